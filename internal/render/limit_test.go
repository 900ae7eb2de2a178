package render

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"vanthu/internal/document"
	"vanthu/internal/metrics"
	"vanthu/internal/pdffile"
	"vanthu/internal/sheet"
	"vanthu/internal/word"
)

// limit is BenchmarkPDF's other rival: the least that a program must do that has
// the text of a document and wants a PDF of it. It reads no JSON, knows no law,
// looks for no better line end, tags nothing and describes nothing: words go on
// lines as long as they fit, lines on pages, codes into a string, pages through
// the standard library's zlib at level 1, and the fonts, cut and packed, with all
// that belongs to them, are copied byte for byte from the file that we make.
type limit struct {
	fonts  []byte // as they stand in a file, from object 3 on, with the resources of pages before them
	starts []int  // of objects 2, 3 …, in fonts
	faces  map[sheet.Face]*limitFace

	out, page, packed bytes.Buffer
	zlib              *zlib.Writer
	places            []int
}

// limitFace is a face as the limit sees it.
type limitFace struct {
	name  string       // of the resource
	codes [0x3000]byte // by rune; 0: it has none
	width [0x3000]int  // thousandths of an em
}

// limitText is a paragraph for the limit: text of one look.
type limitText struct {
	face  *limitFace
	size  int // points
	align string
	text  string
}

var objectHead = regexp.MustCompile(`(?m)^(\d+) 0 obj\n`)

// newLimit takes the fonts out of a file of ours.
func newLimit(b testing.TB, ours []byte, family *metrics.Family) *limit {
	b.Helper()
	file, err := pdffile.Open(ours, pdffile.Options{})
	if err != nil {
		b.Fatal(err)
	}
	l := &limit{faces: map[sheet.Face]*limitFace{}}
	l.zlib, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed)
	resources, err := file.Object(2)
	if err != nil {
		b.Fatal(err)
	}
	plain, err := resources.Append(nil, func(n int) (int, error) { return n, nil })
	if err != nil {
		b.Fatal(err)
	}
	l.starts = append(l.starts, 0)
	l.fonts = fmt.Appendf(nil, "2 0 obj\n%s\nendobj\n", plain)
	last := 0
	for name, ref := range resources.Key("Font").Entries() {
		n, _ := ref.Ref()
		last = max(last, n)
		l.face(b, file, name, n, family)
	}
	heads := objectHead.FindAllSubmatchIndex(ours, -1)
	for i, h := range heads {
		if n, _ := strconv.Atoi(string(ours[h[2]:h[3]])); n >= 3 && n <= last {
			l.starts = append(l.starts, len(l.fonts))
			l.fonts = append(l.fonts, ours[h[0]:heads[i+1][0]]...)
		}
	}
	if len(l.starts) != last-1 {
		b.Fatalf("%d objects of fonts up to number %d", len(l.starts), last)
	}
	return l
}

var bfrange = regexp.MustCompile(`(?m)^<(..)> <(..)> <(....)>$`)

// face reads the codes of a font of ours, and its widths from the family.
func (l *limit) face(b testing.TB, file *pdffile.File, name string, number int, family *metrics.Family) {
	b.Helper()
	font, err := file.Object(number)
	if err != nil {
		b.Fatal(err)
	}
	base, _ := font.Key("BaseFont").Name()
	is := sheet.Regular
	for face, end := range map[sheet.Face]string{sheet.Bold: "-Bold", sheet.Italic: "-Italic", sheet.BoldItalic: "-BoldItalic"} {
		if strings.HasSuffix(base, end) {
			is = face
		}
	}
	if l.faces[is] != nil {
		return // rare letters
	}
	stream, err := file.Find(font.Key("ToUnicode"))
	if err != nil {
		b.Fatal(err)
	}
	table, err := file.Unpack(stream)
	if err != nil {
		b.Fatal(err)
	}
	f := &limitFace{name: name}
	for _, m := range bfrange.FindAllSubmatch(table, -1) {
		from, _ := strconv.ParseInt(string(m[1]), 16, 32)
		to, _ := strconv.ParseInt(string(m[2]), 16, 32)
		r, _ := strconv.ParseInt(string(m[3]), 16, 32)
		for code := from; code <= to; code++ {
			f.codes[r], f.width[r] = byte(code), family.Advance(is, rune(r))*1000/family.UnitsPerEm()
			r++
		}
	}
	for r, like := range map[rune]rune{'\u00a0': ' ', '\u2011': '-'} {
		f.codes[r], f.width[r] = f.codes[like], f.width[like]
	}
	l.faces[is] = f
}

// texts are the paragraphs of a document for the limit, with a face that the
// file has.
func (l *limit) texts(paragraphs []*word.Paragraph) []limitText {
	var out []limitText
	for _, p := range paragraphs {
		if len(p.Runs) == 0 {
			continue
		}
		face := sheet.Regular
		if p.Runs[0].Bold {
			face |= sheet.Bold
		}
		if p.Runs[0].Italic {
			face |= sheet.Italic
		}
		if l.faces[face] == nil {
			face = sheet.Regular
		}
		out = append(out, limitText{l.faces[face], p.Runs[0].Size / 2, p.Alignment, p.Text()})
	}
	return out
}

// What the limit knows of a page, in points.
const (
	limitLeft, limitTop, limitBottom = 85.0, 785.0, 57.0
	limitMeasure                     = 467.0
	limitLead                        = 1.25
	limitGap                         = 6.0
)

// write makes a file of texts.
func (l *limit) write(out io.Writer, texts []limitText) error {
	l.out.Reset()
	l.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	l.places = l.places[:0]
	for _, at := range l.starts {
		l.places = append(l.places, l.out.Len()+at)
	}
	l.out.Write(l.fonts)
	first := len(l.starts) + 2
	y := limitTop
	l.page.Reset()
	for i := range texts {
		y = l.text(&texts[i], y)
	}
	l.endPage()
	tree := l.out.Len()
	var b []byte
	b = append(b, "1 0 obj\n<</Type /Pages /MediaBox [0 0 595 842] /Resources 2 0 R /Kids ["...)
	pages := 0
	for n := first + 1; n < len(l.places)+2; n += 2 {
		b = append(strconv.AppendInt(b, int64(n), 10), " 0 R "...)
		pages++
	}
	b = fmt.Appendf(b, "] /Count %d>>\nendobj\n", pages)
	l.out.Write(b)
	catalog, info := len(l.places)+2, len(l.places)+3
	l.places = append(l.places, l.out.Len())
	fmt.Fprintf(&l.out, "%d 0 obj\n<</Type /Catalog /Pages 1 0 R>>\nendobj\n", catalog)
	l.places = append(l.places, l.out.Len())
	fmt.Fprintf(&l.out, "%d 0 obj\n<</Producer (limit)>>\nendobj\n", info)
	table := l.out.Len()
	b = fmt.Appendf(b[:0], "xref\n0 %d\n0000000000 65535 f \n%010d 00000 n \n", len(l.places)+2, tree)
	for _, at := range l.places {
		b = fmt.Appendf(b, "%010d 00000 n \n", at)
	}
	b = fmt.Appendf(b, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(l.places)+2, catalog, info, table)
	l.out.Write(b)
	_, err := out.Write(l.out.Bytes())
	return err
}

// text sets a text from y down and tells where it ends.
func (l *limit) text(t *limitText, y float64) float64 {
	lead := float64(t.size) * limitLead
	measure := int(limitMeasure * 1000 / float64(t.size)) // thousandths of an em
	space := t.face.width[' ']
	for rest := t.text; rest != ""; {
		end, width, words := 0, 0, 0
		for at := 0; at < len(rest); { // a word at a time
			w, next := 0, at
			for next < len(rest) && rest[next] != ' ' && rest[next] != '\n' {
				r, n := rune(rest[next]), 1
				if r >= utf8.RuneSelf {
					r, n = utf8.DecodeRuneInString(rest[next:])
				}
				if r < rune(len(t.face.width)) {
					w += t.face.width[r]
				}
				next += n
			}
			if words > 0 && width+space+w > measure {
				break
			}
			if words > 0 {
				width += space
			}
			width, end, words = width+w, next, words+1
			if next < len(rest) && rest[next] == '\n' {
				break
			}
			at = next + 1
		}
		if y-lead < limitBottom {
			l.endPage()
			y = limitTop
		}
		y -= lead
		line := rest[:end]
		rest = rest[min(end+1, len(rest)):]
		l.line(t, line, y, measure-width, words, rest == "")
	}
	return y - limitGap
}

// line writes a line with room left over.
func (l *limit) line(t *limitText, line string, y float64, room, words int, last bool) {
	x, spread := limitLeft, 0.0
	switch left := float64(room*t.size) / 1000; {
	case t.align == "center":
		x += left / 2
	case t.align == "both" && !last && words > 1:
		spread = left / float64(words-1)
	}
	b := l.page.AvailableBuffer()
	b = append(append(append(b, "BT /"...), t.face.name...), ' ')
	b = append(strconv.AppendInt(b, int64(t.size), 10), " Tf "...)
	b = append(strconv.AppendFloat(b, spread, 'f', 3, 64), " Tw "...)
	b = append(strconv.AppendFloat(b, x, 'f', 2, 64), ' ')
	b = append(strconv.AppendFloat(b, y, 'f', 2, 64), " Td ("...)
	for _, r := range line {
		if r >= rune(len(t.face.codes)) || t.face.codes[r] == 0 {
			continue // one in a thousand
		}
		code := t.face.codes[r]
		if code == '(' || code == ')' || code == '\\' {
			b = append(b, '\\')
		}
		b = append(b, code)
	}
	b = append(b, ") Tj ET\n"...)
	l.page.Write(b)
}

// endPage packs the page and writes it, with its contents before it.
func (l *limit) endPage() {
	l.packed.Reset()
	l.zlib.Reset(&l.packed)
	_, _ = l.zlib.Write(l.page.Bytes())
	_ = l.zlib.Close()
	l.page.Reset()
	n := len(l.places) + 2
	l.places = append(l.places, l.out.Len())
	fmt.Fprintf(&l.out, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", n, l.packed.Len())
	l.out.Write(l.packed.Bytes())
	l.out.WriteString("\nendstream\nendobj\n")
	l.places = append(l.places, l.out.Len())
	fmt.Fprintf(&l.out, "%d 0 obj\n<</Type /Page /Parent 1 0 R /Contents %d 0 R>>\nendobj\n", n+1, n)
}

// newLimitOf is the limit of a document, and its texts.
func newLimitOf(b testing.TB, r *Renderer, d *document.Document) (*limit, []limitText) {
	b.Helper()
	result, err := r.Render(b.Context(), d, PDF)
	if err != nil {
		b.Fatal(err)
	}
	l := newLimit(b, result.Files[0].Data, r.family)
	return l, l.texts(plainParagraphs(b, r, d))
}

// fresh is the limit of a program that keeps nothing but fonts and tables from
// one document to the next, as most do: it asks for all memory anew, of which
// that of compress/zlib is most.
func (l *limit) fresh() *limit {
	f := &limit{fonts: l.fonts, starts: l.starts, faces: l.faces}
	f.zlib, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed)
	return f
}

// BenchmarkLimit is the limit that makes one document again and again in the
// same memory, BenchmarkLimitFresh the one that begins each with none.
func BenchmarkLimit(b *testing.B)      { benchLimit(b, func(l *limit) *limit { return l }) }
func BenchmarkLimitFresh(b *testing.B) { benchLimit(b, (*limit).fresh) }

func benchLimit(b *testing.B, next func(*limit) *limit) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, _ []byte, d *document.Document) {
		l, texts := newLimitOf(b, r, d)
		size := 0
		for b.Loop() {
			var out contents
			if err := next(l).write(&out, texts); err != nil {
				b.Fatal(err)
			}
			size = len(out)
		}
		b.ReportMetric(float64(size), "file-B")
	})
}

// TestLimit wants a file of the limit to have all words of the document: else it
// is no rival.
func TestLimit(t *testing.T) {
	r := renderer(t)
	eachBenched(t, func(name string, _ []byte, d *document.Document) {
		l, texts := newLimitOf(t, r, d)
		var out contents
		if err := l.write(&out, texts); err != nil {
			t.Fatal(err)
		}
		var want, got strings.Builder
		rare := 0 // letters that stand in no common font
		for _, text := range texts {
			for _, r := range text.text {
				if r < rune(len(text.face.codes)) && text.face.codes[r] != 0 {
					want.WriteRune(r)
				} else if r > ' ' {
					rare++
				}
			}
		}
		file, err := pdffile.Open(out, pdffile.Options{})
		if err != nil || file.Mended() {
			t.Fatal(name, err)
		}
		pages, err := file.Pages()
		if err != nil {
			t.Fatal(name, err)
		}
		for _, p := range pages {
			marks, err := p.Marks()
			if err != nil {
				t.Fatal(name, err)
			}
			for _, run := range marks.Runs {
				got.WriteString(run.Text)
			}
		}
		plain := strings.NewReplacer(" ", "", "\u00a0", "", "\u2011", "-")
		if plain.Replace(got.String()) != plain.Replace(want.String()) || rare > want.Len()/500 {
			t.Errorf("%s: the limit has %d bytes of text, want %d, and leaves out %d letters", name, got.Len(), want.Len(), rare)
		}
	})
}

package seen

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanthu/internal/pdffile"
	"vanthu/internal/units"
)

// examples are the PDFs of our own documents, without those of annexes that are
// files of their own.
func examples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../examples/*.json")
	for i, file := range files {
		files[i] = strings.TrimSuffix(file, ".json") + ".pdf"
	}
	if err != nil || len(files) < 100 {
		t.Fatalf("%d examples were found, %v", len(files), err)
	}
	return files
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// all are the paragraphs of blocks, those in tables too.
func all(blocks []Block) (out []*Paragraph) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			out = append(out, b.Paragraph)
		}
		if b.Table != nil {
			for _, r := range b.Table.Rows {
				for _, c := range r.Cells {
					out = append(out, all(c.Blocks)...)
				}
			}
		}
	}
	return out
}

func said(p *Paragraph) (s string) {
	for _, r := range p.Runs {
		s += r.Text
	}
	return s
}

// TestLetters wants each letter of a page in the paper once, whatever it stands
// in. Header rows that are repeated are taken once.
func TestLetters(t *testing.T) {
	files := examples(t)
	if folder := os.Getenv("VANTHU_CORPUS"); folder != "" { // see TestCorpusPDF
		more, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, file := range files {
		data := read(t, file)
		paper, err := FromPDF(nil, data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		count := lettersOf(paper)
		drawn := drawn(t, data)
		var wrong strings.Builder
		for r, n := range drawn {
			if n != count[r] && (n < count[r] || len(headers(paper)) == 0) {
				fmt.Fprintf(&wrong, " %q %d of %d", r, count[r], n)
			}
			delete(count, r)
		}
		for r := range count {
			fmt.Fprintf(&wrong, " %q from nowhere", r)
		}
		if wrong.Len() > 0 {
			t.Errorf("%s: other letters than on its pages:%s", file, wrong.String())
		}
	}
}

type letters map[rune]int

func (l letters) add(text string) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			l[r]++
		}
	}
}

// lettersOf are the letters of a paper.
func lettersOf(p *Paper) letters {
	count := letters{}
	blocks := append(slices.Clone(p.Blocks), p.Added...)
	for _, s := range p.Sheets {
		blocks = append(append(blocks, s.Header...), s.Footer...)
	}
	for _, n := range p.Notes {
		blocks = append(blocks, n.Blocks...)
	}
	for _, p := range all(blocks) {
		count.add(said(p))
	}
	for _, b := range blocks {
		if b.Stroke != nil {
			count.add(b.Stroke.Text)
		}
	}
	return count
}

// drawn are the letters that are drawn on the pages of a file, those of forms and
// annotations too.
func drawn(t *testing.T, data []byte) letters {
	f, err := pdffile.Open(data, pdffile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	count := letters{}
	for _, p := range pages {
		marks, err := p.Marks()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range marks.Runs {
			count.add(r.Text)
		}
	}
	return count
}

// headers are the header rows of tables.
func headers(p *Paper) (out []Row) {
	for _, b := range p.Blocks {
		if b.Table != nil {
			for _, r := range b.Table.Rows {
				if r.Header {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// TestSymbolGoesOn knows the second line of a number that is parted in its symbol.
func TestSymbolGoesOn(t *testing.T) {
	for _, c := range []struct {
		before, next string
		want         bool
	}{
		{"Số: 05/TB-STNMT-SNNPTNT-", "CAT", true},
		{"Số: 12/", "QĐ-UBND", true},
		{"Số: 05/TB-SNV", "CAT", false},
		{"Số: 05/TB-", "V/v báo cáo", false},
		{"Số: 05/TB-", "DANH SÁCH", false},
		{"Tổ chức -", "CAT", false},
	} {
		if got := symbolGoesOn(c.before, c.next); got != c.want {
			t.Errorf("%q, %q: %v", c.before, c.next, got)
		}
	}
}

// TestYearBeginsLine takes a number that a line begins with for the marker of an item, but
// not behind a word that asks for a number.
func TestYearBeginsLine(t *testing.T) {
	for _, c := range []struct {
		before, next string
		want         bool
	}{
		{"Điều 2. Tổ công tác báo cáo trước ngày 30 tháng 6 năm", "2026.", true},
		{"Điều 2. Tổ công tác báo cáo theo quy định tại khoản", "2. Điều này.", true},
		{"Điều 2. Tổ công tác báo cáo", "2. Văn phòng", false},
	} {
		strips := make([]*strip, 2)
		for i, text := range []string{c.before, c.next} {
			strips[i] = &strip{said: text, x0: 85, x1: 556, size: 14, letters: []glyph{{x0: 85, x1: 90, style: &style{size: 14}}}}
		}
		column := newColumn(strips, span{85, 556}, false)
		if got := column.goesOnAt(strips[:1], strips[1], true); got != c.want {
			t.Errorf("%q, %q: %v", c.before, c.next, got)
		}
	}
}

// TestBlanksAmong parts two things of a head that an author set apart by blanks.
func TestBlanksAmong(t *testing.T) {
	for text, want := range map[string]string{
		"Số: 1/A-B        Huế, ngày 1 tháng 1 năm 2026":       "Huế, ngày 1 tháng 1 năm 2026",
		"SỞ NỘI VỤ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		"SỞ NỘI VỤ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT":     "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
		"Số:         /A-B":                                            "",
		"Huế, ngày       tháng       năm 2026":                        "",
		"THƯ KÝ                          CHỦ TỌA":                     "CHỦ TỌA",
		"Một đoạn       có nhiều dấu cách ở giữa, không phải hai cột": "",
	} {
		var row []glyph
		for _, r := range text {
			row = append(row, glyph{text: string(r), blank: r == ' '})
		}
		got := ""
		if at := blanksAmong(row); at > 0 {
			got = join(row[at:])
		}
		if got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// TestOwnLine keeps lines apart that stand under each other in one look.
func TestOwnLine(t *testing.T) {
	for _, c := range []struct {
		before, next string
		want         bool
	}{
		{"Thông báo", "Kết luận cuộc họp", true},
		{"TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", true},
		{"TM. BAN CHẤP HÀNH HỘI SINH VIÊN", "KHÓA XI", false},
		{"Kết luận cuộc họp", "quý III", false},
	} {
		if got := ownLine(c.before, c.next); got != c.want {
			t.Errorf("%q, %q: %v", c.before, c.next, got)
		}
	}
	if got := head("-\u00a0Lưu:\u00a0VT."); got != "-" {
		t.Errorf("a dash with a blank that no line breaks at: %q", got)
	}
}

// TestNameBelow takes the name of a signer who stands over the recipients for the one
// of the post above it, though the recipients stand beside it.
func TestNameBelow(t *testing.T) {
	for place, want := range map[string]string{"in the middle": "GIÁM ĐỐC: Lê Văn An", "elsewhere": "GIÁM ĐỐC: "} {
		p := FromText("THÔNG BÁO\nNghỉ Tết\nCác phòng nghỉ 07 ngày./.\nGIÁM ĐỐC\nNơi nhận:\n- Các phòng;\n- Lưu: VT.\nLê Văn An")
		p.Source = PDF
		for i := range p.Blocks {
			q := p.Blocks[i].Paragraph
			q.Place = Place{Page: 1, X: 30 * units.MM, Y: units.Length(100+8*i) * units.MM, Width: 50 * units.MM, Height: 5 * units.MM}
			if q.Set.Align = Justified; i > 2 || i < 2 {
				q.Set.Align = Center
			}
		}
		at := func(i int) *Place { return &p.Blocks[i].Paragraph.Place }
		n := len(p.Blocks)
		at(n-5).X, at(n-5).Width = 140*units.MM, 30*units.MM
		for i := n - 4; i < n; i++ {
			at(i).Column = 1
		}
		at(n-1).Column, at(n-1).X, at(n-1).Width = 2, 135*units.MM, 40*units.MM
		if place == "elsewhere" {
			at(n - 1).X = 90 * units.MM
		}
		p.Name()
		first := p.Facts().Signers[0]
		if got := first.Position[0].Text + ": " + first.Name.Text; got != want {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
}

// TestHeadApart takes a head in the header of a page, which the file says is no
// content, into the text.
func TestHeadApart(t *testing.T) {
	for line, want := range map[string]int{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": 1, "CÔNG BÁO": 0} {
		var letters []glyph
		for i, r := range []rune(line) {
			letters = append(letters, glyph{text: string(r), blank: r == ' ', x0: float64(5 * i), x1: float64(5*i + 5), style: &style{size: 13}})
		}
		page := text{apart: letters}
		if page.headed(); len(lines(page.body)) != want {
			t.Errorf("%s: %d lines, want %d", line, len(page.body), want)
		}
	}
}

// TestResumes takes a recipient that is wider than the column beside the signature for
// one, below it.
func TestResumes(t *testing.T) {
	for x, want := range map[units.Length]int{30: 2, 60: 1} {
		p := FromText("THÔNG BÁO\nNghỉ Tết\nCác phòng nghỉ 07 ngày./.\nNơi nhận:\n- Các phòng;\nGIÁM ĐỐC\nLê Văn An\n- Các sở, ban, ngành;")
		p.Source = PDF
		n := len(p.Blocks)
		for i := range p.Blocks {
			q := p.Blocks[i].Paragraph
			q.Place = Place{Page: 1, X: 30 * units.MM, Y: units.Length(100+8*i) * units.MM, Width: 50 * units.MM}
			switch q.Set.Align = Center; {
			case i == 2 || i == n-1:
				q.Set.Align = Justified
			case i == 3 || i == 4:
				q.Place.Column = 1
			case i > 4:
				q.Place.Column, q.Place.X = 2, 120*units.MM
			}
		}
		p.Blocks[n-1].Paragraph.Place.X = x * units.MM
		p.Name()
		if got := len(p.Facts().Recipients); got != want {
			t.Errorf("at %d mm: %d recipients, want %d", x, got, want)
		}
	}
}

// TestLabels knows the first recipient however far it stands under the label.
func TestLabels(t *testing.T) {
	piece := func(text string) *thing {
		var letters []glyph
		for _, r := range text {
			letters = append(letters, glyph{text: string(r), style: &style{size: 12}})
		}
		return &thing{line: &strip{letters: letters}}
	}
	if !piece("Nơi nhận:").labels(piece("- A;")) || piece("Nơi nhận:").labels(piece("GIÁM ĐỐC")) || piece("- A;").labels(piece("- B;")) {
		t.Error("other things are labels")
	}
}

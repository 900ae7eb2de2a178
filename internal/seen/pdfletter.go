package seen

import (
	"math"
	"strings"
	"unicode"

	"vanthu/internal/pdffile"
)

// glyph is a glyph with what it looks like. There may be many: it is small.
type glyph struct {
	text      string
	x0, x1, y float64 // y of the baseline
	run       int32   // in which it was shown
	seq       int32   // when it was drawn
	raised    int8
	blank     bool
	bold      bool

	underline, strike bool
	*style
}

// style is what the letters of a run look like.
type style struct {
	face   string
	size   float64
	italic bool
	color  int
}

// look is what a letter looks like, to be compared.
type look struct {
	style
	bold, underline, strike bool
	raised                  int
}

func (g *glyph) look() look { return look{*g.style, g.bold, g.underline, g.strike, int(g.raised)} }

// text is what is written on a page.
type text struct {
	body   []glyph
	added  []glyph // signed or stamped over the page
	apart  []glyph // said to be no content, or turned against the page
	unread bool    // letters are unknown
}

// pictures tells pictures from strokes that are made of them, and a scan from a
// page that is written. What a scan's program read is hidden under its picture.
func (p *pdfPage) pictures(marks *pdffile.Marks) {
	seen, hidden := 0, 0
	for _, r := range marks.Runs {
		switch n := len(strings.TrimSpace(r.Text)); {
		case r.Hidden:
			hidden += n
		case !r.Added:
			seen += n
		}
	}
	const (
		part = 0.5 // of the page that a scan covers at least
		few  = 40  // letters that are stamped on scans, or a fourth of what was read in them
	)
	covered := 0.0
	var images []pdffile.Image
	for _, im := range marks.Images {
		w, h := im.X1-im.X0, im.Y1-im.Y0
		inside := im.X0 < p.width && im.Y0 < p.height && im.X1 > 0 && im.Y1 > 0
		switch {
		case !inside || !(w > 0 && h > 0):
		case im.Added && len(p.stamps) < mostImages:
			p.stamps = append(p.stamps, im)
		case h <= thickest && w > shortest:
			y := (im.Y0 + im.Y1) / 2
			marks.Strokes = append(marks.Strokes, pdffile.Stroke{X0: im.X0, X1: im.X1, Y0: y, Y1: y, Width: h})
		default:
			covered += w * h
			images = append(images, im)
		}
	}
	p.scanned = covered > part*p.width*p.height && seen < max(few, hidden/4)
	if !p.scanned {
		p.images = images[:min(len(images), mostImages)]
	}
}

// mostImages is how many pictures of a page are told.
const mostImages = 1 << 8

// letters are the glyphs of a page in the order in which they are drawn.
func (p *pdfPage) letters(marks *pdffile.Marks) (t text) {
	seq, held := int32(0), ""
	t.body, t.apart = p.leaning(marks.Runs)
	content := mostly(marks.Runs, func(r *pdffile.Run) bool { return !r.Artifact })
	for i := range marks.Runs {
		r := &marks.Runs[i]
		if math.Abs(r.Angle) > level && !r.Added || !p.reads(r) {
			continue
		}
		into := &t.body
		switch {
		case r.Added:
			into = &t.added
		case r.Artifact && content:
			into = &t.apart
		}
		like, begun := styleOf(r), false
		for _, g := range r.Glyphs {
			l := glyph{text: g.Text, x0: g.X, x1: g.X + g.Width, y: g.Y, run: int32(i), seq: seq, bold: r.Bold, style: like}
			if begun = begun || p.shows(l); l.text == "" || !begun || !p.near(l) {
				continue // what runs over the edge of the page is read
			}
			if strings.TrimFunc(l.text, hidden) == "" { // it has no width: it goes before what follows
				held += l.text
				continue
			}
			l.blank = strings.TrimFunc(l.text, empty) == ""
			t.unread = t.unread || strings.ContainsRune(l.text, unicode.ReplacementChar)
			if before := last(*into); before != nil && combines(*before, l) {
				before.text += l.text
				continue
			}
			if !l.blank {
				l.text, held = held+l.text, ""
			}
			*into = append(*into, l)
			seq++
		}
	}
	return t
}

// mostly tells whether most of the letters are so. A file that calls all of a page
// no content is not believed.
func mostly(runs []pdffile.Run, so func(*pdffile.Run) bool) bool {
	n, all := 0, 0
	for i := range runs {
		all += len(runs[i].Glyphs)
		if so(&runs[i]) {
			n += len(runs[i].Glyphs)
		}
	}
	return 2*n > all
}

// reads tells whether a run is to be read: what is hidden is only if it was read
// from a picture.
func (p *pdfPage) reads(r *pdffile.Run) bool {
	return (!r.Hidden || p.scanned) && r.Size > 0.5 && r.Size < 1000
}

func styleOf(r *pdffile.Run) *style {
	return &style{face(r.Face.Name), math.Round(100*r.Size) / 100, r.Italic, max(0, int(r.Color))}
}

// shows tells whether a letter stands on the page. One that has no number for a
// place does not.
func (p *pdfPage) shows(l glyph) bool {
	return l.x0 > -p.width && l.x0 < p.width && l.x1 > 0 && l.x1 < 2*p.width && l.y > 0 && l.y < p.height+l.size
}

// near tells whether a letter stands on the page or not far beside it.
func (p *pdfPage) near(l glyph) bool {
	return l.x0 > -p.width && l.x1 < 2*p.width && l.y > -p.height && l.y < 2*p.height
}

// empty is what shows no ink.
func empty(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// hidden is what takes no room: a zero-width space, a soft hyphen that is not
// shown.
func hidden(r rune) bool { return unicode.Is(unicode.Cf, r) && r != '\u00AD' }

// combines tells whether a letter is a mark that stands over the one before it.
func combines(before, l glyph) bool {
	for _, r := range l.text {
		if !unicode.Is(unicode.Mn, r) {
			return false
		}
	}
	return !before.blank && math.Abs(l.x0-before.x1) < 1.5*l.size && math.Abs(l.y-before.y) < l.size
}

func last[E any](s []E) *E {
	if len(s) == 0 {
		return nil
	}
	return &s[len(s)-1]
}

// styles are words at the end of a face's name that are no part of the family's.
var styles = strings.NewReplacer("BoldItalic", "", "BoldOblique", "", "SemiBold", "", "Bold", "", "Italic", "", "Oblique", "",
	"Regular", "", "Roman", "", "PSMT", "", "PS", "", "MT", "", "-", "", ",", "", " ", "")

// face is the family of a face: TimesNewRomanPS-BoldMT is a Times New Roman. A
// name that a printer driver made up (CIDFont+F1) is none.
func face(name string) string {
	if strings.HasPrefix(name, "CIDFont+") {
		return ""
	}
	if i := strings.LastIndexAny(name, "-,"); i > 0 && styles.Replace(name[i:]) == "" {
		name = name[:i]
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, "MT"), "PS")
	var b strings.Builder
	lower := false
	for _, r := range name {
		if lower && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(r)
	}
	return b.String()
}

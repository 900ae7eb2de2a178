package seen

import (
	"slices"
	"strings"

	"vanthu/internal/pdffile"
)

// cutNotes takes the footnotes from the lines of the page: small ones under a
// short stroke at its foot.
func (p *pdfPage) cutNotes() {
	const (
		low             = 0.5       // of the page: notes stand below it
		least, longest  = 60.0, 210 // points of the stroke
		small           = 0.9       // of the size of the text
		above, mostLine = 3.0, 64
	)
	sizes := map[float64]int{}
	for _, l := range p.lines {
		sizes[l.size] += len(l.letters)
	}
	body, _ := often(sizes, -1)
	for i := len(p.strokes) - 1; i >= 0; i-- {
		s := p.strokes[i]
		if w := s.X1 - s.X0; s.Y0 < low*p.height || w < least || w > longest {
			continue
		}
		from := slices.IndexFunc(p.lines, func(l *strip) bool { return l.y > s.Y0+above })
		if from < 0 || len(p.lines)-from > mostLine || !p.notesFrom(from, s, small*body) {
			continue
		}
		p.notes, p.lines = p.lines[from:], p.lines[:from]
		p.strokes = slices.Delete(p.strokes, i, i+1)
		return
	}
}

// notesFrom tells whether the lines from one on are footnotes under a stroke: all
// are small, and the first begins with the mark of a note where the stroke does.
func (p *pdfPage) notesFrom(from int, s pdffile.Stroke, most float64) bool {
	const near = 40 // points
	for _, l := range p.lines[from:] {
		if l.size > most || l.x0 < s.X0-near/4 {
			return false
		}
	}
	for _, g := range p.tables {
		if g.ys[g.rows()] > s.Y0 {
			return false
		}
	}
	first := p.lines[from]
	return first.x0-s.X0 < near && noteMark(first) != ""
}

// noteMark is the number or star that a footnote begins with; "" if it has none.
func noteMark(l *strip) string {
	const longest = 3
	mark := strings.TrimLeft(l.text(), "( ")
	end := strings.IndexFunc(mark, func(r rune) bool { return !strings.ContainsRune("0123456789*", r) })
	if end <= 0 || end > longest {
		return ""
	}
	return mark[:end]
}

// note tells the footnotes of a page, and the raised runs that refer to them.
func (r *pdfReader) note(p *pdfPage, blocks []Block) {
	of := map[string]int{}
	c := newColumn(p.notes, p.edges.span, false)
	for _, para := range c.paragraphs() {
		b := p.text(para, c)
		if mark := noteMark(para[0]); mark != "" || len(r.paper.Notes) == 0 {
			r.paper.Notes = append(r.paper.Notes, Note{})
			of[mark] = len(r.paper.Notes)
		}
		n := last(r.paper.Notes)
		n.Blocks = append(n.Blocks, b)
	}
	if len(of) == 0 {
		return
	}
	for _, b := range blocks {
		if b.Paragraph == nil {
			continue
		}
		for i := range b.Paragraph.Runs {
			if run := &b.Paragraph.Runs[i]; run.Raised > 0 {
				run.Note = of[strings.Trim(run.Text, "() ")]
			}
		}
	}
}

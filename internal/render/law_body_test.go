package render

import (
	"math"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/markup"
)

// indent is the first-line indent that the document chose.
func (p *witness) indent() float64 {
	if v := p.doc.Style.Indent; v != nil {
		return *v
	}
	return 10
}

// paragraph is a paragraph found on the paper: its lines, maybe over pages.
type paragraph struct {
	words string // as the author wrote them, without marks
	plain bool   // the author set no marks
	lines []text
}

// running are the document's lines from page to page, without what stands at
// the foot of a page or over it.
func (p *witness) running() []text {
	p.Helper()
	var out []text
	for _, page := range p.pagesOf(0) {
		foot := math.Inf(1)
		if stroke, ok := p.contactStroke(page); ok {
			foot = stroke.y0 / mm
		}
		for _, l := range p.lines(page) {
			if l.y < foot && !p.stamped(page, l.red()) {
				out = joinedTo(out, l) // a justified line of few words has gaps like those between columns
			}
		}
	}
	return out
}

// paragraphs are the body's paragraphs and numbered texts, found by their
// words; headings, items, tables and forms are left out.
func (p *witness) paragraphs() []paragraph {
	p.Helper()
	var sources []string
	sources = append(sources, p.doc.Opening...)
	sources = append(sources, p.doc.Purposes...)
	sources = append(sources, bodyTexts(p.doc.Sections)...)
	sources = append(sources, p.doc.Closing...)
	lines := p.running()
	var out []paragraph
	for _, source := range sources {
		found := locate(lines, squeezed(strings.TrimRight(markup.Plain(source), ". ")))
		if found == nil {
			p.must(false, "nội dung", "the paragraph %s is not found line after line", quoted(source))
			continue
		}
		out = append(out, paragraph{markup.Plain(source), markup.Plain(source) == source, found})
	}
	return out
}

// bodyTexts are the paragraphs and numbered texts of a tree of blocks.
func bodyTexts(blocks []document.Block) []string {
	var out []string
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == document.Paragraph || b.Kind == document.Numbered && b.Level == "" {
			out = append(out, b.Text)
		}
		out = append(out, bodyTexts(b.Content)...)
	}
	return out
}

// locate finds the lines that say the squeezed words, after a number of a few
// characters and before an end mark.
func locate(lines []text, words string) []text {
	for i := range lines {
		if found := locateAt(lines, i, words); found != nil {
			return found
		}
	}
	return nil
}

// locateAt is the lines from one on, if they say the words.
func locateAt(lines []text, start int, words string) []text {
	const label, end = 12, 5 // characters of a number such as "1.1.12." or "VIII.", and of an end mark
	got, from := "", -1
	for i := start; i < len(lines); i++ {
		got += squeezed(lines[i].words)
		if from < 0 {
			if from = strings.Index(got, words[:min(len(words), label)]); from < 0 || from > label {
				return nil
			}
		}
		rest := got[from:]
		if strings.HasPrefix(rest, words) && len(rest)-len(words) <= end {
			return lines[start : i+1]
		}
		if !strings.HasPrefix(words, rest) {
			return nil
		}
	}
	return nil
}

// TestBody: size, lines, indents, edges and gaps of the text (ô số 6).
func TestBody(t *testing.T) {
	measured(t, func(p *witness) {
		body := p.law.looks["body"]
		all := p.paragraphs()
		for _, paragraph := range all {
			for i, l := range paragraph.lines {
				for _, s := range l.spans {
					if s.Size < 0.7*l.size() {
						continue // a figure above or under the line
					}
					p.between("size of the body", s.Size, body.min, body.max, body.clause)
					if size := p.doc.Style.BodySize; size != nil {
						p.near("size of the body", s.Size, *size, 0.01, "style.body_size")
					}
				}
				if paragraph.plain && i > 0 { // the first line may begin with a bold number
					p.looks("body", l)
				}
				p.black(l)
				p.edges(paragraph, i)
				if i > 0 && l.page == paragraph.lines[i-1].page {
					p.pitch(l, (l.y-paragraph.lines[i-1].y)*mm)
				}
			}
			p.gapAbove(paragraph, all)
		}
	})
}

// edges: the first line indented, the others at the left margin, all but the
// last one at the right margin too.
func (p *witness) edges(paragraph paragraph, i int) {
	p.Helper()
	// Half a twip; and layout narrows the paragraphs whose line breaks hang on a
	// hair, by less than half a millimetre, so that Word breaks them alike.
	const off, narrowed = 0.1, 0.5
	l := paragraph.lines[i]
	a := p.textArea(l.page)
	left := a.left
	if i == 0 {
		left += p.indent()
		p.must(near(p.indent(), 10, 0.01) || near(p.indent(), 12.7, 0.01), p.law.indentClause, "the indent is %.2f mm", p.indent())
	}
	p.near("left edge of "+quoted(l.words), l.x0, left, off, p.law.indentClause)
	if i < len(paragraph.lines)-1 && strings.Contains(l.words, " ") {
		p.between("right edge of "+quoted(l.words), l.x1, a.right-narrowed, a.right+off, "PL I, mục II.6.e; HD 05 (canh đều cả hai lề)")
	}
}

func near(a, b, off float64) bool { return math.Abs(a-b) <= off }

// linePitch is the height of the body's lines in points that the document
// chose: the state's in single lines, the Party's exactly.
func (p *witness) linePitch(size float64) float64 {
	s := p.doc.Style
	switch {
	case s.LineExact != nil:
		return *s.LineExact
	case p.law.party:
		return 18
	case s.LineSpacing != nil:
		return *s.LineSpacing * single * size
	}
	return single * size
}

// pitch holds the distance of two lines of a paragraph against the range of
// the law and the document's choice. A DOCX counts in twips, 0.05 pt.
func (p *witness) pitch(l text, got float64) {
	p.Helper()
	const off = 0.06
	if p.law.party {
		p.between("line spacing, points", got, p.law.lineMin-off, p.law.lineMax+off, p.law.lineClause)
	} else {
		p.between("line spacing, points", got, p.law.lineMin*single*l.size()-off, p.law.lineMax*single*l.size()+off, p.law.lineClause)
	}
	p.near("line spacing, points", got, p.linePitch(l.size()), off, p.law.lineClause)
}

// gapAbove: a paragraph is as far under another as the document chose, and
// 6 points at least under anything. A line's letters stand on four fifths of
// its height.
func (p *witness) gapAbove(paragraph paragraph, all []paragraph) {
	p.Helper()
	first := paragraph.lines[0]
	above, found := text{}, false
	for _, l := range p.lines(first.page) {
		if l.y < first.y-1 && l.y > p.textArea(first.page).top && !p.stamped(first.page, l.red()) {
			above, found = l, true
		}
	}
	if !found {
		return // it begins the page
	}
	least, height := 6.0, single*above.size()
	for _, other := range all {
		if last := other.lines[len(other.lines)-1]; last.page == above.page && last.y == above.y {
			height = p.linePitch(above.size())
			if g := p.doc.Style.ParagraphGap; g != nil {
				least = *g
			}
		}
	}
	gap := (first.y-above.y)*mm - 0.2*height - 0.8*p.linePitch(first.size())
	p.must(gap >= least-0.06, p.law.gapClause, "%s is %.2f pt under %s, not %.2f", quoted(first.words), gap, quoted(above.words), least)
}

// TestBases: the căn cứ, each in its own paragraph with its own end.
func TestBases(t *testing.T) {
	measured(t, func(p *witness) {
		lines := p.running()
		clause := "PL I, mục II.6.a"
		if p.law.party {
			clause = "HD 05, thể thức nội dung (căn cứ)"
		}
		for i, basis := range p.doc.Bases {
			plain := strings.TrimRight(markup.Plain(basis), " .,;")
			found := locate(lines, squeezed(plain))
			if found == nil {
				p.must(false, clause, "the basis %s is not found", quoted(basis))
				continue
			}
			end := ";"
			if i == len(p.doc.Bases)-1 {
				end = p.law.basisEnd
			}
			last := found[len(found)-1]
			p.must(strings.HasSuffix(last.words, end), clause, "the basis %s ends %s, not with %q", quoted(basis), quoted(last.words), end)
			p.must(strings.HasPrefix(found[0].words, "- ") == p.law.party, clause, "the basis begins %s", quoted(found[0].words))
			for _, l := range found {
				if plain == strings.TrimRight(basis, " .,;") {
					p.looks("legal_basis", l)
				}
				p.black(l)
			}
			p.near("indent of a basis", found[0].x0, p.textArea(found[0].page).left+p.indent(), 0.1, p.law.indentClause)
		}
	})
}

// TestAddressees: "Kính gửi" (ô số 9a) on one line for one, else one a line,
// the state's with the hyphens under the colon.
func TestAddressees(t *testing.T) {
	measured(t, func(p *witness) {
		to := p.doc.To
		switch p.doc.Kind {
		case "cong-dien", "giay-moi", "giay-gioi-thieu":
			return // their own words stand instead: Mẫu 1.6, 1.7, 1.8
		}
		if len(to) == 0 {
			return
		}
		clause, words := "PL I, mục II.9.d", "Kính gửi:"
		if p.law.party {
			clause = "HD 05, mục 9 (kính gửi, kính trình)"
			if p.law == party2026 && p.doc.Kind == "to-trinh" {
				words = "Kính trình:"
			}
		}
		if len(to) == 1 {
			p.oneAddressee(words, to[0].String(), clause)
			return
		}
		label, ok := p.find(0, words)
		if !ok {
			p.Fatalf("%q does not stand on a line of its own [%s]", words, clause)
		}
		p.looks("addressees_label", label)
		lines := p.lines(0)
		for i, name := range to {
			end := p.law.listEnd
			if i == len(to)-1 && !p.law.party {
				end = "."
			}
			found := locate(lines, squeezed(name.String()))
			if found == nil {
				p.must(false, clause, "%q is not found under %s", name, words)
				continue
			}
			p.must(strings.HasPrefix(found[0].words, "- ") && strings.HasSuffix(found[len(found)-1].words, end), clause, "%q begins or ends wrongly", found[0].words)
			if !p.law.party {
				colon := label.x1 - 0.278*label.size()/mm // the width of a colon
				p.near("hyphen under the colon of Kính gửi", found[0].x0, colon, 0.3, clause)
			}
			p.looks("addressees", found[0])
		}
	})
}

// oneAddressee: label and name on one line in the middle, no full stop.
func (p *witness) oneAddressee(label, name, clause string) {
	p.Helper()
	line, ok := p.find(0, label+" "+markup.Plain(name))
	if !ok {
		p.must(false, clause, "no line \"%s %s\" without a full stop", label, name)
		return
	}
	p.near("middle of "+label, line.middle(), p.textArea(0).middle(), 0.2, "[ĐO] giữa trang")
	if p.law.looks["addressees_label"].italic == p.law.looks["addressees"].italic {
		p.looks("addressees", line)
		return
	}
	first, rest := line, line
	first.spans, rest.spans = line.spans[:1], line.spans[1:]
	p.looks("addressees_label", first)
	p.looks("addressees", rest)
}

// TestEndMark: the last text ends with "./." (state) or a full stop (Party).
func TestEndMark(t *testing.T) {
	measured(t, func(p *witness) {
		all := p.paragraphs()
		if len(p.doc.Closing) == 0 || len(all) == 0 {
			return
		}
		want, clause := "./.", "mọi mẫu của PL III"
		if p.law.party {
			want, clause = ".", "HD 05, thể thức nội dung (dấu chấm)"
		}
		if p.doc.EndMark != nil {
			want = *p.doc.EndMark
		}
		last := all[len(all)-1].lines
		words := last[len(last)-1].words
		p.must(strings.HasSuffix(words, want), clause, "the text ends %s, not with %q", quoted(words), want)
	})
}

// TestHeadings: mục and khoản with a title of a text without articles.
func TestHeadings(t *testing.T) {
	measured(t, func(p *witness) {
		if len(p.doc.Style.Numbering) > 0 && p.doc.Style.Numbering[0] != "I." {
			return
		}
		p.headings(p.running(), p.doc.Sections, 1)
	})
}

// locateIndented finds words whose first line stands at the first-line indent.
func (p *witness) locateIndented(lines []text, words string) []text {
	for i := range lines {
		if near(lines[i].x0, p.textArea(lines[i].page).left+p.indent(), 0.1) {
			if found := locateAt(lines, i, words); found != nil {
				return found
			}
		}
	}
	return nil
}

func (p *witness) headings(lines []text, blocks []document.Block, depth int) {
	p.Helper()
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != document.Heading || b.Level != "" || depth > 2 {
			continue
		}
		found := p.locateIndented(lines, squeezed(markup.Plain(b.Text)))
		if found == nil {
			p.must(false, "PL I, mục V #6b", "the heading %s does not stand at the first-line indent", quoted(b.Text))
			continue
		}
		last := found[len(found)-1]
		if markup.Plain(b.Text) == b.Text {
			element := []string{"heading_1", "heading_2"}[depth-1]
			for _, l := range found {
				p.looks(element, l)
				if depth == 1 && !p.law.party {
					p.must(l.words == strings.ToUpper(l.words), "PL I, mục V #6b (in hoa)", "%q is not in capitals", l.words)
				}
			}
		}
		// A heading does not end its page.
		lowest := 0.0
		for _, l := range p.lines(last.page) {
			lowest = max(lowest, l.y)
		}
		if len(b.Content) > 0 && b.Content[0].Kind != document.PageBreak {
			p.must(lowest > last.y+1, "đề mục đi cùng nội dung dưới nó", "the heading %s ends its page", quoted(b.Text))
		}
		p.headings(lines, b.Content, depth+1)
	}
}

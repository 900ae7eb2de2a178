package render

import (
	"strings"
	"testing"

	"vanthu/internal/document"
)

// stamped tells whether a text or rule may stand anywhere on the first page:
// the receiving office's stamp is over it, in red.
func (p *witness) stamped(page int, red bool) bool {
	return page == 0 && red && p.doc.Received != nil
}

// TestPaper: A4, margins, and nothing outside them but what belongs there.
func TestPaper(t *testing.T) {
	const off = 0.1 // mm: half a twip and the reader's rounding are far below it
	measured(t, func(p *witness) {
		annexes := p.annexes()
		p.must(len(p.sections) == 1+len(annexes), p.law.numberClause, "%d pages without a number, for a document with %d attachments", len(p.sections), len(annexes))
		for section := range p.sections {
			turned := section == 0 && p.doc.Orientation == "landscape" || section > 0 && section <= len(annexes) && annexes[section-1].Orientation == "landscape"
			for _, i := range p.pagesOf(section) {
				width, height := 210.0, 297.0 // PL I, mục I.1; HD 05, mục II.IV
				if turned {
					width, height = height, width
				}
				p.near("width of the page", p.sheets[i].Width/mm, width, off, "PL I, mục I.1 và I.2")
				p.near("height of the page", p.sheets[i].Height/mm, height, off, "PL I, mục I.1 và I.2")
				p.inside(section, i)
			}
		}
	})
}

// annexes are those that stand in the paper's file, one within another behind it.
func (p *witness) annexes() (out []document.Attachment) {
	for _, a := range p.doc.Attachments {
		if !a.Separate {
			out = append(append(out, a), a.Attachments...)
		}
	}
	return out
}

// inside holds everything on a page against its text area.
func (p *witness) inside(section, page int) {
	p.Helper()
	const off = 0.1 // mm
	a := p.textArea(page)
	first := page == p.sections[section]
	p.legalMargins(page)
	low := a.bottom
	for _, l := range p.lines(page) {
		if p.stamped(page, l.red()) || first && l.y < a.top && p.overText(section) || l.y > a.bottom && p.noteBelow(l.words) {
			continue
		}
		p.must(l.x0 >= a.left-off && l.x1 <= a.right+off, p.law.marginClause,
			"page %d: %s stands from %.2f to %.2f mm, outside %.2f to %.2f", page+1, quoted(l.words), l.x0, l.x1, a.left, a.right)
		p.must(l.top() >= a.top-off && l.bottom() <= a.bottom+off, p.law.marginClause,
			"page %d: %s stands from %.2f to %.2f mm, outside %.2f to %.2f", page+1, quoted(l.words), l.top(), l.bottom(), a.top, a.bottom)
		low = min(low, l.top())
	}
	// The text begins where the margin ends: what is between is the room in a
	// line above its letters, a table's padding or a blank line of two at most.
	p.between("top of the text", low-a.top, -off, 8, p.law.marginClause)
	for _, r := range p.drawn[page] {
		if r.color == "d9d9d9" || p.stamped(page, r.color == "ff0000") || first && section == 0 && r.y0/mm < a.top && p.doc.Circulation != "" {
			continue // the watermark, the stamp, the frame of the circulation note
		}
		half := r.thick/2/mm + off
		p.must(r.x0/mm >= a.left-half && r.x1/mm <= a.right+half && r.y0/mm >= a.top-half && r.y1/mm <= a.bottom+half,
			p.law.marginClause, "page %d: stroke %v is outside the text area", page+1, r)
	}
}

// overText tells whether a section's first page has something in its top
// margin: the circulation note, or the line of a digital signature (ô số 14).
func (p *witness) overText(section int) bool {
	if section == 0 {
		return p.doc.Circulation != "" || p.doc.Copy != nil && p.doc.Copy.Electronic
	}
	annexes := p.annexes()
	return section <= len(annexes) && annexes[section-1].SignedAt != ""
}

// noteBelow tells whether words are the note that HD 05 has in the bottom
// margin of the last page; TestCirculation holds its place.
func (p *witness) noteBelow(words string) bool {
	return p.doc.Rules().ID == "dang-2026" && strings.HasPrefix(words, "KHÔNG PHỔ BIẾN")
}

// legalMargins holds the margins that are in force against their range.
func (p *witness) legalMargins(page int) {
	p.Helper()
	sheet := p.sheets[page]
	if p.law.party && (sheet.Width > sheet.Height || p.doc.Style.TwoSided) {
		return // fixed by the tables themselves
	}
	a := p.textArea(page)
	p.between("top margin", a.top, p.law.top.min, p.law.top.max, p.law.marginClause)
	p.between("bottom margin", sheet.Height/mm-a.bottom, p.law.bottom.min-0.01, p.law.bottom.max+0.01, p.law.marginClause)
	p.between("left margin", a.left, p.law.left.min, p.law.left.max, p.law.marginClause)
	p.between("right margin", sheet.Width/mm-a.right, p.law.right.min-0.01, p.law.right.max+0.01, p.law.marginClause)
}

// TestFilled: a page of running text reaches both its margins, so that the
// text area is not smaller than the law's.
func TestFilled(t *testing.T) {
	measured(t, func(p *witness) {
		for i := range p.sheets {
			a := p.textArea(i)
			left, right, full := a.right, a.left, 0
			for _, l := range p.lines(i) {
				if p.stamped(i, l.red()) {
					continue
				}
				left, right = min(left, l.x0), max(right, l.x1)
				if l.width() > 0.9*(a.right-a.left) {
					full++
				}
			}
			if full < 5 {
				continue // a page of tables or of a few lines
			}
			if left > a.left+9 { // only first lines of paragraphs
				left -= p.indent()
			}
			p.near("left edge of the text", left, a.left, 0.1, p.law.marginClause)
			// Layout narrows paragraphs whose breaks hang on a hair by less than 0.5 mm.
			p.near("right edge of the text", right, a.right, 0.5, p.law.marginClause)
		}
	})
}

// TestPageNumbers: from the second page of the document and of each
// attachment, counted from 1, over the middle of the text area.
func TestPageNumbers(t *testing.T) {
	measured(t, func(p *witness) {
		for section := range p.sections {
			for n, i := range p.pagesOf(section) {
				got, shown := p.pageNumber(i)
				if n == 0 {
					p.must(!shown, p.law.numberClause, "page %d begins a section and shows the number %d", i+1, got)
					continue
				}
				p.must(got == n+1, p.law.numberClause, "page %d shows the number %d, not %d", i+1, got, n+1)
				for _, l := range p.sheets[i].Lines {
					if number := newText(i, l); number.y < 17 {
						p.looks("page_number", number)
						a := p.textArea(i)
						p.near("middle of the page number", number.middle(), a.middle(), 0.2, p.law.numberClause)
						p.must(number.bottom() < a.top, p.law.numberClause, "the page number is not within the top margin")
						// "Cách mép trên 10 mm" is read as the top of its letters; the line of
						// exact height has 0.2 mm of room above them.
						p.near("distance of the page number from the paper's edge", number.top(), 10, 0.3, p.law.numberClause)
					}
				}
				if sheet := p.sheets[i]; p.law.party && !p.doc.Style.TwoSided && sheet.Width < sheet.Height {
					p.near("middle of the text area", p.textArea(i).middle(), 112.5, 0.1, p.law.numberClause)
				}
			}
		}
	})
}

// TestCirculation: ô số 11 in the top margin of the first page.
func TestCirculation(t *testing.T) {
	measured(t, func(p *witness) {
		if p.doc.Circulation == "" {
			return
		}
		words := upper(p.doc.Circulation)
		if p.doc.Rules().ID == "dang-2026" && strings.HasPrefix(words, "KHÔNG PHỔ BIẾN") {
			p.noteAtFoot(words)
			return
		}
		note, ok := p.find(0, words)
		if !ok {
			p.Fatalf("the note %q is not on the first page", words)
		}
		p.looks("circulation_note", note)
		p.black(note)
		a := p.textArea(0)
		p.must(note.bottom() < a.top, "PL I, mục III.2.c (ô số 11 ở lề trên)", "the note is not in the top margin")
		if p.law.party {
			p.near("right edge of the note", note.x1, a.right, 0.1, "HD 05, mẫu chữ, dòng 12 (góc phải)")
			p.near("distance of the note from the paper's edge", note.top(), 10, 0.3, "HD 05, phạm vi phổ biến (cách mép trên 10 mm)")
			return
		}
		title, _ := p.find(0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
		if title.spans != nil {
			p.near("middle of the note", note.middle(), title.middle(), 0.3, "PL I, mục IV.2 (ô số 11 trên ô số 1)")
		}
		p.framed(note, "PL I, mục III.2.c")
	})
}

// noteAtFoot: HD 05 has one circulation note on the last page, centred, 10 mm
// above the paper's lower edge.
func (p *witness) noteAtFoot(words string) {
	p.Helper()
	const clause = "HD 05, phạm vi phổ biến (trang cuối, cách mép dưới 10 mm)"
	pages := p.pagesOf(0)
	last := pages[len(pages)-1]
	note, ok := p.find(last, words)
	if !ok {
		p.Fatalf("the note %q is not on the last page", words)
	}
	p.looks("circulation_note", note)
	p.near("middle of the note", note.middle(), p.textArea(last).middle(), 0.2, clause)
	p.near("distance of the note from the paper's lower edge", 297-note.bottom(), 10, 1, clause)
}

// framed finds the frame around a text and returns its outer width and height.
func (p *witness) framed(t text, clause string) (width, height float64, color string) {
	p.Helper()
	var above, below []rule
	for _, r := range p.level(t.page, t.top()-6, t.bottom()+6) {
		if r.x0/mm > t.x0 || r.x1/mm < t.x1 {
			continue
		}
		if r.y0/mm < t.y {
			above = append(above, r)
		} else {
			below = append(below, r)
		}
	}
	if len(above) != 1 || len(below) != 1 {
		p.must(false, clause, "%s has no single frame: %d strokes above, %d below", quoted(t.words), len(above), len(below))
		return 0, 0, ""
	}
	top, bottom := above[0], below[0]
	p.near("middle of "+quoted(t.words)+" in its frame", t.middle(), (top.x0+top.x1)/2/mm, 0.3, clause)
	capital := 0.66 * t.size() / mm // the height of a capital letter
	p.near("middle height of "+quoted(t.words)+" in its frame", t.y-capital/2, (top.y0+bottom.y0)/2/mm, 0.7, clause)
	p.must(top.x0/mm < t.x0 && top.x1/mm > t.x1, clause, "%s does not fit into its frame", quoted(t.words))
	return top.length() / mm, (bottom.y0 - top.y0 + top.thick) / mm, top.color
}

// contactStroke is the stroke over the contact lines of a page that has them:
// the lowest that is as wide as the text area.
func (p *witness) contactStroke(page int) (rule, bool) {
	pages := p.pagesOf(0)
	if last := pages[len(pages)-1]; p.doc.Contact == nil || p.lettered() || page != map[bool]int{true: last, false: 0}[p.law.party] {
		return rule{}, false
	}
	return p.wideStroke(page)
}

// wideStroke is the lowest stroke of a page that is as wide as the text.
func (p *witness) wideStroke(page int) (rule, bool) {
	var stroke rule
	a := p.textArea(page)
	for _, r := range p.level(page, a.top, a.bottom) {
		if r.length()/mm > (a.right-a.left)-0.5 && r.y0 > stroke.y0 {
			stroke = r
		}
	}
	return stroke, stroke.y0 > 0
}

// TestContact: ô số 13 at the foot of the first page (state) or of the last
// (Party), under a stroke as wide as the text area.
func TestContact(t *testing.T) {
	measured(t, func(p *witness) {
		if p.doc.Contact == nil || p.lettered() {
			return
		}
		clause, page := "PL I, mục III.4", 0
		if p.law.party {
			clause, page = "HD 05, thông tin liên hệ (cuối trang cuối)", p.pagesOf(0)[len(p.pagesOf(0))-1]
		}
		a := p.textArea(page)
		stroke, ok := p.contactStroke(page)
		if !ok {
			p.must(false, clause, "page %d has no stroke as wide as the text area", page+1)
			return
		}
		p.near("length of the stroke over the contact lines", stroke.length()/mm, a.right-a.left, 0.2, clause)
		last := 0.0
		for _, l := range p.lines(page) {
			if l.y > stroke.y0/mm {
				p.looks("contact", l)
				p.black(l)
				last = l.bottom()
			}
		}
		p.between("foot of the contact lines", last, a.bottom-3, a.bottom+0.1, clause)
	})
}

// TestStamp: the receiving office's stamp lies over the first page, red, with
// all of its text inside its frame.
func TestStamp(t *testing.T) {
	measured(t, func(p *witness) {
		if p.doc.Received == nil {
			return
		}
		const clause = "NĐ 30, Phụ lục IV (dấu đến)"
		var frame area
		for _, r := range p.drawn[0] {
			if r.color == "ff0000" && !r.level() && r.length() > 10*mm {
				if frame.bottom == 0 {
					frame = area{r.x0 / mm, r.y0 / mm, r.x1 / mm, r.y1 / mm}
				}
				frame.left, frame.right = min(frame.left, r.x0/mm), max(frame.right, r.x1/mm)
			}
		}
		p.must(frame.bottom > 0, clause, "the stamp has no frame")
		p.near("width of the stamp", frame.right-frame.left, 50, 0.5, clause)
		high := frame.bottom - frame.top // a long name or a long note makes it higher
		p.must(high >= 34.5 && (high <= 35.5 || len(p.doc.Received.Office)+len(p.doc.Received.ForwardTo) > 60), clause, "the stamp is %.1f mm high", high)
		numbered := false
		for _, l := range p.lines(0) {
			if l.red() {
				continue
			}
			beside := l.bottom() < frame.top || l.top() > frame.bottom || l.x0 > frame.right || l.x1 < frame.left
			p.must(beside, clause, "the stamp covers %q", l.words)
			numbered = numbered || strings.HasPrefix(l.words, "Số") && l.bottom() < frame.top && near(l.middle(), (frame.left+frame.right)/2, 0.3)
		}
		p.must(numbered || p.doc.Number == nil, clause, "the stamp does not stand under the number")
		said := ""
		for _, l := range p.lines(0) {
			if !l.red() || l.words == p.urgencyWords() {
				continue
			}
			said += squeezed(l.words)
			p.must(l.x0 >= frame.left && l.x1 <= frame.right && l.top() >= frame.top && l.bottom() <= frame.bottom, clause,
				"%s stands at (%.1f–%.1f, %.1f) mm, outside the stamp %.1f", quoted(l.words), l.x0, l.x1, l.y, frame)
		}
		p.must(strings.Contains(said, squeezed(p.doc.Received.Office)) && strings.Contains(said, squeezed(p.doc.Received.Number)), clause, "the stamp says %q", said)
	})
}

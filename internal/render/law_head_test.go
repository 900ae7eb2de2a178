package render

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/inspect"
	"vanthu/internal/markup"
)

func upper(s string) string { return strings.ToUpper(inspect.Normalize(s)) }

// The words of ô số 1.
const (
	nationalTitle = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" // PL I, mục II.1.a
	motto         = "Độc lập - Tự do - Hạnh phúc"        // PL I, mục II.1.b
	partyTitle    = "ĐẢNG CỘNG SẢN VIỆT NAM"             // HD 05, mục I.1
	doanTitle     = "ĐOÀN TNCS HỒ CHÍ MINH"              // as Đoàn prints it
)

// head is the two columns of a document's first lines.
type head struct {
	left, right []text
	reference   text // ô số 3
	date        text // ô số 4
	title       text // tên loại
}

// head takes the first page apart down to the tên loại.
func (p *witness) head() head {
	p.Helper()
	kind := upper(kindNames[p.doc.Kind])
	h, ok := p.headTo(0, func(l text) bool { return l.words == kind })
	p.must(ok, "PL I, mục II.5.b", "tên loại %q does not stand on a line of its own", kind)
	if h.reference.spans == nil || h.date.spans == nil || !ok {
		p.Fatalf("the head is not complete: %+v", h)
	}
	return h
}

// headTo takes the two columns of a page's head apart down to the line that
// ends it.
func (p *witness) headTo(page int, ends func(text) bool) (h head, ended bool) {
	p.Helper()
	a := p.textArea(page)
	border := a.middle() // between the columns: the first line of the left one is in its middle
	for _, l := range p.lines(page) {
		if l.y > a.top && ends(l) {
			h.title, ended = l, true
			break
		}
		if l.y < a.top || l.red() {
			continue
		}
		left, right, both := p.columns(l)
		switch {
		case both:
			h.left, h.right = joinedTo(h.left, left), joinedTo(h.right, right)
		case slices.Contains(p.rightWords(), l.words): // a logo moves the left column
			h.right = joinedTo(h.right, l)
		case l.x0 < border:
			h.left = joinedTo(h.left, l)
		default:
			h.right = joinedTo(h.right, l)
		}
		if len(h.left) > 0 {
			border = 2*h.left[0].middle() - a.left
		}
	}
	for _, l := range h.left {
		if strings.HasPrefix(l.words, "Số") {
			h.reference = l
		}
	}
	for _, l := range h.right {
		if strings.Contains(l.words, ", ngày") {
			h.date = l
		}
	}
	return h, ended
}

// joinedTo adds a line to a column. A blank to be filled in parts a line in
// two for the reader; here it is one.
func joinedTo(column []text, l text) []text {
	if n := len(column); n > 0 && l.page == column[n-1].page && near(l.y, column[n-1].y, 0.05) {
		last := &column[n-1]
		last.x0, last.x1 = min(last.x0, l.x0), max(last.x1, l.x1)
		last.words += " " + l.words
		last.spans = append(last.spans, l.spans...)
		return column
	}
	return append(column, l)
}

// rightWords are the known lines of the right column.
func (p *witness) rightWords() []string {
	words := []string{nationalTitle, motto, partyTitle, doanTitle, p.dateLine()}
	for i := range words {
		words[i] = inspect.Normalize(words[i])
	}
	return words
}

// columns parts a line in which two columns come close together: the known
// words of the right one end it.
func (p *witness) columns(l text) (left, right text, ok bool) {
	for _, known := range p.rightWords() {
		rest, found := strings.CutSuffix(l.words, " "+known)
		if !found {
			continue
		}
		words := p.wordBoxes(l)
		n := len(strings.Fields(rest))
		if len(words) != len(strings.Fields(l.words)) {
			return left, right, false
		}
		left, right = l, l
		left.words, right.words = rest, known
		left.x1, right.x0 = words[n-1].x1, words[n].x0
		left.spans, right.spans = nil, nil
		for _, s := range l.spans {
			if s.X0/mm < left.x1-0.5 {
				left.spans = append(left.spans, s)
			}
			if s.X1/mm > right.x0+0.5 {
				right.spans = append(right.spans, s)
			}
		}
		return left, right, true
	}
	return left, right, false
}

// ordinary tells whether the document has the head of Mẫu 1.1 to 1.4: with tên
// loại and date. A công văn, a thư công and a biên bản have heads of their own.
func (p *witness) ordinary() bool {
	switch p.doc.Kind {
	case "cong-van", "thu-cong", "bien-ban":
		return false
	}
	return true
}

// dateLine is ô số 4 as the law words it: a leading zero for days below 10 and
// for the months 1 and 2 (PL I, mục II.4.b; HD 05, mục I.4).
func (p *witness) dateLine() string { return dateLineOf(p.doc.Place, p.doc.Date) }

func dateLineOf(place string, d document.Date) string {
	day, month, year := "", "", ""
	if d.Day > 0 {
		day = fmt.Sprintf("%02d", d.Day)
	}
	if d.Month > 0 {
		month = strconv.Itoa(d.Month)
		if d.Month < 3 {
			month = "0" + month
		}
	}
	if d.Year > 0 {
		year = strconv.Itoa(d.Year)
	}
	return inspect.Normalize(fmt.Sprintf("%s, ngày %s tháng %s năm %s", place, day, month, year))
}

// TestHead: ô số 1 to 4.
func TestHead(t *testing.T) {
	measured(t, func(p *witness) {
		if !p.ordinary() {
			return
		}
		h := p.head()
		p.titleColumn(h)
		p.issuerColumn(h)
		p.numberAndDate(h, p.law.reference)
	})
}

// numberAndDate: ô số 3 and 4: words, looks, one baseline.
func (p *witness) numberAndDate(h head, reference string) {
	p.Helper()
	p.must(regexp.MustCompile(reference).MatchString(h.reference.words) || p.doc.NumberText != "",
		p.law.referenceClause, "số, ký hiệu is %q", h.reference.words)
	p.looks("reference", h.reference)
	p.looks("place_date", h.date)
	p.must(h.date.words == p.dateLine(), "PL I, mục II.4.b", "ô số 4 is %q, not %q", h.date.words, p.dateLine())
	p.near("baseline of the date against the number's", h.date.y, h.reference.y, 0.1, "PL I, mục II.4.c (cùng một dòng)")
	for _, l := range append(h.left, h.right...) {
		p.black(l)
	}
}

// titleColumn: Quốc hiệu and Tiêu ngữ, or the Party's title, on one line each
// and the stroke as long as the text above it.
func (p *witness) titleColumn(h head) {
	p.Helper()
	want := []string{nationalTitle, motto}
	elements := []string{"national_title", "motto"}
	clause := "PL I, mục II.1"
	if p.law.party {
		want, elements, clause = []string{partyTitle}, elements[:1], "HD 05, mục I.1 (tiêu đề)"
	}
	if p.doc.Organization == "doan" {
		want = []string{doanTitle}
	}
	if len(h.right) != len(want)+1 {
		var lines []string
		for _, l := range h.right {
			lines = append(lines, l.words)
		}
		p.must(false, clause, "the right column has %d lines, not %d: %q", len(h.right), len(want)+1, lines)
		return
	}
	for i, l := range h.right[:len(want)] {
		p.must(l.words == want[i], clause, "%q is not %q", l.words, want[i])
		p.looks(elements[i], l)
		p.near("middle of "+elements[i]+" against the title's", l.middle(), h.right[0].middle(), 0.3, clause)
		if p.doc.Place != "" { // a blank before the date is no ink
			p.near("middle of "+elements[i]+" against the date's", l.middle(), h.date.middle(), 0.3, clause)
		}
	}
	above := h.right[len(want)-1]
	p.stroke("the title's last line", above, 1, 1, 0.5, h.date.top(), clause)
}

// stroke finds the one stroke under a line: solid, black, a share of the
// line's length, centred on it.
func (p *witness) stroke(what string, above text, low, high, off, until float64, clause string) {
	p.Helper()
	var under []rule
	for _, r := range p.level(above.page, above.y, until) {
		if middle := (r.x0 + r.x1) / 2 / mm; middle > above.x0-5 && middle < above.x1+5 && r.color == "000000" {
			under = append(under, r)
		}
	}
	if len(under) != 1 {
		p.must(false, clause, "%d strokes under %s %s, not 1", len(under), what, quoted(above.words))
		return
	}
	r := under[0]
	p.between("length of the stroke under "+what, r.length()/mm, low*above.width()-off, high*above.width()+off, clause)
	p.near("middle of the stroke under "+what, (r.x0+r.x1)/2/mm, above.middle(), 0.3, clause)
	// Its distance and thickness are not regulated: 1 to 2 pt below the letters
	// of the line, 0.5 to 0.75 pt thick is usual.
	p.between("gap between the stroke and "+what+", points", r.y0-r.thick/2-above.bottom()*mm, 0.5, 3, "thông lệ: dưới chữ 1 đến 2 pt")
	p.between("thickness of the stroke under "+what, r.thick, 0.49, 0.76, "thông lệ: 0,5 đến 0,75 pt")
}

// issuerColumn: ô số 2 with the stroke or the star under it, centred.
func (p *witness) issuerColumn(h head) {
	p.Helper()
	var parents, names string
	for _, i := range p.doc.AllIssuers() {
		if parent := squeezed(strings.Join(i.Parent.Text, "")); parent != parents {
			parents += parent // one that two bodies have in common stands once
		}
		if names != "" && p.law.party {
			names += "-" // HD 05, mục I.2: joined by a dash
		}
		names += squeezed(strings.Join(i.Name.Text, ""))
	}
	clause := "PL I, mục II.2"
	if p.law.party {
		clause = "HD 05, mục I.2 (tên cơ quan)"
	}
	got, longest := "", text{}
	var star []text
	mark := "*"
	if p.doc.Organization == "doan" {
		mark = "***"
	}
	for _, l := range h.left {
		if l.y >= h.reference.y {
			break
		}
		p.near("middle of "+quoted(l.words)+" against the number's", l.middle(), h.reference.middle(), 0.3, clause)
		p.must(l.words == upper(l.words), clause, "%q is not in capitals", l.words)
		switch {
		case p.law.party && l.words == mark:
			star = append(star, l)
			continue
		case len(got) < len(parents):
			p.looks("parent_agency", l)
		default:
			p.looks("issuer", l)
			if l.width() > longest.width() {
				longest = l
			}
		}
		got += squeezed(l.words)
	}
	p.must(got == parents+names, clause, "ô số 2 says %q, not %q", got, parents+names)
	if p.law.party {
		p.must(len(star) == 1, clause, "%d stars under the issuer's name, not 1", len(star))
		return
	}
	// The base is the longest line of the name. The stroke stands under the last.
	var last text
	for _, l := range h.left {
		if l.y < h.reference.y {
			last = l
		}
	}
	base := last
	base.x0, base.x1 = longest.x0, longest.x1
	p.stroke("the issuer's name", base, 1.0/3, 0.5, 0.05, h.reference.top(), "PL I, mục II.2.b (1/3 đến 1/2 dòng chữ)")
}

// TestTitle: ô số 5a, centred on the text area, with the stroke or the five
// hyphens under it.
func TestTitle(t *testing.T) {
	measured(t, func(p *witness) {
		if !p.ordinary() {
			return
		}
		p.titled(p.head())
	})
}

// titled: tên loại and trích yếu with what stands under them.
func (p *witness) titled(h head) {
	p.Helper()
	a := p.textArea(0)
	clause := "PL I, mục II.5.b"
	if p.law.party {
		clause = "HD 05, thể thức tên loại và trích yếu"
	}
	p.looks("type_name", h.title)
	p.near("middle of tên loại", h.title.middle(), a.middle(), 0.2, clause)
	p.must(h.title.y > h.reference.y && h.title.y > h.date.y, clause, "tên loại is not under the head")

	last := h.title
	next := text{}
	want, got := squeezed(strings.TrimRight(markup.Plain(p.doc.Subject.String()), ".")), ""
	if author := squeezed(p.doc.Authority.String()); p.law.party && strings.HasPrefix(author, "CỦA") {
		want = author + want // the line that says whose document it is: HD 05, mục I.5
	}
	for _, l := range p.lines(0) {
		if l.y <= h.title.y || l.red() && p.doc.Received != nil {
			continue
		}
		if len(got) >= len(want) {
			next = l
			break
		}
		p.looks("subject", l)
		p.near("middle of trích yếu", l.middle(), a.middle(), 0.3, clause)
		got += squeezed(l.words)
		last = l
	}
	p.must(got == want, clause, "trích yếu is %q, not %q", got, want)
	if !p.law.party {
		p.stroke("trích yếu", last, 1.0/3, 0.5, 0.05, next.top(), "PL I, mục II.5.b (1/3 đến 1/2 dòng chữ)")
		return
	}
	p.must(next.words == "-----", "HD 05, thể thức trích yếu (năm gạch nối)", "under trích yếu stands %s", quoted(next.words))
	p.near("middle of the five hyphens", next.middle(), a.middle(), 0.2, clause)
}

// urgencyBoxes are the words of the state's marks with the widths of their
// frames: PL I, mục III.2.b.
var urgencyBoxes = map[string]struct {
	words string
	width float64
}{
	"hoa-toc":     {"HỎA TỐC", 30},
	"thuong-khan": {"THƯỢNG KHẨN", 40},
	"khan":        {"KHẨN", 20},
}

// urgencyWords are the document's mark of urgency, or nothing.
func (p *witness) urgencyWords() string {
	if p.law.party && p.doc.Urgency == "hoa-toc" {
		return "HOẢ TỐC" // HD 05's own spelling
	}
	return urgencyBoxes[p.doc.Urgency].words
}

// TestUrgency: ô số 10b under the number; the state's in a red frame.
func TestUrgency(t *testing.T) {
	measured(t, func(p *witness) {
		words := p.urgencyWords()
		if words == "" || !p.ordinary() {
			return
		}
		h := p.head()
		mark, ok := p.find(0, words)
		if !ok {
			p.Fatalf("%s is not on the first page", words)
		}
		p.looks("urgency_mark", mark)
		p.must(mark.y > h.reference.y && mark.y < h.title.y, "PL I, mục IV.2 (ô số 10b)", "%s does not stand under the number", words)
		p.near("middle of "+words, mark.middle(), h.left[0].middle(), 0.3, "PL I, mục IV.2 (ô số 10b)")
		if p.law.party {
			return // no frame is prescribed
		}
		clause := "PL I, mục III.2.b"
		p.must(mark.red(), clause, "%s is not red", words)
		width, height, color := p.framed(mark, clause)
		p.near("width of the frame of "+words, width, urgencyBoxes[p.doc.Urgency].width, 0.2, clause)
		p.near("height of the frame of "+words, height, 8, 0.2, clause)
		p.must(color == "ff0000", clause, "the frame of %s is %s", words, color)
	})
}

// TestDraft: the Party's "Dự thảo lần N" under the number; the state has no
// place for such words in the text.
func TestDraft(t *testing.T) {
	measured(t, func(p *witness) {
		words := fmt.Sprintf("Dự thảo lần %d", p.doc.Draft)
		note, found := p.find(0, words)
		p.must(found == (p.law.party && p.doc.Draft > 0), "HD 05, mẫu chữ, dòng 12'", "%q is on the first page: %v", words, found)
		if found && p.ordinary() {
			h := p.head()
			p.looks("draft_note", note)
			p.near("middle of "+words, note.middle(), h.reference.middle(), 0.3, "HD 05, dưới số và ký hiệu")
		}
	})
}

package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/inspect"
	"vanthu/internal/markup"
)

// under tells whether a text stands after another, maybe on a later page.
func (t text) under(o text) bool { return t.page > o.page || t.page == o.page && t.y > o.y+1 }

// TestMinutes: a biên bản (Mẫu 1.9) has a number and no place and date; two
// sign side by side; Nơi nhận stands below them on the left.
func TestMinutes(t *testing.T) {
	measured(t, func(p *witness) {
		if p.doc.Kind != "bien-ban" {
			return
		}
		const clause = "PL III, Mẫu 1.9"
		h, ok := p.headTo(0, func(l text) bool { return l.words == "BIÊN BẢN" })
		if !ok || h.reference.spans == nil {
			p.Fatalf("the head is not complete: %+v", h)
		}
		p.looks("reference", h.reference)
		if p.law.party && p.doc.Place != "" { // open question 16: optional
			p.must(h.date.words == p.dateLine(), "HD 05, mục I.4", "ô số 4 is %q, not %q", h.date.words, p.dateLine())
			p.looks("place_date", h.date)
		} else {
			p.must(h.date.spans == nil, clause, "a biên bản has the date %q", h.date.words)
			h.date = h.right[0] // where it would stand
			h.date.y = h.reference.y
			h.right = append(h.right, h.date)
		}
		p.titleColumn(h)
		p.issuerColumn(h)
		p.titled(h)
		p.minutesSigned(clause)
	})
}

func (p *witness) minutesSigned(clause string) {
	p.Helper()
	signers := p.doc.AllSigners()
	if len(signers) != 2 {
		return
	}
	left, okLeft := p.signature(signers[0])
	right, okRight := p.signature(signers[1])
	if !okLeft || !okRight || len(left.above) == 0 || len(right.above) == 0 {
		p.must(false, clause, "the two signatures are not found")
		return
	}
	p.must(left.page == right.page, clause, "the two sign on pages %d and %d", left.page+1, right.page+1)
	p.near("level of the two names", left.name.y, right.name.y, 0.1, clause)
	p.near("level of the two posts", left.above[0].y, right.above[0].y, 0.1, clause)
	a := p.textArea(left.page)
	for _, l := range append(left.above, left.name) {
		p.must(l.x1 < a.middle(), clause, "%q does not stand in the left half", l.words)
	}
	for _, l := range append(right.above, right.name) {
		p.must(l.x0 > a.middle(), clause, "%q does not stand in the right half", l.words)
	}
	for i, s := range signers {
		if s.OtherPosition == "" {
			continue
		}
		name := []signature{left, right}[i].name
		post := locate(p.lines(name.page), squeezed(s.OtherPosition))
		p.must(post != nil && name.under(post[0]) && name.y-post[0].y < 10 && near(post[0].middle(), name.middle(), 0.2),
			"PL I, mục II.7.c (chức vụ khác trên họ tên)", "%q does not stand over %q", s.OtherPosition, s.Name)
	}
	if len(p.doc.Recipients) == 0 {
		return
	}
	for _, page := range p.pagesOf(0) {
		if label, ok := p.find(page, "Nơi nhận:"); ok {
			p.must(label.under(left.name) && label.under(right.name), clause, "Nơi nhận does not stand below the signatures")
			return
		}
	}
	p.must(false, clause, "no Nơi nhận")
}

// TestDecision: the fixed lines of a quyết định and a nghị quyết: who has the
// authority, above the bases, and what is done, under them.
func TestDecision(t *testing.T) {
	measured(t, func(p *witness) {
		fixed := map[string]string{"quyet-dinh": "QUYẾT ĐỊNH:", "nghi-quyet": "QUYẾT NGHỊ:"}[p.doc.Kind]
		clause, bold := "PL III, Mẫu 1.1 đến 1.3", look{13, 14, true, false, "PL III, Mẫu 1.1 đến 1.3"}
		if p.law.party {
			if p.doc.Kind != "quyet-dinh" || p.doc.Authority.IsZero() {
				return // a nghị quyết of the Party has neither
			}
			clause, bold = "thực tiễn (câu hỏi mở 17)", look{14, 15, true, false, "thực tiễn (câu hỏi mở 17)"}
		}
		if fixed == "" {
			return
		}
		lines := p.running()
		h := p.head()
		p.must(!p.doc.Authority.IsZero(), clause, "the document says no authority")
		authority := locate(lines, squeezed(p.doc.Authority.String()))
		var word text
		for _, l := range lines {
			if l.words == fixed {
				word = l
			}
		}
		if authority == nil || word.spans == nil {
			p.must(false, clause, "the lines %q and %q are not both found", p.doc.Authority.String(), fixed)
			return
		}
		for _, l := range append([]text{word}, authority...) {
			p.set(quoted(l.words), l, bold)
			p.black(l)
			p.must(l.words == upper(l.words), clause, "%q is not in capitals", l.words)
			p.near("middle of "+quoted(l.words), l.middle(), p.textArea(l.page).middle(), 0.2, clause)
		}
		p.must(authority[0].under(h.title), clause, "the authority does not stand under the tên loại")
		last := authority[len(authority)-1]
		for i, basis := range p.doc.Bases {
			found := locate(lines, squeezed(strings.TrimRight(markup.Plain(basis), " .,;")))
			if found == nil {
				continue // TestBases says so
			}
			p.must(found[0].under(last), clause, "basis %d does not stand under %q", i+1, last.words)
			last = found[len(found)-1]
		}
		p.must(word.under(last), clause, "%s does not stand under the bases", fixed)
		if articles := p.articles(lines, p.doc.Sections, 0); len(articles) > 0 {
			p.must(articles[0].under(word), clause, "Điều 1 does not stand under %s", fixed)
		}
	})
}

// TestArticles: "Điều n." bold at the first-line indent, its title too; the
// text of an article without a title is not bold.
func TestArticles(t *testing.T) {
	measured(t, func(p *witness) {
		p.articles(p.running(), p.doc.Sections, 0)
		for i, a := range p.doc.Attachments {
			if i+1 >= len(p.sections) {
				return
			}
			var lines []text
			for _, page := range p.pagesOf(i + 1) {
				for _, l := range p.lines(page) {
					lines = joinedTo(lines, l)
				}
			}
			p.articles(lines, a.Content, 0)
		}
	})
}

// articles are the first lines of the articles, which are numbered through.
func (p *witness) articles(lines []text, blocks []document.Block, n int) []text {
	p.Helper()
	clause, row := "PL I, mục V #6a (Điều)", look{13, 14, true, false, "PL I, mục V #6a (Điều)"}
	if p.law.party {
		clause, row = "mẫu chữ, dòng 6 (Điều)", look{14, 15, true, false, "mẫu chữ, dòng 6 (Điều)"}
	}
	var out []text
	for i := range blocks {
		b := &blocks[i]
		if b.Level != "dieu" || b.Label != nil {
			out = append(out, p.articles(lines, b.Content, n+len(out))...)
			continue
		}
		word := fmt.Sprintf("Điều %d.", n+len(out)+1)
		at := slices.IndexFunc(lines, func(l text) bool {
			return strings.HasPrefix(l.words, word+" ") && near(l.x0, p.textArea(l.page).left+p.indent(), 0.1)
		})
		if at < 0 {
			p.must(false, clause, "%q does not begin a line at the first-line indent", word)
			return out
		}
		first := lines[at]
		out = append(out, first)
		p.black(first)
		label := first
		label.spans = first.spans[:1]
		p.set(word, label, row)
		p.must(strings.HasPrefix(inspect.Normalize(first.spans[0].Text), word), clause, "%q is not in one face: %q", word, first.spans[0].Text)
		if markup.Plain(b.Text) != b.Text {
			continue
		}
		if b.Kind == document.Heading {
			p.set(word, first, row)
			continue
		}
		p.must(strings.TrimSpace(inspect.Normalize(first.spans[0].Text)) == word, clause, "the text of %s is bold: %q", word, first.spans[0].Text)
	}
	return out
}

// TestIssuedText: the text that a quyết định issues (Mẫu 1.3) has a head
// without number and date, its tên loại, trích yếu, "(Kèm theo …)" and a short
// stroke, and no signature of its own.
func TestIssuedText(t *testing.T) {
	measured(t, func(p *witness) {
		const clause = "PL III, Mẫu 1.3"
		for i, a := range p.doc.Attachments {
			if p.law.party || !kindOf(a.Label) || i+1 >= len(p.sections) {
				continue
			}
			page := p.sections[i+1]
			h, ok := p.headTo(page, func(l text) bool { return l.words == upper(a.Label) })
			if !ok || len(h.left) == 0 || len(h.right) == 0 {
				p.must(false, clause, "the text on page %d has no head: %+v", page+1, h)
				continue
			}
			p.must(h.reference.spans == nil && h.date.spans == nil, clause, "the text on page %d has the number %q and the date %q", page+1, h.reference.words, h.date.words)
			h.date = h.right[0] // where they would stand
			h.date.y = h.title.y
			h.right = append(h.right, h.date)
			h.reference = h.left[0]
			h.reference.y = h.title.y
			p.titleColumn(h)
			p.issuerColumn(h)

			p.set("tên loại", h.title, look{13, 14, true, false, "PL I, mục V #5a"})
			var reference, next text
			for _, l := range p.lines(page) {
				switch {
				case !l.under(h.title):
				case strings.HasPrefix(l.words, "(Kèm theo"):
					reference = l
				case reference.spans != nil && !strings.HasSuffix(reference.words, ")"):
					reference = l
				case reference.spans != nil && next.spans == nil:
					next = l
				}
			}
			if a.Reference.Given {
				p.must(reference.spans != nil, clause, "no line (Kèm theo …)")
				p.near("middle of (Kèm theo …)", reference.middle(), p.textArea(page).middle(), 0.3, clause)
				p.stroke("(Kèm theo …)", reference, 0.2, 0.5, 0.05, next.top(), clause)
			}
			for _, page := range p.pagesOf(i + 1) {
				_, found := p.find(page, "Nơi nhận:")
				p.must(!found, clause, "the attached text has a Nơi nhận")
			}
		}
	})
}

// forms are the fixed lines of the samples, before the text and after it.
// {x} is the value of a field, {issuer} the name of the body.
var forms = map[string]struct {
	clause        string
	before, after []string
}{
	"giay-moi": {"PL III, Mẫu 1.7", []string{
		"{issuer} trân trọng kính mời: {guest}", "Tới dự {meeting}", "Chủ trì: {chair}", "Thời gian: {time}", "Địa điểm: {venue}",
	}, nil},
	"giay-gioi-thieu": {"PL III, Mẫu 1.8", []string{
		"{issuer} trân trọng giới thiệu:", "Ông (bà): {person}", "Chức vụ: {position}", "Được cử đến: {destination}", "Về việc: {purpose}",
		"Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
	}, []string{"Giấy này có giá trị đến hết ngày {valid_until}"}},
	"bien-ban": {"PL III, Mẫu 1.9", []string{
		"Thời gian bắt đầu: {start}", "Địa điểm: {venue}", "Thành phần tham dự: {attendees}", "Chủ tọa: {chair}",
		"Thư ký: {secretary}", "Nội dung (theo diễn biến {event}):",
	}, []string{"{Event} kết thúc vào {end}"}},
	"giay-nghi-phep": {"PL III, Mẫu 1.10", []string{
		"Xét Đơn đề nghị nghỉ phép ngày {applied_on} của ông (bà) {person}", "{issuer} cấp cho:", "Ông (bà): {person}", "Chức vụ: {position}",
		"Được nghỉ phép trong thời gian {duration} kể từ ngày {from} đến hết ngày {until} tại {place}.",
	}, []string{"Số ngày nghỉ phép nêu trên được tính vào thời gian {counted_in}"}},
}

// partyWords are what the Party says in these lines.
var partyWords = strings.NewReplacer("Ông (bà)", "Đồng chí", "ông (bà)", "đồng chí", "Chủ tọa:", "Chủ trì:", "Thư ký:", "Người ghi biên bản:")

// manyHave are bodies that every cấp ủy has: a sentence says whose they are.
var manyHave = []string{"Ủy ban Kiểm tra", "Ban Tổ chức", "Ban Xây dựng Đảng", "Văn phòng"}

// filled puts the values into a fixed line. Where one is missing the line is
// cut before it: there is a blank.
func (p *witness) filled(line string) (words string, whole bool) {
	issuer := p.doc.AllIssuers()[0]
	name := issuer.Name.String()
	if slices.Contains(manyHave, name) {
		name += " " + issuer.Parent.String()
	}
	line = strings.ReplaceAll(line, "{issuer}", name)
	event := append(p.doc.FieldTexts("event"), "cuộc họp")[0]
	line = strings.ReplaceAll(line, "{event}", event)
	line = strings.ReplaceAll(line, "{Event}", upper(string([]rune(event)[:1]))+string([]rune(event)[1:]))
	if p.law.party {
		line = partyWords.Replace(line)
	}
	for {
		i, j := strings.Index(line, "{"), strings.Index(line, "}")
		if i < 0 {
			return line, true
		}
		values := p.doc.FieldTexts(line[i+1 : j])
		switch {
		case len(values) == 0:
			return strings.TrimSpace(line[:i]), false
		case len(values) > 1 && j == len(line)-1:
			return line[:i] + "- " + strings.Join(values, " - "), true // a list of its own lines
		}
		line = line[:i] + strings.Join(values, ", ") + line[j+1:]
	}
}

// TestForms: the fixed lines of giấy mời, giấy giới thiệu, giấy nghỉ phép and
// biên bản, in their order.
func TestForms(t *testing.T) {
	measured(t, func(p *witness) {
		form, ok := forms[p.doc.Kind]
		if !ok {
			return
		}
		lines := p.running()
		from := 0
		all := append(slices.Clone(form.before), form.after...)
		for i, line := range all {
			want, whole := p.filled(line)
			at := -1
			var found []text
			for j := from; j < len(lines) && at < 0; j++ {
				if begin := []rune(inspect.Normalize(want)); !whole && strings.HasPrefix(lines[j].words, string(begin[:min(40, len(begin))])) {
					at, found = j, lines[j:j+1]
				} else if l := locateAt(lines, j, squeezed(strings.TrimRight(want, "."))); whole && l != nil {
					at, found = j, l
				}
			}
			if at < 0 {
				p.must(false, form.clause, "the line %s is not found in its place", quoted(want))
				continue
			}
			p.must(strings.HasPrefix(found[0].words, inspect.Normalize(want)[:min(8, len(want))]), form.clause, "the line begins %s, not %s", quoted(found[0].words), quoted(want))
			from = at + len(found)
			for _, l := range found {
				p.looks("body", l)
				p.black(l)
			}
			switch a := p.textArea(found[0].page); line {
			case "{issuer} trân trọng giới thiệu:":
				p.near("middle of "+quoted(want), found[0].middle(), a.middle(), 0.2, form.clause)
			default:
				p.near("left edge of "+quoted(want), found[0].x0, a.left+p.indent(), 0.1, p.law.indentClause)
			}
			if i == len(all)-1 && len(form.after) > 0 && whole && p.doc.EndMark == nil {
				end := map[bool]string{true: ".", false: "./."}[p.law.party]
				last := found[len(found)-1].words
				p.must(strings.HasSuffix(last, end) && (!p.law.party || !strings.HasSuffix(last, "./.")), form.clause, "the form ends %s, not with %q", quoted(last), end)
			}
		}
		if p.doc.Kind == "giay-nghi-phep" {
			p.confirmation(form.clause)
		}
	})
}

// confirmation: under the signature on the left, italic.
func (p *witness) confirmation(clause string) {
	p.Helper()
	italic := look{12, 12, false, true, clause}
	lines := p.running()
	ask := locate(lines, squeezed("Xác nhận của cơ quan (tổ chức) hoặc chính quyền địa phương nơi nghỉ phép (nếu cần)"))
	seal := locate(lines, squeezed("(Chữ ký, dấu)"))
	if ask == nil || seal == nil {
		p.must(false, clause, "the confirmation is not found")
		return
	}
	for _, l := range append(slices.Clone(ask), seal[0]) {
		p.set("xác nhận", l, italic)
		p.must(l.x1 < p.textArea(l.page).middle(), clause, "%q does not stand on the left", l.words)
	}
	if name := locate(lines, squeezed("Họ và tên")); name != nil {
		p.set("họ và tên", name[0], look{13, 14, true, false, clause})
	}
	p.must(seal[0].under(ask[len(ask)-1]), clause, "(Chữ ký, dấu) does not stand under the confirmation")
	if s := p.doc.AllSigners(); len(s) == 1 && s[0].Name != "" {
		if signed, ok := p.signature(s[0]); ok {
			p.must(ask[0].under(signed.name), clause, "the confirmation does not stand below the signature")
		}
	}
}

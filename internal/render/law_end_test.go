package render

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/markup"
)

// signature is where the signature block of one signer stands.
type signature struct {
	page  int
	above []text // quyền hạn and chức vụ, ô số 7a
	name  text   // họ tên, ô số 7b
}

// signature finds a signer's block from the end of the document backwards, by
// the signer's name.
func (p *witness) signature(s document.Signer) (signature, bool) {
	p.Helper()
	var out signature
	pages := p.pagesOf(0)
	for _, page := range slices.Backward(pages) {
		lines := p.lines(page)
		for i := range slices.Backward(lines) {
			if lines[i].words != s.Name {
				continue
			}
			out.page, out.name = page, lines[i]
			axis := lines[i].middle()
			want := squeezed(strings.Join(slices.Concat(s.Authority, s.Position), ""))
			got := ""
			for j := i - 1; j >= 0 && got != want; j-- {
				if l := lines[j]; near(l.middle(), axis, 0.5) && strings.HasSuffix(want, squeezed(l.words)+got) {
					got = squeezed(l.words) + got
					out.above = append([]text{l}, out.above...)
				}
			}
			return out, got == want
		}
	}
	return out, false
}

// TestSignature: ô số 7a and 7b on one axis, level with "Nơi nhận", with at
// least two lines of the text on their page.
func TestSignature(t *testing.T) {
	measured(t, func(p *witness) {
		for _, s := range p.doc.AllSigners() {
			if s.Name == "" {
				continue // a draft that nobody is named to sign
			}
			clause := "PL I, mục II.7"
			if p.law.party {
				clause = "HD 05, mục I.7"
			}
			found, ok := p.signature(s)
			if !ok {
				p.must(false, clause, "the signature of %q is not found over the name: %+v", s.Name, found)
				continue
			}
			p.signatureLooks(s, found)
			p.signaturePlace(found, clause)
		}
	})
}

// TestSignersRows: where several sign, the names of a row stand level, a further
// row begins at least 12 points under them, and an odd last signer stands in the
// middle.
func TestSignersRows(t *testing.T) {
	measured(t, func(p *witness) {
		all := p.doc.AllSigners()
		var above signature
		for i := 0; i < len(all) && len(all) > 1; i += 2 {
			left, ok := p.signature(all[i])
			if !ok || len(left.above) == 0 {
				return // TestSignature says so
			}
			if first := left.above[0]; i > 0 && left.page == above.page {
				p.must((first.top()-above.name.bottom())*mm >= 12, "PL I, mục II.7 [TL]", "%q stands only %.1f mm under %q", first.words, first.top()-above.name.bottom(), above.name.words)
			}
			above = left
			if i+1 == len(all) {
				p.near("middle of the last signer", left.name.middle(), p.textArea(left.page).middle(), 0.2, "PL I, mục II.7 [TL]")
				return
			}
			if right, ok := p.signature(all[i+1]); ok {
				p.near("level of two names", left.name.y, right.name.y, 0.1, "PL I, mục II.7 [TL]")
			}
		}
	})
}

func (p *witness) signatureLooks(s document.Signer, found signature) {
	p.Helper()
	p.looks("signer_name", found.name)
	p.black(found.name)
	authority := squeezed(strings.Join(s.Authority, ""))
	got, kiem := "", false
	for _, l := range found.above {
		kiem = kiem || l.words == "kiêm"
		p.black(l)
		switch {
		case len(got) < len(authority):
			p.looks("authority", l)
		case p.law.party && (len(s.Authority) == 0 && !kiem || p.doc.Style.BoldPosition != nil):
			// A post without an authority above it is bold by the samples of HD 36,
			// down to the word kiêm; the style table is silent (open question 4).
		default:
			p.looks("position", l)
		}
		got += squeezed(l.words)
		if l.words != "kiêm" {
			p.must(l.words == upper(l.words), "PL I, mục V #7; mẫu chữ, dòng 7", "%q is not in capitals", l.words)
		}
	}
}

func (p *witness) signaturePlace(found signature, clause string) {
	p.Helper()
	a := p.textArea(found.page)
	if len(p.doc.AllSigners()) == 1 {
		p.must(found.name.middle() > a.middle(), clause, "the signature stands on the left")
	}
	if len(found.above) == 0 {
		return
	}
	for _, l := range found.above {
		p.near("axis of "+quoted(l.words)+" against the name's", l.middle(), found.name.middle(), 0.2, "PL I, mục II.7 (cùng trục)")
	}
	// Room to sign: practice is 4 to 5 lines of 14 pt, 20 mm at least.
	last := found.above[len(found.above)-1]
	p.must(found.name.y-last.y >= 20, "[ĐO] 4 đến 5 dòng để ký", "only %.1f mm between post and name", found.name.y-last.y)

	first := found.above[0]
	body := 0
	label, listed := text{}, false
	for _, l := range p.lines(found.page) {
		if l.words == "Nơi nhận:" && (!listed || math.Abs(l.y-first.y) < math.Abs(label.y-first.y)) {
			label, listed = l, true // a copy has another list under this one
		}
		if l.y < first.y-1 && !p.stamped(found.page, l.red()) {
			body++
		}
	}
	p.must(body >= 2, "PL I, mục II.7 [TL] (ít nhất hai dòng cuối của nội dung)", "%d lines of the text stand on the signature's page", body)
	if listed && len(p.doc.AllSigners()) == 1 && found.above[0].y < found.name.y {
		// The two begin on one level: the tops of their lines. Baselines of 12 and
		// 14 points on one level differ by 4/5 of 1.15 times the difference, 0.65 mm.
		level := 0.8 * single / mm
		p.near("level of Nơi nhận against the signature's first line", label.y-level*label.size(), first.y-level*first.size(), 0.1, "PL I, mục II.9.d; HD 05, mục 7.1 (ngang hàng)")
	}
}

// TestRecipients: ô số 9b, at the left margin, each line with its own end.
func TestRecipients(t *testing.T) {
	measured(t, func(p *witness) {
		if len(p.doc.Recipients) == 0 {
			return
		}
		for _, page := range p.pagesOf(0) {
			label, ok := p.find(page, "Nơi nhận:")
			if !ok {
				continue
			}
			p.recipientsAt(label)
			return
		}
		p.must(false, p.law.listClause, "\"Nơi nhận:\" does not stand on a line of its own")
	})
}

func (p *witness) recipientsAt(label text) {
	p.Helper()
	a := p.textArea(label.page)
	p.looks("recipients_label", label)
	p.near("left edge of Nơi nhận", label.x0, a.left, 0.1, p.law.listClause)
	under := p.level(label.page, label.y, label.y+1.5)
	if p.law.party {
		// A solid rule as long as the phrase, the colon with it or not.
		p.must(len(under) == 1, "HD 05, mẫu chữ, dòng 9a (gạch chân)", "%d rules under \"Nơi nhận:\"", len(under))
		for _, r := range under {
			p.between("length of the rule under Nơi nhận", r.length()/mm, label.width()-1.6, label.width()+0.1, "HD 05, mẫu chữ, dòng 9a (gạch chân)")
		}
	} else {
		p.must(len(under) == 0, "PL I, mục II.9.d (không gạch chân)", "a rule under \"Nơi nhận:\"")
	}
	var lines []text
	for _, page := range p.pagesOf(0) {
		for _, l := range p.lines(page) {
			if (page > label.page || page == label.page && l.y > label.y) && l.x0 < a.left+5 {
				lines = append(lines, l)
			}
		}
	}
	want := p.doc.Recipients
	if p.doc.Archive != "" {
		want = append(slices.Clone(want), map[bool]string{true: "Lưu ", false: "Lưu: "}[p.law.party]+p.doc.Archive)
	}
	for i, r := range want {
		words := squeezed(strings.TrimRight(strings.TrimSpace(markup.Plain(r)), ".,;"))
		if d := p.doc.Drafter; d != nil && !p.law.party && i == len(want)-1 {
			// "- Lưu: VT, TCCB (02). PL.(300)": the drafter's mark is TestDrafter's
			words += "." + squeezed(d.Code) + "."
			if d.Copies > 0 {
				words += fmt.Sprintf("(%d)", d.Copies)
			}
			words = strings.TrimSuffix(words, ".")
		}
		found := locate(lines, words)
		if found == nil {
			p.must(false, p.law.listClause, "the recipient %s is not found", quoted(r))
			continue
		}
		end := p.law.listEnd
		if i == len(want)-1 {
			end = "."
		}
		all := ""
		for _, l := range found {
			all += squeezed(l.words)
		}
		p.must(strings.HasPrefix(all, "-"+words+end), p.law.listClause, "the recipient %s is printed %s, not with \"- \" before and %q behind", quoted(r), quoted(all), end)
		p.near("left edge of a recipient", found[0].x0, a.left, 0.1, p.law.listClause)
		for _, l := range found {
			p.looks("recipients", l)
			p.black(l)
		}
	}
}

// TestDrafter: ô số 12, the last of the recipients.
func TestDrafter(t *testing.T) {
	measured(t, func(p *witness) {
		d := p.doc.Drafter
		if d == nil {
			return
		}
		for _, page := range p.pagesOf(0) {
			for _, l := range p.lines(page) {
				last := l.spans[len(l.spans)-1]
				if !strings.HasPrefix(l.words, d.Code) && !strings.Contains(l.words, " "+d.Code+".") && !strings.HasPrefix(l.words, upper(d.Code)+"-") {
					continue
				}
				row := p.law.looks["drafter_code"]
				if last.Size > row.max+2 {
					continue // the words stand in the text
				}
				p.between("size of the drafter's code", last.Size, row.min, row.max, row.clause)
				return
			}
		}
		p.must(false, p.law.looks["drafter_code"].clause, "the drafter's code %q is not found", d.Code)
	})
}

package render

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
	"vanthu/internal/inspect"
)

// copyForms are the three forms with the abbreviations that the state's
// numbers have: PL III, mục I. The Party's have BS: HD 05, mục I.3.
var copyForms = map[string]struct{ words, plain, code string }{
	"sao-y":     {"SAO Y", "Sao y", "SY"},
	"sao-luc":   {"SAO LỤC", "Sao lục", "SL"},
	"trich-sao": {"TRÍCH SAO", "Trích sao", "TrS"},
}

// twoDigits is a number with the zero that one below 10 has: PL I, mục II.3.a.
func twoDigits(n *document.Number) string {
	if len(n.Digits) < 2 {
		return "0" + n.Digits
	}
	return n.Digits
}

// copied runs a test on every sample that is a copy, and on copies of other
// forms and lengths made from them.
func copied(t *testing.T, test func(p *witness)) {
	measured(t, func(p *witness) {
		if p.doc.Copy != nil {
			test(p)
		}
	})
	for _, change := range []struct {
		of, name string
		change   func(doc, copied map[string]any)
	}{
		{"ban-sao-y", "trich-sao", func(_, c map[string]any) { c["form"] = "trich-sao" }},
		{"ban-sao-y", "sao-luc", func(_, c map[string]any) { c["form"], c["number"], c["date"] = "sao-luc", 112, "2026-01-05" }},
		{"ban-sao-y", "dai-4", longer(4)}, {"ban-sao-y", "dai-6", longer(6)}, {"ban-sao-y", "dai-9", longer(9)}, {"ban-sao-y", "dai-12", longer(12)},
		{"dang-ban-sao-luc", "dai-5", longer(5)}, {"dang-ban-sao-luc", "dai-7", longer(7)}, {"dang-ban-sao-luc", "dai-10", longer(10)},
		{"dang-2018-ban-sao-luc", "dai-4", longer(4)}, {"dang-2018-ban-sao-luc", "dai-7", longer(7)},
		{"dang-ban-sao-luc", "nhieu-noi", func(_, c map[string]any) {
			c["recipients"] = []string{"Ban Giám hiệu nhà trường", "Các tổ đảng trực thuộc chi bộ", "Công đoàn, Đoàn Thanh niên nhà trường"}
		}},
	} {
		t.Run(change.of+"/"+change.name, func(t *testing.T) {
			i := slices.IndexFunc(examples.All(), func(e examples.Example) bool { return e.Name == change.of })
			if i < 0 {
				t.Fatalf("no example %s", change.of)
			}
			var doc map[string]any
			if err := json.Unmarshal(examples.All()[i].JSON, &doc); err != nil {
				t.Fatal(err)
			}
			change.change(doc, doc["copy"].(map[string]any))
			data, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			s := &sample{name: change.of + "-" + change.name, json: data}
			if err := s.make(renderer(t)); err != nil {
				t.Fatal(err)
			}
			test(newPaper(t, s))
		})
	}
}

// longer adds paragraphs, so that the copy falls on other places of a page.
func longer(n int) func(doc, _ map[string]any) {
	return func(doc, _ map[string]any) {
		for range n {
			doc["closing"] = append(doc["closing"].([]any), strings.Repeat("Các đơn vị thực hiện nghiêm túc, đúng thời hạn. ", 5))
		}
	}
}

// copyDate is the place and date of the copy.
func (p *witness) copyDate() string { return dateLineOf(p.doc.Copy.Place, p.doc.Copy.Date) }

// afterCopied is what stands under the stroke that ends the copied text: a
// paper of its own, whose document is the copy. The stroke is as wide as the
// text area.
func (p *witness) afterCopied(clause string) *witness {
	p.Helper()
	c := p.doc.Copy
	pages := p.pagesOf(0)
	page := pages[len(pages)-1]
	a := p.textArea(page)
	end := -1.0 // the last line of the copied document, on this page
	if s, ok := p.signature(p.doc.AllSigners()[0]); ok && s.page == page {
		end = s.name.y
	} else if !ok {
		p.must(false, clause, "the signature of the copied document is not found")
	}
	var strokes []rule
	for _, r := range p.level(page, end, a.bottom) {
		if r.length()/mm > a.right-a.left-0.3 {
			strokes = append(strokes, r)
		}
	}
	if len(strokes) != 1 {
		p.Fatalf("page %d has %d strokes as wide as the text area under the copied document [%s]", page+1, len(strokes), clause)
	}
	stroke := strokes[0]
	p.near("left end of the stroke over the copy", stroke.x0/mm, a.left, 0.1, clause)
	p.near("right end of the stroke over the copy", stroke.x1/mm, a.right, 0.1, clause)
	p.must(stroke.color == "000000", clause, "the stroke over the copy is %s", stroke.color)
	p.between("thickness of the stroke over the copy", stroke.thick, 0.49, 0.76, "thông lệ: 0,5 đến 0,75 pt")

	issuer := *c.Issuer
	if !p.law.party {
		issuer.Parent = document.Lines{} // Mẫu 3.1
	}
	below := *p
	one := *p.sample
	one.doc = &document.Document{
		Profile: p.doc.Profile, Kind: p.doc.Kind, Issuer: &issuer, Place: c.Place, Date: c.Date,
		Recipients: c.Recipients, Archive: c.Archive, Signer: c.Signer,
	}
	below.sample = &one
	below.sheets, below.drawn = slices.Clone(p.sheets), slices.Clone(p.drawn)
	for i := range below.sheets {
		below.sheets[i].Lines = slices.DeleteFunc(slices.Clone(below.sheets[i].Lines), func(l inspect.Line) bool { return i < page || l.Y < stroke.y0 })
		below.drawn[i] = slices.DeleteFunc(slices.Clone(below.drawn[i]), func(r rule) bool { return i < page || r.y0 <= stroke.y0 })
	}
	p.must(page == len(p.sheets)-1 || len(p.sections) > 1, clause, "the copy is not at the end")
	return &below
}

// TestPaperCopy: a copy on paper of the state (Mẫu 3.1) and of the Party's
// older guideline: form, body, number, date, recipients, signer.
func TestPaperCopy(t *testing.T) {
	copied(t, func(p *witness) {
		if p.doc.Copy.Electronic || p.law == party2026 {
			return
		}
		form := copyForms[p.doc.Copy.Form]
		clause, row := "PL I P2, mục II.2", look{13, 14, true, false, "PL I P2, mục II.2.b"}
		reference := `^Số: (0[1-9]|[1-9][0-9]+)/` + form.code + `-\p{Lu}[\p{L}0-9&.]*$`
		if p.law.party {
			clause, row = "HD 36, bản sao", look{14, 14, true, false, "đề xuất, bản sao"}
			reference = `^Số (0[1-9]|[1-9][0-9]+)-BS/[A-ZĐ]+$`
		}
		b := p.afterCopied(clause)
		page := len(b.sheets) - 1
		a := b.textArea(page)
		words, ok := b.find(page, form.words)
		if !ok {
			p.Fatalf("%s does not stand under the stroke [%s]", form.words, clause)
		}
		p.set(form.words, words, row)
		p.black(words)
		p.must(words.x0 > a.middle(), clause, "%s does not stand on the right", form.words)

		h, ends := b.headTo(page, func(l text) bool { return l.words == "Nơi nhận:" })
		if !ends || h.reference.spans == nil || h.date.spans == nil {
			p.Fatalf("the head of the copy is not complete: %+v [%s]", h, clause)
		}
		b.issuerColumn(h)
		b.numberAndDate(h, reference)
		number := twoDigits(p.doc.Copy.Number)
		p.must(strings.Contains(h.reference.words, " "+number), clause, "the copy's number is %q, not %s", h.reference.words, number)
		p.near("middle of "+form.words+" against the date's", words.middle(), h.date.middle(), 0.3, clause)
		p.must(words.y < h.date.y, clause, "%s does not stand over the date", form.words)
		for _, title := range []string{nationalTitle, motto, partyTitle} {
			_, found := b.find(page, title)
			p.must(!found, clause, "the copy has %s of its own", title)
		}
		b.copySigned(h, page, clause)
	})
}

// copySigned: ô số 5 and 7 of the copy under its head.
func (p *witness) copySigned(h head, page int, clause string) {
	p.Helper()
	label, ok := p.find(page, "Nơi nhận:")
	if !ok {
		p.must(false, clause, "the copy has no Nơi nhận")
		return
	}
	p.must(label.y > h.reference.y, clause, "Nơi nhận does not stand under the number")
	p.recipientsAt(label)
	signed, ok := p.signature(*p.doc.Signer)
	if !ok {
		p.must(false, clause, "the signature of the copy is not found")
		return
	}
	p.signatureLooks(*p.doc.Signer, signed)
	p.signaturePlace(signed, clause)
	p.must(signed.page == page && signed.above[0].y > h.date.y, clause, "the copy is not signed under its date")
}

// TestPartyStamp: the stamp of a copy of the Party since 2026, 80 × 50 mm, on
// the left, with the signature of who copied on its right.
func TestPartyStamp(t *testing.T) {
	copied(t, func(p *witness) {
		if p.doc.Copy.Electronic || p.law != party2026 {
			return
		}
		const clause = "HD 05, mục II.III và Phụ lục 3 (dấu bản sao)"
		c := p.doc.Copy
		b := p.afterCopied(clause)
		page := len(b.sheets) - 1
		a := b.textArea(page)
		frame := area{math.Inf(1), math.Inf(1), 0, 0}
		sides := 0
		for _, r := range b.drawn[page] {
			if r.color != "ff0000" {
				continue
			}
			sides++
			half := r.thick / 2
			if r.level() {
				frame.top, frame.bottom = min(frame.top, (r.y0-half)/mm), max(frame.bottom, (r.y0+half)/mm)
			} else {
				frame.left, frame.right = min(frame.left, (r.x0-half)/mm), max(frame.right, (r.x0+half)/mm)
			}
		}
		if sides != 4 {
			p.Fatalf("the stamp has %d red strokes, not 4 [%s]", sides, clause)
		}
		p.near("width of the stamp", frame.right-frame.left, 80, 0.3, clause)
		p.near("height of the stamp", frame.bottom-frame.top, 50, 0.3, clause)
		p.near("left edge of the stamp", frame.left, a.left, 0.5, clause+" (bên trái)")
		p.must(frame.bottom <= a.bottom+0.1, clause, "the stamp ends %.1f mm under the text area", frame.bottom-a.bottom)

		title, ok := b.find(page, "BẢN SAO VĂN BẢN")
		if !ok {
			p.Fatalf("the stamp has no title [%s]", clause)
		}
		p.set("BẢN SAO VĂN BẢN", title, look{13, 13, true, false, clause})
		p.near("middle of the stamp's title", title.middle(), frame.middle(), 0.3, clause)
		said := ""
		for _, l := range b.lines(page) {
			if !l.red() {
				p.must(l.x0 > frame.right, clause, "%s stands in or under the stamp", quoted(l.words))
				continue
			}
			said += squeezed(l.words)
			p.must(l.x0 >= frame.left && l.x1 <= frame.right && l.top() >= frame.top && l.bottom() <= frame.bottom, clause,
				"%s stands outside the stamp", quoted(l.words))
		}
		from := 0
		number := twoDigits(c.Number) + "-BS/" + c.Issuer.Code
		for _, want := range []string{"BẢN SAO VĂN BẢN", c.Issuer.Name.String(), number, copyForms[c.Form].words, p.copyDate(), strings.Join(c.Recipients, "; ")} {
			at := strings.Index(said[from:], squeezed(want))
			p.must(at >= 0, clause, "the stamp does not say %s in its place: %s", quoted(want), said)
			from += max(at, 0)
		}
		signed, ok := b.signature(*c.Signer)
		if !ok {
			p.must(false, clause, "the signature of the copy is not found")
			return
		}
		b.signatureLooks(*c.Signer, signed)
		p.must(signed.name.x0 > frame.right && signed.above[0].y > frame.top-1, clause, "the signature does not stand on the right of the stamp")
		for _, l := range signed.above {
			p.near("axis of "+quoted(l.words), l.middle(), signed.name.middle(), 0.2, clause)
		}
		p.must(signed.name.y-signed.above[len(signed.above)-1].y >= 20, "[ĐO] 4 đến 5 dòng để ký", "only %.1f mm between post and name", signed.name.y-signed.above[len(signed.above)-1].y)
	})
}

// TestElectronicCopy: one line at the top right of the first page (ô số 14),
// and no block at the end.
func TestElectronicCopy(t *testing.T) {
	copied(t, func(p *witness) {
		c := p.doc.Copy
		if !c.Electronic {
			return
		}
		a := p.textArea(0)
		pages := p.pagesOf(0)
		for _, r := range p.level(pages[len(pages)-1], a.top, a.bottom) {
			p.must(p.doc.Contact != nil || r.length()/mm < a.right-a.left-0.3, "PL I P2, mục I", "an electronic copy has a stroke %v", r)
		}
		form := copyForms[c.Form].words
		var found []text
		for _, page := range pages {
			for _, l := range p.lines(page) {
				if strings.HasPrefix(squeezed(l.words), squeezed(form)) {
					found = append(found, l)
				}
			}
		}
		if p.law.party {
			p.must(len(found) == 0, "HD 05, mục II.III (không có khối chữ)", "an electronic copy of the Party says %d lines", len(found))
			return
		}
		const clause = "PL I P2, mục I.3.c; Mẫu 3.2"
		if len(found) != 1 {
			p.Fatalf("%d lines of the electronic copy [%s]", len(found), clause)
		}
		l := found[0]
		words := regexp.MustCompile(`^(.*); (.*); (\d\d/\d\d/\d{4} \d\d:\d\d:\d\d [+-]\d\d:\d\d)$`).FindStringSubmatch(l.words)
		if words == nil {
			p.Fatalf("the line is %q [%s]", l.words, clause)
		}
		p.must(words[1] == copyForms[c.Form].plain, clause, "the form is %q, not %q", words[1], copyForms[c.Form].plain)
		p.must(words[2] == c.Issuer.Name.String(), clause, "the body is %q, not %q", words[2], c.Issuer.Name.String())
		s := string(c.SignedAt) // 2026-10-14T09:30:15+07:00
		at := s[8:10] + "/" + s[5:7] + "/" + s[:4] + " " + s[11:19] + " " + s[19:]
		p.must(words[3] == at, clause, "the moment is %q, not %q", words[3], at)
		p.set("ô số 14", l, look{10, 10, false, false, clause})
		p.black(l)
		p.must(l.page == 0 && l.bottom() < a.top && l.top() > 0, clause, "the line stands from %.1f to %.1f mm, not in the top margin of the first page", l.top(), l.bottom())
		p.must(l.x0 > a.left+(a.right-a.left)/3 && l.x1 > a.right-1 && l.x1 < p.sheets[0].Width/mm, clause, "the line stands from %.1f to %.1f mm, not at the right", l.x0, l.x1)
	})
}

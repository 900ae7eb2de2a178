package render

import (
	"regexp"
	"strings"
	"testing"

	"vanthu/internal/markup"
)

// letterReference is ô số 3 of a công văn: the state's has no abbreviation of
// a kind (PL I, mục II.3.c), the Party's has CV (HD 05, mục I.3).
func (p *witness) letterReference() string {
	if p.law.party {
		return `^Số (0[1-9]|[1-9][0-9]+)?-CV/[A-ZĐ]+(-[A-ZĐ]+)*$`
	}
	return `^Số: (0[1-9]|[1-9][0-9]+)?/\p{Lu}[\p{L}0-9&.]*(-[\p{L}0-9&.]+)+$`
}

// letterSubject is ô số 5b as the law words it.
func (p *witness) letterSubject() string {
	words := strings.TrimSpace(strings.TrimRight(markup.Plain(p.doc.Subject.String()), ". "))
	word := "V/v "
	switch p.law {
	case party2018:
		return words // the example of HD 36 begins with the matter itself
	case party2026:
		word = "về việc "
	}
	for _, begin := range []string{"V/v ", "về việc ", "Về việc "} {
		if strings.HasPrefix(words, begin) {
			return words // open question 8: what the author wrote stays
		}
	}
	return word + words
}

// TestLetter: the head of a công văn (Mẫu 1.5): ô số 1 to 4, the subject 5b
// under the number, and no tên loại.
func TestLetter(t *testing.T) {
	measured(t, func(p *witness) {
		if p.doc.Kind != "cong-van" || p.lettered() {
			return
		}
		h, ok := p.headTo(0, func(l text) bool { return strings.HasPrefix(l.words, "Kính gửi:") })
		if !ok || h.reference.spans == nil || h.date.spans == nil {
			p.Fatalf("the head is not complete: %+v", h)
		}
		p.titleColumn(h)
		p.issuerColumn(h)
		p.numberAndDate(h, p.letterReference())
		for _, page := range p.pagesOf(0) {
			_, found := p.find(page, "CÔNG VĂN")
			p.must(!found, "PL I, mục II.5.b; HD 05, mục I.5", "page %d prints the tên loại of a công văn", page+1)
		}
		p.letterSubjectUnder(h)
	})
}

func (p *witness) letterSubjectUnder(h head) {
	p.Helper()
	clause := p.law.looks["letter_subject"].clause
	want, got := squeezed(p.letterSubject()), ""
	var lines []text
	for _, l := range h.left {
		if l.y > h.reference.y && got != want {
			got += squeezed(l.words)
			lines = append(lines, l)
		}
	}
	if got != want || len(lines) == 0 {
		p.must(false, clause, "under the number stands %q, not %q", got, want)
		return
	}
	exact := 0
	for _, l := range lines {
		p.looks("letter_subject", l)
		p.black(l)
		p.near("middle of "+quoted(l.words)+" against the number's", l.middle(), h.reference.middle(), 0.3, clause)
		exact += strings.Count(p.letterSubject(), l.words)
	}
	p.must(exact >= len(lines), clause, "the subject is not printed as it is written: %q", p.letterSubject())

	last := lines[len(lines)-1]
	for _, r := range p.level(0, h.reference.y, last.bottom()+3) {
		p.must(r.x0/mm > last.x1 || r.color == "ff0000", clause, "a stroke %v under the subject of a công văn", r)
	}
	if !p.law.party {
		// The number shares a row with the date, whose line may be higher.
		row := single * max(h.reference.size(), h.date.size())
		gap := (lines[0].y-h.reference.y)*mm - 0.2*row - 0.8*single*lines[0].size()
		p.near("gap between the number and the subject, points", gap, 6, 0.1, "PL I, mục II.5.b (cách dòng 6 pt)")
	}
}

// TestAddresseesPlace: ô số 9a stands between the head or trích yếu and the
// text; in other kinds the words do not occur.
func TestAddresseesPlace(t *testing.T) {
	measured(t, func(p *witness) {
		clause := "PL I, mục II.9.b; HD 05, mục 9"
		var labels []text
		for _, l := range p.lines(0) {
			if regexp.MustCompile(`^Kính (gửi|trình):`).MatchString(l.words) {
				labels = append(labels, l)
			}
		}
		switch p.doc.Kind {
		case "cong-van", "to-trinh":
		case "bao-cao":
			if p.law.party {
				clause = "HD 05 (báo cáo không có kính gửi)"
				p.must(len(labels) == 0, clause, "a báo cáo of the Party has addressees")
				return
			}
		default:
			return
		}
		if len(p.doc.To) == 0 {
			return
		}
		if len(labels) != 1 {
			p.must(false, clause, "%d lines with Kính gửi", len(labels))
			return
		}
		p.black(labels[0])
		if p.ordinary() {
			subject := locate(p.lines(0), squeezed(strings.TrimRight(markup.Plain(p.doc.Subject.String()), ". ")))
			p.must(subject != nil && subject[len(subject)-1].y < labels[0].y, clause, "Kính gửi does not stand under trích yếu")
		}
		addressed := locate(p.lines(0), squeezed(markup.Plain(p.doc.To[len(p.doc.To)-1].String())))
		if addressed == nil {
			addressed = labels
		}
		for _, texts := range [][]string{p.doc.Bases, p.doc.Opening} {
			if len(texts) == 0 {
				continue
			}
			first := locate(p.lines(0), squeezed(strings.TrimRight(markup.Plain(texts[0]), " .,;")))
			if first != nil {
				p.must(first[0].y > addressed[len(addressed)-1].y, clause, "the text begins over Kính gửi")
			}
		}
	})
}

// TestDispatch: the fixed line of a công điện, "… điện:", and its addressees.
func TestDispatch(t *testing.T) {
	measured(t, func(p *witness) {
		if p.doc.Kind != "cong-dien" {
			return
		}
		const clause = "PL III, Mẫu 1.6"
		h := p.head()
		sender := p.doc.Authority.String()
		if sender == "" {
			sender = p.doc.AllIssuers()[0].Name.String()
		}
		line, ok := p.find(0, sender+" điện:")
		if !ok {
			p.Fatalf("no line \"… điện:\" [%s]", clause)
		}
		p.looks("addressees_label", line)
		p.black(line)
		p.near("middle of \"… điện:\"", line.middle(), p.textArea(0).middle(), 0.2, clause)
		p.must(line.y > h.title.y, clause, "\"… điện:\" does not stand under the tên loại")
		last := line
		for i, to := range p.doc.To {
			found := locate(p.lines(0), squeezed(markup.Plain(to.String())))
			if found == nil {
				p.must(false, clause, "%q is not found", to)
				continue
			}
			want := "- " + to.String() + ";"
			if i == len(p.doc.To)-1 {
				want = "- " + to.String() + "."
			}
			p.must(found[0].words == want, clause, "%q is not %q", found[0].words, want)
			p.must(found[0].y > last.y, clause, "%q does not stand under the line before it", found[0].words)
			p.must(found[0].x0 > line.x0, clause, "%q does not stand to the right of \"… điện:\"", found[0].words)
			p.looks("addressees", found[0])
			last = found[0]
		}
		opening := locate(p.lines(0), squeezed(strings.TrimRight(markup.Plain(p.doc.Opening[0]), ". ")))
		p.must(opening != nil && opening[0].y > last.y, clause, "the text does not follow the addressees")
	})
}

// TestPublicLetter: a thư công has no number; the rest of its head is
// everyone's.
func TestPublicLetter(t *testing.T) {
	measured(t, func(p *witness) {
		if p.doc.Kind != "thu-cong" {
			return
		}
		const clause = "PL III, mục I (thư công không có ký hiệu)"
		h, ok := p.headTo(0, func(l text) bool { return l.words == "THƯ CÔNG" })
		if !ok || len(h.left) == 0 || h.date.spans == nil {
			p.Fatalf("the head is not complete: %+v", h)
		}
		p.must(h.reference.spans == nil, clause, "a thư công has the number %q", h.reference.words)
		p.looks("place_date", h.date)
		p.must(h.date.words == p.dateLine(), "PL I, mục II.4.b", "ô số 4 is %q, not %q", h.date.words, p.dateLine())
		h.reference = h.left[0] // where the number would stand
		h.reference.y = h.date.y
		p.titleColumn(h)
		p.issuerColumn(h)
		p.titled(h)
	})
}

package check

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// spelt gathers what a text spells otherwise than the law, each form once with
// where it stands first: P is a place, a pointer or a paragraph.
type spelt[P any] struct {
	forms       map[string]int // how often
	capitals    []rules.Capital
	at          []P
	old, modern toned[P]
}

// toned are the syllables that place a tone in one way.
type toned[P any] struct {
	n     int
	first string
	at    P
}

func (t *toned[P]) note(word string, at P) {
	if word == "" {
		return
	}
	if t.n++; t.n == 1 {
		t.first, t.at = word, at
	}
}

// look looks at a text.
func (s *spelt[P]) look(at P, text string) {
	if s.forms == nil {
		s.forms = map[string]int{}
	}
	for _, f := range rules.Capitals(text) {
		if s.forms[f.Wrong]++; s.forms[f.Wrong] == 1 {
			s.capitals, s.at = append(s.capitals, f), append(s.at, at)
		}
	}
	old, modern := rules.Tones(text)
	s.old.note(old, at)
	s.modern.note(modern, at)
}

// tell tells of it.
func (s *spelt[P]) tell(fail func(id string, at P, detail fault.Text, found, expected string)) {
	for i, f := range s.capitals {
		times := fault.Text{"", ""}
		if n := s.forms[f.Wrong]; n > 1 {
			times = fault.Text{" (" + itoa(n) + " chỗ)", " (" + itoa(n) + " places)"}
		}
		fail("text.capitals", s.at[i], fault.Text{
			"«" + f.Wrong + "»" + times[0] + " viết hoa chưa đúng; phải là «" + f.Right + "» (" + f.Of + ").", "«" + f.Wrong + "»" + times[1] + " has the wrong capitals; it must be «" + f.Right + "» (" + f.Of + ").",
		}, f.Wrong, f.Right)
	}
	const some = 3 // of each way
	if s.old.n < some || s.modern.n < some {
		return
	}
	few, many := &s.old, &s.modern
	if s.modern.n < s.old.n {
		few, many = many, few
	}
	fail("text.tones", few.at, fault.Text{
		"Văn bản đặt dấu thanh theo hai cách: «" + few.first + "» (" + itoa(few.n) + " đoạn) và «" + many.first + "» (" + itoa(many.n) + " đoạn); nên theo một cách.",
		"The text places tones in two ways: «" + few.first + "» (" + itoa(few.n) + " paragraphs) and «" + many.first + "» (" + itoa(many.n) + "); one is better.",
	}, few.first, many.first)
}

// spelling looks at the capitals of a file, and at the two ways of placing tones.
func (c *looker) spelling() {
	c.pass("text.capitals", "text.tones")
	var s spelt[*seen.Paragraph]
	for _, p := range c.all {
		if p.Element == rules.Body || p.Element == rules.LegalBasis || c.inTable[p] {
			s.look(p, p.Plain())
		}
	}
	s.tell(c.fail)
}

// spelling looks at those of a document, and at what its texts cite.
func (c *checker) spelling() {
	hint := func(id, pointer string, detail fault.Text) {
		law := map[string]rules.Law{"text.capitals": rules.FileLaws.Capitals, "text.tones": rules.FileLaws.Typing}[id]
		c.add(fault.Hint, pointer, id, law, detail[fault.Vietnamese], detail[fault.English])
	}
	var s spelt[string]
	known, date := map[string]string{}, c.doc.Date.String()
	c.texts(func(pointer, text string) {
		s.look(pointer, text)
		for _, f := range citedWrong(text, date, known) {
			c.add(fault.Warning, pointer, f.Rule, rules.FileLaws.Cited, f.Detail[fault.Vietnamese], f.Detail[fault.English])
		}
	})
	s.tell(func(id, pointer string, detail fault.Text, _, _ string) { hint(id, pointer, detail) })
	c.ended()
}

// ended looks for bodies of districts in who issues the document and whom it goes
// to.
func (c *checker) ended() {
	if date := c.doc.Date.String(); len(date) < len(rules.EndedOn) || date < rules.EndedOn {
		return
	}
	look := func(pointer, text string) {
		if found := rules.Ended(text); found != "" {
			f := districtEnded(found)
			c.add(fault.Hint, pointer, "body.ended", rules.FileLaws.Ended, f[fault.Vietnamese], f[fault.English])
		}
	}
	for i := range c.doc.To {
		look("/to/"+itoa(i), c.doc.To[i].String())
	}
	for i, text := range c.doc.Recipients {
		look("/recipients/"+itoa(i), text)
	}
	for _, i := range c.doc.AllIssuers() {
		look(i.Pointer+"/parent", i.Parent.String())
		look(i.Pointer+"/name", i.Name.String())
	}
}

func districtEnded(found string) fault.Text {
	day := isoDay(rules.EndedOn)
	return fault.Text{"«" + found + "»: từ " + day + " không còn cấp huyện; xem lại tên cơ quan.", "«" + found + "»: districts ended on " + day + "; look at the name again."}
}

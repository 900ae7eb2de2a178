package check

import (
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// annexes looks at the heads of the annexes in the file.
func (c *looker) annexes() {
	c.annexText()
	law := &c.profile.Annex
	called := 0
	for i := range c.facts.Annexes {
		if hasPrefixFold(c.facts.Annexes[i].Label.Text, law.Word) {
			called++
		}
	}
	for i := range c.facts.Annexes {
		a := &c.facts.Annexes[i]
		if len(a.Label.Of) == 0 || !hasPrefixFold(a.Label.Text, law.Word) || a.Label.Of[0].Sure < seen.Doubt {
			continue
		}
		label := a.Label.Of[0]
		c.pass("annex.label", "annex.reference")
		text := strings.TrimSpace(a.Label.Text)
		switch {
		case law.Unlawful(text):
			c.fail("annex.label", label, fault.Text{
				"«" + text + "»: từ «" + law.Word + "» in thường, số thứ tự bằng chữ số La Mã: «" + law.Example + "».", "«" + text + "»: the word «" + law.Word + "» is not in capitals, and its number is Roman: «" + law.Example + "».",
			}, text, law.Example)
		case called > 1 && strings.EqualFold(text, law.Word):
			c.fail("annex.label", label, fault.Text{"Có từ hai phụ lục thì phải đánh số: «" + law.Example + "».", "Two or more annexes are numbered: «" + law.Example + "»."}, text, law.Example)
		}
		if len(a.Reference.Of) == 0 {
			c.fail("annex.reference", label, fault.Text{"Dưới tiêu đề phụ lục không có dòng «(Kèm theo …)».", "There is no line «(Kèm theo …)» under the title of the annex."}, "", "(Kèm theo …)")
		}
		c.annexPages(label)
	}
}

// annexPages looks whether the pages of an annex have numbers of their own.
func (c *looker) annexPages(label *seen.Paragraph) {
	if !c.word() {
		c.pdfAnnexPages(label)
		return
	}
	at := -1
	for i := range c.paper.Blocks {
		if c.paper.Blocks[i].Paragraph == label {
			at = i
		}
	}
	for i := range c.paper.Sheets {
		s := &c.paper.Sheets[i]
		if s.FirstBlock > at || i+1 < len(c.paper.Sheets) && c.paper.Sheets[i+1].FirstBlock <= at {
			continue
		}
		c.pass("annex.pages")
		if s.NumberFrom != 1 {
			c.fail("annex.pages", label, fault.Text{"Phụ lục phải đánh số trang riêng, từ 1.", "The pages of an annex are numbered apart, from 1."}, "", "từ 1")
		}
	}
}

// pdfAnnexPages looks at the number of the second page of an annex, and at that of its first
// one, which shows none unless the paper's go on there.
func (c *looker) pdfAnnexPages(label *seen.Paragraph) {
	if c.goesOnCounting(label) {
		return
	}
	second := label.Place.Page + 1
	if second > len(c.paper.Sheets) {
		return
	}
	for _, p := range c.all {
		if p.Place.Page == second && p.Place.Row == 0 && p.Annex != label.Annex || p.Place.Page == second && p.Element == rules.AnnexLabel {
			return // it ends on its first page
		}
	}
	number := pageNumberOf(c.paper.Sheets[second-1].Header, second)
	if number == nil {
		return
	}
	c.pass("annex.pages")
	if text := digits(number.Plain()); text != "2" {
		c.failAt("", "annex.pages", c.order[label], fault.Place{Page: second}, fault.Text{
			"Phụ lục phải đánh số trang riêng, từ 1; trang thứ hai của phụ lục ghi số " + text + ".", "The pages of an annex are numbered apart, from 1; its second page has the number " + text + ".",
		}, text, "2")
	}
}

// goesOnCounting tells whether the first page of an annex shows a number that goes on from
// those of the paper, and says so.
func (c *looker) goesOnCounting(label *seen.Paragraph) bool {
	page := label.Place.Page
	if page < 2 || page > len(c.paper.Sheets) {
		return false
	}
	for _, p := range c.all {
		if p.Place.Page == page && p.Place.Row == 0 && p.Annex != label.Annex && p.Plain() != "" {
			return false // it begins amid a page
		}
	}
	number := pageNumberOf(c.paper.Sheets[page-1].Header, page)
	if number == nil {
		return false
	}
	c.pass("annex.pages")
	text := digits(number.Plain())
	if text == "" || text == "1" {
		return false
	}
	c.failAt("", "annex.pages", c.order[label], fault.Place{Page: page}, fault.Text{
		"Phụ lục phải đánh số trang riêng, từ 1; trang đầu của phụ lục ghi số " + text + ".", "The pages of an annex are numbered apart, from 1; its first page has the number " + text + ".",
	}, text, "từ 1")
	return true
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

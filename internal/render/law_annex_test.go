package render

import (
	"fmt"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/inspect"
	"vanthu/internal/markup"
)

// TestAnnexes: the heads of the attachments, each on a page of its own.
func TestAnnexes(t *testing.T) {
	measured(t, func(p *witness) {
		word, clause := "Phụ lục", "PL I, mục III.1"
		if p.law.party {
			word, clause = "PHỤ LỤC", "HD 05, mục II.II.1"
		}
		all := p.doc.Attachments
		labels := annexLabels(word, p.law.party, all)
		flat := []document.Attachment{}
		for _, a := range all {
			flat = append(append(flat, a), a.Attachments...)
		}
		section := 0
		for i, a := range flat {
			if a.Separate {
				continue // in a file of its own
			}
			if section++; section >= len(p.sections) {
				return // TestPaper says so
			}
			page, label := p.sections[section], labels[i]
			title := upper(markup.Plain(a.Title))
			if kindOf(label) {
				// Mẫu 1.3: the attached text is headed like a document of its kind.
				label, title = upper(label), markup.Plain(a.Title)
			}
			p.annexLine(page, "annex_label", label, clause)
			p.annexLine(page, "annex_title", title, clause)
			if a.Reference.Given {
				p.annexReference(page, clause)
			}
		}
	})
}

// annexLabels are the labels of attachments and of their own, as they are printed.
func annexLabels(word string, party bool, list []document.Attachment) (labels []string) {
	roman := []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII"}
	total, n := 0, 0
	for _, a := range list {
		if strings.EqualFold(a.Label, "Phụ lục") {
			total++
		}
	}
	for _, a := range list {
		label := a.Label
		if strings.EqualFold(label, "Phụ lục") {
			label = word
			switch {
			case total > 1 && party:
				label = fmt.Sprintf("%s %d", word, n+1)
			case total > 1:
				label = word + " " + roman[n]
			}
			n++
		}
		labels = append(append(labels, label), annexLabels(word, party, a.Attachments)...)
	}
	return labels
}

// kindOf tells whether a label is a tên loại.
func kindOf(label string) bool {
	for _, name := range kindNames {
		if strings.EqualFold(name, label) {
			return true
		}
	}
	return false
}

// annexLine finds a line of an attachment's head, maybe broken in several.
func (p *witness) annexLine(page int, element, words, clause string) {
	p.Helper()
	if words == "" {
		return
	}
	found := locate(p.lines(page), squeezed(words))
	if found == nil {
		p.must(false, clause, "the attachment on page %d has no line %s", page+1, quoted(words))
		return
	}
	printed := ""
	for _, l := range found {
		printed += strings.ReplaceAll(l.words, " ", "")
		p.looks(element, l)
		p.black(l)
		p.near("middle of "+quoted(l.words), l.middle(), p.textArea(page).middle(), 0.3, clause)
	}
	p.must(printed == strings.ReplaceAll(inspect.Normalize(words), " ", ""), clause, "%s is printed %s", quoted(words), quoted(printed))
}

// annexReference finds "(Kèm theo …)": the kind, the number and the body.
func (p *witness) annexReference(page int, clause string) {
	p.Helper()
	kind := kindNames[p.doc.Kind]
	var all []text
	for _, l := range p.lines(page) {
		if len(all) > 0 || strings.HasPrefix(l.words, "(Kèm theo ") && strings.Contains(l.words, kind+" số") {
			all = append(all, l)
		}
		if len(all) > 0 && strings.HasSuffix(l.words, ")") {
			break
		}
	}
	p.must(len(all) > 0 && strings.HasSuffix(all[len(all)-1].words, ")"), clause, "the attachment on page %d has no line (Kèm theo …)", page+1)
	for _, l := range all {
		p.looks("annex_reference", l)
		p.black(l)
	}
}

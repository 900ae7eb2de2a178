package fill

import (
	"strings"

	"vanthu/internal/fault"
)

// Span is a mark and where it stands in its text, in bytes.
type Span struct {
	Mark       Mark
	Start, End int
}

// maxWrong bounds how many wrong marks of one text are told.
const maxWrong = 20

// Spans finds the marks of a text, and all that looks like a mark and is none.
func Spans(s string) ([]Span, []*MarkError) {
	var spans []Span
	var wrong []*MarkError
	opens, closes := 0, 0
	for at := 0; len(wrong) < maxWrong; {
		opens, closes = next(s, open, opens, at), next(s, closed, closes, at)
		switch {
		case opens == len(s) && closes == len(s):
			return spans, wrong
		case closes < opens:
			wrong = append(wrong, &MarkError{tail(s[at:closes]) + closed, fault.Text{"dấu }} không có {{ trước nó", "}} has no {{ before it"}})
			at = closes + len(closed)
			continue
		}
		at = opens + len(open)
		closes = next(s, closed, closes, at)
		if closes == len(s) || strings.Contains(s[at:closes], open) {
			wrong = append(wrong, &MarkError{open + head(s[at:]), fault.Text{"dấu {{ không có }} sau nó", "{{ has no }} after it"}})
			continue
		}
		inner := s[at:closes]
		m, err := parseMark(inner)
		at = closes + len(closed)
		switch {
		case strings.HasPrefix(inner, "{"):
			err = &MarkError{open + inner + closed, fault.Text{"thừa một dấu {", "there is one { too many"}}
		case err == nil && strings.HasPrefix(s[at:], "}") && !strings.HasPrefix(s[at:], closed):
			err = &MarkError{open + inner + closed + "}", fault.Text{"thừa một dấu }", "there is one } too many"}}
			at++
		}
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		spans = append(spans, Span{m, opens, at})
	}
	return spans, wrong
}

// next is where a brace stands at or after a place, if not where it was found
// before; the end of the text where there is none.
func next(s, brace string, found, at int) int {
	if found > at || found == len(s) {
		return found
	}
	if i := strings.Index(s[at:], brace); i >= 0 {
		return at + i
	}
	return len(s)
}

// excerpt is how many characters beside a brace an error shows, so that a
// reader finds the place.
const excerpt = 24

// head is the beginning of what follows {{.
func head(s string) string {
	s, cut := s[:min(len(s), 4*excerpt)], len(s) > 4*excerpt
	s, _, _ = strings.Cut(s, "\n")
	s, _, _ = strings.Cut(s, open)
	if r := []rune(s); len(r) > excerpt || cut {
		return string(r[:min(len(r), excerpt)]) + "…"
	}
	return s
}

// tail is the end of what stands before }}.
func tail(s string) string {
	s, cut := s[max(0, len(s)-4*excerpt):], len(s) > 4*excerpt
	s = s[strings.LastIndexByte(s, '\n')+1:]
	if r := []rune(s); len(r) > excerpt || cut {
		return "…" + string(r[max(0, len(r)-excerpt):])
	}
	return s
}

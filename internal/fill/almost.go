package fill

import (
	"regexp"
	"slices"

	"vanthu/internal/rows"
)

// Almost is text that looks like a mark of another program, or like one with a
// brace too few on both sides.
type Almost struct {
	Text string // {tên}, «tên» or <<tên>>
	Name string // clean
}

var almost = regexp.MustCompile(`\{([^{}\n]{1,100})\}|«([^«»\n]{1,100})»|<<([^<>\n]{1,100})>>`)

// maxAlmost is how many such texts of a template are kept.
const maxAlmost = 200

// AlmostMarks adds what looks like marks in a text, between its marks, to what
// was found before.
func AlmostMarks(all []Almost, text string, spans []Span) []Almost {
	if len(all) >= maxAlmost {
		return all
	}
	from := 0
	look := func(to int) {
		for _, m := range almost.FindAllStringSubmatch(text[from:to], maxAlmost) {
			one := Almost{m[0], rows.Clean(m[1] + m[2] + m[3])}
			if len(all) < maxAlmost && !slices.Contains(all, one) {
				all = append(all, one)
			}
		}
	}
	for _, s := range spans {
		look(s.Start)
		from = s.End
	}
	look(len(text))
	return all
}

package compose

import (
	"slices"
	"strings"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// mostNames is how many ends of lines of a paragraph are looked at for names.
const mostNames = 16

// keepNames binds the names of people and places that the end of a line would
// part, where all lines stay good.
func (c *composer) keepNames(p *sheet.Paragraph, width units.Length, found layout.Breaks) layout.Breaks {
	floor := layout.Place{} // the names before it are whole, or cannot be
	for range mostNames {
		i := slices.IndexFunc(found.Capitals, func(at layout.Place) bool {
			return at.Run > floor.Run || at.Run == floor.Run && at.At > floor.At
		})
		if i < 0 {
			break
		}
		floor = found.Capitals[i]
		was := p.Runs[floor.Run].Text
		text, ok := nameBound(was, floor.At)
		if !ok {
			continue
		}
		kept := p.Set
		p.Runs[floor.Run].Text = text
		now := c.ruler.Steady(p, width, rules.MostStretch)
		if now.Loose || now.Lines != found.Lines {
			p.Runs[floor.Run].Text, p.Set = was, kept
			continue
		}
		floor.At += len(text) - len(was)
		found = now
	}
	return found
}

// nameBound is a text with the name bound that the end of a line at a place parts;
// false: there is none.
func nameBound(text string, at int) (string, bool) {
	begin := at
	for range nameReach {
		begin = max(0, strings.LastIndexByte(text[:max(0, begin-1)], ' ')+1)
	}
	before := strings.Fields(text[begin:at])
	rest := text[at:]
	end := len(rest)
	if n := nthSpace(rest, nameReach); n >= 0 {
		end = n
	}
	after := strings.Fields(rest[:end])
	if strings.Join(before, " ")+" "+strings.Join(after, " ") != strings.TrimRight(text[begin:at+end], " ") {
		return text, false // spaces of another kind
	}
	from, to := viet.ProperName(slices.Concat(before, after), len(before))
	if to == 0 {
		return text, false
	}
	words := slices.Concat(before, after)
	name := strings.Join(words[from:to], " ")
	start := begin + len(strings.Join(words[:from], " "))
	if from > 0 {
		start++
	}
	return text[:start] + strings.ReplaceAll(name, " ", string(noBreakSpace)) + text[start+len(name):], true
}

// nameReach is how many words on each side of a place may belong to a name, and
// the one before it.
const nameReach = 5

// nthSpace is where the nth space of a text stands; -1: it has fewer.
func nthSpace(s string, n int) int {
	for i := range len(s) {
		if s[i] == ' ' {
			if n--; n == 0 {
				return i
			}
		}
	}
	return -1
}

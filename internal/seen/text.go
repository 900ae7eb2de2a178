package seen

import (
	"strings"
	"unicode"

	"vanthu/internal/viet"
)

// Text is the paragraph's text as the file has it.
func (p *Paragraph) Text() string {
	if len(p.Runs) == 1 {
		return p.Runs[0].Text
	}
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Plain is the text as it is read: in NFC, in the letters and capitals that it is
// shown in, with single blanks and none at its ends.
func (p *Paragraph) Plain() string {
	if len(p.Runs) == 1 {
		return plain(p.Runs[0].Shown())
	}
	var b strings.Builder
	for i := range p.Runs {
		b.WriteString(p.Runs[i].Shown())
	}
	return plain(b.String())
}

// Shown is a run's text in the letters that its reader sees: those of the faces of
// TCVN3 and VNI are others than the file has.
func (r *Run) Shown() string {
	text := r.Text
	if e := viet.FaceEncoding(r.Face); e != "" && !viet.Modern(text) {
		text = e.Unicode(viet.NFC(text))
		if e == viet.TCVN3 && strings.HasSuffix(r.Face, "H") { // .VnTimeH has capitals only
			return viet.Upper(text)
		}
	}
	if r.Capitals {
		return viet.Upper(text)
	}
	return text
}

// invisible are characters without width that editors leave behind.
var invisible = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u00ad", "")

func plain(s string) string {
	if tidy(s) {
		return s
	}
	return strings.Join(strings.Fields(viet.NFC(invisible.Replace(s))), " ")
}

// tidy tells whether a text is plain already, as most are.
func tidy(s string) bool {
	blank := true
	for _, r := range s {
		switch {
		case r == ' ':
			if blank {
				return false
			}
			blank = true
			continue
		case r == '\u00ad' || unicode.IsSpace(r) || !viet.Inert(r) || '\u200b' <= r && r <= '\u200d' || r == '\u2060' || r == '\ufeff':
			return false
		}
		blank = false
	}
	return !blank || s == ""
}

// FromText is a paper of words alone: each line is a paragraph, but in a text whose lines
// end where those of a page did.
func FromText(text string) *Paper {
	p := &Paper{Source: Text}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	lines := strings.Split(text, "\n")
	all := make([]typedLine, len(lines))
	for i, line := range lines {
		all[i] = typedLine{i + 1, line}
	}
	whole := unwrap(all)
	p.Wrapped = len(whole) < len(all)
	for _, line := range whole {
		before, after, broken := strings.Cut(line.text, "\f")
		for {
			p.add(Paragraph{Place: Place{Paragraph: line.number}, Runs: runsOf(before)})
			if !broken {
				break
			}
			before, after, broken = strings.Cut(after, "\f")
		}
	}
	p.Blocks = beside(p.Blocks)
	return p
}

func runsOf(text string) []Run {
	if text == "" {
		return nil
	}
	return []Run{{Text: text}}
}

package markup

import (
	"slices"
	"strings"
)

// Write writes spans as a text with inline marks, the converse of Read.
// Spaces beside a mark may lose a style, because a mark does not take effect
// on that side. Not all spans can be written: a star between two digits is no
// mark, for one. ok tells whether Read reads the text as it was meant.
func Write(spans []Span) (text string, ok bool) {
	spans = merged(spaced(spans))
	var b strings.Builder
	var open []styles
	for i, sp := range spans {
		want := sp.styles()
		for len(open) > 0 && !containsAll(want, open) {
			b.WriteString(markOf[open[len(open)-1]])
			open = open[:len(open)-1]
		}
		for _, s := range opening(want, open, spans[i:]) {
			b.WriteString(markOf[s])
			open = append(open, s)
		}
		b.WriteString(Escape(sp.Text))
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString(markOf[open[i]])
	}
	text = b.String()
	return text, slices.Equal(Read(text), spans)
}

var markOf = map[styles]string{bold: "**", italic: "*", underline: "__", super: "^", sub: "~"}

func (s Span) styles() styles {
	var set styles
	for i, on := range []bool{s.Bold, s.Italic, s.Underline, s.Script == Super, s.Script == Sub} {
		if on {
			set |= 1 << i
		}
	}
	return set
}

func (s Span) styled(set styles) Span {
	script := Level
	switch {
	case set&super != 0:
		script = Super
	case set&sub != 0:
		script = Sub
	}
	return Span{s.Text, set&bold != 0, set&italic != 0, set&underline != 0, script}
}

func containsAll(set styles, open []styles) bool {
	return !slices.ContainsFunc(open, func(s styles) bool { return set&s == 0 })
}

// opening are the styles to open, the one that lasts longest first.
func opening(want styles, open []styles, ahead []Span) []styles {
	lasts := func(s styles) int {
		for i := range ahead {
			if ahead[i].styles()&s == 0 {
				return i
			}
		}
		return len(ahead)
	}
	var list []styles
	for _, s := range []styles{underline, bold, italic, super, sub} {
		if want&s != 0 && !slices.Contains(open, s) {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b styles) int { return lasts(b) - lasts(a) })
	return list
}

// spaced gives the spaces at the ends of each span the styles that the words
// on both sides share, so that every mark has a character at its inner side.
func spaced(spans []Span) []Span {
	var out []Span
	for _, sp := range spans {
		core := strings.TrimSpace(sp.Text)
		at := strings.Index(sp.Text, core)
		for _, text := range []string{sp.Text[:at], core, sp.Text[at+len(core):]} {
			if text != "" {
				sp.Text = text
				out = append(out, sp)
			}
		}
	}
	after := make([]styles, len(out)+1) // of the next word from here on
	for i := len(out) - 1; i >= 0; i-- {
		if after[i] = after[i+1]; !blank(out[i].Text) {
			after[i] = out[i].styles()
		}
	}
	before := styles(0)
	for i, sp := range out {
		if blank(sp.Text) {
			out[i] = sp.styled(before & after[i])
		} else {
			before = sp.styles()
		}
	}
	return out
}

// merged joins neighbours of one style and leaves out what is empty.
func merged(spans []Span) []Span {
	var w spanWriter
	for _, sp := range spans {
		for i := range w.depth {
			w.depth[i] = int(sp.styles() >> i & 1)
		}
		w.write(sp.Text)
	}
	return w.flush()
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

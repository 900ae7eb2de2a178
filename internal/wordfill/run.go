package wordfill

import (
	"slices"
	"strings"

	"vanthu/internal/fill"
)

const kept = `xml:space="preserve">`

// refill is the text of a paragraph with holes in it: an item for each w:t that
// a mark touches.
func (s *story) refill(p *paragraph) {
	s.passages(p)
	next := 0
	for _, run := range p.runs {
		from, to := run.from, run.from+len(run.t.text)
		for next < len(p.spans) && p.spans[next].End <= from {
			next++
		}
		if next == len(p.spans) {
			return
		}
		if p.spans[next].Start >= to {
			continue
		}
		tag := s.part.prefix(run.t) + "t"
		var pieces []piece
		text := func(upTo int) {
			if from < upTo {
				pieces = append(pieces, p.within(from, literal(escape(nil, p.text[from:upTo], "&#10;", "&#9;"))))
			}
		}
		for _, span := range p.spans[next:] {
			if span.Start >= to {
				break
			}
			text(span.Start)
			if span.Start >= run.from && span.Mark.Kind == fill.Value {
				pieces = append(pieces, p.within(span.Start, s.hole(p, run.t, span.Mark)))
			}
			from = min(span.End, to)
		}
		text(to)
		if len(pieces) > 0 {
			pieces = append(append([]piece{literal("<" + tag + " " + kept)}, pieces...), literal("</"+tag+">"))
		}
		s.items = append(s.items, item{start: run.t.start, end: run.t.end, pieces: pieces, rank: inside})
	}
}

// hole is where a value goes.
func (s *story) hole(p *paragraph, t *node, m fill.Mark) piece {
	w := s.part.prefix(t)
	shut, open := "</"+w+"t>", "<"+w+"t "+kept
	if width := m.Image(); width > 0 {
		if !t.up.is("w:r") {
			s.misplaced(t, m)
		}
		return &picture{m, width, shut, open, s.links()}
	}
	h := &hole{mark: m, tab: shut + "<" + w + "tab/>" + open}
	run := t.up
	props := ""
	if own := run.kid("w:rPr"); own != nil {
		props = string(s.part.raw[own.start:own.end])
	}
	br := s.lineBreak(p, run, w)
	h.br[0] = shut + strings.ReplaceAll(br, runLooks, props) + open
	if !m.Markup() {
		return h
	}
	if !run.is("w:r") {
		s.wrong(t, RulePlace, "%s không đứng trong một đoạn chữ bình thường", "%s does not stand in a run", m)
		return h
	}
	known, ok := s.looked[run]
	if !ok {
		for style := range known {
			known[style] = s.looks(run.kid("w:rPr"), w, style)
		}
		s.looked[run] = known
	}
	for style, props := range known {
		h.styles[style] = shut + "</" + w + "r><" + w + "r>" + props + open
		h.br[style] = shut + strings.ReplaceAll(br, runLooks, props) + open
	}
	return h
}

// before are the properties of a run that stand before bold, in the order of
// the standard; after each the ones up to the next style.
var before = [][]string{
	{"w:rStyle", "w:rFonts"},
	{"w:bCs"},
	{"w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike", "w:outline", "w:shadow", "w:emboss", "w:imprint", "w:noProof", "w:snapToGrid",
		"w:vanish", "w:webHidden", "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight"},
	{"w:effect", "w:bdr", "w:shd", "w:fitText"},
}

// styles are the properties that markup sets.
var styles = []string{"w:b", "w:i", "w:u", "w:vertAlign"}

// looks are the properties of a run with those of inline marks beside what it
// has. A tracked change of the looks stays with the template.
func (s *story) looks(props *node, w string, style int) string {
	var own []*node
	if props != nil {
		own = props.kids
	}
	var b strings.Builder
	add := func(want func(name string) bool) {
		for _, k := range own {
			if want(k.name) {
				b.Write(s.part.raw[k.start:k.end])
			}
		}
	}
	b.WriteString("<" + w + "rPr>")
	var done []string
	for i, name := range styles {
		add(func(n string) bool { return slices.Contains(before[i], n) })
		done = append(append(done, before[i]...), name)
		if value := valueOf(i, style); value != "" {
			b.WriteString(s.set(name, value, w))
		} else {
			add(func(n string) bool { return n == name })
		}
	}
	add(func(n string) bool { return !slices.Contains(done, n) && n != "w:rPrChange" })
	return b.String() + "</" + w + "rPr>"
}

// valueOf is what a look gives the property of a number; empty: nothing.
func valueOf(property, look int) string {
	switch {
	case property == 3:
		return [...]string{"", "superscript", "subscript"}[look>>3]
	case look&(1<<property) == 0:
		return ""
	case property == 2:
		return "single"
	}
	return "on"
}

// set is the element that sets a property.
func (s *story) set(name, value, w string) string {
	name = strings.TrimPrefix(name, "w:")
	switch {
	case value == "on":
		return "<" + w + name + "/>"
	case w == "": // an attribute has no space without a prefix
		return "<" + name + ` xmlns:w="` + s.part.space + `" w:val="` + value + `"/>`
	}
	return "<" + w + name + " " + w + `val="` + value + `"/>`
}

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
		s.unbind(run.t)
		if len(pieces) > 0 {
			pieces = append(append([]piece{literal("<" + tag + " " + kept)}, pieces...), literal("</"+tag+">"))
		}
		s.items = append(s.items, item{start: run.t.start, end: run.t.end, pieces: pieces, rank: inside})
	}
}

// unbind cuts the content controls around a text from the data that they show:
// Word would put the mark back in the place of the value when it opens the file.
func (s *story) unbind(n *node) {
	for ; n != nil; n = n.up {
		if !n.is("w:sdt") || s.unbound[n] {
			continue
		}
		s.unbound[n] = true
		props := n.kid("w:sdtPr")
		if props == nil {
			continue
		}
		for _, k := range props.kids {
			if strings.HasSuffix(k.name, ":dataBinding") {
				s.items = append(s.items, item{start: k.start, end: k.end, rank: inside})
			}
		}
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
	run := t.up
	h := &hole{mark: m, shut: shut, open: open, tab: shut + "<" + w + "tab/>" + open, dress: s.dressOf(run)}
	h.br, h.anew = s.lineBreak(p, run, w)
	if h.markup = m.Markup(); h.markup && !run.is("w:r") {
		s.wrong(t, RulePlace, "%s không đứng trong một đoạn chữ bình thường", "%s does not stand in a run", m)
		h.markup = false
	}
	return h
}

// dress is how a run looks, in parts between which a style stands. The marks of
// the run share it, since it may be long.
type dress struct {
	w, space string // the prefix, and the space that it is of
	own      string // w:rPr as it is
	before   [4]string
	set      [4]string // what the run has of the property that a style sets
	rest     string
}

// dressOf reads the properties of a run. A tracked change of the looks stays with
// the template.
func (s *story) dressOf(run *node) *dress {
	if known := s.dressed[run]; known != nil {
		return known
	}
	d := &dress{w: s.part.prefix(run), space: s.part.space}
	s.dressed[run] = d
	props := run.kid("w:rPr")
	if props == nil {
		return d
	}
	d.own = string(s.part.raw[props.start:props.end])
	var done []string
	all := func(want func(name string) bool) string {
		var b strings.Builder
		for _, k := range props.kids {
			if want(k.name) {
				b.Write(s.part.raw[k.start:k.end])
			}
		}
		return b.String()
	}
	for i, name := range styles {
		d.before[i] = all(func(n string) bool { return slices.Contains(before[i], n) })
		d.set[i] = all(func(n string) bool { return n == name })
		done = append(append(done, before[i]...), name)
	}
	d.rest = all(func(n string) bool { return !slices.Contains(done, n) && n != "w:rPrChange" })
	return d
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

// look is the properties of the run with those of inline marks beside what it has.
func (d *dress) look(style int) string {
	var b strings.Builder
	b.WriteString("<" + d.w + "rPr>")
	for i, name := range styles {
		b.WriteString(d.before[i])
		if value := valueOf(i, style); value != "" {
			b.WriteString(d.sets(name, value))
		} else {
			b.WriteString(d.set[i])
		}
	}
	return b.String() + d.rest + "</" + d.w + "rPr>"
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

// sets is the element that sets a property.
func (d *dress) sets(name, value string) string {
	name = strings.TrimPrefix(name, "w:")
	switch {
	case value == "on":
		return "<" + d.w + name + "/>"
	case d.w == "": // an attribute has no space without a prefix
		return "<" + name + ` xmlns:w="` + d.space + `" w:val="` + value + `"/>`
	}
	return "<" + d.w + name + " " + d.w + `val="` + value + `"/>`
}

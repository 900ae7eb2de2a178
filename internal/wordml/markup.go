package wordml

import "strconv"

// markup is XML under construction. Its methods chain, so that an element
// reads as it will be written; all of them append, none of them formats.
type markup struct {
	b     []byte
	media *media // nil outside of the text
	lists *lists // the same
}

func (m *markup) add(s string) *markup {
	m.b = append(m.b, s...)
	return m
}

func (m *markup) raw(b []byte) *markup {
	m.b = append(m.b, b...)
	return m
}

func (m *markup) num(n int) *markup {
	m.b = strconv.AppendInt(m.b, int64(n), 10)
	return m
}

// attr adds a space, the name and the number as the attribute's value.
func (m *markup) attr(name string, n int) *markup {
	return m.add(" ").add(name).add(`="`).num(n).add(`"`)
}

// val adds an element whose only attribute is w:val.
func (m *markup) val(element string, n int) *markup {
	return m.add("<").add(element).attr("w:val", n).add("/>")
}

// flag adds a property that is on or off, such as w:keepNext.
func (m *markup) flag(element string, on bool) *markup {
	m.add("<").add(element)
	if !on {
		m.add(` w:val="0"`)
	}
	return m.add("/>")
}

// escapes tells of each byte what XML text has in its place.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// esc adds text with the characters escaped that XML would read as markup.
func (m *markup) esc(s string) *markup {
	done := 0
	for i := 0; i < len(s); i++ {
		if e := escapes[s[i]]; e != "" {
			m.add(s[done:i]).add(e)
			done = i + 1
		}
	}
	return m.add(s[done:])
}

// hex adds a colour as RRGGBB.
func (m *markup) hex(c uint32) *markup {
	const digits = "0123456789ABCDEF"
	for shift := 20; shift >= 0; shift -= 4 {
		m.b = append(m.b, digits[c>>shift&15])
	}
	return m
}

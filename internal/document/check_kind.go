package document

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/tree"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// byKind holds the document against what its kind asks for.
func (c *checker) byKind() {
	if c.kind == nil || c.p == nil || !c.kind.Issued(c.p.Family) {
		return
	}
	c.addressees()
	c.competence()
	c.fields()
	if c.kind.NeedsSymbol[c.p.Family] && c.d.Symbol == "" && c.d.NumberText == "" && !c.damaged("/symbol") {
		c.put("/symbol", "kind.symbol", "kind.symbol", c.kind.Cite(c.p.Family), c.kind.Name)
	}
}

// moments checks the time of a copy's digital signature.
func (c *checker) moments() {
	if copied := c.d.Copy; copied != nil && !copied.SignedAt.Valid() {
		c.report("/copy/signed_at", "moment", fault.Quote(string(copied.SignedAt)))
	}
}

// addressees checks that the kind takes "Kính gửi", and that it is there where
// the kind is addressed to somebody.
func (c *checker) addressees() {
	addressing := c.kind.Addressees[c.p.Family]
	switch {
	case len(c.d.To) > 0 && addressing == rules.NotAddressed:
		c.put("/to", "to", "to", c.kind.Cite(c.p.Family), c.kind.Name)
	case len(c.d.To) == 0 && addressing > rules.Addressed && !c.damaged("/to"):
		words := "to.required"
		if addressing == rules.Dispatched {
			words = "to.dispatched"
		}
		c.put("/to", "to.required", words, c.kind.Cite(c.p.Family), c.kind.Name)
	}
	if len(c.d.AlsoTo) > 0 && (len(c.d.To) == 0 || addressing == rules.Dispatched) && !c.damaged("/to") {
		c.report("/also_to", "to.also")
	}
}

// competence checks the line over the bases that says whose decision it is.
func (c *checker) competence() {
	if c.kind.Competence[c.p.Family] && c.d.Authority.IsZero() && !c.damaged("/authority_line") {
		c.put("/authority_line", "authority_line", "authority_line", c.kind.Cite(c.p.Family), c.kind.Name)
	}
	prints := c.kind.Resolves[c.p.Family] != "" || c.p.Has(rules.AuthorLine) || c.kind.Addressees[c.p.Family] == rules.Dispatched
	if !c.d.Authority.IsZero() && !prints {
		c.put("/authority_line", "authority_line.unused", "authority_line.unused", c.kind.Cite(c.p.Family), c.kind.Name)
	}
}

// fields checks the values of a kind's own form. A value that is not given is
// a place to fill in; one that the form does not know is a fault.
func (c *checker) fields() {
	known := map[string]rules.Field{}
	var names []string
	for _, f := range c.kind.Fields() {
		known[f.Name] = f
		names = append(names, f.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(c.d.Fields)) {
		pointer := string(tree.AppendToken([]byte("/fields"), name))
		field, ok := known[name]
		switch {
		case len(known) == 0:
			c.report("/fields", "kind.fields", c.kind.Name)
			return
		case !ok:
			c.report(pointer, "field.unknown", fault.Quote(name), c.kind.Name, fault.Listed(names))
		case !c.d.LeftOut(name) && !textual(c.d.Fields[name], field.Many):
			c.report(pointer, "field.type", fault.Quote(name))
		}
		list, _ := c.d.Fields[name].([]any)
		for i, v := range list {
			if text, is := v.(string); is {
				c.filled(tree.Join(pointer, strconv.Itoa(i)), text)
			}
		}
	}
}

// textual tells whether a value is a text or a number, or a list of them
// where the field takes several.
func textual(v any, many bool) bool {
	switch v := v.(type) {
	case string, json.Number:
		return true
	case []any:
		return many && !slices.ContainsFunc(v, func(e any) bool { return !textual(e, false) })
	}
	return false
}

// LeftOut tells whether a field of the kind's own form is null: its line is not
// printed.
func (d *Document) LeftOut(name string) bool {
	v, given := d.Fields[name]
	return given && v == nil
}

// FieldTexts is the value of a field of the kind's own form as texts: none
// where it is not given, several where it is a list.
func (d *Document) FieldTexts(name string) []string {
	switch v := d.Fields[name].(type) {
	case string:
		if strings.TrimSpace(v) == "" {
			return nil
		}
		return []string{v}
	case json.Number:
		return []string{v.String()}
	case []any:
		var out []string
		for _, e := range v {
			switch e := e.(type) {
			case string:
				out = append(out, e)
			case json.Number:
				out = append(out, e.String())
			}
		}
		return out
	}
	return nil
}

// circulation checks that the note on who may see the document fits on the one
// line that there is for it: over the title with the state, across the text
// with the Party.
func (c *checker) circulation() {
	if c.d.Circulation == "" || c.p == nil || c.opt.Width == nil {
		return
	}
	t := c.p.Type(rules.CirculationNote)
	room := units.Millimetres(c.textWidth())
	if box := c.p.Marks.Circulation; box.High > 0 {
		room = c.p.Layout.HeadRight.Min - 2*box.Pad
	}
	size := t.Size.Default
	if v, ok := c.d.Style.Sizes[string(rules.CirculationNote)]; ok {
		size = units.Points(v)
	}
	if width := c.opt.Width(viet.Upper(c.d.Circulation), t.Bold, size); width > room {
		c.put("/circulation", "circulation", "circulation", t.Size.Cite, tidy(width.MM()), tidy(room.MM()))
	}
}

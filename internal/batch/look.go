package batch

import (
	"slices"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// Filled is the first template with a row's values in it, as it would be read;
// faults say why a row cannot be filled in. It is nil where the template is a
// Word file, which is no document in JSON.
func (p *Plan) Filled(values rows.Values) ([]byte, fault.List) {
	s, ok := p.sources[0].(*jsonSource)
	if !ok {
		return nil, nil
	}
	return s.template.Fill(values)
}

// Uses tells whether a template, or the pattern of names, asks for a column.
func (p *Plan) Uses(column string) bool {
	return slices.ContainsFunc(p.needs(), func(n need) bool { return n.Names(column) })
}

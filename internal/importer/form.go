package importer

// formLine is a line to fill in.
type formLine struct {
	label string
	value *string
}

// form is lines to fill in as JSON.
func (r *reader) form(n *node) object {
	var lines list
	for _, f := range n.form {
		o := object{{"label", f.label}}
		if f.value != nil {
			o = append(o, member{"value", *f.value})
		}
		lines = append(lines, o)
	}
	return object{{"form", lines}}
}

func (r *reader) formFields() object { return nil }

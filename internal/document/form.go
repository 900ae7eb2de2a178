package document

import "vanthu/internal/rules"

// hasBody tells whether the author wrote a text.
func (d *Document) hasBody() bool { return len(d.Sections)+len(d.Opening)+len(d.Purposes) > 0 }

// UsesForm tells whether the fixed lines of the kind's own form are printed:
// those of a document with "fields", or with no text. A text of the author's own
// takes the place of the form.
func (d *Document) UsesForm() bool {
	k := rules.FindKind(d.Kind)
	return k != nil && len(k.Before) > 0 && (d.Fields != nil || !d.hasBody())
}

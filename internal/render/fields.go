package render

import (
	"slices"

	"vanthu/internal/pdf"
	"vanthu/internal/slots"
)

// Fields are the kinds of fields that a PDF may carry.
var Fields = []string{"signature"}

// Sign has the PDF carry empty signature fields: where each signer signs, where
// each body does, and at the top right where the law puts it there.
func (p *Paper) Sign() { p.signed = true }

// fields are the signature fields of the PDF, in the order of the slots.
func (p *Paper) fields() []pdf.Field {
	if !p.signed {
		return nil
	}
	var fields []pdf.Field
	for _, s := range p.slots() {
		known := slices.ContainsFunc(fields, func(f pdf.Field) bool { return f.Name == s.Field })
		if s.Field == "" || known { // a picture may stand on two pages
			continue
		}
		fields = append(fields, pdf.Field{Name: s.Field, Label: s.Label(p.signerOf(s)), Page: s.Page - 1, Box: s.Rect, Before: s.Before})
	}
	return fields
}

// signerOf is the name of who signs in a slot; empty: nobody is named.
func (p *Paper) signerOf(s slots.Slot) string {
	switch {
	case s.Copy && p.doc.Copy.Signer != nil:
		return p.doc.Copy.Signer.Name
	case s.Signer >= 0:
		return p.doc.AllSigners()[s.Signer].Name
	}
	return ""
}

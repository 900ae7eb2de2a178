package document

import "time"

// Copy is a copy of the document made by another body (bản sao): sao y, sao
// lục or trích sao, with the form that the copy takes on paper or in
// electronic form.
type Copy struct {
	Form       string   `json:"form" validate:"required,oneof=sao-y sao-luc trich-sao"`
	Issuer     *Issuer  `json:"issuer" validate:"required"` // the body that copies
	Number     *Number  `json:"number"`
	Symbol     string   `json:"symbol" validate:"code"` // empty: built from the form and the body's code
	Place      string   `json:"place" validate:"line"`
	Date       Date     `json:"date"`
	Recipients []string `json:"recipients" validate:"recipients,dive,filled,line" read:"marks"`
	Archive    string   `json:"archive" validate:"line" read:"marks"`
	Signer     *Signer  `json:"signer"`
	Electronic bool     `json:"electronic"`                // a line at the head of the first page instead of a block
	SignedAt   Moment   `json:"signed_at" validate:"line"` // of an electronic copy
}

// Moment is a time with its zone, as RFC 3339 writes it; empty: not known.
type Moment string

// momentForm is how the law's samples print a moment (Phụ lục I, Phần I, Mục
// II, khoản 8, điểm b), with the zone that the rule asks for.
const momentForm = "02/01/2006 15:04:05 -07:00"

// String prints the moment as the law has it: "05/01/2026 09:30:15 +07:00".
func (m Moment) String() string {
	t, err := time.Parse(time.RFC3339, string(m))
	if err != nil {
		return ""
	}
	return t.Format(momentForm)
}

// Valid tells whether the moment is empty or a time with a zone.
func (m Moment) Valid() bool { return m == "" || m.String() != "" }

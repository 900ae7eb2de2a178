package document

// Style holds house choices inside the profile's legal ranges. Zero values
// (nil pointers) are the profile's defaults.
type Style struct {
	Head         string   `json:"head" validate:"omitempty,oneof=national letterhead"` // of an organisation that may choose
	BodySize     *float64 `json:"body_size"`                                           // points
	Margins      *Margins `json:"margins"`
	Indent       *float64 `json:"indent"`        // mm; exactly one of the allowed values after decoding
	LineSpacing  *float64 `json:"line_spacing"`  // times single
	LineExact    *float64 `json:"line_exact"`    // points
	ParagraphGap *float64 `json:"paragraph_gap"` // points
	Numbering    []string `json:"numbering"`

	// The options below answer questions on which the law is silent.

	Sizes          map[string]float64 `json:"sizes"`           // font size in points by rules.Element
	Measures       map[string]float64 `json:"measures"`        // the other gaps and paddings, by rules.Measure
	HeadLeft       *float64           `json:"head_left"`       // mm, width of the head's left column
	SignatureLeft  *float64           `json:"signature_left"`  // mm, width of the Nơi nhận column
	SignatureSpace *float64           `json:"signature_space"` // mm, room for signature and seal
	StrokeWidth    *float64           `json:"stroke_width"`    // points, thickness of the rules
	IssuerStroke   *float64           `json:"issuer_stroke"`   // share of the issuer's longest line
	SubjectStroke  *float64           `json:"subject_stroke"`  // share of the subject's last line
	BoldPosition   *bool              `json:"bold_position"`   // Party: the post in bold
	WordNumbering  *bool              `json:"word_numbering"`  // numbers and dashes of the DOCX are Word's own lists
	ItalicBases    *bool              `json:"italic_bases"`    // Party: căn cứ in italics
	TwoSided       bool               `json:"two_sided"`       // Party: mirrored margins on even pages
}

// Margins are the page margins in mm; nil: the profile's default.
type Margins struct {
	Top    *float64 `json:"top"`
	Bottom *float64 `json:"bottom"`
	Left   *float64 `json:"left"`
	Right  *float64 `json:"right"`
}

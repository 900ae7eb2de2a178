package document

// Options are what the operator decides about reading.
type Options struct {
	// AllowSecrecy lets documents carry a secrecy mark. State secrets may not
	// be written on machines in a network, so the default refuses them.
	AllowSecrecy bool
	// Covers tells whether all faces have a glyph for a character. Nil: any
	// character that is not refused by itself passes. It is asked once for each
	// character of a document and must be safe for concurrent use.
	Covers func(rune) bool
}

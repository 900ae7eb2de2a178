package document

import "vanthu/internal/units"

// Options are what the operator decides about reading.
type Options struct {
	// AllowSecrecy lets documents carry a secrecy mark. State secrets may not
	// be written on machines in a network, so the default refuses them.
	AllowSecrecy bool
	// Limits are the bounds in force, where they are lower than the built-in ones.
	Limits Limits
	// Covers tells whether all faces have a glyph for a character. Nil: any
	// character that is not refused by itself passes. It is asked once for each
	// character of a document and must be safe for concurrent use.
	Covers func(rune) bool
	// Width measures a text of one look: what must stand on one line is held
	// against the room for it. Nil: nothing is measured.
	Width func(text string, bold bool, size units.Length) units.Length

	// Offices are the offices that documents may name, as they are when it is
	// called. It must be safe for concurrent use. Nil: there are none.
	Offices func() Layer
	// AnyEncoding lets texts in encodings older than Unicode stand: they spoil the
	// words alone, not the paper.
	AnyEncoding bool
}

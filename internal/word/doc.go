// Package word reads a DOCX as Word shows it: formatting resolved through the document's defaults and the chain of
// styles, deleted text left out, fields with their results.
//
// It knows nothing of the documents that this program makes and imports nothing of it. Lengths are twips (1/20 point)
// unless a field says otherwise.
package word

import "errors"

// ErrLimit is wrapped by errors about input that is larger or deeper than this package reads.
var ErrLimit = errors.New("limit exceeded")

package render

import (
	"crypto/sha256"
	"encoding/hex"

	"vanthu/internal/sheet"
)

// Faces is a hash of the faces that documents are set in, in hexadecimal
// digits: with other faces the same document gives other bytes.
func (r *Renderer) Faces() string {
	sum := sha256.New()
	for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
		one := sha256.Sum256([]byte(r.family.Data(face)))
		sum.Write(one[:])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

package wordml

import (
	"strconv"
	"testing"

	"vanthu/templates"
)

// TestKnown keeps the parts that files share through many files whose properties
// differ, and gives each its own.
func TestKnown(t *testing.T) {
	shared := item{name: "docProps/app.xml", text: "shared"}
	first := packed(shared)
	for i := range 8 * maxKnown {
		own := item{name: templates.Core, text: strconv.Itoa(i)}
		if p := packed(own); p.header.UncompressedSize64 != uint64(len(own.text)) {
			t.Fatalf("%q has %d bytes", own.text, p.header.UncompressedSize64)
		}
	}
	if packed(shared) != first {
		t.Error("a part that files share was packed again")
	}
}

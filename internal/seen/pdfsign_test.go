package seen

import (
	"crypto/sha1" //nolint:gosec // what old signatures were made with
	"crypto/sha256"
	"slices"
	"testing"

	"vanthu/internal/pdffile"
)

// TestSeal looks at signatures over "abc" and "xyz" of a file: whole, changed, with
// more behind, over more than there is, and such as cannot be read.
func TestSeal(t *testing.T) {
	const file = "abc<00>xyz"
	attribute := func(digest []byte) []byte {
		return slices.Concat([]byte("\x30\x82"), digestAttribute, []byte{byte(len(digest) + 2), 0x04, byte(len(digest))}, digest, []byte("\x00\x00"))
	}
	long := sha256.Sum256([]byte("abcxyz"))
	short := sha1.Sum([]byte("abcxyz")) //nolint:gosec // see above
	other := sha256.Sum256([]byte("abcxyZ"))
	stamped := slices.Concat(attribute(other[:]), attribute(long[:])) // its own is one of several
	for name, c := range map[string]struct {
		covered  string
		contents []byte
		file     string
		want     Seal
	}{
		"whole":            {"[0 3 7 3]", attribute(long[:]), file, Seal{Known: true, Whole: true}},
		"old":              {"[ 0 3 7 3 ]", attribute(short[:]), file + "\n", Seal{Known: true, Whole: true}},
		"stamped":          {"[0 3 7 3]", stamped, file, Seal{Known: true, Whole: true}},
		"changed":          {"[0 3 7 3]", attribute(other[:]), file, Seal{Known: true}},
		"added to":         {"[0 3 7 3]", attribute(long[:]), file + "more", Seal{Known: true, Whole: true, Beyond: 4}},
		"beyond the file":  {"[0 3 7 99]", attribute(long[:]), file, Seal{Known: true}},
		"backwards":        {"[0 9 2 3]", attribute(long[:]), file, Seal{Known: true}},
		"three numbers":    {"[0 3 7]", attribute(long[:]), file, Seal{Known: true}},
		"no number":        {"[0 3 /a 3]", attribute(long[:]), file, Seal{}},
		"without a digest": {"[0 3 7 3]", []byte("\x30\x00"), file, Seal{}},
		"cut off":          {"[0 3 7 3]", attribute(long[:])[:30], file, Seal{}},
	} {
		if got := seal(pdffile.Value(c.covered), c.contents, []byte(c.file)); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

package convert

import (
	"errors"
	"testing"
)

// TestRereadNeeds wants a clear answer where there is no converter, or one that is
// not shut in.
func TestRereadNeeds(t *testing.T) {
	for name, c := range map[string]Converter{"none": nil, "open": &office{open: errors.New("no jail")}} {
		_, err := Reread(t.Context(), c, []byte("abc"), "rtf")
		wants(t, name, err, Off)
	}
	_, err := Reread(t.Context(), nil, make([]byte, MaxDOCX+1), "doc")
	wants(t, "large", err, TooLarge)
}

package jobs

import (
	"bytes"
	"testing"

	"vanthu/internal/batch"
)

// FuzzDecodeMade reads what a broken disk may give: an error or a row that
// comes out as it went in, never a panic.
func FuzzDecodeMade(f *testing.F) {
	good, err := encodeMade(nil, batch.Made{Row: 2, Key: "k", Files: []batch.File{{Name: "a.pdf", Bytes: 3, Data: []byte("abc")}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)-1])
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Add([]byte("\x00"))
	f.Add([]byte(`2{"files":[{"bytes":-1},{"bytes":9223372036854775807}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, rest, err := decodeMade(data)
		if err != nil {
			return
		}
		again, err := encodeMade(nil, m)
		if err != nil {
			t.Fatalf("%+v cannot be stored again: %v", m, err)
		}
		n, none, err := decodeMade(again)
		if err != nil || len(none) > 0 || n.Row != m.Row || len(n.Files) != len(m.Files) {
			t.Errorf("%+v became %+v, %v", m, n, err)
		}
		for i := range m.Files {
			if !bytes.Equal(m.Files[i].Data, n.Files[i].Data) {
				t.Errorf("file %d changed", i)
			}
		}
		if len(rest) > len(data) {
			t.Error("more is left than was there")
		}
	})
}

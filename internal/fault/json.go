package fault

import (
	"bytes"
	"encoding/json"
)

// A fault is kept in files, as the manifest of a batch, with its sentence in
// both languages: who reads it there asks in neither.

type plain Fault

type spoken struct {
	plain

	English string `json:"detail_en,omitempty"`
}

// MarshalJSON is the fault with its sentence in Vietnamese, "detail", and in
// English, "detail_en".
func (f Fault) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // who writes the whole escapes, or does not
	if err := e.Encode(spoken{plain(f), f.Detail[English]}); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// UnmarshalJSON takes what MarshalJSON gave, and a fault without English.
func (f *Fault) UnmarshalJSON(data []byte) error {
	var s spoken
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	*f = Fault(s.plain)
	f.Detail[English] = s.English
	return nil
}

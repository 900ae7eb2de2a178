package fault

import "encoding/json"

// Readings are the ways to understand one place, as it was read first.
type Readings []Reading

// Reading is one way to understand what is not certain in a file that became a
// document.
type Reading struct {
	// Name is what the place is by this reading, as a clerk calls it.
	Name Text `json:"name"`
	// Changes make the document that this reading gives of the one that was
	// answered: JSON Patch, all in their order or none. None: it was read so. Whoever
	// takes several does so from the last finding to the first, so that no pointer
	// moves; one whose test fails has met another and is not taken.
	Changes []Change `json:"changes"`
}

// Change is an operation of JSON Patch (RFC 6902): "add", "remove", "replace",
// "test".
type Change struct {
	Op    string          `json:"op"`
	Path  string          `json:"path"`
	Value json.RawMessage `json:"value,omitempty"` // not of "remove"
}

// ToldReading is the same in one language, as it is told to machines.
type ToldReading struct {
	Text    string   `json:"text"`
	Changes []Change `json:"changes"`
}

// In are the readings in a language; none stay none.
func (r *Readings) In(l Language) []ToldReading {
	if r == nil {
		return nil
	}
	out := make([]ToldReading, len(*r))
	for i, one := range *r {
		out[i] = ToldReading{one.Name.In(l), append([]Change{}, one.Changes...)}
	}
	return out
}

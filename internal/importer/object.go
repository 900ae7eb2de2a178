package importer

import (
	"bytes"
	"encoding/json"
	"slices"
)

// object is an object of JSON whose keys keep their order: a clerk reads it, and
// the order of the contract is the order of the paper.
type object []member

type member struct {
	key   string
	value any // string, int, float64, bool, object, list
}

// list is an array of JSON.
type list []any

// set adds a key, unless its value says nothing.
func (o *object) set(key string, value any) {
	switch v := value.(type) {
	case nil:
		return
	case string:
		if v == "" {
			return
		}
	case uri:
		if v == "" {
			return
		}
	case int:
		if v == 0 {
			return
		}
	case bool:
		if !v {
			return
		}
	case object:
		if len(v) == 0 {
			return
		}
	case list:
		if len(v) == 0 {
			return
		}
	}
	*o = append(*o, member{key, value})
}

// at is the value of a key, nil if there is none.
func (o object) at(key string) any {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// put gives a key a value, in the place of the old one or, in the order of the
// contract, before those that come behind it.
func (o *object) put(key string, value any) {
	for i := range *o {
		if (*o)[i].key == key {
			(*o)[i].value = value
			return
		}
	}
	*o = append(*o, member{key, value})
}

// drop takes a key out.
func (o *object) drop(key string) {
	for i := range *o {
		if (*o)[i].key == key {
			*o = slices.Delete(slices.Clone(*o), i, i+1)
			return
		}
	}
}

// MarshalJSON writes the keys in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		for j, v := range []any{m.key, m.value} {
			if j > 0 {
				out.WriteByte(':')
			}
			text, err := plainJSON(v)
			if err != nil {
				return nil, err
			}
			out.Write(text)
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// plainJSON is the JSON of a value in which "<" and "&" stand as they are.
func plainJSON(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

// indented is the JSON of a value over several lines.
func indented(v any) ([]byte, error) {
	text, err := plainJSON(v)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// Package schema tells whoever writes documents, people and programs, what one
// may hold: a JSON Schema of the contract, and a table of the kinds. Both are
// made from the model of package document and from the rules.
package schema

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vanthu/internal/document"
	"vanthu/internal/rules"
)

// Document is the contract as a JSON Schema (2020-12), made from the types and
// tags of the model. It is a little stricter than document.Decode, which takes a
// null for an absent key, and it cannot say what depends on the profile.
func Document() []byte { return bytes.Clone(documentText()) }

var documentText = sync.OnceValue(func() []byte {
	text, err := json.MarshalIndent(ofDocument(), "", "  ")
	if err != nil {
		panic(err) // the schema holds nothing that JSON cannot say
	}
	return append(text, '\n')
})

// schema is a JSON object whose members keep their order.
type schema []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (s schema) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range s {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(m.name))
		b.WriteByte(':')
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// ofDocument is the schema of a document with all that it holds.
func ofDocument() schema {
	w := writer{seen: map[string]bool{}}
	root := w.object(reflect.TypeFor[document.Document]())
	head := schema{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "Văn bản hành chính"},
		{"description", "Một văn bản của cơ quan nhà nước (" + rules.ND30.Name + ") hoặc của Đảng, để vanthu in ra DOCX và PDF."},
	}
	issued := schema{{"oneOf", []schema{{{"required", []string{"issuer"}}}, {{"required", []string{"issuers"}}}}}}
	issued = schema{{"anyOf", []schema{{{"required", []string{"office"}}}, issued}}} // the office may say who issues
	choice := schema{
		{"anyOf", bodySchemas()},
		{"allOf", append([]schema{issued}, kindSchemas()...)},
	}
	return slices.Concat(head, root, choice, schema{{"$defs", w.defs}})
}

// writer gathers the definitions that are referred to.
type writer struct {
	defs schema
	seen map[string]bool
}

// ref is a reference to a type's definition, which is made if need be.
func (w *writer) ref(t reflect.Type) schema {
	name := strings.ToLower(t.Name())
	if !w.seen[name] {
		w.seen[name] = true
		at := len(w.defs)
		w.defs = append(w.defs, member{name: name})
		if special, ok := specialSchemas[t]; ok {
			w.defs[at].value = special(w)
		} else {
			w.defs[at].value = w.object(t)
		}
	}
	return schema{{"$ref", "#/$defs/" + name}}
}

// object is the schema of a struct.
func (w *writer) object(t reflect.Type) schema {
	var properties schema
	var required []string
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("json")
		if !f.IsExported() || name == "" || name == "-" {
			continue
		}
		properties = append(properties, member{name, w.property(t, f)})
		if strings.HasPrefix(f.Tag.Get("validate"), "required") {
			required = append(required, name)
		}
	}
	s := schema{{"type", "object"}, {"additionalProperties", false}}
	if required != nil {
		s = append(s, member{"required", required})
	}
	return append(s, member{"properties", properties})
}

// property is the schema of a field with its description.
func (w *writer) property(t reflect.Type, f reflect.StructField) schema {
	key := t.Name() + "." + f.Tag.Get("json")
	if values := enumOf(key); values != nil {
		return schema{{"description", descriptions[key]}, {"type", "string"}, {"enum", values}}
	}
	described := schema{{"description", descriptions[key]}}
	if names := namesOf(key); names != nil {
		return slices.Concat(described, namedNumbers(names))
	}
	s := w.value(f.Type, strings.Split(f.Tag.Get("validate"), ","))
	if kinds, ok := map[string]string{"image": "png", "picture": "(png|jpeg)"}[f.Tag.Get("read")]; ok {
		s = schema{{"type", "string"}, {"pattern", "^(data:image/" + kinds + ";base64,[A-Za-z0-9+/]+=*)?$"}}
	}
	return slices.Concat(described, s)
}

// value is the schema of a type under the tags.
func (w *writer) value(t reflect.Type, tags []string) schema {
	outer, inner := tags, []string(nil)
	if i := slices.Index(tags, "dive"); i >= 0 {
		outer, inner = tags[:i], tags[i+1:]
	}
	if t == reflect.TypeFor[document.Lines]() && !slices.Contains(outer, "lines") {
		return eitherLines(stringSchema(outer))
	}
	if t == reflect.TypeFor[document.Signer]() {
		id := schema{{"description", "Mã người ký trong hồ sơ cơ quan («office»)."}, {"type", "string"}}
		return schema{{"oneOf", []schema{w.ref(t), id}}}
	}
	if _, ok := specialSchemas[t]; ok {
		return w.ref(t)
	}
	switch t.Kind() {
	case reflect.Pointer:
		return w.value(t.Elem(), tags)
	case reflect.String:
		return stringSchema(outer)
	case reflect.Bool:
		return schema{{"type", "boolean"}}
	case reflect.Int:
		return slices.Concat(schema{{"type", "integer"}}, bounds(outer))
	case reflect.Float64:
		return slices.Concat(schema{{"type", "number"}}, bounds(outer))
	case reflect.Slice:
		s := schema{{"type", "array"}}
		if most := limitOf(outer); most > 0 {
			s = append(s, member{"maxItems", most})
		}
		return append(s, member{"items", w.value(t.Elem(), inner)})
	case reflect.Map:
		return schema{{"type", "object"}}
	}
	return w.ref(t)
}

// stringSchema is the schema of a string under its tags.
func stringSchema(tags []string) schema {
	s := schema{{"type", "string"}}
	for _, tag := range tags {
		values := slices.Clone(document.WordTags[tag])
		if list, ok := strings.CutPrefix(tag, "oneof="); ok {
			values = strings.Fields(list)
		}
		if values != nil {
			if slices.Contains(tags, "omitempty") {
				values = append(values, "")
			}
			return append(s, member{"enum", values})
		}
		if tag == "filled" {
			s = append(s, member{"pattern", `\S`})
		}
	}
	if most := limitOf(tags); most > 0 {
		s = append(s, member{"maxLength", most})
	}
	return s
}

// limitOf is the limit among the tags, or 0.
func limitOf(tags []string) int {
	for _, tag := range tags {
		if most := document.LimitTags[tag]; most > 0 {
			return most
		}
	}
	return 0
}

// bounds are the bounds of a number under its tags.
func bounds(tags []string) schema {
	var s schema
	for _, tag := range tags {
		name, value, _ := strings.Cut(tag, "=")
		switch name {
		case "gte":
			s = append(s, member{"minimum", json.Number(value)})
		case "lte":
			s = append(s, member{"maximum", json.Number(value)})
		}
	}
	return s
}

// namedNumbers are the maps of the style, whose names stand in the rules.
func namedNumbers(names []string) schema {
	return schema{
		{"type", "object"},
		{"propertyNames", schema{{"enum", names}}},
		{"additionalProperties", schema{{"type", "number"}}},
	}
}

// namesOf are the names that a map of the style may hold, by its key.
func namesOf(key string) []string {
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, p := range rules.Profiles {
		switch key {
		case "Style.sizes":
			for _, row := range p.Types {
				add(string(row.Element))
			}
		case "Style.measures":
			layout := p.Layout
			for _, m := range layout.Measures() {
				add(m.Name)
			}
		}
	}
	for i := range rules.Variants {
		if l := rules.Variants[i].Letterhead; l != nil && key == "Style.sizes" {
			for _, row := range l.Types {
				add(string(row.Element))
			}
		}
	}
	return names
}

// enumOf are the values of the keys whose values stand in the rules.
func enumOf(key string) []string {
	switch key {
	case "Document.profile":
		return append(rules.ProfileNames(), "")
	case "Document.organization":
		return append(rules.VariantNames(), "")
	case "Document.kind":
		var slugs []string
		for _, k := range rules.Kinds {
			slugs = append(slugs, k.Slug)
		}
		return slugs
	}
	return nil
}

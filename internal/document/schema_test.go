package document

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("vanthu.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("vanthu.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// withoutNulls drops null members, which Decode takes for absent.
func withoutNulls(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			if e == nil {
				delete(v, k)
			} else {
				v[k] = withoutNulls(e)
			}
		}
	case []any:
		for i := range v {
			v[i] = withoutNulls(v[i])
		}
	}
	return v
}

func TestSchemaTakesGood(t *testing.T) {
	s := compileSchema(t)
	for _, file := range goodFiles(t) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(read(t, file)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(withoutNulls(v)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestSchemaRefuses looks at faults of the kinds that a schema can tell.
func TestSchemaRefuses(t *testing.T) {
	s := compileSchema(t)
	for _, members := range []string{
		`"nope":1`, `"number":0`, `"number":"00"`, `"date":"2026-13"`, `"urgency":"x"`, `"draft":-1`, `"to":[""]`,
		`"kind":"x"`, `"issuers":[{"name":"a"}]`, `"sections":[{}]`, `"sections":[{"title":"a","text":"b"}]`,
		`"sections":[{"items":[{"label":"x","text":"a"}]}]`, `"sections":[{"page_break":false}]`,
		`"sections":[{"table":{"rows":[[{"colspan":0}]]}}]`, `"style":{"numbering":["x"]}`, `"style":{"sizes":{"x":1}}`,
		`"signer":{"seal":"http://x"}`, `"drafter":{}`, `"attachments":[{"orientation":"x"}]`,
	} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(document(members))))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("%s: no objection", members)
		}
	}
}

func TestSchemaIsStable(t *testing.T) {
	a := Schema()
	a[0] = 'x'
	if b := Schema(); b[0] != '{' {
		t.Error("a caller changed the schema")
	}
	if !json.Valid(Schema()) {
		t.Error("not JSON")
	}
	text, err := json.MarshalIndent(newSchema(), "", "  ")
	if err != nil || !bytes.Equal(append(text, '\n'), Schema()) {
		t.Error("two schemas differ")
	}
	if file := os.Getenv("SCHEMA_OUT"); file != "" {
		if err := os.WriteFile(file, Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDescriptions wants words for every key, and no words too many.
func TestDescriptions(t *testing.T) {
	var keys []string
	for _, typ := range []reflect.Type{
		reflect.TypeFor[Document](), reflect.TypeFor[Issuer](), reflect.TypeFor[Signer](), reflect.TypeFor[Drafter](),
		reflect.TypeFor[Received](), reflect.TypeFor[Contact](), reflect.TypeFor[Attachment](), reflect.TypeFor[Table](),
		reflect.TypeFor[Column](), reflect.TypeFor[Image](), reflect.TypeFor[FormLine](), reflect.TypeFor[Copy](), reflect.TypeFor[Style](), reflect.TypeFor[Margins](),
	} {
		for i := range typ.NumField() {
			if name := typ.Field(i).Tag.Get("json"); name != "" && name != "-" {
				keys = append(keys, typ.Name()+"."+name)
			}
		}
	}
	for _, k := range keys {
		if descriptions[k] == "" {
			t.Errorf("no description of %s", k)
		}
	}
	for k := range descriptions {
		if !slices.Contains(keys, k) {
			t.Errorf("a description of %s, which does not exist", k)
		}
	}
}

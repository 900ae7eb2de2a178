package schema

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"vanthu/internal/document"
)

// goodFiles are the documents that decode without a fault.
func goodFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, glob := range []string{"../document/testdata/good/*.json", "../../examples/*.json"} {
		found, err := filepath.Glob(glob)
		if err != nil || len(found) == 0 {
			t.Fatalf("no files for %s: %v", glob, err)
		}
		files = append(files, found...)
	}
	return files
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Document()))
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
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(`{"kind":"ke-hoach","issuer":{"name":"SỞ NỘI VỤ"},"opening":["Mở đầu."],` + members + `}`)))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("%s: no objection", members)
		}
	}
}

func TestSchemaIsStable(t *testing.T) {
	a := Document()
	a[0] = 'x'
	if b := Document(); b[0] != '{' {
		t.Error("a caller changed the schema")
	}
	if !json.Valid(Document()) {
		t.Error("not JSON")
	}
	text, err := json.MarshalIndent(ofDocument(), "", "  ")
	if err != nil || !bytes.Equal(append(text, '\n'), Document()) {
		t.Error("two schemas differ")
	}
}

// TestDescriptions wants words for every key, and no words too many.
func TestDescriptions(t *testing.T) {
	var keys []string
	for _, typ := range []reflect.Type{
		reflect.TypeFor[document.Document](), reflect.TypeFor[document.Issuer](), reflect.TypeFor[document.Signer](), reflect.TypeFor[document.Drafter](),
		reflect.TypeFor[document.Received](), reflect.TypeFor[document.Contact](), reflect.TypeFor[document.Attachment](), reflect.TypeFor[document.Table](),
		reflect.TypeFor[document.Column](), reflect.TypeFor[document.Image](), reflect.TypeFor[document.FormLine](), reflect.TypeFor[document.Copy](), reflect.TypeFor[document.Style](), reflect.TypeFor[document.Margins](),
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

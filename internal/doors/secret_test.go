package doors

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/internal/doortest"
)

// spoilt are ways to make a text break a rule. Each holds the word that nothing
// but an answer's body may show.
var spoilt = map[string]any{
	"a letter without a capital":  doortest.Secret + " ȿ",
	"a character without a glyph": doortest.Secret + " 漢",
	"a control character":         doortest.Secret + "\x01",
	"too long":                    strings.Repeat(doortest.Secret+" ", 4000),
	"one long word":               strings.Repeat(doortest.Secret, 80),
	"open marks":                  "**" + doortest.Secret + " __*",
	"an object":                   map[string]any{doortest.Secret: doortest.Secret},
	"a list":                      []any{doortest.Secret, []any{doortest.Secret}},
	"plain":                       doortest.Secret,
}

// TestSecret breaks every value of a document in every way and posts it to every
// door: neither the log nor a metric nor a header shows a word of it, and the
// program is never at fault.
func TestSecret(t *testing.T) {
	s := start(t, func(c *Config) { c.Floor.MaxQueue = 100 })
	root := parsed(t, "quyet-dinh")
	for how, value := range spoilt {
		places := 0
		eachValue(root, "", func(pointer string, set func(any), old any) {
			if places++; places%3 != len(how)%3 && strings.Count(pointer, "/") > 2 {
				return // a third of what lies deep is enough
			}
			set(value)
			s.postEverywhere(t, how+" at "+pointer, root)
			set(old)
		})
		renamed := map[string]any{doortest.Secret: value}
		s.postEverywhere(t, how+" as a key", renamed)
	}
	if text := s.Metrics(); strings.Contains(text, doortest.Secret) {
		t.Errorf("a metric shows text of a document:\n%s", text)
	}
}

// TestCapitals puts letters that the faces have only small into every text of
// documents: a fault says so, at that text, or the document is made.
func TestCapitals(t *testing.T) {
	const lone = " ȿɀɐɒɜɡɥɦɪɬʂʇʝʞϗϳᵹᶎⅎↄɱ"
	s := start(t, nil)
	told := map[string]bool{}
	for _, name := range []string{"cong-van", "quyet-dinh", "ban-sao-y", "dang-2018-bao-cao", "giay-moi"} {
		root := parsed(t, name)
		eachValue(root, "", func(pointer string, set func(any), old any) {
			text, ok := old.(string)
			if !ok {
				return
			}
			set(text + lone)
			defer set(old)
			a := s.Do("POST", "/v1/documents?format=pdf", encoded(t, root))
			if a.StatusCode == http.StatusOK {
				return
			}
			for _, f := range a.Problem(t, "invalid-document").Errors {
				told[f.Pointer] = told[f.Pointer] || f.Rule == "char.capital"
				if f.Rule == "char.capital" && f.Pointer != pointer {
					t.Errorf("%s%s: told at %s", name, pointer, f.Pointer)
				}
			}
		})
	}
	for _, want := range []string{"/issuer/name", "/authority_line", "/signer/position/0"} {
		if !told[want] {
			t.Errorf("nothing is told at %s: %v", want, told)
		}
	}
}

// parsed is an example's document.
func parsed(t *testing.T, name string) (root any) {
	t.Helper()
	for _, e := range examples.All() {
		if e.Name == name {
			if err := json.Unmarshal(e.JSON, &root); err != nil {
				t.Fatal(err)
			}
			return root
		}
	}
	t.Fatalf("there is no example %s", name)
	return nil
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// eachValue calls do for each value below v.
func eachValue(v any, pointer string, do func(pointer string, set func(any), old any)) {
	switch v := v.(type) {
	case map[string]any:
		for k, old := range v {
			do(pointer+"/"+k, func(x any) { v[k] = x }, old)
			eachValue(old, pointer+"/"+k, do)
		}
	case []any:
		for i, old := range v {
			do(pointer+"/"+strconv.Itoa(i), func(x any) { v[i] = x }, old)
			eachValue(old, pointer+"/"+strconv.Itoa(i), do)
		}
	}
}

// postEverywhere posts a document to each door that takes one.
func (s *server) postEverywhere(t *testing.T, what string, doc any) {
	t.Helper()
	data := encoded(t, doc)
	batch := `{"template":` + data + `,"rows":[{"ten":"` + doortest.Secret + `"}],"name":"{{ten}}"}`
	for _, door := range [][]string{
		{"/v1/documents?format=pdf", data}, {"/v1/documents?format=svg", data}, {"/v1/check", data},
		{"/v1/layout", data}, {"/v1/preview", data}, {"/v1/batches", batch, "Accept", "application/zip"},
	} {
		a := s.Do("POST", door[0], door[1], door[2:]...)
		if a.StatusCode >= http.StatusInternalServerError || strings.Contains(string(a.Data), `"rule":"internal"`) {
			t.Errorf("%s: %s answers %d: %.300s", what, door[0], a.StatusCode, a.Data)
		}
		for name, values := range a.Header {
			if name != "Content-Disposition" && strings.Contains(strings.Join(values, "\n"), doortest.Secret) {
				t.Errorf("%s: the header %s shows text of a document", what, name)
			}
		}
	}
}

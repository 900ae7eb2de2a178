package fill

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanthu/examples"
	"vanthu/fonts"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/inspect"
	"vanthu/internal/render"
	"vanthu/internal/rows"
	"vanthu/internal/tree"
)

// hostile is the value of a mark: its own token, then what could be read as
// inline marks. It is short enough for the shortest fields.
func hostile(i int) string { return fmt.Sprintf(`q%dx%s`, i, hostileTail) }

const hostileTail = `a**_b__\*c\\d*`

var (
	token   = regexp.MustCompile(`(?i)q\d+x`)
	indexes = regexp.MustCompile(`/\d+`)
)

// marked is an example of which every string is a mark.
type marked struct {
	template []byte
	values   rows.Values // hostile
	own      rows.Values // the example's own texts
	pointers map[string]string
}

func markAll(t *testing.T, data []byte) marked {
	t.Helper()
	root, err := document.ParseTree(data)
	if err != nil {
		t.Fatal(err)
	}
	m := marked{values: rows.Values{}, own: rows.Values{}, pointers: map[string]string{}}
	m.template = m.write(nil, root)
	return m
}

func (m *marked) write(b []byte, n *document.Tree) []byte {
	if n.Kind == tree.String && strings.TrimSpace(n.Text) != "" {
		i := len(m.values)
		name := fmt.Sprintf("v%d", i)
		m.values[name], m.own[name], m.pointers[name] = value(hostile(i)), value(n.Text), n.Pointer
		return appendQuoted(b, "{{"+name+"}}")
	}
	if n.Kind != tree.Object && n.Kind != tree.Array {
		return append(b, plain(&node{Tree: n})...)
	}
	b = append(b, byte(n.Kind))
	for i := range n.Kids {
		if i > 0 {
			b = append(b, ',')
		}
		if n.Kind == tree.Object {
			b = append(appendQuoted(b, n.Names[i]), ':')
		}
		b = m.write(b, &n.Kids[i])
	}
	return append(b, byte(n.Kind)+2)
}

// extra are examples with what no other prints: an authority that sends a
// telegram, a circulation note, a stamp, a number in words.
func extra() []examples.Example {
	var out []examples.Example
	for _, e := range examples.All() {
		var head string
		switch e.Name {
		case "bao-cao":
			head = `"number_text": "Số 09- BC", "secrecy": "mat",`
		case "thong-bao":
			head = `"circulation": "LƯU HÀNH NỘI BỘ", 
				"drafter": {"code": "PL"}, "received": {"office": "a", "number": "1", "forward_to": "b"},`
		default:
			continue
		}
		out = append(out, examples.Example{Name: e.Name + "+", JSON: append([]byte("{"+head), bytes.TrimLeft(e.JSON, "{ \n")...)})
	}
	return out
}

// TestValuesAreLiteral fills every string of every example with a value full
// of stars, underscores and backslashes. What the files print is that value,
// to the character; or the document refuses it, and says which value it is.
func TestValuesAreLiteral(t *testing.T) {
	r, err := render.New(fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	printed, met := map[string]bool{}, map[string]bool{}
	for _, e := range slices.Concat(examples.All(), extra()) {
		m := markAll(t, e.JSON)
		template, err := ParseJSON(m.template)
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
			continue
		}
		d := m.decode(t, e.Name, r, template)
		if d == nil {
			continue
		}
		result, err := r.Render(t.Context(), d, render.Usual...)
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
			continue
		}
		for _, p := range m.pointers {
			met[indexes.ReplaceAllString(p, "/*")] = true
		}
		for _, file := range result.Files {
			for _, name := range m.look(t, e.Name, textOf(t, file)) {
				printed[indexes.ReplaceAllString(m.pointers[name], "/*")] = true
			}
		}
	}
	for _, p := range slices.Sorted(maps.Keys(met)) {
		if printed[p] == slices.ContainsFunc(chosen, func(end string) bool { return strings.HasSuffix(p, end) }) {
			t.Errorf("%s: a value is printed: %v", p, printed[p])
		}
	}
	for _, key := range textKeys(reflect.TypeFor[document.Document](), map[reflect.Type]bool{}) {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(met)), func(p string) bool { return strings.Contains(p+"/", "/"+key+"/") }) {
			t.Errorf("no example has the key %s", key)
		}
	}
}

// chosen are the ends of the pointers whose strings are not printed as they
// stand: their values are from a list, or days, or pictures.
var chosen = []string{
	"/kind", "/profile", "/organization", "/urgency", "/secrecy", "/copy/form", "/level", "/align", "/orientation",
	"/date", "/signed_at", "/seal", "/signature", "/logo", "/image/data", "/numbering/*", "/style/head",
}

// textKeys are the keys of the model that take texts.
func textKeys(of reflect.Type, seen map[reflect.Type]bool) []string {
	if seen[of] || of.Kind() != reflect.Struct {
		return nil
	}
	seen[of] = true
	var keys []string
	for i := range of.NumField() {
		f := of.Field(i)
		inner := f.Type
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		key := f.Tag.Get("json")
		switch {
		case !f.IsExported() || key == "" || key == "-":
		case inner.Kind() == reflect.String, inner == reflect.TypeFor[document.Lines](), inner == reflect.TypeFor[document.Date](), key == "fields":
			keys = append(keys, key)
		default:
			keys = append(keys, textKeys(inner, seen)...)
		}
	}
	return keys
}

// decode fills the template; where the document refuses a hostile value, the
// example's own takes its place.
func (m *marked) decode(t *testing.T, name string, r *render.Renderer, template *JSON) *document.Document {
	t.Helper()
	for range 20 {
		data, faults := template.Fill(m.values)
		if faults != nil {
			t.Errorf("%s: %v", name, list(faults))
			return nil
		}
		d, err := r.Decode(data, document.Options{AllowSecrecy: true})
		wrong, _ := errors.AsType[fault.List](err)
		if err == nil {
			return d
		}
		for _, f := range template.Blame(wrong, m.values) {
			if f.Pointer != m.pointers[f.Column] {
				if f.Column != "" || slices.Contains(slices.Collect(maps.Values(m.pointers)), f.Pointer) {
					t.Errorf("%s: %s %s is blamed on %q", name, f.Pointer, f.Rule, f.Column)
				}
				continue
			}
			m.values[f.Column] = m.own[f.Column]
		}
	}
	data, _ := template.Fill(m.values)
	_, err := r.Decode(data, document.Options{AllowSecrecy: true})
	t.Errorf("%s: the document is refused again and again: %v", name, err)
	return nil
}

// look finds the values in a text, and everything that is not quite one.
func (m *marked) look(t *testing.T, name, text string) []string {
	t.Helper()
	var found []string
	for _, at := range token.FindAllStringIndex(text, -1) {
		column := "v" + strings.Trim(strings.ToLower(text[at[0]:at[1]]), "qx")
		if !strings.HasPrefix(strings.ToLower(text[at[1]:]), strings.ToLower(hostileTail)) {
			t.Errorf("%s: %s is printed as %.40q", name, m.pointers[column], text[at[0]:])
		}
		found = append(found, column)
	}
	return found
}

// textOf is all text of a file without its spaces, those of no width too: of a DOCX all parts, as
// they are, of a PDF what is drawn.
func textOf(t *testing.T, file render.File) string {
	t.Helper()
	var all strings.Builder
	if file.Format == render.PDF {
		inspect.Needs(t, "pdftotext")
		path := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(path, file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := inspect.Text(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(text)
	} else {
		z, err := zip.NewReader(bytes.NewReader(file.Data), int64(len(file.Data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(&all, r); err != nil {
				t.Fatal(err)
			}
		}
	}
	none := func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' }
	return strings.Join(strings.FieldsFunc(all.String(), none), "")
}

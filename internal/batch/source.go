package batch

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fill"
	"vanthu/internal/render"
	"vanthu/internal/rows"
)

// newSource reads a template.
func newSource(r *render.Renderer, t Template, spec Spec, options Options) (source, []SpecFault) {
	if bytes.HasPrefix(t.Data, []byte("PK\x03\x04")) {
		return nil, []SpecFault{{Rule: "template.docx", Detail: "Chưa dùng được mẫu Word.", DetailEN: "Word templates cannot be used yet."}}
	}
	filler, faults := newPlainFiller(t.Data)
	if len(faults) > 0 {
		return nil, faults
	}
	return &jsonSource{r, document.Options{AllowSecrecy: options.AllowSecrecy}, wanted(spec.Formats), filler}, nil
}

// wanted are the formats asked for, all by default, in their fixed order.
func wanted(asked []render.Format) []render.Format {
	if len(asked) == 0 {
		return render.Formats
	}
	var list []render.Format
	for _, f := range render.Formats {
		if slices.Contains(asked, f) {
			list = append(list, f)
		}
	}
	return list
}

// filler is a document in JSON that waits for values.
type filler interface {
	Fill(values rows.Values) ([]byte, rows.Faults)
	Names() []fill.Mark
}

// plainFiller fills the strings of a JSON value; it knows no groups. It stands
// here until package fill has a filler.
type plainFiller struct{ value any }

func newPlainFiller(data []byte) (filler, []SpecFault) {
	var f plainFiller
	if err := json.Unmarshal(data, &f.value); err != nil {
		return nil, []SpecFault{{Rule: "json.syntax", Detail: "Mẫu không phải JSON hợp lệ.", DetailEN: "The template is not valid JSON."}}
	}
	var faults []SpecFault
	f.each(f.value, func(s string) string {
		var mark *fill.MarkError
		if _, err := fill.Parse(s); errors.As(err, &mark) {
			faults = append(faults, SpecFault{Rule: "template.mark", Detail: "Dấu «" + mark.Mark + "» sai: " + mark.VI + ".", DetailEN: "The mark «" + mark.Mark + "» is wrong: " + mark.EN + "."})
		}
		return s
	})
	return f, faults
}

// each is a value with all its strings changed.
func (f plainFiller) each(v any, change func(string) string) any {
	switch v := v.(type) {
	case string:
		return change(v)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = f.each(v[i], change)
		}
		return list
	case map[string]any:
		object := make(map[string]any, len(v))
		for _, k := range slices.Sorted(maps.Keys(v)) {
			object[k] = f.each(v[k], change)
		}
		return object
	}
	return v
}

func (f plainFiller) Names() (marks []fill.Mark) {
	f.each(f.value, func(s string) string {
		t, _ := fill.Parse(s)
		marks = append(marks, t.Marks()...)
		return s
	})
	return marks
}

func (f plainFiller) Fill(values rows.Values) ([]byte, rows.Faults) {
	var faults rows.Faults
	filled := f.each(f.value, func(s string) string {
		t, _ := fill.Parse(s)
		text, more := t.Fill(fill.Scope{values}, strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`).Replace)
		faults = append(faults, more...)
		return text
	})
	data, err := json.Marshal(filled)
	if err != nil {
		panic(err)
	}
	return data, faults
}

package render

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/inspect"
	"vanthu/internal/layout"
	"vanthu/internal/word"
)

// value is a string of a document's JSON with the key that it stands under.
type value struct{ key, text string }

// silent are the keys whose strings are names for the program, and pictures.
var silent = map[string]bool{
	"profile": true, "organization": true, "kind": true, "date": true, "urgency": true, "secrecy": true, "code": true, "end_mark": true,
	"orientation": true, "align": true, "level": true, "style": true, "signature": true, "seal": true, "logo": true, "data": true, "alt": true,
}

// texts are the strings of a JSON value that a reader of the paper sees.
func texts(v any, key string) []value {
	if silent[key] {
		return nil
	}
	var out []value
	switch v := v.(type) {
	case string:
		if key == "form" || key == "signed_at" {
			return nil // of a copy: codes, held by law_copy_test.go
		}
		return []value{{key, v}}
	case []any:
		for _, e := range v {
			out = append(out, texts(e, key)...)
		}
	case map[string]any:
		if v["separate"] == true {
			return nil // in a file of its own, held by annex_test.go
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			out = append(out, texts(v[k], k)...)
		}
	}
	return out
}

// squeezed is text without white space, in capitals, one way of writing each
// character: what is the same on paper whatever breaks its lines.
func squeezed(s string) string {
	return strings.ToUpper(strings.ReplaceAll(inspect.Normalize(s), " ", ""))
}

// tally counts characters; white space is not counted, and what looks the same
// counts as the same.
type tally map[rune]int

func (t tally) add(s string, n int) {
	for _, r := range inspect.Normalize(s) {
		if !unicode.IsSpace(r) {
			if t[r] += n; t[r] == 0 {
				delete(t, r)
			}
		}
	}
}

// minus is what t has more of than o.
func (t tally) minus(o tally) tally {
	out := tally{}
	for r, n := range t {
		if n > o[r] {
			out[r] = n - o[r]
		}
	}
	return out
}

func (t tally) String() string {
	var s strings.Builder
	for r, n := range t {
		s.WriteString(strings.Repeat(string(r), min(n, 20)) + " ")
	}
	return s.String()
}

// sheetTally counts what a sheet says. The plan of rooms keeps the package
// sheet out of this one, so its runs are found by reflection: whatever has a
// field Runs says what its runs' fields Text are.
func sheetTally(sheet any) tally {
	t := tally{}
	countRuns(reflect.ValueOf(sheet), t)
	return t
}

func countRuns(v reflect.Value, t tally) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		countRuns(v.Elem(), t)
	case reflect.Slice:
		for i := range v.Len() {
			countRuns(v.Index(i), t)
		}
	case reflect.Struct:
		if runs := v.FieldByName("Runs"); runs.IsValid() {
			for i := range runs.Len() {
				t.add(runs.Index(i).FieldByName("Text").String(), 1)
			}
			return
		}
		for i := range v.NumField() {
			countRuns(v.Field(i), t)
		}
	}
}

// pagesTally counts what stands on laid out pages, page numbers left out.
func pagesTally(pages []layout.Page) tally {
	t := tally{}
	for _, p := range pages {
		for _, l := range p.Lines {
			if l.Tag == "page_number" {
				continue
			}
			for _, w := range l.Words {
				t.add(w.Text, 1)
			}
		}
	}
	return t
}

// docxTally counts what a DOCX says, fields left out: they are page numbers.
// The header rows of its tables, which a PDF may repeat, are counted apart.
func docxTally(p *word.Document) (all, repeated tally) {
	all, repeated = tally{}, tally{}
	stories := slices.Concat([]word.Story{p.Body}, p.Headers, p.Footers)
	for i := range stories {
		for _, paragraph := range stories[i].Paragraphs() {
			if len(paragraph.Fields) == 0 {
				all.add(paragraph.Number+paragraph.Text(), 1)
			}
		}
		for _, table := range stories[i].Tables() {
			for _, row := range table.Rows {
				if row.Header {
					addRow(repeated, row)
				}
			}
		}
	}
	return all, repeated
}

func addRow(t tally, row word.Row) {
	for _, cell := range row.Cells {
		story := word.Story{Blocks: cell.Blocks}
		for _, p := range story.Paragraphs() {
			t.add(p.Text(), 1)
		}
	}
}

// docxText is the text of a DOCX in its order, one paragraph a line.
func docxText(p *word.Document) string {
	var s strings.Builder
	stories := slices.Concat([]word.Story{p.Body}, p.Headers, p.Footers)
	for i := range stories {
		for _, paragraph := range stories[i].Paragraphs() {
			s.WriteString(paragraph.Text())
			s.WriteByte('\n')
		}
	}
	return s.String()
}

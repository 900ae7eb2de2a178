package seen

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// How many fields of the Word files are right. It may only rise.
const (
	wordRight  = 350
	wordFields = 362
)

// more is what the truth of a Word file tells beside fields: the tên loại as
// printed and the bases.
type more struct {
	KindText string `json:"kind_text"`
	Bases    struct {
		Count       int
		First, Last string
	}
}

func (m *more) fields(p *Paper) []field {
	f := p.Facts()
	first, last := "", ""
	if n := len(f.Bases); n > 0 {
		first, last = begun(f.Bases[0].Text, m.Bases.First), begun(f.Bases[n-1].Text, m.Bases.Last)
	}
	var out []field
	for _, one := range []field{
		{"kind text", even(f.Kind.Text), even(m.KindText)},
		{"bases", fmt.Sprint(len(f.Bases)), fmt.Sprint(m.Bases.Count)},
		{"first basis", first, m.Bases.First},
		{"last basis", last, m.Bases.Last},
	} {
		if one.got != one.want || one.want != "" && one.want != "0" {
			out = append(out, one)
		}
	}
	return out
}

// begun is a text as far as another goes that it begins with.
func begun(text, with string) string {
	if strings.HasPrefix(even(text), with) {
		return with
	}
	return text
}

// TestCorpusWord compares Word files that others made with what a person read in
// them. The files are not the project's, and CI has none: it runs only where
// VANTHU_CORPUS names their folder. With -v it prints file by file what is read
// otherwise.
func TestCorpusWord(t *testing.T) {
	folder := os.Getenv("VANTHU_CORPUS")
	if folder == "" {
		t.Skip("VANTHU_CORPUS names no folder")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no DOCX in %s, %v", folder, err)
	}
	right, total := 0, 0
	for _, file := range files {
		var c truth
		var m more
		data := read(t, strings.TrimSuffix(file, ".docx")+".truth.json")
		if err := json.Unmarshal(data, &c); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &m); err != nil {
			t.Fatal(err)
		}
		data = read(t, file)
		p, err := FromWord(nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		p.Name()
		good, fields := 0, append(c.fields(p), m.fields(p)...)
		for _, f := range fields {
			if f.right() {
				good++
			} else {
				t.Logf("%.2s %s: %q, want %q", filepath.Base(file), f.name, f.got, f.want)
			}
		}
		t.Logf("%.40s: %d of %d", filepath.Base(file), good, len(fields))
		right, total = right+good, total+len(fields)
	}
	t.Logf("%d of %d fields are right", right, total)
	if right < wordRight || total > wordFields {
		t.Errorf("%d of %d fields are right, not %d of %d", right, total, wordRight, wordFields)
	}
}

// TestExamplesWord wants of the DOCX of each example what its document says. What
// is read otherwise stands in the golden, which may only become shorter.
func TestExamplesWord(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	for _, file := range examples(t) {
		name := strings.TrimSuffix(file, ".pdf")
		var e example
		if err := json.Unmarshal(read(t, name+".json"), &e); err != nil {
			t.Fatal(file, err)
		}
		data := read(t, name+".docx")
		p, err := FromWord(nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		p.Name()
		for _, f := range e.fields(p) {
			if !f.right() {
				fmt.Fprintf(&out, "%s %s: %q, want %q\n", filepath.Base(name), f.name, f.got, f.want)
			}
		}
	}
	against(t, "testdata/word.txt", out.String())
}

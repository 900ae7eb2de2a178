package seen

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// How many fields of the Word files are right. It may only rise.
const (
	wordRight  = 351
	wordFields = 361
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
// them.
func TestCorpusWord(t *testing.T) {
	corpus(t, ".docx", wordRight, wordFields, func(data, truthful []byte) (fields []field, err error) {
		var c truth
		var m more
		if err := errors.Join(json.Unmarshal(truthful, &c), json.Unmarshal(truthful, &m)); err != nil {
			return nil, err
		}
		p, err := FromWord(nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil, err
		}
		p.Name()
		return append(c.fields(p), m.fields(p)...), nil
	})
}

// TestExamplesWord wants of the DOCX of each example what its document says. What
// is read otherwise stands in the golden, which may only become shorter.
func TestExamplesWord(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	for name, e := range eachExample(t) {
		data := read(t, name+".docx")
		p, err := FromWord(nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
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

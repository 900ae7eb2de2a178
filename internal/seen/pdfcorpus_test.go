package seen

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// truth is what a person read in a file of the corpus.
type truth struct {
	File   string
	Kind   string
	Issuer struct{ Parent, Name string }
	Number string
	Symbol string
	Place  string
	Date   string

	Subject       string
	AuthorityLine string `json:"authority_line"`
	To            []string
	Recipients    []string
	Archive       string
	Headings      []struct{ Marker, First, Last string }
	HeadingsNote  string `json:"headings_note"`
	Signer        struct {
		Authority, Position []string
		Name                string
	}
	Attachments []string
}

// field is what a paper says, and what it should.
type field struct{ name, got, want string }

func (f field) right() bool { return f.got == f.want }

// even is a text with single blanks.
func even(s string) string { return strings.Join(strings.Fields(s), " ") }

func listedAs(facts []Fact) string {
	var out []string
	for _, f := range facts {
		out = append(out, even(f.Text))
	}
	return strings.Join(out, " | ")
}

func bar(list []string) string {
	var out []string
	for _, s := range list {
		if s = even(strings.TrimRight(s, ";.,: ")); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}

// fields compares a paper with its truth. What the truth does not tell is left out.
func (c *truth) fields(p *Paper) (out []field) {
	f := p.Facts()
	kind := c.Kind
	if kind == "khac" {
		kind = ""
	}
	var s Signer
	if len(f.Signers) > 0 {
		s = f.Signers[0]
	}
	if len(c.Signer.Authority) == 0 && c.Signer.Name == "" && len(f.Signers) > 0 {
		for _, more := range f.Signers[1:] { // of minutes the truth has all posts
			s.Position = append(s.Position, more.Position...)
		}
	}
	for _, one := range []field{
		{"kind", p.Kind, kind},
		{"parent", even(f.Parent.Text), c.Issuer.Parent},
		{"issuer", even(f.Issuer.Text), c.Issuer.Name},
		{"number", f.Number, c.Number},
		{"symbol", even(f.Symbol), c.Symbol},
		{"place", even(f.Place), c.Place},
		{"date", f.Date, c.Date},
		{"subject", even(f.Subject.Text), even(c.Subject)},
		{"competence", even(f.Competence.Text), c.AuthorityLine},
		{"to", listedAs(f.To), bar(c.To)},
		{"recipients", listedAs(f.Recipients), bar(c.Recipients)},
		{"archive", even(strings.TrimRight(f.Archive.Text, ".")), even(strings.TrimRight(c.Archive, "."))},
		{"authority", listedAs(s.Authority), strings.Join(c.Signer.Authority, " | ")},
		{"position", listedAs(s.Position), strings.Join(c.Signer.Position, " | ")},
		{"name", even(s.Name.Text), c.Signer.Name},
		{"headings", c.headings(f.Headings), ""},
	} {
		if one.want != "" || one.name == "headings" && len(c.Headings) > 0 || one.got != "" {
			out = append(out, one)
		}
	}
	return out
}

// headings are the headings of the truth that were not found in their order.
func (c *truth) headings(got []Heading) (missing string) {
	i := 0
	for _, want := range c.Headings {
		at := -1
		for j := i; j < len(got); j++ {
			if strings.TrimRight(got[j].Marker, ".") == strings.TrimRight(want.Marker, ".") && strings.HasPrefix(even(got[j].Title.Text), even(want.First)) {
				at = j
				break
			}
		}
		if at < 0 {
			missing += fmt.Sprintf("%s %s; ", want.Marker, want.First)
			continue
		}
		i = at + 1
	}
	if missing == "" && c.HeadingsNote == "" && len(got) != len(c.Headings) {
		return fmt.Sprintf("%d headings instead of %d", len(got), len(c.Headings))
	}
	return missing
}

// How many fields of the PDFs are right. It may only rise.
const (
	corpusRight  = 142
	corpusFields = 142
)

// TestCorpusPDF compares PDFs that others made with what a person read in them.
func TestCorpusPDF(t *testing.T) {
	corpus(t, ".pdf", corpusRight, corpusFields, func(data, truthful []byte) (fields []field, err error) {
		var c truth
		if err := json.Unmarshal(truthful, &c); err != nil {
			return nil, err
		}
		p, err := FromPDF(nil, data)
		if err != nil {
			return nil, err
		}
		p.Name()
		return c.fields(p), nil
	})
}

// corpus compares files that others made with what a person read in them. The files
// are not the project's, and CI has none: it runs only where VANTHU_CORPUS names their
// folder. With -v it prints file by file what is read otherwise.
func corpus(t *testing.T, ext string, wantRight, wantTotal int, fields func(data, truth []byte) ([]field, error)) {
	t.Helper()
	folder := os.Getenv("VANTHU_CORPUS")
	if folder == "" {
		t.Skip("VANTHU_CORPUS names no folder")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"+ext))
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s in %s, %v", ext, folder, err)
	}
	right, total := 0, 0
	for _, file := range files {
		all, err := fields(read(t, file), read(t, strings.TrimSuffix(file, ext)+".truth.json"))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		good := 0
		for _, f := range all {
			if f.right() {
				good++
			} else {
				t.Logf("%.2s %s: %q, want %q", filepath.Base(file), f.name, f.got, f.want)
			}
		}
		t.Logf("%.40s: %d of %d", filepath.Base(file), good, len(all))
		right, total = right+good, total+len(all)
	}
	if right < wantRight || total != wantTotal {
		t.Errorf("%d of %d fields are right, not %d of %d", right, total, wantRight, wantTotal)
	}
}

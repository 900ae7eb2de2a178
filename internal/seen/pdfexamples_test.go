package seen

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/rules"
)

// text is a string of a document, or its lines.
type words2 string

func (t *words2) UnmarshalJSON(data []byte) error {
	var lines []string
	var number json.Number
	switch {
	case json.Unmarshal(data, &lines) == nil:
		*t = words2(strings.Join(lines, " "))
	case json.Unmarshal(data, &number) == nil && data[0] != '"':
		*t = words2(fmt.Sprintf("%02s", number))
	default:
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*t = words2(s)
	}
	return nil
}

// example is what a document says of itself.
type example struct {
	Kind    string
	Issuer  exampleIssuer
	Issuers []exampleIssuer
	Number  words2
	Place   string
	Date    string
	Subject words2
	Archive string

	Recipients []words2
	Signer     exampleSigner
	Signers    []exampleSigner
}

type exampleIssuer struct{ Parent, Name words2 }

type exampleSigner struct {
	Authority, Position []string
	Name                string
	OtherPosition       string `json:"other_position"`
}

// parts are what the signer's column says: the post and the name. A page does not tell a
// post on two lines from two.
func (s *exampleSigner) parts() string {
	return parts(slices.Concat(s.Authority, s.Position, []string{s.OtherPosition}), []string{s.Name})
}

func parts(lists ...[]string) string {
	var out []string
	for _, lines := range lists {
		if said := even(strings.Join(lines, " ")); said != "" {
			out = append(out, said)
		}
	}
	return strings.Join(out, ", ")
}

// texts are what facts say.
func texts(facts []Fact) (out []string) {
	for _, f := range facts {
		out = append(out, f.Text)
	}
	return out
}

func (e *example) fields(p *Paper) (out []field) {
	f := p.Facts()
	if len(e.Issuers) == 0 {
		e.Issuers = []exampleIssuer{e.Issuer}
	}
	join := " "
	if p.Family == rules.Party {
		join = rules.Dang2026.Words.IssuerJoin
	}
	var issuers []string
	for _, i := range e.Issuers {
		issuers = append(issuers, string(i.Name))
	}
	if len(e.Signers) == 0 && e.Signer.parts() != "" {
		e.Signers = []exampleSigner{e.Signer}
	}
	var signers, got []string
	for _, s := range e.Signers {
		signers = append(signers, s.parts())
	}
	for _, s := range f.Signers {
		got = append(got, parts(append(texts(s.Authority), texts(s.Position)...), []string{s.Name.Text}))
	}
	var recipients []string
	for _, r := range e.Recipients {
		recipients = append(recipients, string(r))
	}
	return []field{
		{"kind", p.Kind, e.Kind},
		{"parent", strings.ToUpper(even(f.Parent.Text)), strings.ToUpper(even(string(e.Issuers[0].Parent)))},
		{"issuer", strings.ToUpper(even(f.Issuer.Text)), strings.ToUpper(even(strings.Join(issuers, join)))},
		{"number", f.Number, string(e.Number)},
		{"place", even(f.Place), e.Place},
		{"date", f.Date, e.Date},
		{"subject", strings.TrimPrefix(even(f.Subject.Text), "V/v "), strings.TrimPrefix(even(strings.NewReplacer("**", "", "*", "").Replace(string(e.Subject))), "V/v ")},
		{"signers", strings.Join(got, " | "), strings.Join(signers, " | ")},
		{"recipients", listedAs(f.Recipients), bar(recipients)},
	}
}

var update = flag.Bool("update", false, "rewrite the goldens")

// eachExample are the examples with what their documents say, by their files' names
// without an extension.
func eachExample(t *testing.T) iter.Seq2[string, *example] {
	return func(yield func(string, *example) bool) {
		for _, file := range examples(t) {
			name := strings.TrimSuffix(file, ".pdf")
			e := new(example)
			if err := json.Unmarshal(read(t, name+".json"), e); err != nil {
				t.Fatal(file, err)
			}
			if !yield(name, e) {
				return
			}
		}
	}
}

// TestExamplesPDF wants of the PDF of each example what its document says, and
// its words in the order in which the Word file has them. What is read otherwise
// stands in the golden, which may only become shorter.
func TestExamplesPDF(t *testing.T) {
	const golden = "testdata/pdf.txt"
	var out strings.Builder
	for name, e := range eachExample(t) {
		p, err := FromPDF(nil, read(t, name+".pdf"))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		data := read(t, name+".docx")
		w, err := FromWord(nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		p.Name()
		spanned(t, name, p)
		for _, f := range append(e.fields(p), inOrder(p, w)) {
			if f.right() {
				continue
			}
			fmt.Fprintf(&out, "%s %s: %q, want %q\n", filepath.Base(name), f.name, f.got, f.want)
		}
	}
	against(t, golden, out.String())
}

// spanned wants each paragraph of a PDF to stand where its lines on its first page do.
func spanned(t *testing.T, name string, p *Paper) {
	t.Helper()
	for _, b := range p.Blocks {
		q := b.Paragraph
		if q == nil || len(q.Lines) == 0 {
			continue
		}
		left, right := q.Lines[0].X, q.Lines[0].X+q.Lines[0].Width
		for _, l := range q.Lines {
			if l.Page == q.Place.Page {
				left, right = min(left, l.X), max(right, l.X+l.Width)
			}
		}
		const rounded = 2
		if at := q.Place; max(at.X-left, left-at.X) > rounded || max(at.X+at.Width-right, right-at.X-at.Width) > rounded {
			t.Errorf("%s: %.40q stands from %v to %v, its lines from %v to %v", name, q.Plain(), at.X, at.X+at.Width, left, right)
		}
	}
}

// against compares what is read otherwise with a golden, which names all of it.
func against(t *testing.T, golden, out string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(golden, []byte(out), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	known := map[string]bool{}
	for line := range strings.SplitSeq(string(read(t, golden)), "\n") {
		what, _, _ := strings.Cut(line, ":")
		known[what] = true
	}
	for line := range strings.SplitSeq(out, "\n") {
		if what, _, _ := strings.Cut(line, ":"); !known[what] {
			t.Errorf("%s: not in %s", line, golden)
		}
	}
}

// inOrder compares the words of a PDF, in their order, with those of the Word file:
// where they part. Leaders of dots are drawn in the one and a tab in the other.
func inOrder(p, w *Paper) field {
	list := func(p *Paper) (out []string) {
		for _, q := range all(p.Blocks) {
			for _, word := range strings.Fields(strings.ReplaceAll(q.Number+" "+said(q), "\u200b", "")) {
				if strings.Trim(word, ".…") != "" {
					out = append(out, word)
				}
			}
		}
		return out
	}
	got, want := list(p), list(w)
	const some = 6
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			part := func(s []string) string { return strings.Join(s[min(i, len(s)):min(i+some, len(s))], " ") }
			return field{"words", part(got), part(want)}
		}
	}
	return field{name: "words"}
}

package importer_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/importer"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

var update = flag.Bool("update", false, "write the totals of the corpus")

// truth is what a person found in a file of the corpus.
type truth struct {
	Kind      *string
	Printed   string `json:"kind_text"`
	Issuer    struct{ Parent, Name *string }
	Number    *string
	Symbol    *string
	Place     *string
	Date      *string
	Subject   *string
	Authority *string `json:"authority_line"`
	Bases     struct{ Count int }
	To        []string
	Headings  []struct{ First string }
	Recipient []string `json:"recipients"`
	Archive   *string
	Signer    *struct {
		Authority, Position []string
		Name                *string
	}
}

// TestCorpus imports real papers, which lie outside the project, and holds the
// fields of the documents against what a person read in them. No word may be
// lost; the totals may only rise.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("VANTHU_CORPUS")
	if dir == "" {
		t.Log("VANTHU_CORPUS names no folder of real papers")
		return
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.docx"))
	pdfs, _ := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if len(files)+len(pdfs) == 0 {
		t.Fatalf("%s holds no papers", dir)
	}
	total := map[string]*[2]int{}
	for _, file := range slices.Concat(files, pdfs) {
		ext := filepath.Ext(file)
		p := seenFile(t, file)
		said := paperWords(p)
		r, err := importer.Import(p, importer.Options{})
		if err != nil {
			t.Fatal(file, err)
		}
		d, err := document.Decode(r.Document, document.Options{})
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if lost := missingWords(said, r); len(lost) > 0 {
			t.Errorf("%s: lost %q", file, lost)
		}
		var want truth
		text, err := os.ReadFile(strings.TrimSuffix(file, ext) + ".truth.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(file, err)
		}
		if total[ext] == nil {
			total[ext] = &[2]int{}
		}
		var wrong []string
		for _, f := range want.fields(d) {
			total[ext][1]++
			if sameText(f.want, f.got) {
				total[ext][0]++
			} else {
				wrong = append(wrong, fmt.Sprintf("%s: %q, not %q", f.name, f.got, f.want))
			}
		}
		t.Logf("%s: unplaced %d, findings %d\n\t%s", filepath.Base(file), r.Lost(), len(r.Findings), strings.Join(wrong, "\n\t"))
	}
	heldTotals(t, total)
}

// heldTotals compares the totals with those kept, which may only rise.
func heldTotals(t *testing.T, total map[string]*[2]int) {
	t.Helper()
	const golden = "testdata/corpus.json"
	kept := map[string][2]int{}
	if text, err := os.ReadFile(golden); err == nil {
		if err := json.Unmarshal(text, &kept); err != nil {
			t.Fatal(err)
		}
	}
	for ext, n := range total {
		t.Logf("%s: %d of %d fields, %.1f %%", ext, n[0], n[1], 100*float64(n[0])/float64(n[1]))
		if n[0] < kept[ext][0] {
			t.Errorf("%s: %d of %d fields are right, and %d were", ext, n[0], n[1], kept[ext][0])
		}
	}
	if *update {
		text, err := json.Marshal(total)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func seenFile(t *testing.T, file string) *seen.Paper {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var p *seen.Paper
	if filepath.Ext(file) == ".pdf" {
		p, err = seen.FromPDF(nil, data)
	} else {
		p, err = seen.FromWord(nil, bytes.NewReader(data), int64(len(data)))
	}
	if err != nil {
		t.Fatal(file, err)
	}
	return p
}

type field struct{ name, want, got string }

// fields are what the truth tells, beside what was imported.
func (w *truth) fields(d *document.Document) []field {
	var out []field
	add := func(name string, want *string, got string) {
		if want != nil && *want != "" {
			out = append(out, field{name, *want, got})
		}
	}
	body := d.AllIssuers()[0]
	if w.Kind != nil {
		add("kind", w.Kind, d.Kind)
	}
	add("parent", w.Issuer.Parent, body.Parent.String())
	var names []string
	for _, b := range d.AllIssuers() {
		names = append(names, b.Name.String())
	}
	add("issuer", w.Issuer.Name, strings.Join(names, " "))
	if d.Number != nil {
		number := d.Number.Digits
		if w.Number != nil && strings.HasPrefix(*w.Number, number+"/") { // the year stands in the symbol
			number = *w.Number
		}
		add("number", w.Number, number)
	} else {
		add("number", w.Number, d.NumberText)
	}
	add("place", w.Place, d.Place)
	add("date", w.Date, d.Date.String())
	subject := markup.Plain(d.Subject.String())
	title := w.Printed // what the name of the kind does not say of it stands before the subject
	if w.Kind != nil {
		title = strings.TrimPrefix(w.Printed, viet.Upper(rules.FindKind(*w.Kind).Name))
	}
	subject = strings.TrimSpace(strings.TrimPrefix(subject, strings.TrimSpace(title)))
	add("subject", w.Subject, subject)
	add("authority_line", w.Authority, markup.Plain(d.Authority.String()))
	if w.Bases.Count > 0 {
		out = append(out, field{"bases", fmt.Sprint(w.Bases.Count), fmt.Sprint(len(d.Bases))})
	}
	to := make([]string, len(d.To))
	for i := range d.To {
		to[i] = d.To[i].String()
	}
	if len(w.To) > 0 {
		out = append(out, field{"to", strings.Join(w.To, "|"), strings.Join(to, "|")})
	}
	if len(w.Recipient) > 0 {
		out = append(out, field{"recipients", strings.Join(w.Recipient, "|"), strings.Join(d.Recipients, "|")})
	}
	drafter := ""
	if d.Drafter != nil {
		drafter = " " + d.Drafter.Code
		if d.Drafter.Copies > 0 {
			drafter += fmt.Sprint(" ", d.Drafter.Copies)
		}
	}
	add("archive", w.Archive, "Lưu: "+d.Archive+drafter)
	if len(w.Headings) > 0 {
		var want, got []string
		for _, h := range w.Headings {
			want = append(want, h.First)
		}
		got = found(d, want)
		out = append(out, field{"headings", strings.Join(want, "|"), strings.Join(got, "|")})
	}
	if w.Signer != nil {
		var authority, position, name []string
		for _, s := range d.AllSigners() {
			authority, position, name = append(authority, s.Authority...), append(position, s.Position...), append(name, s.Name)
		}
		if len(w.Signer.Authority)+len(w.Signer.Position) > 0 {
			out = append(out, field{"signer", strings.Join(slices.Concat(w.Signer.Authority, w.Signer.Position), " "), strings.Join(slices.Concat(authority, position), " ")}) // a post may have lines
		}
		add("signer.name", w.Signer.Name, strings.Join(name, " "))
	}
	return out
}

// found are those of the headings that are numbered blocks, in their order.
func found(d *document.Document, want []string) []string {
	var texts []string
	var walk func(blocks []document.Block)
	walk = func(blocks []document.Block) {
		for i := range blocks {
			if b := &blocks[i]; b.Kind == document.Heading || b.Kind == document.Numbered {
				texts = append(texts, folded(markup.Plain(b.Text)))
				walk(b.Content)
			}
		}
	}
	if len(d.Purposes) > 0 {
		texts = append(texts, folded(want[0]))
	}
	walk(d.Sections)
	if len(d.Sections) == 1 && strings.Trim(d.Sections[0].Text, "….") == "" { // the paper is nothing but an annex
		for i := range d.Attachments {
			walk(d.Attachments[i].Content)
		}
	}
	var out []string
	for _, w := range want {
		at := slices.IndexFunc(texts, func(s string) bool { return strings.HasPrefix(s, folded(w)) })
		if at < 0 {
			continue
		}
		texts = texts[at+1:]
		out = append(out, w)
	}
	return out
}

// sameText compares texts by their words.
func sameText(want, got string) bool {
	return strings.TrimLeft(folded(want), "0") == strings.TrimLeft(folded(got), "0") || folded(strings.TrimPrefix(want, "V/v")) == folded(strings.TrimPrefix(got, "V/v"))
}

func folded(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(viet.NFC(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '|' }), " "))
}

// saidWords are the words of a text, small: without soft hyphens and marks of control,
// which no document has, and with bars, which stand for the ends of lines, as blanks.
func saidWords(s string) []string {
	return strings.Fields(folded(strings.Map(func(r rune) rune {
		switch {
		case r == '|':
			return ' '
		case r == '\u00ad', unicode.IsControl(r) && !unicode.IsSpace(r):
			return -1
		}
		return r
	}, s)))
}

// paperWords are the words of a paper, before it is imported.
func paperWords(p *seen.Paper) []string {
	var out []string
	var each func(blocks []seen.Block)
	each = func(blocks []seen.Block) {
		for _, b := range blocks {
			if b.Paragraph != nil {
				out = append(out, saidWords(b.Paragraph.Text())...)
			}
			if b.Table != nil {
				for _, row := range b.Table.Rows {
					for _, c := range row.Cells {
						each(c.Blocks)
					}
				}
			}
		}
	}
	each(p.Blocks)
	for _, s := range p.Sheets {
		for _, blocks := range [][]seen.Block{s.FirstHeader, s.FirstFooter, s.Header, s.Footer} {
			each(blocks)
		}
	}
	return out
}

// missingWords are those words that stand neither in the document nor in what
// was left out.
func missingWords(said []string, r *importer.Result) []string {
	have := map[string]int{}
	var values func(v any)
	values = func(v any) {
		switch v := v.(type) {
		case string:
			for _, w := range saidWords(markup.Plain(v)) {
				have[w]++
			}
		case float64:
			have[fmt.Sprint(v)]++
		case []any:
			for _, e := range v {
				values(e)
			}
		case map[string]any:
			for _, e := range v {
				values(e)
			}
		}
	}
	var d any
	if err := json.Unmarshal(r.Document, &d); err != nil {
		return []string{err.Error()}
	}
	values(d)
	for _, l := range r.LeftOut {
		values(l.Text)
	}
	var lost []string
	for _, w := range said {
		if have[w]--; have[w] < 0 {
			lost = append(lost, w)
		}
	}
	return lost
}

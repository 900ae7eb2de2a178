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

// truth is what stands in a paper, as a person read it.
type truth struct {
	Kind   *string `json:"kind"`
	Issuer struct {
		Parent *string `json:"parent"`
		Name   *string `json:"name"`
	} `json:"issuer"`
	KindText  *string `json:"kind_text"`
	Number    *string `json:"number"`
	Symbol    *string `json:"symbol"`
	Place     *string `json:"place"`
	Date      *string `json:"date"`
	Subject   *string `json:"subject"`
	Authority *string `json:"authority_line"`
	Bases     struct {
		Count       int
		First, Last *string
	} `json:"bases"`
	To       []string `json:"to"`
	Headings []struct {
		Marker *string
		First  string
		Last   string
	} `json:"headings"`
	HeadingsNote string   `json:"headings_note"`
	Recipients   []string `json:"recipients"`
	Archive      *string  `json:"archive"`
	Signer       *struct {
		Authority []string
		Position  []string
		Name      *string
	} `json:"signer"`
	File    string
	Profile string `json:"profile"`
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return plain(*s)
}

func TestCorpus(t *testing.T) {
	folder := os.Getenv("VANTHU_CORPUS")
	if folder == "" {
		t.Skip("no corpus")
	}
	files, _ := filepath.Glob(filepath.Join(folder, "*.docx"))
	right, all := 0, 0
	for _, file := range files {
		var want truth
		data, err := os.ReadFile(strings.TrimSuffix(file, ".docx") + ".truth.json")
		if err == nil {
			err = json.Unmarshal(data, &want)
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err = os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := FromWord(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
			continue
		}
		p.Name()
		var wrong []string
		for _, r := range compare(p, want) {
			all++
			if r.got == r.want {
				right++
			} else {
				wrong = append(wrong, fmt.Sprintf("  %s\n    got  %q\n    want %q", r.field, r.got, r.want))
			}
		}
		t.Logf("%s: %d wrong\n%s", filepath.Base(file), len(wrong), strings.Join(wrong, "\n"))
		if os.Getenv("DUMP") != "" && strings.HasPrefix(filepath.Base(file), os.Getenv("DUMP")) {
			dump(t, p)
		}
	}
	t.Logf("%d of %d fields", right, all)
}

func dump(t *testing.T, p *Paper) {
	var b strings.Builder
	for i, bl := range p.Blocks {
		switch {
		case bl.Paragraph != nil:
			q := bl.Paragraph
			text := q.Plain()
			if r := []rune(text); len(r) > 100 {
				text = string(r[:100]) + "…"
			}
			fmt.Fprintf(&b, "%3d p%d t%d.%d.%d c%d a%d %-18s %.2f %d %q %q\n", i, q.Place.Paragraph, q.Place.Table, q.Place.Row, q.Place.Cell, q.Place.Column, q.Annex, q.Element, q.Sure, q.Signer, q.Marker, text)
		case bl.Stroke != nil:
			fmt.Fprintf(&b, "%3d stroke %v %.1f under %s %q\n", i, bl.Stroke.Typed, bl.Stroke.Place.Width.MM(), bl.Stroke.Under, bl.Stroke.Text)
		case bl.Table != nil:
			fmt.Fprintf(&b, "%3d table %d rows\n", i, len(bl.Table.Rows))
		case bl.Picture != nil:
			fmt.Fprintf(&b, "%3d picture\n", i)
		}
	}
	t.Log("\n" + b.String())
}

type result struct{ field, got, want string }

func compare(p *Paper, w truth) []result {
	f := p.Facts()
	texts := func(list []Fact) string {
		var out []string
		for _, x := range list {
			out = append(out, x.Text)
		}
		return strings.Join(out, " | ")
	}
	norm := func(list []string) string {
		var out []string
		for _, x := range list {
			out = append(out, strings.TrimRight(plain(x), ";.,: "))
		}
		return strings.Join(out, " | ")
	}
	clean := func(list []Fact) string {
		var out []string
		for _, x := range list {
			out = append(out, strings.TrimRight(x.Text, ";.,: "))
		}
		return strings.Join(out, " | ")
	}
	var heads, wantHeads []string
	for _, h := range f.Headings {
		heads = append(heads, strings.Trim(h.Marker, ". ")+" "+cut(h.Title.Text, 6))
	}
	for _, h := range w.Headings {
		wantHeads = append(wantHeads, strings.Trim(str(h.Marker), ". ")+" "+cut(h.First, 6))
	}
	first, last := "", ""
	if n := len(f.Bases); n > 0 {
		first, last = f.Bases[0].Text, f.Bases[n-1].Text
	}
	begins := func(got string, want *string) string {
		if s := str(want); s != "" && strings.HasPrefix(got, s) {
			return s
		}
		return got
	}
	signAuth, signPos, signName := "", "", ""
	for _, s := range f.Signers {
		if signAuth != "" && len(s.Authority) > 0 || signPos != "" && len(s.Position) > 0 {
			signPos += " | "
		}
		signAuth += texts(s.Authority)
		signPos += texts(s.Position)
		if signName == "" {
			signName = s.Name.Text
		}
	}
	wAuth, wPos, wName := "", "", ""
	if w.Signer != nil {
		wAuth, wPos, wName = norm(w.Signer.Authority), norm(w.Signer.Position), str(w.Signer.Name)
	}
	return []result{
		{"kind", p.Kind, str(w.Kind)},
		{"kind text", f.Kind.Text, str(w.KindText)},
		{"parent", f.Parent.Text, str(w.Issuer.Parent)},
		{"issuer", f.Issuer.Text, str(w.Issuer.Name)},
		{"number", f.Number, str(w.Number)},
		{"symbol", f.Symbol, str(w.Symbol)},
		{"place", f.Place, str(w.Place)},
		{"date", f.Date, str(w.Date)},
		{"subject", f.Subject.Text, str(w.Subject)},
		{"competence", f.Competence.Text, str(w.Authority)},
		{"bases", fmt.Sprint(len(f.Bases)), fmt.Sprint(w.Bases.Count)},
		{"first basis", begins(first, w.Bases.First), str(w.Bases.First)},
		{"last basis", begins(last, w.Bases.Last), str(w.Bases.Last)},
		{"to", clean(f.To), norm(w.To)},
		{"headings", strings.Join(heads, " | "), strings.Join(wantHeads, " | ")},
		{"recipients", clean(f.Recipients), norm(w.Recipients)},
		{"archive", strings.TrimRight(f.Archive.Text, "."), strings.TrimRight(str(w.Archive), ".")},
		{"authority", signAuth, wAuth},
		{"position", signPos, wPos},
		{"name", signName, wName},
	}
}

func cut(s string, n int) string {
	f := strings.Fields(plain(s))
	if len(f) > n {
		f = f[:n]
	}
	return strings.Join(f, " ")
}

package render

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"vanthu/internal/inspect"
	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

// TestArchive has veraPDF look at every PDF, also at those with pictures.
func TestArchive(t *testing.T) {
	inspect.Needs(t, "verapdf")
	if err := inspect.CheckArchive(t.Context(), pdfFiles(samples(t))...); err != nil {
		t.Error(err)
	}
}

// TestReadAloud finds each paragraph of the paper whole in what is read aloud, and nothing else there.
func TestReadAloud(t *testing.T) {
	inspect.Needs(t, "pdfinfo")
	for _, s := range samples(t) {
		_, pages := onPages(t, s.doc)
		structure, err := inspect.Structure(t.Context(), s.pdfFile)
		if err != nil {
			t.Fatal(err)
		}
		all, length := strings.Join(heard(structure), "\n"), 0
		for _, want := range paragraphs(pages) {
			length += len(squeezed(want))
			if !strings.Contains(all, want) {
				t.Errorf("%s: nobody hears %q", s.name, want)
			}
		}
		if got := len(squeezed(all)); got != length {
			t.Errorf("%s: %d bytes are heard, want %d", s.name, got, length)
		}
	}
}

// paragraphs are the texts on pages, but for page numbers and repeated heads of tables.
func paragraphs(pages []layout.Page) []string {
	var order []*sheet.Paragraph
	of := map[*sheet.Paragraph]string{}
	for i := range pages {
		for j := range pages[i].Lines {
			l := &pages[i].Lines[j]
			if l.Again || l.Tag == "page_number" || len(l.Words) == 0 {
				continue
			}
			if _, known := of[l.Of]; !known {
				order = append(order, l.Of)
			}
			for k := range l.Words {
				of[l.Of] += strings.Map(metrics.Drawn, l.Words[k].Text)
				if l.Words[k].Space {
					of[l.Of] += " "
				}
			}
			if l.Goes {
				of[l.Of] += " "
			}
		}
	}
	var out []string
	for _, p := range order {
		out = append(out, of[p])
	}
	return out
}

// heard are the texts of a structure, in their order. Pieces of one on two pages stand in lines of their own.
func heard(structure string) (list []string) {
	goesOn := false
	for line := range strings.Lines(structure) {
		text, ok := strings.CutPrefix(strings.TrimSpace(line), `"`)
		text = strings.TrimSuffix(text, `"`)
		switch {
		case ok && goesOn:
			list[len(list)-1] += text
		case ok:
			list = append(list, text)
		}
		goesOn = ok
	}
	return list
}

// TestReadingOrder holds the order in which heads are read aloud, and what comes with tables and signatures.
func TestReadingOrder(t *testing.T) {
	inspect.Needs(t, "pdfinfo")
	const golden = "testdata/reading.txt"
	var got strings.Builder
	for _, name := range []string{"quyet-dinh", "cong-van", "dang-2018-cong-van", "ke-hoach-chu-ky", "ban-sao-y", "bao-cao", "bien-ban"} {
		samples := samples(t, fromExamples)
		i := slices.IndexFunc(samples, func(s *sample) bool { return s.name == name })
		structure, err := inspect.Structure(t.Context(), samples[i].pdfFile)
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString("== " + name + "\n" + brief(structure))
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("heads are read in another order than %s has it:\n%s", golden, got.String())
	}
}

// brief is a structure with the beginnings of its texts, an element and its text on a line.
func brief(structure string) string {
	const most = 60
	var b strings.Builder
	for line := range strings.Lines(structure) {
		line = strings.TrimRight(line, "\n")
		text := strings.TrimSpace(line)
		switch {
		case text == "":
		case text[0] == '"':
			if r := []rune(text); len(r) > most {
				text = string(r[:most]) + `…"`
			}
			b.WriteString(" " + text)
		default:
			kind, _, _ := strings.Cut(text, " (")
			b.WriteString("\n" + line[:len(line)-len(strings.TrimLeft(line, " "))] + kind)
		}
	}
	return strings.TrimPrefix(b.String(), "\n") + "\n"
}

// TestPreflight has PDFBox Preflight look at every PDF: a validator that shares nothing with veraPDF.
func TestPreflight(t *testing.T) {
	inspect.Needs(t, "preflight")
	if err := inspect.CheckPreflight(t.Context(), pdfFiles(samples(t))...); err != nil {
		t.Error(err)
	}
	plain := filepath.Join(t.TempDir(), "plain.pdf")
	f := gofpdf.New("P", "mm", "A4", "")
	f.SetFont("Helvetica", "", 12)
	f.AddPage()
	f.Cell(40, 10, "plain")
	if err := f.OutputFileAndClose(plain); err != nil {
		t.Fatal(err)
	}
	if err := inspect.CheckPreflight(t.Context(), plain); err == nil {
		t.Error("a file without its face is no archive")
	}
}

// TestBrowserStructure has pdf.js, the viewer of Firefox, tell the structure of every PDF: all paragraphs of each page in
// the order of the text, headings, items of lists, and the cells of tables. How far cells reach is told by poppler.
func TestBrowserStructure(t *testing.T) {
	inspect.Needs(t, "node", "pdfjs-dist", "pdfinfo")
	all := samples(t)
	structures, err := inspect.BrowserStructures(t.Context(), pdfFiles(all)...)
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]int{}
	for i, s := range all {
		set, pages := onPages(t, s.doc)
		if len(structures[i]) != len(pages) {
			t.Fatalf("%s: %d pages, want %d", s.name, len(structures[i]), len(pages))
		}
		for n, page := range structures[i] {
			got, want := toldBy(page), toldOf(set, pages[n:n+1])
			for what := range want {
				if !slices.Equal(got[what], want[what]) {
					t.Errorf("%s, page %d: %s are %q, want %q", s.name, n+1, what, got[what], want[what])
				}
				counted[what] += len(want[what])
			}
		}
		structure, err := inspect.Structure(t.Context(), s.pdfFile)
		if err != nil {
			t.Fatal(err)
		}
		got, want := reaches.FindAllString(structure, -1), reachesOf(set)
		if !slices.Equal(got, want) {
			t.Errorf("%s: cells reach %q, want %q", s.name, got, want)
		}
		counted["reaches"] += len(want)
	}
	t.Log(counted)
	for _, what := range []string{"text", "headings", "items", "cells", "reaches"} {
		if counted[what] < 50 {
			t.Errorf("%d %s are too few to tell anything", counted[what], what)
		}
	}
}

// toldBy is what the structure of a page tells: all of it, headings, items and cells, without blanks. A heading of two
// lines is one to it, and two paragraphs to the sheet.
func toldBy(page []inspect.Element) map[string][]string {
	told := map[string][]string{}
	var all, headings strings.Builder
	for i, e := range page {
		own := squeezed(e.Text)
		all.WriteString(own)
		switch {
		case len(e.Role) == 2 && e.Role[0] == 'H':
			headings.WriteString(own)
		case e.Role == "LBody" && own != "":
			told["items"] = append(told["items"], own)
		case e.Role == "TD" || e.Role == "TH":
			for _, in := range page[i+1:] {
				if in.Depth <= e.Depth {
					break
				}
				own += squeezed(in.Text)
			}
			if own != "" {
				told["cells"] = append(told["cells"], own)
			}
		}
	}
	told["text"], told["headings"] = []string{all.String()}, []string{headings.String()}
	slices.Sort(told["items"])
	return told
}

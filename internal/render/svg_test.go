package render

import (
	"context"
	"encoding/xml"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"vanthu/fonts"
	"vanthu/internal/inspect"
	"vanthu/internal/layout"
	"vanthu/internal/sheet"
)

// shownByBrowser are the SVG pages of all samples as Chromium shows them: for
// each sample, in their order, its pages.
var shownByBrowser = sync.OnceValues(func() ([][]inspect.Page, error) {
	all, err := allSamples()
	if err != nil {
		return nil, err
	}
	faces, err := webFaces()
	if err != nil {
		return nil, err
	}
	var files []string
	for _, s := range all {
		files = append(files, s.svgFiles...)
	}
	pages, err := inspect.ReadSVG(context.Background(), faces, files...)
	if err != nil {
		return nil, err
	}
	out := make([][]inspect.Page, len(all))
	for i, s := range all {
		out[i], pages = pages[:len(s.svgFiles)], pages[len(s.svgFiles):]
	}
	return out, nil
})

// webFaces are our faces as the service gives them to browsers, as files.
func webFaces() ([]inspect.WebFace, error) {
	r, err := theRenderer()
	if err != nil {
		return nil, err
	}
	web := fonts.Web()
	var out []inspect.WebFace
	for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
		f := inspect.WebFace{Family: r.family.Typeface(), Weight: "normal", Style: "normal", File: filepath.Join(workdir, web[face].File)}
		if face.Bold() {
			f.Weight = "bold"
		}
		if face.Italic() {
			f.Style = "italic"
		}
		if err := os.WriteFile(f.File, []byte(web[face].Data), 0o600); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// TestBrowser has Chromium show every page's SVG and holds it against the PDF:
// the same lines, the same words of the same look, each in its place.
func TestBrowser(t *testing.T) {
	const (
		px       = 0.75 // points
		farthest = 0.5 * px
	)
	inspect.Needs(t, "mutool", "node", "chromium", "playwright-core")
	shown, err := shownByBrowser()
	if err != nil {
		t.Fatal(err)
	}
	words, worst := 0, 0.0
	for i, s := range samples(t) {
		pages := s.pages(t)
		if len(pages) != len(shown[i]) {
			t.Errorf("%s: %d pages in the PDF, %d pictures", s.name, len(pages), len(shown[i]))
			continue
		}
		for j, page := range pages {
			n, off := sameWords(t, s.name, page, shown[i][j])
			words, worst = words+n, max(worst, off)
		}
	}
	t.Logf("%d words, none farther off than %.3f px", words, worst/px)
	if worst > farthest {
		t.Errorf("a word stands %.2f px from its place", worst/px)
	}
}

// sameWords counts the words of a page and tells how far the farthest is off.
func sameWords(t *testing.T, name string, page, shown inspect.Page) (n int, worst float64) {
	t.Helper()
	if math.Abs(page.Width-shown.Width) > 0.01 || math.Abs(page.Height-shown.Height) > 0.01 {
		t.Errorf("%s, page %d: %v x %v, its picture %v x %v", name, page.Number, page.Width, page.Height, shown.Width, shown.Height)
	}
	if len(page.Lines) != len(shown.Lines) {
		t.Errorf("%s, page %d: %d lines, %d in its picture", name, page.Number, len(page.Lines), len(shown.Lines))
		return 0, 0
	}
	for i, line := range page.Lines {
		other := shown.Lines[i]
		marked := strings.ContainsAny(line.Text, "☐☑☒✓") // for which the browser takes a face of its own, at the same places
		if line.Text != other.Text || len(line.Words) != len(other.Words) || !marked && !sameLooks(line.Spans, other.Spans) {
			t.Errorf("%s, page %d: %q %+v, in its picture %q %+v", name, page.Number, line.Text, line.Spans, other.Text, other.Spans)
			continue
		}
		for j, w := range line.Words {
			for k, at := range other.Words[j].At {
				off := max(math.Abs(w.At[k]-at), math.Abs(line.Y-other.Y))
				worst = max(worst, off)
			}
			n++
		}
	}
	return n, worst
}

// mutoolName is how much of a face's name mutool keeps: 31 bytes with the
// prefix of a subset.
const mutoolName = 31 - len("ABCDEF+")

// sameLooks tells whether two lines of the same text change their look at the
// same places.
func sameLooks(a, b []inspect.Span) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Text != b[i].Text || a[i].Font != b[i].Font[:min(len(b[i].Font), mutoolName)] || a[i].Color != b[i].Color || math.Abs(a[i].Size-b[i].Size) > 0.01 {
			return false
		}
	}
	return true
}

// picturesSayTheSame wants of each page's picture its lines in their order,
// letter by letter, and an element for each of them.
func picturesSayTheSame(t *testing.T, files []File, pages []layout.Page) {
	t.Helper()
	if len(files) != len(pages) {
		t.Fatalf("%d pictures of %d pages", len(files), len(pages))
	}
	for i, page := range pages {
		var want []string
		for _, l := range page.Lines {
			if len(l.Words) > 0 {
				want = append(want, letters(l))
			}
		}
		if got := pictureLines(t, files[i].Data); !slices.Equal(got, want) {
			t.Errorf("page %d says %q, its picture %q", i+1, want, got)
		}
	}
}

// letters are the letters of a line, as they are read.
func letters(l layout.Line) string {
	var s strings.Builder
	for _, w := range l.Words {
		s.WriteString(w.Text)
	}
	return strings.NewReplacer("\u2011", "-", "\u00a0", "").Replace(s.String())
}

// pictureLines are the letters of each text element, in their order.
func pictureLines(t *testing.T, data []byte) (lines []string) {
	t.Helper()
	var root struct {
		Texts []struct {
			Spans []string `xml:"tspan"`
		} `xml:"text"`
	}
	if err := xml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	for _, text := range root.Texts {
		lines = append(lines, strings.ReplaceAll(strings.Join(text.Spans, ""), " ", ""))
	}
	return lines
}

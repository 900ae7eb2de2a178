package render

import (
	"encoding/json"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/markup"
)

// TestOfficeSchemas has the Open XML SDK look at every DOCX.
func TestOfficeSchemas(t *testing.T) {
	inspect.Needs(t, "ooxml-validator")
	var files []string
	for _, s := range samples(t, fromExamples, fromTestdata) {
		files = append(files, s.docxFile)
	}
	findings, err := inspect.ValidateDOCX(t.Context(), files...)
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]bool{}
	for _, f := range findings { // what is wrong with many files is said once
		if key := f.Part + f.ID + f.Description; !first[key] {
			first[key] = true
			t.Error(f)
		}
	}
}

// TestSoundPDF has qpdf and poppler look at every PDF.
func TestSoundPDF(t *testing.T) {
	inspect.Needs(t, "qpdf", "pdffonts")
	for _, s := range samples(t) {
		if err := inspect.CheckPDF(t.Context(), s.pdfFile); err != nil {
			t.Error(err)
		}
		list, err := inspect.Fonts(t.Context(), s.pdfFile)
		if err != nil {
			t.Fatal(err)
		}
		if len(list) == 0 {
			t.Errorf("%s: no fonts", s.name)
		}
		for _, f := range list {
			if !f.Embedded || !f.Subset || !f.Unicode {
				t.Errorf("%s: a font is not embedded, cut and readable: %+v", s.name, f)
			}
		}
	}
}

// TestWords looks for all that the author wrote in both files: in the DOCX
// each text whole, in the PDF word by word, because pages part its texts.
func TestWords(t *testing.T) {
	inspect.Needs(t, "pdftotext")
	for _, s := range samples(t) {
		inPDF, err := inspect.Text(t.Context(), s.pdfFile)
		if err != nil {
			t.Fatal(err)
		}
		read, err := inspect.ReadDOCX(s.docxFile)
		if err != nil {
			t.Fatal(err)
		}
		pdf, docx := squeezed(inPDF), squeezed(docxText(read))
		var tree any
		if err := json.Unmarshal(s.json, &tree); err != nil {
			t.Fatal(err)
		}
		for _, v := range texts(tree, "") {
			text := markup.Plain(v.text)
			for line := range strings.SplitSeq(text, "\n") {
				if v.key != "name" && v.key != "parent" && !strings.Contains(docx, squeezed(strings.TrimRight(line, " .,;"))) {
					t.Errorf("%s: the DOCX lacks the %s %q", s.name, v.key, line)
				}
			}
			for word := range strings.FieldsSeq(text) {
				word = squeezed(strings.TrimRight(word, ".,;"))
				for where, all := range map[string]string{"PDF": pdf, "DOCX": docx} {
					if !strings.Contains(all, word) {
						t.Errorf("%s: the %s lacks the word %q of the %s %q", s.name, where, word, v.key, v.text)
					}
				}
			}
		}
	}
}

// TestSameText counts the characters of the sheet, of the PDF and of the DOCX.
func TestSameText(t *testing.T) {
	inspect.Needs(t, "pdftotext", "mutool")
	for _, s := range samples(t) {
		set, pages := laidOut(t, s.doc)
		read, err := inspect.ReadDOCX(s.docxFile)
		if err != nil {
			t.Fatal(err)
		}
		text, err := inspect.Text(t.Context(), s.pdfFile)
		if err != nil {
			t.Fatal(err)
		}
		pdf := tally{}
		pdf.add(text, 1)
		for _, p := range pages {
			for _, l := range p.Lines {
				if l.Tag == "page_number" {
					pdf.add(l.Words[0].Text, -1)
				}
			}
		}
		docx, headers := docxTally(read)
		saysTheSame(t, s.name+": PDF", pdf, sheetTally(set), headers, len(pages))
		saysTheSame(t, s.name+": DOCX", docx, sheetTally(set), nil, 0)
	}
}

// saysTheSame holds what a file says against the sheet. The file may say the
// header rows of its tables again on each page; the dots of leaders may be
// more than the sheet's own.
func saysTheSame(t *testing.T, file string, got, want, headers tally, pages int) {
	t.Helper()
	if lost := want.minus(got); len(lost) > 0 {
		t.Errorf("%s lacks %v", file, lost)
	}
	again := tally{}
	for r, n := range headers {
		again[r] = n * pages
	}
	extra := got.minus(want).minus(again)
	delete(extra, '.')
	if len(extra) > 0 {
		t.Errorf("%s has %v too many", file, extra)
	}
}

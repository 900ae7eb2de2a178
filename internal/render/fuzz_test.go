package render

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/layout"
	"vanthu/internal/sheet"
	"vanthu/internal/word"
)

// FuzzRender: whatever decodes renders, loses no character, stays inside the
// margins, and gives the same bytes twice. It starts no outside program; what
// those say of the files is held by the tests of the samples. Run it with
// -fuzzminimizetime 10x: minimising a long JSON takes a minute otherwise.
func FuzzRender(f *testing.F) {
	for _, e := range examples.All() {
		f.Add(e.JSON)
	}
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal("testdata holds no documents", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, data := range randomDocuments(4) {
		f.Add(data)
	}
	r := renderer(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := r.Decode(data, document.Options{})
		if err != nil {
			var faults fault.List
			if !errors.As(err, &faults) {
				t.Fatalf("the error of Decode is no list of faults: %v", err)
			}
			return
		}
		holds(t, r, d)
	})
}

// TestRandom holds random documents, each with every kind of block, against
// the same properties.
func TestRandom(t *testing.T) {
	const documents = 60
	r := renderer(t)
	for i, data := range randomDocuments(documents) {
		d, err := r.Decode(data, document.Options{})
		if err != nil {
			t.Fatalf("random document %d is not valid: %v\n%s", i, err, data)
		}
		holds(t, r, d)
		if t.Failed() {
			t.Fatalf("random document %d: %s", i, data)
		}
	}
}

// holds checks the properties of one document.
func holds(t *testing.T, r *Renderer, d *document.Document) {
	t.Helper()
	first, err := r.Render(t.Context(), d, Formats...)
	if errors.Is(err, layout.ErrTooManyPages) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	again, err := r.Render(t.Context(), d, Formats...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range first.Files {
		if !bytes.Equal(first.Files[i].Data, again.Files[i].Data) {
			t.Errorf("two renderings as %s differ", first.Files[i].Format)
		}
	}
	set, pages := laidOut(t, d)
	docx := first.Files[1].Data
	read, err := word.Read(nil, bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	if len(sheetTally(set)) == 0 {
		t.Fatal("the sheet says nothing: its runs are not found")
	}
	said, headers := docxTally(read)
	saysTheSame(t, "DOCX", said, sheetTally(set), nil, 0)
	saysTheSame(t, "PDF", pagesTally(pages), sheetTally(set), headers, len(pages))
	picturesSayTheSame(t, ofPaper(first.Files)[2:], pages)
	for i := range pages {
		g := set.Sections[pages[i].Section].Page
		a := area{g.Left.MM(), g.Top.MM(), (g.Width - g.Right).MM(), (g.Height - g.Bottom).MM()}
		if g.Mirrored && pages[i].Number%2 == 0 {
			a.left, a.right = g.Right.MM(), (g.Width - g.Left).MM()
		}
		keepsMargins(t, i+1, &pages[i], a)
	}
}

// laidOut is the sheet that a document's files are made of, without annexes in
// files of their own, and its pages.
func laidOut(t *testing.T, d *document.Document) (*sheet.Sheet, []layout.Page) {
	t.Helper()
	set, pages := onPages(t, d)
	alone := *set
	alone.Apart = nil
	return &alone, pages
}

// keepsMargins holds every word of a page against its text area or the margin over
// it; only the receiving office's stamp may stand anywhere.
func keepsMargins(t *testing.T, number int, page *layout.Page, a area) {
	t.Helper()
	const off = 0.02 // mm: a twip, in which a DOCX counts
	for _, l := range page.Lines {
		high, low := a.top, a.bottom
		switch l.Tag {
		case "page_number", "signature_text":
			high, low = 0, a.top // in the top margin
		case "circulation_note":
			high, low = 0, a.top
			if l.Baseline.MM() > a.bottom {
				high, low = a.bottom, a.bottom+10 // the Party's note at the foot
			}
		case "received_stamp":
			continue
		}
		if y := l.Baseline.MM(); y < high || y > low+off {
			t.Errorf("page %d: a line of %s stands at %.2f mm, outside %.2f to %.2f", number, l.Tag, y, high, low)
		}
		for _, w := range l.Words {
			if left, right := w.X.MM(), (w.X + w.Width).MM(); left < a.left-off || right > a.right+off {
				t.Errorf("page %d: %q of %s stands from %.2f to %.2f mm, outside %.2f to %.2f", number, w.Text, l.Tag, left, right, a.left, a.right)
			}
		}
	}
}

package render

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"vanthu/examples"
	"vanthu/fonts"
	"vanthu/internal/document"
	"vanthu/internal/inspect"
	"vanthu/internal/layout"
	"vanthu/internal/sheet"
)

var update = flag.Bool("update", false, "write the examples' PDF and DOCX anew")

// origin is where a sample's document comes from.
type origin uint8

const (
	fromExamples origin = iota // examples/*.json
	fromTestdata               // testdata/*.json, made to show one rule or another
	fromRandom                 // random_test.go, without sense but with every kind of block
)

// sample is a document with all that the tests need of it. The samples are
// rendered and drawn by LibreOffice once for all tests of the process.
type sample struct {
	name      string
	origin    origin
	json      []byte
	doc       *document.Document
	pdf, docx []byte
	pdfFile   string
	docxFile  string
	svg       []File   // of the pages
	svgFiles  []string // the same, for outside readers
	annexes   []File   // of annexes in files of their own

	// What the readers make of the PDF, read once.
	readPages func() ([]inspect.Page, error)
	readRules func() ([][]rule, error)
}

// workdir holds the samples' files while the tests run.
var workdir string

func TestMain(m *testing.M) {
	flag.Parse()
	var err error
	if workdir, err = os.MkdirTemp("", "vanthu-render-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(workdir)
	os.Exit(code)
}

var theRenderer = sync.OnceValues(func() (*Renderer, error) { return New(fonts.Default()) })

func renderer(t testing.TB) *Renderer {
	t.Helper()
	r, err := theRenderer()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var allSamples = sync.OnceValues(func() ([]*sample, error) {
	r, err := theRenderer()
	if err != nil {
		return nil, err
	}
	var out []*sample
	for _, e := range examples.All() {
		out = append(out, &sample{name: e.Name, origin: fromExamples, json: e.JSON})
	}
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		return nil, errors.Join(err, errors.New("testdata holds no documents"))
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		out = append(out, &sample{name: strings.TrimSuffix(filepath.Base(f), ".json"), origin: fromTestdata, json: data})
	}
	for i, data := range randomDocuments(randomDrawn) {
		out = append(out, &sample{name: fmt.Sprintf("random-%03d", i), origin: fromRandom, json: data})
	}
	for _, s := range out {
		if err := s.make(r); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return out, nil
})

// make renders the sample and leaves the files for outside readers.
func (s *sample) make(r *Renderer) (err error) {
	if s.doc, err = r.Decode(s.json, document.Options{}); err != nil {
		return err
	}
	result, err := r.Render(context.Background(), s.doc, Formats...)
	if err != nil {
		return err
	}
	s.pdf, s.docx = result.Files[0].Data, result.Files[1].Data
	s.pdfFile = filepath.Join(workdir, s.name+".pdf")
	s.docxFile = filepath.Join(workdir, s.name+".docx")
	s.readPages = sync.OnceValues(func() ([]inspect.Page, error) { return inspect.ReadPDF(context.Background(), s.pdfFile) })
	s.readRules = sync.OnceValues(func() ([][]rule, error) { return readRules(context.Background(), s.pdfFile) })
	for _, f := range result.Files[2:] {
		if f.Annex > 0 {
			s.annexes = append(s.annexes, f)
		} else {
			s.svg = append(s.svg, f)
		}
	}
	for _, f := range s.svg {
		file := filepath.Join(workdir, f.Name(s.name))
		if err := os.WriteFile(file, f.Data, 0o600); err != nil {
			return err
		}
		s.svgFiles = append(s.svgFiles, file)
	}
	return errors.Join(os.WriteFile(s.pdfFile, s.pdf, 0o600), os.WriteFile(s.docxFile, s.docx, 0o600))
}

func samples(t testing.TB, of ...origin) []*sample {
	t.Helper()
	all, err := allSamples()
	if err != nil {
		t.Fatal(err)
	}
	if len(of) == 0 {
		return all
	}
	var out []*sample
	for _, s := range all {
		for _, o := range of {
			if s.origin == o {
				out = append(out, s)
			}
		}
	}
	return out
}

// pdfFiles are the PDFs of samples, for outside readers.
func pdfFiles(of []*sample) []string {
	files := make([]string, len(of))
	for i, s := range of {
		files[i] = s.pdfFile
	}
	return files
}

// onPages is a document set, and its pages.
func onPages(t testing.TB, d *document.Document) (*sheet.Sheet, []layout.Page) {
	t.Helper()
	p, err := renderer(t).Compose(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := p.Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p.Sheet, pages
}

// sampleNamed is an example or a document of testdata.
func sampleNamed(t testing.TB, name string) *sample {
	t.Helper()
	for _, s := range samples(t) {
		if s.name == name {
			return s
		}
	}
	t.Fatalf("no sample %s", name)
	return nil
}

func (s *sample) pages(t testing.TB) []inspect.Page {
	t.Helper()
	inspect.Needs(t, "mutool")
	pages, err := s.readPages()
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func (s *sample) rules(t testing.TB) [][]rule {
	t.Helper()
	inspect.Needs(t, "mutool")
	rules, err := s.readRules()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// drawnByOffice are LibreOffice's PDFs of all samples, in their order.
var drawnByOffice = sync.OnceValues(func() ([]string, error) {
	all, err := allSamples()
	if err != nil {
		return nil, err
	}
	files := make([]string, len(all))
	for i, s := range all {
		files[i] = s.docxFile
	}
	return inspect.ConvertAll(context.Background(), files, filepath.Join(workdir, "office"))
})

// office is the PDF that LibreOffice makes of the sample's DOCX.
func (s *sample) office(t testing.TB) string {
	t.Helper()
	inspect.Needs(t, "soffice")
	pdfs, err := drawnByOffice()
	if err != nil {
		t.Fatal(err)
	}
	for i, other := range samples(t) {
		if other == s {
			return pdfs[i]
		}
	}
	t.Fatalf("%s is not among the samples", s.name)
	return ""
}

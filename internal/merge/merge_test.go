package merge

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/pdf"
	"vanthu/internal/pdffile"
)

// example is the PDF of an example.
func example(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../examples", name+".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func merged(t testing.TB, twoSided bool, files ...[]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	m := New(&out, twoSided, pdf.Default().Fonts())
	for i, f := range files {
		if err := m.Add(fmt.Sprintf("Tệp %d", i+1), f); err != nil {
			t.Fatalf("file %d: %v", i, err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// read reads a PDF back with other programs: its pages and its text.
func read(t *testing.T, data []byte) ([]inspect.Page, string) {
	t.Helper()
	inspect.Needs(t, "qpdf", "mutool", "pdftotext")
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := inspect.CheckPDF(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	pages, err := inspect.ReadPDF(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := inspect.Text(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	return pages, text
}

// TestMerge binds documents with portrait and landscape pages, pictures and
// uncommon characters, and wants each page as it was.
func TestMerge(t *testing.T) {
	names := []string{"ke-hoach-de-cuong", "ke-hoach-chu-ky", "thong-bao", "bien-ban", "ke-hoach-de-cuong"}
	var files [][]byte
	var want []string
	text := ""
	size := 0
	for _, name := range names {
		data := example(t, name)
		files = append(files, data)
		pages, own := read(t, data)
		for i := range pages {
			want = append(want, inspect.Dump(pages[i:i+1]))
		}
		text += own
		size += len(data)
	}
	data := merged(t, false, files...)
	pages, whole := read(t, data)
	if len(pages) != len(want) {
		t.Fatalf("%d pages, want %d", len(pages), len(want))
	}
	for i := range pages {
		if got := strings.Replace(inspect.Dump(pages[i:i+1]), fmt.Sprintf("page %d", i+1), "page", 1); body(got) != body(want[i]) {
			t.Errorf("page %d is %s, want %s", i+1, got, want[i])
		}
	}
	if whole != text {
		t.Error("the text is another")
	}
	if again := merged(t, false, files...); !bytes.Equal(again, data) {
		t.Error("the same files give other bytes")
	}
	if len(data) > size/2 {
		t.Errorf("%d bytes of %d: the fonts are there more than once", len(data), size)
	}
}

// body is a dump without the line that numbers the page.
func body(dump string) string {
	_, rest, _ := strings.Cut(dump, "\n")
	return rest
}

// TestTwoSided wants each document to begin on an odd page.
func TestTwoSided(t *testing.T) {
	one, six := example(t, "thong-bao"), example(t, "ke-hoach-de-cuong")
	alone, _ := read(t, one)
	long, _ := read(t, six)
	if len(alone)%2 != 1 || len(long)%2 != 0 {
		t.Fatalf("the examples have %d and %d pages; another pair is needed", len(alone), len(long))
	}
	pages, _ := read(t, merged(t, true, one, six, one))
	if len(pages) != len(alone)+1+len(long)+len(alone)+1 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if blank := i == len(alone) || i == len(pages)-1; blank != (len(p.Lines) == 0) {
			t.Errorf("page %d has %d lines", i+1, len(p.Lines))
		}
		if p.Width == 0 {
			t.Errorf("page %d has no width", i+1)
		}
	}
}

// built makes a PDF of objects, with numbers from 1, of which the first is the
// catalog.
func built(objects ...string) []byte {
	var b bytes.Buffer
	w := pdffile.NewWriter(&b)
	for _, o := range objects {
		w.Object(w.Reserve(), o)
	}
	w.Table()
	_ = w.Trailer(1, 0, nil) // a bytes.Buffer does not fail
	return b.Bytes()
}

// odd is a file as other programs write them: lengths elsewhere, comments,
// strings that look like references, objects that refer in a circle.
var odd = built(
	"<</Type/Catalog/Pages 2 0 R>>",
	"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]/Resources 6 0 R>>",
	"<</Type/Page/Parent 2 0 R % 9 0 R\n/Contents 4 0 R/Annots[7 0 R]>>",
	"<</Length 5 0 R>>stream\r\nBT /F1 20 Tf 20 20 Td (a 3 0 R \\) endstream) Tj ET\nendstream",
	"47",
	"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
	"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/P 3 0 R/Contents(\\(1 0 R\\) (2 0 R))/NM<31203020>/Popup 8 0 R>>",
	"<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 7 0 R/F 4/Lost 99 0 R>>",
)

func TestFilesOfOtherPrograms(t *testing.T) {
	changed := bytes.Clone(odd)
	// A change that was added behind the file: another content.
	at := len(changed)
	changed = append(changed, "4 0 obj\n<</Length 37>>stream\nBT /F1 20 Tf 20 20 Td (changed) Tj ET\nendstream\nendobj\n"...)
	table := len(changed)
	changed = fmt.Appendf(changed, "xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 9 /Root 1 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at, bytes.LastIndex(odd, []byte("xref\n0")), table)
	pages, text := read(t, merged(t, false, odd, example(t, "thong-bao"), changed))
	if len(pages) != 3 || pages[0].Width != pages[2].Width || pages[0].Width == pages[1].Width {
		t.Errorf("%d pages", len(pages))
	}
	if !strings.HasPrefix(text, "a 3 0 R ) endstream\n") || !strings.HasSuffix(text, "changed\n") {
		t.Errorf("the text is %q", text)
	}
}

// How a file is refused.
const (
	noTable = "no table of objects"
	overlay = "lie over each other"
)

func TestRefused(t *testing.T) {
	deep := strings.Repeat("[", 200) + strings.Repeat("]", 200)
	chain := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"}
	for i := range 2 * maxDepth {
		chain = append(chain, fmt.Sprintf("<</Next %d 0 R>>", i+4))
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":              {nil, noTable},
		"text":                 {[]byte("startxref"), noTable},
		"a loop of tables":     {bytes.Replace(odd, []byte("/Root 1 0 R"), fmt.Appendf(nil, "/Prev %d", bytes.LastIndex(odd, []byte("xref\n0"))), 1), noTable},
		"encrypted":            {bytes.Replace(odd, []byte("/Root 1 0 R"), []byte("/Encrypt 6 0 R /Root 1 0 R"), 1), "encrypted"},
		"no table":             {bytes.Replace(odd, []byte("xref\n0 9"), []byte("9 0 obj "), 1), noTable},
		"a table in itself":    {bytes.Replace(odd, []byte("65535 f"), []byte("xref  f"), 1), noTable},
		"no catalog":           {bytes.Replace(odd, []byte("/Root 1 0 R"), []byte(""), 1), ""},
		"no page tree":         {built("<</Type/Catalog>>"), ""},
		"no pages":             {built("<</Pages 2 0 R>>", "<</Kids[]/Count 0>>"), ""},
		"a page tree above":    {built("<</Pages 2 0 R>>", "<</Kids[]/Count 1/Parent 1 0 R>>"), ""},
		"too deep a value":     {built("<</Pages 2 0 R>>", "<</Kids[]/Count 1/X"+deep+">>"), ""},
		"too long a chain":     {built(chain...), ""},
		"a stream too long":    {built("<</Pages 2 0 R>>", "<</Kids[3 0 R]/Count 1>>", "<</Length 99999>>stream\n\nendstream"), ""},
		"an object astray":     {bytes.Replace(odd, []byte("3 0 obj"), []byte("7 0 obj"), 1), ""},
		"a length in a circle": {built("<</Pages 2 0 R>>", "<</Kids[3 0 R]/Count 1>>", "<</Length 3 0 R>>stream\n\nendstream"), ""},
		"one in the other":     {overlaid(), overlay},
	} {
		m := New(new(bytes.Buffer), false, nil)
		err := m.Add("x", c.data)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if m.Close() == nil {
			t.Errorf("%s: the whole is taken for good", name)
		}
	}
	if New(new(bytes.Buffer), false, nil).Close() == nil {
		t.Error("a PDF without pages")
	}
}

// overlaid is a small file whose streams each hold all those behind it.
func overlaid() []byte {
	const streams, head = 100, 40
	kids := ""
	var at []int
	b := bytes.NewBufferString("%PDF-1.4\n")
	for i := range streams {
		kids += fmt.Sprintf("%d 0 R ", i+3)
	}
	for i, o := range []string{"<</Pages 2 0 R>>", "<</Count 1/Kids[" + kids + "]>>"} {
		at = append(at, b.Len())
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	for i := range streams {
		at = append(at, b.Len())
		fmt.Fprintf(b, "%-*s", head, fmt.Sprintf("%d 0 obj<</Length %d>>stream\n", i+3, (streams-i-1)*head))
	}
	table := b.Len()
	fmt.Fprintf(b, "xref\n1 %d\n", len(at))
	for _, a := range at {
		fmt.Fprintf(b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(b, "trailer\n<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", table)
	return b.Bytes()
}

// TestWriteFails wants an error of the writer below to be told.
func TestWriteFails(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	m := New(full, false, nil)
	for range 3 {
		m.Add("x", example(t, "thong-bao"))
	}
	if err := m.Close(); err == nil {
		t.Error("nothing is told of a full disk")
	}
}

// FuzzAdd wants no file to do harm, and what is taken to be whole.
func FuzzAdd(f *testing.F) {
	f.Add(odd)
	f.Add(overlaid())
	f.Add(marked)
	f.Fuzz(func(t *testing.T, data []byte) {
		var out bytes.Buffer
		m := New(&out, true, nil)
		if m.Add("x", data) != nil {
			return
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
		if err := New(new(bytes.Buffer), false, nil).Add("y", out.Bytes()); err != nil {
			t.Errorf("what was written cannot be read: %v", err)
		}
	})
}

// BenchmarkAdd binds a plan of six pages again and again.
func BenchmarkAdd(b *testing.B) {
	data := example(b, "ke-hoach-de-cuong")
	m := New(new(discard), false, nil)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if err := m.Add("x", data); err != nil {
			b.Fatal(err)
		}
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

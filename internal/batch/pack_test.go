package batch

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"vanthu/internal/fault"
	"vanthu/internal/inspect"
	"vanthu/internal/render"
	"vanthu/internal/rows"
)

// named are rows with their names.
func named(p *Plan, list ...rows.Row) iter.Seq2[Named, error] {
	return func(yield func(Named, error) bool) {
		n := p.Namer()
		for _, r := range list {
			if !yield(n.Name(r), nil) {
				return
			}
		}
	}
}

// some are rows of which the third has a fault.
func some(n int) []rows.Row {
	var list []rows.Row
	for i := range n {
		list = append(list, row(i+2))
	}
	if n > 2 {
		delete(list[2].Values, "ngày")
	}
	return list
}

func packed(t *testing.T, p *Plan, list []rows.Row) []byte {
	t.Helper()
	var out bytes.Buffer
	m, err := p.Pack(t.Context(), named(p, list...), &out, Packing{TempDir: t.TempDir(), Source: &Input{Name: "rows.csv", SHA256: "00"}})
	if err != nil {
		t.Fatal(err)
	}
	if m.Done+m.Failed != len(list) {
		t.Errorf("%d done, %d failed", m.Done, m.Failed)
	}
	return out.Bytes()
}

// unpacked reads an archive from its beginning, as a reader of a stream does,
// and wants its directory to say the same.
func unpacked(t *testing.T, data []byte) (names []string, files map[string][]byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = make(map[string][]byte)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if f.Name != ManifestName && (f.Flags != 0x800 || f.Method != zip.Store) {
			t.Errorf("%s has flags %x, method %d", f.Name, f.Flags, f.Method)
		}
		names, files[f.Name] = append(names, f.Name), body
	}
	return names, files
}

func TestPack(t *testing.T) {
	spec := one("{{đơn vị}}")
	spec.Merge = true
	p := compiled(t, spec)
	data := packed(t, p, some(5))
	names, files := unpacked(t, data)
	want := "Đơn vị 0002.pdf|Đơn vị 0002.docx|Đơn vị 0003.pdf|Đơn vị 0003.docx|Đơn vị 0005.pdf|Đơn vị 0005.docx|Đơn vị 0006.pdf|Đơn vị 0006.docx|tat-ca.pdf|manifest.json"
	if got := strings.Join(names, "|"); got != want {
		t.Errorf("the archive holds %s, want %s", got, want)
	}
	var m Manifest
	if err := json.Unmarshal(files[ManifestName], &m); err != nil {
		t.Fatal(err)
	}
	if m.Done != 4 || m.Failed != 1 || m.Files != 8 || m.Pages != 4 || m.Merged.Pages != 4 || len(m.Rows) != 5 || m.Source.Name != "rows.csv" || m.Templates[0].Name != "thong-bao.json" {
		t.Errorf("the manifest says %+v", m)
	}
	for _, r := range m.Rows {
		for _, f := range r.Files {
			if !f.is(files[f.Name]) {
				t.Errorf("%s is not as the manifest has it", f.Name)
			}
		}
	}
	if f := m.Rows[2]; f.Row != 4 || len(f.Faults) != 1 || f.Faults[0].Column != "ngày" {
		t.Errorf("the row with a fault is %+v", f)
	}
	if !m.Merged.is(files[MergedName]) {
		t.Errorf("%s is not as the manifest has it", MergedName)
	}
	file := filepath.Join(t.TempDir(), MergedName)
	if err := os.WriteFile(file, files[MergedName], 0o600); err != nil {
		t.Fatal(err)
	}
	inspect.Needs(t, "qpdf", "pdftotext")
	if err := inspect.CheckPDF(t.Context(), file); err != nil {
		t.Error(err)
	}
	text, err := inspect.Text(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, name := range []string{"0002", "0003", "0005", "0006"} {
		i := strings.Index(text, "Nội dung của Đơn vị "+name)
		if i < at || i < 0 {
			t.Errorf("the text of %s is at %d, after %d", name, i, at)
		}
		at = i
	}
	if !bytes.Equal(data, packed(t, p, some(5))) {
		t.Error("the same batch has other bytes")
	}
}

// TestPackIsWhatAProgramReads holds the archive against another program.
func TestPackIsWhatAProgramReads(t *testing.T) {
	data := packed(t, compiled(t, one("", render.PDF)), some(2))
	// The first file begins at once, and its length stands before its data.
	sum := sha256.Sum256(data[30+len("thong-bao-0001.pdf"):][:le32(data[22:])])
	_, files := unpacked(t, data)
	if want := sha256.Sum256(files["thong-bao-0001.pdf"]); sum != want {
		t.Errorf("at the beginning stands %s, want %s", hex.EncodeToString(sum[:]), hex.EncodeToString(want[:]))
	}
}

func le32(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 | int(b[3])<<24 }

// TestPackStreams lets the reader see the first row's files before the last row
// is made.
func TestPackStreams(t *testing.T) {
	p := compiled(t, one("", render.PDF))
	r, w := io.Pipe()
	last := make(chan struct{})
	in := func(yield func(Named, error) bool) {
		n := p.Namer()
		for i := range 30 {
			if !yield(n.Name(row(i+1)), nil) {
				return
			}
		}
		<-last
		yield(n.Name(row(31)), nil)
	}
	done := make(chan error)
	go func() {
		_, err := p.Pack(t.Context(), in, w, Packing{})
		done <- err
	}()
	head := make([]byte, 10_000)
	if _, err := io.ReadFull(r, head); err != nil || !bytes.Contains(head, []byte("thong-bao-0001.pdf")) {
		t.Errorf("the first bytes: %v", err)
	}
	close(last)
	go io.Copy(io.Discard, r)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestPackStopsWithItsReader lets the reader go.
func TestPackStopsWithItsReader(t *testing.T) {
	before := runtime.NumGoroutine()
	spec := one("", render.PDF)
	spec.Merge = true
	p := compiled(t, spec)
	temp := t.TempDir()
	r, w := io.Pipe()
	go func() {
		io.CopyN(io.Discard, r, 5000)
		r.CloseWithError(errGone)
	}()
	_, err := p.Pack(t.Context(), named(p, some(500)...), w, Packing{TempDir: temp})
	if !errors.Is(err, errGone) {
		t.Errorf("%v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	_, err = p.Pack(ctx, named(p, some(500)...), io.Discard, Packing{TempDir: temp, Row: func(m Made) {
		if m.Row == 9 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	settled(t, before)
}

var errGone = errors.New("the reader is gone")

func TestManifestJSON(t *testing.T) {
	p := compiled(t, one(""))
	m := p.Manifest(nil)
	if got := string(m.JSON()); !json.Valid([]byte(got)) || !strings.HasSuffix(got, "\"rows\":[\n]}\n") {
		t.Errorf("an empty manifest: %s", got)
	}
	m.Add(Made{Row: 1, Faults: fault.List{{Rule: "x", Detail: fault.Text{`a<"`}}}})
	m.Add(Made{Row: 2, Key: "k", Files: []File{{Name: "a.pdf", Pages: 3, Data: []byte("x")}, {Name: "a.docx", Pages: 3}, {Name: "b.pdf", Template: 1, Pages: 2}}})
	var back Manifest
	if err := json.Unmarshal(m.JSON(), &back); err != nil || back.Pages != 5 || back.Files != 3 || len(back.Rows) != 2 || back.Rows[0].Faults[0].Detail.String() != `a<"` {
		t.Errorf("%v: %+v", err, back)
	}
}

package httpapi

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"vanthu/internal/document"
	"vanthu/internal/doortest"
	"vanthu/internal/render"
)

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

func lone(t *testing.T, data []byte, formats ...render.Format) render.Result {
	t.Helper()
	d, err := doortest.Renderer().Decode(data, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := doortest.Renderer().Render(t.Context(), d, formats...)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestDocuments wants the bytes that render makes, with the headers that
// belong to them.
func TestDocuments(t *testing.T) {
	s := start(t, nil)
	want := lone(t, []byte(doortest.Plan), render.Usual...)
	for _, c := range []struct{ accept, query, mediaType, extension string }{
		{"", "", "application/pdf", "pdf"},
		{docxType, "", docxType, "docx"},
		{"text/html", "?format=docx", docxType, "docx"},
		{"application/zip", "", "application/zip", "zip"},
		{"", "?format=zip", "application/zip", "zip"},
	} {
		a := s.Do("POST", "/v1/documents"+c.query, doortest.Plan, "Accept", c.accept)
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != c.mediaType {
			t.Fatalf("%+v: %d %s %s", c, a.StatusCode, a.Header.Get("Content-Type"), a.Data)
		}
		switch c.extension {
		case "pdf":
			same(t, "pdf", a.Data, want.Files[0].Data)
		case "docx":
			same(t, "docx", a.Data, want.Files[1].Data)
		case "zip":
			zipped(t, a.Data, want.Files)
		}
		if got := a.Header.Get("Vanthu-Pages"); got != "1" {
			t.Errorf("%s: Vanthu-Pages %q", c.extension, got)
		}
		if got := a.Header.Get("Vanthu-Warnings"); got != "0" {
			t.Errorf("Vanthu-Warnings %q", got)
		}
		named(t, a.Header.Get("Content-Disposition"), "09-KH-SNV Kế hoạch Kiểm tra Chimlạc."+c.extension, "09-KH-SNV Ke hoach Kiem tra Chimlac."+c.extension)
		revalidated(t, s, c.query, c.accept, a)
	}
}

// TestPages asks for pages as pictures, one at a time.
func TestPages(t *testing.T) {
	s := start(t, nil)
	const name = "ke-hoach-dai"
	long := exampleDocuments(t)[name]
	want := lone(t, long, render.SVG)
	pages := strconv.Itoa(len(want.Files))
	for query, page := range map[string]int{"?format=svg": 1, "?format=svg&page=2": 2, "?page=" + pages: len(want.Files)} {
		a := s.Do("POST", "/v1/documents"+query, string(long), "Accept", "image/svg+xml")
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "image/svg+xml" || a.Header.Get("Vanthu-Pages") != pages {
			t.Fatalf("%s: %d %v %s", query, a.StatusCode, a.Header, a.Data)
		}
		same(t, query, a.Data, want.Files[page-1].Data)
		if _, params, _ := mime.ParseMediaType(a.Header.Get("Content-Disposition")); !strings.HasSuffix(params["filename"], fmt.Sprintf("-%d.svg", page)) {
			t.Errorf("%s is called %q", query, params["filename"])
		}
	}
	a := s.Do("POST", "/v1/documents?format=svg", doortest.Plan)
	revalidated(t, s, "?format=svg", "", a)
}

func same(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if !bytes.Equal(got, want) {
		t.Errorf("%s: %d bytes that differ from the %d of a lone render", what, len(got), len(want))
	}
}

func zipped(t *testing.T, data []byte, want []render.File) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) != len(want) {
		t.Fatalf("%v, %d files", err, len(z.File))
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		same(t, f.Name, got, want[i].Data)
		if want := "09-KH-SNV Kế hoạch Kiểm tra Chimlạc." + string(want[i].Format); f.Name != want || f.NonUTF8 {
			t.Errorf("%q in the archive, want %q", f.Name, want)
		}
		if day := f.Modified.UTC().Format("2006-01-02"); day != "2026-11-20" {
			t.Errorf("%s bears the day %s", f.Name, day)
		}
	}
}

// named reads a Content-Disposition as Go does, and its fallback by hand.
func named(t *testing.T, header, want, plain string) {
	t.Helper()
	kind, params, err := mime.ParseMediaType(header)
	if err != nil || kind != "attachment" || params["filename"] != want {
		t.Errorf("%q gives %v %q, want %q", header, err, params["filename"], want)
	}
	if !strings.Contains(header, `filename="`+plain+`"`) {
		t.Errorf("%q lacks the fallback %q", header, plain)
	}
	_, ext, _ := strings.Cut(header, "filename*=UTF-8''")
	if got, err := url.PathUnescape(ext); err != nil || got != want {
		t.Errorf("filename* is %q, %v", got, err)
	}
}

// revalidated asks again with the entity tag.
func revalidated(t *testing.T, s *server, query, accept string, a doortest.Answer) {
	t.Helper()
	tag := a.Header.Get("Etag")
	if len(tag) < 20 || tag[0] != '"' {
		t.Errorf("ETag %q is not strong", tag)
	}
	for header, want := range map[string]int{tag: 304, `"x", W/` + tag: 304, "*": 200, `"x"`: 200} {
		again := s.Do("POST", "/v1/documents"+query, doortest.Plan, "Accept", accept, "If-None-Match", header)
		if again.StatusCode != want || again.Header.Get("Etag") != tag || want == 304 && len(again.Data) > 0 {
			t.Errorf("If-None-Match %s: %d, ETag %s, %d bytes", header, again.StatusCode, again.Header.Get("Etag"), len(again.Data))
		}
	}
}

// TestConcurrent renders all examples in all formats at once, each several
// times, and wants the bytes of a lone render.
func TestConcurrent(t *testing.T) {
	s := start(t, func(c *settings) { c.MaxQueue = 10_000; c.QueueTimeout = time.Hour; c.MaxRenders = 4 })
	type job struct {
		name, format string
		data, want   []byte
	}
	var jobs []job
	times := 2
	if testing.Short() {
		times = 1
	}
	for name, data := range exampleDocuments(t) {
		result := lone(t, data, render.Usual...)
		for _, f := range result.Files {
			if f.Annex > 0 {
				continue // not in the answer of one file
			}
			for range times {
				jobs = append(jobs, job{name, string(f.Format), data, f.Data})
			}
		}
	}
	var wait sync.WaitGroup
	lane := make(chan job)
	for range 16 {
		wait.Go(func() {
			for j := range lane {
				a, err := s.Try("POST", "/v1/documents?format="+j.format, bytes.NewReader(j.data))
				if err != nil || a.StatusCode != http.StatusOK || !bytes.Equal(a.Data, j.want) {
					t.Errorf("%s as %s: %v, %d bytes, want %d", j.name, j.format, err, len(a.Data), len(j.want))
				}
			}
		})
	}
	for _, j := range jobs {
		lane <- j
	}
	close(lane)
	wait.Wait()
}

// TestAnnexes asks for a document whose annex is a file of its own: a ZIP has all,
// another format has the document, or the annex that is asked for.
func TestAnnexes(t *testing.T) {
	s := start(t, nil)
	plan := strings.Replace(doortest.Plan, "{", `{"attachments":[{"title":"Danh mục","separate":true,"content":["Một."]}],`, 1)
	want := lone(t, []byte(plan), render.Usual...)
	for _, c := range []struct {
		query string
		file  int
		name  string
	}{
		{"?format=pdf", 0, "09-KH-SNV Kế hoạch Kiểm tra Chimlạc.pdf"},
		{"?format=docx", 1, "09-KH-SNV Kế hoạch Kiểm tra Chimlạc.docx"},
		{"?format=pdf&annex=1", 2, "09-KH-SNV Kế hoạch Kiểm tra Chimlạc-phu-luc-1.pdf"},
		{"?format=docx&annex=1", 3, "09-KH-SNV Kế hoạch Kiểm tra Chimlạc-phu-luc-1.docx"},
	} {
		a := s.Do("POST", "/v1/documents"+c.query, plan)
		if a.StatusCode != http.StatusOK || a.Header.Get("Vanthu-Annexes") != "1" || a.Header.Get("Vanthu-Pages") != "1" {
			t.Fatalf("%s: %d %v %s", c.query, a.StatusCode, a.Header, a.Data)
		}
		same(t, c.query, a.Data, want.Files[c.file].Data)
		if _, params, err := mime.ParseMediaType(a.Header.Get("Content-Disposition")); err != nil || params["filename"] != c.name {
			t.Errorf("%s: %q, %v", c.query, params["filename"], err)
		}
	}
	a := s.Do("POST", "/v1/documents?format=zip", plan)
	if z, err := zip.NewReader(bytes.NewReader(a.Data), int64(len(a.Data))); err != nil || len(z.File) != 4 || a.Header.Get("Vanthu-Pages") != "2" {
		t.Errorf("the archive: %v, %v", err, a.Header)
	}
	for _, query := range []string{"?format=zip&annex=1", "?format=pdf&annex=0", "?format=pdf&annex=x", "?format=pdf&annex=2"} {
		if a := s.Do("POST", "/v1/documents"+query, plan); a.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", query, a.StatusCode)
		}
	}
}

package httpapi

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"vanthu/internal/check"
	"vanthu/internal/doortest"
	"vanthu/internal/render"
)

func TestReady(t *testing.T) {
	s := start(t, nil, func(s *door) { s.broken = errors.New("no faces") })
	s.Do("GET", "/readyz", "").Problem(t, "not-ready")
	if a := s.Do("GET", "/livez", ""); a.StatusCode != http.StatusOK {
		t.Errorf("/livez: %d", a.StatusCode)
	}
}

// TestMetrics wants the numbers of what was done, and no label that a caller can
// make up.
func TestMetrics(t *testing.T) {
	s := start(t, nil)
	s.Do("POST", "/v1/documents", doortest.Plan)
	s.Do("POST", "/v1/documents?format=zip", doortest.Plan)
	s.Do("POST", "/v1/documents", `{"kind":"`+doortest.Secret+`"}`)
	text := s.Metrics(
		`vanthu_renders_total{format="pdf",kind="ke-hoach"} 1`,
		`vanthu_renders_total{format="zip",kind="ke-hoach"} 1`,
		`vanthu_faults_total{rule="kind"} 1`,
		`vanthu_queue_wait_seconds_count 3`,
	)
	if strings.Contains(text, doortest.Secret) {
		t.Error("a caller makes up labels")
	}
}

// TestCheck asks for findings.
func TestCheck(t *testing.T) {
	s := start(t, nil)
	ask := func(doc string, headers ...string) check.Answer {
		t.Helper()
		var b check.Answer
		a := s.Do("POST", "/v1/check", doc, headers...)
		if err := json.Unmarshal(a.Data, &b); err != nil || a.StatusCode != http.StatusOK {
			t.Fatalf("%d %s", a.StatusCode, a.Data)
		}
		for _, f := range b.Findings {
			if f.Clause == "" || f.Rule == "" || f.Detail == "" || f.Severity == "" {
				t.Errorf("%+v", f)
			}
		}
		return b
	}
	if b := ask(doortest.Plan); !*b.Valid || len(b.Findings) != 0 {
		t.Errorf("%+v", b)
	}
	b := ask(strings.NewReplacer(`"number":9,`, ``, `"archive":"VT",`, ``).Replace(doortest.Plan))
	if !*b.Valid || b.Counts.Warning != 1 || b.Counts.Hint != 1 {
		t.Errorf("%+v", b)
	}
	if a := s.Do("POST", "/v1/documents", strings.Replace(doortest.Plan, `"archive":"VT",`, ``, 1)); a.Header.Get("Vanthu-Warnings") != "1" {
		t.Errorf("Vanthu-Warnings %q", a.Header.Get("Vanthu-Warnings"))
	}
	if b.Counts.Fail != 2 || b.Counts.NotEvaluated != 0 || b.Counts.Pass < 40 || b.Status != check.Fail {
		t.Errorf("%+v", b.Counts)
	}
	vi := ask(`{"kind":"ke-hoac"}`)
	en := ask(`{"kind":"ke-hoac"}`, "Accept-Language", "en")
	if *vi.Valid || vi.Counts.Error < 2 || vi.Counts.NotEvaluated == 0 || vi.Counts.Pass != 0 || en.Findings[0].Detail == vi.Findings[0].Detail {
		t.Errorf("%+v", vi)
	}
}

// TestCheckFiles posts files of Word and PDF by their types and as a form.
func TestCheckFiles(t *testing.T) {
	s := start(t, nil)
	word := s.Do("POST", "/v1/documents?format=docx", doortest.Plan).Data
	pdf := s.Do("POST", "/v1/documents?format=pdf", doortest.Plan).Data
	form, formType := formOf(t, "file", "cu.docx", word)
	for _, c := range []struct{ name, mediaType, body, source string }{
		{"Word", render.DOCX.MediaType(), string(word), "docx"},
		{"PDF", render.PDF.MediaType(), string(pdf), "pdf"},
		{"PDF by its content", render.DOCX.MediaType(), string(pdf), "pdf"},
		{"form", formType, form, "docx"},
	} {
		a := s.Do("POST", "/v1/check", c.body, "Content-Type", c.mediaType)
		var b check.Answer
		if err := json.Unmarshal(a.Data, &b); err != nil || a.StatusCode != http.StatusOK {
			t.Errorf("%s: %d %s", c.name, a.StatusCode, a.Data)
			continue
		}
		if b.Source != c.source || b.Valid != nil || b.Counts.Error != 0 || b.Counts.Pass < 40 || b.Kind != "ke-hoach" {
			t.Errorf("%s: %+v", c.name, b)
		}
	}
	s.Metrics(`vanthu_checked_files_total{format="pdf",status=`)
}

// TestFacsimile asks to be shown the files that are checked and imported.
func TestFacsimile(t *testing.T) {
	s := start(t, nil)
	for _, format := range []struct{ name, mediaType string }{{"docx", render.DOCX.MediaType()}, {"pdf", render.PDF.MediaType()}} {
		file := s.Do("POST", "/v1/documents?format="+format.name, doortest.Plan).Data
		for _, route := range []string{"/v1/check", "/v1/import"} {
			a := s.Do("POST", route+"?facsimile=true", string(file), "Content-Type", format.mediaType)
			if want := `"name":"Trích yếu"`; a.StatusCode != http.StatusOK || !strings.Contains(string(a.Data), want) {
				t.Errorf("%s of %s: %d, no %s", route, format.name, a.StatusCode, want)
			}
			a = s.Do("POST", route, string(file), "Content-Type", format.mediaType)
			if strings.Contains(string(a.Data), "facsimile") {
				t.Errorf("%s of %s shows what nobody asked for", route, format.name)
			}
			a = s.Do("POST", route+"?facsimile=1", string(file), "Content-Type", format.mediaType)
			if a.StatusCode != http.StatusBadRequest {
				t.Errorf("%s: %d", route, a.StatusCode)
			}
		}
	}
}

// TestFacsimileCount fills the memory for bodies, so that a file has room and what
// shows it has none: the caller is told to come again.
func TestFacsimileCount(t *testing.T) {
	s := start(t, nil)
	file := string(s.Do("POST", "/v1/documents?format=docx", string(exampleDocuments(t)["ke-hoach-dai"])).Data)
	free := func() bool { return s.Bodies.Used() == 0 }
	for _, route := range []string{"/v1/check", "/v1/import"} {
		post := func(query, packed string) doortest.Answer {
			return s.Do("POST", route+query, file, "Content-Type", render.DOCX.MediaType(), "Accept-Encoding", packed)
		}
		whole, small := post("?facsimile=true", ""), post("?facsimile=true", "gzip")
		if small.Header.Get("Content-Encoding") != "gzip" || len(small.Data) > len(whole.Data)/3 {
			t.Errorf("%s: %d bytes, packed %d", route, len(whole.Data), len(small.Data))
		}
		s.Eventually("memory is still reserved", free)
		fill := int64(s.floorRoom(t) - len(whole.Data) + 1)
		if !s.Bodies.Take(fill) {
			t.Fatal("no room")
		}
		post("?facsimile=true", "").Problem(t, "busy")
		s.Bodies.Give(1)
		if a := post("?facsimile=true", ""); a.StatusCode != http.StatusOK {
			t.Errorf("%s with room: %d", route, a.StatusCode)
		}
		s.Bodies.Give(fill - 1)
		s.Eventually("memory is still reserved", free)
	}
}

// TestCheckComments asks for the copy of a Word file with comments.
func TestCheckComments(t *testing.T) {
	s := start(t, nil)
	word := s.Do("POST", "/v1/documents?format=docx", doortest.Plan).Data
	pdf := s.Do("POST", "/v1/documents?format=pdf", doortest.Plan).Data
	a := s.Do("POST", "/v1/check", string(word), "Content-Type", render.DOCX.MediaType(), "Accept", render.DOCX.MediaType())
	if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != render.DOCX.MediaType() || !strings.Contains(string(a.Data), "word/comments.xml") {
		t.Fatalf("%d %q", a.StatusCode, a.Header)
	}
	again := s.Do("POST", "/v1/check", string(a.Data), "Content-Type", render.DOCX.MediaType())
	if again.StatusCode != http.StatusOK {
		t.Errorf("the copy: %d %s", again.StatusCode, again.Data)
	}
	s.Do("POST", "/v1/check", string(pdf), "Content-Type", render.PDF.MediaType(), "Accept", render.DOCX.MediaType()).Problem(t, "invalid-document")
	s.Do("POST", "/v1/check", string(pdf), "Content-Type", render.PDF.MediaType(), "Accept", "text/html").Problem(t, "not-acceptable")
}

// TestCheckProblems posts what cannot be read: a clear answer, and, as doortest
// looks after each test, no word of it in the log.
func TestCheckProblems(t *testing.T) {
	s := start(t, nil)
	for _, c := range []struct{ mediaType, body, problem string }{
		{"text/plain", doortest.Secret, "unsupported-media-type"},
		{"application/msword", "\xd0\xcf\x11\xe0" + doortest.Secret, "unsupported-media-type"}, // there is no converter
		{"application/msword", doortest.Secret, "invalid-document"},
		{render.DOCX.MediaType(), doortest.Secret, "invalid-document"},
		{render.PDF.MediaType(), "%PDF-1.7 " + doortest.Secret, "invalid-document"},
	} {
		s.Do("POST", "/v1/check", c.body, "Content-Type", c.mediaType).Problem(t, c.problem)
	}
}

package convert

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// serve is a Gotenberg that answers as it is told.
func serve(t *testing.T, answer http.HandlerFunc) (*gotenberg, *httptest.Server) {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	c, err := New(server.URL+"/base/", system)
	if err != nil {
		t.Fatal(err)
	}
	return c.(*gotenberg), server
}

func TestGotenberg(t *testing.T) {
	g, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		file, head, err := r.FormFile("files")
		if err != nil {
			t.Error(err)
			return
		}
		data, err := io.ReadAll(file)
		if r.Method != http.MethodPost || r.URL.Path != "/base/forms/libreoffice/convert" || head.Filename != "document.docx" || err != nil {
			t.Errorf("%s %s %s %v", r.Method, r.URL, head.Filename, err)
		}
		_, _ = w.Write(append([]byte("%PDF-1.7 "), data...))
	})
	if pdf, err := g.PDF(t.Context(), []byte("abc")); err != nil || string(pdf) != "%PDF-1.7 abc" {
		t.Errorf("%q, %v", pdf, err)
	}
	_, err := g.PDF(t.Context(), make([]byte, MaxDOCX+1))
	wants(t, "large", err, TooLarge)
}

func TestGotenbergFails(t *testing.T) {
	var elsewhere atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		elsewhere.Add(1)
		_, _ = io.WriteString(w, "%PDF-")
	}))
	defer other.Close()
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, strings.Repeat("x", 1<<20), code) }
	}
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   Reason
	}{
		"bad request": {status(http.StatusBadRequest), Failed},
		"too large":   {status(http.StatusRequestEntityTooLarge), Failed},
		"busy":        {status(http.StatusServiceUnavailable), Unavailable},
		"forbidden":   {status(http.StatusUnauthorized), Unavailable},
		"no content":  {status(http.StatusNoContent), Unavailable},
		"no PDF":      {func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "<html>") }, Failed},
		"nothing":     {func(http.ResponseWriter, *http.Request) {}, Failed},
		"redirect": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, other.URL, http.StatusTemporaryRedirect)
		}, Unavailable},
		"cut": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "%PDF-")
		}, Unavailable},
		"gone": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, Unavailable},
	} {
		g, _ := serve(t, c.answer)
		_, err := g.PDF(t.Context(), []byte("abc"))
		wants(t, name, err, c.want)
	}
	if elsewhere.Load() != 0 {
		t.Error("the document went where a redirect pointed")
	}
	g, server := serve(t, status(http.StatusOK))
	server.Close()
	_, err := g.PDF(t.Context(), []byte("abc"))
	wants(t, "not there", err, Unavailable)
}

func TestGotenbergHangs(t *testing.T) {
	release := make(chan struct{})
	g, _ := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		select {
		case <-release:
		case <-r.Context().Done():
		}
	})
	defer close(release)
	g.timeout = 100 * time.Millisecond
	_, err := g.PDF(t.Context(), []byte("abc"))
	wants(t, "hangs", err, Late)
	g.timeout = time.Minute
	if _, err := g.PDF(expired(t), []byte("abc")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the caller's own end: %v", err)
	}
}

func expired(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	t.Cleanup(cancel)
	return ctx
}

func TestLimited(t *testing.T) {
	const pdf = "%PDF-1.4"
	if got, err := limited(strings.NewReader(pdf), len(pdf)); string(got) != pdf || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	_, err := limited(strings.NewReader(pdf), len(pdf)-1)
	wants(t, "large", err, TooLarge)
}

// TestSteady holds that nothing but the three tokens changes, and no byte moves.
func TestSteady(t *testing.T) {
	file := func(date, sum, id string) string {
		return "%PDF-1.6\n1 0 obj\n<</Note(/CreationDate(D:20260101000000Z'))>>\nendobj\n" +
			"2 0 obj\n<</Creator<FEFF>\n/CreationDate(" + date + ")>>\nendobj\nxref\n0 1\ntrailer\n<</Size 3/Root 1 0 R\n/Info 2 0 R\n/ID [ <" + id + ">\n<" + id + "> ]\n/DocChecksum /" + sum + "\n>>\nstartxref\n1\n%%EOF\n"
	}
	hex := func(c string) string { return strings.Repeat(c, 32) }
	a := steady([]byte(file("D:20261121221257Z'", hex("A"), hex("B"))))
	b := steady([]byte(file("D:20271121221302Z'", hex("C"), hex("D"))))
	if !bytes.Equal(a, b) || len(a) != len(file("D:20261121221257Z'", hex("A"), hex("B"))) {
		t.Errorf("%s\n%s", a, b)
	}
	if !strings.Contains(string(a), "(/CreationDate(D:20260101000000Z'))") || strings.Contains(string(a), "D:2026112") {
		t.Errorf("%s", a)
	}
	if c := steady([]byte(strings.Replace(file("D:20261121221257Z'", hex("A"), hex("B")), "FEFF", "FEFE", 1))); bytes.Contains(c, a[bytes.Index(a, []byte("/ID")):bytes.Index(a, []byte("startxref"))]) {
		t.Error("another file has the same identity")
	}
	for _, other := range []string{"", "%PDF-", strings.Replace(string(a), "/Info 2 0 R", "", 1), strings.Replace(string(a), "/ID", "/IX", 1), strings.Replace(string(a), "2 0 obj", "3 0 obj", 1)} {
		if got := steady([]byte(other)); string(got) != other {
			t.Errorf("%q became %q", other, got)
		}
	}
}

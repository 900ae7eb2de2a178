package httpapi

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestLimits lowers each bound of a document: every route tells the one in
// force, in both languages, and so does the page /docs.
func TestLimits(t *testing.T) {
	s := start(t, func(c *Config) {
		c.Limits.Depth, c.Limits.Cells, c.Limits.Pixels, c.Limits.Pages = 9, 7, 400, 3
		c.MaxBody = 5000
	})
	body := func(sections string) string {
		return `{"kind":"ke-hoach","issuer":{"name":"A","code":"B"},"sections":["x"` + sections + `]}`
	}
	deep := func(levels int) string { // two are the document and its sections
		return body("," + strings.Repeat(`[`, levels-2) + strings.Repeat(`]`, levels-2))
	}
	cells := func(n int) string {
		return body(`,{"table":{"rows":[` + strings.TrimSuffix(strings.Repeat(`["a"],`, n), ",") + `]}}`)
	}
	seal := func(w, h int) string {
		return strings.Replace(plan, `"signer":{`, `"signer":{"seal":"`+picture(t, w, h, color.Black)+`",`, 1)
	}
	pages := func(n int) string { return body(strings.Repeat(`,{"page_break":true},"x"`, n-1)) }
	for _, c := range []struct{ good, bad, rule, vi, en string }{
		{deep(9), deep(10), "limit.depth", "quá 9 cấp", "more than 9 levels"},
		{cells(7), cells(8), "limit.cells", "quá 7 ô", "more than 7 cells"},
		{seal(20, 20), seal(20, 21), "image.total", "0,0004 triệu", "0.0004 million"},
		{pages(3), pages(4), "limit.pages", "quá 3 trang", "more than 3 pages"},
	} {
		for _, path := range []string{"/v1/documents", "/v1/documents?format=docx", "/v1/documents?format=zip", "/v1/layout", "/v1/check"} {
			if path == "/v1/check" && c.rule == "limit.pages" {
				continue // which sets no pages
			}
			if a := s.do("POST", path, c.good); strings.Contains(string(a.body), c.rule) {
				t.Errorf("%s at the bound %s: %s", path, c.rule, a.body)
			}
			for language, want := range map[string]string{"vi": c.vi, "en": c.en} {
				a := s.do("POST", path, c.bad, "Accept-Language", language)
				if text := string(a.body); !strings.Contains(text, c.rule) || !strings.Contains(text, want) {
					t.Errorf("%s over the bound %s: %d %s, want %q", path, c.rule, a.StatusCode, text, want)
				}
				if path != "/v1/check" {
					a.problem(t, &invalidDocument)
				}
			}
		}
	}
	docs := string(s.do("GET", "/docs", "").body)
	for _, l := range s.config.bounds() {
		if row := fmt.Sprintf(`<td>%s</td><td class="number">%s</td>`, l.Name, l.Grouped()); !strings.Contains(docs, row) {
			t.Errorf("/docs lacks %s", row)
		}
	}
	for _, want := range []string{">9<", ">7<", ">400<", ">3<", ">5.000<", ">200.000<"} {
		if !strings.Contains(docs, want) {
			t.Errorf("/docs does not show the bound %s in force", want)
		}
	}
}

// eventually waits for something that the server does by itself.
func (s *service) eventually(what string, is func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("%s:\n%s", what, s.logs)
		}
	}
}

// endless is work that ends with its context alone.
func endless(ended chan<- error) func(*Server) {
	return func(s *Server) {
		s.make = func(ctx context.Context, _ []byte, _ order) (*made, error) {
			<-ctx.Done()
			ended <- ctx.Err()
			return nil, ctx.Err()
		}
	}
}

// TestStopped gives the place of a render back that takes too long.
func TestStopped(t *testing.T) {
	ended := make(chan error, 1)
	s := start(t, func(c *Config) { c.MaxRenders = 1; c.RenderTimeout = 50 * time.Millisecond }, endless(ended))
	for range 3 { // the place comes free each time
		s.do("POST", "/v1/documents", plan).problem(t, &slowRender)
		if err := <-ended; !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the work ended with %v", err)
		}
	}
	s.eventually("the place is still taken", func() bool { return s.gate.running() == 0 })
	s.eventually("memory is still reserved", func() bool { return s.bodies.used.Load() == 0 })
}

// TestForsaken ends the work of a client that is gone. One that has closed its
// own half still gets what is made soon: see TestHostile.
func TestForsaken(t *testing.T) {
	ended := make(chan error, 1)
	s := start(t, func(c *Config) { c.MaxRenders = 1; c.RenderTimeout = mostDuration }, endless(ended))
	ctx, leave := context.WithCancel(context.Background())
	go func() {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/v1/documents", strings.NewReader(plan))
		if err != nil {
			t.Error(err)
			return
		}
		r.Header.Set("Content-Type", "application/json")
		if response, err := http.DefaultClient.Do(r); err == nil {
			response.Body.Close()
			t.Errorf("the client got %d", response.StatusCode)
		}
	}()
	s.eventually("the work does not begin", func() bool { return s.gate.running() == 1 })
	leave()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the work ended with %v", err)
	}
	s.eventually("the place is still taken", func() bool { return s.gate.running() == 0 })
	s.eventually("the log does not tell", func() bool { return strings.Contains(s.logs.String(), "client-gone") })
}

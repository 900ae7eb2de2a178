package service

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/doortest"
)

// TestHosts asks under names that are the service's, and others that may lead to
// its address.
func TestHosts(t *testing.T) {
	ask := func(s *server, host string) int {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+"/v1/kinds", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		a.Body.Close()
		return a.StatusCode
	}
	machine, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	open := start(t, func(c *Config) { c.Hosts = []string{"vanthu.tinh.gov.vn"} })
	for host, want := range map[string]int{
		"127.0.0.1:8080": 200, "10.1.2.3": 200, "[::1]:8080": 200, "localhost:8080": 200, "LOCALHOST.": 200, "a.localhost": 200, machine: 200,
		"vanthu.tinh.gov.vn": 200, "VanThu.tinh.gov.vn:443": 200,
		"evil.example": 421, "evil.example:8080": 421, "x.vanthu.tinh.gov.vn": 421, "127.0.0.1.evil.example": 421, "localhost.evil.example": 421,
	} {
		if got := ask(open, host); got != want {
			t.Errorf("%q: %d, want %d", host, got, want)
		}
	}
	for _, path := range []string{"/livez", "/readyz"} {
		if a := open.Do("GET", path, "", "Host", "evil.example"); a.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	hash := sha256.Sum256([]byte("a"))
	file := filepath.Join(t.TempDir(), "khoa")
	if err := os.WriteFile(file, []byte("an:"+hex.EncodeToString(hash[:])), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := ask(start(t, func(c *Config) { c.Keys = file }), "evil.example"); got != 401 {
		t.Errorf("with keys: %d", got)
	}
}

// TestForeignPages sends what browsers send for pages of other sites.
func TestForeignPages(t *testing.T) {
	s := start(t, func(c *Config) { c.Origins = []string{"https://vanthu.tinh.gov.vn"} })
	own := s.URL
	for _, test := range []struct {
		header []string
		want   int
	}{
		{nil, 200},
		{[]string{"Origin", own}, 200},
		{[]string{"Origin", "https://vanthu.tinh.gov.vn"}, 200},
		{[]string{"Sec-Fetch-Site", "same-origin"}, 200},
		{[]string{"Sec-Fetch-Site", "none"}, 200},
		{[]string{"Origin", "https://evil.example"}, 403},
		{[]string{"Origin", "null"}, 403},
		{[]string{"Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"}, 403},
		{[]string{"Origin", "https://vanthu.tinh.gov.vn", "Sec-Fetch-Site", "cross-site"}, 200},
		{[]string{"Sec-Fetch-Site", "cross-site"}, 403},
	} {
		a := s.Do("POST", "/v1/documents", doortest.Plan, test.header...)
		if a.StatusCode != test.want {
			t.Errorf("%q: %d, want %d", test.header, a.StatusCode, test.want)
		}
		if test.want == 403 {
			a.Problem(t, "foreign-page")
		}
	}
	if a := s.Do("GET", "/v1/kinds", "", "Origin", "https://evil.example"); a.StatusCode != http.StatusOK {
		t.Errorf("what changes nothing: %d", a.StatusCode)
	}
}

// TestUnchanged answers 304 to who has the bytes, and not to any who sends a
// document.
func TestUnchanged(t *testing.T) {
	s := start(t, nil)
	if a := s.Do("GET", "/v1/kinds", "", "If-None-Match", "*"); a.StatusCode != http.StatusNotModified {
		t.Errorf("GET: %d", a.StatusCode)
	}
	for match, want := range map[string]bool{"*": false, ` "x", "y" `: true, `W/"y"`: true, `"z"`: false} {
		if got := matches(match, `"y"`, true); got != want {
			t.Errorf("%s: %v", match, got)
		}
	}
}

// TestExpect has a client that expects what nobody can do.
func TestExpect(t *testing.T) {
	s := start(t, nil)
	a := s.Do("POST", "/v1/documents", doortest.Plan, "Expect", "wonders")
	if a.StatusCode != http.StatusExpectationFailed || !strings.Contains(string(a.Data), "expectation-failed") {
		t.Errorf("%d %s", a.StatusCode, a.Data)
	}
}

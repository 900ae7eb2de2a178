package service

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanthu/internal/doortest"
)

func hashOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

func keyFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestKeys(t *testing.T) {
	const one, other = "mo-cua", "ho-so-kin" // no number in hex, such as the log is full of
	path := keyFile(t, "# who may\n\nmot-cua:"+hashOf(one)+"\nho-so: "+strings.ToUpper(hashOf(other))+"\n")
	s := start(t, func(c *Config) { c.Keys = path })
	for _, c := range []struct {
		headers []string
		want    int
	}{
		{nil, 401},
		{[]string{"Authorization", "Bearer " + one + "x"}, 401},
		{[]string{"Authorization", "Basic " + one}, 401},
		{[]string{"Authorization", "Bearer " + hashOf(one)}, 401},
		{[]string{"X-Api-Key", ""}, 401},
		{[]string{"Authorization", "Bearer " + one}, 200},
		{[]string{"Authorization", "bearer  " + other}, 200},
		{[]string{"X-Api-Key", other}, 200},
	} {
		for _, path := range []string{"/v1/documents", "/v1/check"} {
			a := s.Do("POST", path, doortest.Plan, c.headers...)
			if a.StatusCode != c.want {
				t.Errorf("%s with %v: %d", path, c.headers, a.StatusCode)
			}
			if c.want == 401 {
				a.Problem(t, "unauthorized")
				if a.Header.Get("WWW-Authenticate") == "" {
					t.Error("no WWW-Authenticate")
				}
			}
		}
	}
	for _, open := range []string{"/livez", "/readyz", "/version", "/metrics", "/docs", "/openapi.json"} {
		if a := s.Do("GET", open, ""); a.StatusCode != http.StatusOK {
			t.Errorf("%s needs a key: %d", open, a.StatusCode)
		}
	}
	if a := s.Do("GET", "/v1/kinds", ""); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("/v1/kinds: %d", a.StatusCode)
	}
	logs := s.Logs.String()
	if !strings.Contains(logs, `"key":"mot-cua"`) || strings.Contains(logs, one) || strings.Contains(logs, other) || strings.Contains(logs, hashOf(one)) {
		t.Errorf("the log names keys wrongly:\n%s", logs)
	}
}

func TestKeyFiles(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "không có khóa",
		"a:xyz":                       "dòng 1",
		"\nten có dấu:" + hashOf("a"): "dòng 2: tên",
		"a:" + hashOf("a") + "\na:" + hashOf("b"): "dòng 2: tên này đã có",
		hashOf("a"): "dòng 1",
	} {
		_, err := parseKeys(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "xyz") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	c := NewConfig()
	c.Keys = filepath.Join(t.TempDir(), "none")
	if _, err := New(c, nil, ""); err == nil {
		t.Error("a file that is not there passes")
	}
}

func TestRate(t *testing.T) {
	path := keyFile(t, "a:"+hashOf("a")+"\nb:"+hashOf("b"))
	s := start(t, func(c *Config) { c.Keys = path; c.Rate = 1; c.Burst = 3 })
	counts := map[int]int{}
	for range 6 {
		a := s.Do("POST", "/v1/check", doortest.Plan, "X-Api-Key", "a")
		counts[a.StatusCode]++
		if a.StatusCode == http.StatusTooManyRequests {
			a.Problem(t, "rate-limited")
			if a.Header.Get("Retry-After") != "1" {
				t.Errorf("Retry-After %q", a.Header.Get("Retry-After"))
			}
		}
	}
	if counts[200] < 3 || counts[429] < 2 {
		t.Errorf("%v", counts)
	}
	if a := s.Do("POST", "/v1/check", doortest.Plan, "X-Api-Key", "b"); a.StatusCode != http.StatusOK {
		t.Errorf("the other key: %d", a.StatusCode)
	}
	open := start(t, func(c *Config) { c.Rate = 1; c.Burst = 1 })
	open.Do("GET", "/v1/kinds", "")
	open.Do("GET", "/v1/kinds", "").Problem(t, "rate-limited")
}

func TestCORS(t *testing.T) {
	s := start(t, func(c *Config) { c.Origins = []string{"https://vanthu.tinh.gov.vn"} })
	for origin, want := range map[string]string{"https://vanthu.tinh.gov.vn": "https://vanthu.tinh.gov.vn", "https://evil.example": "", "": ""} {
		a := s.Do("OPTIONS", "/v1/documents", "", "Origin", origin, "Access-Control-Request-Method", "POST")
		if a.StatusCode != http.StatusNoContent || a.Header.Get("Access-Control-Allow-Origin") != want {
			t.Errorf("preflight from %q: %d %q", origin, a.StatusCode, a.Header.Get("Access-Control-Allow-Origin"))
		}
		a = s.Do("POST", "/v1/documents", doortest.Plan, "Origin", origin)
		if a.Header.Get("Access-Control-Allow-Origin") != want || !strings.Contains(strings.Join(a.Header.Values("Vary"), ","), "Origin") {
			t.Errorf("answer to %q: %v", origin, a.Header)
		}
	}
	none := start(t, nil)
	if a := none.Do("OPTIONS", "/v1/documents", "", "Origin", "https://x", "Access-Control-Request-Method", "POST"); a.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Error("CORS without a list")
	}
}

func TestProxies(t *testing.T) {
	s := start(t, func(c *Config) { c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")} })
	s.Do("GET", "/version", "", "X-Forwarded-For", "10.1.2.3")
	if !strings.Contains(s.Logs.String(), `"client":"10.1.2.3"`) {
		t.Errorf("a trusted proxy is not believed:\n%s", s.Logs)
	}
	s = start(t, nil)
	s.Do("GET", "/version", "", "X-Forwarded-For", "10.1.2.3")
	if strings.Contains(s.Logs.String(), "10.1.2.3") {
		t.Errorf("anybody is believed:\n%s", s.Logs)
	}
}

func TestSecurityHeaders(t *testing.T) {
	s := start(t, nil)
	for _, path := range []string{"/docs", "/nowhere", "/livez", "/metrics"} {
		h := s.Do("GET", path, "").Header
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"} {
			if h.Get(name) != want {
				t.Errorf("%s: %s %q", path, name, h.Get(name))
			}
		}
		if !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") || h.Get("Server") != "" {
			t.Errorf("%s: %v", path, h)
		}
	}
}

// TestSettings holds values to their bounds.
func TestSettings(t *testing.T) {
	c := NewConfig()
	values := map[string]Value{}
	for _, s := range c.Settings() {
		values[s.Name] = s.Value
	}
	for name, good := range map[string]string{
		"cors-origins": "https://a.vn, http://b.vn:81", "trusted-proxies": "10.0.0.0/8,::1", "addr": "0.0.0.0:80", "read-timeout": "1m", "log-level": "DEBUG",
	} {
		if err := values[name].Set(good); err != nil {
			t.Errorf("%s %q: %v", name, good, err)
		}
	}
	for name, bads := range map[string][]string{
		"cors-origins": {"a.vn", "https://a.vn/x", "*"}, "trusted-proxies": {"10.0.0.0/33"}, "addr": {"8080", ":none", "x"}, "max-conns": {"0", "-1", "99999999", "4k"},
		"read-timeout": {"0", "1", "2h", "-1s"}, "max-queue": {"-1"}, "otlp-endpoint": {"localhost:4318", "ftp://x"},
	} {
		for _, bad := range bads {
			if err := values[name].Set(bad); err == nil {
				t.Errorf("%s takes %q", name, bad)
			}
		}
	}
	if len(c.Origins) != 2 || len(c.TrustedProxies) != 2 || c.ReadTimeout != time.Minute {
		t.Errorf("%+v", c)
	}
}

func TestBind(t *testing.T) {
	for _, c := range []struct {
		addr  string
		keyed bool
		want  string
	}{
		{":8080", false, "127.0.0.1:8080"}, {":8080", true, ":8080"}, {"0.0.0.0:80", false, "0.0.0.0:80"}, {"[::1]:80", false, "[::1]:80"},
	} {
		config := &Config{Addr: c.addr}
		if got := config.bindAddr(c.keyed); got != c.want {
			t.Errorf("%q, keys %v: %q", c.addr, c.keyed, got)
		}
	}
}

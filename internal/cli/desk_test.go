package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// heard is an output that others read while it grows.
type heard struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.String()
}

var deskAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// desked runs a desk until stop is called, and gives its address.
func desked(t *testing.T, args ...string) (address string, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, done := new(heard), make(chan int, 1)
	go func() {
		done <- Run(ctx, append([]string{"desk", "--no-browser"}, args...), strings.NewReader(""), out, out, "")
	}()
	for range 600 {
		if address = deskAddress.FindString(out.String()); address != "" && strings.Contains(out.String(), "Muốn dừng") {
			return address, func() int { cancel(); return <-done }
		}
		select {
		case code := <-done:
			cancel()
			t.Fatalf("the desk ended with %d: %s", code, out)
		case <-time.After(50 * time.Millisecond):
		}
	}
	cancel()
	t.Fatalf("no desk: %s", out)
	return "", nil
}

// page is what stands at an address.
func page(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address) //nolint:gosec // a desk of this test
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v", address, answer.StatusCode, err)
	}
	return string(text)
}

// TestDesk: one desk runs at a time, at a port that it has the next time too.
func TestDesk(t *testing.T) {
	state, offices := t.TempDir(), t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv("LocalAppData", state)
	if err := os.WriteFile(filepath.Join(offices, "snv.json"), []byte(`{"name":"Sở Nội vụ"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	first, stop := desked(t, "--offices", offices)
	if text := page(t, first); !strings.Contains(text, `<html lang="vi"`) {
		t.Errorf("%s", text)
	}
	if text := page(t, first+"v1/offices"); !strings.Contains(text, "snv") {
		t.Errorf("%s", text)
	}
	if text := page(t, first+"readyz"); !strings.Contains(text, `"jobs": "ok"`) {
		t.Errorf("no jobs: %s", text)
	}
	var out bytes.Buffer
	if code := Run(t.Context(), []string{"desk", "--no-browser"}, strings.NewReader(""), &out, &out, ""); code != exitDone || out.String() != "Bàn làm việc đã chạy sẵn ở "+first+"\n" {
		t.Errorf("a second one: %d %s", code, &out)
	}
	if code := stop(); code != exitDone {
		t.Errorf("ended with %d", code)
	}
	again, stop := desked(t)
	defer stop()
	if again != first {
		t.Errorf("%s, and the next time %s: drafts are not found again", first, again)
	}
}

// TestDeskTakesAnother: what else has the port is left alone.
func TestDeskTakesAnother(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	first, stop := desked(t)
	defer stop()
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state) // another user's
	if err := os.MkdirAll(filepath.Join(state, "vanthu", "desk"), 0o700); err != nil {
		t.Fatal(err)
	}
	taken := strings.TrimSuffix(strings.TrimPrefix(first, "http://"), "/")
	if err := os.WriteFile(filepath.Join(state, "vanthu", "desk", addressFile), []byte(taken), 0o600); err != nil {
		t.Fatal(err)
	}
	second, end := desked(t)
	defer end()
	if first == second {
		t.Error("two desks at one address")
	}
	var out bytes.Buffer
	port := taken[strings.LastIndexByte(taken, ':')+1:]
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	if code := Run(t.Context(), []string{"desk", "--no-browser", "--port", port}, strings.NewReader(""), &out, &out, ""); code != exitFailed {
		t.Errorf("a port that is taken: %d %s", code, &out)
	}
}

package jail

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestJail looks around from within: there is the own folder, and no other
// file, process or network.
func TestJail(t *testing.T) {
	if err := Possible(t.Context()); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	secret := filepath.Join(t.TempDir(), "secret")
	read := filepath.Join(t.TempDir(), "read")
	for _, path := range []string{secret, read} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	for _, c := range [][2]string{
		{"cat " + secret + " /etc/passwd /etc/hostname 2>/dev/null || echo none", "none"},
		{"ls " + filepath.Dir(secret) + " 2>/dev/null || echo none", "none"},
		{"cat " + read, "x"},
		{"(echo y > " + read + ") 2>/dev/null || echo sealed", "sealed"},
		{"(echo y > /usr/x) 2>/dev/null || echo sealed", "sealed"},
		{"pwd; echo y > own; cat own", dir + "\ny"},
		{"ls -d /home /root /work /srv /run /data 2>/dev/null || echo none", "none"},
		{"kill -0 " + strconv.Itoa(os.Getpid()) + " 2>/dev/null || echo alone", "alone"},
		{"grep -c : /proc/net/dev 2>/dev/null", "1"}, // its own loopback
		{"mount -t tmpfs none /tmp 2>/dev/null || echo weak", "weak"},
	} {
		out, _ := Command(t.Context(), Cell{Dir: dir, Read: []string{read}}, "/bin/sh", "-c", c[0]).CombinedOutput() // what is said tells how it ended
		if got := strings.TrimSpace(string(out)); got != c[1] {
			t.Errorf("%s says %q, want %q", c[0], got, c[1])
		}
		if err := os.Remove(filepath.Join(dir, ".root")); err != nil {
			t.Fatal(err)
		}
	}
}

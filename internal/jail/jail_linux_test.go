package jail

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// needsJail skips a test where the system shuts nothing in; in CI it must.
func needsJail(t *testing.T) {
	t.Helper()
	if err := Possible(t.Context()); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

// parentDir tells the test's own process, started anew, to be a parent.
const parentDir = "VANTHU_TEST_JAIL"

// TestEndsWithItsParent kills who started a program: the program ends too, with
// all that it started.
func TestEndsWithItsParent(t *testing.T) {
	needsJail(t)
	if dir := os.Getenv(parentDir); dir != "" {
		runtime.LockOSThread()
		t.Fatal(Command(t.Context(), Cell{Dir: dir}, "/bin/sh", "-c", "(for i in $(seq 2000); do echo >> beat; sleep 0.02; done) & wait").Run())
	}
	dir := t.TempDir()
	parent := exec.Command(os.Args[0], "-test.run=^TestEndsWithItsParent$")
	parent.Env = append(os.Environ(), parentDir+"="+dir)
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	beat := func() int64 {
		info, err := os.Stat(filepath.Join(dir, "beat"))
		if err != nil {
			return 0 // it has not begun
		}
		return info.Size()
	}
	eventually(t, "the program begins", func() bool { return beat() > 0 })
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait()
	eventually(t, "the program ends", func() bool {
		before := beat()
		time.Sleep(2 * time.Second) // a busy machine may keep it still for less
		return before == beat()
	})
}

func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not in time", what)
		}
	}
}

// TestJail looks around from within: there is the own folder, and no other
// file, process or network.
func TestJail(t *testing.T) {
	needsJail(t)
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

package convert

import (
	"testing"
)

func TestNew(t *testing.T) {
	for setting, want := range map[string]string{" http://localhost:3000 ": "gotenberg", "https://x.vn/g/": "gotenberg"} {
		c, err := New(setting, system)
		if err != nil || c.Name() != want {
			t.Errorf("%q: %v, %v", setting, c, err)
		}
	}
	if c, err := New(" ", system); c != nil || err != nil {
		t.Errorf("nothing: %v, %v", c, err)
	}
	for _, setting := range []string{"libreoffice", "./soffice", "ftp://x", "http://", "http:x", "/nonexistent/soffice"} {
		_, err := New(setting, system)
		wants(t, setting, err, Off)
	}
	wants(t, "none", NotSet(), Off)
}

// system has conversions where the system keeps what is temporary.
func system() string { return "" }

package inspect

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// TestPrograms tells once which outside programs are missing, for all tests that
// are left out without them. A quick run only mentions it, but not in CI.
func TestPrograms(t *testing.T) {
	switch err := missing(); {
	case err == nil:
	case testing.Short() && !inCI():
		t.Skip(err)
	default:
		t.Error(err)
	}
}

// told is a test that keeps what became of it.
type told struct {
	testing.TB
	end string
}

func (t *told) Helper() {}

func (t *told) ends(how string) {
	t.end = how
	runtime.Goexit()
}

func (t *told) Skip(args ...any)                 { t.ends("skipped: " + fmt.Sprint(args...)) }
func (t *told) Skipf(format string, args ...any) { t.ends("skipped: " + fmt.Sprintf(format, args...)) }
func (t *told) Fatal(args ...any)                { t.ends("failed: " + fmt.Sprint(args...)) }
func (t *told) Fatalf(format string, args ...any) {
	t.ends("failed: " + fmt.Sprintf(format, args...))
}

// TestNeeds looks for a program that is missing, on a desk and in CI.
func TestNeeds(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv(ToolsEnv, "")
	for ci, want := range map[string]string{
		"":     "skipped: qpdf is missing: see TestPrograms of package inspect",
		"true": `failed: inspect: program "qpdf" not found: install Debian package qpdf`,
	} {
		t.Setenv("CI", ci)
		if testing.Short() {
			want = "skipped: a quick run calls no outside programs"
		}
		sub := &told{TB: t}
		done := make(chan struct{})
		go func() {
			defer close(done)
			Needs(sub, "qpdf")
			sub.end = "ran"
		}()
		<-done
		if sub.end != want {
			t.Errorf("CI=%q: %s, want %s", ci, sub.end, want)
		}
	}
	err := missing()
	for _, p := range programs {
		if err == nil || !strings.Contains(err.Error(), p.name+" ("+p.source+")") {
			t.Errorf("%s and its source are not in: %v", p.name, err)
		}
	}
}

package web

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"vanthu/internal/inspect"
)

// TestDesk has a clerk work at the desk: the tests in e2e, in a real Chromium,
// with the program as users have it. Where DESK_PICTURES names a folder, what the
// desk looks like is kept there.
func TestDesk(t *testing.T) {
	inspect.Needs(t, "node", "chromium", "playwright-core")
	tests, err := filepath.Glob("e2e/*.test.mjs")
	if err != nil || len(tests) == 0 {
		t.Fatal("no tests", err)
	}
	desk(t, nil, append([]string{"--test-concurrency=1"}, tests...)...)
}

// TestDeskInFirefox has the main of it done in Firefox, two files at a time.
func TestDeskInFirefox(t *testing.T) {
	inspect.Needs(t, "node", "firefox-esr", "playwright-core")
	firefox, err := exec.LookPath("firefox-esr")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"--test-concurrency=2"}
	for _, name := range []string{"write", "states", "files", "paper", "undo", "keys"} {
		args = append(args, "e2e/"+name+".test.mjs")
	}
	desk(t, []string{"FIREFOX=" + firefox}, args...)
}

// desk runs tests in e2e with the program as users have it.
func desk(t *testing.T, env []string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	program := filepath.Join(t.TempDir(), "vanthu")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "vanthu/cmd/vanthu")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := exec.CommandContext(ctx, "node", append([]string{"--test"}, args...)...)
	run.Env = append(os.Environ(), append(env, "VANTHU="+program)...)
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

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
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	program := filepath.Join(t.TempDir(), "vanthu")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "vanthu/cmd/vanthu")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tests, err := filepath.Glob("e2e/*.test.mjs")
	if err != nil || len(tests) == 0 {
		t.Fatal("no tests", err)
	}
	run := exec.CommandContext(ctx, "node", append([]string{"--test", "--test-concurrency=1"}, tests...)...)
	run.Env = append(os.Environ(), "VANTHU="+program)
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRunStopsWhileInputIsSilent ends the context while standard input says
// nothing, as a terminal does.
func TestRunStopsWhileInputIsSilent(t *testing.T) {
	silent, _ := io.Pipe()
	good, err := os.ReadFile("testdata/documents/good.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "good.json")
	if err := os.WriteFile(in, good, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var stdout notifier
	stdout.seen = stop // the first document is done
	var stderr bytes.Buffer
	out := filepath.Join(dir, "out")
	done := make(chan int)
	go func() {
		done <- Run(ctx, []string{"render", in, "-", "-o", out}, silent, &stdout, &stderr, "")
	}()
	select {
	case code := <-done:
		if code != exitFailed {
			t.Errorf("exit code %d", code)
		}
	case <-time.After(time.Minute):
		t.Fatal("Run does not return")
	}
	if got, want := stderr.String(), "vanthu: đã dừng giữa chừng\n"; got != want {
		t.Errorf("standard error: %q, want %q", got, want)
	}
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) != 2 {
		t.Errorf("in the folder: %v, %v", entries, err)
	}
}

// notifier calls seen at each write.
type notifier struct{ seen func() }

func (n *notifier) Write(b []byte) (int, error) {
	n.seen()
	return len(b), nil
}

func TestStoppedBeforeItBeganMakesNothing(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	out := filepath.Join(t.TempDir(), "out")
	var stdout, stderr bytes.Buffer
	code := Run(ctx, []string{"render", "testdata/documents/good.json", "-o", out}, strings.NewReader(""), &stdout, &stderr, "")
	if code != exitFailed || stdout.Len() > 0 {
		t.Errorf("exit code %d, standard output %q", code, &stdout)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("the folder was made: %v", err)
	}
}

// TestACrashIsOneFault lets a job panic: there is no renderer.
func TestACrashIsOneFault(t *testing.T) {
	j := job{input: input{name: "x.json", stream: strings.NewReader("{}")}}
	o := new(renderRun).one(t.Context(), j)
	if len(o.faults) != 1 || !strings.HasPrefix(o.faults[0], "x.json: lỗi của chương trình: ") || !strings.Contains(o.faults[0], "(vanthu/internal/render.") {
		t.Errorf("faults: %q", o.faults)
	}
}

//go:build linux

package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// pinned is a stage whose base is named by what it is.
var pinned = regexp.MustCompile(`^FROM \S+@sha256:[0-9a-f]{64} `)

// TestImage does what the Dockerfile does, without an engine: its COPY and RUN
// lines in a clean folder, then the program alone in an empty root, as a user
// without rights.
func TestImage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program from nothing")
	}
	if os.Geteuid() != 0 {
		t.Skip("chroot needs root")
	}
	const root = "../.."
	source, image := t.TempDir(), t.TempDir()
	if err := os.Chmod(image, 0o755); err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), "VERSION=v1.2.3-image")
	for _, line := range dockerLines(t, filepath.Join(root, "Dockerfile")) {
		if strings.HasPrefix(line, "FROM ") && !strings.HasPrefix(line, "FROM scratch") && !pinned.MatchString(line) {
			t.Errorf("the base may be moved: %s", line)
		}
		word, rest, _ := strings.Cut(line, " ")
		fields := strings.Fields(rest)
		switch {
		case word == "FROM" && rest == "scratch":
			if err := os.Chown(filepath.Join(image, "data"), 65532, 65532); err != nil { // as COPY --chown does
				t.Fatal(err)
			}
			serveAlone(t, image)
			return
		case word == "ENV":
			env = append(env, fields...)
		case word == "COPY":
			for _, from := range fields[:len(fields)-1] {
				to := filepath.Join(source, from)
				if out, err := exec.Command("cp", "-r", filepath.Join(root, from), to).CombinedOutput(); err != nil {
					t.Fatalf("%s: %s", line, out)
				}
			}
		case word == "RUN":
			cmd := exec.Command("/bin/sh", "-c", strings.ReplaceAll(rest, "/out/", image+"/"))
			cmd.Dir, cmd.Env = source, env
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s: %s", line, out)
			}
		}
	}
	t.Fatal("the Dockerfile has no second stage from scratch")
}

func dockerLines(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// serveAlone runs the program with nothing but itself.
func serveAlone(t *testing.T, image string) {
	alone := func(args ...string) *exec.Cmd {
		cmd := exec.CommandContext(t.Context(), "/vanthu", args...)
		cmd.Env, cmd.Dir = []string{"VANTHU_ADDR=127.0.0.1:0", "VANTHU_DATA=/data"}, "/"
		cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: image, Credential: &syscall.Credential{Uid: 65532, Gid: 65532}}
		return cmd
	}
	cmd := alone("serve")
	logs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(logs)
	first, err := lines.ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	var told struct{ Addr, Version string }
	if err := json.Unmarshal(first, &told); err != nil || told.Version != "v1.2.3-image" {
		t.Fatalf("%v: %s", err, first)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	for _, path := range []string{"/readyz", "/docs", "/metrics"} {
		answer, err := http.Get("http://" + told.Addr + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", path, answer.StatusCode)
		}
	}
	answer, err := http.Post("http://"+told.Addr+"/v1/documents?format=zip", "application/json", strings.NewReader(plain))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("render: %d", answer.StatusCode)
	}
	job, err := http.Post("http://"+told.Addr+"/v1/batches", "application/json", strings.NewReader(killBatch()))
	if err != nil {
		t.Fatal(err)
	}
	job.Body.Close()
	if job.StatusCode != http.StatusAccepted {
		t.Errorf("a batch: %d", job.StatusCode)
	}
	if out, err := alone("serve", "--health", "--addr", told.Addr).CombinedOutput(); err != nil {
		t.Errorf("health: %v %s", err, out)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the end: %v", err)
	}
	if info, err := os.Stat(filepath.Join(image, "vanthu")); err == nil {
		t.Logf("the program has %d MB", info.Size()/1_000_000)
	}
}

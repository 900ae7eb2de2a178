//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestServe starts the service as a user does, renders, and ends it with each
// signal: in order, with exit code 0.
func TestServe(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		cmd, dir, _ := vanthu(t, `exec "$0" serve --addr :0`)
		cmd.Stderr = nil
		logs, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(logs)
		var first struct{ Msg, Addr string }
		if !lines.Scan() {
			t.Fatal("no log")
		}
		if err := json.Unmarshal(lines.Bytes(), &first); err != nil || first.Msg != "listening" || !strings.HasPrefix(first.Addr, "127.0.0.1:") {
			t.Fatalf("%v: %s", err, lines.Bytes())
		}
		answer, err := http.Post("http://"+first.Addr+"/v1/documents", "application/json", strings.NewReader(plain))
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "application/pdf" {
			t.Errorf("%d %s", answer.StatusCode, answer.Header.Get("Content-Type"))
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		last := ""
		for lines.Scan() {
			last = lines.Text()
		}
		if err := cmd.Wait(); err != nil || !strings.Contains(last, `"clean":true`) {
			t.Errorf("%v: %v, last line %s", sig, err, last)
		}
		if info, err := os.Stat(filepath.Join(dir, "state", "vanthu")); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("the folder of jobs: %v %v", info, err)
		}
	}
}

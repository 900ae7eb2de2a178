//go:build unix

package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// killRows are the rows of the batch whose server is killed.
const killRows = 400

// killBatch is a batch of so many rows.
func killBatch() string {
	var rows []string
	for i := range killRows {
		rows = append(rows, fmt.Sprintf(`{"xã":"Xã số %d"}`, i+1))
	}
	template := strings.Replace(plain, "Nội dung.", "Kính gửi {{xã}}.", 1)
	return `{"template":` + template + `,"rows":[` + strings.Join(rows, ",") + `],"formats":["docx"],"name":"{{xã}}"}`
}

// TestJobKilled kills the service, time and again, while it makes a batch: the
// next one goes on, and the archive is as if nothing had been.
func TestJobKilled(t *testing.T) {
	data := t.TempDir()
	cmd, url := serveData(t, data)
	answer, err := http.Post(url+"/v1/batches", "application/json", strings.NewReader(killBatch()))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	path := answer.Header.Get("Location")
	if answer.StatusCode != http.StatusAccepted || path == "" {
		t.Fatal(answer.Status)
	}
	done, kills := 0, 0
	for kills < 3 {
		before := done
		state := stateOf(t, url+path)
		if done = state.Done; done == before && state.State != "done" {
			time.Sleep(time.Millisecond)
			continue
		}
		if state.State == "done" {
			break
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		kills++
		cmd, url = serveData(t, data)
	}
	if kills == 0 {
		t.Fatal("the batch was done before the service could be killed")
	}
	for deadline := time.Now().Add(time.Minute); stateOf(t, url+path).State != "done"; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%+v", stateOf(t, url+path))
		}
	}
	got := fetch(t, http.MethodGet, url+path+"/archive", "")
	if want := fetch(t, http.MethodPost, url+"/v1/batches", killBatch()); !bytes.Equal(got, want) {
		t.Errorf("after %d kills the archive is not the one of a direct answer: %d bytes, want %d", kills, len(got), len(want))
	}
	z, err := zip.NewReader(bytes.NewReader(got), int64(len(got)))
	if err != nil || len(z.File) != killRows+1 {
		t.Errorf("%d files, %v", len(z.File), err)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

// serveData runs the service with its jobs in a folder.
func serveData(t *testing.T, data string) (cmd *exec.Cmd, url string) {
	t.Helper()
	return listening(t, `exec "$0" serve --addr :0 --data `+data)
}

// listening starts a service with a line of the shell and waits until it listens.
func listening(t *testing.T, line string) (cmd *exec.Cmd, url string) {
	t.Helper()
	cmd, _, _ = vanthu(t, line)
	cmd.Stderr = nil
	logs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(logs)
	for lines.Scan() {
		var line struct{ Msg, Addr string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "listening" {
			go func() {
				for lines.Scan() { // so that the service can write on
				}
			}()
			return cmd, "http://" + line.Addr
		}
	}
	t.Fatal("the service does not listen")
	return nil, ""
}

// jobState is what the service says of a batch.
type jobState struct {
	State string
	Done  int
}

func stateOf(t *testing.T, url string) (state jobState) {
	t.Helper()
	if err := json.Unmarshal(fetch(t, http.MethodGet, url, ""), &state); err != nil {
		t.Fatal(err)
	}
	return state
}

// fetch wants an answer without a fault.
func fetch(t *testing.T, method, url, body string) []byte {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if method == http.MethodPost || strings.HasSuffix(url, "/archive") {
		r.Header.Set("Accept", "application/zip")
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: %d %v %s", method, url, answer.StatusCode, err, data)
	}
	return data
}

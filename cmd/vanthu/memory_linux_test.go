package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// granted is the memory that our own unit and compose file give the service.
const granted = 512 << 20

// worst are bodies that would take the most memory, each below 4 MiB.
func worst() map[string]string {
	list := func(n int, what string) string {
		return "[" + strings.TrimSuffix(strings.Repeat(what+",", n), ",") + "]"
	}
	table := func(rows, columns int, cell string) string {
		return list(1, `{"table":{"rows":`+list(rows, list(columns, `"`+cell+`"`))+`}}`)
	}
	sections := map[string]string{
		"cells of many lines": table(50, 30, strings.Repeat(`a\n`, 600)),
		"many columns":        table(660, 30, strings.Repeat("abc def ", 15)),
		"many rows":           table(20_000, 1, strings.Repeat("chữ thường ", 8)),
		"pairs of marks":      list(200, `"`+strings.Repeat("**a***b*", 2400)+`"`),
	}
	bodies := map[string]string{}
	for name, text := range sections {
		bodies[name] = strings.Replace(plain, `["Nội dung."]`, text, 1)
	}
	return bodies
}

// TestMemory posts the worst documents, eight at once, to a service that may
// take 512 MiB: in a control group where this machine lets one be made, and by
// the process's own account in any case. Each gets an answer, and afterwards a
// plain document is made.
func TestMemory(t *testing.T) {
	group := controlGroup(t)
	start := `exec ` + built(t) + ` serve --addr :0 --data none --memory ` + strconv.Itoa(granted) + ` --max-renders 8`
	if group != "" {
		start = `echo $$ > ` + group + `/cgroup.procs; ` + start
	}
	cmd, url := listening(t, start)
	for _, format := range []string{"pdf", "docx"} {
		var wait sync.WaitGroup
		for range 2 {
			for name, body := range worst() {
				wait.Go(func() {
					answer, err := http.Post(url+"/v1/documents?format="+format, "application/json", strings.NewReader(body))
					if err != nil {
						t.Errorf("%s as %s: %v", name, format, err)
						return
					}
					defer answer.Body.Close()
					said, err := io.ReadAll(answer.Body)
					switch {
					case err != nil:
						t.Errorf("%s as %s: %v", name, format, err)
					case answer.StatusCode == http.StatusUnprocessableEntity && bytes.Contains(said, []byte(`"limit.`)):
					case answer.StatusCode != http.StatusOK && answer.StatusCode != http.StatusServiceUnavailable:
						t.Errorf("%s as %s: %s: %.300s", name, format, answer.Status, said)
					}
				})
			}
		}
		wait.Wait()
	}
	if data := patient(t, url+"/v1/documents?format=pdf", plain); !bytes.HasPrefix(data, []byte("%PDF")) {
		t.Error("a plain document is not made any more")
	}
	if most := highWater(t, cmd.Process.Pid); most > granted {
		t.Errorf("the service took %d MiB", most>>20)
	} else {
		t.Logf("the service took %d MiB at the most; control group: %q", most>>20, group)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

// patient is the answer to a client that comes again when a busy server says so:
// a document that took too long is still being let go of.
func patient(t *testing.T, url, body string) []byte {
	t.Helper()
	const most = 10 // times
	for n := 1; ; n++ {
		answer, err := http.Post(url, "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		seconds, again := strconv.Atoi(answer.Header.Get("Retry-After"))
		if err != nil || answer.StatusCode != http.StatusServiceUnavailable || again != nil || n == most {
			return data
		}
		time.Sleep(time.Duration(seconds) * time.Second)
	}
}

// built is the program as users have it, for all tests of the process: a test's own
// binary with the race detector takes several times the memory.
func built(t *testing.T) string {
	t.Helper()
	path, err := buildOnce()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var buildOnce = sync.OnceValues(func() (path string, err error) {
	path = filepath.Join(workdir, "vanthu")
	if out, err := exec.Command("go", "build", "-tags", "nomsgpack", "-o", path, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// controlGroup is a new group of processes with that memory, of either version
// of the system's; empty: none may be made here.
func controlGroup(t *testing.T) string {
	t.Helper()
	for root, bound := range map[string]string{"/sys/fs/cgroup": "memory.max", "/sys/fs/cgroup/memory": "memory.limit_in_bytes"} {
		dir := filepath.Join(root, fmt.Sprintf("vanthu-test-%d", os.Getpid()))
		if os.Mkdir(dir, 0o700) != nil {
			continue
		}
		_, none := os.Stat(filepath.Join(dir, bound)) // the folder is a group only where the system fills it
		if none != nil || os.WriteFile(filepath.Join(dir, bound), []byte(strconv.Itoa(granted)), 0o600) != nil {
			os.Remove(dir)
			continue
		}
		t.Cleanup(func() { os.Remove(dir) })
		return dir
	}
	return ""
}

// highWater is the most memory that a process ever had, in bytes.
func highWater(t *testing.T, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	n, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return n << 10
}

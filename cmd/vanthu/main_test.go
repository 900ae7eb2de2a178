//go:build unix

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestMain is the program itself when a test starts it so.
func TestMain(m *testing.M) {
	if os.Getenv("VANTHU_TEST_MAIN") != "" {
		main()
	}
	// A test run may have been started with signals ignored, as nohup does, and
	// the programs that it starts would ignore them too. One that is caught here
	// is the default there.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	var err error
	if workdir, err = os.MkdirTemp("", "vanthu-program-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(workdir)
	os.Exit(code)
}

// workdir holds what all tests of the process use.
var workdir string

const plain = `{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "number": 9, "place": "Hà Tĩnh",
"date": "2026-11-20", "subject": "Về việc nghỉ lễ", "sections": ["Nội dung."], "recipients": ["Như trên"],
"archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`

// vanthu is a shell command in a new folder that holds plain.json; in it
// "$0" is the program.
func vanthu(t testing.TB, script string) (cmd *exec.Cmd, dir string, stderr *bytes.Buffer) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plain.json"), []byte(plain), 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd = exec.CommandContext(t.Context(), "/bin/sh", "-c", script, self)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "VANTHU_TEST_MAIN=1", "GORACE=atexit_sleep_ms=0", "XDG_STATE_HOME="+dir+"/state")
	stderr = new(bytes.Buffer)
	cmd.Stderr = stderr
	return cmd, dir, stderr
}

// holds wants a folder to hold exactly these names.
func holds(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

// TestSignals stops the program while it waits for standard input: the
// document that is done stays, nothing else does.
func TestSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		cmd, dir, stderr := vanthu(t, `exec "$0" render plain.json - -o out`)
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		defer stdin.Close()
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(stdout)
		for range 2 {
			if _, err := lines.ReadString('\n'); err != nil {
				t.Fatalf("%v: %s", err, stderr)
			}
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, lines)
		cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != 1 {
			t.Errorf("%v: exit code %d", sig, code)
		}
		if got, want := stderr.String(), "vanthu: đã dừng giữa chừng\n"; got != want {
			t.Errorf("%v: standard error %q, want %q", sig, got, want)
		}
		holds(t, filepath.Join(dir, "out"), "plain.docx", "plain.pdf")
	}
}

// TestFileSizeLimit lets the second file of two not fit: neither stays, nor
// does the folder made for them.
func TestFileSizeLimit(t *testing.T) {
	for _, where := range []string{"", "-o out/deep"} {
		cmd, dir, stderr := vanthu(t, `ulimit -f 4; exec "$0" render plain.json `+where)
		out, _ := cmd.Output()
		if code := cmd.ProcessState.ExitCode(); code != 1 || len(out) > 0 {
			t.Errorf("exit code %d, standard output %q", code, out)
		}
		if want := "vượt quá giới hạn kích thước tệp\n"; !strings.HasPrefix(stderr.String(), "plain.json: ") || !strings.HasSuffix(stderr.String(), want) {
			t.Errorf("standard error %q", stderr)
		}
		holds(t, dir, "plain.json")
	}
}

// TestClosedPipe lets nobody read standard output: the files are made, and the
// program says what is wrong.
func TestClosedPipe(t *testing.T) {
	cmd, dir, stderr := vanthu(t, `exec "$0" render plain.json`)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r.Close()
	cmd.Stdout = w
	cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != 1 {
		t.Errorf("exit code %d: %v", code, cmd.ProcessState)
	}
	if got, want := stderr.String(), "vanthu: không ghi được ra đầu ra chuẩn: bên nhận đã đóng\n"; got != want {
		t.Errorf("standard error %q, want %q", got, want)
	}
	holds(t, dir, "plain.docx", "plain.json", "plain.pdf")
}

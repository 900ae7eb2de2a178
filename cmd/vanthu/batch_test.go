//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// batchOf is a shell command as vanthu gives it, in a folder with a template
// and a table of so many rows.
func batchOf(t testing.TB, rows int, script string) (cmd *exec.Cmd, dir string, stderr *bytes.Buffer) {
	t.Helper()
	cmd, dir, stderr = vanthu(t, script)
	var table strings.Builder
	table.WriteString("số,xã\n")
	for i := range rows {
		fmt.Fprintf(&table, "%d,Xã số %d\n", i+1, i+1)
	}
	template := strings.Replace(strings.Replace(plain, `"number": 9`, `"number": "{{số}}"`, 1), "Nội dung.", "Nội dung của {{xã}}.", 1)
	for name, data := range map[string]string{"t.json": template, "r.csv": table.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cmd, dir, stderr
}

// finished are the files of a folder whose names end so, and their inodes.
func finished(t *testing.T, dir, ending string) map[string]uint64 {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	files := map[string]uint64{}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && strings.HasSuffix(e.Name(), ending) {
			files[e.Name()] = info.Sys().(*syscall.Stat_t).Ino
		}
	}
	return files
}

// waitFor waits until so many rows of a folder are in the journal.
func waitFor(t *testing.T, dir string, rows int) {
	t.Helper()
	for range 6000 {
		data, _ := os.ReadFile(filepath.Join(dir, ".vanthu-lo.jsonl"))
		if bytes.Count(data, []byte("\n")) >= rows {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the batch does not come on")
}

// TestBatchKilled kills a batch again and again while it goes into a folder,
// and lets it go on: what was finished is not made again, and in the end all is
// as in a run that nobody has disturbed.
func TestBatchKilled(t *testing.T) {
	const rows = 160
	cmd, dir, _ := batchOf(t, rows, `exec "$0" batch -t t.json -r r.csv -o out`)
	args, env := cmd.Args, cmd.Env
	out := filepath.Join(dir, "out")
	var before map[string]uint64
	for _, until := range []int{15, 50, 100} {
		cmd := &exec.Cmd{Path: "/bin/sh", Args: args, Env: env, Dir: dir}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitFor(t, out, until)
		cmd.Process.Kill()
		cmd.Wait()
		unchanged(t, before, finished(t, out, "x"), finished(t, out, "f"))
		before = journaled(t, out)
		if _, err := os.Stat(filepath.Join(out, "manifest.json")); !os.IsNotExist(err) {
			t.Errorf("a killed batch has a manifest: %v", err)
		}
	}
	last := &exec.Cmd{Path: "/bin/sh", Args: args, Env: env, Dir: dir}
	said, err := last.CombinedOutput()
	if err != nil || !strings.Contains(string(said), "Xong 160/160 hàng: 320 tệp") || !strings.Contains(string(said), "Lần chạy trước đã lập ") {
		t.Fatalf("%v: %s", err, said)
	}
	unchanged(t, before, finished(t, out, "x"), finished(t, out, "f"))
	alone := &exec.Cmd{Path: "/bin/sh", Args: []string{"sh", "-c", strings.Replace(args[2], "-o out", "-o alone", 1), args[3]}, Env: env, Dir: dir}
	if said, err := alone.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	if said, err := exec.CommandContext(t.Context(), "diff", "-r", out, filepath.Join(dir, "alone")).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, said)
	}
}

// journaled are the files of a folder that the journal has.
func journaled(t *testing.T, out string) map[string]uint64 {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, ".vanthu-lo.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]uint64{}
	for _, ending := range []string{".pdf", ".docx"} {
		for name, inode := range finished(t, out, ending) {
			if bytes.Contains(data, []byte(`"name":"`+name+`"`)) {
				files[name] = inode
			}
		}
	}
	return files
}

// unchanged wants the files from before to be the same ones.
func unchanged(t *testing.T, before map[string]uint64, after ...map[string]uint64) {
	t.Helper()
	for name, inode := range before {
		same := false
		for _, files := range after {
			same = same || files[name] == inode
		}
		if !same {
			t.Errorf("%s was made again", name)
		}
	}
}

// TestBatchStopped sends a batch the signals of Ctrl-C and of the system: the
// folder keeps what is finished, of a ZIP nothing is left.
func TestBatchStopped(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		cmd, dir, stderr := batchOf(t, 3000, `exec "$0" batch -t t.json -r r.csv -o out`)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitFor(t, filepath.Join(dir, "out"), 10)
		cmd.Process.Signal(sig)
		cmd.Wait()
		want := "vanthu: chạy lại đúng lệnh này thì làm tiếp, các tệp đã xong không lập lại\nvanthu: đã dừng giữa chừng\n"
		if code := cmd.ProcessState.ExitCode(); code != 1 || stderr.String() != want {
			t.Errorf("%v: exit code %d, standard error %q", sig, code, stderr)
		}
		if left := finished(t, filepath.Join(dir, "out"), ".tmp"); len(left) > 0 {
			t.Errorf("%v: half-written files are left: %v", sig, left)
		}
	}
	cmd, dir, stderr := batchOf(t, 3000, `exec "$0" batch -t t.json -r r.csv -o deep/out.zip --merge`)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	begun := false // the archive; the PDF of all has no name where the system allows that
	for i := 0; i < 60_000 && !begun; i++ {
		time.Sleep(time.Millisecond)
		begun = len(finished(t, filepath.Join(dir, "deep"), ".tmp")) > 0
	}
	if !begun {
		t.Error("no archive is begun")
	}
	time.Sleep(50 * time.Millisecond)
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 1 || stderr.String() != "vanthu: đã dừng giữa chừng\n" {
		t.Errorf("exit code %d, standard error %q", code, stderr)
	}
	holds(t, dir, "plain.json", "r.csv", "t.json")
}

// TestBatchFileSizeLimit lets the archive not fit, and then the PDF of all
// documents: the system refuses as it does on a full disk.
func TestBatchFileSizeLimit(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{`ulimit -f 400; exec "$0" batch -t t.json -r r.csv -o deep/out.zip`, "vanthu: không ghi được «deep/out.zip»: vượt quá giới hạn kích thước tệp\n"},
		{`ulimit -f 400; exec "$0" batch -t t.json -r r.csv -o deep/out.zip --format pdf --merge`, "vanthu: không ghi được «deep/out.zip»: vượt quá giới hạn kích thước tệp\n"},
	} {
		cmd, dir, stderr := batchOf(t, 500, c.script)
		out, _ := cmd.Output()
		if code := cmd.ProcessState.ExitCode(); code != 1 || len(out) > 0 || stderr.String() != c.want {
			t.Errorf("exit code %d, standard output %q, standard error %q", code, out, stderr)
		}
		holds(t, dir, "plain.json", "r.csv", "t.json")
	}
}

// TestBatchFullDisk lets the disk be full: a small one in memory, in a space of
// names of its own, which needs no more than the rights of a container's root.
func TestBatchFullDisk(t *testing.T) {
	const mount = `mkdir disk && mount -t tmpfs -o size=3m tmpfs disk && `
	const after = `; code=$?; find disk -name '.vanthu-*.tmp*'; ls disk; exit $code`
	for _, c := range []struct{ output, want string }{
		{"disk/deep/out.zip", ""},
		{"disk/out", "out\n"},
	} {
		cmd, dir, stderr := batchOf(t, 500, "")
		inner := mount + `"$0" batch -t t.json -r r.csv -o ` + c.output + after
		cmd.Args = []string{"unshare", "--user", "--map-root-user", "--mount", "/bin/sh", "-c", inner, cmd.Args[3]}
		path, err := exec.LookPath("unshare")
		if err != nil {
			t.Fatal(err)
		}
		cmd.Path = path
		out, _ := cmd.Output()
		if code := cmd.ProcessState.ExitCode(); code != 1 || string(out) != c.want || !strings.Contains(stderr.String(), "hết chỗ trên đĩa") {
			t.Errorf("%s: exit code %d, left %q, standard error %q", c.output, code, out, stderr)
		}
		holds(t, filepath.Join(dir, "disk"))
	}
}

// peak runs a batch of so many rows and tells how much memory it took at most,
// in MiB, and how long it took.
func peak(t testing.TB, rows int, flags string) (mib float64, took time.Duration) {
	t.Helper()
	cmd, _, stderr := batchOf(t, rows, `exec "$0" batch -t t.json -r r.csv -o out.zip `+flags)
	began := time.Now()
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, stderr)
	}
	return float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024, time.Since(began)
}

// TestBatchMemory wants memory not to grow with the rows, but for the bookmarks and
// the structure of the one file to print: of 1500 papers some 10 MB, where their files are 40.
func TestBatchMemory(t *testing.T) {
	most := 40.0 // the garbage collector is not always on time
	if raced {
		most = 80
	}
	few, _ := peak(t, 150, "--format pdf --merge")
	many, _ := peak(t, 1500, "--format pdf --merge")
	t.Logf("%.0f MiB for 150 rows, %.0f MiB for 1500", few, many)
	if many > few+most {
		t.Errorf("%.0f MiB for 150 rows, %.0f MiB for 1500", few, many)
	}
}

// BenchmarkBatch makes 10 000 documents of a page, each as PDF and DOCX, into a
// ZIP: what it takes of memory, and how many documents a second it gives.
func BenchmarkBatch(b *testing.B) {
	const rows = 10_000
	for b.Loop() {
		mib, took := peak(b, rows, "")
		b.ReportMetric(mib, "peak-MiB")
		b.ReportMetric(rows/took.Seconds(), "documents/s")
	}
}

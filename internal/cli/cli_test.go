package cli

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"vanthu": func() {
			version := os.Getenv("VANTHU_TEST_VERSION")
			os.Exit(Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, version))
		},
	})
}

// TestScripts runs the scripts in testdata. Each finds the documents of
// testdata/documents in its folder.
func TestScripts(t *testing.T) {
	fonts, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("FONTS", fonts)
			e.Setenv("XDG_STATE_HOME", e.WorkDir+"/state")
			e.Setenv("GORACE", "atexit_sleep_ms=0") // as a race is told at once, there is nothing to wait for
			return os.CopyFS(e.WorkDir, os.DirFS("testdata/documents"))
		},
		Condition: condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"files":  files,
			"packed": packed,
			"zipped": zipped,
		},
	})
}

// exits runs a program and wants exactly that exit code: exits 2 vanthu render
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// files wants a folder to hold exactly the names given, hidden ones included:
// files out a.pdf a.docx
func files(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: files folder [names...]")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	want := make(map[string]bool)
	for _, name := range args[1:] {
		want[name] = true
	}
	for _, e := range entries {
		if !want[e.Name()] {
			ts.Fatalf("%s holds %s", args[0], e.Name())
		}
		delete(want, e.Name())
	}
	for name := range want {
		ts.Fatalf("%s lacks %s", args[0], name)
	}
}

// zipped wants a ZIP to hold exactly the names given, in this order:
// zipped out.zip a.pdf manifest.json
func zipped(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: zipped file [names...]")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	var got []string
	for _, f := range z.File {
		got = append(got, f.Name)
	}
	if !slices.Equal(got, args[1:]) {
		ts.Fatalf("%s holds %q", args[0], got)
	}
}

// packed makes a ZIP of a folder, such as a workbook of its parts:
// packed list.xlsx folder
func packed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: packed file folder")
	}
	out, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(out)
	ts.Check(z.AddFS(os.DirFS(ts.MkAbs(args[1]))))
	ts.Check(z.Close())
	ts.Check(out.Close())
}

// condition knows [root]: the user whom no permission stops.
func condition(name string) (bool, error) {
	if name == "root" {
		return os.Geteuid() == 0, nil
	}
	return false, errors.New("unknown condition " + name)
}

package rooms

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// TestTestdata finds files of testdata that no test reads, and patterns of tests
// that find no file: both are tests that are not made.
func TestTestdata(t *testing.T) {
	faults, files, err := strays(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 {
		t.Errorf("%d files of testdata were found: this test looks at the wrong folder", files)
	}
	for _, f := range faults {
		t.Error(f)
	}
}

// TestStrays breaks each rule once.
func TestStrays(t *testing.T) {
	const glob, list, script = `var _, _ = filepath.Glob("testdata/*.json")`, `var _ = os.DirFS("testdata/deep")`, `var _ = testscript.Params{Dir: "testdata"}`
	for _, c := range []struct{ name, code, file, want string }{
		{"a pattern", glob, "testdata/a.json", ""},
		{"a file beside a pattern", glob, "testdata/a.json testdata/a.txt", "p/testdata/a.txt: no test of p reads it"},
		{"a pattern without a file", glob, "", "p/p_test.go: testdata/*.json finds nothing"},
		{"a bare pattern", `var _, _ = filepath.Glob("*.json")`, "", "p/p_test.go: *.json finds nothing"},
		{"a list of patterns", `var _ = []string{"../p/testdata/*.json"}`, "", "p/p_test.go: ../p/testdata/*.json finds nothing"},
		{"a name", `var _ = filepath.Join("testdata", "a.txt")`, "testdata/a.txt", ""},
		{"a folder", list, "testdata/deep/a.txt", ""},
		{"a file beside a folder", list, "testdata/a.txt", "p/testdata/a.txt: no test of p reads it"},
		{"a folder of another", list, "testdata/deep/er/a.txt", ""},
		{"scripts", script, "testdata/a.txtar", ""},
		{"what is no script", script, "testdata/a.txt", "p/testdata/a.txt: no test of p reads it"},
		{"a seed", "", "testdata/fuzz/FuzzA/0123", "p/testdata/fuzz/FuzzA/0123: p has no FuzzA"},
		{"a seed of a target", "func FuzzA(f *testing.F) {}", "testdata/fuzz/FuzzA/0123", ""},
		{"no pattern", `var _ = "**bold** and testdata"`, "", ""},
	} {
		tree := fstest.MapFS{"p/p_test.go": {Data: []byte("package p\n" + c.code + "\n")}}
		for f := range strings.FieldsSeq(c.file) {
			tree["p/"+f] = &fstest.MapFile{}
		}
		faults, _, err := strays(tree)
		if got := strings.Join(faults, "\n"); err != nil || got != c.want {
			t.Errorf("%s: got %q %v, want %q", c.name, got, err, c.want)
		}
	}
}

// reads is what the test files of one package say that they read.
type reads struct {
	text     string   // of all of them
	patterns []string // of files, from the top of the tree
	folders  []string // that are read whole
}

// strays tells what is wrong in a tree, and how many files of testdata it has.
func strays(tree fs.FS) (faults []string, files int, err error) {
	packages := map[string]*reads{}
	var patterns []string
	var data []string
	err = fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path.Base(name) == "testdata":
			return nil
		case d.IsDir():
			return enter(tree, name)
		case strings.Contains(name, "testdata/"):
			data = append(data, name)
		case strings.HasSuffix(name, "_test.go"):
			r := packages[path.Dir(name)]
			if r == nil {
				r = new(reads)
				packages[path.Dir(name)] = r
			}
			idle, err := r.file(tree, name)
			faults = append(faults, idle...)
			return err
		}
		return nil
	})
	for _, r := range packages {
		patterns = append(patterns, r.patterns...)
	}
	for _, name := range data {
		home, rest, _ := strings.Cut(name, "/testdata/")
		if f := stray(packages[home], patterns, name, home, rest); f != "" {
			faults = append(faults, name+": "+f)
		}
	}
	return faults, len(data), err
}

// stray says why a file of testdata is read by no test; rest is its path there.
func stray(r *reads, patterns []string, name, home, rest string) string {
	if r == nil {
		r = new(reads)
	}
	if seed, ok := strings.CutPrefix(rest, "fuzz/"); ok { // read by the Go tool
		target := path.Dir(seed)
		if !strings.Contains(r.text, "func "+target+"(") {
			return home + " has no " + target
		}
		return ""
	}
	switch {
	case strings.Contains(r.text, path.Base(name)):
	case slices.ContainsFunc(r.folders, func(f string) bool { return strings.HasPrefix(name, f+"/") }):
	case slices.ContainsFunc(patterns, func(p string) bool { ok, _ := path.Match(p, name); return ok }):
	default:
		return "no test of " + home + " reads it"
	}
	return ""
}

// file learns what one test file reads, and tells which of its patterns find
// nothing.
func (r *reads) file(tree fs.FS, name string) (idle []string, err error) {
	source, err := fs.ReadFile(tree, name)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	r.text += string(source)
	globbed := map[ast.Expr]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			switch called(n.Fun) {
			case "Glob":
				globbed[n.Args[len(n.Args)-1]] = true
			case "DirFS":
				if folder := text(n.Args[0]); folder != "" {
					r.folders = append(r.folders, path.Join(path.Dir(name), folder))
				}
			}
		case *ast.KeyValueExpr: // of testscript.Params
			if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Dir" {
				r.patterns = append(r.patterns, path.Join(path.Dir(name), text(n.Value), "*.txtar"))
			}
		case *ast.BasicLit:
			pattern := text(n)
			if !globbed[n] && !strings.HasPrefix(pattern, "testdata/") && !strings.HasPrefix(pattern, "../") || !strings.ContainsAny(pattern, "*?[") {
				return true
			}
			full := path.Join(path.Dir(name), pattern)
			r.patterns = append(r.patterns, full)
			if found, err := fs.Glob(tree, full); err != nil || len(found) == 0 {
				idle = append(idle, name+": "+pattern+" finds nothing")
			}
		}
		return true
	})
	return idle, nil
}

// called is the name of a function, without its package.
func called(f ast.Expr) string {
	if s, ok := f.(*ast.SelectorExpr); ok {
		return s.Sel.Name
	}
	return ""
}

// text is the value of a literal string; nothing for anything else.
func text(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		s, err := strconv.Unquote(l.Value)
		if err == nil {
			return s
		}
	}
	return ""
}

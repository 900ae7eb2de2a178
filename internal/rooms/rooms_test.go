package rooms

import (
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// plan says for each room which others it may import. Names of rooms are paths
// in the project, without "internal/". A room that is not built yet may stand
// here; a package that does not stand here is a fault.
var plan = map[string]string{
	// Data in the binary.
	"templates": "",
	"fonts":     "",
	"examples":  "",

	// What the rest is built of.
	"units":   "",
	"viet":    "",
	"rules":   "units",
	"sheet":   "units",
	"fault":   "",
	"memory":  "",
	"picture": "",

	// From JSON to pages.
	"tree":     "fault",
	"markup":   "",
	"document": "fault picture rules tree viet units",
	"schema":   "document rules",
	"draft":    "document fault layout sheet tree units viet",
	"metrics":  "fonts sheet viet units",
	"layout":   "sheet metrics units memory",
	"compose":  "document markup picture rules viet sheet metrics layout units memory",

	// A file of Word's, whoever made it.
	"word": "",

	// PDF files, read and written, whoever made them.
	"deflate": "",
	"pdffile": "deflate",

	// A paper as its reader sees it, whatever file it is in.
	"seen":   "fault pdffile rules units viet word",
	"pasted": "markup seen viet",
	// What is shown of a paper that others made.
	"facsimile": "rules seen units",
	"importer":  "document fault markup pasted pdffile picture rules seen units viet word",
	"office":    "document fault schema tree viet", // document: it looks whether its parts are sound

	// The backends. They decide nothing, so they know no law.
	"pdf":    "deflate layout sheet memory metrics fonts pdffile units",
	"svg":    "layout sheet metrics units",
	"wordml": "memory sheet templates units",

	// The whole path, and what goes beside it.
	"slots":  "layout rules sheet",
	"paper":  "compose document fault layout memory metrics sheet slots units",
	"proof":  "fault metrics sheet viet",
	"render": "compose document draft fault fonts layout metrics paper pdf pdffile proof sheet svg units wordml", // pdffile: its tests read the files
	"check":  "fault rules document draft markup pdffile seen units viet word",

	// Many documents from one template: rows of values, marks to fill.
	"numfmt":   "",
	"rows":     "fault numfmt viet",
	"fill":     "rows document fault markup tree viet",
	"wordfill": "document fault fill markup memory rows viet",
	"jail":     "",
	"convert":  "fault jail",
	"filename": "viet",
	"disk":     "",
	"merge":    "pdffile",
	"batch":    "convert disk fault filename fill fonts wordfill rows document render layout merge viet memory",
	"jobs":     "batch fault fonts render rows", // fonts and render: its tests make real documents

	// The doors of the service stand on one floor and know nothing of each other.
	"service":  "fault memory",
	"web":      "fonts service",
	"httpapi":  "check convert document draft facsimile fault filename importer layout markup memory office paper render rules schema service slots",
	"batchapi": "batch convert document fault filename jobs render rows service tree memory",
	"doors":    "batchapi httpapi render service web",

	// The command.
	"cli":        "batch batchapi check convert disk document doors fault fonts importer layout office render rows rules schema service viet",
	"cmd/vanthu": "cli",

	// The service under load, measured.
	"cmd/costcheck": "batch document fonts render rows",
	"cmd/loadcheck": "document doors examples fonts render service",

	// The witnesses.
	"inspect":  "word",
	"doortest": "fonts render",
	"rooms":    "",
}

// anyTest are the rooms that the test files of every package may import, beside
// what the package may import itself.
const anyTest = "inspect word examples doortest"

// inTests are the rooms that the test files of one package may import beside
// these: who looks at the paper must print it.
var inTests = map[string]string{
	"check":    "fonts render",
	"fill":     "fonts render",
	"importer": "compose metrics sheet",
	"merge":    "pdf",
	"render":   "markup merge rules viet",
	"web":      "rules", // what the form knows of the law is printed from it
}

// backends write the files.
var backends = []string{"pdf", "svg", "wordml"}

// behind names the rooms that a library stays in: one, unless it says why not.
var behind = map[string]string{
	"github.com/jung-kurt/gofpdf":           "pdf",
	"github.com/nguyenthenguyen/docx":       "wordml wordfill", // the container of every DOCX: of ours, and of a template of Word's
	"github.com/go-playground/validator":    "document",
	"github.com/go-json-experiment/json":    "tree",
	"golang.org/x/net/html":                 "pasted",
	"golang.org/x/image":                    "metrics pdffile", // shapes of letters; LZW as TIFF and PDF have it
	"github.com/xuri/excelize":              "",                // tests only
	"github.com/spf13/pflag":                "cli",
	"github.com/gin-gonic/gin":              "service httpapi batchapi web",
	"github.com/prometheus/client_golang":   "service httpapi batchapi",
	"go.opentelemetry.io/otel":              "service httpapi batchapi",
	"github.com/nats-io/nats-server":        "jobs",
	"github.com/nats-io/nats.go":            "jobs",
	"github.com/gofrs/flock":                "disk jobs",
	"github.com/getkin/kin-openapi":         "", // tests only
	"github.com/santhosh-tekuri/jsonschema": "", // tests only
	"github.com/rogpeppe/go-internal":       "", // tests only
}

// gofpdf is archived: one file knows it.
const (
	gofpdf     = "github.com/jung-kurt/gofpdf"
	gofpdfHome = "internal/pdf/gofpdf.go"
)

// TestRooms holds the source against the plan, on whatever system a file is
// built for.
func TestRooms(t *testing.T) {
	const root = "../.."
	module, err := modulePath(root)
	if err != nil {
		t.Fatal(err)
	}
	edges, err := imports(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range edges {
		seen[e.from] = true
	}
	for _, must := range append([]string{"cmd/vanthu", "cli", "render", "document"}, backends...) {
		if !seen[must] {
			t.Errorf("no file of %s was found: this test looks at the wrong folder", must)
		}
	}
	for _, f := range faults(edges, module) {
		t.Error(f)
	}
	for _, e := range edges {
		if e.to == gofpdf && !e.test && e.file != gofpdfHome {
			t.Errorf("%s: %s stays in %s", e.file, gofpdf, gofpdfHome)
		}
	}
}

// TestBackends holds the plan itself: nothing that a backend is made of knows
// the law, the document, or another backend, and nothing of the product
// imports the witness.
func TestBackends(t *testing.T) {
	for _, b := range backends {
		below := reach(b)
		for _, never := range append([]string{"rules", "document", "compose"}, backends...) {
			if below[never] {
				t.Errorf("the plan lets %s reach %s", b, never)
			}
		}
	}
	for room, may := range plan {
		for _, witness := range []string{"inspect", "doortest"} {
			if slices.Contains(strings.Fields(may), witness) {
				t.Errorf("the plan lets %s import %s, which is for tests", room, witness)
			}
		}
		for other := range strings.FieldsSeq(may) {
			if _, ok := plan[other]; !ok {
				t.Errorf("the row of %s names %q, which is no room", room, other)
			}
		}
	}
}

// TestFaults breaks each rule once.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ file, imports, want string }{
		{"internal/pdf/a.go", "m/internal/rules", "internal/pdf/a.go: pdf may not import rules"},
		{"internal/pdf/a.go", "m/internal/wordml", "internal/pdf/a.go: pdf may not import wordml"},
		{"internal/wordml/a_test.go", "m/internal/layout", "internal/wordml/a_test.go: wordml may not import layout"},
		{"internal/viet/a_windows.go", "m/internal/units", "internal/viet/a_windows.go: viet may not import units"},
		{"internal/pdf/deep/a.go", "fmt", "internal/pdf/deep/a.go: pdf/deep has no row in the plan"},
		{"internal/cli/a.go", "m/internal/news", "internal/cli/a.go: cli may not import news"},
		{"internal/cli/a.go", "github.com/jung-kurt/gofpdf/v2", "internal/cli/a.go: github.com/jung-kurt/gofpdf/v2 stays in pdf"},
		{"internal/cli/a.go", "github.com/nguyenthenguyen/docx", "internal/cli/a.go: github.com/nguyenthenguyen/docx stays in wordml and wordfill"},
		{"internal/wordfill/a.go", "github.com/nguyenthenguyen/docx", ""},
		{"internal/cli/a.go", "github.com/rogpeppe/go-internal/testscript", "internal/cli/a.go: github.com/rogpeppe/go-internal/testscript is for tests"},
		{"internal/cli/a_test.go", "github.com/rogpeppe/go-internal/testscript", ""},
		{"internal/pdf/a_test.go", "m/internal/inspect", ""},
		{"internal/check/a.go", "m/internal/inspect", "internal/check/a.go: check may not import inspect"},
		{"internal/pdf/a_test.go", "m/internal/pdf", ""},
		{"internal/pdf/testdata/a.go", "m/internal/rules", ""},
		{".hidden/a.go", "m/internal/rules", ""},
		{"other/a.go", "m/internal/rules", ""},
		{"a.go", "fmt", "a.go: . has no row in the plan"},
	} {
		tree := fstest.MapFS{
			c.file:         {Data: []byte("package p\nimport _ " + strconv.Quote(c.imports) + "\n")},
			"other/go.mod": {Data: []byte("module other\n")},
		}
		edges, err := imports(tree)
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if got := strings.Join(faults(edges, "m"), "\n"); got != c.want {
			t.Errorf("%s importing %s: got %q, want %q", c.file, c.imports, got, c.want)
		}
	}
}

// edge is an import; to is empty for a file that imports nothing.
type edge struct {
	file string
	from string // a room
	to   string // as written in the file
	test bool
}

// imports reads the imports of all Go files of the module in tree.
func imports(tree fs.FS) ([]edge, error) {
	var edges []edge
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return enter(tree, name)
		case path.Ext(name) != ".go":
			return nil
		}
		more, err := fileImports(tree, name)
		edges = append(edges, more...)
		return err
	})
	return edges, err
}

// enter leaves out the folders that the Go tool leaves out, and other modules.
func enter(tree fs.FS, name string) error {
	base := path.Base(name)
	if name == "." {
		return nil
	}
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata" || base == "node_modules" {
		return fs.SkipDir
	}
	if _, err := fs.Stat(tree, path.Join(name, "go.mod")); err == nil {
		return fs.SkipDir
	}
	return nil
}

func fileImports(tree fs.FS, name string) ([]edge, error) {
	source, err := fs.ReadFile(tree, name)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	e := edge{file: name, from: room(path.Dir(name)), test: strings.HasSuffix(name, "_test.go")}
	edges := []edge{e}
	for _, spec := range file.Imports {
		if e.to, err = strconv.Unquote(spec.Path.Value); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		edges = append(edges, e)
	}
	return edges, nil
}

// room is the room of a folder of the module.
func room(dir string) string { return strings.TrimPrefix(dir, "internal/") }

// faults says which edges are not in the plan.
func faults(edges []edge, module string) []string {
	found := map[string]bool{}
	for _, e := range edges {
		if f := fault(e, module); f != "" {
			found[e.file+": "+f] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func fault(e edge, module string) string {
	may, known := plan[e.from]
	if !known {
		return e.from + " has no row in the plan"
	}
	own, ours := strings.CutPrefix(e.to, module+"/")
	if !ours {
		return libraryFault(e)
	}
	to := room(own)
	allowed := strings.Fields(may)
	if e.test {
		allowed = append(allowed, strings.Fields(anyTest+" "+inTests[e.from])...)
		allowed = append(allowed, e.from) // from package x_test
	}
	if slices.Contains(allowed, to) {
		return ""
	}
	return e.from + " may not import " + to
}

// libraryFault says where a library stays. Tests may use any.
func libraryFault(e edge) string {
	if e.test {
		return ""
	}
	for library, home := range behind {
		homes := strings.Fields(home)
		if e.to != library && !strings.HasPrefix(e.to, library+"/") || slices.Contains(homes, e.from) {
			continue
		}
		if home == "" {
			return e.to + " is for tests"
		}
		return e.to + " stays in " + strings.Join(homes, " and ")
	}
	return ""
}

// reach are the rooms that the plan lets a room import, directly or not.
func reach(from string) map[string]bool {
	found := map[string]bool{}
	todo := strings.Fields(plan[from])
	for len(todo) > 0 {
		next := todo[0]
		todo = todo[1:]
		if !found[next] {
			found[next] = true
			todo = append(todo, strings.Fields(plan[next])...)
		}
	}
	return found
}

// modulePath reads the module's name from go.mod.
func modulePath(root string) (string, error) {
	data, err := os.ReadFile(path.Join(root, "go.mod"))
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(line, "module "); ok {
			return strings.TrimSpace(name), nil
		}
	}
	return "", errors.New("go.mod names no module")
}

package cli

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// chapter is the part of a guide under a heading.
func chapter(t *testing.T, name, heading string) string {
	t.Helper()
	_, rest, found := strings.Cut(guide(t, name), "\n### "+heading+"\n")
	if !found {
		t.Fatalf("%s has no chapter %q", name, heading)
	}
	own, _, _ := strings.Cut(rest, "\n### ")
	return own
}

// unindented is a block of a numbered item without its indent.
func unindented(block string) string { return strings.ReplaceAll(block, "\n   ", "\n") }

// TestContributingKind does what CONTRIBUTING says to add a kind: its row goes
// into the file that it names, the program is built with it, and its document
// is rendered.
func TestContributingKind(t *testing.T) {
	text := chapter(t, "CONTRIBUTING.md", "Thêm một loại văn bản")
	row, doc := unindented(fenced(t, text, "```go\n")), unindented(fenced(t, text, "```json\n"))
	file := regexp.MustCompile("`Kinds` trong `([^`]+)`").FindStringSubmatch(text)
	if file == nil {
		t.Fatal("no file is named for the row")
	}
	source := guide(t, file[1])
	const table = "var Kinds = []Kind{\n"
	if strings.Count(source, table) != 1 {
		t.Fatalf("%s has no table Kinds", file[1])
	}
	program := builtWith(t, file[1], strings.Replace(source, table, table+row, 1))

	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "giay-bien-nhan.json"), []byte(doc), 0o600); err != nil {
		t.Fatal(err)
	}
	render := exec.Command(program, "render", "giay-bien-nhan.json")
	render.Dir = dir
	if out, err := render.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	paper := documentXML(t, filepath.Join(dir, "giay-bien-nhan.docx"))
	for _, words := range []string{">GIẤY BIÊN NHẬN<", "Số: 09/GBN"} {
		if !strings.Contains(paper, words) {
			t.Errorf("the DOCX has no %q", words)
		}
	}
	if pdf, err := os.ReadFile(filepath.Join(dir, "giay-bien-nhan.pdf")); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("no PDF: %v", err)
	}
	if told, err := exec.Command(program, "rules").Output(); err != nil || !strings.Contains(string(told), "\nGiấy biên nhận ") {
		t.Errorf("the printed rules lack the kind: %v", err)
	}
}

// builtWith builds the program with another text of one of its files, which
// stays as it is.
func builtWith(t *testing.T, file, text string) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	changed, overlay, program := filepath.Join(dir, "changed.go"), filepath.Join(dir, "overlay.json"), filepath.Join(dir, "vanthu.exe")
	replace, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, file): changed}})
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range map[string][]byte{changed: []byte(text), overlay: replace} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-overlay", overlay, "-ldflags=-w", "-o", program, "./cmd/vanthu")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}

// documentXML is the main part of a DOCX.
func documentXML(t *testing.T, path string) string {
	t.Helper()
	file, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	part, err := file.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// chapters are how CONTRIBUTING is divided, in both languages.
var chapters = []string{
	"Thêm một loại văn bản", "Đổi, thêm một con số của luật", "Thêm một định dạng tệp", "Thêm một điều kiểm tra",
	"To add a kind of document", "To change or add a number of the law", "To add a file format", "To add a check",
}

// TestContributing wants every file that a chapter names to be there, every test
// that it names to be one, and the steps to be few.
func TestContributing(t *testing.T) {
	path := regexp.MustCompile("`((?:internal|examples|cmd)/[a-z0-9_/.-]+)`")
	run := regexp.MustCompile("`go test \\./([a-z/]+) -run ([A-Za-z]+)( -update)?`")
	for _, heading := range chapters {
		text := chapter(t, "CONTRIBUTING.md", heading)
		named := 0
		for _, m := range path.FindAllStringSubmatch(text, -1) {
			named++
			if _, err := os.Stat("../../" + m[1]); err != nil && m[1] != "examples/giay-bien-nhan.json" {
				t.Errorf("%s: %v", heading, err)
			}
		}
		for _, m := range run.FindAllStringSubmatch(text, -1) {
			if !hasTest(t, m[1], m[2]) {
				t.Errorf("%s: %s has no test %s", heading, m[1], m[2])
			}
		}
		if named < 2 {
			t.Errorf("%s names %d files", heading, named)
		}
		if strings.Contains(text, "\n6. ") {
			t.Errorf("%s has more than five steps", heading)
		}
	}
}

// hasTest tells whether a package has a test whose name holds the words.
func hasTest(t *testing.T, dir, words string) bool {
	t.Helper()
	files, err := filepath.Glob("../../" + dir + "/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	test := regexp.MustCompile(`(?m)^func Test\w*` + words)
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if test.Match(data) {
			return true
		}
	}
	return false
}

// TestTwoPeople goes the way of two strangers who have README and CONTRIBUTING
// alone. One asks where the 12 pt bold italic of Nơi nhận is, the other where a
// new format goes.
func TestTwoPeople(t *testing.T) {
	if !regexp.MustCompile("\\| cỡ chữ, [^|]*\\| `vanthu rules`").MatchString(guide(t, "README.md")) {
		t.Error("the README does not point to the printed rules")
	}
	var told, stderr bytes.Buffer
	Run(t.Context(), []string{"rules"}, nil, &told, &stderr, "")
	if !regexp.MustCompile(`(?m)^Từ Nơi nhận +12 pt .*nghiêng, đậm .*số 8b$`).Match(told.Bytes()) {
		t.Error("the printed rules do not show it")
	}
	for _, heading := range []string{"Đổi, thêm một con số của luật", "To change or add a number of the law"} {
		text := chapter(t, "CONTRIBUTING.md", heading)
		leads(t, text, "internal/rules/look.go", `(?m)^\s+RecipientsLabel:\s+\{Name: "Từ Nơi nhận"`)
		leads(t, text, "internal/rules/nd30.go", `\{Element: RecipientsLabel, Size: points\(12, 12, 12, .*số 8b.*Bold: true, Italic: true`)
	}
	for _, heading := range []string{"Thêm một định dạng tệp", "To add a file format"} {
		text := chapter(t, "CONTRIBUTING.md", heading)
		leads(t, text, "internal/render/format.go", `(?m)^var rows = \[\]row\{\n\t\{name: PDF`)
		leads(t, text, "internal/rooms/rooms_test.go", `(?m)^var plan = `)
	}
}

// leads wants a chapter to name a file, and the file to hold what is looked for.
func leads(t *testing.T, chapter, file, pattern string) {
	t.Helper()
	if !strings.Contains(chapter, "`"+file+"`") {
		t.Errorf("the chapter does not name %s", file)
	}
	if !regexp.MustCompile(pattern).MatchString(guide(t, file)) {
		t.Errorf("%s has no %s", file, pattern)
	}
}

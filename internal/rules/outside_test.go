package rules

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// clause is a place in the law or the name of an instrument, as one would type
// it in a string.
var clause = regexp.MustCompile(`(Điều|[Kk]hoản|[Mm]ục|Phụ lục|Mẫu) ([0-9]|[IVX]+\b)|khoản …|[Đđ]iểm [a-zđ]([ ,.;)]|$)|(NĐ-CP|HD/VPTW|QĐ/TW|TT-BNV)|(Nghị định|Hướng dẫn|Thông tư|Quy định)( số)? [0-9]`)

// TestLawStaysHere wants no clause and no instrument in a string of the rest of
// the program: who needs one takes it from here.
func TestLawStaysHere(t *testing.T) {
	seen := eachString(t, func(path, text string) {
		if found := clause.FindString(text); found != "" {
			t.Errorf("%s: the string %.60q names %q: it belongs to rules", path, text, found)
		}
	})
	if seen < 1000 {
		t.Errorf("only %d strings were read", seen)
	}
}

// TestClause holds that pattern against what it must find and what it must not.
func TestClause(t *testing.T) {
	for text, want := range map[string]bool{
		"Phụ lục I, Phần I, Mục V": true, "Điều 8 khoản 2": true, "khoản …, Phụ lục": true, "theo điểm b": true,
		"Nghị định 30/2020/NĐ-CP": true, "Hướng dẫn 36-HD/VPTW": true, "Mẫu 1.3": true,
		"Phụ lục": false, "mục đích": false, "điểm đến": false, "Mẫu của bạn": false, "khoản này": false,
	} {
		if got := clause.MatchString(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// eachString visits every string of the program outside this package and its
// tests, by the file's path in the project, and counts them.
func eachString(t *testing.T, visit func(path, text string)) int {
	t.Helper()
	seen := 0
	const root = "../.."
	for _, under := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, under), func(path string, d fs.DirEntry, err error) error {
			name, _ := filepath.Rel(root, path)
			name = filepath.ToSlash(name)
			switch {
			case err != nil:
				return err
			case d.IsDir() && (name == "internal/rules" || name == "cmd/costcheck" || d.Name() == "testdata"): // the latter makes up documents
				return filepath.SkipDir
			case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if text, err := strconv.Unquote(lit.Value); err == nil {
						seen++
						visit(name, text)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return seen
}

// own are the Vietnamese strings of the rooms between the document and the
// files that are no words of the law.
var own = map[string]string{
	"Dòng trống": "the name of a style in Word", "Bảng không kẻ": "likewise", "Bảng kẻ": "likewise", "Khung dấu": "likewise",
	"Khoảng cách": "the name of a style in Word", "Đầu bảng": "likewise", "Số trong bảng": "likewise", "Chữ giữa ô": "likewise",
}

// TestNoWords wants no Vietnamese word in the rooms that put a document on
// paper: all words that they print are the author's or the law's.
func TestNoWords(t *testing.T) {
	unused := maps.Clone(own)
	eachString(t, func(path, text string) {
		room, _, _ := strings.Cut(strings.TrimPrefix(path, "internal/"), "/")
		if !slices.Contains([]string{"compose", "layout", "pdf", "wordml", "svg", "sheet", "render"}, room) {
			return
		}
		delete(unused, text)
		if own[text] == "" && strings.ContainsFunc(text, vietnamese) {
			t.Errorf("%s: %q is a word of the law, or is named as none in this test", path, text)
		}
	})
	for text := range unused {
		t.Errorf("%q stands nowhere any more", text)
	}
}

// hairs are the lengths that compose may say itself: what they do cannot be
// seen.
var hairs = map[string]string{
	"units.Points(1)":            "the least height of a paragraph that must be there, the room beside a line that must not wrap",
	"styles.go: units.Points(2)": "the letters of a paragraph without letters",
	"styles.go: units.Points(6)": "its height, which every such paragraph sets itself",
	"images.go: 1000 * units.MM": "a metre: pictures tell their dots per metre",
}

// TestNoNumbers wants no length typed in the rooms that decide on form.
func TestNoNumbers(t *testing.T) {
	calls := 0
	for _, room := range []string{"compose", "check"} {
		files, err := filepath.Glob("../" + room + "/*.go")
		if err != nil || len(files) < 4 {
			t.Fatal(files, err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, call := range length.FindAllString(string(source), -1) {
				calls++
				if hairs[call] == "" && hairs[filepath.Base(path)+": "+call] == "" {
					t.Errorf("%s: %s: a length stands in rules", path, call)
				}
			}
		}
	}
	if calls < 5 {
		t.Errorf("only %d lengths were found", calls)
	}
}

// length is a length typed in the source.
var length = regexp.MustCompile(`units\.(Points|Millimetres|Twips)\([0-9.]+\)|[0-9.]+ ?\* ?units\.\w+`)

// vietnamese tells whether a character is a letter that English has not.
func vietnamese(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }

// TestWitness keeps the second copy of the law, which finished paper is
// measured against, apart from this one.
func TestWitness(t *testing.T) {
	files, err := filepath.Glob("../render/law_*_test.go")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range file.Imports {
			if i.Path.Value == `"vanthu/internal/rules"` {
				t.Errorf("%s imports rules: the witness must not ask the accused", path)
			}
		}
	}
}

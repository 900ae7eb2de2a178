package rooms

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSecurity has every promise of SECURITY.md name tests that exist, the same
// in both languages.
func TestSecurity(t *testing.T) {
	text, err := os.ReadFile("../../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	vietnamese, english, found := strings.Cut(string(text), "## English")
	if !found {
		t.Fatal("there is no English part")
	}
	vi, en := promised(t, vietnamese, "| điều | kiểm thử |"), promised(t, english, "| promise | tests |")
	if len(vi) < 10 || !slices.Equal(vi, en) {
		t.Errorf("%d promises in Vietnamese, %d in English, or other tests:\n%q\n%q", len(vi), len(en), vi, en)
	}
}

var namedTest = regexp.MustCompile("^`([a-z]+)\\.((?:Test|Fuzz)[A-Za-z0-9]+)`$")

// promised are the tests of each row of a table, which must exist.
func promised(t *testing.T, text, head string) []string {
	t.Helper()
	_, table, found := strings.Cut(text, head+"\n|---|---|\n")
	if !found {
		t.Fatalf("there is no table %q", head)
	}
	table, _, _ = strings.Cut(table, "\n\n")
	var all []string
	for row := range strings.SplitSeq(table, "\n") {
		cells := strings.Split(strings.Trim(row, "| "), " | ")
		if len(cells) != 2 {
			t.Fatalf("not two cells: %s", row)
		}
		all = append(all, cells[1])
		for name := range strings.SplitSeq(cells[1], ", ") {
			m := namedTest.FindStringSubmatch(name)
			if m == nil {
				t.Errorf("%q names no test", name)
				continue
			}
			if !hasTest(t, m[1], m[2]) {
				t.Errorf("there is no %s in %s", m[2], m[1])
			}
		}
	}
	return all
}

// hasTest tells whether a package has a test.
func hasTest(t *testing.T, room, name string) bool {
	t.Helper()
	for _, dir := range []string{"../" + room, "../../cmd/" + room} {
		files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "\nfunc "+name+"(") {
				return true
			}
		}
	}
	return false
}

package inspect

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
)

// programs are all outside programs that a test may call.
var programs = []program{
	mutool, pdftotext, pdffonts, pdfinfo, pdfsig, pdfimages, pdftoppm, qpdf, verapdf, preflight, soffice, validator, curl, node, chromium, firefox, playwright, pdfjs, pdfium,
}

// Needs is what a test calls before its first use of outside programs, named as
// they are called, such as "mutool".
//
// A quick run ("go test -short") leaves such a test out, whether the programs are
// there or not. Otherwise a test whose program is missing is skipped, and one test
// of this package, TestPrograms, fails and names all that are missing: told once,
// and not by every test. In CI (CI=true) nothing is skipped: the test fails.
func Needs(t testing.TB, names ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("a quick run calls no outside programs")
	}
	for _, name := range names {
		i := slices.IndexFunc(programs, func(p program) bool { return p.name == name })
		if i < 0 {
			t.Fatalf("inspect: no program %q in the list of the tests", name)
		}
		if _, err := programs[i].find(); err == nil {
			continue
		} else if inCI() {
			t.Fatal(err)
		}
		t.Skipf("%s is missing: see TestPrograms of package inspect", name)
	}
}

// inCI says that a machine runs the tests, which has to have everything.
func inCI() bool { return os.Getenv("CI") == "true" }

// missing tells in one sentence which programs are not there; nil if all are.
func missing() error {
	var lines []string
	for _, p := range programs {
		var m *MissingProgramError
		if _, err := p.find(); errors.As(err, &m) {
			lines = append(lines, m.Program+" ("+m.Source+")")
		}
	}
	if lines == nil {
		return nil
	}
	return errors.New("missing, so that tests are left out: " + strings.Join(lines, ", ") + "; \"bash .ci/tools\" installs all")
}

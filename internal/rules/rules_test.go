package rules

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"vanthu/internal/units"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestPrinted compares every profile with the table that was read against the
// law. A golden without a profile fails too.
func TestPrinted(t *testing.T) {
	known := map[string]bool{}
	for _, p := range Profiles {
		path := filepath.Join("testdata", p.ID+".txt")
		known[path] = true
		got := printed(p)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		if got != string(want) {
			t.Errorf("%s differs from the golden: %s", p.ID, firstDifference(string(want), got))
		}
	}
	files, _ := filepath.Glob("testdata/*")
	for _, f := range files {
		if !known[f] {
			t.Errorf("%s belongs to no profile", f)
		}
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		var a, b string
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\n want %s\n  got %s", i+1, a, b)
		}
	}
	return "none"
}

// TestCited finds every citation of a profile, however deep, and wants it to
// name one of the instruments or a custom.
func TestCited(t *testing.T) {
	for _, p := range Profiles {
		walk(reflect.ValueOf(*p), p.ID, func(path string, v reflect.Value) {
			if x, ok := v.Interface().(Cite); ok && !cited(p, x) && !silent(v, path) {
				t.Errorf("%s: citation %q", path, x)
			}
		})
	}
}

// cited tells whether a citation names the profile's own instrument, with a
// place in it, or a custom.
func cited(p *Profile, c Cite) bool {
	return c.IsConvention() || strings.HasPrefix(string(c), p.Name+", ") && len(c) > len(p.Name)+2
}

// silent are the places where a profile has no rule, so that there is nothing
// to cite.
func silent(v reflect.Value, path string) bool {
	if v.String() != "" {
		return false
	}
	for _, allowed := range []string{
		"dang-2018.Strokes.UnderIssuer", "dang-2018.Strokes.UnderSubject", "dang-2018.Marks.Circulation",
		"dang-2026.Strokes.UnderIssuer", "dang-2026.Strokes.UnderSubject", "dang-2026.Marks.Circulation",
		"nd30.Paragraphs.LineExact", "nd30.Signature.Concurrently", "dang-2018.Words.Dispatch", "dang-2026.Words.Dispatch",
	} {
		if path == allowed+".Cite" || path == allowed+"Cite" {
			return true
		}
	}
	return false
}

// TestRanges wants every range in order, its default inside it, and a whole
// number of twips inside it that the default can become.
func TestRanges(t *testing.T) {
	for _, p := range Profiles {
		walk(reflect.ValueOf(*p), p.ID, func(path string, v reflect.Value) {
			switch r := v.Interface().(type) {
			case Range:
				checkRange(t, path, r)
			case Share:
				if r.Min > r.Default || r.Default > r.Max {
					t.Errorf("%s: default %v outside %v to %v", path, r.Default, r.Min, r.Max)
				}
			}
		})
	}
}

func checkRange(t *testing.T, path string, r Range) {
	t.Helper()
	if r.Min < 0 || r.Min > r.Default || r.Default > r.Max || !r.Allows(r.Default) {
		t.Errorf("%s: default %v outside %v to %v", path, r.Default, r.Min, r.Max)
	}
	up, down := units.Twips(r.Default.TwipsUp()), units.Twips(r.Default.TwipsDown())
	if r.Min < r.Max && !r.Allows(up) && !r.Allows(down) {
		t.Errorf("%s: neither %v nor %v is in %v to %v", path, down, up, r.Min, r.Max)
	}
}

// TestSizes wants sizes that Word can say, of elements that are listed once.
func TestSizes(t *testing.T) {
	for _, p := range Profiles {
		seen := map[Element]bool{}
		for _, row := range p.Types {
			if seen[row.Element] {
				t.Errorf("%s: %s stands twice", p.ID, row.Element)
			}
			seen[row.Element] = true
			for _, l := range []units.Length{row.Size.Min, row.Size.Max, row.Size.Default} {
				if l <= 0 || l%units.HalfPoint != 0 {
					t.Errorf("%s: %s has the size %v", p.ID, row.Element, l)
				}
			}
		}
	}
}

// TestSharedRows wants all profiles to know the elements that compose asks
// for whatever the profile is.
func TestSharedRows(t *testing.T) {
	only := map[Element]Family{
		Motto: State, Watermark: State,
		IssuerStar: Party, SubjectSeparator: Party, DraftNote: Party, AuthorLine: Party, CopyStampTitle: Party, CopyStamp: Party, SignatureText: State,
	}
	all := map[Element]bool{}
	for _, p := range Profiles {
		for _, row := range p.Types {
			all[row.Element] = true
		}
	}
	for e := range all {
		for _, p := range Profiles {
			family, special := only[e]
			if want := !special || family == p.Family; p.Has(e) != want {
				t.Errorf("%s has %s: %v", p.ID, e, p.Has(e))
			}
		}
	}
}

func TestSingle(t *testing.T) {
	for size, want := range map[float64]int{10: 230, 11: 253, 12: 276, 13: 299, 13.5: 311, 14: 322, 15: 345, 16: 368} {
		l := Single(units.Points(size))
		if l.Twips() != want || l%units.Twip != 0 || l.Points() < size*SingleSpacing-1e-9 {
			t.Errorf("single spacing at %v pt is %v twips, want %d", size, l.Twips(), want)
		}
	}
}

func TestPick(t *testing.T) {
	for _, c := range []struct{ name, date, want string }{
		{"", "", "nd30"},
		{"", "2026-05-27", "nd30"},
		{"nd30", "2018-01-01", "nd30"},
		{"dang", "", "dang-2026"},
		{"dang", "2017-01-01", "dang-2018"},
		{"dang", "2018-04-03", "dang-2018"},
		{"dang", "2025", "dang-2018"},
		{"dang", "2026", "dang-2026"},
		{"dang", "2026-04", "dang-2018"},
		{"dang", "2026-05", "dang-2026"},
		{"dang", "2026-05-26", "dang-2018"},
		{"dang", "2026-05-27", "dang-2026"},
		{"dang", "2027-01-01", "dang-2026"},
		{"dang-2018", "2026-11-20", "dang-2018"},
		{"dang-2026", "2018-05-05", "dang-2026"},
		{"dang-2004", "2010-01-01", ""},
		{"ND30", "", ""},
		{"Đảng", "", ""},
	} {
		got := ""
		if p := Pick(c.name, c.date); p != nil {
			got = p.ID
		}
		if got != c.want {
			t.Errorf("Pick(%q, %q) is %q, want %q", c.name, c.date, got, c.want)
		}
	}
}

// TestKinds wants kinds that are named once and that some family issues.
func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds {
		if seen[k.Slug] || k.Slug == "" || strings.Trim(k.Slug, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("slug %q", k.Slug)
		}
		seen[k.Slug] = true
		if k.Name == "" || k.Cite(State) == "" || k.Cite(Party) == "" || len(k.Code) == 0 {
			t.Errorf("%s is not whole: %+v", k.Slug, k)
		}
		for family := range k.Addressees {
			if _, issued := k.Code[family]; !issued {
				t.Errorf("%s has addressees where it is not issued: %s", k.Slug, family)
			}
		}
		if FindKind(k.Slug).Name != k.Name {
			t.Errorf("FindKind(%q) finds another", k.Slug)
		}
	}
	if FindKind("") != nil || FindKind("cong văn") != nil {
		t.Error("FindKind finds what is not there")
	}
}

// TestTypePanics holds the promise that a missing row is a loud fault.
func TestTypePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	ND30.Type(IssuerStar)
}

// walk visits every value of a struct with its path.
func walk(v reflect.Value, path string, visit func(string, reflect.Value)) {
	visit(path, v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	}
}

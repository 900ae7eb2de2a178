package batch

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vanthu/internal/disk"
	"vanthu/internal/render"
	"vanthu/internal/rows"
)

// seen is what a folder holds: names, and when each file was made.
func seen(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]time.Time)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = info.ModTime()
	}
	return files
}

func holds(t *testing.T, dir string, want ...string) {
	t.Helper()
	got := slices.Sorted(maps.Keys(seen(t, dir)))
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func place(t *testing.T, p *Plan, dir string, list []rows.Row) *Placed {
	t.Helper()
	placed, err := p.Place(t.Context(), named(p, list...), dir, Placing{})
	if err != nil {
		t.Fatal(err)
	}
	return placed
}

func TestPlace(t *testing.T) {
	spec := one("{{đơn vị}}")
	spec.Merge = true
	p := compiled(t, spec)
	dir := filepath.Join(t.TempDir(), "new", "folder")
	placed := place(t, p, dir, some(4))
	holds(t, dir, "Đơn vị 0002.pdf", "Đơn vị 0002.docx", "Đơn vị 0003.pdf", "Đơn vị 0003.docx", "Đơn vị 0005.pdf", "Đơn vị 0005.docx", "tat-ca.pdf", "manifest.json")
	if placed.Done != 3 || placed.Failed != 1 || placed.Kept != 0 || placed.Stale != nil {
		t.Errorf("%+v", placed)
	}
	// The same files as in an archive.
	_, files := unpacked(t, packed(t, p, some(4)))
	for name, data := range files {
		here, err := os.ReadFile(filepath.Join(dir, name))
		if name != ManifestName && (err != nil || string(here) != string(data)) {
			t.Errorf("%s differs from the archive's: %v", name, err)
		}
	}
}

// TestPlaceAgain runs a batch again over a folder: complete, with a file
// changed, a file lost, a row changed, another template.
func TestPlaceAgain(t *testing.T) {
	p := compiled(t, one("{{đơn vị}}", render.PDF))
	dir := t.TempDir()
	list := some(6)
	place(t, p, dir, list)
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	age := func() {
		for name := range seen(t, dir) {
			if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	anew := func() (names []string) {
		for name, at := range seen(t, dir) {
			if at.After(old) && name != ManifestName {
				names = append(names, strings.TrimSuffix(strings.TrimPrefix(name, "Đơn vị "), ".pdf"))
			}
		}
		slices.Sort(names)
		return names
	}
	check := func(what string, placed *Placed, kept int, stale, made string) {
		t.Helper()
		if got := strings.Join(anew(), " "); placed.Kept != kept || strings.Join(placed.Stale, " ") != stale || got != made || placed.Done+placed.Failed != 6 {
			t.Errorf("%s: %d kept, stale %q, made anew %q; want %d, %q, %q", what, placed.Kept, placed.Stale, got, kept, stale, made)
		}
		age()
	}
	age()
	first, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	check("nothing is changed", place(t, p, dir, list), 5, "", "")
	if again, err := os.ReadFile(filepath.Join(dir, ManifestName)); err != nil || string(again) != string(first) {
		t.Errorf("the manifest is another: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "Đơn vị 0003.pdf"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(dir, "Đơn vị 0006.pdf"))
	check("a file is changed, one is lost", place(t, p, dir, list), 3, "", "0003 0006")
	list[0] = row(2, "số", "99")
	check("a row is changed", place(t, p, dir, list), 4, "", "0002")
	list[5] = row(8)
	check("a row has another name", place(t, p, dir, list), 4, "Đơn vị 0007.pdf", "0008")
	list[2].Number = 77
	check("a row stands elsewhere", place(t, p, dir, list), 5, "", "")
	spec := one("{{đơn vị}}", render.PDF)
	spec.Templates[0].Data = []byte(strings.Replace(notice, "nghỉ lễ", "nghỉ Tết", 1))
	check("another template", place(t, compiled(t, spec), dir, list), 0, "", "0002 0003 0005 0006 0008")
}

// TestPlaceGoesOn stops a run and starts it again.
func TestPlaceGoesOn(t *testing.T) {
	p := compiled(t, one("", render.PDF))
	dir := filepath.Join(t.TempDir(), "a[b")
	ctx, stop := context.WithCancel(t.Context())
	_, err := p.Place(ctx, named(p, some(200)...), dir, Placing{Row: func(m Made) {
		if m.Row == 20 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, ManifestName)); !os.IsNotExist(err) {
		t.Errorf("an interrupted run has a manifest: %v", err)
	}
	// What a killed run may leave: a journal that was cut off, a half file.
	journal, err := os.OpenFile(filepath.Join(dir, journalName), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	journal.WriteString(`{"row":50,"key":"ab`)
	journal.Close()
	if err := os.WriteFile(filepath.Join(dir, ".vanthu-X.tmp"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := seen(t, dir)
	placed := place(t, p, dir, some(200))
	if placed.Kept < 18 || placed.Kept >= 199 || placed.Done != 199 {
		t.Errorf("%d kept, %d done", placed.Kept, placed.Done)
	}
	after := seen(t, dir)
	if len(after) != 199+1 {
		t.Errorf("%d files", len(after))
	}
	same := 0
	for name, at := range before {
		if after[name].Equal(at) {
			same++
		}
	}
	if same != placed.Kept {
		t.Errorf("%d rows kept, %d files untouched", placed.Kept, same)
	}
}

func TestPlaceLeavesNothing(t *testing.T) {
	p := compiled(t, one(""))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	dir := t.TempDir()
	made := new(disk.Folders)
	if _, err := p.Place(ctx, named(p, some(5)...), filepath.Join(dir, "a"), Placing{Folders: made}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	made.Prune()
	if placed := place(t, p, filepath.Join(dir, "b"), nil); placed.Done != 0 {
		t.Errorf("%+v", placed)
	}
	holds(t, dir, "b")
	holds(t, filepath.Join(dir, "b"))
}

func TestPlaceSparesAForeignManifest(t *testing.T) {
	p := compiled(t, one(""))
	for _, foreign := range []string{`{"name": "app", "icons": []}`, "", "x"} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, ManifestName), []byte(foreign), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := p.Place(t.Context(), named(p, some(2)...), dir, Placing{}); !errors.Is(err, ErrForeignManifest) {
			t.Errorf("%q: %v", foreign, err)
		}
		holds(t, dir, ManifestName)
	}
}

// TestPlaceTellsOfTheDisk lets a row's file not be written: a folder has its
// name.
func TestPlaceTellsOfTheDisk(t *testing.T) {
	p := compiled(t, one("", render.PDF))
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "thong-bao-0004.pdf", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := p.Place(t.Context(), named(p, some(2000)...), dir, Placing{})
	var failed *disk.Error
	if !errors.As(err, &failed) || filepath.Base(failed.Path) != "thong-bao-0004.pdf" {
		t.Errorf("%v", err)
	}
	if n := len(seen(t, dir)); n > 100 {
		t.Errorf("the run went on: %d files", n)
	}
}

// TestPlaceAlone has two runs at one folder: the later one gives way, and finds
// the folder free when the first has ended.
func TestPlaceAlone(t *testing.T) {
	p := compiled(t, one("", render.PDF))
	dir := t.TempDir()
	second := func() error {
		_, err := p.Place(t.Context(), named(p, some(2)...), dir, Placing{})
		return err
	}
	during := errors.New("the first run told of no row")
	_, err := p.Place(t.Context(), named(p, some(2)...), dir, Placing{Row: func(Made) { during = second() }})
	if err != nil || !errors.Is(during, disk.ErrLocked) {
		t.Errorf("the first run: %v; the second: %v", err, during)
	}
	if err := second(); err != nil {
		t.Error(err)
	}
	holds(t, dir, "thong-bao-0001.pdf", "thong-bao-0002.pdf", ManifestName)
}

// TestForeignFiles has files of others in the folder: they stay, and the row, or
// the run, says so.
func TestForeignFiles(t *testing.T) {
	p := compiled(t, one("", render.PDF))
	dir := t.TempDir()
	first := place(t, p, dir, some(2))
	name := first.Rows[0].Files[0].Name
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, name), []byte("of somebody else"), 0o600); err != nil {
		t.Fatal(err)
	}
	placed := place(t, p, other, some(2))
	if placed.Done != 1 || placed.Failed != 1 || placed.Rows[0].Faults[0].Rule != "file.foreign" {
		t.Errorf("%+v", placed.Manifest)
	}
	if data, err := os.ReadFile(filepath.Join(other, name)); err != nil || string(data) != "of somebody else" {
		t.Errorf("the file is %q, %v", data, err)
	}
	// A run that died before it could say that the file is its own.
	same := t.TempDir()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(same, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
	if placed := place(t, p, same, some(2)); placed.Failed != 0 {
		t.Errorf("%+v", placed.Manifest)
	}
}

package office

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"vanthu/internal/fault"
)

// MaxOffices is how many offices a folder may hold.
const MaxOffices = 1000

// Folder is a folder of offices, a file ID.json for each. It looks whether files
// have changed whenever it is asked: what is new holds from then on, and in the
// place of a file that is broken its last good content stays. It is safe for
// concurrent use.
type Folder struct {
	dir  string
	tell func(file string, faults fault.List)

	mu    sync.Mutex
	files map[string]*file // by name
	set   Set
}

// file is a file as it was read last.
type file struct {
	info   os.FileInfo
	good   *Office // nil: it was never good
	faults fault.List
}

// Open opens a folder. Files that cannot be used are told, now and whenever they
// change; nil tells nobody. The error is that of reading the folder.
func Open(dir string, tell func(file string, faults fault.List)) (*Folder, error) {
	if tell == nil {
		tell = func(string, fault.List) {}
	}
	f := &Folder{dir: dir, tell: tell, files: map[string]*file{}}
	return f, f.look()
}

// Now are the offices of this moment. A folder that cannot be read is as it was.
func (f *Folder) Now() Set {
	f.mu.Lock()
	defer f.mu.Unlock()
	_ = f.look()
	return f.set
}

// Broken are the names of the files that cannot be used, with their faults.
func (f *Folder) Broken() map[string]fault.List {
	f.mu.Lock()
	defer f.mu.Unlock()
	_ = f.look()
	out := map[string]fault.List{}
	for name, one := range f.files {
		if len(one.faults) > 0 {
			out[name] = one.faults
		}
	}
	return out
}

// look reads what has changed.
func (f *Folder) look() error {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	changed := false
	for _, e := range entries {
		name := e.Name()
		if filepath.Ext(name) != ".json" || name[0] == '.' {
			continue
		}
		info, err := os.Stat(filepath.Join(f.dir, name)) // of what a link leads to
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		there[name] = true
		if old := f.files[name]; old == nil || !same(old.info, info) {
			f.read(name, info)
			changed = true
		}
	}
	before := len(f.files)
	maps.DeleteFunc(f.files, func(name string, _ *file) bool { return !there[name] })
	if changed || before != len(f.files) || f.set == nil {
		f.gather()
	}
	return nil
}

// same tells whether a file is what it was. A file that is put in the place of
// another is another, whatever its time.
func same(a, b os.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// fileName is how the files are called.
var fileName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}\.json$`)

// read reads a file that is new or has changed.
func (f *Folder) read(name string, info os.FileInfo) {
	one := &file{info: info}
	if old := f.files[name]; old != nil {
		one.good = old.good
	}
	f.files[name] = one
	switch text, err := load(filepath.Join(f.dir, name)); {
	case !fileName.MatchString(name):
		one.faults = fault.List{fault.New("", "office.name", badName)}
	case len(f.files) > MaxOffices:
		one.faults = fault.List{fault.New("", "office.many", tooMany, MaxOffices)}
	case err != nil:
		one.faults = faultsOf(err)
	default:
		good, err := read(strings.TrimSuffix(name, ".json"), text)
		if err != nil {
			one.faults = faultsOf(err)
		} else {
			one.good = good
		}
	}
	if len(one.faults) > 0 {
		f.tell(name, one.faults)
	}
}

// load reads no more of a file than one byte above what it may have.
func load(path string) ([]byte, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, MaxBytes+1))
}

// gather makes the set anew: who has the old one keeps it.
func (f *Folder) gather() {
	f.set = Set{}
	for _, name := range slices.Sorted(maps.Keys(f.files)) {
		if good := f.files[name].good; good != nil {
			f.set[good.ID] = good
		}
	}
}

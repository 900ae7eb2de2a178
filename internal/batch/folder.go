package batch

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"

	"vanthu/internal/disk"
	"vanthu/internal/fault"
)

// Placing is how a batch goes into a folder.
type Placing struct {
	Source  *Input        // for the manifest
	Survey  fault.List    // for the manifest: the warnings of a Survey
	Workers int           // see Run; 0: two for each processor, as some wait for the disk
	Row     func(Made)    // is told of each row when its files are there; nil: nobody
	Folders *disk.Folders // remembers the folders made; nil: nobody needs to know
}

// Placed is what became of a batch in a folder.
type Placed struct {
	*Manifest
	Kept  int      // rows of which an earlier run had made all files
	Stale []string // files of an earlier run that are none of this batch; they are left alone
}

// ErrForeignManifest is the error of a folder that holds another program's
// file with the manifest's name.
var ErrForeignManifest = errors.New("batch: " + ManifestName + " is not a batch's manifest")

// ErrForeignMerged is the error of a folder that holds a file with the name of the
// PDF of all documents, which no batch has made.
var ErrForeignMerged = errors.New("batch: " + MergedName + " is none of a batch's")

// Place makes all rows and puts their files into a folder, each row's all at
// once. When all are done, the PDF of all documents follows, where the Spec
// says so, then the manifest: a folder with a manifest is a complete batch.
//
// Until then a journal remembers what is done. A run that was interrupted, even
// by the loss of power, is gone on with by the next: files that are as the
// journal, or the manifest of a complete run, has them, by their SHA-256 and the
// row's key, are not made again.
//
// Faults of rows are in the manifest. An error, of the disk or of ctx, means
// that the run was interrupted. While another run is at the folder, the error is
// disk.ErrLocked.
func (p *Plan) Place(ctx context.Context, in iter.Seq2[Named, error], dir string, how Placing) (*Placed, error) {
	if how.Workers <= 0 {
		how.Workers = 2 * runtime.GOMAXPROCS(0)
	}
	if how.Folders == nil {
		how.Folders = new(disk.Folders)
	}
	f := &folder{plan: p, dir: dir, made: how.Folders}
	lock, err := disk.Hold(f.path(lockName), f.made)
	if err != nil {
		return nil, err
	}
	defer lock.Release()
	if err := f.begin(); err != nil {
		return nil, err
	}
	placed := &Placed{Manifest: p.Manifest(how.Source, how.Survey...)}
	err = Run(ctx, f, in, how.Workers, func(m Made) error {
		if m.err != nil {
			return m.err
		}
		placed.Add(m)
		if m.Kept {
			placed.Kept++
		}
		if how.Row != nil {
			how.Row(m)
		}
		return nil
	})
	f.journal.close()
	if err != nil {
		return nil, err
	}
	if err := f.end(ctx, placed.Manifest); err != nil {
		return nil, err
	}
	placed.Stale = f.stale(placed.Manifest)
	return placed, nil
}

// lockName is the name of the file that keeps other runs out of the folder.
const lockName = ".vanthu-lo.lock"

// folder is a Maker that puts the files it makes into a folder.
type folder struct {
	plan    *Plan
	dir     string
	made    *disk.Folders
	known   map[string]Made // what earlier runs have made, by key
	names   map[string]bool // of the files of earlier runs
	others  []string        // other files of earlier runs
	resumed bool            // an earlier run was interrupted
	journal *journal
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

// begin learns what earlier runs have made, and makes the journal say so.
func (f *folder) begin() error {
	f.known = make(map[string]Made)
	f.journal = &journal{path: f.path(journalName), made: f.made}
	before, err := readManifest(f.path(ManifestName))
	if err != nil {
		return err
	}
	if before != nil {
		for _, m := range before.Rows {
			f.known[m.Key] = m
		}
		if before.Merged != nil {
			f.others = append(f.others, before.Merged.Name)
		}
	}
	interrupted, err := f.journal.read(f.known)
	if err != nil {
		return err
	}
	delete(f.known, "") // rows with faults
	f.names, f.resumed = map[string]bool{}, interrupted
	for _, m := range f.known {
		for _, file := range m.Files {
			f.names[file.Name] = true
		}
	}
	if interrupted {
		f.sweep()
	}
	if err := f.journal.begin(f.known); err != nil {
		return err
	}
	if before != nil {
		return os.Remove(f.path(ManifestName))
	}
	return nil
}

// sweep removes what a run that was killed has left half-written.
func (f *folder) sweep() {
	entries, _ := os.ReadDir(f.dir)
	for _, e := range entries {
		if hidden, _ := path.Match(disk.Hidden, e.Name()); hidden {
			os.Remove(f.path(e.Name()))
		}
	}
}

// Make makes the files of a row and puts them into the folder, unless they are
// there.
func (f *folder) Make(ctx context.Context, n Named) Made {
	if m, ok := f.known[f.plan.Key(n)]; ok && len(n.Row.Faults) == 0 && f.intact(m) {
		m.Row, m.Warnings, m.Kept = n.Row.Number, n.Row.Warnings, true
		return m
	}
	m := f.plan.Make(ctx, n)
	if len(m.Faults) > 0 || ctx.Err() != nil {
		return m
	}
	files := make([]disk.File, len(m.Files))
	for i, file := range m.Files {
		if f.foreign(file) {
			return Made{Row: m.Row, Faults: fault.List{fault.New("", "file.foreign", fault.Text{
				"Thư mục đã có tệp «%s» không do loạt này lập. Đổi tên tệp ấy, hoặc chọn thư mục khác.",
				"The folder has a file «%s» that is none of this batch. Give it another name, or choose another folder."}, file.Name)}}
		}
		files[i] = disk.File{Path: f.path(file.Name), Data: file.Data}
	}
	m.err = disk.Save(ctx, f.made, files)
	if m = m.light(); m.err == nil {
		m.err = f.journal.add(m)
	}
	return m
}

// foreign tells whether there is a file of another's where a row's is to be. One
// with the same bytes is that of a run which died before it could say so.
func (f *folder) foreign(file File) bool {
	if f.names[file.Name] {
		return false
	}
	data, err := os.ReadFile(f.path(file.Name))
	return err == nil && !file.is(data)
}

// intact tells whether the files of a row are as they were made.
func (f *folder) intact(m Made) bool {
	for _, file := range m.Files {
		data, err := os.ReadFile(f.path(file.Name))
		if err != nil || !file.is(data) {
			return false
		}
	}
	return len(m.Files) > 0
}

// end puts what comes behind the rows into the folder.
func (f *folder) end(ctx context.Context, m *Manifest) error {
	if m.Done == 0 {
		f.journal.drop()
		return nil
	}
	if f.plan.spec.Merge {
		if err := f.bind(ctx, m); err != nil {
			return err
		}
	}
	if err := disk.Save(ctx, f.made, []disk.File{{Path: f.path(ManifestName), Data: m.JSON()}}); err != nil {
		return err
	}
	f.journal.drop()
	return nil
}

// bind makes the PDF of all documents, of the files in the folder.
func (f *folder) bind(ctx context.Context, m *Manifest) error {
	out, err := disk.Create(f.path(MergedName), f.made)
	if err != nil {
		return err
	}
	defer out.Abort()
	b := f.plan.NewBinder(out)
	for _, row := range m.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, file := range row.Files {
			if !bound(file) {
				continue
			}
			if file.Data, err = os.ReadFile(f.path(file.Name)); err != nil {
				return err
			}
			if !file.is(file.Data) {
				return &disk.Error{Path: f.path(file.Name), Err: errChanged}
			}
			if err := b.Add(file); err != nil {
				return err
			}
		}
	}
	if m.Merged, _, err = b.Close(); err != nil || m.Merged == nil {
		return err
	}
	if !f.resumed && !slices.Contains(f.others, MergedName) && f.foreign(*m.Merged) {
		return ErrForeignMerged
	}
	return out.Commit()
}

// errChanged is the error of a file that is not as it was just made.
var errChanged = errors.New("batch: another program has changed the file")

// stale are files of earlier runs that are none of this batch.
func (f *folder) stale(m *Manifest) []string {
	ours := map[string]bool{}
	for _, row := range m.Rows {
		for _, file := range row.Files {
			ours[file.Name] = true
		}
	}
	if m.Merged != nil {
		ours[m.Merged.Name] = true
	}
	names := f.others
	for _, row := range f.known {
		for _, file := range row.Files {
			names = append(names, file.Name)
		}
	}
	var stale []string
	for _, name := range names {
		if !ours[name] {
			if _, err := os.Lstat(f.path(name)); err == nil {
				stale = append(stale, name)
			}
			ours[name] = true
		}
	}
	slices.Sort(stale)
	return stale
}

// readManifest reads the manifest of an earlier run, if there is one.
func readManifest(name string) (*Manifest, error) {
	data, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	m := new(Manifest)
	if !decode(bytes.TrimSpace(data), m) || m.Program == "" || len(m.Templates) == 0 {
		return nil, ErrForeignManifest
	}
	return m, nil
}

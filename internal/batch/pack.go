package batch

import (
	"context"
	"io"
	"iter"
	"os"

	"vanthu/internal/fault"
	"vanthu/internal/render"
)

// Packing is how a batch goes into an archive.
type Packing struct {
	Source   *Input           // for the manifest
	Survey   fault.List       // for the manifest: the warnings of a Survey
	Workers  int              // see Run
	Flush    func() error     // see NewArchive
	Row      func(Made)       // is told of each row when it is in the archive; nil: nobody
	Renderer *render.Renderer // which made the rows of PackMade; nil: the fonts of its PDF are not joined
	TempDir  string           // where the PDF of all documents waits for its turn; see os.CreateTemp
}

// Pack makes all rows and writes their files to w as a ZIP: the files in the
// order of the rows, then, where the Spec says so, the PDF of all documents,
// then the manifest. Faults of rows are in the manifest; an error means that
// the archive is not whole.
func (p *Plan) Pack(ctx context.Context, in iter.Seq2[Named, error], w io.Writer, how Packing) (*Manifest, error) {
	how.Renderer = p.renderer
	return pack(p.spec, p.Manifest(how.Source, how.Survey...), w, how, func(emit func(Made) error) error {
		return Run(ctx, p, in, how.Workers, emit)
	})
}

// PackMade is Pack for rows that are made already, with the manifest as
// Plan.Manifest began it. The archive is the same, byte for byte.
func PackMade(ctx context.Context, spec Spec, manifest *Manifest, in iter.Seq2[Made, error], w io.Writer, how Packing) (*Manifest, error) {
	return pack(spec, manifest, w, how, func(emit func(Made) error) error {
		for m, err := range in {
			if err == nil {
				err = ctx.Err()
			}
			if err == nil {
				err = emit(m)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// pack packs the rows that run emits.
func pack(spec Spec, manifest *Manifest, w io.Writer, how Packing, run func(emit func(Made) error) error) (_ *Manifest, err error) {
	archive := NewArchive(w, how.Flush)
	var merged *spool
	if spec.Merge {
		if merged, err = newSpool(how.Renderer, spec, how.TempDir); err != nil {
			return nil, err
		}
		defer merged.remove()
	}
	err = run(func(m Made) error {
		if err := archive.Add(m); err != nil {
			return err
		}
		if err := merged.add(m); err != nil {
			return err
		}
		manifest.Add(m)
		if how.Row != nil {
			how.Row(m)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if manifest.Merged, err = merged.close(archive); err != nil {
		return nil, err
	}
	return manifest, archive.Close(manifest)
}

// spool is the PDF of all documents, on the disk until its turn comes. A nil
// spool takes nothing.
type spool struct {
	file   *os.File
	binder *Binder
}

func newSpool(r *render.Renderer, spec Spec, dir string) (*spool, error) {
	file, err := os.CreateTemp(dir, ".vanthu-*.tmp")
	if err != nil {
		return nil, err
	}
	os.Remove(file.Name()) // if the program is killed, nothing stays; Windows keeps the name until remove
	return &spool{file, newBinder(r, spec, file)}, nil
}

func (s *spool) add(m Made) error {
	if s == nil {
		return nil
	}
	for _, f := range m.Files {
		if err := s.binder.Add(f); err != nil {
			return err
		}
	}
	return nil
}

// close puts the PDF into the archive.
func (s *spool) close(a *Archive) (*File, error) {
	if s == nil {
		return nil, nil
	}
	f, crc, err := s.binder.Close()
	if err != nil || f == nil {
		return nil, err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return f, a.AddFrom(*f, crc, s.file)
}

func (s *spool) remove() {
	_ = s.file.Close() // it is not needed any more
	os.Remove(s.file.Name())
}

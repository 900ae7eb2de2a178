package wordml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"sync"

	"github.com/nguyenthenguyen/docx"

	"vanthu/templates"
)

// job holds the buffers of one render, which are worth keeping.
type job struct {
	document document
	slot     markup
	base     bytes.Buffer // the package that the library opens
	out      bytes.Buffer // the package that it writes
}

var jobs = sync.Pool{New: func() any { return new(job) }}

// release empties the job and puts it back.
func (j *job) release() {
	j.document = document{body: markup{b: j.document.body.b[:0]}, spare: markup{b: j.document.spare.b[:0]}}
	j.base.Reset()
	j.out.Reset()
	jobs.Put(j)
}

// pack has the library write the file. The library is a container: it opens a
// package, takes another text for word/document.xml and writes all parts in
// the order in which it found them. It keeps headers in a map that all copies
// share, so that each render opens a package of its own, in memory and not
// compressed, with the headers and styles already in it.
func (j *job) pack() error {
	parts, err := j.assemble()
	if err != nil {
		return err
	}
	opened, err := docx.ReadDocxFromMemory(bytes.NewReader(j.base.Bytes()), int64(j.base.Len()))
	if err != nil {
		return err
	}
	defer opened.Close() // in memory: nothing that could fail
	file := opened.Editable()
	file.SetContent(string(j.document.body.b))
	if err := file.Write(&j.out); err != nil {
		return err
	}
	return j.verify(parts)
}

// assemble makes the package for the library to open and counts its parts.
func (j *job) assemble() (int, error) {
	z := zip.NewWriter(&j.base)
	count := 0
	store := func(name string, pieces ...string) error {
		count++
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return err
		}
		j.slot.b = j.slot.b[:0]
		for _, p := range pieces {
			j.slot.add(p)
		}
		_, err = w.Write(j.slot.b)
		return err
	}
	for _, p := range templates.Base() {
		var own markup
		j.document.fill(&own, p.Name)
		if err := store(p.Name, p.Head, string(own.b), p.Tail); err != nil {
			return 0, err
		}
	}
	for _, p := range j.document.parts {
		var name markup
		name.add("word/").partName(p)
		pattern := p.pattern()
		if err := store(string(name.b), pattern.Head, p.text, pattern.Tail); err != nil {
			return 0, err
		}
	}
	for i, p := range j.document.media.pictures {
		var name markup
		name.add("word/").mediaName(i+1, p)
		if err := store(string(name.b), string(p.Data)); err != nil {
			return 0, err
		}
	}
	return count, z.Close()
}

// verify looks at what the library has written, because it drops the errors
// of its writer.
func (j *job) verify(parts int) error {
	z, err := zip.NewReader(bytes.NewReader(j.out.Bytes()), int64(j.out.Len()))
	if err != nil {
		return err
	}
	if len(z.File) != parts {
		return fmt.Errorf("the file has %d parts, not %d", len(z.File), parts)
	}
	for _, f := range z.File {
		if want, known := j.size(f.Name); known && f.UncompressedSize64 != uint64(want) {
			return fmt.Errorf("%s was cut", f.Name)
		}
	}
	return nil
}

// size is the size of a part that is large enough to be cut.
func (j *job) size(name string) (int, bool) {
	if name == templates.Document {
		return len(j.document.body.b), true
	}
	for i, p := range j.document.media.pictures {
		var own markup
		if own.add("word/").mediaName(i+1, p); name == string(own.b) {
			return len(p.Data), true
		}
	}
	return 0, false
}

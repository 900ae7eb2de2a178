package wordml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/nguyenthenguyen/docx"

	"vanthu/templates"
)

// job holds the buffers of one render, which are worth keeping.
type job struct {
	document document
	part     markup       // one of the short parts, while it is made
	base     bytes.Buffer // the package that the library opens
	main     bytes.Buffer // the package that it writes
	out      bytes.Buffer // the file
}

var jobs = sync.Pool{New: func() any { return new(job) }}

// release empties the job and puts it back.
func (j *job) release() {
	j.document = document{body: markup{b: j.document.body.b[:0]}, spare: markup{b: j.document.spare.b[:0]}}
	j.part = markup{b: j.part.b[:0]}
	j.base.Reset()
	j.main.Reset()
	j.out.Reset()
	jobs.Put(j)
}

// item is a part of the file.
type item struct {
	name, text string
	image      bool
}

// mains are the parts that the library writes.
var mains = []string{templates.Document, templates.DocumentLinks}

// pack writes the file. The library writes the text and its relations; the other
// parts, of which most are the same in all files, are copied as they were packed
// when they first came.
func (j *job) pack() error {
	parts := j.parts()
	written, err := j.written(parts)
	if err != nil {
		return err
	}
	z := zip.NewWriter(&j.out)
	for _, p := range parts {
		switch f := written[p.name]; {
		case f != nil:
			err = f.copyTo(z)
		case p.image:
			err = compress(z, p)
		default:
			err = packed(p).copyTo(z)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// written are the parts that the library writes. It is a container: it opens a
// package, takes another text for word/document.xml and writes all parts in the
// order in which it found them. It keeps headers in a map that all copies share,
// so that each render opens a package of its own, in memory and not compressed.
// It drops the errors of its writer, so what it has written is looked at.
func (j *job) written(parts []item) (map[string]*packedPart, error) {
	if err := j.assemble(parts); err != nil {
		return nil, err
	}
	opened, err := docx.ReadDocxFromMemory(bytes.NewReader(j.base.Bytes()), int64(j.base.Len()))
	if err != nil {
		return nil, err
	}
	defer opened.Close() // in memory: nothing that could fail
	file := opened.Editable()
	file.SetContent(string(j.document.body.b))
	if err := file.Write(&j.main); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(j.main.Bytes()), int64(j.main.Len()))
	if err != nil {
		return nil, err
	}
	written := map[string]*packedPart{}
	for _, f := range z.File {
		at, err := f.DataOffset()
		if err != nil {
			return nil, err
		}
		written[f.Name] = &packedPart{f.FileHeader, j.main.Bytes()[at : at+int64(f.CompressedSize64)]}
	}
	if len(z.File) != len(mains) || len(written) != len(mains) {
		return nil, fmt.Errorf("the library has written %d parts, not %d", len(z.File), len(mains))
	}
	if f := written[templates.Document]; f == nil || f.header.UncompressedSize64 != uint64(len(j.document.body.b)) {
		return nil, fmt.Errorf("%s was cut", templates.Document)
	}
	return written, nil
}

// assemble makes the package for the library to open.
func (j *job) assemble(parts []item) error {
	z := zip.NewWriter(&j.base)
	for _, p := range parts {
		if !slices.Contains(mains, p.name) {
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, p.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// parts are those of the file, in their order.
func (j *job) parts() []item {
	var parts []item
	for _, p := range templates.Base() {
		j.part = markup{b: j.part.b[:0]}
		j.document.fill(&j.part, p.Name)
		parts = append(parts, item{name: p.Name, text: p.Head + string(j.part.b) + p.Tail})
	}
	for _, p := range j.document.parts {
		var name markup
		name.add("word/").partName(p)
		pattern := p.pattern()
		parts = append(parts, item{name: string(name.b), text: pattern.Head + p.text + pattern.Tail})
	}
	for i, p := range j.document.media.pictures {
		var name markup
		name.add("word/").mediaName(i+1, p)
		parts = append(parts, item{name: string(name.b), text: string(p.Data), image: true})
	}
	return parts
}

// compress writes a part.
func compress(z *zip.Writer, p item) error {
	w, err := z.Create(p.name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, p.text)
	return err
}

package wordfill

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"sync"

	"github.com/nguyenthenguyen/docx"
)

// The parts that the library wants in every package.
const (
	libraryMain  = "word/document.xml"
	libraryLinks = "word/_rels/document.xml.rels"
)

// buffers are those of one file, which are worth keeping.
type buffers struct {
	base bytes.Buffer // the package that the library opens
	made bytes.Buffer // the package that it writes
}

var pool = sync.Pool{New: func() any { return new(buffers) }}

// pack puts the parts of a row into a package. The library writes the parts
// that changed: it opens a package of this row alone, because it keeps headers
// in a map that all copies of a package share. All other parts are taken from
// the template as they are packed there.
func (t *Template) pack(f *filler, ends []int) ([]byte, error) {
	out := f.out
	b := pool.Get().(*buffers)
	defer func() {
		if b.base.Cap()+b.made.Cap() <= maxKept {
			pool.Put(b)
		}
	}()
	b.base.Reset()
	b.made.Reset()
	texts := make(map[int][]byte, len(ends))
	from := 0
	for i, end := range ends {
		texts[t.parts[i].entry] = out[from:end]
		from = end
	}
	if err := t.write(b, texts); err != nil {
		return nil, err
	}
	made, err := zip.NewReader(bytes.NewReader(b.made.Bytes()), int64(b.made.Len()))
	if err != nil {
		return nil, err
	}
	packed := map[string]*zip.File{}
	for _, f := range made.File {
		packed[f.Name] = f
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for i := range t.entries {
		if text, changed := texts[i]; changed {
			err = t.splice(z, &t.entries[i], packed[t.within(i)], text)
		} else {
			err = store(z, t.entries[i].header, bytes.NewReader(t.entries[i].packed))
		}
		if err != nil {
			return nil, err
		}
	}
	if err := t.add(z, f); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// add adds the parts that the template does not have: pictures, and headers of
// copies of sections.
func (t *Template) add(z *zip.Writer, f *filler) error {
	write := func(name string, method uint16, data []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
	for _, m := range f.media {
		if err := write("word/"+m.name, zip.Store, m.data); err != nil {
			return err
		}
	}
	for _, h := range f.heads {
		name := path.Join(path.Dir(t.main), h.name())
		if err := write(name, zip.Deflate, f.out[h.start:h.end]); err != nil {
			return err
		}
		if h.links < 0 {
			continue
		}
		if links := f.out[h.linksStart:h.linksEnd]; len(links) > 0 {
			if err := write(linksName(name), zip.Deflate, links); err != nil {
				return err
			}
			continue
		}
		like := t.entries[h.links]
		like.header.Name = linksName(name)
		if err := store(z, like.header, bytes.NewReader(like.packed)); err != nil {
			return err
		}
	}
	return nil
}

// within is the name of a part in the package that the library writes. It knows
// the body by one name only.
func (t *Template) within(i int) string {
	if t.entries[i].name == t.main {
		return libraryMain
	}
	return fmt.Sprintf("part%d.xml", i)
}

// write has the library write the parts that changed.
func (t *Template) write(b *buffers, texts map[int][]byte) error {
	z := zip.NewWriter(&b.base)
	add := func(name string, text []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write(text)
		}
		return err
	}
	var main []byte
	for _, p := range t.parts {
		text := texts[p.entry]
		name := t.within(p.entry)
		if name == libraryMain {
			main = text
			continue
		}
		if err := add(name, text); err != nil {
			return err
		}
	}
	for _, name := range []string{libraryMain, libraryLinks} {
		if err := add(name, nil); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	opened, err := docx.ReadDocxFromMemory(bytes.NewReader(b.base.Bytes()), int64(b.base.Len()))
	if err != nil {
		return err
	}
	defer opened.Close() // in memory: nothing that could fail
	file := opened.Editable()
	file.SetContent(string(main))
	return file.Write(&b.made)
}

// splice takes a part that the library has packed, after a look whether all of
// it is there: the library drops the errors of its writer.
func (t *Template) splice(z *zip.Writer, e *entry, f *zip.File, text []byte) error {
	if f == nil || f.UncompressedSize64 != uint64(len(text)) || f.CRC32 != crc32.ChecksumIEEE(text) {
		return fmt.Errorf("wordfill: part %q was cut", e.name)
	}
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	h := e.header
	h.Method, h.CRC32, h.CompressedSize64, h.UncompressedSize64 = f.Method, f.CRC32, f.CompressedSize64, f.UncompressedSize64
	return store(z, h, r)
}

// store writes a part that is packed already.
func store(z *zip.Writer, h zip.FileHeader, packed io.Reader) error {
	w, err := z.CreateRaw(&h)
	if err == nil {
		_, err = io.Copy(w, packed)
	}
	return err
}

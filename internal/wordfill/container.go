package wordfill

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// entry is a part of the template as it is stored.
type entry struct {
	name   string
	header zip.FileHeader // without time: the same row gives the same bytes
	packed []byte         // as it stands in the file
	data   []byte         // unpacked, where it is XML
}

// openEntries unpacks a DOCX. It looks at every part, so that a damaged
// template is found before the first row is filled.
func openEntries(file []byte) ([]entry, error) {
	if len(file) > MaxFile {
		return nil, tooLarge(fmt.Sprintf("the file has more than %d bytes", MaxFile))
	}
	if err := foreign(file); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, whole(RuleFile, "Tệp không phải văn bản Word .docx, hoặc bị hỏng: hãy mở bằng Word, lưu lại thành .docx rồi thử lại.", "Not a DOCX, or a damaged one: "+err.Error()+".")
	}
	if len(z.File) > MaxParts {
		return nil, tooLarge(fmt.Sprintf("more than %d parts", MaxParts))
	}
	var entries []entry
	seen := map[string]bool{}
	room := int64(MaxUnpacked)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue // a folder, which a package does not have
		}
		key := strings.ToLower(f.Name)
		if seen[key] || !sound(f.Name) {
			return nil, damaged(fmt.Sprintf("part %q is there twice or has a name that no part has", f.Name))
		}
		seen[key] = true
		e, err := openEntry(file, f, room)
		if err != nil {
			return nil, err
		}
		room -= int64(e.header.UncompressedSize64)
		entries = append(entries, e)
	}
	return entries, nil
}

// sound tells whether a name is one that a part may have.
func sound(name string) bool {
	return name != "" && path.Clean("/"+name) == "/"+name && !strings.ContainsAny(name, "\\:\x00")
}

func isXML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".xml" || ext == ".rels"
}

// openEntry unpacks a part, whatever its header says of its size.
func openEntry(file []byte, f *zip.File, room int64) (entry, error) {
	broken := func(why any) (entry, error) { return entry{}, damaged(fmt.Sprintf("part %q: %v", f.Name, why)) }
	if f.Method != zip.Store && f.Method != zip.Deflate || f.Flags&1 != 0 {
		return broken("packed in a way that a DOCX is not")
	}
	limit := int64(MaxPart)
	if isXML(f.Name) {
		limit = MaxXML
	}
	limit = min(limit, room)
	r, err := f.Open()
	if err != nil {
		return broken(err)
	}
	defer r.Close()
	var data bytes.Buffer
	sink := io.Discard
	if isXML(f.Name) {
		sink = &data
	}
	n, err := io.Copy(sink, io.LimitReader(r, limit+1))
	switch {
	case n > limit, n > ratioFrom && uint64(n) > maxRatio*f.CompressedSize64:
		return entry{}, tooLarge(fmt.Sprintf("part %q unpacks to too many bytes", f.Name))
	case err != nil:
		return broken(err)
	}
	offset, err := f.DataOffset()
	if err != nil || uint64(offset)+f.CompressedSize64 > uint64(len(file)) {
		return broken("outside the file")
	}
	return entry{
		name: f.Name,
		header: zip.FileHeader{Name: f.Name, NonUTF8: f.NonUTF8, Method: f.Method, CRC32: f.CRC32,
			CompressedSize64: f.CompressedSize64, UncompressedSize64: f.UncompressedSize64},
		packed: file[offset : uint64(offset)+f.CompressedSize64],
		data:   data.Bytes(),
	}, nil
}

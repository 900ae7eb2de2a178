package wordfill

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
)

// What reading a template takes, as measured: of an element, its node and its
// place among others; of a byte of XML, the part itself and its copies.
const (
	elementBytes = 288
	xmlBytes     = 4
	keptBytes    = 2 // of a byte of XML, in a template that was read
)

// Weight is about how much memory Parse takes for a file, and how much of that
// the template keeps. It is found without reading the file as XML.
func Weight(docx []byte) (reading, kept int64) {
	kept = int64(len(docx))
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return kept, kept // Parse refuses it
	}
	room := int64(MaxUnpacked)
	largest := int64(0) // parts are read one after another
	for _, f := range z.File {
		if !isXML(f.Name) || room <= 0 {
			continue
		}
		size, elements := weigh(f, min(room, MaxXML))
		room -= size
		kept += keptBytes * size
		largest = max(largest, (xmlBytes-keptBytes)*size+elementBytes*elements)
	}
	return kept + largest, kept
}

// weigh counts the bytes and the elements of a part, up to a limit.
func weigh(f *zip.File, limit int64) (size, elements int64) {
	r, err := f.Open()
	if err != nil {
		return 0, 0
	}
	defer r.Close()
	in := bufio.NewReader(io.LimitReader(r, limit))
	for {
		piece, err := in.ReadSlice('<')
		if size += int64(len(piece)); err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return size, elements
		}
		if next, _ := in.Peek(1); err == nil && len(next) > 0 && next[0] != '/' {
			elements++
		}
	}
}

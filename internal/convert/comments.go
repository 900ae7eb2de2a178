package convert

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
)

// comment is where a comment stands in the text, or begins, or ends.
var comment = regexp.MustCompile(`<w:comment(?:Reference|RangeStart|RangeEnd)\b[^>]*/>`)

// maxBody bounds the body of a file that is written anew, unpacked.
const maxBody = 64 << 20

// uncommented is a Word file whose text names none of its comments, where it has
// footnotes too: LibreOffice 7.4 loses or mixes up the texts of footnotes then. A
// PDF shows no comments. What cannot be read is left as it is, to LibreOffice.
func uncommented(docx []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return docx
	}
	at := func(name string) int {
		return slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == name })
	}
	body := at("word/document.xml")
	if body < 0 || at("word/comments.xml") < 0 || at("word/footnotes.xml") < 0 || z.File[body].UncompressedSize64 > maxBody {
		return docx
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i, f := range z.File {
		if i == body {
			err = writeUncommented(w, f)
		} else {
			err = w.Copy(f)
		}
		if err != nil {
			return docx
		}
	}
	if w.Close() != nil {
		return docx
	}
	return out.Bytes()
}

func writeUncommented(w *zip.Writer, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxBody))
	if err != nil {
		return err
	}
	part, err := w.Create(f.Name)
	if err == nil {
		_, err = part.Write(comment.ReplaceAll(data, nil))
	}
	return err
}

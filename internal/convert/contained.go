package convert

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"vanthu/internal/fault"
)

// maxDrawing bounds the drawings that are looked into, unpacked.
const maxDrawing = 32 << 20

// selfContained refuses a Word file with a drawing (SVG) that refers to
// anything outside of itself: LibreOffice reads whatever such a drawing names,
// a file of this machine too, and no setting of it forbids that. It knows a
// drawing by its bytes and not by its name, and so does this. A file that is no
// package is left to LibreOffice to refuse.
func selfContained(docx []byte) error {
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil //nolint:nilerr // see above
	}
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		if strings.HasSuffix(name, ".xml") && !strings.Contains(name, "media/") || strings.HasSuffix(name, ".rels") {
			continue // the text and its relations, which LibreOffice does not take for drawings
		}
		r, err := f.Open()
		if err != nil {
			return failed(errors.New("a part cannot be unpacked"))
		}
		data, err := io.ReadAll(io.LimitReader(r, maxDrawing+1))
		if err = errors.Join(err, r.Close()); err != nil || drawing(data, 0) != nil {
			return &Error{Failed, fault.Text{
				"Hình «%s» trong tệp Word trỏ ra ngoài tệp hoặc không đọc được; hãy thay bằng ảnh PNG, JPEG, rồi thử lại.",
				"The picture «%s» in the Word file refers to something outside of it, or cannot be read: put a PNG or JPEG in its place."}.With(fault.Quote(f.Name)), errOutside}
		}
	}
	return nil
}

var errOutside = errors.New("a drawing refers to something outside of its file")

// raster are what pictures begin with that refer to nothing.
var raster = []string{"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "BM", "II*\x00", "MM\x00*"}

func isRaster(data []byte) bool {
	return slices.ContainsFunc(raster, func(magic string) bool { return bytes.HasPrefix(data, []byte(magic)) })
}

// drawing looks into a picture, and into what is packed in it.
func drawing(data []byte, depth int) error {
	const deepest = 4
	switch {
	case depth > deepest || len(data) > maxDrawing:
		return errOutside
	case isRaster(data):
		return nil
	case bytes.HasPrefix(data, []byte("\x1f\x8b")): // .svgz, .emz, .wmz
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return err
		}
		inner, err := io.ReadAll(io.LimitReader(r, maxDrawing+1))
		if err != nil {
			return err
		}
		return drawing(inner, depth+1)
	case !isSVG(data):
		return nil
	}
	return (&svg{depth: depth}).read(data)
}

// isSVG tells whether there is a drawing in the bytes, in any coding of letters.
func isSVG(data []byte) bool {
	plain := bytes.ToLower(bytes.ReplaceAll(data, []byte{0}, nil))
	return bytes.Contains(plain, []byte("<svg")) || bytes.Contains(plain, []byte(":svg")) || bytes.Contains(plain, []byte("2000/svg"))
}

// svg reads a drawing for references. What it cannot read it refuses.
type svg struct{ depth int }

func (s *svg) read(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data)) // of UTF-8 alone
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := s.token(token); err != nil {
			return err
		}
	}
}

func (s *svg) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.ProcInst:
		if t.Target != "xml" { // a style sheet
			return errOutside
		}
	case xml.Directive:
		if bytes.ContainsAny(t, "[") { // entities
			return errOutside
		}
	case xml.CharData:
		return s.style(string(t))
	case xml.StartElement:
		if strings.EqualFold(t.Name.Local, "script") || strings.EqualFold(t.Name.Local, "foreignObject") {
			return errOutside
		}
		for _, a := range t.Attr {
			if err := s.attribute(strings.ToLower(a.Name.Local), a.Value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *svg) attribute(name, value string) error {
	switch name {
	case "href", "src", "base", "data":
		return s.reference(value)
	}
	return s.style(value)
}

// style looks for references in rules of style, and in whatever else may be
// taken for some.
func (s *svg) style(text string) error {
	low := strings.ToLower(text)
	if strings.Contains(low, "@import") || strings.Contains(low, `\`) && strings.Contains(low, "(") {
		return errOutside
	}
	for {
		at := strings.Index(low, "url(")
		if at < 0 {
			return nil
		}
		text, low = text[at+len("url("):], low[at+len("url("):]
		end := strings.IndexByte(text, ')')
		if end < 0 {
			return errOutside
		}
		if err := s.reference(strings.Trim(text[:end], " \t\r\n'\"")); err != nil {
			return err
		}
	}
}

// reference takes one to a part of the same drawing, and a picture that stands
// in it.
func (s *svg) reference(to string) error {
	to = strings.TrimSpace(to)
	if to == "" || strings.HasPrefix(to, "#") {
		return nil
	}
	head, body, found := strings.Cut(to, ",")
	if !found || len(head) < 5 || !strings.EqualFold(head[:5], "data:") {
		return errOutside
	}
	data, err := unpack(strings.Contains(strings.ToLower(head), ";base64"), body)
	if err != nil {
		return err
	}
	return drawing(data, s.depth+1)
}

func unpack(base64ed bool, body string) ([]byte, error) {
	plain, err := url.PathUnescape(body)
	if err != nil {
		return nil, fmt.Errorf("a picture within: %w", err)
	}
	if !base64ed {
		return []byte(plain), nil
	}
	plain = strings.Join(strings.Fields(plain), "")
	return base64.RawStdEncoding.DecodeString(strings.TrimRight(plain, "="))
}

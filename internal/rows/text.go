package rows

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// text is a file of text: UTF-8, with a byte order mark or without, or UTF-16
// with one, which is what Excel calls Unicode text; or in an encoding from before
// Unicode.
type text struct {
	data io.ReaderAt
	size int64
	old  old
}

// decoded is the text in UTF-8, as it stands.
func (t text) decoded() io.Reader {
	var head [3]byte
	n, _ := t.data.ReadAt(head[:], 0) // what fails here fails below too
	n = min(n, int(t.size))
	from := func(skip int64) io.Reader { return io.NewSectionReader(t.data, skip, t.size-skip) }
	switch {
	case bytes.HasPrefix(head[:n], marked):
		return from(3)
	case bytes.HasPrefix(head[:n], little):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Reader(from(2))
	case bytes.HasPrefix(head[:n], big):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Reader(from(2))
	}
	if t.old.encoding != "" {
		return &modern{from: from(0), encoding: t.old.encoding}
	}
	return from(0)
}

// open is the text with its faults told: of encoding, of rows without an end.
func (t text) open(row int) *stream { return &stream{from: t.decoded(), line: 1, row: row, left: row} }

// line is the line that a place in the decoded text is on.
func (t text) line(at int64) int {
	s := t.open(1 << 20)
	buffer := make([]byte, 1<<15)
	for at > 0 {
		s.begin()
		n, err := s.Read(buffer[:min(at, int64(len(buffer)))])
		at -= int64(n)
		if err != nil {
			break
		}
	}
	return s.line
}

// stream reads a text. Its first error stays.
type stream struct {
	from io.Reader
	line int    // of what was read
	tail []byte // the begun character
	row  int    // bytes that a row may have
	left int    // bytes that this row may still have
	err  error
}

// readAhead is what those who read a stream may hold beside the row.
const readAhead = 1 << 16

// begin begins a row.
func (s *stream) begin() { s.left = s.row + readAhead }

func (s *stream) Read(p []byte) (int, error) {
	switch {
	case s.err != nil:
		return 0, s.err
	case s.left <= 0:
		s.err = failf("Từ dòng %d có một dòng dữ liệu dài quá %s, hoặc một dấu ngoặc không đóng.",
			"near line %d a row has more than %s, or a quote is not closed", s.line, amount(int64(s.row))).at(s.line)
		return 0, s.err
	}
	n, err := s.from.Read(p[:min(len(p), s.left)])
	s.left -= n
	if bad := s.check(p[:n], errors.Is(err, io.EOF)); bad != nil {
		s.err = bad
		return 0, bad
	}
	if err != nil {
		s.err = err
	}
	return n, err
}

// check holds what was read to be UTF-8 text.
func (s *stream) check(p []byte, last bool) error {
	if len(s.tail) > 0 {
		p = append(s.tail, p...)
		s.tail = nil
	}
	for len(p) > 0 {
		switch c := p[0]; {
		case c == 0:
			return failf("Dòng %d có ký tự rỗng: tệp này không phải văn bản UTF-8. %s", "line %[1]d has a null character: this is no text in UTF-8",
				s.line, saveUTF8).at(s.line)
		case c == '\n':
			s.line++
			fallthrough
		case c < utf8.RuneSelf:
			p = p[1:]
			continue
		}
		if !utf8.FullRune(p) && !last {
			s.tail = bytes.Clone(p)
			return nil
		}
		r, size := utf8.DecodeRune(p)
		if r == utf8.RuneError && size == 1 {
			return failf("Dòng %d không viết bằng UTF-8 (có thể là bảng mã cũ như TCVN3, VNI, Windows-1258). %s", "line %[1]d is not in UTF-8",
				s.line, saveUTF8).at(s.line)
		}
		p = p[size:]
	}
	return nil
}

// saveUTF8 is what helps.
const saveUTF8 = "Trong Excel, chọn Lưu thành → CSV UTF-8, hoặc lưu thành .xlsx."

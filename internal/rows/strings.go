package rows

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
)

// shared are the texts of a workbook, which its sheets name by number. Many are
// kept on disk.
type shared struct {
	ends   []uint32 // where each ends
	text   []byte   // of all, or the window of what is on disk
	from   int64    // where the window begins
	file   *os.File // nil: all are in memory
	folder string
}

// inMemory is how many bytes of texts stay off the disk.
const inMemory = 2 << 20

// window is how much of the file is read at once: sheets name texts nearly in
// their order.
const window = 1 << 16

// readShared reads the texts. Those that are too long for memory go into a file
// in the folder.
func (p *pack) readShared(folder string) (*shared, error) {
	s := &shared{folder: folder}
	f := p.files[p.stringsPart]
	if f == nil {
		return s, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, broken()
	}
	defer in.Close()
	if err := s.read(newScanner(in, maxString)); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *shared) read(in *scanner) error {
	size := int64(0)
	for {
		in.begin()
		t, err := in.next()
		if errors.Is(err, io.EOF) {
			return s.spill(true)
		}
		if err != nil {
			return tooMuchText(err)
		}
		if t.ended || string(t.name) != "si" {
			continue
		}
		text := ""
		if !t.alone {
			if text, err = in.rich(); err != nil {
				return tooMuchText(err)
			}
		}
		size += int64(len(text))
		if len(s.ends) == maxStrings || size > maxTexts {
			return tooMuchText(errAllowance)
		}
		s.ends = append(s.ends, uint32(size))
		s.text = append(s.text, text...)
		if err := s.spill(false); err != nil {
			return err
		}
	}
}

func tooMuchText(err error) error {
	if errors.Is(err, errAllowance) {
		return failf("Bảng tính có quá nhiều chữ, hoặc một ô quá dài.", "the workbook has too many texts, or one that is too long")
	}
	return broken()
}

// spill writes what there is to disk, once there is much.
func (s *shared) spill(last bool) (err error) {
	if s.file == nil && len(s.text) <= inMemory || s.file != nil && !last && len(s.text) < window {
		return nil
	}
	if s.file == nil {
		if s.file, err = os.CreateTemp(s.folder, "vanthu-rows-"); err != nil {
			return fileError(err)
		}
	}
	if _, err := s.file.Write(s.text); err != nil {
		return fileError(err)
	}
	if s.text = s.text[:0]; cap(s.text) > 2*window {
		s.text = make([]byte, 0, window)
	}
	return nil
}

func (s *shared) close() error {
	if s == nil || s.file == nil {
		return nil
	}
	err := errors.Join(s.file.Close(), os.Remove(s.file.Name()))
	s.file = nil
	return err
}

// at is a text by its number as the sheet writes it.
func (s *shared) at(number string) (string, error) {
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 0 || n >= len(s.ends) {
		return "", errXML
	}
	from, to := int64(0), int64(s.ends[n])
	if n > 0 {
		from = int64(s.ends[n-1])
	}
	if s.file == nil {
		return string(s.text[from:to]), nil
	}
	if from < s.from || to > s.from+int64(len(s.text)) {
		size := max(to-from, min(window, int64(s.ends[len(s.ends)-1])-from))
		if int64(cap(s.text)) < size {
			s.text = make([]byte, size)
		}
		s.text, s.from = s.text[:size], from
		if _, err := s.file.ReadAt(s.text, from); err != nil {
			s.text = s.text[:0]
			return "", fileError(err)
		}
	}
	return string(s.text[from-s.from : to-s.from]), nil
}

// rich reads a text with or without styles, of the tag that was read last. How
// it is spoken, which is said for words in Japanese, is left out.
func (s *scanner) rich() (string, error) {
	depth := len(s.ends)
	out := ""
	for {
		t, err := s.next()
		if err != nil {
			return "", s.inside(err)
		}
		switch {
		case len(s.ends) < depth:
			return unpacked(out), nil
		case t.ended || t.alone:
		case string(t.name) == "rPh":
			if err := s.skip(); err != nil {
				return "", err
			}
		case string(t.name) == "t":
			piece, err := s.text()
			if err != nil {
				return "", err
			}
			out += piece
		}
	}
}

// unpacked is a text with the characters that XML cannot hold: _x000D_ (ECMA-376
// part 1, 22.9.2.19).
func unpacked(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var out strings.Builder
	for ; at >= 0; at = strings.Index(s, "_x") {
		out.WriteString(s[:at])
		s = s[at:]
		n, err := uint64(0), errXML
		if len(s) >= 7 && s[6] == '_' {
			n, err = strconv.ParseUint(s[2:6], 16, 32)
		}
		if err != nil || n >= 0xd800 && n < 0xe000 {
			out.WriteString(s[:2])
			s = s[2:]
			continue
		}
		out.WriteRune(rune(n))
		s = s[7:]
	}
	out.WriteString(s)
	return out.String()
}

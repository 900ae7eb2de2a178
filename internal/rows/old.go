package rows

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"vanthu/internal/fault"
	"vanthu/internal/viet"
)

// old is the encoding from before Unicode that a text is in, where that is sure.
type old struct {
	encoding viet.Encoding // empty: UTF-8 or UTF-16
	words    []string      // the first that it has, in Unicode
}

// sample is how much of a text is looked at from where it is no longer UTF-8.
const sample = 1 << 20

// findOld finds the encoding of a text that is not in Unicode.
func (t text) findOld() (old, error) {
	var head [3]byte
	n, _ := t.data.ReadAt(head[:], 0)
	if bytes.HasPrefix(head[:n], marked) || bytes.HasPrefix(head[:n], little) || bytes.HasPrefix(head[:n], big) {
		return old{}, nil
	}
	in := bufio.NewReaderSize(io.NewSectionReader(t.data, 0, t.size), 1<<16)
	for {
		line, err := in.ReadSlice('\n')
		switch {
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull):
			return old{}, err
		case bytes.IndexByte(line, 0) >= 0:
			return old{}, nil
		case !utf8.Valid(line) && !errors.Is(err, bufio.ErrBufferFull):
			rest, err := io.ReadAll(io.LimitReader(in, sample))
			if err != nil {
				return old{}, err
			}
			return oldText(append(bytes.Clone(line), rest...)), nil
		case errors.Is(err, io.EOF):
			return old{}, nil
		}
	}
}

func oldText(b []byte) old {
	e, words, sure := viet.EncodingOf(b)
	if !sure {
		return old{}
	}
	return old{e, words}
}

// told says that a text was not in Unicode.
func (o old) told() fault.List {
	if o.encoding == "" {
		return nil
	}
	return fault.List{doubtful("", ruleOldFile, "Tệp viết bằng bảng mã cũ %[1]s, đã đọc và đổi sang Unicode (%[2]s …). Xem lại vài văn bản trước khi dùng.",
		"the file is in the old encoding %[1]s, and was read as Unicode (%[2]s …); look at some documents before they are used", string(o.encoding), quotedList(o.words))}
}

// modern reads a text in an old encoding as UTF-8.
type modern struct {
	from     io.Reader
	encoding viet.Encoding
	raw      []byte // not yet decoded: the begun word
	ready    []byte
	err      error
}

// maxWord is how long a begun word may get before it is cut.
const maxWord = 1 << 12

func (m *modern) Read(p []byte) (int, error) {
	for len(m.ready) == 0 {
		if m.err != nil {
			return 0, m.err
		}
		var n int
		buffer := make([]byte, 1<<15)
		n, m.err = m.from.Read(buffer)
		m.raw = append(m.raw, buffer[:n]...)
		m.decode()
	}
	n := copy(p, m.ready)
	m.ready = m.ready[n:]
	return n, nil
}

// decode decodes the whole words of what was read. A byte that stands for
// nothing stays, so that it is told where it stands.
func (m *modern) decode() {
	end := len(m.raw)
	if m.err == nil {
		cut := bytes.LastIndexAny(m.raw, " \n\r\t,;|\"") + 1
		if cut > 0 || end < maxWord {
			end = cut
		}
	}
	decoded := []byte(m.encoding.Text(m.raw[:end]))
	m.ready = bytes.ReplaceAll(decoded, []byte("\uFFFD"), []byte{0xFF})
	m.raw = append(m.raw[:0], m.raw[end:]...)
}

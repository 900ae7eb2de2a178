package pdffile

import (
	"bytes"
	"encoding/hex"
	"iter"
)

// Value is a value as it is written in a file: a number, a name, a string, an
// array, a dictionary or a reference to an object. What a method does not find
// in it, it tells as nothing: the key of a number is nil. nil is null, or what
// is not there.
type Value []byte

// Key is the value of a key of a dictionary, given without its slash. It is read
// each time.
func (v Value) Key(key string) (found Value) {
	l := lexer{data: v}
	if !l.next().is("<<") {
		return nil
	}
	for !l.closes(">>") {
		k, e, err := l.entry(1)
		if err != nil {
			break
		}
		if sameName(k, key) {
			found = e.orNil() // of two that are the same, the last
		}
	}
	return found
}

// sameName tells whether a name as it is written, without its slash, is another.
func sameName(written []byte, name string) bool {
	return string(written) == name || bytes.IndexByte(written, '#') >= 0 && unescaped(written) == name
}

// Entries are the keys of a dictionary, without their slashes, and their values.
func (v Value) Entries() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		for k, e := range v.entries() {
			if !yield(unescaped(k), e) {
				return
			}
		}
	}
}

// entries are the entries with their keys as they are written.
func (v Value) entries() iter.Seq2[[]byte, Value] {
	return func(yield func([]byte, Value) bool) {
		l := lexer{data: v}
		if !l.next().is("<<") {
			return
		}
		for !l.closes(">>") {
			k, e, err := l.entry(1)
			if err != nil || !yield(k, e.orNil()) {
				return
			}
		}
	}
}

// Items are the values of an array.
func (v Value) Items() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		l := lexer{data: v}
		if !l.next().is("[") {
			return
		}
		for !l.closes("]") {
			e, err := l.value(1)
			if err != nil || !yield(e.orNil()) {
				return
			}
		}
	}
}

func (v Value) orNil() Value {
	if string(v) == "null" {
		return nil
	}
	return v
}

// list is the items, or the value itself if it is no array: many values may be
// written either way.
func (v Value) list() (list []Value) {
	if v.IsArray() {
		for e := range v.Items() {
			list = append(list, e)
		}
	} else if v != nil {
		list = append(list, v)
	}
	return list
}

// IsArray tells whether it is an array.
func (v Value) IsArray() bool { return len(v) > 0 && v[0] == '[' }

// IsDict tells whether it is a dictionary.
func (v Value) IsDict() bool { return bytes.HasPrefix(v, []byte("<<")) }

// Ref is the number of the object that a reference refers to.
func (v Value) Ref() (number int, ok bool) {
	if len(v) == 0 || v[len(v)-1] != 'R' {
		return 0, false
	}
	l := lexer{data: v}
	n := figures(l.next().text)
	return n, n >= 0 && l.next().kind == integer && l.next().is("R")
}

// Name is a name without its slash.
func (v Value) Name() (string, bool) {
	if len(v) == 0 || v[0] != '/' {
		return "", false
	}
	return unescaped(v[1:]), true
}

// Is tells whether it is the name, which is given without a slash.
func (v Value) Is(name string) bool {
	return len(v) > 0 && v[0] == '/' && sameName(v[1:], name)
}

// unescaped is a name with what stands for its codes, as in A#20B.
func unescaped(name []byte) string {
	if bytes.IndexByte(name, '#') < 0 {
		return string(name)
	}
	var out []byte
	for i := 0; i < len(name); i++ {
		if name[i] == '#' && i+2 < len(name) {
			if b, err := hex.DecodeString(string(name[i+1 : i+3])); err == nil {
				out = append(out, b[0])
				i += 2
				continue
			}
		}
		out = append(out, name[i])
	}
	return string(out)
}

// Int is a number without a fraction.
func (v Value) Int() (int, bool) {
	f, ok := v.Number()
	n := int(f)
	return n, ok && float64(n) == f
}

// Number is a number. What stands behind its figures is not read.
func (v Value) Number() (float64, bool) {
	i, sign := 0, 1.0
	for ; i < len(v) && (v[i] == '-' || v[i] == '+'); i++ { // some programs write two
		if v[i] == '-' {
			sign = -1
		}
	}
	n, part, some := 0.0, 0.0, false
	for ; i < len(v); i++ {
		switch c := v[i]; {
		case c == '.' && part == 0:
			part = 1
		case c < '0' || c > '9':
			return sign * n, some
		case part == 0:
			n, some = n*10+float64(c-'0'), true
		default:
			part /= 10
			n, some = n+part*float64(c-'0'), true
		}
	}
	return sign * n, some
}

// figures is a number of figures alone, or -1.
func figures(text []byte) int {
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' || n > 1<<58 {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	if len(text) == 0 {
		return -1
	}
	return n
}

// Bytes are the bytes of a string.
func (v Value) Bytes() ([]byte, bool) {
	switch {
	case len(v) > 1 && v[0] == '(':
		return literalBytes(v[1 : len(v)-1]), true
	case len(v) > 1 && v[0] == '<' && v[1] != '<':
		return hexBytes(v[1:]), true
	}
	return nil, false
}

// hexBytes are the bytes of figures to base 16, up to what is none of these. A
// last half of one is the higher half.
func hexBytes(s []byte) (out []byte) {
	var high byte
	half := false
	for _, c := range s {
		var d byte
		switch {
		case c >= '0' && c <= '9':
			d = c - '0'
		case c >= 'a' && c <= 'f':
			d = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			d = c - 'A' + 10
		case blanks[c]:
			continue
		default:
			if half {
				out = append(out, high)
			}
			return out
		}
		if half = !half; half {
			high = d << 4
		} else {
			out = append(out, high|d)
		}
	}
	if half {
		out = append(out, high)
	}
	return out
}

// escapes are the letters behind a backslash.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// literalBytes are the bytes of what stands between parentheses.
func literalBytes(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '\r') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for len(s) > 0 {
		switch c := s[0]; {
		case c == '\r': // all ends of lines are \n
			out = append(out, '\n')
			s = s[lineEnd(s):]
		case c == '\\' && len(s) > 1:
			out, s = escape(out, s[1:])
		default:
			out, s = append(out, c), s[1:]
		}
	}
	return out
}

// lineEnd is how many bytes end a line here.
func lineEnd(s []byte) int {
	if bytes.HasPrefix(s, []byte("\r\n")) {
		return 2
	}
	return 1
}

// escape appends what stands behind a backslash, and gives the rest.
func escape(out, s []byte) (more, rest []byte) {
	switch c := s[0]; {
	case c >= '0' && c <= '7':
		n, i := 0, 0
		for ; i < min(3, len(s)) && s[i] >= '0' && s[i] <= '7'; i++ {
			n = n<<3 | int(s[i]-'0')
		}
		return append(out, byte(n)), s[i:]
	case c == '\r', c == '\n': // a line that goes on
		return out, s[lineEnd(s):]
	case escapes[c] != 0:
		return append(out, escapes[c]), s[1:]
	default:
		return append(out, c), s[1:]
	}
}

// Text is a string that is meant to be read: UTF-16 or UTF-8 with a mark, or
// one byte for each character.
func (v Value) Text() (string, bool) {
	b, ok := v.Bytes()
	switch {
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return utf16Text(b[2:]), ok
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return string(bytes.ToValidUTF8(b[3:], []byte("\uFFFD"))), ok
	}
	runes := make([]rune, 0, len(b))
	for _, c := range b {
		runes = append(runes, docEncoding()[c])
	}
	return string(runes), ok
}

package rows

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner reads the XML of a part, tag by tag, in little memory and without
// looking at what nobody asks for: a sheet may have a million empty rows. Tags
// must match, and all is UTF-8.
type scanner struct {
	in    *bufio.Reader
	bound *allowance
	long  []byte // a tag or text that is longer than the reader's buffer
	open  []byte // the names of the tags that are open, one behind the other
	ends  []int  // where each ends
	last  tag
}

// tag is what stands between < and >. It holds until the next is read.
type tag struct {
	name  []byte // without its prefix
	rest  []byte // the attributes
	ended bool   // </a>
	alone bool   // <a/>
}

// allowance lets a stretch, such as a row, have so many bytes of XML.
type allowance struct {
	from io.Reader
	most int
	left int
}

var errAllowance = errors.New("rows: a row of the sheet is too long")

// errXML is about XML that is broken.
var errXML = errors.New("rows: not XML")

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errAllowance
	}
	n, err := a.from.Read(p[:min(len(p), a.left)])
	a.left -= n
	return n, err
}

func newScanner(in io.Reader, most int) *scanner {
	bound := &allowance{from: in, most: most}
	s := &scanner{in: bufio.NewReaderSize(bound, readAhead), bound: bound}
	s.begin()
	return s
}

// begin begins a stretch.
func (s *scanner) begin() { s.bound.left = s.bound.most + readAhead }

// until reads up to and with a byte.
func (s *scanner) until(end byte) ([]byte, error) {
	b, err := s.in.ReadSlice(end)
	if !errors.Is(err, bufio.ErrBufferFull) {
		return b, err
	}
	s.long = append(s.long[:0], b...)
	for errors.Is(err, bufio.ErrBufferFull) {
		b, err = s.in.ReadSlice(end)
		s.long = append(s.long, b...)
	}
	return s.long, err
}

// next reads the next tag, past text, comments and what else there is. At the
// end comes io.EOF; an end within a tag that is open is none.
func (s *scanner) next() (*tag, error) {
	for {
		if _, err := s.until('<'); err != nil {
			return nil, s.wrong(err)
		}
		t, err := s.tag()
		if t != nil || err != nil {
			return t, err
		}
	}
}

// wrong is the error at the end of what can be read.
func (s *scanner) wrong(err error) error {
	if errors.Is(err, errAllowance) || errors.Is(err, io.EOF) && len(s.ends) == 0 {
		return err
	}
	return errXML
}

// tag reads a tag whose < was read; nil: it was none.
func (s *scanner) tag() (*tag, error) {
	b, err := s.until('>')
	if err == nil && len(b) > 0 && (b[0] == '!' || b[0] == '?') {
		return nil, s.pass(b)
	}
	if open := quote(b, 0); err == nil && open != 0 { // the tag ends within a value
		whole := bytes.Clone(b)
		for err == nil && open != 0 {
			b, err = s.until('>')
			whole, open = append(whole, b...), quote(b, open)
		}
		b = whole
	}
	if err != nil {
		return nil, s.inside(err)
	}
	return s.split(b[:len(b)-1])
}

// split finds the parts of a tag.
func (s *scanner) split(b []byte) (*tag, error) {
	t := &s.last
	*t = tag{}
	if len(b) > 0 && b[0] == '/' {
		t.ended, b = true, b[1:]
	}
	if n := len(b) - 1; n >= 0 && b[n] == '/' {
		t.alone, b = true, b[:n]
	}
	name := b
	for end, c := range b {
		if blank(c) {
			name, t.rest = b[:end], b[end:]
			break
		}
	}
	if len(name) == 0 || t.ended && t.alone {
		return nil, errXML
	}
	t.name = name[bytes.IndexByte(name, ':')+1:]
	return t, s.nest(name, t)
}

// quote is the quote that is open behind b, where one was open before; 0: none.
func quote(b []byte, open byte) byte {
	if open == 0 && bytes.IndexByte(b, '\'') < 0 && bytes.Count(b, []byte(`"`))%2 == 0 {
		return 0
	}
	for _, c := range b {
		switch {
		case open == 0 && (c == '"' || c == '\''):
			open = c
		case c == open:
			open = 0
		}
	}
	return open
}

// maxNested bounds how deep tags stand in each other.
const maxNested = 100

// nest holds tags to match.
func (s *scanner) nest(name []byte, t *tag) error {
	switch n := len(s.ends); {
	case t.alone:
	case !t.ended && n >= maxNested:
		return errXML
	case !t.ended:
		s.open = append(s.open, name...)
		s.ends = append(s.ends, len(s.open))
	case n == 0:
		return errXML
	default:
		from := 0
		if n > 1 {
			from = s.ends[n-2]
		}
		if !bytes.Equal(s.open[from:], name) {
			return errXML
		}
		s.open, s.ends = s.open[:from], s.ends[:n-1]
	}
	return nil
}

// pass passes over a comment or instruction of which the beginning was read.
func (s *scanner) pass(b []byte) error {
	end := "?>"
	switch {
	case bytes.HasPrefix(b, []byte("!--")):
		end = "-->"
	case bytes.HasPrefix(b, []byte("![CDATA[")):
		end = "]]>"
	case b[0] == '!':
		end = ">"
	}
	for seen := bytes.Clone(b); !bytes.HasSuffix(seen, []byte(end)) || end == "-->" && len(seen) < len("!---->"); {
		more, err := s.until('>')
		if err != nil {
			return s.inside(err)
		}
		seen = append(seen[max(0, len(seen)-len(end)):], more...)
	}
	return nil
}

// inside is an error within something that has not ended.
func (s *scanner) inside(err error) error {
	if errors.Is(err, errAllowance) {
		return err
	}
	return errXML
}

// text reads the text of the tag that was read last, up to its end, and passes
// over tags within.
func (s *scanner) text() (string, error) {
	depth := len(s.ends)
	var out []byte
	for {
		b, err := s.until('<')
		if err != nil {
			return "", s.inside(err)
		}
		if len(s.ends) == depth {
			if out, err = unescaped(out, b[:len(b)-1]); err != nil {
				return "", err
			}
		}
		if head, err := s.in.Peek(8); err == nil && string(head) == "![CDATA[" {
			if out, err = s.literal(out); err != nil {
				return "", err
			}
			continue
		}
		t, err := s.tag()
		if err != nil {
			return "", err
		}
		if t != nil && len(s.ends) < depth {
			return string(out), nil
		}
	}
}

// literal appends what stands in a CDATA section.
func (s *scanner) literal(out []byte) ([]byte, error) {
	from := len(out)
	for {
		b, err := s.until('>')
		if err != nil {
			return nil, s.inside(err)
		}
		out = append(out, b...)
		if bytes.HasSuffix(out[from:], []byte("]]>")) {
			break
		}
	}
	out = append(out[:from], out[from+len("![CDATA["):len(out)-len("]]>")]...)
	if !proper(out[from:]) {
		return nil, errXML
	}
	return out, nil
}

// proper tells whether bytes are text that XML may hold.
func proper(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return false
		}
	}
	return utf8.Valid(b)
}

// skip passes over the rest of the tag that was read last.
func (s *scanner) skip() error {
	for depth := len(s.ends); len(s.ends) >= depth; {
		if _, err := s.next(); err != nil {
			return s.inside(err)
		}
	}
	return nil
}

// entities are those that XML has of itself.
var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// unescaped appends a text with its entities resolved and its lines ended by
// "\n".
func unescaped(out, b []byte) ([]byte, error) {
	if !proper(b) {
		return nil, errXML
	}
	for len(b) > 0 {
		at := bytes.IndexAny(b, "&\r")
		if at < 0 {
			return append(out, b...), nil
		}
		out = append(out, b[:at]...)
		if b[at] == '\r' {
			out, b = append(out, '\n'), bytes.TrimPrefix(b[at+1:], []byte("\n"))
			continue
		}
		end := bytes.IndexByte(b[at:min(len(b), at+12)], ';')
		if end < 0 {
			return nil, errXML
		}
		name := string(b[at+1 : at+end])
		b = b[at+end+1:]
		if word, ok := entities[name]; ok {
			out = append(out, word...)
			continue
		}
		r, err := character(name)
		if err != nil {
			return nil, err
		}
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}

// character is the character that "#10" and "#xA" stand for.
func character(name string) (rune, error) {
	digits, base := strings.TrimPrefix(name, "#"), 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	r := rune(min(n, utf8.MaxRune+1))
	if err != nil || len(digits) == len(name) || !utf8.ValidRune(r) || r < ' ' && r != '\t' && r != '\n' && r != '\r' {
		return 0, errXML
	}
	return r, nil
}

// raw is the value of an attribute without a prefix, as it is written; nil: none.
func (t *tag) raw(name string) []byte {
	for rest := t.rest; len(rest) > 0; {
		at := bytes.IndexByte(rest, '=')
		if at < 0 {
			return nil
		}
		from := 0
		for from < at && blank(rest[from]) {
			from++
		}
		to := at
		for to > from && blank(rest[to-1]) {
			to--
		}
		key := rest[from:to]
		for rest = rest[at+1:]; len(rest) > 0 && blank(rest[0]); {
			rest = rest[1:]
		}
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : end+1]
		}
		rest = rest[end+2:]
	}
	return nil
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// attribute is the value of an attribute; empty: none.
func (t *tag) attribute(name string) string {
	plain := t.raw(name)
	if bytes.IndexByte(plain, '&') >= 0 {
		whole, err := unescaped(nil, plain)
		if err != nil {
			return ""
		}
		return string(whole)
	}
	return string(plain)
}

// truth tells whether an attribute says yes.
func (t *tag) truth(name string) bool {
	v := t.raw(name)
	return string(v) == "1" || string(v) == "true"
}

package merge

import (
	"bytes"
	"errors"
	"strconv"
)

// object is the value of an object, as it is written.
type object struct {
	start  int // where it stands in the file
	text   []byte
	refs   []ref
	keys   map[string]span // the values of a dictionary's own keys
	stream []byte          // nil: none
}

// ref is a reference to another object.
type ref struct {
	number int
	span
}

// span is a place in an object's text.
type span struct{ start, end int }

// value is the value of a dictionary's key as it is written, or nil.
func (o *object) value(key string) []byte {
	if s, ok := o.keys[key]; ok {
		return o.text[s.start:s.end]
	}
	return nil
}

// ref is the value of a key that is a reference.
func (o *object) ref(key string) (int, bool) {
	for _, r := range o.refs {
		if s, ok := o.keys[key]; ok && r.span == s {
			return r.number, true
		}
	}
	return 0, false
}

// tokenKind tells tokens apart.
type tokenKind uint8

const (
	end     tokenKind = iota
	number            // an integer without a sign
	name              // /Name
	opening           // << [
	closing           // >> ]
	other             // strings, other numbers, words
)

type token struct {
	kind       tokenKind
	start, end int
	text       []byte
}

// lexer reads the tokens of a PDF file.
type lexer struct {
	data []byte
	at   int
}

// The characters that stand between words, and those that end one.
var (
	blanks = set("\x00\t\n\f\r ")
	ends   = set("\x00\t\n\f\r ()<>[]{}/%")
)

func set(characters string) (s [256]bool) {
	for _, c := range []byte(characters) {
		s[c] = true
	}
	return s
}

// next is the next token.
func (l *lexer) next() token {
	l.skip()
	start := l.at
	if start >= len(l.data) {
		return token{start: start, end: start}
	}
	kind := other
	switch c := l.data[start]; {
	case c == '(':
		l.literal()
	case bytes.HasPrefix(l.data[start:], []byte("<<")):
		kind, l.at = opening, start+2
	case bytes.HasPrefix(l.data[start:], []byte(">>")):
		kind, l.at = closing, start+2
	case c == '<':
		l.at = len(l.data)
		if i := bytes.IndexByte(l.data[start:], '>'); i >= 0 {
			l.at = start + i + 1
		}
	case c == '[':
		kind, l.at = opening, start+1
	case c == ']':
		kind, l.at = closing, start+1
	case c == '/':
		kind = name
		l.word(start + 1)
	case c == ')', c == '>', c == '{', c == '}':
		l.at++
	default:
		l.word(start)
		if digits(l.data[start:l.at]) {
			kind = number
		}
	}
	return token{kind, start, l.at, l.data[start:l.at]}
}

func digits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// skip skips white space and comments.
func (l *lexer) skip() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case blanks[c]:
			l.at++
		case c == '%':
			i := bytes.IndexAny(l.data[l.at:], "\r\n")
			if i < 0 {
				i = len(l.data) - l.at
			}
			l.at += i
		default:
			return
		}
	}
}

// word goes to the end of a word.
func (l *lexer) word(from int) {
	for l.at = from; l.at < len(l.data) && !ends[l.data[l.at]]; {
		l.at++
	}
}

// literal goes behind a string in parentheses.
func (l *lexer) literal() {
	depth := 0
	for ; l.at < len(l.data); l.at++ {
		switch l.data[l.at] {
		case '\\':
			l.at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return
			}
		}
	}
	l.at = len(l.data)
}

// maxNesting bounds how deep values lie within values.
const maxNesting = 100

var errValue = errors.New("a value is not as PDF writes it")

// object reads one value: what stands between "obj" and "endobj", without a
// stream.
func (l *lexer) object() (*object, error) {
	l.skip()
	o := &object{start: l.at, keys: make(map[string]span)}
	s, err := l.value(o, 0)
	if err != nil {
		return nil, err
	}
	o.text = l.data[o.start:][:s.end]
	return o, nil
}

// value reads a value within an object.
func (l *lexer) value(o *object, depth int) (span, error) {
	t := l.next()
	var err error
	switch {
	case depth > maxNesting, t.kind == end, t.kind == closing:
		return span{}, errValue
	case t.kind == number:
		l.reference(o, t)
	case string(t.text) == "[":
		for !l.closes("]") && err == nil {
			_, err = l.value(o, depth+1)
		}
	case t.kind == opening:
		for !l.closes(">>") && err == nil {
			err = l.entry(o, depth)
		}
	}
	return span{t.start - o.start, l.at - o.start}, err
}

// entry reads a key of a dictionary and its value.
func (l *lexer) entry(o *object, depth int) error {
	key := l.next()
	if key.kind != name {
		return errValue
	}
	s, err := l.value(o, depth+1)
	if depth == 0 {
		o.keys[string(key.text)] = s
	}
	return err
}

// closes takes the bracket, if it is what comes next.
func (l *lexer) closes(bracket string) bool {
	at := l.at
	if string(l.next().text) == bracket {
		return true
	}
	l.at = at
	return false
}

// reference takes the rest of "12 0 R", if a number is the beginning of that.
func (l *lexer) reference(o *object, t token) {
	at := l.at
	n, err := strconv.Atoi(string(t.text))
	if l.next().kind == number && string(l.next().text) == "R" && err == nil {
		o.refs = append(o.refs, ref{n, span{t.start - o.start, l.at - o.start}})
		return
	}
	l.at = at
}

package pdffile

import (
	"bytes"
	"errors"
)

// tokenKind tells tokens apart.
type tokenKind uint8

const (
	end     tokenKind = iota
	integer           // without a sign
	name              // /Name
	opening           // << [
	closing           // >> ]
	text              // (abc) <616263>
	word              // other numbers, null, obj, operators …
)

type token struct {
	kind       tokenKind
	start, end int
	text       []byte
}

// is tells whether the token is a word or a bracket.
func (t token) is(s string) bool { return string(t.text) == s }

// lexer reads the tokens of a PDF file.
type lexer struct {
	data  []byte
	at    int
	plain bool // three words are never a reference, as in the contents of a page
	notes bool // references are noted
	refs  []Ref
	far   int // the furthest end of a token
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
	kind := word
	switch c := l.data[start]; c {
	case '(':
		kind = text
		l.literal()
	case '<':
		kind = l.angle(start)
	case '>':
		l.at++
		if l.at < len(l.data) && l.data[l.at] == '>' {
			kind = closing
			l.at++
		}
	case '[':
		kind, l.at = opening, start+1
	case ']':
		kind, l.at = closing, start+1
	case '/':
		kind = name
		l.word(start + 1)
	case ')', '{', '}':
		l.at++
	default:
		l.word(start)
		if c >= '0' && c <= '9' && digits(l.data[start:l.at]) {
			kind = integer
		}
	}
	l.at = min(l.at, len(l.data)) // a backslash at the end
	l.far = max(l.far, l.at)
	return token{kind, start, l.at, l.data[start:l.at]}
}

// angle goes behind the beginning of a dictionary, or a string of figures to
// base 16.
func (l *lexer) angle(start int) tokenKind {
	if start+1 < len(l.data) && l.data[start+1] == '<' {
		l.at = start + 2
		return opening
	}
	l.at = len(l.data)
	if i := bytes.IndexByte(l.data[start:], '>'); i >= 0 {
		l.at = start + i + 1
	}
	return text
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

// value takes a value: a reference, a string, an array …
func (l *lexer) value(depth int) (Value, error) {
	t := l.next()
	var err error
	switch {
	case depth > maxNesting, t.kind == end, t.kind == closing:
		return nil, errValue
	case t.kind == integer && !l.plain:
		l.reference(t)
	case t.is("["):
		for !l.closes("]") && err == nil {
			_, err = l.value(depth + 1)
		}
	case t.kind == opening:
		for !l.closes(">>") && err == nil {
			_, _, err = l.entry(depth + 1)
		}
	}
	return Value(l.data[t.start:l.at]), err
}

// entry takes a key of a dictionary, which is told without its slash, and its
// value.
func (l *lexer) entry(depth int) (key []byte, v Value, err error) {
	t := l.next()
	if t.kind != name {
		return nil, nil, errValue
	}
	v, err = l.value(depth)
	return t.text[1:], v, err
}

// operand takes a value, or an operator as a word, of the contents of a page. A
// bracket that opens nothing is passed over.
func (l *lexer) operand() (v Value, operator string, ok bool) {
	for {
		l.skip()
		at := l.at
		t := l.next()
		switch {
		case t.kind == end:
			return nil, "", false
		case t.kind == closing, t.is(")"), t.is(">"), t.is("{"), t.is("}"):
			continue
		case t.kind == word && !number(t.text):
			switch string(t.text) {
			case "true", "false", "null":
				return Value(t.text).orNil(), "", true
			}
			return nil, string(t.text), true
		}
		l.at = at
		v, err := l.value(0)
		if err == nil {
			return v, "", true
		}
		l.at = max(l.at, t.end)
	}
}

// number tells whether a word begins as a number does.
func number(word []byte) bool {
	c := word[0]
	return c == '-' || c == '+' || c == '.' || c >= '0' && c <= '9'
}

// closes takes the bracket, if it is what comes next.
func (l *lexer) closes(bracket string) bool {
	l.skip()
	if l.at+len(bracket) > len(l.data) || string(l.data[l.at:l.at+len(bracket)]) != bracket {
		return false
	}
	l.at += len(bracket)
	l.far = max(l.far, l.at)
	return true
}

// reference takes the rest of "12 0 R", if a number is the beginning of that.
func (l *lexer) reference(t token) {
	at := l.at
	l.skip()
	if l.at == len(l.data) || l.data[l.at] < '0' || l.data[l.at] > '9' { // mostly
		l.at = at
		return
	}
	n := figures(t.text)
	if l.next().kind != integer || !l.next().is("R") || n < 0 {
		l.at = at
	} else if l.notes {
		l.refs = append(l.refs, Ref{n, t.start, l.at})
	}
}

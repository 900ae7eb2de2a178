package batchapi

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// member is a member of a JSON object: its name, and where its value stands.
type member struct {
	name     string
	at, size int64
	first    byte // of the value
}

// The bounds of a skimmed object.
const (
	maxMembers = 64
	maxName    = 256 // bytes, as written
)

// syntaxError is where JSON breaks off.
type syntaxError struct{ line, column int64 }

func (e *syntaxError) Error() string {
	return fmt.Sprintf("batchapi: not JSON at line %d, column %d", e.line, e.column)
}

// skim finds the members of the JSON object that r holds, without keeping its
// values. It goes by braces and quotes alone: whoever reads a value sees
// whether it is JSON. An error that is not one of r's is a *syntaxError.
func skim(r io.Reader) ([]member, error) {
	s := &skimmer{in: bufio.NewReaderSize(r, 1<<15), line: 1}
	if mark, err := s.in.Peek(3); err == nil && string(mark) == "\ufeff" { // Notepad's
		n, _ := s.in.Discard(len(mark)) // what was peeked at is there
		s.at, s.lineStart = int64(n), int64(n)
	}
	members, err := s.object()
	if errors.Is(err, io.EOF) || errors.Is(err, errNotJSON) {
		return nil, &syntaxError{s.line, max(1, s.at-s.lineStart)}
	}
	return members, err
}

var errNotJSON = errors.New("batchapi: not JSON")

type skimmer struct {
	in              *bufio.Reader
	at              int64 // bytes that were read
	line, lineStart int64
}

func (s *skimmer) next() (byte, error) {
	b, err := s.in.ReadByte()
	if err != nil {
		s.at++ // the place that something was expected at
		return 0, err
	}
	s.at++
	if b == '\n' {
		s.line, s.lineStart = s.line+1, s.at
	}
	return b, nil
}

// token is the next byte that is not white space.
func (s *skimmer) token() (byte, error) {
	for {
		b, err := s.next()
		if err != nil || b != ' ' && b != '\t' && b != '\r' && b != '\n' {
			return b, err
		}
	}
}

func (s *skimmer) expect(want byte) error {
	b, err := s.token()
	if err == nil && b != want {
		return errNotJSON
	}
	return err
}

func (s *skimmer) object() ([]member, error) {
	if err := s.expect('{'); err != nil {
		return nil, err
	}
	var members []member
	b, err := s.token()
	if err == nil && b == '}' {
		return nil, s.end()
	}
	for err == nil {
		if b != '"' || len(members) == maxMembers {
			return nil, errNotJSON
		}
		var m member
		if m.name, err = s.name(); err != nil {
			return nil, err
		}
		if err = s.expect(':'); err != nil {
			return nil, err
		}
		if b, err = s.value(&m); err != nil {
			return nil, err
		}
		members = append(members, m)
		switch b {
		case '}':
			return members, s.end()
		case ',':
			b, err = s.token()
		default:
			return nil, errNotJSON
		}
	}
	return nil, err
}

// end sees that nothing follows.
func (s *skimmer) end() error {
	_, err := s.token()
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err == nil {
		return errNotJSON
	}
	return err
}

// name is the name whose first quote was read.
func (s *skimmer) name() (name string, err error) {
	raw := []byte{'"'}
	for escaped := false; ; {
		b, err := s.next()
		if err != nil {
			return "", err
		}
		if raw = append(raw, b); len(raw) > maxName {
			return "", errNotJSON
		}
		if b == '"' && !escaped {
			break
		}
		escaped = b == '\\' && !escaped
	}
	if json.Unmarshal(raw, &name) != nil {
		return "", errNotJSON
	}
	return name, nil
}

// value passes over a value and returns the token that follows.
func (s *skimmer) value(m *member) (after byte, err error) {
	b, err := s.token()
	if err != nil {
		return 0, err
	}
	m.first, m.at = b, s.at-1
	depth := 0
	for {
		switch b {
		case '"':
			if err := s.passString(); err != nil {
				return 0, err
			}
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',', ':':
			if depth == 0 {
				return 0, errNotJSON // no value at all
			}
		}
		if depth < 0 {
			return 0, errNotJSON
		}
		m.size = s.at - m.at
		if b, err = s.next(); err != nil {
			return 0, err
		}
		if depth > 0 {
			continue
		}
		switch b {
		case ',', '}':
			return b, nil
		case ' ', '\t', '\r', '\n':
			return s.token()
		}
		if m.first == '{' || m.first == '[' || m.first == '"' {
			return 0, errNotJSON // the value has ended
		}
	}
}

// passString passes over a string whose first quote was read.
func (s *skimmer) passString() error {
	for escaped := false; ; {
		b, err := s.next()
		if err != nil {
			return err
		}
		if b == '"' && !escaped {
			return nil
		}
		escaped = b == '\\' && !escaped
	}
}

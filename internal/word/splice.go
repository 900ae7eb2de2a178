package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// element is where an element stands in the bytes of a part.
type element struct {
	name       string // "prefix:local" with the prefix of the namespace, as in node
	raw        string // as the file writes it
	start      int    // of its start tag
	inner, end int    // where its content begins and ends; of an empty-element tag, both its end
	stop       int    // behind its end tag
	empty      bool   // it is an empty-element tag
	// number counts the elements of its name from 1, by their start tags; outer is
	// the number of the outermost of that name that holds it, or its own.
	number, outer int
}

// elements visits each element of a part when it ends, with its depth, and holds the limits of Read.
func elements(data []byte, visit func(e element, depth int)) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []element
	q, total, roots := names{}, 0, 0
	count := map[string]int{}
	for {
		before := int(d.InputOffset())
		tok, err := d.Token()
		after := int(d.InputOffset())
		switch {
		case errors.Is(err, io.EOF) && roots == 1:
			return nil
		case errors.Is(err, io.EOF):
			return fmt.Errorf("%d root elements", roots)
		case err != nil:
			return err
		}
		switch tok := tok.(type) {
		case xml.Directive:
			return errors.New("a document type declaration is not allowed")
		case xml.StartElement:
			if total += 1 + len(tok.Attr); total > MaxElements || len(open) >= MaxDepth {
				return fmt.Errorf("too many elements, or too deep: %w", ErrLimit)
			}
			tag, name := string(data[before:after]), q.qualified(tok.Name)
			count[name]++
			open = append(open, element{
				name: name, raw: tag[1 : 1+strings.IndexAny(tag[1:], " \t\r\n/>")],
				start: before, inner: after, empty: strings.HasSuffix(tag, "/>"), number: count[name], outer: count[name],
			})
			if i := slices.IndexFunc(open, func(e element) bool { return e.name == name }); i >= 0 {
				open[len(open)-1].outer = open[i].number
			}
		case xml.EndElement:
			e := open[len(open)-1]
			open = open[:len(open)-1]
			if e.end, e.stop = before, after; len(open) == 0 {
				roots++
			}
			visit(e, len(open))
		}
	}
}

// edit puts text into a part in place of the bytes from start to end.
type edit struct {
	start, end int
	text       []byte
}

// inside are the edits that put one text at a place in an element, and another at its end; an empty-element tag is
// opened for them.
func (e *element) inside(at, end int, first, last []byte) []edit {
	if !e.empty {
		return []edit{{at, at, first}, {end, end, last}}
	}
	return []edit{{e.inner - len("/>"), e.inner, slices.Concat([]byte(">"), first, last, []byte("</"+e.raw+">"))}}
}

// splice is a part with edits, which do not overlap.
func splice(data []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.start - b.start })
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(data[at:e.start])
		out.Write(e.text)
		at = e.end
	}
	out.Write(data[at:])
	return out.Bytes()
}

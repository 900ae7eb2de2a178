// Package draft is a document that is not finished, as its author sees it: read so
// that it can be composed, and with its gaps marked on the pages.
package draft

import (
	"reflect"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/tree"
	"vanthu/internal/viet"
)

// Draft is a document that is not finished, made whole so that it can be shown:
// what is missing stands as its name in brackets, what is at fault is left out.
// Pointers are those of the posted document.
type Draft struct {
	*document.Document
	Gaps map[string]Gap // by the pointer of what prints them

	source *document.Source
	tried  map[string]bool // pointers that were mended once

	cleared bool // see clear
}

// Gap is what is missing in a draft.
type Gap struct {
	Pointer string // of the missing key
	Name    string // as a clerk calls it: "trích yếu"
}

// The most rounds of mending: each finds up to fault.Most faults, and those that
// the ones before hid. A draft that is not sound then is cleared.
const mendingRounds = 12

// Read reads an unfinished document. It returns all faults that document.Decode
// tells, and no draft where the text is not JSON or too much of it.
func Read(data []byte, opt document.Options) (*Draft, fault.List) {
	source, list := document.Read(data, opt)
	if source == nil {
		return nil, list
	}
	d := &Draft{Gaps: map[string]Gap{}, source: source, tried: map[string]bool{}}
	d.Document, list = source.Decode()
	source.Options.AnyEncoding = true
	if list != nil {
		bare(source.Root)
		d.Mend(slices.Clone(list))
	}
	return d, source.Origin.ToldAll(list)
}

// bare puts null in the place of what the parser left out.
func bare(n *tree.Node) {
	if n.Kind == tree.Skipped {
		n.Kind = tree.Null
	}
	for i := range n.Kids {
		bare(&n.Kids[i])
	}
}

// Declined tells whether the document says null at a pointer: its author wants
// nothing there, as with the fields of a kind's own form.
func (d *Draft) Declined(pointer string) bool {
	n, there := d.source.Root.At(pointer)
	return there && n.Kind == tree.Null
}

// Mend takes faults out of the draft, and then those that hid behind them.
func (d *Draft) Mend(list fault.List) {
	for round := 1; len(list) > 0; round++ {
		if round > mendingRounds {
			round = 1
			d.clear(list)
		}
		for _, f := range list {
			d.mend(f)
		}
		d.Document, list = d.source.Decode()
	}
}

// clear takes away the members of the document that faults are in; where that
// was done before, all.
func (d *Draft) clear(list fault.List) {
	for _, f := range list {
		name, _, _ := strings.Cut(strings.TrimPrefix(f.Pointer, "/"), "/")
		d.remove("/" + name)
	}
	if d.cleared {
		*d.source.Root = tree.Node{Kind: tree.Object}
		clear(d.Gaps)
	}
	d.cleared = true
	clear(d.tried)
}

// mend takes one fault out.
func (d *Draft) mend(f fault.Fault) {
	p := f.Pointer
	at, there := d.source.Root.At(p)
	switch {
	case !there && !document.Missing(f.Rule):
		return // it went with what holds it
	case strings.HasPrefix(f.Rule, "table.r") || f.Rule == "table.overlap":
		if d.square(p) {
			return
		}
	case there && at.Kind == tree.String && strings.HasPrefix(f.Rule, "char."):
		if cleaned := d.cleaned(at.Text); cleaned != at.Text && strings.TrimSpace(cleaned) != "" {
			at.Text = cleaned
			return
		}
	case f.Rule == "image.alt":
		p += "/caption" // the picture is shown, with a gap for its name
	case there && at.Kind == tree.Object && !d.tried[p]:
		if text := wordsOf(at); text != "" && d.source.TypeAt(p) == reflect.TypeFor[document.Block]() {
			d.tried[p] = true
			*at = tree.Node{Kind: tree.String, Offset: at.Offset, Text: text}
			return
		}
	}
	d.fill(p, f.Rule)
}

// wordsOf are the words of a block that cannot stand as it is.
func wordsOf(n *tree.Node) string {
	for _, key := range []string{"title", "text"} {
		if m := n.Member(key); m != nil && m.Kind == tree.String && strings.TrimSpace(m.Text) != "" {
			return m.Text
		}
	}
	return ""
}

// cleaned is a text without the characters that may not stand.
func (d *Draft) cleaned(s string) string {
	s, _ = viet.Unpasted(s, true)
	covers := func(c rune) bool {
		return d.source.Options.Covers == nil || d.source.Options.Covers(c) && d.source.Options.Covers([]rune(viet.Upper(string(c)))[0])
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029:
			return ' '
		case viet.Judge(c, covers) != viet.Fine:
			return -1
		}
		return c
	}, viet.NFC(s))
}

// square makes a plain grid of the table that a row or a cell is in: each row
// gets as many cells as the longest has.
func (d *Draft) square(p string) bool {
	p = p[:strings.LastIndex(p, "/table/")+len("/table")]
	table, there := d.source.Root.At(p)
	if !there || d.tried[p+" square"] {
		return false
	}
	d.tried[p+" square"] = true
	d.remove(p + "/columns")
	var rows []*tree.Node
	most := 0
	for _, key := range []string{"header", "rows"} {
		part := table.Member(key)
		for i := range elementsOf(part) {
			rows = append(rows, &part.Kids[i])
			most = max(most, len(elementsOf(&part.Kids[i])))
		}
	}
	for _, row := range rows {
		*row = tree.Node{Kind: tree.Array, Offset: row.Offset, Kids: elementsOf(row)}
		for i := range row.Kids {
			unspan(&row.Kids[i])
		}
		for len(row.Kids) < most {
			row.Kids = append(row.Kids, tree.Node{Kind: tree.String, Offset: row.Offset})
		}
	}
	return true
}

// elementsOf are a list's elements; of anything else there are none.
func elementsOf(n *tree.Node) []tree.Node {
	if n == nil || n.Kind != tree.Array {
		return nil
	}
	return n.Kids
}

// unspan has a cell cover one place.
func unspan(cell *tree.Node) {
	for i, name := range cell.Names {
		if name == "colspan" || name == "rowspan" {
			cell.Kids[i] = tree.Node{Kind: tree.Null}
		}
	}
}

// fill puts a gap in the place of what is missing or at fault, or takes that
// away where there can be none.
func (d *Draft) fill(p, rule string) {
	if p == "" {
		return // the draft is cleared in the end
	}
	parent, token := tree.Split(p)
	at, there := d.source.Root.At(p)
	holder, held := d.source.Root.At(parent)
	switch again := d.tried[p]; {
	case again || !held || holder.Kind != tree.Object && holder.Kind != tree.Array:
		d.tried[p] = true
		d.fill(parent, rule)
		return
	case there && holder.Kind == tree.Object && !document.Missing(rule):
		d.remove(p)
		return
	}
	d.tried[p] = true
	gap := d.gap(p)
	switch {
	case gap == nil && there && holder.Kind == tree.Object:
		d.remove(p)
	case gap == nil:
		d.fill(parent, rule)
	case there:
		gap.Offset = at.Offset
		*at = *gap
	default:
		gap.Offset = holder.Offset
		holder.Names, holder.Kids = append(holder.Names, token), append(holder.Kids, *gap)
	}
}

// remove takes an object's member away, with the gaps in it.
func (d *Draft) remove(p string) {
	parent, name := tree.Split(p)
	holder, held := d.source.Root.At(parent)
	if !held {
		return
	}
	for i, other := range holder.Names {
		if other == name {
			holder.Names = append(holder.Names[:i:i], holder.Names[i+1:]...)
			holder.Kids = append(holder.Kids[:i:i], holder.Kids[i+1:]...)
			break
		}
	}
	for at := range d.Gaps {
		if at == p || strings.HasPrefix(at, p+"/") {
			delete(d.Gaps, at)
		}
	}
}

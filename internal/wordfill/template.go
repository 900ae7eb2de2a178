// Package wordfill fills Word templates: a DOCX with marks, see package fill,
// that was made in Word or LibreOffice.
//
// Marks are found in the body, headers, footers, tables, footnotes, endnotes,
// comments, text boxes, content controls, links, results of fields and the
// properties of the file, however Word has cut the text into runs. A mark takes
// the looks of the run that it begins in. A line break or a tab in a value
// becomes one of Word, in a justified paragraph a new paragraph; with "markup" **…**, *…* and __…__ become bold, italic
// and underlined.
//
// A group repeats the rows of a table from the one that {{#name}} stands in to
// the one of {{/name}}. Where the two marks stand in one cell, each in a
// paragraph of its own, or outside of tables, it repeats the paragraphs from the
// one to the other. A paragraph or a row that holds nothing but marks of groups
// is not printed. Around a plain value {{#name}} and {{^name}} are conditions:
// of a passage, where both marks stand in one paragraph, else of all that would
// be repeated. A numbered list in a group begins anew with each element,
// unless its item is what the group repeats, or it goes on outside.
//
// A mark anywhere else (field codes, alternative texts, addresses of links,
// charts, text that a tracked change has deleted) is a fault of the template.
// What a part holds beside marks is kept byte by byte, and so are the parts
// without marks; nothing that a template points to outside of itself is read.
package wordfill

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/memory"
	"vanthu/internal/rows"
)

// Template is a DOCX with marks. It may be used by many at a time.
type Template struct {
	entries []entry
	parts   []body // those with marks, in the order of the file
	main    string
	marks   []fill.Mark
	lists   *lists
	almost  []fill.Almost

	noted    map[note]bool  // notes that stand in groups
	lastNote map[string]int // the highest number of a note, by kind

	sectioned map[int]bool // headers and footers of sections in groups
	outside   map[int]bool // those of other sections
	heads     bool         // copies of sections have headers of their own

	pictured []int // parts of links of the parts that show pictures of rows
}

// body is a part with marks, cut into pieces.
type body struct {
	entry  int
	pieces []piece
	serial int
	where  fault.Text // empty: in the body
}

// Parse reads a template. Its error is of type fault.List and tells all that is
// wrong. The bytes may be changed afterwards.
func Parse(docx []byte) (*Template, error) {
	entries, err := openEntries(bytes.Clone(docx[:min(len(docx), MaxFile+1)]))
	if err != nil {
		return nil, err
	}
	if entries, err = unlink(entries); err != nil {
		return nil, err
	}
	t := &Template{entries: entries, noted: map[note]bool{}, lastNote: map[string]int{}, sectioned: map[int]bool{}, outside: map[int]bool{}}
	if t.main, err = mainPart(entries); err != nil {
		return nil, err
	}
	t.lists = readLists(entries, t.main)
	var faults fault.List
	c := counts{names: map[string]bool{}}
	order := []int{} // of reading: the body, and what hangs on it
	for i := range entries {
		if isXML(entries[i].name) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.after(a), t.after(b)) })
	for _, i := range order {
		more, err := t.read(i, &c)
		if err != nil {
			return nil, err
		}
		faults = append(faults, more...)
	}
	if len(faults) > 0 {
		return nil, faults[:min(len(faults), fault.Most)]
	}
	if l := t.lists; l.anew && !slices.ContainsFunc(t.parts, func(b body) bool { return b.entry == l.entry }) {
		t.parts = append(t.parts, body{entry: l.entry, pieces: []piece{literal(l.raw[:l.more]), begunLists{l}, literal(l.raw[l.more:])}})
	}
	for entry := range t.sectioned {
		t.heads = t.heads || t.filled(entry)
	}
	if err := t.open(); err != nil {
		return nil, err
	}
	for i := range t.entries {
		t.entries[i].data = nil
	}
	return t, nil
}

// after is 1 for a part that is read after the body.
func (t *Template) after(i int) int {
	if t.entries[i].name == t.main {
		return 0
	}
	return 1
}

// counts are kept over all parts.
type counts struct {
	elements int
	names    map[string]bool
}

// read finds the marks of a part.
func (t *Template) read(i int, c *counts) (fault.List, error) {
	e := t.entries[i]
	p, err := parsePart(e.name, e.data, &c.elements)
	if errors.Is(err, errMany) || errors.Is(err, errLong) {
		return nil, tooLarge(err.Error())
	}
	if err != nil {
		return nil, damaged(err.Error())
	}
	if strings.HasPrefix(strings.ToLower(e.name), "docprops/") {
		return t.keep(i, readProperties(p), c), nil
	}
	s := newStory(p, t.lists)
	if merged := s.mergeFields(); merged != nil {
		if p, err = parsePart(e.name, merged, new(int)); err != nil {
			return nil, damaged(err.Error())
		}
		wrong := s.faults
		s = newStory(p, t.lists)
		s.faults = wrong
	}
	s.noted, s.sectioned, s.outside = t.noted, t.sectioned, t.outside
	if isNotes(e.name) {
		s.lastNotes(t.lastNote)
	}
	if e.name == t.main {
		s.headers = headers(t.entries, t.main)
	}
	s.links = func() int {
		links := t.linksPart(e.name)
		if !slices.Contains(t.pictured, links) {
			t.pictured = append(t.pictured, links)
		}
		return links
	}
	return t.keep(i, s.read(), c), nil
}

// keep keeps what was read of a part, and gives its faults.
func (t *Template) keep(i int, r reading, c *counts) fault.List {
	if len(r.pieces) > 0 {
		t.parts = append(t.parts, body{i, r.pieces, r.serial, r.where})
	}
	t.note(r.marks, c)
	t.almost = append(t.almost, r.almost...)
	return r.faults
}

// note takes those marks of a part whose names are new.
func (t *Template) note(marks []fill.Mark, c *counts) {
	var groups []string // that are open, the innermost last
	for _, m := range marks {
		if n := len(groups); n > 0 {
			m.Group = groups[n-1]
		}
		switch m.Kind {
		case fill.Begin, fill.Unless:
			groups = append(groups, m.Name)
		case fill.End:
			groups = groups[:max(0, len(groups)-1)]
			continue
		}
		if !c.names[m.Name] {
			c.names[m.Name] = true
			t.marks = append(t.marks, m)
		}
	}
}

// Names are the marks of the template, of each name the first, in the order of
// the file.
func (t *Template) Names() []fill.Mark { return slices.Clone(t.marks) }

// Almost is what looks like marks in the template and is none.
func (t *Template) Almost() []fill.Almost { return t.almost }

// fillers keep their buffers for the next row.
var fillers = sync.Pool{New: func() any { return new(filler) }}

// Fill gives the finished DOCX of a row, or all that is wrong with the row. The
// same row gives the same bytes.
func (t *Template) Fill(v rows.Values) ([]byte, fault.List) { return t.FillIn(nil, v) }

// FillIn is Fill with a share of memory, which may be nil. When that is used up,
// its Err says so and there is no file.
func (t *Template) FillIn(share *memory.Share, v rows.Values) ([]byte, fault.List) {
	f := fillers.Get().(*filler)
	defer func() {
		if cap(f.out) <= maxKept {
			fillers.Put(f)
		}
	}()
	*f = filler{template: t, out: f.out[:0], room: MaxOutput, share: share, scope: fill.Scope{v}, told: map[fault.Fault]bool{},
		list: t.lists.last, lists: map[*restart]int{}, copy: map[*group]int{},
		shown: map[string]*media{}, linked: map[link]bool{}, headed: map[headKey]*head{},
		notes: map[note][]noteCopy{}, lastNote: maps.Clone(t.lastNote)}
	ends := make([]int, len(t.parts))
	for i, p := range t.parts {
		before := len(f.faults)
		f.serial, f.mute = p.serial, t.sectioned[p.entry] && !t.outside[p.entry]
		printAll(f, p.pieces)
		f.place(p, before)
		ends[i] = len(f.out)
	}
	f.mute = false
	f.printHeads()
	if f.full(); share.Err() != nil {
		return nil, nil
	}
	if f.full() {
		f.fault(fault.New("", "limit.bytes", fault.Text{"Văn bản của hàng này quá lớn: vượt quá %s MB, hoặc các danh sách quá dài.", "The document of this row is too large: more than %s MB, or too long lists."}, MaxOutput>>20))
	}
	if len(f.faults) > 0 {
		return nil, f.faults
	}
	out, err := t.pack(f, ends)
	if err != nil {
		return nil, fault.List{fault.Of("", "internal", "DOCX: "+err.Error())}
	}
	return out, nil
}

package rows

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"vanthu/internal/fault"
)

// list is a sheet whose rows belong to the rows of the main sheet: its name is
// the list's, and its first column says which row.
type list struct {
	name   string
	sheet  string
	rows   map[string][]Values
	faults map[string]fault.List
	keys   []listKey // in their order
}

type listKey struct {
	key    string
	number int
}

// give puts the list of a row into it.
func (l *list) give(row *Row, key string) {
	if key == "" {
		return
	}
	elements := l.rows[key]
	if elements == nil {
		elements = []Values{}
	}
	row.Values[l.name] = Value{List: elements}
	row.Faults = append(row.Faults, l.faults[key]...)
}

// What an element of a list takes beside its texts, and each value in it, as
// measured.
const (
	elementBytes = 800 // has room for eight values
	valueBytes   = 48
)

// readLists reads the sheets that have the shape of a list.
func (w *workbook) readLists(sheets []sheetPart) error {
	bytes := 0
	for _, s := range sheets {
		l, err := w.readList(s, &bytes)
		if err != nil {
			return err
		}
		if l == nil {
			continue
		}
		if slices.Contains(w.names(), l.name) {
			return failf("Trang tính «%s» trùng tên với một cột hoặc một trang khác.", "the sheet «%s» has the name of a column or of another sheet", s.name)
		}
		w.lists = append(w.lists, l)
	}
	if len(w.lists) == 0 {
		return nil
	}
	return w.checkKeys()
}

// readList reads a sheet. One that is no list is nil.
func (w *workbook) readList(s sheetPart, bytes *int) (*list, error) {
	c, err := w.walk(s)
	if err != nil {
		return nil, err
	}
	defer c.close()
	number, cells, err := c.next()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	key := w.header.at[w.header.first]
	if Clean(cells[0].text) != key {
		return nil, nil
	}
	c.below = true
	h, err := newHeader(number, cells, nil, w.opt)
	if err != nil {
		return nil, onSheet(err, s)
	}
	l := &list{name: Clean(s.name), sheet: s.name, rows: map[string][]Values{}, faults: map[string]fault.List{}}
	for count := 1; ; count++ {
		number, cells, err := c.next()
		switch {
		case errors.Is(err, io.EOF):
			return l, nil
		case err != nil:
			return nil, onSheet(err, s)
		case count > w.opt.MaxRows:
			return nil, onSheet(failf("Trang có quá %d hàng.", "the sheet has more than %d rows", w.opt.MaxRows).at(number), s)
		}
		n := elementBytes + len(h.at)*valueBytes
		for _, one := range cells {
			n += len(one.text)
		}
		if w.opt.Take != nil {
			if err := w.opt.Take(n); err != nil {
				return nil, &FileError{Err: err}
			}
		}
		if *bytes += n; *bytes > w.opt.MaxLists {
			return nil, onSheet(failf("Các danh sách dài quá %s.", "the lists have more than %s", amount(int64(w.opt.MaxLists))).at(number), s)
		}
		row := h.row(number, cells)
		h.keepEmpty(row)
		l.add(row, key)
	}
}

// keepEmpty gives an element of a list the names that it has no value of. In
// its group such a name is without a value: the row's of the same name is
// another thing.
func (h header) keepEmpty(element Row) {
	for _, name := range h.at {
		if _, ok := element.Values[name]; !ok && name != "" {
			element.Values[name] = Value{}
		}
	}
}

// add takes a row of the list.
func (l *list) add(row Row, column string) {
	key := Clean(row.Values[column].Text)
	l.keys = append(l.keys, listKey{key, row.Number})
	l.rows[key] = append(l.rows[key], row.Values)
	for _, f := range row.Faults {
		if len(l.faults[key]) < maxFaults {
			more := wrong(l.name, f.Rule, "Trang «%[1]s», hàng %[2]d: %[3]s", "sheet «%s», row %d: %[4]s", l.sheet, row.Number, f.Detail.In(fault.Vietnamese), f.Detail.In(fault.English))
			l.faults[key] = append(l.faults[key], more)
		}
	}
}

// onSheet says which sheet an error is on.
func onSheet(err error, s sheetPart) error {
	e := *fileError(err)
	e.Detail = fault.Text{"Trang «%s»: %s", "Sheet «%s»: %s"}.With(s.name, e.Detail)
	return &e
}

// maxTold is how many rows that belong nowhere are told.
const maxTold = 10

// checkKeys holds every row of a list to belong to a row: one with a mistyped
// key would be lost without a word.
func (w *workbook) checkKeys() error {
	known := map[string]bool{}
	all := *w
	all.opt.Visible = false // who is hidden is known too
	c, err := all.start()
	if err != nil {
		return err
	}
	defer c.close()
	column := w.header.at[w.header.first]
	for {
		row, err := c.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if key := Clean(row.Values[column].Text); key != "" {
			known[key] = true
		}
	}
	var vi, en []string
	for _, l := range w.lists {
		for _, k := range l.keys {
			if known[k.key] {
				continue
			}
			if len(vi) < maxTold {
				vi = append(vi, fmt.Sprintf("trang «%s» hàng %d («%s»)", l.sheet, k.number, short(k.key)))
				en = append(en, fmt.Sprintf("sheet «%s» row %d («%s»)", l.sheet, k.number, short(k.key)))
			}
		}
		l.keys = nil
	}
	if vi == nil {
		return nil
	}
	return failf("Có hàng không khớp với cột «%[1]s» của trang «%[2]s»: %[3]s. Sửa lại cho khớp; trang nào không phải danh sách thì ẩn đi hoặc đổi tên cột đầu.",
		"rows match nothing in column «%[1]s» of sheet «%[2]s»: %[4]s", column, w.main.name, strings.Join(vi, ", "), strings.Join(en, ", "))
}

// short is the beginning of a text.
func short(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}

func sortCells(cells []cell) {
	slices.SortFunc(cells, func(a, b cell) int { return a.column - b.column })
}

package rows

import (
	"errors"
	"io"
	"slices"
	"strings"
)

// workbook is a sheet of a workbook, and the lists that other sheets hold.
type workbook struct {
	opt    Options
	pack   *pack
	main   sheetPart
	header header
	place  titled
	lists  []*list

	siblings []string            // other sheets with the same names
	outlines map[string]*outline // by the path of the sheet
}

func openWorkbook(data io.ReaderAt, size int64, opt Options) (table, error) {
	w := &workbook{opt: opt, outlines: map[string]*outline{}}
	if err := guarded(func() error { return w.open(data, size) }); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

func (w *workbook) open(data io.ReaderAt, size int64) (err error) {
	if w.pack, err = openPack(data, size); err != nil {
		return err
	}
	sheets, err := w.choose()
	if err != nil {
		return err
	}
	if err := w.pack.check(sheets, w.opt.MaxUnzipped); err != nil {
		return err
	}
	if w.pack.texts, err = w.pack.readShared(w.opt.TempDir); err != nil {
		return err
	}
	for _, s := range sheets {
		if w.outlines[s.path], err = w.pack.outline(s, w.opt); err != nil {
			return err
		}
	}
	c, err := w.walk(w.main)
	if err != nil {
		return err
	}
	defer c.close()
	w.place, err = w.opt.findNames(func() (tableRow, error) {
		number, cells, err := c.next()
		return tableRow{number, cells}, err
	})
	if err != nil {
		return w.elsewhere(err)
	}
	first, err := w.walk(w.main)
	if err != nil {
		return err
	}
	defer first.close()
	if w.header, err = first.header(w.place.row); err != nil {
		return err
	}
	w.header.aside = true
	w.place.above += w.header.number - w.place.row
	w.place.row = w.header.number
	if number, cells, err := first.next(); err == nil {
		w.place.number(w.header, number, cells)
	}
	if w.outlines[w.main.path].last <= w.place.row && len(w.pack.sheets) > 1 {
		return w.elsewhere(failf("Trang «%s» không có hàng nào dưới tên cột (hàng %d).", "the sheet «%s» has no rows below the names of the columns (row %d)", w.main.name, w.place.row))
	}
	if err := w.readLists(sheets[1:]); err != nil {
		return err
	}
	w.findSiblings()
	return nil
}

// others are the names of the sheets that no rows are read from.
func (w *workbook) others() []string {
	var others []string
	for _, s := range w.pack.sheets {
		if s.path != w.main.path {
			others = append(others, s.name)
		}
	}
	return others
}

// elsewhere says which other sheets there are.
func (w *workbook) elsewhere(err error) error {
	others := w.others()
	e := *fileError(err)
	if e.Err != nil || others == nil {
		return err
	}
	if len(others) > maxTold {
		others = append(others[:maxTold:maxTold], "…")
	}
	more := failf("Các trang khác: %[1]s; chọn trang bằng %[2]s.", "other sheets: %[1]s; name one with %[2]s", quotedList(others), w.opt.called("sheet"))
	for l := range e.Detail {
		e.Detail[l] += " " + more.Detail[l]
	}
	return &e
}

// choose gives the sheet of rows, and those that may hold lists.
func (w *workbook) choose() ([]sheetPart, error) {
	var names []string
	var sheets []sheetPart
	found := false
	for _, s := range w.pack.sheets {
		names = append(names, "«"+s.name+"»")
		main := !found && (w.opt.Sheet == "" && !s.hidden || w.opt.Sheet != "" && strings.EqualFold(Clean(s.name), Clean(w.opt.Sheet)))
		switch {
		case main:
			found = true
			w.main = s
			sheets = append([]sheetPart{s}, sheets...)
		case !s.hidden && w.wanted(s.name):
			sheets = append(sheets, s)
		}
	}
	switch {
	case !found && w.opt.Sheet != "":
		return nil, failf("Không có trang tính «%s». Bảng tính có: %s.", "there is no sheet «%s»; there are %s", w.opt.Sheet, strings.Join(names, ", "))
	case !found:
		return nil, failf("Bảng tính không có trang nào.", "the workbook has no sheet")
	case len(sheets) > maxSheets:
		return nil, failf("Bảng tính có quá %d trang.", "the workbook has more than %d sheets", maxSheets)
	}
	return sheets, nil
}

// wanted tells whether a list is asked for.
func (w *workbook) wanted(name string) bool {
	if w.opt.Lists == nil {
		return true
	}
	for _, l := range w.opt.Lists {
		if Clean(l) == Clean(name) {
			return true
		}
	}
	return false
}

func (w *workbook) close() error {
	if w.pack == nil {
		return nil
	}
	return w.pack.texts.close()
}

func (w *workbook) names() []string {
	names := w.header.names()
	for _, l := range w.lists {
		names = append(names, l.name)
	}
	return names
}

func (w *workbook) start() (cursor, error) {
	c, err := w.walk(w.main)
	if err != nil {
		return nil, err
	}
	if _, err := c.header(w.place.row); err != nil {
		c.close()
		return nil, err
	}
	return &bookRows{w, c}, nil
}

// bookRows walks through the sheet of rows.
type bookRows struct {
	w *workbook
	c *sheetCells
}

func (b *bookRows) close() { b.c.close() }

func (b *bookRows) next() (Row, error) {
	number, cells, err := b.c.next()
	if err == nil && number == b.w.place.numbers {
		number, cells, err = b.c.next()
	}
	if err != nil {
		return Row{}, err
	}
	row := b.w.header.row(number, cells)
	key := Clean(row.Values[b.w.header.at[b.w.header.first]].Text)
	for _, l := range b.w.lists {
		l.give(&row, key)
	}
	return row, nil
}

// sheetCells walks through the rows of a sheet that are not blank.
type sheetCells struct {
	pack    *pack
	sheet   sheetPart
	outline *outline
	xml     *sheetXML
	row     stored
	areas   []area
	open    map[int]openArea // by column
	below   bool             // the names
	opt     Options
}

// openArea is a merged cell that rows below are part of.
type openArea struct {
	bottom int
	cell   cell
}

func (w *workbook) walk(sheet sheetPart) (*sheetCells, error) {
	x, err := w.pack.openSheet(sheet, w.opt)
	if err != nil {
		return nil, err
	}
	o := w.outlines[sheet.path]
	return &sheetCells{pack: w.pack, sheet: sheet, outline: o, xml: x, areas: o.areas, open: map[int]openArea{}, opt: w.opt}, nil
}

func (c *sheetCells) close() { c.xml.close() }

// header reads the names, which stand in a row.
func (c *sheetCells) header(row int) (header, error) {
	number, cells, err := 0, []cell(nil), error(nil)
	var above [][]cell
	for number < row && err == nil {
		if len(cells) > 1 && c.outline.parted(number) { // one alone is a title
			above = append(above, cells)
		}
		number, cells, err = c.next()
	}
	if errors.Is(err, io.EOF) || err == nil && number > row {
		return header{}, noNamesAt(row)
	}
	if err != nil {
		return header{}, err
	}
	top, wanted := tableRow{number, cells}, c.opt.wants()
	for column, under := c.spanned(number); under; column, under = c.spanned(number) {
		wrong := failf("Tên cột ở ô %s%d gộp nhiều hàng; tên các cột phải nằm trên một hàng.",
			"the name in cell %s%d is merged over several rows; the names must stand in one row", letters(column), top.number).at(top.number)
		if !c.outline.parted(top.number) {
			return header{}, wrong
		}
		above = append(above, cells)
		number, cells, err = c.next()
		if err != nil || number > top.number+maxParted || (tableRow{number, cells}).count(wanted) < top.count(wanted) {
			return header{}, wrong
		}
	}
	c.below = true
	return newHeader(number, cells, above, c.opt)
}

// maxParted is how many rows may stand under names that are parted below.
const maxParted = 3

// spanned is a column whose cell in a row reaches below it.
func (c *sheetCells) spanned(row int) (column int, under bool) {
	for at, a := range c.open {
		if a.bottom > row && (!under || at < column) {
			column, under = at, true
		}
	}
	return column, under
}

// parted tells whether a row has a cell over several columns: a name that the
// rows below part.
func (o *outline) parted(row int) bool {
	return slices.ContainsFunc(o.areas, func(a area) bool { return a.top == row && a.wide })
}

// next reads a row: its number and its cells that are not blank. A merged cell
// counts for all rows that it spans, in its first column.
func (c *sheetCells) next() (int, []cell, error) {
	for c.row.number < c.outline.last { // below stand only cells without values
		if err := c.xml.next(&c.row, false); err != nil {
			return 0, nil, err
		}
		number := c.row.number
		cells, err := c.cells(number)
		if err != nil {
			return 0, nil, err
		}
		blank := allBlank(cells)
		cells = c.merge(number, cells)
		if !blank && !(c.below && c.opt.Visible && c.row.hidden) {
			return number, cells, nil
		}
	}
	return 0, nil, io.EOF
}

// cells are the cells of the row that was read.
func (c *sheetCells) cells(number int) ([]cell, error) {
	var cells []cell
	for _, s := range c.row.cells {
		if s.valued && s.column >= c.opt.MaxColumns {
			return nil, failf("Ô %s có dữ liệu: bảng có quá %d cột.", "cell %s has data: the table has more than %d columns",
				place(s.column, number), c.opt.MaxColumns).at(number)
		}
		one, err := c.pack.value(s, number)
		if err != nil {
			return nil, c.xml.wrong(err)
		}
		if !one.blank() {
			cells = append(cells, one)
		}
	}
	return cells, nil
}

// merge gives a row the merged cells that reach down to it.
func (c *sheetCells) merge(number int, cells []cell) []cell {
	for ; len(c.areas) > 0 && c.areas[0].top <= number; c.areas = c.areas[1:] {
		a := c.areas[0]
		if a.bottom == a.top || a.left >= c.opt.MaxColumns {
			continue
		}
		from := cell{column: a.left}
		for _, one := range cells {
			if one.column == a.left && a.top == number {
				from = one
			}
		}
		c.open[a.left] = openArea{a.bottom, from}
	}
	if len(c.open) == 0 {
		return cells
	}
	var whole []cell
	covered := map[int]bool{}
	for column, a := range c.open {
		switch {
		case a.bottom < number:
			delete(c.open, column)
		default:
			covered[column] = true
		}
	}
	if len(covered) == 0 {
		return cells
	}
	for _, one := range cells {
		if !covered[one.column] {
			whole = append(whole, one)
		}
	}
	for column := range covered {
		if one := c.open[column].cell; !one.blank() {
			whole = append(whole, one)
		}
	}
	sortCells(whole)
	return whole
}

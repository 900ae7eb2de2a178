package rows

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbook is a sheet of a workbook, and the lists that other sheets hold.
type workbook struct {
	opt    Options
	pack   *pack
	file   *excelize.File
	folder string // of the library's files; empty: none
	main   sheetPart
	header header
	lists  []*list
}

// inMemory is how many bytes of a part, and of the package, stay off the disk.
const inMemory = 2 << 20

func openWorkbook(data io.ReaderAt, size int64, opt Options) (table, error) {
	w := &workbook{opt: opt}
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
	if err := w.load(sheets); err != nil {
		return err
	}
	c, err := w.walk(w.main)
	if err != nil {
		return err
	}
	defer c.close()
	if w.header, err = c.header(); err != nil {
		return err
	}
	return w.readLists(sheets[1:])
}

// choose gives the sheet of rows, and those that may hold lists.
func (w *workbook) choose() ([]sheetPart, error) {
	var names []string
	var sheets []sheetPart
	found := false
	for _, s := range w.pack.sheets {
		names = append(names, "«"+s.name+"»")
		main := !found && (w.opt.Sheet == "" && !s.hidden || w.opt.Sheet != "" && Clean(s.name) == Clean(w.opt.Sheet))
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

// load gives the library what it needs of the package.
func (w *workbook) load(sheets []sheetPart) (err error) {
	if w.folder, err = os.MkdirTemp(w.opt.TempDir, "vanthu-rows-"); err != nil {
		return fileError(err)
	}
	options := excelize.Options{
		UnzipSizeLimit: w.opt.MaxUnzipped, UnzipXMLSizeLimit: min(inMemory, w.opt.MaxUnzipped), TmpDir: w.folder,
		ShortDatePattern: shortDate, LongDatePattern: shortDate, LongTimePattern: "hh:mm:ss",
	}
	var buffer bytes.Buffer
	var packed int64
	for _, f := range w.pack.files {
		packed += int64(f.CompressedSize64)
	}
	if packed <= inMemory {
		if err := w.pack.copyTo(&buffer, sheets, w.opt); err != nil {
			return err
		}
		w.file, err = excelize.OpenReader(&buffer, options)
	} else {
		name := filepath.Join(w.folder, "book.xlsx")
		if err := w.spill(name, sheets); err != nil {
			return err
		}
		w.file, err = excelize.OpenFile(name, options)
	}
	if err != nil {
		return broken()
	}
	return nil
}

// spill writes the package to disk.
func (w *workbook) spill(name string, sheets []sheetPart) error {
	file, err := os.Create(name)
	if err != nil {
		return fileError(err)
	}
	return errors.Join(w.pack.copyTo(file, sheets, w.opt), file.Close())
}

func (w *workbook) close() error {
	var err error
	if w.file != nil {
		err = w.file.Close()
		w.file = nil
	}
	if w.folder != "" {
		err = errors.Join(err, os.RemoveAll(w.folder))
		w.folder = ""
	}
	return err
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
	if _, err := c.header(); err != nil {
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
	pack   *pack
	sheet  sheetPart
	marks  *markup
	rows   *excelize.Rows
	number int // of the library's row
	areas  []area
	open   map[int]openArea // by column
	names  header
}

// openArea is a merged cell that rows below are part of.
type openArea struct {
	bottom int
	cell   cell
}

func (w *workbook) walk(sheet sheetPart) (*sheetCells, error) {
	areas, err := merged(w.pack, sheet)
	if err != nil {
		return nil, err
	}
	marks, err := openMarkup(w.pack, sheet, w.opt)
	if err != nil {
		return nil, err
	}
	rows, err := w.file.Rows(sheet.name)
	if err != nil {
		marks.close()
		return nil, broken()
	}
	return &sheetCells{pack: w.pack, sheet: sheet, marks: marks, rows: rows, areas: areas, open: map[int]openArea{}, names: header{opt: w.opt}}, nil
}

func (c *sheetCells) close() {
	c.marks.close()
	c.rows.Close() //nolint:errcheck // it was only read
}

// header reads the names, which are the first row that is not blank.
func (c *sheetCells) header() (header, error) {
	number, cells, err := c.next()
	if errors.Is(err, io.EOF) {
		return header{}, noNames()
	}
	if err != nil {
		return header{}, err
	}
	for column, a := range c.open {
		if a.bottom > number {
			return header{}, failf("Tên cột ở ô %s%d gộp nhiều hàng; tên các cột phải nằm trên một hàng.",
				"the name in cell %s%d is merged over several rows; the names must stand in one row", letters(column), number).at(number)
		}
	}
	return newHeader(number, cells, c.names.opt)
}

// next reads a row: its number and its cells that are not blank. A merged cell
// counts for all rows that it spans, in its first column.
func (c *sheetCells) next() (int, []cell, error) {
	for {
		number, marks, err := c.marks.row()
		if err != nil {
			if errors.Is(err, io.EOF) && c.rows.Next() {
				err = broken()
			}
			return 0, nil, err
		}
		if err := c.check(number, marks); err != nil {
			return 0, nil, err
		}
		texts, err := c.texts(number)
		if err != nil {
			return 0, nil, err
		}
		cells := c.cells(number, marks, texts)
		blank := allBlank(cells)
		cells = c.merge(number, cells)
		if !blank {
			return number, cells, nil
		}
	}
}

// check holds a row to what the library takes without a word: cells far out,
// and shared strings that there are not.
func (c *sheetCells) check(number int, marks []mark) error {
	for _, m := range marks {
		if m.valued && m.column >= c.names.opt.MaxColumns {
			return failf("Ô %s%d có dữ liệu: bảng có quá %d cột.", "cell %s%d has data: the table has more than %d columns",
				letters(m.column), number, c.names.opt.MaxColumns).at(number)
		}
		if m.kind == "s" && m.valued {
			if n, err := strconv.Atoi(strings.TrimSpace(m.raw)); err != nil || n < 0 || n >= c.pack.strings {
				return broken().at(number)
			}
		}
	}
	return nil
}

// texts are the texts of a row as the library shows them.
func (c *sheetCells) texts(number int) ([]string, error) {
	for ; c.number < number; c.number++ {
		if !c.rows.Next() {
			return nil, broken().at(number)
		}
	}
	texts, err := c.rows.Columns()
	if err != nil || c.rows.Error() != nil {
		return nil, broken().at(number)
	}
	return texts, nil
}

// cells puts together what the library and the XML say.
func (c *sheetCells) cells(number int, marks []mark, texts []string) []cell {
	var cells []cell
	for _, m := range marks {
		one := cell{column: m.column}
		if m.column < len(texts) {
			one.text = texts[m.column]
		}
		switch {
		case m.kind == "e":
			one.fault = noValue(m.column, number, one.text)
		case m.formula && !m.valued:
			f := wrong("", ruleCell, "Ô %s có công thức chưa tính kết quả; mở bằng Excel rồi lưu lại.", "cell %s has a formula without its result; open and save the file in Excel",
				place(m.column, number))
			one.fault = &f
		default:
			var number bool
			if one.text, number = c.pack.shown(m, one.text); number {
				one.number = shownNumber(one.text)
			}
		}
		if !one.blank() {
			cells = append(cells, one)
		}
	}
	return cells
}

// merge gives a row the merged cells that reach down to it.
func (c *sheetCells) merge(number int, cells []cell) []cell {
	for ; len(c.areas) > 0 && c.areas[0].top <= number; c.areas = c.areas[1:] {
		a := c.areas[0]
		if a.bottom == a.top || a.left >= c.names.opt.MaxColumns {
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

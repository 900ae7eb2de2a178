package rows

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// sheetXML reads the XML of a sheet, row by row.
type sheetXML struct {
	part   io.ReadCloser
	xml    *scanner
	number int  // of the last row
	within bool // a row has begun and not ended
	begun  bool // the rows have begun
	ended  bool // and ended
	thin   bool // rows that do not say otherwise are hidden
	hidden map[int]bool
}

// stored is a row as it is stored.
type stored struct {
	number int
	hidden bool
	cells  []storedCell
}

// storedCell is a cell as it is stored.
type storedCell struct {
	column  int    // from 0
	kind    string // the attribute t
	style   int
	value   string
	formula bool
	valued  bool // it has a value, though it may be empty
}

func (p *pack) openSheet(sheet sheetPart, opt Options) (*sheetXML, error) {
	part, err := p.files[strings.ToLower(sheet.path)].Open()
	if err != nil {
		return nil, broken()
	}
	return &sheetXML{part: part, xml: newScanner(part, 4*opt.MaxRow+maxString), hidden: map[int]bool{}}, nil
}

func (s *sheetXML) close() { s.part.Close() } //nolint:errcheck // it was only read

// wrong is an error of the XML as one of the file.
func (s *sheetXML) wrong(err error) error {
	number := s.number
	if !s.within {
		number++
	}
	var known *FileError
	switch {
	case errors.Is(err, errAllowance):
		return failf("Hàng %d của bảng tính quá dài.", "row %d of the sheet is too long", number).at(number)
	case errors.As(err, &known):
		return known
	}
	return broken().at(s.number)
}

// next reads a row; without values, when only is set, it tells which cells have
// one. After the last row comes io.EOF.
func (s *sheetXML) next(row *stored, only bool) error {
	row.cells = row.cells[:0]
	s.xml.begin()
	for !s.ended {
		t, err := s.xml.next()
		if err != nil {
			if errors.Is(err, io.EOF) && !s.begun {
				err = errXML
			}
			return s.wrong(err)
		}
		switch string(t.name) {
		case "sheetData":
			s.begun, s.ended = true, t.ended || t.alone
		case "row":
			if s.begun && !t.ended {
				if err := s.row(t, row, only); err != nil {
					return s.wrong(err)
				}
				s.within = false
				return nil
			}
		case "sheetFormatPr":
			s.thin = t.truth("zeroHeight")
		case "col":
			s.column(t)
		}
	}
	return io.EOF
}

// column notes columns that are hidden.
func (s *sheetXML) column(t *tag) {
	from, _ := strconv.Atoi(t.attribute("min")) // what is no number hides nothing
	to, _ := strconv.Atoi(t.attribute("max"))
	if !t.truth("hidden") && t.attribute("width") != "0" {
		return
	}
	for i := max(1, from); i <= min(to, maxColumn); i++ {
		s.hidden[i-1] = true
	}
}

// row reads a row whose tag was read.
func (s *sheetXML) row(t *tag, row *stored, only bool) error {
	number := s.number + 1
	if r := t.raw("r"); r != nil {
		n, ok := digits(r)
		if !ok || n < number {
			return broken().at(number)
		}
		number = n
	}
	if number > maxRowNumber {
		return broken().at(s.number)
	}
	s.number, s.within = number, true
	row.number = number
	row.hidden = t.truth("hidden") || string(t.raw("ht")) == "0" || s.thin && t.raw("hidden") == nil && t.raw("ht") == nil
	if t.alone {
		return nil
	}
	depth, last := len(s.xml.ends), -1
	for {
		t, err := s.xml.next()
		if err != nil {
			return s.xml.inside(err)
		}
		switch {
		case len(s.xml.ends) < depth:
			return nil
		case t.ended:
		case string(t.name) == "c":
			if last, err = s.cell(t, last, row, only); err != nil {
				return err
			}
		}
	}
}

// cell reads a cell, which stands behind another; cells may leave out where they
// stand. One without a value is not kept.
func (s *sheetXML) cell(t *tag, before int, row *stored, only bool) (column int, err error) {
	column = before + 1
	if r := t.raw("r"); r != nil {
		if column, _, err = cellName(r); err != nil || column <= before {
			return 0, broken().at(s.number)
		}
	}
	if column >= maxColumn {
		return 0, broken().at(s.number)
	}
	if t.alone {
		return column, nil
	}
	c := storedCell{column: column, kind: t.attribute("t")}
	c.style, _ = strconv.Atoi(t.attribute("s")) // none is 0 too
	if err := s.content(&c, only); err != nil {
		return 0, err
	}
	if c.valued || c.formula {
		row.cells = append(row.cells, c)
	}
	return column, nil
}

// content reads what is in a cell.
func (s *sheetXML) content(c *storedCell, only bool) error {
	depth := len(s.xml.ends)
	for {
		t, err := s.xml.next()
		if err != nil {
			return s.xml.inside(err)
		}
		if len(s.xml.ends) < depth {
			return nil
		}
		name := string(t.name)
		c.formula = c.formula || name == "f"
		if t.ended || name != "v" && name != "is" {
			continue
		}
		c.valued = true
		switch {
		case t.alone:
		case only:
			err = s.xml.skip()
		case name == "v":
			c.value, err = s.xml.text()
		default:
			c.value, err = s.xml.rich()
			c.kind = "inlineStr"
		}
		if err != nil {
			return err
		}
	}
}

// area is a merged cell, by rows from 1 and columns from 0.
type area struct {
	top, bottom, left int
	wide              bool // over several columns
}

// maxAreas bounds the merged cells of a sheet.
const maxAreas = 200_000

// outline is what a sheet holds beside its values.
type outline struct {
	last     int      // the last row with a value; 0: none
	hidden   [][2]int // rows with a value that are hidden, from and to
	filtered bool     // by a filter
	columns  map[int]bool
	areas    []area
}

// outline reads a sheet to its end.
func (p *pack) outline(sheet sheetPart, opt Options) (*outline, error) {
	s, err := p.openSheet(sheet, opt)
	if err != nil {
		return nil, err
	}
	defer s.close()
	o := &outline{columns: s.hidden}
	for row := (stored{}); ; {
		err := s.next(&row, true)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if len(row.cells) > 0 {
			o.note(row)
		}
	}
	for {
		s.xml.begin()
		t, err := s.xml.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, broken()
		}
		switch string(t.name) {
		case "filterColumn":
			o.filtered = true
		case "mergeCell":
			if t.ended {
				continue
			}
			a, err := newArea(t.raw("ref"))
			if err != nil || len(o.areas) == maxAreas {
				return nil, broken()
			}
			o.areas = append(o.areas, a)
		}
	}
	slices.SortStableFunc(o.areas, func(a, b area) int { return a.top - b.top })
	return o, nil
}

// note notes a row with a value.
func (o *outline) note(row stored) {
	before := o.last
	o.last = row.number
	if !row.hidden {
		return
	}
	if n := len(o.hidden) - 1; n >= 0 && o.hidden[n][1] == before && before+1 == row.number {
		o.hidden[n][1] = row.number
		return
	}
	o.hidden = append(o.hidden, [2]int{row.number, row.number})
}

func newArea(ref []byte) (area, error) {
	from, to, several := bytes.Cut(ref, []byte(":"))
	left, top, err := cellName(from)
	if err != nil || !several {
		return area{top: top, bottom: top, left: left}, err
	}
	right, bottom, err := cellName(to)
	return area{top, bottom, left, right > left}, err
}

// cellName is the column, from 0, and the row, from 1, of a cell such as "B2".
func cellName(name []byte) (column, row int, err error) {
	at := 0
	for ; at < len(name) && at < 3; at++ {
		c := name[at] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	row, ok := digits(name[at:])
	if !ok || at == 0 || row < 1 || row > maxRowNumber || column > maxColumn {
		return 0, 0, errXML
	}
	return column - 1, row, nil
}

// digits is a number of few digits.
func digits(b []byte) (n int, ok bool) {
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(b) > 0 && len(b) < 9
}

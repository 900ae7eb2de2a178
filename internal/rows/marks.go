package rows

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// markup reads the XML of a sheet beside the library, which tells neither the
// kinds of cells nor that a sheet breaks off.
type markup struct {
	part   io.ReadCloser
	in     *allowance
	xml    *xml.Decoder
	number int  // of the last row
	within bool // it has begun and not ended
	ended  bool
}

// allowance lets a row have so many bytes of XML.
type allowance struct {
	from io.Reader
	most int
	left int
}

var errAllowance = errors.New("rows: a row of the sheet is too long")

func (a *allowance) begin() { a.left = a.most + readAhead }

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errAllowance
	}
	n, err := a.from.Read(p[:min(len(p), a.left)])
	a.left -= n
	return n, err
}

// mark is what the XML says of a cell.
type mark struct {
	column  int
	kind    string // the attribute t
	style   int
	raw     string // as stored, if it is short
	formula bool
	valued  bool // it has a value, though it may be empty
}

func openMarkup(p *pack, sheet sheetPart, opt Options) (*markup, error) {
	part, err := p.files[strings.ToLower(sheet.path)].Open()
	if err != nil {
		return nil, broken()
	}
	in := &allowance{from: part, most: 4*opt.MaxRow + maxString}
	m := &markup{part: part, in: in, xml: xml.NewDecoder(bufio.NewReaderSize(in, 1<<14))}
	return m, nil
}

func (m *markup) close() { m.part.Close() } //nolint:errcheck // it was only read

// token reads on. XML that breaks off is an error.
func (m *markup) token() (xml.Token, error) {
	token, err := m.xml.RawToken()
	if errors.Is(err, errAllowance) {
		number := m.number
		if !m.within {
			number++
		}
		return nil, failf("Hàng %d của bảng tính quá dài.", "row %d of the sheet is too long", number).at(number)
	}
	if err != nil {
		return nil, broken().at(m.number)
	}
	return token, nil
}

// row reads the next row: its number and its cells. After the last comes
// io.EOF.
func (m *markup) row() (int, []mark, error) {
	m.in.begin()
	var marks []mark
	for !m.ended {
		token, err := m.token()
		if err != nil {
			return 0, nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "row":
				if err := m.begin(e); err != nil {
					return 0, nil, err
				}
			case "c":
				c, err := m.cell(e, len(marks))
				if err != nil {
					return 0, nil, err
				}
				if len(marks) > 0 && c.column <= marks[len(marks)-1].column || c.column >= excelize.MaxColumns {
					return 0, nil, broken().at(m.number)
				}
				marks = append(marks, c)
			}
		case xml.EndElement:
			if e.Name.Local == "row" && m.within {
				m.within = false
				return m.number, marks, nil
			}
			m.ended = e.Name.Local == "sheetData"
		}
	}
	return 0, nil, io.EOF
}

// begin reads the number of a row, which may only grow.
func (m *markup) begin(e xml.StartElement) error {
	number := m.number + 1
	if r := attribute(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < number {
			return broken().at(number)
		}
		number = n
	}
	if number > excelize.TotalRows {
		return broken().at(m.number)
	}
	m.number, m.within = number, true
	return nil
}

// cell reads a cell. Cells may leave out where they stand.
func (m *markup) cell(start xml.StartElement, before int) (mark, error) {
	c := mark{column: before, kind: attribute(start, "t")}
	c.style, _ = strconv.Atoi(attribute(start, "s")) // none is 0 too
	if r := attribute(start, "r"); r != "" {
		column, _, err := excelize.CellNameToCoordinates(r)
		if err != nil {
			return mark{}, broken().at(m.number)
		}
		c.column = column - 1
	}
	for inside := ""; ; {
		token, err := m.token()
		if err != nil {
			return mark{}, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			inside = e.Name.Local
			c.formula = c.formula || inside == "f"
			c.valued = c.valued || inside == "v" || inside == "is"
		case xml.CharData:
			if inside == "v" && len(c.raw)+len(e) <= 64 {
				c.raw += string(e)
			}
		case xml.EndElement:
			if e.Name.Local == "c" {
				return c, nil
			}
			inside = ""
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// area is a merged cell, by rows from 1 and columns from 0.
type area struct{ top, bottom, left int }

// maxAreas bounds the merged cells of a sheet.
const maxAreas = 200_000

// merged reads the merged cells, which stand behind the rows.
func merged(p *pack, sheet sheetPart) ([]area, error) {
	part, err := p.files[strings.ToLower(sheet.path)].Open()
	if err != nil {
		return nil, broken()
	}
	defer part.Close()
	in := &allowance{from: part, most: maxString}
	buffer := bufio.NewReaderSize(in, readAhead)
	if err := skipRows(in, buffer); err != nil {
		return nil, err
	}
	var areas []area
	for decoder := xml.NewDecoder(buffer); ; {
		in.begin()
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, broken()
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "mergeCell" {
			a, err := newArea(attribute(e, "ref"))
			if err != nil || len(areas) == maxAreas {
				return nil, broken()
			}
			areas = append(areas, a)
		}
	}
	slices.SortStableFunc(areas, func(a, b area) int { return a.top - b.top })
	return areas, nil
}

// skipRows reads up to the end of the rows, without reading them as XML.
func skipRows(in *allowance, buffer *bufio.Reader) error {
	for {
		in.begin()
		tag, err := buffer.ReadSlice('>')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil:
			return broken()
		}
		tag = tag[bytes.LastIndexByte(tag, '<')+1:]
		if bytes.HasSuffix(tag, []byte("sheetData/>")) || tag[0] == '/' && bytes.HasSuffix(tag, []byte("sheetData>")) {
			return nil
		}
	}
}

func newArea(ref string) (area, error) {
	from, to, several := strings.Cut(ref, ":")
	left, top, err := excelize.CellNameToCoordinates(from)
	if err != nil || !several {
		return area{top, top, left - 1}, err
	}
	_, bottom, err := excelize.CellNameToCoordinates(to)
	return area{top, bottom, left - 1}, err
}

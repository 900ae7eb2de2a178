package rows

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"vanthu/internal/numfmt"
)

// Bounds on a workbook's package that no honest one comes near.
const (
	maxDirectory = 4 << 20  // bytes of the ZIP's directory
	maxPart      = 32 << 20 // bytes of a part that is read whole: styles, the list of sheets
	maxSheets    = 64       // sheets that are looked at
	maxFormat    = 2000     // bytes of a number format; Excel takes 255 characters
	maxStrings   = 4 << 20  // shared strings
	maxString    = 1 << 20  // bytes of a shared string, with its marks
	maxTexts     = 1 << 30  // bytes of all shared strings
	maxRowNumber = 1 << 20  // rows that a sheet of Excel has
	maxColumn    = 1 << 14  // and columns
)

// pack is the package of a workbook: what of its ZIP is needed.
type pack struct {
	files     map[string]*zip.File // by name in small letters
	sheets    []sheetPart
	formats   []*numfmt.Format // by style of a cell
	dates1904 bool
	texts     *shared

	stringsPart, stylesPart string // their paths, in small letters
}

// sheetPart is a sheet as the workbook lists it.
type sheetPart struct {
	name, path string
	hidden     bool
}

// budget lets so many bytes be read.
type budget struct {
	from io.ReaderAt
	left int64
}

var errBudget = errors.New("rows: the ZIP's directory is too long")

func (b *budget) ReadAt(p []byte, at int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errBudget
	}
	return b.from.ReadAt(p, at)
}

// openPack reads the directory of a workbook, its sheets and its styles.
func openPack(data io.ReaderAt, size int64) (*pack, error) {
	limited := &budget{data, maxDirectory}
	archive, err := zip.NewReader(limited, size)
	if err != nil {
		return nil, broken()
	}
	limited.left = 1 << 62
	p := &pack{files: map[string]*zip.File{}, stringsPart: "xl/sharedstrings.xml", stylesPart: "xl/styles.xml"}
	for _, f := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if p.files[name] != nil {
			return nil, broken()
		}
		p.files[name] = f
	}
	book, err := p.find("_rels/.rels", "", "officeDocument")
	if err != nil {
		return nil, err
	}
	if book == nil || !strings.HasSuffix(strings.ToLower(book[0]), ".xml") || p.files["xl/workbook.xml"] == nil && !strings.Contains(book[0], "workbook") {
		return nil, notWorkbook(archive.File)
	}
	if err := p.readBook(book[0]); err != nil {
		return nil, err
	}
	return p, p.readStyles()
}

// read decodes a part that is read whole. One that is not there reads as empty.
func (p *pack) read(name string, into any) error {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil
	}
	if f.UncompressedSize64 > maxPart {
		return tooLarge(maxPart)
	}
	in, err := f.Open()
	if err != nil {
		return broken()
	}
	defer in.Close()
	if err := xml.NewDecoder(in).Decode(into); err != nil {
		return broken()
	}
	return nil
}

func tooLarge(most int64) *FileError {
	return failf("Bảng tính có phần dài quá %s sau khi giải nén.", "the workbook has parts of more than %s, unpacked", amount(most))
}

type relations struct {
	All []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// find gives the paths that relations of a type lead to, from a folder.
func (p *pack) find(part, folder, kind string) ([]string, error) {
	var all relations
	if err := p.read(part, &all); err != nil {
		return nil, err
	}
	var paths []string
	for _, r := range all.All {
		if path.Base(r.Type) == kind {
			paths = append(paths, resolve(folder, r.Target))
		}
	}
	return paths, nil
}

func resolve(folder, target string) string {
	if whole, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(whole)
	}
	return path.Join(folder, target)
}

// readBook reads the list of sheets.
func (p *pack) readBook(name string) error {
	var book struct {
		Properties struct {
			Dates1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := p.read(name, &book); err != nil {
		return err
	}
	p.dates1904 = book.Properties.Dates1904 == "1" || book.Properties.Dates1904 == "true"
	var all relations
	if err := p.read(path.Join(path.Dir(name), "_rels", path.Base(name)+".rels"), &all); err != nil {
		return err
	}
	paths := map[string]string{}
	for _, r := range all.All {
		switch at := resolve(path.Dir(name), r.Target); path.Base(r.Type) {
		case "worksheet":
			paths[r.ID] = at
		case "sharedStrings":
			p.stringsPart = strings.ToLower(at)
		case "styles":
			p.stylesPart = strings.ToLower(at)
		}
	}
	for _, s := range book.Sheets {
		part := sheetPart{name: s.Name, hidden: s.State != "" && s.State != "visible"}
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				part.path = paths[a.Value]
			}
		}
		if part.path != "" && p.files[strings.ToLower(part.path)] != nil { // others are charts
			p.sheets = append(p.sheets, part)
		}
	}
	return nil
}

// readStyles reads what number formats the styles of cells have.
func (p *pack) readStyles() error {
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := p.read(p.stylesPart, &styles); err != nil {
		return err
	}
	codes := map[int]*numfmt.Format{}
	for _, f := range styles.Formats {
		if len(f.Code) > maxFormat {
			return broken()
		}
		codes[f.ID] = numfmt.Parse(f.Code)
	}
	for _, c := range styles.Cells {
		format, known := codes[c.Format]
		if !known {
			format = numfmt.Parse(numfmt.Builtin(c.Format))
			codes[c.Format] = format
		}
		p.formats = append(p.formats, format)
	}
	return nil
}

// check holds what is read of the package to be of bounded length, unpacked.
func (p *pack) check(sheets []sheetPart, most int64) error {
	total := int64(0)
	add := func(name string) {
		if f := p.files[strings.ToLower(name)]; f != nil {
			total += int64(min(f.UncompressedSize64, 1<<50))
		}
	}
	add(p.stringsPart)
	add(p.stylesPart)
	for _, s := range sheets {
		add(s.path)
	}
	if total > most {
		return tooLarge(most)
	}
	return nil
}

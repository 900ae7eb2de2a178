package rows

import (
	"io"
	"strings"
)

// What of other sheets is looked at, to find those with the same names.
const (
	maxSiblings  = 20
	siblingBytes = 256 << 10 // of each
)

// findSiblings notes the sheets that have all the wanted names that the main one
// has, where none was asked for by its name: one for each month, an older list.
func (w *workbook) findSiblings() {
	wanted := w.opt.wants()
	has := 0
	for _, used := range w.header.used {
		if used {
			has++
		}
	}
	if w.opt.Sheet != "" || w.opt.Wanted == nil || has == 0 || has == 1 && wanted.count > 1 {
		return
	}
	for _, s := range w.pack.sheets[:min(len(w.pack.sheets), maxSiblings)] {
		if s.path != w.main.path && !s.hidden && !w.isList(s.name) && w.peek(s, wanted) >= has {
			w.siblings = append(w.siblings, s.name)
		}
	}
}

func (w *workbook) isList(name string) bool {
	for _, l := range w.lists {
		if l.sheet == name {
			return true
		}
	}
	return false
}

// peek is how many of the names stand in one of the first rows of a sheet. One
// that cannot be read has none.
func (w *workbook) peek(sheet sheetPart, wanted *wantedNames) (most int) {
	file := w.pack.files[strings.ToLower(sheet.path)]
	if file == nil {
		return 0
	}
	part, err := file.Open()
	if err != nil {
		return 0
	}
	x := &sheetXML{part: part, xml: newScanner(io.LimitReader(part, siblingBytes), siblingBytes), hidden: map[int]bool{}}
	defer x.close()
	for row := (stored{}); row.number < max(w.place.row, maxParted); {
		if err := x.next(&row, false); err != nil {
			break
		}
		names := tableRow{number: row.number}
		for _, s := range row.cells {
			if c, err := w.pack.value(s, row.number); err == nil {
				names.cells = append(names.cells, c)
			}
		}
		most = max(most, names.count(wanted))
	}
	return most
}

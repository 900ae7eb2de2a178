package rows

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// shortDate is how a day is shown where a format leaves it to the system.
const shortDate = "dd/mm/yyyy"

// monthNames are the formats of Excel that show the name of a month in the
// system's language, which is never English here: d-mmm-yy, d-mmm, mmm-yy.
var monthNames = map[string]string{"#15": "02/01/2006", "#16": "02/01", "#17": "01/2006"}

// shown is a number as Excel shows it in Việt Nam: the library knows formats,
// but writes 1,234.5 for 1.234,5. It tells whether what is shown is a number, and
// not a day or a time.
func (p *pack) shown(c mark, text string) (_ string, number bool) {
	if c.kind != "" && c.kind != "n" {
		return text, false
	}
	code := "#0"
	if c.style > 0 && c.style < len(p.formats) {
		code = p.formats[c.style]
	}
	if layout, ok := monthNames[code]; ok {
		if serial, err := strconv.ParseFloat(c.raw, 64); err == nil {
			if day, err := excelize.ExcelDateToTime(serial, p.dates1904); err == nil {
				return day.Format(layout), false
			}
		}
		return text, false
	}
	text = strings.TrimSpace(text) // formats pad
	if !decimal(code) {
		return text, false
	}
	return swapped(text), true
}

// vietnamese is a number as Việt Nam writes it: 1.234.567,8.
var vietnamese = regexp.MustCompile(`^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$`)

// shownNumber is a shown number as JSON writes it, if it has points or commas
// and nothing beside the number; else it is empty.
func shownNumber(text string) string {
	if !strings.ContainsAny(text, ".,") || !vietnamese.MatchString(text) {
		return ""
	}
	return strings.Replace(strings.ReplaceAll(text, ".", ""), ",", ".", 1)
}

// decimal tells whether points and commas that a number format prints are those
// of a number.
func decimal(code string) bool {
	if id, ok := strings.CutPrefix(code, "#"); ok {
		if n, err := strconv.Atoi(id); err == nil { // one that every workbook has
			return n < 14 || 36 < n && n < 45 || n == 48 || n == 49
		}
	}
	for rest := code; rest != ""; {
		c := rest[0]
		rest = rest[1:]
		end := 0
		switch c {
		case '"':
			end = strings.IndexByte(rest, '"') + 1
		case '[':
			end = strings.IndexByte(rest, ']') + 1
		case '\\', '_', '*':
			end = min(1, len(rest))
		case 'd', 'D', 'm', 'M', 'y', 'Y', 'h', 'H', 's', 'S':
			return false
		}
		if (c == '"' || c == '\\') && separating.MatchString(rest[:end]) {
			return false
		}
		rest = rest[end:]
	}
	return true
}

// separating finds points and commas of a text that digits may follow.
var separating = regexp.MustCompile(`[.,](\d|"?$)`)

// swapped writes the points of a number as commas, and its commas as points.
func swapped(text string) string {
	b := []byte(text)
	for i, c := range b {
		if i+1 == len(b) || b[i+1] < '0' || b[i+1] > '9' {
			continue
		}
		switch c {
		case '.':
			b[i] = ','
		case ',':
			b[i] = '.'
		}
	}
	return string(b)
}

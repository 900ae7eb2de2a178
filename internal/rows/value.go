package rows

import (
	"strconv"
	"strings"
	"time"

	"vanthu/internal/numfmt"
)

// value is a cell as the sheet shows it and as it is.
func (p *pack) value(c storedCell, number int) (cell, error) {
	one := cell{column: c.column, text: c.value}
	format := p.format(c.style)
	switch {
	case c.uncomputed():
		one.wrong("Ô %s có công thức chưa tính kết quả; mở bằng Excel rồi lưu lại.", "cell %s has a formula without its result; open and save the file in Excel",
			place(c.column, number))
	case c.kind == "e":
		one.fault = noValue(c.column, number, c.value)
	case c.kind == "s":
		if strings.TrimSpace(c.value) == "" {
			return cell{column: c.column}, nil
		}
		text, err := p.texts.at(c.value)
		if err != nil {
			return cell{}, err
		}
		one.text = format.Text(text)
	case c.kind == "str":
		one.text = format.Text(unpacked(c.value))
	case c.kind == "inlineStr":
		one.text = format.Text(c.value)
	case c.kind == "b":
		one.text = map[bool]string{true: "TRUE", false: "FALSE"}[strings.TrimSpace(c.value) == "1"]
		if !c.valued || c.value == "" {
			one.text = ""
		}
	case c.kind == "d":
		p.moment(&one, format, number)
	default:
		p.number(&one, format, number)
	}
	return one, nil
}

// uncomputed tells whether a cell has a formula and no result: programs other than
// Excel write it without a value, or an empty one where a number would be. An
// empty text is a result.
func (c storedCell) uncomputed() bool {
	return c.formula && (!c.valued || c.value == "" && (c.kind == "" || c.kind == "n"))
}

// wrong makes a fault of the cell.
func (c *cell) wrong(vi, en string, args ...any) {
	f := wrong("", ruleCell, vi, en, args...)
	c.fault = &f
}

// unseen makes the fault of a cell that shows no value, in a row.
func (c *cell) unseen(number int) {
	c.wrong("Ô %s có ngày giờ ngoài lịch của Excel (ô hiện ####).", "cell %s has a day outside of Excel's calendar (it shows ####)", place(c.column, number))
}

// format is the number format of a style; nil: none.
func (p *pack) format(style int) *numfmt.Format {
	if style < 0 || style >= len(p.formats) {
		return nil
	}
	return p.formats[style]
}

// number makes the cell a number, as its format shows it.
func (p *pack) number(one *cell, format *numfmt.Format, number int) {
	raw := strings.TrimSpace(one.text)
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return // a text, whatever wrote it
	}
	shown, kind := format.Show(v, p.dates1904)
	one.text = shown
	switch kind {
	case numfmt.Unseen:
		one.unseen(number)
	case numfmt.Day:
		one.day = numfmt.DayOf(v, p.dates1904)
	case numfmt.Number:
		one.number = numfmt.Plain(v)
		if whole(raw) && len(raw) > significant {
			if one.text == numfmt.General(v) {
				one.text = raw // all its digits, which no number has in Excel
			}
			one.number = raw
		}
		one.rounded = !whole(raw) && (v >= 1e15 || v <= -1e15)
		if one.number == one.text {
			one.number = ""
		}
	}
}

// significant is how many digits of a number Excel keeps.
const significant = 15

// whole tells whether a number is written in digits alone.
func whole(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && len(s) <= 30 && strings.Trim(s, "0123456789") == ""
}

// moments are the forms of a day or time in ISO 8601.
var moments = []string{"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", time.DateOnly}

// moment makes the cell a day that is stored as ISO 8601 writes it.
func (p *pack) moment(one *cell, format *numfmt.Format, number int) {
	raw := strings.TrimSuffix(strings.TrimSpace(one.text), "Z")
	for _, form := range moments {
		t, err := time.Parse(form, raw)
		if err != nil {
			continue
		}
		v := numfmt.Serial(t)
		shown, kind := format.Show(v, false)
		if kind != numfmt.Day {
			shown, kind = shortDate.Show(v, false)
		}
		one.text, one.day = shown, numfmt.DayOf(v, false)
		if kind == numfmt.Unseen {
			one.unseen(number)
		}
		return
	}
}

// shortDate shows a day where the cell's format does not.
var shortDate = numfmt.Parse(numfmt.Builtin(14))

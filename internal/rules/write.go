package rules

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"
)

// Write prints the tables of a profile as text. A clause that names no
// instrument is one of the profile's own.
func (p *Profile) Write(w io.Writer) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "Điều khoản không ghi tên văn bản là của %s. «quy ước» là cách trình bày mà %s không quy định.\n", p.Name, p.Name)
	for _, table := range p.Tables() {
		fmt.Fprintf(&out, "\n%s\n\n", table.Title)
		t := tabwriter.NewWriter(&out, 0, 0, 3, ' ', 0)
		for _, cells := range table.cells(p) {
			for _, line := range wrapped(cells) {
				fmt.Fprint(t, strings.Join(line, "\t"), "\t\n")
			}
		}
		t.Flush()
	}
	for line := range bytes.Lines(out.Bytes()) {
		if _, err := w.Write(append(bytes.TrimRight(line, " \n"), '\n')); err != nil {
			return err
		}
	}
	return nil
}

// widestCell is how many characters a line of a cell has, of what has spaces.
const widestCell = 56

// wrapped are the lines of a row, whose long cells go on under their beginnings.
func wrapped(cells []string) (lines [][]string) {
	for i, cell := range cells {
		line, length := 0, 0
		for word := range strings.FieldsSeq(cell) {
			n := utf8.RuneCountInString(word)
			if length > 0 && length+1+n > widestCell {
				line, length = line+1, 0
			}
			if line == len(lines) {
				lines = append(lines, make([]string, len(cells)))
			}
			if length > 0 {
				lines[line][i] += " "
				length++
			}
			lines[line][i] += word
			length += n
		}
	}
	return lines
}

// cells are the table's titles and rows, without the columns that are empty.
func (l *Listing) cells(p *Profile) [][]string {
	lines := make([][]string, 1+len(l.Rows))
	for _, c := range columns {
		texts := make([]string, len(l.Rows))
		empty := true
		for i := range l.Rows {
			texts[i] = c.text(p, &l.Rows[i])
			empty = empty && texts[i] == ""
		}
		if empty {
			continue
		}
		lines[0] = append(lines[0], c.title)
		for i, text := range texts {
			lines[1+i] = append(lines[1+i], text)
		}
	}
	return lines
}

// column is one column of the printed tables.
type column struct {
	title string
	text  func(*Profile, *Row) string
}

// columns are the columns of all tables, in their order.
var columns = []column{
	{"THÀNH PHẦN", func(_ *Profile, r *Row) string { return r.Name }},
	{"CỠ CHỮ", func(_ *Profile, r *Row) string {
		if r.Look == nil {
			return ""
		}
		return r.Value
	}},
	{"GIÁ TRỊ", func(_ *Profile, r *Row) string {
		if r.Look != nil {
			return ""
		}
		return r.Value
	}},
	{"CHO PHÉP", func(_ *Profile, r *Row) string { return r.Bounds.allowed() }},
	{"KIỂU CHỮ", func(_ *Profile, r *Row) string { return r.look().style() }},
	{"CANH", func(_ *Profile, r *Row) string { return r.look().Align }},
	{"DÒNG, ĐOẠN", func(_ *Profile, r *Row) string { return r.look().Paragraph }},
	{"ĐIỀU KHOẢN", func(p *Profile, r *Row) string { return strings.TrimPrefix(string(r.Clause), p.Name+", ") }},
	{"KHÓA ĐỂ CHỌN", func(_ *Profile, r *Row) string { return r.Option }},
}

// look is the row's look; one without any says nothing.
func (r *Row) look() Looks {
	if r.Look == nil {
		return Looks{}
	}
	return *r.Look
}

// style is case, slant and weight as the law words them.
func (l Looks) style() string {
	if l.Case == "" {
		return ""
	}
	words := []string{l.Case, l.Slant}
	if l.Weight != regular {
		words = append(words, l.Weight)
	}
	if l.Underline {
		words = append(words, "gạch chân")
	}
	return strings.Join(words, ", ")
}

package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"vanthu/internal/check"
	"vanthu/internal/disk"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// tell tells of one file: as JSON, or whole where the file was named, and else
// nothing but what the table has.
func (r *checkRun) tell(c *checked, listed bool) {
	switch {
	case r.asJSON:
		r.tellJSON(c)
		return
	case c.report == nil:
		r.env.stderr.printf("%s\n", c.file.line(c.fault))
		return
	case !listed:
		r.tellPeople(c)
	}
	if c.fault != "" {
		r.env.stderr.printf("%s\n", c.file.line(c.fault))
	}
	if c.written != "" {
		r.env.stdout.printf("%s\n", visible(c.written))
	}
}

// tellJSON prints a line of JSON.
func (r *checkRun) tellJSON(c *checked) {
	line := struct {
		File     string `json:"file"`
		Error    string `json:"error,omitempty"`
		Comments string `json:"comments,omitempty"`
		*check.Answer
	}{File: c.file.input.name, Error: c.fault, Comments: c.written}
	if c.report != nil {
		line.Answer = c.report.Answer(fault.Vietnamese)
	}
	out := json.NewEncoder(r.env.stdout)
	out.SetEscapeHTML(false)
	_ = out.Encode(line) // a failed write is kept by the printer
}

// tellPeople prints the report on a file, the heaviest faults first.
func (r *checkRun) tellPeople(c *checked) {
	var b strings.Builder
	b.WriteString(c.file.input.name + ": " + heading(c.report) + "\n")
	number := 0
	for _, part := range []struct {
		severity fault.Severity
		title    string
	}{{fault.Error, "LỖI"}, {fault.Warning, "NÊN SỬA"}, {fault.Hint, "GỢI Ý"}} {
		list := withWeight(c.report, part.severity)
		if len(list) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s (%d)\n", part.title, len(list))
		for i, f := range list {
			number++
			again := i+1 < len(list) && list[i+1].Do == f.Do && list[i+1].Clause == f.Clause
			writeFinding(&b, number, f, again)
		}
	}
	writeCounts(&b, c.report)
	for line := range strings.Lines(b.String()) {
		r.env.stdout.printf("%s\n", visible(strings.TrimSuffix(line, "\n")))
	}
}

// heading says what a paper was taken for.
func heading(r *check.Report) string {
	kind := "văn bản (không rõ tên loại)"
	if k := rules.FindKind(r.Kind); k != nil {
		kind = k.Name
	}
	out := kind + ", soát theo " + instrument(r)
	if r.Signed {
		out += "; tệp đã ký số, chỉ đọc"
	}
	return out
}

func instrument(r *check.Report) string {
	for _, p := range rules.Profiles {
		if p.ID == r.Profile {
			name := p.Name
			if v := rules.FindVariant(r.Variant); v != nil {
				name += " (" + v.Name + ")"
			}
			return name
		}
	}
	return "quy cách dữ liệu"
}

func withWeight(r *check.Report, s fault.Severity) []*check.Finding {
	var out []*check.Finding
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Status == check.Fail && (f.Severity == s || f.Severity == "" && s == fault.Error) {
			out = append(out, f)
		}
	}
	return out
}

// writeFinding writes a fault; where the next one has the same remedy and clause,
// they are written under that one.
func writeFinding(b *strings.Builder, n int, f *check.Finding, again bool) {
	fmt.Fprintf(b, "%3d. %s\n", n, f.Detail)
	if at := where(f); at != "" {
		b.WriteString("     Chỗ: " + at + ".\n")
	}
	if again {
		return
	}
	if f.Do != "" {
		b.WriteString("     Cách sửa: " + f.Do + "\n")
	}
	b.WriteString("     Theo: " + f.Clause + ".\n")
}

// where says in words where a fault stands.
func where(f *check.Finding) string {
	var parts []string
	p := &f.Place
	switch {
	case f.Pointer != "":
		parts = append(parts, f.Pointer)
	case p.Page > 0 && !strings.Contains(viet.Lower(f.Detail.String()), "trang "+strconv.Itoa(p.Page)):
		parts = append(parts, "trang "+strconv.Itoa(p.Page))
	}
	begun, cut := strings.CutSuffix(p.Text, "…")
	switch {
	case p.Text == "" || strings.Contains(f.Detail.String(), "«"+p.Text+"»"):
	case cut:
		parts = append(parts, "đoạn bắt đầu «"+strings.TrimSpace(begun)+" …»")
	default:
		parts = append(parts, "dòng «"+p.Text+"»")
	}
	return strings.Join(parts, ", ")
}

// writeCounts says how many rules hold, and which could not be looked at.
func writeCounts(b *strings.Builder, r *check.Report) {
	n := r.Counts()
	fmt.Fprintf(b, "\nĐã xét %d quy tắc: %d đạt, %d không đạt.", n.Pass+n.Fail, n.Pass, n.Fail)
	if n.NotEvaluated == 0 {
		b.WriteString("\n\n")
		return
	}
	fmt.Fprintf(b, " Còn %d quy tắc chưa xét được, nên chưa thể nói là đúng hết:\n", n.NotEvaluated)
	var whys []string
	names := map[string][]string{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Status == check.NotEvaluated {
			if names[f.Why.String()] == nil {
				whys = append(whys, f.Why.String())
			}
			names[f.Why.String()] = append(names[f.Why.String()], f.Name.String())
		}
	}
	for _, why := range whys {
		b.WriteString("  - " + why + ": " + strings.Join(names[why], "; ") + ".\n")
	}
	b.WriteString("\n")
}

// checkTable is the table at the end: a row for each file.
type checkTable struct {
	rows  [][]string
	total check.Counts
	bad   bool // a file has an error, or cannot be read
	lost  int  // files that cannot be read
}

var checkHeader = []string{"TỆP", "LỖI", "CẢNH BÁO", "GỢI Ý", "CHƯA XÉT", "THỂ THỨC", "LOẠI", "GHI CHÚ"}

func (t *checkTable) add(c *checked) {
	row := []string{c.file.input.name, "–", "–", "–", "–", "–", "–", c.fault}
	if c.report == nil {
		t.bad = true
		t.lost++
		t.rows = append(t.rows, row)
		return
	}
	n := c.report.Counts()
	t.bad = t.bad || n.Error > 0
	t.total.Error += n.Error
	t.total.Warning += n.Warning
	kind := c.report.Kind
	if k := rules.FindKind(kind); k != nil {
		kind = k.Name
	}
	if c.report.Signed {
		row[7] = strings.TrimSpace("đã ký số; " + row[7])
	}
	row[1], row[2], row[3], row[4] = strconv.Itoa(n.Error), strconv.Itoa(n.Warning), strconv.Itoa(n.Hint), strconv.Itoa(n.NotEvaluated)
	row[5], row[6] = c.report.Profile, kind
	t.rows = append(t.rows, row)
}

func (t *checkTable) print(to *printer) {
	w := tabwriter.NewWriter(to, 0, 0, 3, ' ', 0)
	fmt.Fprint(w, strings.Join(checkHeader[:7], "\t")+"\n")
	for _, row := range t.rows {
		cells := make([]string, 7)
		for i := range cells {
			cells[i] = visible(row[i])
		}
		fmt.Fprint(w, strings.Join(cells, "\t")+"\n")
	}
	_ = w.Flush() // a failed write is kept by the printer
	to.printf("%d tệp: %d lỗi, %d cảnh báo", len(t.rows), t.total.Error, t.total.Warning)
	if t.lost > 0 {
		to.printf("; %d tệp không đọc được", t.lost)
	}
	to.printf("\n")
}

// saveTable writes the table as CSV, in the way that Excel reads: with a mark of
// UTF-8, and with no cell that it would take for a formula.
func (r *checkRun) saveTable(ctx context.Context, t *checkTable) error {
	if r.csv == "" {
		return nil
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	_ = w.Write(checkHeader) // a buffer takes all
	for _, row := range t.rows {
		for i, cell := range row {
			if strings.IndexAny(cell, "=+-@\t\r") == 0 {
				row[i] = "'" + cell
			}
		}
		_ = w.Write(row)
	}
	w.Flush()
	if err := disk.Save(ctx, &r.folders, []disk.File{{Path: r.csv, Data: b.Bytes()}}); err != nil {
		return unwritten(err)
	}
	return nil
}

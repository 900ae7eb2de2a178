package rows

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/fault"
)

// dump prints what a file holds, a line for each row, as it comes the second
// time; both times must be the same.
func dump(t testing.TB, name string, data []byte, opt Options) string {
	t.Helper()
	opt.TempDir = t.TempDir()
	r, err := New(name, bytes.NewReader(data), int64(len(data)), opt)
	if err != nil {
		return told(t, err)
	}
	once, twice := printed(t, r), printed(t, r)
	if once != twice {
		t.Errorf("the second time is another:\n%s\n%s", once, twice)
	}
	must(t, r.Close())
	return once
}

// told is an error as a clerk reads it.
func told(t testing.TB, err error) string {
	t.Helper()
	var e *FileError
	if !errors.As(err, &e) || !complete(e.Fault) {
		t.Fatalf("no good error: %#v", err)
	}
	return fmt.Sprintf("! %d %s", e.Place.Row, e.Detail)
}

// complete tells whether a fault is told in both languages, with nothing left to
// fill in.
func complete(f fault.Fault) bool {
	vi, en := f.Detail.In(fault.Vietnamese), f.Detail.In(fault.English)
	return vi != "" && en != "" && !strings.Contains(vi+en, "%!") && en == sentence(en)
}

func printed(t testing.TB, r *Reader) string {
	t.Helper()
	var b strings.Builder
	if names := r.Names(); names != nil {
		fmt.Fprintf(&b, "%s\n", strings.Join(names, "|"))
	}
	for row, err := range r.All() {
		if err != nil {
			b.WriteString(told(t, err) + "\n")
			continue
		}
		fmt.Fprintf(&b, "%d %s", row.Number, shownValues(row.Values, r.Names()))
		for _, f := range row.Faults {
			if !complete(f) {
				t.Errorf("a fault is badly told: %+v", f)
			}
			fmt.Fprintf(&b, " ! %s [%s] %s", f.Rule, f.Column, f.Detail)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// shownValues prints values in the order of names, and what else there is.
func shownValues(v Values, names []string) string {
	keys := slices.Sorted(maps.Keys(v))
	slices.SortStableFunc(keys, func(a, b string) int { return slices.Index(names, a) - slices.Index(names, b) })
	var parts []string
	for _, k := range keys {
		if v[k].List == nil {
			parts = append(parts, fmt.Sprintf("%s=%q", k, v[k].Text))
			continue
		}
		var elements []string
		for _, e := range v[k].List {
			elements = append(elements, "{"+shownValues(e, names)+"}")
		}
		parts = append(parts, k+"=["+strings.Join(elements, " ")+"]")
	}
	return strings.Join(parts, " ")
}

// TestOpen reads from disk, and says what cannot be opened.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.csv")
	must(t, os.WriteFile(file, []byte("Tên\nLan\n"), 0o600))
	r, err := Open(file, Options{})
	must(t, err)
	if got := printed(t, r); got != "Tên\n2 Tên=\"Lan\"\n" || r.Kind() != CSV {
		t.Errorf("%s: %s", r.Kind(), got)
	}
	must(t, r.Close())
	for _, path := range []string{dir, filepath.Join(dir, "b.csv")} {
		if _, err := Open(path, Options{}); err == nil || told(t, err) != "! 0 Không mở được tệp "+path+"." {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestKinds finds kinds by content first, then by name.
func TestKinds(t *testing.T) {
	compoundFile := append(slices.Clone(compound), make([]byte, 70_000)...)
	for _, c := range []struct{ name, data, want string }{
		{"", "[{\"a\":1}]", "1 a=\"1\"\n"},
		{"", "\n {\"a\":1}", "2 a=\"1\"\n"},
		{"", "a,b\n1,2", "a|b\n2 a=\"1\" b=\"2\"\n"},
		{"a.xlsx", "a,b\n1,2", "a|b\n2 a=\"1\" b=\"2\"\n"},
		{"a.CSV", "[a],b\n1,2", "[a]|b\n2 [a]=\"1\" b=\"2\"\n"},
		{"a.json", "{\"a\":1}\n{\"a\":2}\n", "1 a=\"1\"\n2 a=\"2\"\n"},
		{"a.jsonl", "\ufeff[{\"a\":1}]", "1 a=\"1\"\n"},
		{"a.json", "{\n\"a\":1\n}", "! 0 Tệp JSON phải là một mảng các đối tượng: [{…}, {…}]."},
		{"a.json", "xyz\nabc", "! 0 Tệp JSON phải là một mảng các đối tượng: [{…}, {…}]."},
		{"a.json", "", ""},
		{"a.csv", "", "! 0 Bảng trống: hàng đầu tiên phải là tên các cột."},
		{"a.csv", "\n;;\n", "! 0 Bảng trống: hàng đầu tiên phải là tên các cột."},
		{"a.xls", "<html><table>", "! 0 Tệp này không phải bảng tính .xlsx, CSV hay JSON. Mở nó bằng Excel rồi lưu lại thành .xlsx."},
		{"a.xlsx", string(compoundFile), "! 0 Tệp này ở định dạng cũ (.xls). Mở bằng Excel rồi lưu lại thành .xlsx."},
		{"a.xlsx", string(compoundFile[:65_530]) + string(encrypted), "! 0 Bảng tính có mật khẩu mở tệp. Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ Sổ làm việc) rồi lưu lại thành .xlsx."},
		{"a.xlsx", "PK\x03\x04 and no more", "! 0 Tệp dữ liệu hỏng hoặc không đúng định dạng."},
	} {
		if got := dump(t, c.name, []byte(c.data), Options{}); got != c.want {
			t.Errorf("%s %.20q: got %q, want %q", c.name, c.data, got, c.want)
		}
	}
}

// TestRowLimit ends a file that has too many rows, of whatever kind.
func TestRowLimit(t *testing.T) {
	for _, data := range []string{"a\n1\n2\n3\n", "[{},{},{}]", "{}\n{}\n{}\n"} {
		got := dump(t, "", []byte(data), Options{MaxRows: 2})
		if strings.Count(got, "\n") < 3 || !strings.HasSuffix(got, "Tệp dữ liệu có quá 2 hàng.\n") {
			t.Errorf("%q: %s", data, got)
		}
	}
	if got := dump(t, "", []byte("a\n1\n2\n"), Options{MaxBytes: 3}); got != "! 0 Tệp dữ liệu dài quá 1 KB." {
		t.Error(got)
	}
}

// TestStop leaves an iteration early, and a panic of the caller its own.
func TestStop(t *testing.T) {
	data := "a\n1\n2\n"
	r, err := New("", strings.NewReader(data), int64(len(data)), Options{})
	must(t, err)
	for range r.All() {
		break
	}
	defer func() {
		if p := recover(); p != "the caller's" {
			t.Errorf("recovered %v", p)
		}
	}()
	for range r.All() {
		panic("the caller's")
	}
}

// TestJSONOfRows holds rows to come back from JSON as they went: an empty list
// is not none.
func TestJSONOfRows(t *testing.T) {
	for _, v := range []Value{{Text: "a"}, {Text: "12,5%", Number: "0.125"}, {Text: "01/05/2026", Day: "2026-01-05"}, {List: []Values{}}, {List: []Values{{"b": {Text: "c"}}}}} {
		data, err := json.Marshal(v)
		must(t, err)
		var back Value
		must(t, json.Unmarshal(data, &back))
		if !reflect.DeepEqual(v, back) {
			t.Errorf("%#v came back as %#v", v, back)
		}
	}
}

package rows

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

func TestJSONArray(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{`[]`, ""},
		{`[{"tên":"Lan","số":9,"x":1e3,"y":-0.50,"z":null,"w":""}]`, "1 số=\"9\" tên=\"Lan\" w=\"\" x=\"1e3\" y=\"-0.50\" z=\"\"\n"},
		{`[{" te\u0302n ":"Le\u0302\nA"}]`, "1 tên=\"Le\u0302\\nA\"\n"},
		{`[{"ds":[{"a":1,"b":[{"c":"d"}]},"chữ",3],"rỗng":[]}]`, "1 ds=[{a=\"1\" b=[{c=\"d\"}]} {.=\"chữ\"} {.=\"3\"}] rỗng=[]\n"},
		{`[{"a":true},{"a":{"b":[1,{"c":2}]},"d":1},5,["x"],{"a":[null,[1]]},{"a":1}]`,
			"1 a=\"true\"\n" +
				"2 a=[{b=[{.=\"1\"} {c=\"2\"}]}] d=\"1\"\n" +
				"3  ! row.type [] Mỗi hàng dữ liệu phải là một đối tượng JSON {…}.\n" +
				"4  ! row.type [] Mỗi hàng dữ liệu phải là một đối tượng JSON {…}.\n" +
				"5 a=[{} {}] ! row.type [a] Phần tử 1 của «a» phải là đối tượng, chữ hoặc số. ! row.type [a] Phần tử 2 của «a» phải là đối tượng, chữ hoặc số.\n" +
				"6 a=\"1\"\n"},
		{`[{"a":1,"a ":2,"":3}]`, "1 a=\"1\" ! row.name [a] Tên «a» có hai lần. ! row.name [] Có một giá trị không có tên.\n"},
		{`[{"ds":[{"a":true}]}]`, "1 ds=[{a=\"true\"}]\n"},
		{`[{"a":[{"a":[{"a":[{"a":[{"a":[1]}]}]}]}]}]`, "1 a=[{a=[{a=[{a=[{a=\"\"}]}]}]}] ! row.long [a] «a»: danh sách lồng nhau quá 4 tầng.\n"},
		{"[{\"a\":1},\n{\"a\":2,}]", "1 a=\"1\"\n! 2 JSON sai cú pháp ở dòng 2.\n"},
		{"[{\"a\":1}\n\n", "1 a=\"1\"\n! 1 JSON sai cú pháp ở dòng 1.\n"},
		{"[{\"a\":1}] x", "1 a=\"1\"\n! 1 JSON sai cú pháp ở dòng 1.\n"},
		{"[{\"a\":\"\xe9\"}]", "! 1 Dòng 1 không viết bằng UTF-8 (có thể là bảng mã cũ như TCVN3, VNI, Windows-1258). Trong Excel, chọn Lưu thành → CSV UTF-8, hoặc lưu thành .xlsx."},
	} {
		if got := dump(t, "a.json", []byte(c.data), Options{}); strings.TrimSpace(got) != strings.TrimSpace(c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.data, got, c.want)
		}
	}
}

func TestJSONLines(t *testing.T) {
	syntax := func(at string) string {
		return " ! row.syntax [] Hàng này không phải một đối tượng JSON đúng cú pháp (gần ký tự thứ " + at + ").\n"
	}
	for _, c := range []struct{ data, want string }{
		{"{\"a\":1}\r\n\n  \n{\"a\":2}", "1 a=\"1\"\n4 a=\"2\"\n"},
		{"{\"a\":1\n{\"đđ\":x}\n{\"a\":3} {}\n5\n{\"a\":4}\n", "1 " + syntax("7") + "2 " + syntax("7") + "3 " + syntax("10") +
			"4  ! row.type [] Mỗi hàng dữ liệu phải là một đối tượng JSON {…}.\n5 a=\"4\"\n"},
		{"{}\n", "1 \n"},
	} {
		if got := dump(t, "a.jsonl", []byte(c.data), Options{}); got != c.want {
			t.Errorf("%q:\ngot  %q\nwant %q", c.data, got, c.want)
		}
	}
}

// TestJSONLimits holds values, rows and names to their limits.
func TestJSONLimits(t *testing.T) {
	long := `{"a":"` + strings.Repeat("x", 300_000) + `"}`
	deep := strings.Repeat("[", 200_000)
	for _, c := range []struct {
		data string
		opt  Options
		want string
	}{
		{`{"a":"đđđ","b":[123]}`, Options{MaxCell: 2}, "1 b=[{.=\"\"}] ! row.long [a] «a» dài quá 2 ký tự. ! row.long [b] «b» dài quá 2 ký tự.\n"},
		{`{"a":1,"b":2,"c":3}`, Options{MaxColumns: 2}, "1 a=\"1\" b=\"2\" ! row.long [c] Có quá 2 tên.\n"},
		{long + "\n{}\n" + long, Options{MaxRow: 1000}, "1  ! row.long [] Hàng này dài quá 1 KB.\n2 \n3  ! row.long [] Hàng này dài quá 1 KB.\n"},
		{"[" + long + "]", Options{MaxRow: 1000}, "! 1 Từ dòng 1 có một dòng dữ liệu dài quá 1 KB, hoặc một dấu ngoặc không đóng.\n"},
		{`[{"a":` + deep, Options{}, "! 1 JSON sai cú pháp ở dòng 1.\n"},
		{`[` + deep, Options{}, "! 1 JSON sai cú pháp ở dòng 1.\n"},
	} {
		if got := dump(t, "a.jsonl", []byte(c.data), c.opt); got != c.want {
			t.Errorf("%.30s:\ngot  %q\nwant %q", c.data, got, c.want)
		}
	}
}

// TestNumbersOfJSON holds numbers to be known as such, where a text of the same
// signs would be unclear.
func TestNumbersOfJSON(t *testing.T) {
	data := []byte(`[{"a": 41.230, "b": "41.230", "c": 41230, "d": 1.5e3, "e": [-0.125, {"f": 1.234}]}]`)
	r, err := New("a.json", bytes.NewReader(data), int64(len(data)), Options{})
	must(t, err)
	defer r.Close()
	want := Values{
		"a": {Text: "41.230", Number: "41.230"}, "b": {Text: "41.230"}, "c": {Text: "41230"}, "d": {Text: "1.5e3"},
		"e": {List: []Values{{Element: {Text: "-0.125", Number: "-0.125"}}, {"f": {Text: "1.234", Number: "1.234"}}}},
	}
	for row, err := range r.All() {
		must(t, err)
		if !reflect.DeepEqual(row.Values, want) {
			t.Errorf("the values are %+v, want %+v", row.Values, want)
		}
	}
}

// TestElements bounds the elements of a row, and tells which list is too long.
func TestElements(t *testing.T) {
	for data, want := range map[string]string{
		`[{"a":[1,2],"b":{"c":1}}]`:           "1 a=",
		`[{"a":[1,2],"b":[3,4],"c":{"d":5}}]`: "row.long [b] Đến «b», các danh sách của hàng này có quá 3 phần tử.",
		`[{"a":[{"b":[1,2,3]}]}]`:             "row.long [a] Đến «a», các danh sách của hàng này có quá 3 phần tử.",
	} {
		if got := dump(t, "a.json", []byte(data), Options{MaxElements: 3}); !strings.Contains(got, want) || strings.Contains(got, "!") != strings.HasPrefix(want, "row.") {
			t.Errorf("%s: got %q, want %q", data, got, want)
		}
	}
}

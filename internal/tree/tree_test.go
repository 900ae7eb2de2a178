package tree

import (
	"strings"
	"testing"

	"vanthu/internal/fault"
)

var limits = Limits{Bytes: 200, Values: 20, Depth: 3}

// TestParse reads texts that are at fault, and tells the rule and the place.
func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": [1, "x"]}`:                 "",
		"\uFEFF {} \n":                    "",
		"":                                ": Không có dữ liệu: cần một đối tượng JSON.",
		"{\n  ă}":                         ": Không phải JSON hợp lệ: lỗi ở dòng 2, cột 3.",
		`{"a":`:                           ": Không phải JSON hợp lệ: lỗi ở dòng 1, cột 6.",
		`{"a": 1, "a/b": 2, "a/b": 3} ấx`: ": Sau văn bản còn dữ liệu thừa, từ dòng 1, cột 30. | /a~1b: Khóa «a/b» xuất hiện hơn một lần.",
		`[[[1]]]`:                         "",
		`{"a": [[[1]], 2]}`:               "/a/0/0: Dữ liệu lồng nhau quá 3 cấp.",
		strings.Repeat(" ", 201):          ": Dữ liệu dài 201 byte, vượt quá 200 byte.",
		"[" + strings.Repeat("1,", 20):    ": Dữ liệu có quá 20 giá trị.",
	} {
		faults := &fault.Collector{}
		root := Parse([]byte(text), limits, map[string]string{"a": "a"}, faults)
		var got []string
		for _, f := range faults.List(root.OffsetOf) {
			got = append(got, f.Pointer+": "+f.Detail.String())
			if f.Rule == "" || f.Detail.In(fault.English) == "" {
				t.Errorf("%q: %+v is not whole", text, f)
			}
		}
		if got := strings.Join(got, " | "); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestAt(t *testing.T) {
	root := Parse([]byte(`{"a": [null, {"b/c~": "x\u0301", "n": null}], "": {"": 1e5}}`), limits, nil, &fault.Collector{})
	for _, c := range []struct {
		pointer string
		found   bool
		kind    Kind
		text    string
	}{
		{"", true, Object, ""},
		{"/a/0", true, Null, ""},
		{"/a/1/" + "b~1c~0", true, String, "x\u0301"},
		{Join("/a/1", "b/c~"), true, String, "x\u0301"},
		{"/a/1/x/y", false, Object, ""},
		{"/a/2", false, Array, ""},
		{"/a/-1", false, Array, ""},
		{"/a/0/x", false, Null, ""},
	} {
		at, found := root.At(c.pointer)
		if found != c.found || at.Kind != c.kind || at.Text != c.text || root.OffsetOf(c.pointer) != at.Offset {
			t.Errorf("%q: %v, %+v", c.pointer, found, at)
		}
	}
	if second := &root.Kids[0].Kids[1]; second.Has("n") || second.Has("m") || !second.Has("b/c~") {
		t.Error("a member that is null counts as given, or another does not")
	}
	if (*Node)(nil).OffsetOf("/a") != 0 {
		t.Error("what was not read has a place")
	}
}

package fault

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestDetail(t *testing.T) {
	f := New("/style/margins/left", "style.margins.left", Text{"%s phải từ %s mm đến %s mm.", "%s must be %s mm to %s mm."}, Text{"Lề trái", "The left margin"}, 30, 35.5)
	for _, c := range []struct {
		f    Fault
		l    Language
		want string
	}{
		{f, Vietnamese, "Lề trái phải từ 30 mm đến 35,5 mm."},
		{f, English, "The left margin must be 30 mm to 35.5 mm."},
		{f.Citing("Điều 1"), Vietnamese, "Lề trái phải từ 30 mm đến 35,5 mm (Điều 1)."},
		{f.Citing("Điều 1"), English, "The left margin must be 30 mm to 35.5 mm (Điều 1)."},
		{New("", "r", Text{"100 %", "100 %"}), Vietnamese, "100 %"},
	} {
		if got := c.f.Detail.In(c.l); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got, want := f.Citing("Điều 1").String(), "/style/margins/left: Lề trái phải từ 30 mm đến 35,5 mm (Điều 1)."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestCommon asks that each sentence has both languages, with as many places to
// fill in one as in the other.
func TestCommon(t *testing.T) {
	for rule, text := range common {
		if text[0] == "" || text[1] == "" || strings.Count(text[0], "%") != strings.Count(text[1], "%") {
			t.Errorf("%s: %q", rule, text)
		}
	}
}

func TestQuote(t *testing.T) {
	for s, want := range map[string]string{
		"":                       "",
		"hai\ndòng\x00":          "hai?dòng?",
		strings.Repeat("ấ", 60):  strings.Repeat("ấ", 60),
		strings.Repeat("ấ", 61):  strings.Repeat("ấ", 60) + "…",
		"không\u200bthấy\u202e.": "không?thấy?.",
	} {
		if got := Quote(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// TestCollector has more faults than are kept, the later ones first.
func TestCollector(t *testing.T) {
	at := func(pointer string) int64 { return int64(len(pointer)) }
	c := &Collector{}
	if list := c.List(at); list != nil {
		t.Errorf("no fault gives %v", list)
	}
	for i := range kept + 5 {
		c.Add(New(strings.Repeat("/x", kept+5-i), "r", Text{"một", "one"}))
	}
	list := c.List(at)
	if len(list) != Most+1 || len(list[0].Pointer) != 2*6 || len(list[Most-1].Pointer) != 2*(Most+5) {
		t.Fatalf("%d faults, from %q", len(list), list[0].Pointer)
	}
	if more := list[Most]; more.Pointer != "" || more.Rule != "more" || more.Detail.String() != "Còn 905 lỗi nữa không liệt kê ở đây." {
		t.Errorf("the rest is told as %v", more)
	}
	if err := error(list); !errors.As(err, new(List)) || strings.Count(err.Error(), ",") != Most || strings.Contains(err.Error(), "/x") {
		t.Errorf("%d commas", strings.Count(err.Error(), ","))
	}
}

func TestExcuse(t *testing.T) {
	c := &Collector{}
	c.Excuse("/a/b")
	for _, w := range []struct {
		pointer          string
		excused, damaged bool
	}{
		{"/a/b", true, true},
		{"/a/b/c", true, false},
		{"/a", false, true},
		{"", false, true},
		{"/a/bc", false, false},
		{"/b", false, false},
	} {
		if c.Excused(w.pointer) != w.excused || c.Damaged(w.pointer) != w.damaged {
			t.Errorf("%q: excused %v, damaged %v", w.pointer, c.Excused(w.pointer), c.Damaged(w.pointer))
		}
	}
}

func TestJSON(t *testing.T) {
	f := Fault{Pointer: "/a", Rule: "r", Severity: Hint, Detail: Text{"một", "one <1>"}, Clause: "Điều 1", Offset: 7, Place: Place{Row: 2}}
	data, err := f.MarshalJSON()
	if want := `{"pointer":"/a","place":{"row":2},"rule":"r","severity":"hint","detail":"một","clause":"Điều 1","detail_en":"one <1>"}`; err != nil || strings.TrimSpace(string(data)) != want {
		t.Fatalf("got %s, %v, want %s", data, err, want)
	}
	var back Fault
	if err := json.Unmarshal(data, &back); err != nil || back.Detail != f.Detail || back.Severity != Hint || back.Place.Row != 2 {
		t.Errorf("got %+v, %v", back, err)
	}
}

package document

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"vanthu/internal/fault"
)

// goodFiles are the documents that must decode without a fault.
func goodFiles(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, glob := range []string{"testdata/good/*.json", "../../examples/*.json"} {
		found, err := filepath.Glob(glob)
		if err != nil || len(found) == 0 {
			t.Fatalf("no files for %s: %v", glob, err)
		}
		files = append(files, found...)
	}
	return files
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecodeGood(t *testing.T) {
	for _, file := range goodFiles(t) {
		d, err := Decode(read(t, file), Options{})
		if err != nil {
			t.Errorf("%s:\n%v", file, err)
			continue
		}
		if d.Rules() == nil || len(d.AllIssuers()) == 0 {
			t.Errorf("%s: incomplete document", file)
		}
	}
}

func TestDecodeValues(t *testing.T) {
	d, err := Decode(read(t, "testdata/good/day-du.json"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	label := func(s string) *string { return &s }
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"rules", d.Rules().ID, "nd30"},
		{"number", *d.Number, Number{"09"}},
		{"date", d.Date, Date{2024, 2, 29}},
		{"fixed name", d.AllIssuers()[0].Name, Lines{Text: []string{"SỞ", "NỘI VỤ"}, Fixed: true}},
		{"name", d.AllIssuers()[1].Name, Lines{Text: []string{"SỞ TÀI CHÍNH"}}},
		{"paragraph", d.Sections[0], Block{Text: "Đoạn", Pointer: "/sections/0"}},
		{"label", d.Sections[3], Block{Kind: Numbered, Text: "Số riêng", Label: label("2.1"), Pointer: "/sections/3", key: "/text"}},
		{"no label", d.Sections[4].Label, label("")},
		{"items", d.Sections[5].Items[0], Block{Kind: Numbered, Text: "một", Pointer: "/sections/5/items/0"}},
		{"deep pointer", d.Sections[1].Content[0].Content[0].Pointer, "/sections/1/content/0/content/0"},
		{"cell", d.Sections[6].Table.Rows[0][1], Cell{Text: "a\nb", Colspan: 1, Rowspan: 1, Align: "justify", Bold: true, key: "/text"}},
		{"columns", d.Sections[6].Table.Columns[1], Column{Width: 2.5, Align: "center"}},
		{"form", d.Sections[7].Form[1], FormLine{Label: "Ngày sinh"}},
		{"page break", d.Sections[8].Kind, PageBreak},
		{"end mark", *d.EndMark, ""},
		{"default label", d.Attachments[0].Label, "Phụ lục"},
		{"no attachment label", d.Attachments[1].Label, ""},
		{"third", *d.Style.IssuerStroke, 1.0 / 3},
		{"signers", len(d.AllSigners()), 2},
		{"markers", d.Markers(), []string{"I-", "1.", "1.1.", "a)", "(i)", "-", "+"}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s = %#v, want %#v", c.name, c.got, c.want)
		}
	}
}

func TestDecodeProfileByDate(t *testing.T) {
	for date, want := range map[string]string{
		"": "dang-2026", "2026": "dang-2026", "2026-05": "dang-2026", "2026-05-26": "dang-2018", "2020": "dang-2018",
	} {
		d, err := Decode([]byte(document(`"profile":"dang","date":"`+date+`"`)), Options{})
		if err != nil {
			t.Errorf("%q: %v", date, err)
		} else if d.Rules().ID != want {
			t.Errorf("%q: %s, want %s", date, d.Rules().ID, want)
		}
	}
}

func TestDecodeNormalises(t *testing.T) {
	d, err := Decode([]byte(document(`"place":"Ha\u0300 Tĩnh","subject":"\u0078\u2011\u0079"`)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Place != "Hà Tĩnh" || d.Subject.String() != "x\u2011y" {
		t.Errorf("place %q, subject %q", d.Place, d.Subject)
	}
}

func TestDecodeOptions(t *testing.T) {
	secret := []byte(document(`"secrecy":"mat"`))
	if _, err := Decode(secret, Options{}); err == nil {
		t.Error("a secrecy mark passed")
	}
	if _, err := Decode(secret, Options{AllowSecrecy: true}); err != nil {
		t.Error(err)
	}
	asked := map[rune]int{}
	covers := func(r rune) bool { asked[r]++; return r != 'ế' }
	_, err := Decode([]byte(document(`"place":"Huế, Huế","archive":"a\u2011b"`)), Options{Covers: covers})
	want := []string{"/place char.uncovered", "/place char.uncovered"}
	if got := summary(err); !slices.Equal(got, want) {
		t.Errorf("faults %v, want %v", got, want)
	}
	if asked['S'] != 1 || asked['\u2011'] != 0 {
		t.Errorf("asked %d times for S, %d for U+2011", asked['S'], asked['\u2011'])
	}
}

// document is a small good document with more members.
func document(members string) string {
	d := `{"kind":"ke-hoach","issuer":{"name":"SỞ NỘI VỤ"},"opening":["Mở đầu."]`
	if members != "" {
		d += "," + members
	}
	return d + "}"
}

// summary is pointer and rule of each fault.
func summary(err error) []string {
	var faults fault.List
	if !errors.As(err, &faults) {
		if err != nil {
			return []string{err.Error()}
		}
		return nil
	}
	var list []string
	for _, f := range faults {
		list = append(list, f.Pointer+" "+f.Rule)
	}
	return list
}

func TestFaultDetails(t *testing.T) {
	_, err := Decode([]byte(document(`"style":{"margins":{"left":25.5},"indent":11}`)), Options{})
	var faults fault.List
	if !errors.As(err, &faults) || len(faults) != 2 {
		t.Fatal(err)
	}
	f := faults[0]
	const cite = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3"
	want := fault.Text{"Lề trái 25,5 mm nằm ngoài khoảng 30–35 mm (" + cite + ").", "The left margin of 25.5 mm lies outside 30–35 mm (" + cite + ")."}
	if f.Detail != want {
		t.Errorf("detail %q, want %q", f.Detail, want)
	}
	if f.Clause != cite || f.Rule != "style.margins.left" {
		t.Errorf("fault %+v", f)
	}
	if line := "/style/margins/left: " + want.String(); f.String() != line {
		t.Errorf("line %q", f.String())
	}
}

func TestFaultsAreCut(t *testing.T) {
	_, err := Decode([]byte(document(`"bases":[`+strings.TrimSuffix(strings.Repeat("1,", 5000), ",")+`]`)), Options{})
	var faults fault.List
	if !errors.As(err, &faults) || len(faults) != fault.Most+1 {
		t.Fatalf("%d faults", len(faults))
	}
	if f := faults[fault.Most]; f.Rule != "more" || f.Detail[fault.Vietnamese] != "Còn 4901 lỗi nữa không liệt kê ở đây." {
		t.Errorf("last fault %+v", f)
	}
}

func TestDecodeLeavesInputAlone(t *testing.T) {
	data := []byte(document(`"place":"a\ud800b` + "\xff" + `"`))
	before := bytes.Clone(data)
	_, err := Decode(data, Options{})
	if !bytes.Equal(data, before) {
		t.Error("the input was changed")
	}
	if want := []string{"/place char.broken", "/place char.broken"}; !slices.Equal(summary(err), want) {
		t.Errorf("faults %v", summary(err))
	}
}

func TestDecodeConcurrently(t *testing.T) {
	data := read(t, "testdata/good/day-du.json")
	bad := []byte(document(`"urgency":"x","to":["a"],"sections":[{"titel":"x"}]`))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if _, err := Decode(data, Options{}); err != nil {
					t.Error(err)
				}
				if _, err := Decode(bad, Options{}); err == nil {
					t.Error("no faults")
				}
			}
		})
	}
	wg.Wait()
}

// TestMessages holds both languages of a message to the same blanks.
func TestMessages(t *testing.T) {
	for name, m := range messages {
		if a, b := strings.Count(m[fault.Vietnamese], "%s"), strings.Count(m[fault.English], "%s"); a != b {
			t.Errorf("%s: %d blanks in Vietnamese, %d in English", name, a, b)
		}
		if !strings.HasSuffix(m[fault.English], ".") && !strings.HasSuffix(m[fault.English], "?") {
			t.Errorf("%s: no sentence: %q", name, m[fault.English])
		}
	}
}

// plan60 is a plan of about 60 KB, eight pages.
func plan60(t testing.TB) []byte {
	var b strings.Builder
	text := strings.Repeat("Đánh giá kết quả thực hiện quy chế dân chủ ở cơ sở năm 2026. ", 5)
	for i := range 20 {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"title":"MỤC %d","content":[`, i)
		for j := range 5 {
			if j > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, `{"text":%q,"content":[{"items":[%q,%q]}]}`, text[:len(text)-1], "gạch đầu dòng một", text[:100])
		}
		b.WriteString(`,{"table":{"rows":[["1","Nội dung","Đơn vị"],["2","Nội dung","Đơn vị"],["3","Nội dung","Đơn vị"]]}}]}`)
	}
	data := []byte(document(`"sections":[` + b.String() + `]`))
	if _, err := Decode(data, Options{}); err != nil {
		t.Fatal(err)
	}
	return data
}

func BenchmarkDecode(b *testing.B) {
	data := plan60(b)
	covers := func(r rune) bool { return r < 0x2000 }
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(data, Options{Covers: covers}); err != nil {
			b.Fatal(err)
		}
	}
}

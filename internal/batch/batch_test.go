package batch

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"vanthu/fonts"
	"vanthu/internal/fault"
	"vanthu/internal/render"
	"vanthu/internal/rows"
	"vanthu/internal/word"
)

var renderer = sync.OnceValue(func() *render.Renderer {
	r, err := render.New(fonts.Default())
	if err != nil {
		panic(err)
	}
	return r
})

const notice = `{"kind": "thong-bao", "issuer": {"name": "{{đơn vị}}", "code": "{{mã}}"}, "number": "{{số}}",
"place": "Hà Tĩnh", "date": "{{ngày|iso}}", "subject": "Về việc nghỉ lễ", "sections": ["Nội dung của {{đơn vị}}. {{ghi chú?}}"],
"archive": "VT", "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`

// row is a row for notice.
func row(number int, more ...string) rows.Row {
	r := rows.Row{Number: number, Values: rows.Values{
		"đơn vị": {Text: fmt.Sprintf("Đơn vị %04d", number)}, "mã": {Text: "ĐV"}, "số": {Text: fmt.Sprint(number)}, "ngày": {Text: "20/11/2026"},
	}}
	for i := 0; i < len(more); i += 2 {
		r.Values[more[i]] = rows.Value{Text: more[i+1]}
	}
	return r
}

func compiled(t testing.TB, spec Spec) *Plan {
	t.Helper()
	p, err := Compile(renderer(), spec, Options{Program: "vanthu test"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func one(name string, formats ...render.Format) Spec {
	return Spec{Templates: []Template{{"thong-bao.json", []byte(notice)}}, Formats: formats, Name: name}
}

func TestMake(t *testing.T) {
	p := compiled(t, one(""))
	n := p.Namer()
	m := p.Make(t.Context(), n.Name(row(7)))
	if len(m.Faults) > 0 || m.Row != 7 || len(m.Key) != 64 {
		t.Fatalf("%+v", m)
	}
	var names []string
	for _, f := range m.Files {
		names = append(names, f.Name)
		if f.Bytes != int64(len(f.Data)) || f.Pages != 1 || f.Date != "2026-11-20" || len(f.SHA256) != 64 {
			t.Errorf("%s: %d bytes, %d pages, date %s", f.Name, f.Bytes, f.Pages, f.Date)
		}
	}
	if got := strings.Join(names, " "); got != "thong-bao-0001.pdf thong-bao-0001.docx" {
		t.Errorf("files %s", got)
	}
	if text := docxText(t, m.Files[1].Data); !strings.Contains(text, "Nội dung của Đơn vị 0007.") || strings.Contains(text, "{{") {
		t.Errorf("the text is %q", text)
	}
}

// docxText is the text of a DOCX, one paragraph on a line.
func docxText(t testing.TB, data []byte) string {
	t.Helper()
	d, err := word.Read(nil, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range d.Body.Paragraphs() {
		b.WriteString(p.Text() + "\n")
	}
	return b.String()
}

func TestMakeFaults(t *testing.T) {
	p := compiled(t, one("", render.PDF))
	given := row(9)
	given.Faults = fault.List{{Column: "x", Rule: "row.cell"}}
	for _, c := range []struct {
		row  rows.Row
		want string // column, pointer, rule
	}{
		{row(1, "đơn vị", ""), "đơn vị /issuer/name row.missing"},
		{row(2, "ngày", "hôm nay"), "ngày /date row.format"},
		{row(3, "ngày", "2026-11-31"), "ngày /date row.format"},
		{row(4, "số", "x"), "số /number number"},
		{row(5, "ghi chú", "\U0001F600"), " /sections/0 char.astral"},
		{given, "x  row.cell"},
	} {
		n := p.Namer()
		m := p.Make(t.Context(), n.Name(c.row))
		var got []string
		for _, f := range m.Faults {
			got = append(got, f.Column+" "+f.Pointer+" "+f.Rule)
			if c.row.Number != 9 && slices.Contains(f.Detail[:], "") {
				t.Errorf("row %d: no words for %s", c.row.Number, f.Rule)
			}
		}
		if s := strings.Join(got, ", "); s != c.want || m.Files != nil || m.Key != "" || m.Row != c.row.Number {
			t.Errorf("row %d: faults %q, want %q; %d files, key %q", c.row.Number, s, c.want, len(m.Files), m.Key)
		}
	}
}

// TestACrashIsOneFault lets a template panic.
func TestACrashIsOneFault(t *testing.T) {
	p := compiled(t, one(""))
	p.sources[0] = (*jsonSource)(nil)
	m := p.Make(t.Context(), p.Namer().Name(row(3)))
	if len(m.Faults) != 1 || m.Faults[0].Rule != "internal" || m.Row != 3 || m.Files != nil {
		t.Errorf("%+v", m)
	}
}

func TestKey(t *testing.T) {
	key := func(spec Spec, options Options, r rows.Row) string {
		p, err := Compile(renderer(), spec, options)
		if err != nil {
			t.Fatal(err)
		}
		return p.Key(p.Namer().Name(r))
	}
	first := key(one(""), Options{Program: "1"}, row(1))
	if first != key(one(""), Options{Program: "1"}, row(1)) {
		t.Error("the same has two keys")
	}
	other := one("")
	other.Templates[0].Data = []byte(strings.Replace(notice, "nghỉ lễ", "nghỉ Tết", 1))
	keys := []string{
		first, key(other, Options{Program: "1"}, row(1)), key(one("x"), Options{Program: "1"}, row(1)), key(one("", render.PDF), Options{Program: "1"}, row(1)),
		key(one(""), Options{Program: "2"}, row(1)), key(one(""), Options{Program: "1", Build: "b"}, row(1)), key(one(""), Options{Program: "1", AllowSecrecy: true}, row(1)), key(one(""), Options{Program: "1"}, row(1, "ghi chú", "x")),
	}
	slices.Sort(keys)
	if len(slices.Compact(keys)) != 8 {
		t.Error("two that differ have one key")
	}
}

func TestCompileRefuses(t *testing.T) {
	for _, c := range []struct {
		spec Spec
		want string
	}{
		{Spec{}, "/templates spec.templates"},
		{one("{{"), "/name spec.name"},
		{one("{{#a}}{{/a}}"), "/name spec.name, /name spec.name"},
		{one("{{a|lạ}}"), "/name spec.name"},
		{Spec{Templates: []Template{
			{"cũ.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}, {"in.pdf", []byte("%PDF-1.7")}, {"a.rtf", []byte(`{\rtf1}`)},
			{"rỗng.DOCX", nil}, {"a.json", []byte("{")},
		}}, "/templates/0 template.form, /templates/1 template.form, /templates/2 template.form, /templates/3 template.form, /templates/4 json.syntax"},
	} {
		_, err := Compile(renderer(), c.spec, Options{})
		var wrong fault.List
		if !errors.As(err, &wrong) {
			t.Errorf("%q is taken: %v", c.want, err)
			continue
		}
		var got []string
		for _, f := range wrong {
			got = append(got, f.Pointer+" "+f.Rule)
			if slices.Contains(f.Detail[:], "") {
				t.Errorf("no words for %v", f)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("faults %q, want %q", s, c.want)
		}
	}
}

func TestNamer(t *testing.T) {
	two := one("{{đơn vị}}")
	two.Templates = append(two.Templates, Template{`C:\mau\Biểu 01.JSON`, []byte(notice)})
	faulty := row(9)
	faulty.Faults = fault.List{{Rule: "row.cell"}}
	long := strings.Repeat("Kế hoạch ", 40)
	for _, c := range []struct {
		spec Spec
		rows []rows.Row
		want []string
	}{
		{one(""), []rows.Row{row(2), faulty, row(5)}, []string{"thong-bao-0001", "", "thong-bao-0003"}},
		{one("{{số}}/{{mã}} {{đơn vị|upper}}"), []rows.Row{row(2, "đơn vị", `a\b: "c"?`)}, []string{"2-ĐV A-B C"}},
		{one("{{ngày|date}} {{stt}}"), []rows.Row{row(2), row(3, "stt", "x")}, []string{"20-11-2026 0001", "20-11-2026 x"}},
		{
			one("{{đơn vị}}"),
			[]rows.Row{row(1, "đơn vị", "Xã Đức"), row(2, "đơn vị", "XÃ ĐỨC"), row(3, "đơn vị", "Xã Đức (2)"), row(4, "đơn vị", "xa\u0303 Đức"), row(5, "đơn vị", "...")},
			[]string{"Xã Đức", "XÃ ĐỨC (2)", "Xã Đức (2) (2)", "xã Đức (3)", "van-ban"},
		},
		{one("{{đơn vị}}"), []rows.Row{row(1, "đơn vị", "Tat-ca"), row(2, "đơn vị", "manifest.json"), row(3, "đơn vị", "con")}, []string{"Tat-ca (2)", "manifest.json", "_con"}},
		{one("{{đơn vị}}"), []rows.Row{row(1, "đơn vị", ""), row(2)}, []string{"", "Đơn vị 0002"}},
		{two, []rows.Row{row(1), row(2)}, []string{"Đơn vị 0001-thong-bao|Đơn vị 0001-Biểu 01", "Đơn vị 0002-thong-bao|Đơn vị 0002-Biểu 01"}},
		{one("{{đơn vị}}"), []rows.Row{row(1, "đơn vị", long), row(2, "đơn vị", long)}, []string{strings.TrimSpace(long[:199]), strings.TrimSpace(long[:190]) + " (2)"}},
	} {
		n := compiled(t, c.spec).Namer()
		for i, r := range c.rows {
			named := n.Name(r)
			got := strings.Join(named.Names, "|")
			if want := c.want[i]; got != want && !strings.HasPrefix(want, "Kế hoạch") {
				t.Errorf("pattern %q, row %d: %q, want %q", c.spec.Name, r.Number, got, want)
			}
			if len(got) > 200 {
				t.Errorf("a name of %d bytes", len(got))
			}
			if (got == "") != (len(named.Row.Faults) > 0) {
				t.Errorf("row %d: name %q with faults %v", r.Number, got, named.Row.Faults)
			}
		}
	}
}

// TestNamesAreUnique gives many rows few names.
func TestNamesAreUnique(t *testing.T) {
	n := compiled(t, one("{{đơn vị}}")).Namer()
	seen := map[string]bool{}
	for i := range 5000 {
		name := n.Name(row(i, "đơn vị", []string{"Xã A", "xã a", "Xã A (2)", "Xã A (7) ", "Xã A (2) (2)"}[i%5])).Names[0]
		if key := strings.ToLower(name); seen[key] {
			t.Fatalf("%q comes again", name)
		} else {
			seen[key] = true
		}
	}
}

// TestClause holds that the manifest says which clause a row breaks.
func TestClause(t *testing.T) {
	spec := one("", render.PDF)
	spec.Templates[0].Data = []byte(strings.Replace(notice, "{", `{"style": {"margins": {"left": "{{lề}}"}},`, 1))
	p := compiled(t, spec)
	m := p.Manifest(nil)
	m.Add(p.Make(t.Context(), p.Namer().Name(row(2, "lề", "10"))))
	want := `{"row":2,"faults":[{"column":"lề","pointer":"/style/margins/left","rule":"style.margins.left",` +
		`"detail":"Lề trái 10 mm nằm ngoài khoảng 30–35 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3).",` +
		`"clause":"Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3",` +
		`"detail_en":"The left margin of 10 mm lies outside 30–35 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3)."}]}`
	if got := string(m.JSON()); !strings.Contains(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

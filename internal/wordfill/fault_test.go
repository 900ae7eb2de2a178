package wordfill

import (
	"errors"
	"strings"
	"testing"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/rows"
)

// TestParseRefuses puts each fault into a template and reads what the clerk is
// told.
func TestParseRefuses(t *testing.T) {
	run := func(inner string) string { return `<w:p><w:r>` + inner + `</w:r></w:p>` }
	for _, c := range []struct{ body, want string }{
		{para("a") + para("{{ten"), "Trong thân văn bản, đoạn 2: {{ten: dấu {{ không có }} sau nó."},
		{para("ten}}"), "Trong thân văn bản, đoạn 1: ten}}: dấu }} không có {{ trước nó."},
		{para("{{ten|lạ}}"), "Trong thân văn bản, đoạn 1: {{ten|lạ}}: không có cách in «lạ»; có: " + strings.Join(fill.Formats(), ", ") + "."},
		{para("{{a|x}}") + table(row(para("")), row(para(""), para("")+para("{{"))), "Trong thân văn bản, đoạn 1: {{a|x}}: không có cách in «x»; có: " + strings.Join(fill.Formats(), ", ") + ". | Trong thân văn bản, bảng 1, hàng 2, ô 2, đoạn 2: {{: dấu {{ không có }} sau nó."},
		{run("<w:t>{{te</w:t><w:br/><w:t>n}}</w:t>"), "Trong thân văn bản, đoạn 1: {{te·n}}: giữa {{ và }} không được ngắt dòng."},
		{run("<w:t>{{te</w:t><w:tab/><w:t>n}}</w:t>"), "Trong thân văn bản, đoạn 1: {{te·n}}: giữa {{ và }} không được ngắt dòng."},
		{run("<w:t>{{te</w:t><w:drawing/><w:t>n}}</w:t>"), "Trong thân văn bản, đoạn 1: {{te·n}}: giữa {{ và }} không được ngắt dòng."},
		{run(`<w:instrText>IF "{</w:instrText>`) + run(`x`) + `<w:p><w:r><w:instrText>DATE {</w:instrText></w:r><w:r><w:instrText>{a}} x</w:instrText></w:r></w:p>`, "Trong thân văn bản, đoạn 3: dấu trong mã trường (field) không điền được: {{a}} x."},
		{run(`<w:drawing><wp:docPr id="1" name="x" descr="ảnh {{ten}}"/></w:drawing>`), "Trong thân văn bản, đoạn 1: dấu trong thuộc tính «descr» (chữ thay thế, địa chỉ, tên…) không điền được: {{ten}}."},
		{`<w:p><w:del><w:r><w:delText>{{ten}}</w:delText></w:r></w:del></w:p>`, "Trong thân văn bản, đoạn 1: dấu trong chữ đã xóa còn theo dõi (Track Changes): hãy chấp nhận hết thay đổi rồi lưu lại."},
		{`<w:p><w:moveFrom><w:r><w:t>n}}</w:t></w:r></w:moveFrom></w:p>`, "Trong thân văn bản, đoạn 1: dấu trong chữ đã xóa còn theo dõi (Track Changes): hãy chấp nhận hết thay đổi rồi lưu lại."},
		{run(`<w:drawing><a:p><a:r><a:t>{</a:t></a:r><a:r><a:t>{a}}</a:t></a:r></a:p></w:drawing>`), "Trong thân văn bản, đoạn 1: dấu trong hình vẽ, biểu đồ không điền được: {{a}}."},
		{`<w:p><m:oMath><m:r><m:t>{{x}}</m:t></m:r></m:oMath></w:p>`, "Trong thân văn bản, đoạn 1: dấu trong công thức không điền được: {{x}}."},
		{run(`<mc:AlternateContent><mc:Fallback><w:t>{{x}}</w:t></mc:Fallback></mc:AlternateContent>`), "Trong thân văn bản, đoạn 1: ở đây không điền được: {{x}}."},
		{run(`<w:pict><w:txbxContent>` + para("{{#x}}") + `</w:txbxContent></w:pict>`), "Trong thân văn bản, đoạn 1, khung chữ, đoạn 1: {{#x}} mở một nhóm mà không có {{/x}}."},
		{`<w:altChunk r:id="x"/>`, "Trong thân văn bản: có tệp khác được nhúng vào (altChunk), chữ trong đó không điền được; hãy mở bằng Word rồi lưu lại."},
		{para("{{#a}}"), "Trong thân văn bản, đoạn 1: {{#a}} mở một nhóm mà không có {{/a}}."},
		{para("{{/a}}"), "Trong thân văn bản, đoạn 1: {{/a}} đóng một nhóm không mở ở đây."},
		{para("{{#a}}{{#b}}{{/a}}{{/b}}"), "Trong thân văn bản, đoạn 1: {{/a}} đóng một nhóm không mở ở đây. | Trong thân văn bản, đoạn 1: {{#a}} mở một nhóm mà không có {{/a}}."},
		{para("{{#a}}") + table(row(para("{{/a}}"))), "Trong thân văn bản, đoạn 1: dấu mở và dấu đóng nhóm «a» phải cùng ở một bảng hoặc cùng ở ngoài bảng, trong cùng một khung."},
		{table(row(para("{{#a}}"))) + table(row(para("{{/a}}"))), "Trong thân văn bản, bảng 1, hàng 1, ô 1: dấu mở và dấu đóng nhóm «a» phải cùng ở một bảng hoặc cùng ở ngoài bảng, trong cùng một khung."},
		{para("{{#a}}x") + para("{{/a}}{{#b}}y") + para("{{/b}}"), "Trong thân văn bản, đoạn 2: nhóm «b» và nhóm «a» chồng lên nhau."},
		{table(row(para("{{#a}}")+para("{{#b}}x{{/b}}")+para("{{/a}}"), para("y"))), "Trong thân văn bản, bảng 1, hàng 1, ô 1, đoạn 2: nhóm «b» phải nằm trọn trong nhóm «a»."},
		{`<w:p><w:commentRangeStart w:id="2"/></w:p>` + para("{{#a}}") + run(`<w:commentReference w:id="2"/>`) + para("{{/a}}"), "Trong thân văn bản, đoạn 3: ghi chú hoặc lời bình này nằm một phần trong, một phần ngoài nhóm lặp."},
		{para("{{#a}}") + run(`<w:fldChar w:fldCharType="begin"/>`) + para("{{/a}}") + run(`<w:fldChar w:fldCharType="end"/>`), "Trong thân văn bản, đoạn 1: nhóm «a» cắt ngang một trường (field)."},
		{strings.Repeat(para("{{#a}}"), 9) + para("x") + strings.Repeat(para("{{/a}}"), 9), "Trong thân văn bản, đoạn 9: nhóm lồng nhau quá 8 lớp."},
		{para(strings.Repeat("{{a}}", MaxMarks+1)), "Trong thân văn bản, đoạn 1: có quá 20000 dấu."},
	} {
		if got := told(t, docxOf(c.body)); got != c.want {
			t.Errorf("%.200s\n got %s\nwant %s", c.body, got, c.want)
		}
	}
}

// told is what Parse says of a template.
func told(t testing.TB, p *pkg) string {
	t.Helper()
	return toldOf(t, p.bytes())
}

func toldOf(t testing.TB, file []byte) string {
	t.Helper()
	_, err := Parse(file)
	var faults fault.List
	if !errors.As(err, &faults) {
		t.Fatalf("%v is no fault of a template", err)
	}
	var all []string
	for _, f := range faults {
		if f.Rule == "" || f.Detail.In(fault.English) == "" {
			t.Errorf("%+v is not complete", f)
		}
		all = append(all, f.Detail.String())
	}
	return strings.Join(all, " | ")
}

func TestParseRefusesOtherParts(t *testing.T) {
	body := func() *pkg { return docxOf(para("{{a}}")) }
	for _, c := range []struct {
		pkg  *pkg
		want string
	}{
		{body().with("header", "hdr", para("{{")), "Trong đầu trang (header1.xml), đoạn 1: {{: dấu {{ không có }} sau nó."},
		{body().with("footer", "ftr", table(row(para("}}")))), "Trong chân trang (footer1.xml), bảng 1, hàng 1, ô 1: }}: dấu }} không có {{ trước nó."},
		{body().with("footnotes", "footnotes", `<w:footnote w:id="1">`+para("{{#a}}")+`</w:footnote><w:footnote w:id="2">`+para("{{/a}}")+`</w:footnote>`), "Trong ghi chú cuối trang, đoạn 1: {{#a}} mở một nhóm mà không có {{/a}}. | Trong ghi chú cuối trang, đoạn 1: {{/a}} đóng một nhóm không mở ở đây."},
		{body().set("docProps/core.xml", `<c><t>{{a|markup}}</t><u>{{#b}}</u><v>{{</v></c>`), "Trong thuộc tính của tệp (File > Info): {{a|markup}} không điền được ở đây. | Trong thuộc tính của tệp (File > Info): {{#b}} không điền được ở đây. | Trong thuộc tính của tệp (File > Info): {{: dấu {{ không có }} sau nó."},
		{body().set("word/charts/chart1.xml", `<c xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{{a}}</a:t></a:r></a:p></c>`), "Trong biểu đồ: dấu trong hình vẽ, biểu đồ không điền được: {{a}}."},
		{body().set("word/_rels/header1.xml.rels", `<Relationships><Relationship Target="http://x/{{a}}" TargetMode="External"/></Relationships>`), "Trong địa chỉ liên kết: dấu trong thuộc tính «Target» (chữ thay thế, địa chỉ, tên…) không điền được: {{a}}."},
		{body().set("customXml/item1.xml", `<x><y>{{a}}</y></x>`), "Trong dữ liệu kèm theo (customXml): ở đây không điền được: {{a}}."},
		{body().set("word/odd.xml", `<x xmlns:w="`+spaceW+`">`+para("{{a}}")+`</x>`), "Trong phần word/odd.xml, đoạn 1: {{a}} không điền được ở đây."},
	} {
		if got := told(t, c.pkg); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}

func TestFillFaults(t *testing.T) {
	tmpl, err := Parse(docxOf(para("{{a}}{{a}} {{b|date}}{{c}}")+para("{{#ds}}{{d}}{{/ds}}")).with("header", "hdr", para("{{a}}{{e}}")).bytes())
	if err != nil {
		t.Fatal(err)
	}
	out, faults := tmpl.Fill(rows.Values{"b": text("x"), "c": text("a\x01"), "e": text("\xff"), "ds": {List: []rows.Values{{"d": text("y")}, {}, {}}}})
	var got []string
	for _, f := range faults {
		got = append(got, f.Column+" "+f.Rule+" "+f.Detail.String())
		if f.Detail.In(fault.English) == "" {
			t.Errorf("%+v has no English", f)
		}
	}
	want := []string{
		"a row.missing Thiếu giá trị của «a».",
		"b row.format «b» không in theo «date» được: cần một ngày như 20/11/2026 hoặc 2026-11-20.",
		"c row.char «c» có ký tự không dùng được trong Word (U+0001).",
		"d row.missing Mục 2 của «ds»: Thiếu giá trị của «d».",
		"e row.char Trong đầu trang (header1.xml): «e» có ký tự không dùng được trong Word (U+FFFD).",
	}
	if out != nil || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s\nwant %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

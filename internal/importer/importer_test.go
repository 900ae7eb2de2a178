package importer_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/importer"
	"vanthu/internal/seen"
)

const plan = `UBND TỈNH HÀ TĨNH
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 09/KH-SNV
Hà Tĩnh, ngày 20 tháng 11 năm 2026
KẾ HOẠCH
Sơ kết 05 năm thực hiện quy chế dân chủ
Thực hiện Kế hoạch số 11, Sở Nội vụ xây dựng kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Đánh giá kết quả.
2. Rút kinh nghiệm.
II. NỘI DUNG
1. Đánh giá các mặt sau:
- Công tác lãnh đạo;
- Vai trò của cấp ủy;
+ Chi bộ một.
a) Điểm một.
b) Điểm hai.
2. Phạm vi toàn tỉnh.
Trên đây là Kế hoạch./.
Nơi nhận:
- Như trên;
- Lưu: VT, VP.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Nguyễn Văn A`

const wanted = `{"kind":"ke-hoach","issuer":{"parent":"UBND TỈNH HÀ TĨNH","name":"SỞ NỘI VỤ","code":"SNV"},"number":9,` +
	`"place":"Hà Tĩnh","date":"2026-11-20","subject":"Sơ kết 05 năm thực hiện quy chế dân chủ",` +
	`"opening":["Thực hiện Kế hoạch số 11, Sở Nội vụ xây dựng kế hoạch như sau:"],` +
	`"purposes":["Đánh giá kết quả.","Rút kinh nghiệm."],` +
	`"sections":[{"title":"NỘI DUNG","content":[{"text":"Đánh giá các mặt sau:","content":[` +
	`{"items":["Công tác lãnh đạo;",{"text":"Vai trò của cấp ủy;","content":[{"items":["Chi bộ một."]}]}]},` +
	`{"text":"Điểm một."},{"text":"Điểm hai."}]},{"text":"Phạm vi toàn tỉnh."}]}],` +
	`"closing":["Trên đây là Kế hoạch."],"recipients":["Như trên"],"archive":"VT, VP",` +
	`"signer":{"authority":["KT. GIÁM ĐỐC"],"position":["PHÓ GIÁM ĐỐC"],"name":"Nguyễn Văn A"}}`

// TestText reads a plan as words alone.
func TestText(t *testing.T) {
	r := fromText(t, plan)
	var compact strings.Builder
	for _, line := range strings.Split(string(r.Document), "\n") {
		compact.WriteString(strings.Replace(strings.TrimSpace(line), `": `, `":`, 1))
	}
	if got := compact.String(); got != wanted {
		t.Errorf("got  %s\nwant %s", got, wanted)
	}
	if len(r.Findings) > 0 {
		t.Error(r.Findings)
	}
}

func fromText(t *testing.T, text string) *importer.Result {
	t.Helper()
	r, err := importer.Import(seen.FromText(text), importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := document.Decode(r.Document, document.Options{}); err != nil {
		t.Fatalf("%v\n%s", err, r.Document)
	}
	if !json.Valid(r.Document) {
		t.Fatalf("no JSON: %s", r.Document)
	}
	return r
}

// TestBareArticle: an article that its clauses follow at once prints as it did,
// and is counted.
func TestBareArticle(t *testing.T) {
	r := fromText(t, strings.Replace(plan, "I. MỤC ĐÍCH, YÊU CẦU", "Điều 1.", 1)+"\nĐiều 2. Hết.")
	for _, want := range []string{`"label": "Điều"`, `"text": "**1.**"`, `"level": "khoan"`} {
		if !strings.Contains(string(r.Document), want) {
			t.Errorf("no %s in %s", want, r.Document)
		}
	}
}

// TestMarkers: articles put in between, a dash behind a level's number, and other
// bullets are no part of the text.
func TestMarkers(t *testing.T) {
	r := fromText(t, strings.Replace(plan, "I. MỤC ĐÍCH, YÊU CẦU", "Điều 1 - Phạm vi\nGồm:\n➢ một việc;\n· hai việc.\nĐiều 1a. Bổ sung", 1))
	for _, want := range []string{`"title": "Phạm vi"`, `"một việc`, `"hai việc`, `"label": "Điều 1a."`, `"title": "Bổ sung"`} {
		if !strings.Contains(string(r.Document), want) {
			t.Errorf("no %s in %s", want, r.Document)
		}
	}
}

// BenchmarkImport makes documents of a paper of fourteen pages, and of one of many
// questions.
func BenchmarkImport(b *testing.B) {
	asked := []byte("SỞ NỘI VỤ\nSỞ TÀI CHÍNH\n" + strings.SplitAfterN(plan, "\n", 3)[2])
	for _, c := range []struct{ name, mediaType, file string }{
		{"Word", importer.Types[0].MediaType, "../../examples/ke-hoach-dai.docx"},
		{"PDF", "application/pdf", "../../examples/ke-hoach-dai.pdf"},
		{"questions", "text/plain", ""},
	} {
		data := asked
		if c.file != "" {
			var err error
			if data, err = os.ReadFile(c.file); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p, err := importer.Read(nil, c.mediaType, data)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := importer.Import(p, importer.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestLargeFiles refuses what would fill memory, with a sentence for the clerk.
func TestLargeFiles(t *testing.T) {
	for name, c := range map[string]struct{ mediaType, text string }{
		"long text":  {"text/plain", strings.Repeat("x ", document.MaxBytes/2+1)},
		"lines":      {"text/markdown", strings.Repeat("a\n", 70_000)},
		"tags":       {"text/html", strings.Repeat("<p>a", 200_001)},
		"long page":  {"text/html", "<p>" + strings.Repeat("x ", document.MaxBytes/2+1)},
		"open tag":   {"text/html", "<p " + strings.Repeat("x ", document.MaxBytes)},
		"deep page":  {"text/html", strings.Repeat("<ol><li>", 3_000) + "x"},
		"no UTF-8":   {"text/html", "\xff"},
		"other file": {"image/png", "x"},
	} {
		var list fault.List
		if _, err := importer.Read(nil, c.mediaType, []byte(c.text)); !errors.As(err, &list) || len(list) != 1 || list[0].Rule != "file.unreadable" {
			t.Errorf("%s: %v", name, err)
		}
	}
	picture := `<p>a<img src="data:image/png;base64,` + strings.Repeat("A", document.MaxBytes+1) + `"><p>b`
	if _, err := importer.Read(nil, "text/html", []byte(picture)); err != nil {
		t.Errorf("a page with a picture: %v", err)
	}
}

// TestLabelLines takes what stands behind "Kính gửi:" and "Nơi nhận:" on their lines.
func TestLabelLines(t *testing.T) {
	r := fromText(t, "SỞ NỘI VỤ\nSố: 12/SNV-VP\nHuế, ngày 12 tháng 9 năm 2026\nVề việc cấp đất\nKính gửi: Sở Y tế; Sở Xây dựng.\nĐề nghị các sở phối hợp./.\nNơi nhận: - Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\n\n\nLê Văn An")
	text := strings.Join(strings.Fields(string(r.Document)), " ")
	for _, want := range []string{`"to": [ "Sở Y tế", "Sở Xây dựng" ]`, `"recipients": [ "Như trên" ]`, `"subject": "cấp đất"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}

// TestNotShown tells of footnotes and of hidden text, which no document has.
func TestNotShown(t *testing.T) {
	p := seen.FromText(plan)
	p.Notes = []seen.Note{{Blocks: []seen.Block{{Paragraph: &seen.Paragraph{Runs: []seen.Run{{Text: " Số liệu năm 2025."}}}}}}}
	p.Hidden = []string{"Không in dòng này."}
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Số liệu năm 2025.", "Không in dòng này."} {
		if !slices.ContainsFunc(r.LeftOut, func(l importer.LeftOut) bool { return l.Text == want }) {
			t.Errorf("%q is lost: %v", want, r.LeftOut)
		}
	}
}

// TestForms reads what forms have: numbers and dates left open stay so, and what a
// form is called, or how it is signed, is no part of the text.
func TestForms(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		want           string // in the document; "-" before what must not be
		lost           string
	}{
		{"left open", "Kế hoạch số 11, Sở", "Kế hoạch số      /KH-UBND ngày          tháng  11 năm 2026, Sở", "số      /KH-UBND ngày        tháng 11 năm 2026", ""},
		{"blanks by chance", "xây dựng kế hoạch", "xây     dựng kế   hoạch", "xây dựng kế hoạch", ""},
		{"the name of a sample", "UBND TỈNH HÀ TĨNH\n", "Mẫu số 16\nUBND TỈNH HÀ TĨNH\n", "-Mẫu số 16", "Mẫu số 16"},
		{"how to sign", "PHÓ GIÁM ĐỐC\n", "PHÓ GIÁM ĐỐC\n(Chữ ký của người có thẩm quyền)\n", "-Chữ ký", "(Chữ ký của người có thẩm quyền)"},
		{"in brackets", "1. Đánh giá các mặt sau", "(1) Đánh giá các mặt sau", `"label": "(1)"`, ""},
	} {
		text := strings.Replace(plan, c.from, c.to, 1)
		if text == plan {
			t.Fatalf("%s: no %q", c.name, c.from)
		}
		r := fromText(t, text)
		want, without := strings.CutPrefix(c.want, "-")
		if strings.Contains(string(r.Document), want) == without {
			t.Errorf("%s: %s in %s", c.name, c.want, r.Document)
		}
		lost := slices.ContainsFunc(r.LeftOut, func(l importer.LeftOut) bool { return l.Text == c.lost })
		if c.lost != "" && !lost {
			t.Errorf("%s: left out are %v", c.name, r.LeftOut)
		}
	}
}

// TestJointSymbol parts the bodies that issue together also where their symbol begins
// otherwise than the program's would, if each of them signs.
func TestJointSymbol(t *testing.T) {
	for signs, want := range map[string]string{
		"GIÁM ĐỐC\nLê Văn An\n\nGIÁM ĐỐC\nHồ Thị Bé": `"issuers":[{"name":"SỞ Y TẾ","code":"SYT"},{"name":"SỞ XÂY DỰNG","code":"SXD"}],"number":7,"symbol":"KHLT-SYT-SXD"`,
		"GIÁM ĐỐC\nLê Văn An":                        `"issuer":{"name":`,
	} {
		p := seen.FromText("SỞ Y TẾ\nSỞ XÂY DỰNG\nSố: 07/KHLT-SYT-SXD\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHuế, ngày 12 tháng 9 năm 2026\nKẾ HOẠCH\nPhối hợp\nHai sở phối hợp./.\nNơi nhận:\n- Lưu: VT.\n" + signs)
		p.Source = seen.Word
		for i := range p.Blocks {
			q := p.Blocks[i].Paragraph
			switch q.Set.Align = seen.Center; {
			case i < 3:
				q.Place.Table, q.Place.Row, q.Place.Cell, q.Place.Column = 1, 1, 1, 1
			case i < 5:
				q.Place.Table, q.Place.Row, q.Place.Cell, q.Place.Column = 1, 1, 2, 2
			case i > 9 && i < 13:
				q.Place.Table, q.Place.Row, q.Place.Cell, q.Place.Column = 2, 1, 1, 1
			case i >= 13:
				q.Place.Table, q.Place.Row, q.Place.Cell, q.Place.Column = 2, 1, 2, 2
			}
		}
		r, err := importer.Import(p, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := json.Compact(&out, r.Document); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("no %s in %s, %v", want, out.String(), err)
		}
	}
}

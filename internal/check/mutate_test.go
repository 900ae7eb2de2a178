package check

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"vanthu/examples"
	"vanthu/internal/fault"
)

// broken is a Word file that faults are made in.
type broken struct {
	names []string
	parts map[string]string
}

func opened(t testing.TB, docx []byte) *broken {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	b := &broken{parts: map[string]string{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		b.names, b.parts[f.Name] = append(b.names, f.Name), string(data)
	}
	return b
}

func (b *broken) packed(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range b.names {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(w, b.parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// change replaces the first place of a part that a pattern finds, and tells
// whether there is one.
func (b *broken) change(part, pattern, with string) bool {
	re := regexp.MustCompile(pattern)
	text := b.parts[part]
	at := re.FindStringSubmatchIndex(text)
	if at == nil {
		return false
	}
	b.parts[part] = text[:at[0]] + string(re.ExpandString(nil, with, text, at)) + text[at[1]:]
	return true
}

// body changes the main part.
func (b *broken) body(pattern, with string) bool { return b.change("word/document.xml", pattern, with) }

// text changes the text of a paragraph of a style.
func (b *broken) text(style, pattern, with string) bool {
	re := regexp.MustCompile(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>.*?</w:p>`)
	inside := regexp.MustCompile(pattern)
	done := false
	b.parts["word/document.xml"] = re.ReplaceAllStringFunc(b.parts["word/document.xml"], func(p string) string {
		if done || !inside.MatchString(p) {
			return p
		}
		done = true
		at := inside.FindStringSubmatchIndex(p)
		return p[:at[0]] + string(inside.ExpandString(nil, with, p, at)) + p[at[1]:]
	})
	return done
}

// style changes what a style sets.
func (b *broken) style(id, pattern, with string) bool {
	re := regexp.MustCompile(`<w:style [^>]*w:styleId="` + id + `">.*?</w:style>`)
	old := re.FindString(b.parts["word/styles.xml"])
	inside := regexp.MustCompile(pattern)
	if old == "" || !inside.MatchString(old) {
		return false
	}
	b.parts["word/styles.xml"] = strings.Replace(b.parts["word/styles.xml"], old, inside.ReplaceAllString(old, with), 1)
	return true
}

// mutation makes one fault: which rule finds it, and what else it may break.
type mutation struct {
	name string
	rule string
	also string // rules
	make func(b *broken) bool
}

var mutations = []mutation{
	{"margin of 15 mm", "style.margins.bottom", "", func(b *broken) bool { return b.body(`w:bottom="1134" w:left="1701"`, `w:bottom="850" w:left="1701"`) }},
	{"left margin of 25 mm", "style.margins.left", "table.width stroke.title stroke.issuer stroke.subject", func(b *broken) bool { return b.body(`w:left="1701" w:header`, `w:left="1417" w:header`) }},
	{"Letter", "page.size", "", func(b *broken) bool { return b.body(`w:w="11906" w:h="16838"`, `w:w="12240" w:h="15840"`) }},
	{"body of 12 pt", "style.body_size", "page.number style.sizes.heading_2 annex.text", func(b *broken) bool {
		return b.style("body", `<w:sz w:val="\d+"/>`, `<w:sz w:val="24"/>`)
	}},
	{"page number gone", "page.number", "", func(b *broken) bool {
		return strings.Contains(b.parts["word/document.xml"], `w:type="default" r:id="rId3"`) && b.change("word/header1.xml", `PAGE`, `DATE`)
	}},
	{"page number of 12 pt", "page.number", "", func(b *broken) bool { return b.style("page_number", `<w:sz w:val="28"/>`, `<w:sz w:val="24"/>`) }},
	{"motto with dashes", "head.motto", "", func(b *broken) bool {
		return b.text("motto", `Độc lập - Tự do - Hạnh phúc`, `Độc lập – Tự do – Hạnh phúc`)
	}},
	{"title misspelt", "head.title", "", func(b *broken) bool {
		return b.text("national_title", `CHỦ NGHĨA VIỆT NAM`, `CHŨ NGHĨA VIỆT NAM`)
	}},
	{"title of 11 pt", "style.sizes.national_title", "stroke.title", func(b *broken) bool {
		return b.text("national_title", `<w:r>(<w:rPr>.*?</w:rPr>)?`, `<w:r><w:rPr><w:sz w:val="22"/></w:rPr>`)
	}},
	{"issuer not bold", "look.issuer", "", func(b *broken) bool { return b.style("issuer", `<w:b/>`, ``) }},
	{"stroke typed", "stroke.typed", "", func(b *broken) bool {
		return b.body(`(Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p>)<w:p><w:pPr><w:pStyle w:val="spacer"/><w:pBdr>.*?</w:p>`, `${1}<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>__________________</w:t></w:r></w:p>`)
	}},
	{"stroke gone", "stroke.title", "", func(b *broken) bool {
		return b.body(`(Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="spacer"/>)<w:pBdr>.*?</w:pBdr>`, `$1`)
	}},
	{"number in bold", "look.reference", "", func(b *broken) bool { return b.style("reference", `<w:rPr>`, `<w:rPr><w:b/>`) }},
	{"number of 14 pt", "style.sizes.reference", "", func(b *broken) bool { return b.style("reference", `<w:sz w:val="26"/>`, `<w:sz w:val="28"/>`) }},
	{"blanks in the number", "number.form", "", func(b *broken) bool { return b.text("reference", `(Số:? [0-9]+)([/-])`, `$1 $2 `) }},
	{"the abbreviation of a công văn", "symbol.kind", "", func(b *broken) bool {
		return strings.Contains(b.parts["word/document.xml"], `w:val="letter_subject"`) && b.text("reference", `(Số: [0-9]+/)[^<]+`, `${1}CV-SNV`)
	}},
	{"letters of TCVN3", "text.encoding", "", func(b *broken) bool {
		return b.text("national_title", `<w:r>(<w:rPr>.*?</w:rPr>)?<w:t[^>]*>CỘNG[^<]*`, `<w:r><w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr><w:t>céng hßa x· héi chñ nghÜa viÖt nam`)
	}},
	{"wrong abbreviation", "symbol.kind", "", func(b *broken) bool { return b.text("reference", `/(KH|BC|TB|TTr|HD|QC)-`, `/XY-`) }},
	{"date upright", "look.place_date", "", func(b *broken) bool { return b.style("place_date", `<w:i/>`, ``) }},
	{"day without zero", "date.form", "", func(b *broken) bool { return b.text("place_date", `ngày 0([1-9])`, `ngày $1`) }},
	{"Ngày with a capital", "date.form", "", func(b *broken) bool { return b.text("place_date", `, ngày`, `, Ngày`) }},
	{"no comma behind the place", "date.form", "", func(b *broken) bool { return b.text("place_date", `, ngày`, ` ngày`) }},
	{"CÔNG VĂN as a title", "kind.letter", "", func(b *broken) bool {
		return strings.Contains(b.parts["word/document.xml"], ">V/v ") && b.body(`(>V/v .*?</w:tbl>)`, `$1<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>CÔNG VĂN</w:t></w:r></w:p>`)
	}},
	{"V/v gone", "subject.letter", "", func(b *broken) bool { return b.text("letter_subject", `>V/v `, `>`) }},
	{"type name of 16 pt", "style.sizes.type_name", "style.sizes.annex_title", func(b *broken) bool { return b.style("type_name", `<w:sz w:val="28"/>`, `<w:sz w:val="32"/>`) }},
	{"type name to the left", "look.center", "", func(b *broken) bool { return b.style("type_name", `<w:jc w:val="center"/>`, ``) }},
	{"page numbers in Arial", "text.face", "", func(b *broken) bool {
		return b.style("page_number", `<w:rPr>`, `<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>`)
	}},
	{"a national title wider than its column", "head.title-lines", "style.sizes.national_title", func(b *broken) bool {
		b.body(`(<w:pStyle w:val="national_title"/>.*?)<w:sz w:val="\d+"/>(.*?CỘNG)`, `$1$2`) // where it is set at the text
		return b.style("national_title", `<w:sz w:val="\d+"/>`, `<w:sz w:val="56"/>`)
	}},
	{"subject not bold", "look.subject", "", func(b *broken) bool { return b.style("subject", `<w:b/>`, ``) }},
	{"basis without its end", "basis.form", "", func(b *broken) bool { return b.text("legal_basis", `;</w:t></w:r></w:p>`, `,</w:t></w:r></w:p>`) }},
	{"text to the left", "body.align", "annex.text", func(b *broken) bool { return b.style("body", `<w:jc w:val="both"/>`, `<w:jc w:val="left"/>`) }},
	{"no indent", "style.indent", "annex.text", func(b *broken) bool { return b.style("body", `w:firstLine="\d+"`, `w:firstLine="0"`) }},
	{"indent by tabs", "body.indent-typed", "", func(b *broken) bool { return b.text("body", `</w:pPr><w:r><w:t `, `</w:pPr><w:r><w:tab/><w:t `) }},
	{"no gaps", "style.paragraph_gap", "page.number", func(b *broken) bool { return b.style("body", `w:after="\d+"`, `w:after="0"`) }},
	{"double spacing", "style.line_spacing", "page.number", func(b *broken) bool {
		return b.style("body", `w:line="\d+" w:lineRule="\w+"`, `w:line="560" w:lineRule="auto"`)
	}},
	{"Arial", "text.face", "", func(b *broken) bool {
		return b.text("body", `</w:pPr><w:r>`, `</w:pPr><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/></w:rPr>`)
	}},
	{"red text", "text.color", "", func(b *broken) bool {
		return b.text("body", `</w:pPr><w:r><w:t`, `</w:pPr><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t`)
	}},
	{"marks that are not composed", "text.normal", "", func(b *broken) bool {
		return b.text("body", `>([^<>]{40,})<`, `>`+norm.NFD.String("Để thực hiện việc này, ")+`$1<`)
	}},
	{"a zero-width blank", "text.pasted", "", func(b *broken) bool { return b.text("body", `>([^<>]{20,})<`, ">\u200b$1<") }},
	{"two blanks", "text.blank", "", func(b *broken) bool { return b.text("body", `>(\pL+) (\pL+ )`, `>$1  $2`) }},
	{"a mark of the template", "trace.placeholders", "", func(b *broken) bool { return b.text("body", `>([^<>]{40,})<`, `>{{ten_don_vi}} $1<`) }},
	{"a tracked change", "trace.changes", "", func(b *broken) bool {
		return b.text("body", `(<w:r><w:t xml:space="preserve">[^<]*</w:t></w:r>)</w:p>`, `<w:ins w:id="7" w:author="a">$1</w:ins></w:p>`)
	}},
	{"a highlight", "trace.highlights", "", func(b *broken) bool {
		return b.text("body", `</w:pPr><w:r><w:t`, `</w:pPr><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t`)
	}},
	{"hidden text", "trace.hidden", "", func(b *broken) bool {
		return b.text("body", `</w:pPr><w:r>`, `</w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r>`)
	}},
	{"a month with a zero", "date.month", "", func(b *broken) bool {
		return b.text("body", `>([^<>]{40,})<`, `>Đến ngày 20 tháng 03 năm 2020, $1<`)
	}},
	{"a cited date after the paper's own", "date.later", "", func(b *broken) bool {
		return b.text("body", `>([^<>]{40,})<`, `>Theo Công văn số 12/XYZ-VP ngày 20 tháng 12 năm 2096, $1<`)
	}},
	{"two dates of one document", "date.differs", "body.align", func(b *broken) bool {
		return b.text("body", `>([^<>]{40,})<`, `>Công văn số 12/XYZ-VP ngày 20/12/2016, Công văn số 12/XYZ-VP ngày 21/12/2016, $1<`)
	}},
	{"capitals in the name of a kind", "text.capitals", "", func(b *broken) bool {
		return b.text("body", `>([^<>]{40,})<`, `>Thực hiện Nghị Định của Chính phủ, $1<`)
	}},
	{"the end mark gone", "end.mark", "", func(b *broken) bool {
		return strings.Contains(b.parts["word/document.xml"], ">Số: ") && b.text("body", `\./\.</w:t></w:r></w:p>`, `.</w:t></w:r></w:p>`)
	}},
	{"an article left out", "levels.order", "", func(b *broken) bool { return b.body(`>Điều 2\.`, `>Điều 7.`) }},
	{"a chapter in Arabic figures", "levels.roman", "", func(b *broken) bool { return b.body(`>Chương II<`, `>Chương 2<`) }},
	{"the label of the recipients in regular", "look.recipients_label", "", func(b *broken) bool { return b.style("recipients_label", `<w:b/>`, ``) }},
	{"recipients of 13 pt", "style.sizes.recipients", "", func(b *broken) bool { return b.style("recipients", `<w:sz w:val="\d+"/>`, `<w:sz w:val="26"/>`) }},
	{"Nơi gửi", "recipients.label", "", func(b *broken) bool { return b.text("recipients_label", `Nơi nhận`, `Nơi gửi`) }},
	{"a recipient without its end", "recipients.form", "", func(b *broken) bool { return b.text("recipients", `;</w:t>`, `</w:t>`) }},
	{"no archive", "archive.missing", "recipients.form", func(b *broken) bool {
		return b.text("recipients", `- </w:t><w:t xml:space="preserve">Lưu:? [^<]*`, `- </w:t><w:t xml:space="preserve">Thanh tra.`)
	}},
	{"Như trên gone", "recipients.first", "", func(b *broken) bool { return b.text("recipients", `Như trên`, `Văn phòng Bộ`) }},
	{"a district", "body.ended", "recipients.first recipients.article", func(b *broken) bool {
		return b.text("recipients", `>([^<>-]{8,});<`, `>UBND các huyện, UBND huyện Nghi Lộc;<`)
	}},
	{"the mark of another family", "signer.authority", "signer.right signer.position", func(b *broken) bool { return b.text("authority", `>KT\. `, `>K/T `) }},
	{"a mark without its stop", "signer.authority", "signer.position", func(b *broken) bool { return b.text("authority", `>(T[LM]|KT|TUQ)\. `, `>$1 `) }},
	{"no blank behind the mark", "signer.authority", "", func(b *broken) bool { return b.text("authority", `>(T[LM]|KT|TUQ)\. `, `>$1.`) }},
	{"an academic title", "signer.title", "", func(b *broken) bool {
		return b.text("signer_name", `<w:t xml:space="preserve">(\pL)`, `<w:t xml:space="preserve">TS. $1`)
	}},
	{"the signer of 12 pt", "style.sizes.signer_name", "", func(b *broken) bool { return b.style("signer_name", `<w:sz w:val="\d+"/>`, `<w:sz w:val="24"/>`) }},
	{"PHỤ LỤC with an Arabic number", "annex.label", "", func(b *broken) bool { return b.text("annex_label", `>Phụ lục[^<]*<`, `>PHỤ LỤC 1<`) }},
	{"the reference of an annex gone", "annex.reference", "", func(b *broken) bool { return b.body(`<w:p><w:pPr><w:pStyle w:val="annex_reference"/>.*?</w:p>`, ``) }},
	{"a mark of urgency without a frame", "mark.frame", "", func(b *broken) bool {
		return b.body(`(<w:pStyle w:val="urgency_mark"/>)<w:pBdr>.*?</w:pBdr>`, `$1`)
	}},
	{"a heading left out", "levels.order", "", func(b *broken) bool { return b.text("heading_1", `>II\. `, `>III. `) }},
	{"an unknown mark of urgency", "mark.urgency", "", func(b *broken) bool { return b.body(`>THƯỢNG KHẨN<`, `>KHẨN CẤP<`) }},
}

// TestMutations makes each fault in each example that can have it: where its rule
// was looked at before it is found, and nothing else is new.
func TestMutations(t *testing.T) {
	made := map[string]int{}
	for i, e := range examples.All() {
		if testing.Short() && i%10 != 0 {
			continue // the whole takes half a minute
		}
		docx := exampleFile(t, e.Name+".docx")
		before, passed := findings(t, docx)
		for _, m := range mutations {
			b := opened(t, docx)
			if !m.make(b) {
				continue
			}
			after, _ := findings(t, b.packed(t))
			fresh := news(before, after)
			found := false
			for _, f := range fresh {
				switch {
				case f.Rule == m.rule:
					found = true
				case !slices.Contains(strings.Fields(m.also), f.Rule):
					t.Errorf("%s: %s: new too: %s %s (%q)", e.Name, m.name, f.Rule, f.Detail, f.Place.Text)
				}
			}
			if !found {
				if slices.Contains(passed, m.rule) && !excused(e.Name, m.name) {
					t.Errorf("%s: %s: not found", e.Name, m.name)
				}
				continue
			}
			made[m.name]++
		}
	}
	const several = 10
	total, rare := 0, 0
	for _, m := range mutations {
		total += made[m.name]
		if made[m.name] < several {
			rare++
		}
		if made[m.name] == 0 && !testing.Short() {
			t.Errorf("%s was found in no example", m.name)
		}
	}
	t.Logf("%d mutations, found %d times; %d of them in fewer than %d examples, which have no more", len(mutations), total, rare, several)
}

// excused tells which faults cannot be found in which examples.
func excused(example, mutation string) bool {
	switch example + ": " + mutation {
	case "quyet-dinh-ban-hanh: indent by tabs", "quyet-dinh-quy-che: indent by tabs", "ke-hoach-dai: an article left out", // made in an annex, whose text is not looked at
		"quy-che: an academic title", "quyet-dinh-quy-che: an academic title", "ke-hoach-du-thao: an academic title", // of those who sign for schools …
		"cong-van-bieu-trung: an academic title", "cong-van-truong-hoc: an academic title", "giay-gioi-thieu: an academic title",
		"giay-nghi-phep: an academic title", "quy-dinh: an academic title", // … an institute and a hospital, where titles may stand
		"quyet-dinh-quy-che: the reference of an annex gone": // of the attached text, which is called no annex
		return true
	}
	return false
}

// findings are the faults of a file, and the rules that hold.
func findings(t testing.TB, docx []byte) (faults []Finding, passed []string) {
	t.Helper()
	r, err := File(docx, DOCX, renderer().Width)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(r.Findings, func(f Finding) bool { return f.Status != Fail }), r.Passed
}

// news are the findings that were not there before.
func news(before, after []Finding) fault.List {
	var out fault.List
	for _, f := range after {
		if !slices.ContainsFunc(before, func(b Finding) bool { return b.Rule == f.Rule && b.Detail == f.Detail }) {
			out = append(out, f.Fault)
		}
	}
	return out
}

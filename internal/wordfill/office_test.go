package wordfill

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/rows"
	"vanthu/internal/word"
)

// libreOffice is a template that LibreOffice 7.4 has made of libreoffice.fodt:
// "soffice --convert-to docx".
func libreOffice(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/libreoffice.docx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// unit is the row of one body in the tests with outside readers. Every value
// holds its number.
func unit(i int) rows.Values {
	list := func(name string, n int) rows.Value {
		v := rows.Value{List: []rows.Values{}}
		for k := range n {
			v.List = append(v.List, rows.Values{name: text(fmt.Sprintf("%s-%d-%d & <con>", name, i, k)), "chức vụ": text(fmt.Sprintf("Chức-%d", i))})
		}
		return v
	}
	return rows.Values{
		"tên đơn vị": text(fmt.Sprintf("Ủy ban xã Đường-%d", i)), "mã": text(fmt.Sprintf("MÃ-%d-&<b>", i)), "ngày": text("2026-11-05"), "tiền": text(fmt.Sprintf("%d000000", i)),
		"nội dung":  text(fmt.Sprintf("Một **đậm-%d**\nhai *nghiêng*\tba", i)),
		"danh sách": list("họ tên", i), "việc": list("tên việc", 2),
	}
}

// TestOffice fills a template of LibreOffice's and one as Word writes it, and
// has others read the files: the Open XML SDK, LibreOffice and package inspect.
func TestOffice(t *testing.T) {
	inspect.Needs(t, "soffice", "pdftotext", "ooxml-validator")
	dir := t.TempDir()
	var made []string
	for name, file := range map[string][]byte{"libreoffice": libreOffice(t), "word": wordTemplate().bytes()} {
		tmpl, err := Parse(file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		made = append(made, save(t, filepath.Join(dir, name+".docx"), file))
		for _, i := range []int{0, 3} { // no element in the list, and three
			out, faults := tmpl.Fill(unit(i))
			if len(faults) > 0 {
				t.Fatalf("%s: %+v", name, faults)
			}
			made = append(made, save(t, filepath.Join(dir, fmt.Sprintf("%s-%d.docx", name, i)), out))
		}
	}
	valid(t, made)
	pdfs, err := inspect.ConvertAll(t.Context(), made, filepath.Join(dir, "pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for k, pdf := range pdfs {
		var i int
		name := strings.TrimSuffix(filepath.Base(made[k]), ".docx")
		if _, err := fmt.Sscanf(name[strings.IndexByte(name+"-", '-'):], "-%d", &i); err != nil {
			continue // the template itself
		}
		seen, err := inspect.Text(t.Context(), pdf)
		if err != nil {
			t.Fatal(err)
		}
		own(t, name+" by LibreOffice", inspect.Normalize(seen), i)
		own(t, name+" by inspect", inspect.Normalize(read(t, made[k])), i)
	}
}

func save(t *testing.T, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// valid holds that filling brings in no fault: what the validator finds in a
// file it finds in the template.
func valid(t *testing.T, files []string) {
	t.Helper()
	findings, err := inspect.ValidateDOCX(t.Context(), files...)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, f := range findings {
		name := strings.TrimSuffix(filepath.Base(f.File), ".docx")
		if !strings.Contains(name, "-") {
			known[name+f.Part+f.ID+f.Description] = true
			if name == "word" {
				t.Errorf("the template: %v", f)
			}
		}
	}
	for _, f := range findings {
		name := strings.TrimSuffix(filepath.Base(f.File), ".docx")
		if template, _, filled := strings.Cut(name, "-"); filled && !known[template+f.Part+f.ID+f.Description] {
			t.Error(f)
		}
	}
}

// read is the text of a DOCX as package inspect reads it.
func read(t *testing.T, path string) string {
	t.Helper()
	p, err := inspect.ReadDOCX(path)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range slices.Concat([]word.Story{p.Body}, p.Headers, p.Footers) {
		for _, one := range s.Paragraphs() {
			b.WriteString(one.Text() + "\n")
		}
	}
	return b.String()
}

// own holds that a text has all values of a unit, and none of another.
func own(t *testing.T, name, seen string, i int) {
	t.Helper()
	if strings.Contains(seen, "{{") || strings.Contains(seen, "}}") {
		t.Errorf("%s: a mark is left: %s", name, seen)
	}
	for other := range 4 {
		for _, v := range []string{"Ủy ban xã Đường-%d", "ỦY BAN XÃ ĐƯỜNG-%d", "MÃ-%d-&<b>", "đậm-%d", "tên việc-%d-1 & <con>", "Mã MÃ-%d-"} {
			v = fmt.Sprintf(v, other)
			if strings.Contains(seen, v) != (other == i) {
				t.Errorf("%s: %q is there: %t\n%s", name, v, other != i, seen)
			}
		}
		for k := range 4 {
			if v := fmt.Sprintf("họ tên-%d-%d & <con>", other, k); strings.Contains(seen, v) != (other == i && k < i) {
				t.Errorf("%s: %q is there: %t", name, v, !(other == i && k < i))
			}
		}
	}
	if !strings.Contains(seen, "05/11/2026") {
		t.Errorf("%s: the day is missing: %s", name, seen)
	}
}

// wordTemplate is written as Word writes: text cut into runs with rsid, proofing
// marks, paraId; a drawing and a bookmark in a row that is repeated.
func wordTemplate() *pkg {
	cut := func(id string, pieces ...string) string {
		s := `<w:p w14:paraId="` + id + `" w14:textId="77777777" w:rsidR="00A71E2B" w:rsidRDefault="00A71E2B">`
		for i, p := range pieces {
			s += `<w:proofErr w:type="` + []string{"spellStart", "spellEnd"}[i%2] + `"/><w:r w:rsidRPr="00B0` + fmt.Sprintf("%04X", i) + `"><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">` + p + `</w:t></w:r>`
		}
		return s + `</w:p>`
	}
	drawing := `<w:p w14:paraId="00000010" w14:textId="77777777"><w:bookmarkStart w:id="3" w:name="hinh"/><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="300000"/><wp:docPr id="7" name="Hình 7"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>` + cut("00000011", "{{chức vụ}}") + `</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r><w:bookmarkEnd w:id="3"/></w:p>`
	cell := func(s string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>` + s + `</w:tc>`
	}
	head := `<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>`
	control := `<w:sdt><w:sdtPr><w:alias w:val="Ngày"/><w:id w:val="123456"/></w:sdtPr><w:sdtContent>` + cut("00000012", "{", "{ngày", "|da", "te}}") + `</w:sdtContent></w:sdt>`
	body := cut("00000001", "Kính gửi: {{t", "ên ", "đơn vị}", "} (Mã {{m", "ã}})") + control + cut("00000002", "{{nội", " dung|markup}}") + cut("00000008", "Nợ {{tiền|number}} đ.") +
		head + `<w:tr w14:paraId="00000003" w14:textId="77777777">` + cell(cut("00000004", "{{#danh", " sách}}{{họ tên}}")) + cell(drawing+cut("00000005", "{{/danh sách}}")) + `</w:tr></w:tbl>` +
		cut("00000006", "{{#việc}}") + `<w:sdt><w:sdtPr><w:id w:val="654321"/></w:sdtPr><w:sdtContent>` + cut("00000009", "- {{tên việc}}") + `</w:sdtContent></w:sdt>` + cut("00000007", "{{/việc}}")
	return docxOf(body).
		with("header", "hdr", cut("00000021", "{{tên ", "đơn vị|upper}}")).
		with("footer", "ftr", cut("00000022", "{{", "mã}}")).
		with("footnotes", "footnotes", `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="1">`+cut("00000031", "{{mã}}")+`</w:footnote>`)
}

// TestNames lists what a clerk's file must have.
func TestNames(t *testing.T) {
	tmpl, err := Parse(libreOffice(t))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, m := range tmpl.Names() {
		got[m.String()] = true
	}
	want := []string{"{{#danh sách}}", "{{#việc}}", "{{chức vụ?}}", "{{họ tên}}", "{{mã}}", "{{ngày|date}}", "{{nội dung|markup}}", "{{stt}}", "{{tiền|number}}", "{{tên việc}}", "{{tên đơn vị}}"}
	if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
}

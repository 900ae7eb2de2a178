package wordfill

import (
	"slices"
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// complexField is a field as Word writes it: signs, a code, what it shows.
func complexField(code string, shown ...string) string {
	char := func(kind string) string {
		return `<w:r><w:rPr><w:i/></w:rPr><w:fldChar w:fldCharType="` + kind + `"/></w:r>`
	}
	s := char("begin")
	for piece := range slices.Chunk([]rune(code), 8) { // Word cuts codes as it likes
		s += `<w:r><w:instrText xml:space="preserve">` + strings.ReplaceAll(string(piece), `"`, "&quot;") + `</w:instrText></w:r>`
	}
	s += char("separate")
	for _, one := range shown {
		s += `<w:r><w:rPr><w:b/></w:rPr><w:t>` + one + `</w:t></w:r>`
	}
	return s + char("end")
}

// TestMergeFields fills the fields of a mail merge, in the looks of what they
// showed.
func TestMergeFields(t *testing.T) {
	v := rows.Values{
		"tên": text("Xã A & B"), "Họ và tên": text("NGUYỄN VĂN A"), "Ngày": {Text: "01/05/2026", Day: "2026-01-05"}, "Tiền": {Text: "1.234,5", Number: "1234.5"},
		"2 bên": text("cả hai"), "Số CMND/CCCD": text("079"), "trống": text(" "), "Địa chỉ thường trú ghi trong giấy tờ tùy thân của người đó": text("thôn X"),
	}
	for _, c := range []struct{ code, want string }{
		{" MERGEFIELD tên ", "Xã A &amp; B"},
		{` mergefield "TÊN" \* MERGEFORMAT `, "Xã A &amp; B"},
		{" MERGEFIELD Họ_và_tên \\* Caps ", "Nguyễn Văn A"},
		{" MERGEFIELD Họ_và_tên\\* Caps", "Nguyễn Văn A"},
		{" MERGEFIELD  Họ_và_tên \\*Lower", "nguyễn văn a"},
		{` MERGEFIELD “Họ và tên” \* Upper \* MERGEFORMAT`, "NGUYỄN VĂN A"},
		{` MERGEFIELD Ngày \@ "dd/MM/yyyy" `, "05/01/2026"},
		{` MERGEFIELD Ngày \@ "'ngày' d 'tháng' M 'năm' yyyy" `, "ngày 5 tháng 1 năm 2026"},
		{` MERGEFIELD Ngày \@ d/M/yy`, "5/1/26"},
		{` MERGEFIELD Tiền \# "#,##0" `, "1.235"},
		{` MERGEFIELD Tiền \# #.##0,00 `, "1.234,50"},
		{` MERGEFIELD Tiền \# 0 `, "1235"},
		{` MERGEFIELD Tiền `, "1.234,5"},
		{" MERGEFIELD M_2_bên ", "cả hai"},
		{" MERGEFIELD Số_CMNDCCCD ", "079"},
		{" MERGEFIELD Số_CMND_CCCD ", "079"},
		{" MERGEFIELD Địa_chỉ_thường_trú_ghi_trong_giấy_tờ_tùy ", "thôn X"},
		{" MERGEFIELD trống ", ""},
		{` MERGEFIELD tên \b "Ông " \f ", "`, "Ông Xã A &amp; B, "},
	} {
		instr := strings.ReplaceAll(c.code, `"`, "&quot;")
		simple := `<w:p><w:fldSimple w:instr="` + instr + `"><w:r><w:rPr><w:b/></w:rPr><w:t>«x»</w:t></w:r></w:fldSimple></w:p>`
		if got, want := filled(t, simple, v), `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">`+c.want+`</w:t></w:r></w:p>`; got != want {
			t.Errorf("%s: got %s, want %s", c.code, got, want)
		}
		complexed := filled(t, `<w:p>`+complexField(c.code, "«", "x»")+`</w:p>`, v)
		if want := `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + c.want + `</w:t></w:r>`; !strings.Contains(complexed, want) || strings.Contains(complexed, "instrText") || strings.Contains(complexed, "fldChar") || strings.Contains(complexed, "«") {
			t.Errorf("%s: got %s, want %s in it", c.code, complexed, want)
		}
	}
	for body, want := range map[string]string{
		`<w:p><w:r><w:t>z</w:t></w:r><w:fldSimple w:instr=" MERGEFIELD trống \b x "><w:r><w:t>y</w:t></w:r></w:fldSimple></w:p>`: `<w:p><w:r><w:t>z</w:t></w:r><w:r><w:t xml:space="preserve"></w:t></w:r></w:p>`,
		`<w:p><w:fldSimple w:instr=" MERGEFIELD tên "/></w:p>`:                                                                   `<w:p><w:r><w:t xml:space="preserve">Xã A &amp; B</w:t></w:r></w:p>`,
		`<w:p>` + complexField(" MERGEFIELD tên ") + `</w:p>`:                                                                    `<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">Xã A &amp; B</w:t></w:r></w:p>`,
		`<w:p>` + complexField(" PAGE ", "1") + `</w:p>`:                                                                         complexField(" PAGE ", "1") + `</w:p>`,
	} {
		if got := filled(t, body+para("{{tên}}"), v); !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want %s in it", body, got, want)
		}
	}
}

// TestMergeFieldsInGroups repeats fields with what stands around them, in every
// part.
func TestMergeFieldsInGroups(t *testing.T) {
	p := docxOf(table(row(para("{{#ds}}{{stt}}"), `<w:p>`+complexField(" MERGEFIELD tên ", "«tên»")+`</w:p>`, para("{{/ds}}")))).with("header", "hdr", `<w:p><w:fldSimple w:instr="MERGEFIELD tên"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>`)
	tmpl, err := Parse(p.bytes())
	if err != nil {
		t.Fatal(err)
	}
	out, faults := tmpl.Fill(rows.Values{"tên": text("Xã"), "ds": {List: []rows.Values{{"tên": text("Một")}, {"tên": text("Hai")}}}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	parts := unzip(t, out)
	if body := parts["word/document.xml"]; !strings.Contains(body, ">Một<") || !strings.Contains(body, ">Hai<") || !strings.Contains(parts["word/header1.xml"], ">Xã<") {
		t.Errorf("%s %s", body, parts["word/header1.xml"])
	}
}

func TestMergeFieldsRefused(t *testing.T) {
	nested := strings.Replace(complexField(" IF x ", "ông"), "</w:instrText></w:r>", "</w:instrText></w:r>"+complexField(" MERGEFIELD giới ", "Nam"), 1)
	for body, want := range map[string]string{
		nested: "trường IF có MERGEFIELD bên trong không điền được; hãy thay bằng dấu như {{tên}}, {{#tên}}…{{/tên}}.",
		complexField(" NEXT ", "«Next Record»"):         "trường NEXT của trộn thư không điền được; hãy bỏ đi hoặc thay bằng dấu như {{tên}}.",
		complexField(" MERGEFIELD ", "x"):               "trường MERGEFIELD viết sai:  MERGEFIELD .",
		complexField(` MERGEFIELD "a `, "x"):            `trường MERGEFIELD viết sai:  MERGEFIELD "a .`,
		complexField(` MERGEFIELD a \* DollarText`, ""): `trường MERGEFIELD «a» có \* DollarText, không làm theo được.`,
		complexField(` MERGEFIELD a \@ "HH:mm"`, ""):    `trường MERGEFIELD «a» có \@ HH:mm, không làm theo được.`,
		strings.Replace(complexField(" MERGEFIELD a ", "x"), "<w:r><w:rPr><w:b/>", "</w:p><w:p><w:r><w:rPr><w:b/>", 1): "trường MERGEFIELD «a» kéo qua nhiều đoạn.",
	} {
		if got := told(t, docxOf(`<w:p>`+body+`</w:p>`)); got != "Trong thân văn bản, đoạn 1: "+want {
			t.Errorf("%s: got %s, want %s", body, got, want)
		}
	}
}

// TestUnlink holds that nothing of an old data source is in a result.
func TestUnlink(t *testing.T) {
	const source = `C:\Văn phòng\danh-sach.xlsx`
	p := docxOf(para("{{a}}"))
	p.set("word/settings.xml", xmlHead+`<w:settings `+spaces2+`><w:zoom w:percent="90"/><w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT * FROM `+source+`"/><w:dataSource r:id="rId1"/><w:odso><w:recipientData r:id="rId3"/></w:odso></w:mailMerge><w:compat/></w:settings>`)
	p.set("word/_rels/settings.xml.rels", relsHead+`<Relationship Id="rId1" Type="`+relType+`mailMergeSource" Target="file:///`+source+`" TargetMode="External"/><Relationship Id="rId2" Type="`+relType+`attachedTemplate" Target="x.dotx" TargetMode="External"/>`+
		`<Relationship Id="rId3" Type="`+relType+`recipientData" Target="recipientData.xml"/></Relationships>`)
	p.set("word/recipientData.xml", xmlHead+`<w:recipients `+spaces2+`><w:recipientData><w:hash w:val="7"/></w:recipientData></w:recipients>`)
	p.set("[Content_Types].xml", strings.Replace(p.parts["[Content_Types].xml"], "</Types>", `<Override PartName="/word/recipientData.xml" ContentType="application/vnd.ms-word.mailMergeRecipientData+xml"/></Types>`, 1))
	tmpl, err := Parse(p.bytes())
	if err != nil {
		t.Fatal(err)
	}
	out, faults := tmpl.Fill(rows.Values{"a": text("b")})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	parts := unzip(t, out)
	for name, part := range parts {
		for _, trace := range []string{"mailMerge", "ecipient", "SELECT", source} {
			if strings.Contains(part, trace) || strings.Contains(name, trace) {
				t.Errorf("%s: %s", name, part)
			}
		}
	}
	if !strings.Contains(parts["word/settings.xml"], `<w:zoom w:percent="90"/><w:compat/>`) || !strings.Contains(parts["word/_rels/settings.xml.rels"], "attachedTemplate") {
		t.Errorf("%v", parts)
	}
}

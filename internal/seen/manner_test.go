package seen

import (
	"strings"
	"testing"

	"vanthu/internal/rules"
)

const (
	centred   = `<w:jc w:val="center"/>`
	stateHead = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	headTabs  = `<w:tabs><w:tab w:val="center" w:pos="2100"/><w:tab w:val="center" w:pos="6800"/></w:tabs>`
)

// bold is a paragraph in the middle in bold letters.
func bold(text string) string {
	return `<w:p><w:pPr>` + centred + `</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
}

// facts is what a paper of Word says of its head and its end, a line for each fact.
func facts(t *testing.T, p *Paper) string {
	t.Helper()
	p.Name()
	f := p.Facts()
	var out []string
	add := func(name string, facts ...Fact) {
		for _, one := range facts {
			if one.Text != "" {
				out = append(out, name+" "+one.Text)
			}
		}
	}
	add("parent", f.Parent)
	add("issuer", f.Issuer)
	add("number", f.Reference)
	add("date", f.PlaceDate)
	add("kind", f.Kind)
	add("subject", f.Subject)
	add("to", f.To...)
	add("gets", f.Recipients...)
	for _, s := range f.Signers {
		add("signs", s.Position...)
		add("named", s.Name)
	}
	return strings.Join(out, "\n")
}

// TestManners reads what offices do that no sample of the law shows.
func TestManners(t *testing.T) {
	t.Parallel()
	head := table("", row(para(centred, "SỞ NỘI VỤ"), bold(stateHead)), row(para(centred, "Số: 12/BC-SNV"), para(centred, "Huế, ngày 12 tháng 01 năm 2026")))
	const headFacts = "issuer SỞ NỘI VỤ\nnumber Số: 12/BC-SNV\ndate Huế, ngày 12 tháng 01 năm 2026\n"
	for name, c := range map[string]struct{ body, want string }{
		"one tab to the middle of the right half": {
			head + bold("BÁO CÁO") + para("", "Đã xong./.") + para(headTabs, "Nơi nhận:\tGIÁM ĐỐC") + para("", "- Lưu: VT.") + para("", "") + para(`<w:tabs><w:tab w:val="center" w:pos="6800"/></w:tabs>`, "\tLê Văn An"),
			headFacts + "kind BÁO CÁO\nsigns GIÁM ĐỐC\nnamed Lê Văn An",
		},
		"a council of a commune, its area alone in bold": {
			table("", row(para(centred, "ỦY BAN NHÂN DÂN")+bold("XÃ ĐẠI LỘC"), bold(stateHead)), row(para(centred, "Số: 12/BC-UBND"), para("", "Đại Lộc, ngày 12 tháng 01 năm 2026"))) + bold("BÁO CÁO"),
			"issuer ỦY BAN NHÂN DÂN XÃ ĐẠI LỘC\nnumber Số: 12/BC-UBND\ndate Đại Lộc, ngày 12 tháng 01 năm 2026\nkind BÁO CÁO",
		},
		"number and subject on one line": {
			table("", row(para(centred, "SỞ NỘI VỤ")+para("", "Số: 45/SNV-VP V/v sửa phòng họp"), bold(stateHead)+para("", "Huế, ngày 12 tháng 01 năm 2026"))) + para("", "Kính gửi: Sở Tài chính"),
			"issuer SỞ NỘI VỤ\nnumber Số: 45/SNV-VP\ndate Huế, ngày 12 tháng 01 năm 2026\nsubject V/v sửa phòng họp\nto Sở Tài chính",
		},
		"who is addressed in the table of the head": {
			table("", row(para(centred, "SỞ NỘI VỤ")+para("", "Số: 45/SNV-VP")+para("", "V/v sửa phòng họp"), bold(stateHead)+para("", "Huế, ngày 12 tháng 01 năm 2026")), row(para("", "Kính gửi:"), para("", "- Sở Tài chính;")+para("", "- Sở Xây dựng."))),
			"issuer SỞ NỘI VỤ\nnumber Số: 45/SNV-VP\ndate Huế, ngày 12 tháng 01 năm 2026\nsubject V/v sửa phòng họp\nto Sở Tài chính\nto Sở Xây dựng",
		},
		"the number of a contract under its subject": {
			bold(stateHead) + bold("HỢP ĐỒNG") + bold("Thuê trụ sở") + para(centred, "Số: 15/HĐ-VP") + para("", "Hôm nay, hai bên ký hợp đồng."),
			"number Số: 15/HĐ-VP\nkind HỢP ĐỒNG\nsubject Thuê trụ sở",
		},
		"a contract of parties, without an issuer": {
			bold(stateHead) + bold("HỢP ĐỒNG MUA BÁN") + para(centred, "Số: 15/2026/HĐMB") + para("", "Hôm nay, hai bên ký hợp đồng."),
			"number Số: 15/2026/HĐMB\nkind HỢP ĐỒNG MUA BÁN",
		},
		"a title on two lines on the page after the signature": {
			head + bold("BÁO CÁO") + para("", "Đã xong./.") + table("", row(para("", "Nơi nhận:|- Lưu: VT."), bold("GIÁM ĐỐC")+bold("Lê Văn An"))) +
				table("", row(para(`<w:pageBreakBefore/>`, "SỞ NỘI VỤ"), bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT")+bold("NAM"))) + bold("QUY CHẾ"),
			headFacts + "kind BÁO CÁO\nsigns GIÁM ĐỐC\nnamed Lê Văn An",
		},
		"a template's mark for the number": {
			table("", row(bold("&lt;&lt;coQuan&gt;&gt;")+para(centred, "&lt;&lt;soQD&gt;&gt;"), bold(stateHead)+para(centred, "Huế, ngày 12 tháng 01 năm 2026"))) + bold("BÁO CÁO"),
			"issuer <<coQuan>>\nnumber <<soQD>>\ndate Huế, ngày 12 tháng 01 năm 2026\nkind BÁO CÁO",
		},
		"where one who is addressed is found": {
			head + para("", "Kính gửi:") + para("", "- Công ty Hoàng Gia;") + para("", "(Địa chỉ: số 15 đường Lê Lợi)") + para("", "- Sở Tài chính.") + para("", "Sở Nội vụ đề nghị."),
			headFacts + "to Công ty Hoàng Gia (Địa chỉ: số 15 đường Lê Lợi)\nto Sở Tài chính",
		},
	} {
		if got := facts(t, fromWord(t, c.body)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestMannersOfText reads the same where words are all that there is.
func TestMannersOfText(t *testing.T) {
	t.Parallel()
	got := facts(t, FromText("BỘ KHOA HỌC VÀ CÔNG NGHỆ "+stateHead+"\nSố: 12/BC-BKHCN\nBÁO CÁO\nĐã xong./.\nNơi nhận:\n\uf0b7 Như trên;\n\uf0b7 Lưu: VT.\nGIÁM ĐỐC\nLê Văn An"))
	if want := "issuer BỘ KHOA HỌC VÀ CÔNG NGHỆ\nnumber Số: 12/BC-BKHCN\nkind BÁO CÁO\ngets Như trên\nsigns GIÁM ĐỐC\nnamed Lê Văn An"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestLabelOfNumbering wants the number that Word itself gives a chapter, which is
// all that stands on its line.
func TestLabelOfNumbering(t *testing.T) {
	t.Parallel()
	p := fromWord(t, para(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, "")+para(centred, "QUY ĐỊNH CHUNG"), `w:val="%1."`, `w:val="Chương %1"`)
	p.Name()
	if first := p.Blocks[0].Paragraph; first.Text() != "Chương I" || first.Element != rules.PartLabel || p.Blocks[1].Paragraph.Element != rules.PartTitle {
		t.Errorf("%+v", first)
	}
}

// TestHeadInMargin reads a head that stands in the header of the first page.
func TestHeadInMargin(t *testing.T) {
	t.Parallel()
	head := `<w:hdr ` + officeNS + `>` + table("", row(bold("SỞ NỘI VỤ")+para("", "Số: 12/BC-SNV"), bold(stateHead)+para("", "Huế, ngày 12 tháng 01 năm 2026")))
	p := fromWord(t, bold("BÁO CÁO")+table(gridLines, row(para("", "a"), para("", "b")))+sectA4, `<w:hdr `+officeNS+`>`, head)
	got := facts(t, p)
	if want := "issuer SỞ NỘI VỤ\nnumber Số: 12/BC-SNV\ndate Huế, ngày 12 tháng 01 năm 2026\nkind BÁO CÁO"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if rest := p.Sheets[0].Header; len(rest) != 1 || rest[0].Paragraph.Runs[0].Field == "" {
		t.Errorf("in the header is left %+v", rest)
	}
	if first := p.Blocks[0].Paragraph.Place; first.Paragraph != 0 || first.Table != 2 {
		t.Errorf("%+v is a place of the body", first)
	}
}

// TestProposals takes a numbered heading for no decision.
func TestProposals(t *testing.T) {
	t.Parallel()
	p := fromWord(t, bold("BÁO CÁO")+bold("Kết quả")+para(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, "KIẾN NGHỊ")+para("", "Sửa các cống."))
	p.Name()
	if got := p.Blocks[2].Paragraph; got.Element != rules.HeadingI || got.Marker != "I." {
		t.Errorf("%+v", got)
	}
}

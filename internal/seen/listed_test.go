package seen

import (
	"strings"
	"testing"
)

// TestTwoListed reads recipients that stand two on a line, addressees of two sorts below
// each other in a PDF, and addresses that go on with a second line.
func TestTwoListed(t *testing.T) {
	t.Parallel()
	end := func(list string) *Paper {
		return FromText("BÁO CÁO\nKết quả\nĐã xong./.\nNơi nhận:\n" + list + "\n\nGIÁM ĐỐC\n\n\nLê Văn An")
	}
	for list, want := range map[string]string{
		"- UBND tỉnh (để b/c);\t- Sở Tài chính;\n- Giám đốc Sở;\t- Lưu: VT, VP.": "UBND tỉnh (để b/c)|Giám đốc Sở|Sở Tài chính|Lưu: VT, VP.",
		"- UBND tỉnh;    - Sở Tài chính;\n- Lưu: VT.":                            "UBND tỉnh|Sở Tài chính|Lưu: VT.",
		"- Sở Tài chính - Kế hoạch;\n- Lưu: VT.":                                 "Sở Tài chính - Kế hoạch|Lưu: VT.",
	} {
		p := end(list)
		p.Name()
		f := p.Facts()
		if got := strings.Join(append(texts(f.Recipients), f.Archive.Text), "|"); got != want {
			t.Errorf("%q: %q, want %q", list, got, want)
		}
	}
	p, err := FromPDF(nil, pages(at("T", 14, 240, 150, "Kinh gui: So Tai chinh")+at("T", 14, 235, 166, "Dong kinh gui: So Tu phap")+body(200, 28, line1, line2, line3)+
		at("B", 14, 440, 260, "GIAM DOC")+at("B", 14, 430, 340, "Le Van An")+at("T", 11, 121, 380, "Dia chi: So 1 Tran Phu, Ha Tinh; DT: 0239.3855555; Fax: 0239.3855556; E-Mail:")+at("T", 11, 276, 393, "snv@hatinh.gov.vn")))
	if err != nil {
		t.Fatal(err)
	}
	p.Name()
	got := hand(p)
	for _, x := range p.Facts().To {
		got += "; " + x.Text
	}
	if want := "GIAM DOC: Le Van An; So Tai chinh; So Tu phap"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

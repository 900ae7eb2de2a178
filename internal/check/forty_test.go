package check

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
)

var update = flag.Bool("update", false, "write testdata anew")

// forty is what a checker of files should find, as a clerk would name it, and our
// rules for it; a star stands for all that begin so.
var forty = []struct {
	what  string
	rules string
}{
	{"lề mọi phần, trang ngang theo tờ giấy", "style.margins.*"},
	{"Times New Roman khắp nơi, không .VnTime, VNI", "text.face text.encoding"},
	{"nội dung 13–14, một cỡ", "style.body_size body.one-size annex.text"},
	{"số trang: trên, giữa, 13–14, từ trang 2", "page.number"},
	{"Quốc hiệu, Tiêu ngữ: cỡ, đậm, chính tả, gạch nối", "head.title head.motto style.sizes.national_title style.sizes.motto look.national_title look.motto"},
	{"đường kẻ dưới Tiêu ngữ, cơ quan, trích yếu", "stroke.title stroke.issuer stroke.subject"},
	{"đường kẻ vẽ, không gõ", "stroke.typed"},
	{"dạng số và ký hiệu", "number.form number.blank style.sizes.reference look.reference"},
	{"chữ viết tắt hợp tên loại", "symbol.kind symbol.issuer"},
	{"địa danh và ngày: nghiêng, dấu phẩy", "place.missing date.form date.blank style.sizes.place_date look.place_date"},
	{"cơ quan chủ quản đứng, cơ quan ban hành đậm", "head.issuer look.issuer look.parent_agency style.sizes.issuer style.sizes.parent_agency"},
	{"tên loại giữa, đậm; không có «CÔNG VĂN»", "kind.letter look.center look.type_name style.sizes.type_name"},
	{"trích yếu; công văn có V/v", "subject.* look.subject look.letter_subject style.sizes.subject style.sizes.letter_subject"},
	{"Nơi nhận: nhãn, dòng, Lưu", "recipients.label recipients.form recipients.missing archive.missing recipients.archive-twice style.sizes.recipients* look.recipients*"},
	{"TM. KT. TL. TUQ. Q. và chức vụ", "signer.authority signer.position signer.right style.sizes.authority style.sizes.position look.authority"},
	{"họ tên người ký đậm, chữ thường", "signer.missing signer.capitals signer.name-blank style.sizes.signer_name look.signer_name"},
	{"A4", "page.size"},
	{"dấu mẫu, ghi chú, thay đổi, tô nền, chữ ẩn", "trace.*"},
	{"số và ngày một dòng; Quốc hiệu không gãy", "head.level head.title-lines"},
	{"chữ đen", "text.color"},
	{"số 0 ở ngày, tháng", "date.day date.month"},
	{"căn cứ nghiêng, dấu cuối", "basis.form look.legal_basis style.sizes.legal_basis"},
	{"điều, khoản, điểm liên tục", "levels.order"},
	{"phần, chương số La Mã, tiêu đề in hoa", "levels.roman look.part_title look.part_label"},
	{"Kính gửi: dấu", "to.form to.missing style.sizes.addressees* look.addressees*"},
	{"«Như trên» ở Nơi nhận", "recipients.first recipients.article"},
	{"kết thúc «./.»", "end.mark end.typed"},
	{"khối chữ ký có hai dòng cùng trang", "signature.alone signature.whole"},
	{"không học hàm, học vị", "signer.title"},
	{"phụ lục: tiêu đề, số, Kèm theo, số trang", "annex.label annex.reference annex.pages look.annex* style.sizes.annex*"},
	{"dấu khẩn, mật: chữ và khung", "mark.*"},
	{"bảng trong lề, hàng tiêu đề lặp, hàng không cắt", "table.*"},
	{"khoảng cách đoạn, dòng", "style.paragraph_gap style.line_spacing"},
	{"lùi đầu dòng bằng lệnh", "style.indent body.indent-typed"},
	{"canh đều; không dấu cách đôi, đoạn trống", "body.align body.empty text.blank"},
	{"NFC, một cách đặt dấu, không ký tự ẩn", "text.normal text.tones text.pasted"},
	{"viết hoa theo Phụ lục II", "text.capitals"},
	{"ngày viện dẫn", "date.differs date.later"},
	{"cơ quan cấp huyện đã thôi hoạt động", "body.ended"},
	{"PDF: phông nhúng, phiên bản, lớp chữ, chữ ký", "file.*"},
}

// states are what came of rules in the files of one kind.
type states struct {
	looked map[string]bool
	why    map[string]string
}

func (s *states) take(r *Report) {
	for _, id := range r.Passed {
		s.looked[id] = true
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Status == NotEvaluated {
			s.why[f.Rule] = f.Why.String()
			continue
		}
		s.looked[f.Rule] = true
	}
}

// TestForty prints, for each of what should be found, whether our rules look at it
// in a document, in a Word file and in a PDF, as the reports on all examples show;
// and if not, why.
func TestForty(t *testing.T) {
	kinds := map[string]*states{}
	for _, kind := range []string{SourceJSON, SourceWord, SourcePDF} {
		kinds[kind] = &states{map[string]bool{}, map[string]string{}}
	}
	for _, e := range examples.All() {
		d, err := renderer().Decode(e.JSON, document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		kinds[SourceJSON].take(OfDocument(d))
		for kind, ext := range map[string]string{SourceWord: ".docx", SourcePDF: ".pdf"} {
			data := exampleFile(t, e.Name+ext)
			r, err := File(data, Sniff(data), renderer().Width)
			if err != nil {
				t.Fatal(err)
			}
			kinds[kind].take(r)
		}
	}
	var b strings.Builder
	for i, row := range forty {
		fmt.Fprintf(&b, "%d. %s\n", i+1, row.what)
		for _, kind := range []string{SourceJSON, SourceWord, SourcePDF} {
			fmt.Fprintf(&b, "   %-5s %s\n", kind, kinds[kind].tell(t, row.rules, kind))
		}
	}
	golden := "testdata/forty.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != b.String() {
		t.Errorf("%s is not what the reports say; read it and write it anew with -update (%v):\n%s", golden, err, b.String())
	}
}

// tell says which of some rules are looked at in a kind of file, and why others are
// not.
func (s *states) tell(t *testing.T, names, kind string) string {
	t.Helper()
	source := map[string]sources{SourceJSON: inDocument, SourceWord: inWord, SourcePDF: inPDF}[kind]
	var looked, not []string
	for _, name := range strings.Fields(names) {
		found := false
		for i := range table {
			id := table[i].id
			prefix, all := strings.CutSuffix(name, "*")
			if id != name && !(all && strings.HasPrefix(id, prefix)) {
				continue
			}
			found = true
			switch {
			case s.looked[id]:
				looked = append(looked, id)
			case table[i].in&source != 0 && s.why[id] != "":
				not = append(not, id+": "+s.why[id])
			case table[i].in&source != 0:
				not = append(not, id+": không mẫu nào có")
			}
		}
		if !found {
			t.Errorf("there is no rule %s", name)
		}
	}
	slices.Sort(not)
	out := "chương trình tự đặt, hoặc tệp không có việc ấy"
	if len(looked) > 0 {
		out = "xét: " + strings.Join(looked, " ")
	}
	if len(not) > 0 {
		out += "; CHƯA XÉT: " + strings.Join(not, "; ")
	}
	return out
}

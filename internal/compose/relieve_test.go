package compose

import (
	"strings"
	"testing"

	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// lineCase is a text in lines so wide, and what a step makes of it: "~" is a space
// that no line ends at, "=" such a hyphen, "|" a place where a line may end.
type lineCase struct {
	name, text string
	width      float64 // mm
	want       string
}

// wantLines takes each text through a step.
func wantLines(t *testing.T, step func(*composer, *sheet.Paragraph, units.Length), cases ...lineCase) {
	t.Helper()
	for _, one := range cases {
		d := decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"sections":["a"]}`))
		c := newComposer(t.Context(), d, metrics.Default())
		p := c.marked(rules.Body, "", one.text)
		p.Format.First = 0
		step(c, p, units.Length(one.width*float64(units.MM)))
		if got := strings.NewReplacer("\u00a0", "~", "\u2011", "=", "\u200b", "|").Replace(textOf(p.Runs)); got != one.want {
			t.Errorf("%s: %s", one.name, got)
		}
	}
}

func steadied(c *composer, p *sheet.Paragraph, width units.Length) { c.steadyParagraph(p, width) }

// TestRelieved wants each text, of which one line would be stretched too far or
// cut, with an end at another place.
func TestRelieved(t *testing.T) {
	wantLines(t, (*composer).relieve,
		lineCase{"nothing to do", "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", 165, "Nghị định số~30/2020/NĐ=CP ngày~05~tháng~3~năm~2020"},
		lineCase{"inside an address", "Nộp hồ sơ tại địa chỉ https://dichvu.tinh-vidu.gov.vn/ho-so/tuyen-dung-2026?nguon=thong-bao hoặc gửi qua bưu điện", 130,
			"Nộp hồ sơ tại địa chỉ https://dichvu.tinh=vidu.gov.vn/ho=so/|tuyen=dung=2026?nguon=thong=bao hoặc gửi qua bưu điện"},
		lineCase{"not between the parts of www", "Xem ở trang www.dichvucong.gov.vn hoặc nơi khác", 65, "Xem ở trang www.dichvucong.|gov.vn hoặc nơi khác"},
		lineCase{"behind a hyphen of an address", "Gửi về thư điện tử phongtochuccanbo-soytelamgiang@lamgiang.gov.vn trước khi họp", 86,
			"Gửi về thư điện tử phongtochuccanbo-|soytelamgiang@lamgiang.gov.vn trước khi họp"},
		lineCase{"behind the @ of mail", "Gửi về thư điện tử tochuccanbo@lamgiang.gov.vn trước khi họp", 68, "Gửi về thư điện tử tochuccanbo@|lamgiang.gov.vn trước khi họp"},
		lineCase{"between the syllables of a word without marks", "Gửi về thư điện tử phongtochuccanbo@lamgiang.gov.vn trước khi họp", 60,
			"Gửi về thư điện tử phongto|chuccanbo@lamgiang.gov.vn trước khi họp"},
		lineCase{"in letters and figures that nothing joins", "Điền mẫu tại https://drive.google.com/drive/folders/1a2B3c4D5e6F7g8H9i0JkLmNoPqRsTuVwX trước", 140,
			"Điền mẫu tại https://drive.google.com/drive/folders/|1a2B3c4D5e6F7g|8H9i0JkLmNoPqRsTuVwX trước"},
		lineCase{"behind the last slash that the line holds", "Xem ở https://abc.gov.vn/a/b/c/phuongantuyendung.html nhé", 73, "Xem ở https://abc.gov.vn/a/b/c/|phuongantuyendung.html nhé"},
		lineCase{"of an address without its beginning", "Các mẫu đăng tại trang lamgiang.gov.vn/caicachhanhchinh trước khi họp", 82,
			"Các mẫu đăng tại trang lamgiang.gov.vn/|caicachhanhchinh trước khi họp"},
		lineCase{"a date before its month", "Sở Nội vụ báo cáo trước ngày 15 tháng 12 nhé", 66, "Sở Nội vụ báo cáo trước ngày~15 tháng~12 nhé"},
		lineCase{"behind a hyphen of a symbol", "Theo Thông tư liên tịch số 5/TTLT-BNV-BTC-BLĐTBXH ngày 5", 90, "Theo Thông tư liên tịch số~5/TTLT=BNV-BTC=BLĐTBXH ngày~5"},
		lineCase{"a word from the line before", "Trước hết là việc này mà ai cũng nên làm xong trước ngày 15/12/2026, rồi mới đến các việc khác nữa", 57,
			"Trước hết là việc này mà ai~cũng nên làm xong trước ngày~15/12/2026, rồi mới đến các việc khác nữa"},
		lineCase{"a pair, where nothing else helps", "Xong trước ngày 15/12/2026 nhé", 32, "Xong trước ngày 15/12/2026 nhé"},
		lineCase{"hyphens of a word that no line holds", "dvc-trang-chu-5-xã", 20, "dvc-trang-chu-5=xã"},
		lineCase{"a pair that no line holds", "ngày 15/12/2026", 20, "ngày 15/12/2026"},
	)
}

// TestDots lets lines end among dots to write on: "|" is where one does.
func TestDots(t *testing.T) {
	wantLines(t, steadied,
		lineCase{"that the next line would hold", "Họ và tên: ____________ chức vụ", 45, "Họ và tên: _________|___ chức vụ"},
		lineCase{"that no line holds", "Căn cứ...............;", 20, "Căn cứ....|...........;"},
		lineCase{"typed to fill a line", "Căn cứ……………………………………;", 60, "Căn cứ………………………|……………;"},
		lineCase{"with room on their line", "Căn cứ……………………………………;", 85, "Căn cứ……………………………………;"},
		lineCase{"that move to the next line whole", "Hôm nay, hồi nào đó của các .......... tháng này, chúng tôi gồm có những ai", 56,
			"Hôm nay, hồi nào đó của các .......... tháng này, chúng tôi gồm có những ai"},
		lineCase{"few", "Theo đề nghị của ban ..... năm", 42, "Theo đề nghị của ban ..... năm"},
	)
}

// TestAccompanied wants a second word on a last line of one, where the line
// before stays good.
func TestAccompanied(t *testing.T) {
	wantLines(t, steadied,
		lineCase{"one word alone", "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế hoạch này", 198,
			"Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế hoạch~này"},
		lineCase{"two words", "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế hoạch này thôi", 198,
			"Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế hoạch này thôi"},
		lineCase{"a line that would be loose", "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế hoạch này", 102,
			"Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế hoạch này"},
		lineCase{"half a word, at a price", "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế hoạch", 94,
			"Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế~hoạch"},
		lineCase{"half a word before the end mark", "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế hoạch./.", 94,
			"Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc Kế~hoạch./."},
		lineCase{"a word, not at that price", "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc điều này", 94,
			"Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện nghiêm túc điều này"},
		lineCase{"one line", "Các cơ quan", 165, "Các cơ quan"},
	)
}

// TestBoxesKept wants boxes to tick beside their answers, and these whole, where a line
// would end between.
func TestBoxesKept(t *testing.T) {
	wantLines(t, steadied,
		lineCase{"a box", "Ý kiến của ông (bà): ☐ Đồng ý  ☐ Không", 72, "Ý kiến của ông (bà): ☐ Đồng ý  ☐~Không"},
		lineCase{"an answer", "Ý kiến về thái độ của công chức ở nơi tiếp nhận: ☐ Tốt  ☐ Hài lòng", 130, "Ý kiến về thái độ của công chức ở nơi tiếp nhận: ☐ Tốt  ☐~Hài~lòng"},
		lineCase{"not a line that would be loose", "Ông (bà) nhận: ☐ Qua dịch vụ bưu chính công ích", 80, "Ông (bà) nhận: ☐~Qua dịch vụ bưu chính công ích"},
		lineCase{"a box behind its answer", "Ông (bà) đánh giá nơi đón tiếp: Tốt ☐  Không ☐", 97, "Ông (bà) đánh giá nơi đón tiếp: Tốt ☐  Không~☐"},
		lineCase{"one that goes to the next line for one before it", "Các đối tượng ưu tiên: ☐ Anh hùng Lực lượng vũ trang  ☐ Thương binh  ☐ Con liệt sĩ  ☐ Người dân tộc thiểu số  ☐ Đội viên thanh niên xung phong  ☐ Không", 165,
			"Các đối tượng ưu tiên: ☐ Anh hùng Lực lượng vũ trang  ☐ Thương binh  ☐~Con~liệt~sĩ  ☐ Người dân tộc thiểu số  ☐ Đội viên thanh niên xung phong  ☐~Không"},
		lineCase{"with room on their line", "☐ Có  ☐ Không hài lòng", 80, "☐ Có  ☐ Không hài lòng"},
	)
}

// TestNamesKept wants a name whole that the end of a line would part, where no
// line more is needed and all stay good.
func TestNamesKept(t *testing.T) {
	wantLines(t, steadied,
		lineCase{"a person", "Ủy ban nhân dân tỉnh giao đồng chí có tên là Hồ Chí Minh việc này", 96,
			"Ủy ban nhân dân tỉnh giao đồng chí có tên là Hồ~Chí~Minh việc này"},
		lineCase{"a place", "Các cơ quan, đơn vị trên địa bàn xã Bù Gia Mập báo cáo kết quả", 80,
			"Các cơ quan, đơn vị trên địa bàn xã Bù~Gia~Mập báo cáo kết quả"},
		lineCase{"not parted", "Các cơ quan, đơn vị trên địa bàn xã Bù Gia Mập báo cáo kết quả", 100,
			"Các cơ quan, đơn vị trên địa bàn xã Bù Gia Mập báo cáo kết quả"},
		lineCase{"a line that would be loose", "Giao đồng chí Nguyễn Văn An, Giám đốc", 45, "Giao đồng chí Nguyễn Văn An, Giám đốc"},
		lineCase{"a line more", "Các cơ quan, đơn vị trên địa bàn xã Bù Gia Mập báo cáo và gửi kết quả về Sở", 78,
			"Các cơ quan, đơn vị trên địa bàn xã Bù Gia Mập báo cáo và gửi kết quả về Sở"},
	)
}

// TestRelief looks through a bounded number of bytes, and finds places of a long
// word by going through it once: what would take minutes is over at once.
func TestRelief(t *testing.T) {
	d := decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"sections":["a"]}`))
	composer := newComposer(t.Context(), d, metrics.Default())
	for range 400 {
		for _, text := range []string{strings.Repeat("a-a/", 5000), strings.Repeat("https://a.vn/b-c?d=e ", 950), strings.Repeat("ngày 15 W ", 2000), strings.Repeat("x@a.b-", 3300)} {
			p := composer.marked(rules.Body, "", text)
			composer.relieve(p, 100*units.MM)
			if got := strings.NewReplacer("\u00a0", " ", "\u2011", "-", "\u200b", "").Replace(textOf(p.Runs)); got != text {
				t.Fatalf("%.40q became %.40q", text, got)
			}
		}
	}
	if composer.relieved < mostRelief {
		t.Errorf("%d bytes were looked through: the texts are not hostile", composer.relieved)
	}
}

package rules

// Kinds are the types of document that can be rendered: the 29 of Điều 7 Nghị
// định 30/2020/NĐ-CP in its order, then those that only the Party issues.
var Kinds = []Kind{
	{Slug: "nghi-quyet", Name: "Nghị quyết", Code: both("NQ"), Sample: "1.1", Competence: stateOnly, Resolves: state1("QUYẾT NGHỊ:")},
	{Slug: "quyet-dinh", Name: "Quyết định", Code: both("QĐ"), Sample: "1.2 và 1.3", Competence: stateOnly, Resolves: both("QUYẾT ĐỊNH:")},
	{Slug: "chi-thi", Name: "Chỉ thị", Code: both("CT"), Sample: "1.4"},
	{Slug: "quy-che", Name: "Quy chế", Code: both("QC"), Sample: "1.4"},
	{Slug: "quy-dinh", Name: "Quy định", Code: map[Family]string{State: "QyĐ", Party: "QĐ"}, Sample: "1.4"},
	{Slug: "thong-cao", Name: "Thông cáo", Code: both("TC"), Sample: "1.4"},
	{Slug: "thong-bao", Name: "Thông báo", Code: both("TB"), Sample: "1.4"},
	{Slug: "huong-dan", Name: "Hướng dẫn", Code: both("HD"), Sample: "1.4"},
	{Slug: "chuong-trinh", Name: "Chương trình", Code: both("CTr"), Sample: "1.4"},
	{Slug: "ke-hoach", Name: "Kế hoạch", Code: both("KH"), Sample: "1.4"},
	{Slug: "phuong-an", Name: "Phương án", Code: both("PA"), Sample: "1.4"},
	{Slug: "de-an", Name: "Đề án", Code: both("ĐA"), Sample: "1.4"},
	{Slug: "du-an", Name: "Dự án", Code: both("DA"), Sample: "1.4"},
	{Slug: "bao-cao", Name: "Báo cáo", Code: both("BC"), Sample: "1.4", Addressees: map[Family]Addressing{State: Addressed}},
	{
		Slug: "bien-ban", Name: "Biên bản", Code: both("BB"), Sample: "1.9", Undated: stateOnly,
		Before: []Line{
			{Text: "Thời gian bắt đầu: {start}"},
			{Text: "Địa điểm: {venue}"},
			{Text: "Thành phần tham dự: {attendees}", Many: true},
			{Text: "Chủ tọa: {chair}", Party: "Chủ trì: {chair}"},
			{Text: "Thư ký: {secretary}", Party: "Người ghi biên bản: {secretary}"},
			{Text: "Nội dung (theo diễn biến {event=cuộc họp}):"},
		},
		After: []Line{{Text: "{event=cuộc họp} kết thúc vào {end}"}},
	},
	{Slug: "to-trinh", Name: "Tờ trình", Code: both("TTr"), Sample: "1.4", Addressees: map[Family]Addressing{State: MustAddress, Party: Submitted}},
	{Slug: "hop-dong", Name: "Hợp đồng", Code: state1("HĐ")},
	{Slug: "cong-van", Name: "Công văn", Code: map[Family]string{State: "", Party: "CV"}, Sample: "1.5", Letter: true, Addressees: everywhere(MustAddress)},
	{Slug: "cong-dien", Name: "Công điện", Code: state1("CĐ"), Sample: "1.6", Addressees: map[Family]Addressing{State: Dispatched}},
	{Slug: "ban-ghi-nho", Name: "Bản ghi nhớ", Code: state1("BGN")},
	{Slug: "ban-thoa-thuan", Name: "Bản thỏa thuận", Code: state1("BTT")},
	{Slug: "giay-uy-quyen", Name: "Giấy ủy quyền", Code: state1("GUQ"), Sample: "1.4"},
	{
		Slug: "giay-moi", Name: "Giấy mời", Code: both("GM"), Sample: "1.7",
		Before: []Line{
			{Text: "{issuer} trân trọng kính mời: {guest}", Many: true},
			{Text: "Tới dự {meeting}"},
			{Text: "Chủ trì: {chair}", Many: true},
			{Text: "Thời gian: {time}", Many: true},
			{Text: "Địa điểm: {venue}", Many: true},
		},
	},
	{
		Slug: "giay-gioi-thieu", Name: "Giấy giới thiệu", Code: both("GGT"), Sample: "1.8", Untitled: true,
		Before: []Line{
			{Text: "{issuer} trân trọng giới thiệu:", Center: true},
			{Text: "Ông (bà): {person}", Party: "Đồng chí: {person}"},
			{Text: "Chức vụ: {position}"},
			{Text: "Được cử đến: {destination}"},
			{Text: "Về việc: {purpose}"},
			{
				Text:  "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
				Party: "Đề nghị Quý cơ quan tạo điều kiện để đồng chí có tên ở trên hoàn thành nhiệm vụ.",
			},
		},
		After: []Line{{Text: "Giấy này có giá trị đến hết ngày {valid_until}"}},
	},
	{
		Slug: "giay-nghi-phep", Name: "Giấy nghỉ phép", Code: both("GNP"), Sample: "1.10", Untitled: true,
		Before: []Line{
			{
				Text:  "Xét Đơn đề nghị nghỉ phép ngày {applied_on} của ông (bà) {person}",
				Party: "Xét Đơn đề nghị nghỉ phép ngày {applied_on} của đồng chí {person}",
			},
			{Text: "{issuer} cấp cho:"},
			{Text: "Ông (bà): {person}", Party: "Đồng chí: {person}"},
			{Text: "Chức vụ: {position}"},
			{Text: "Được nghỉ phép trong thời gian {duration} kể từ ngày {from} đến hết ngày {until} tại {place}."},
		},
		After: []Line{{Text: "Số ngày nghỉ phép nêu trên được tính vào thời gian {counted_in}"}},
		Confirm: []Line{
			{Text: "Xác nhận của cơ quan (tổ chức) hoặc chính quyền địa phương nơi nghỉ phép (nếu cần)", Italic: true, Center: true, Small: true},
			{Text: "(Chữ ký, dấu)", Italic: true, Center: true, Small: true},
			{Text: "Họ và tên", Bold: true, Center: true},
		},
	},
	{Slug: "phieu-gui", Name: "Phiếu gửi", Code: both("PG"), Sample: "1.4"},
	{Slug: "phieu-chuyen", Name: "Phiếu chuyển", Code: both("PC"), Sample: "1.4"},
	{Slug: "phieu-bao", Name: "Phiếu báo", Code: state1("PB"), Sample: "1.4"},
	{Slug: "thu-cong", Name: "Thư công", Code: both(""), Unnumbered: true},

	{Slug: "ket-luan", Name: "Kết luận", Code: party1("KL")},
	{Slug: "thong-tri", Name: "Thông tri", Code: party1("TT")},
	{Slug: "tuyen-bo", Name: "Tuyên bố", Code: party1(""), NeedsSymbol: partyOnly},
	{Slug: "loi-keu-goi", Name: "Lời kêu gọi", Code: party1("LKG")},
	{Slug: "quy-hoach", Name: "Quy hoạch", Code: party1("QH")},
	{Slug: "giay-chung-nhan", Name: "Giấy chứng nhận", Code: party1("GCN")},
	{Slug: "giay-di-duong", Name: "Giấy đi đường", Code: party1("GĐĐ"), Untitled: true},
}

var (
	stateOnly = map[Family]bool{State: true}
	partyOnly = map[Family]bool{Party: true}
)

func both(code string) map[Family]string { return map[Family]string{State: code, Party: code} }

func state1(code string) map[Family]string { return map[Family]string{State: code} }

func party1(code string) map[Family]string { return map[Family]string{Party: code} }

func everywhere(a Addressing) map[Family]Addressing {
	return map[Family]Addressing{State: a, Party: a}
}

// fieldLabels say in Vietnamese what a field of a form is.
var fieldLabels = map[string]string{
	"applied_on":  "ngày viết đơn",
	"attendees":   "thành phần tham dự",
	"chair":       "người chủ trì",
	"counted_in":  "năm nghỉ phép được tính vào",
	"destination": "nơi được cử đến",
	"duration":    "số ngày nghỉ",
	"end":         "giờ, ngày kết thúc",
	"event":       "tên gọi buổi làm việc (cuộc họp, hội nghị, đại hội)",
	"from":        "ngày bắt đầu nghỉ",
	"guest":       "người hoặc cơ quan được mời",
	"meeting":     "tên cuộc họp",
	"person":      "họ và tên",
	"place":       "nơi nghỉ",
	"position":    "chức vụ",
	"purpose":     "về việc",
	"secretary":   "thư ký",
	"start":       "giờ, ngày bắt đầu",
	"time":        "thời gian",
	"until":       "ngày cuối của kỳ nghỉ",
	"valid_until": "ngày hết giá trị",
	"venue":       "địa điểm",
}

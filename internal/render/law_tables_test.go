package render

// This file and the other law_*_test.go are a second copy of the law, and a
// witness on purpose: their numbers and words are typed from the law, not taken
// from internal/rules, so that the two can disagree. Whoever changes a rule
// changes it here too, with the law in hand; nobody may import the one into the
// other. The state's law is Nghị định 30/2020/NĐ-CP, Phụ lục I (PL I); the
// Party's Hướng dẫn 36-HD/VPTW of 03/4/2018 (HD 36) and 05-HD/VPTW of
// 27/5/2026 (HD 05).

// look is how the text of an element is set.
type look struct {
	min, max     float64 // size in points
	bold, italic bool
	clause       string
}

// span is a legal range in millimetres with what is usual in it.
type span struct{ min, max, usual float64 }

// law is what a document is measured against.
type law struct {
	party                    bool
	top, bottom, left, right span
	landscape                [4]float64 // top, bottom, left, right where they are not the upright page's; Party
	marginClause             string
	looks                    map[string]look // by the name that style.sizes has for the element
	numberClause             string
	lineMin, lineMax         float64 // Party: points; state: times single
	lineClause               string
	indentClause, gapClause  string
	listEnd, basisEnd        string // after each item; after the last basis
	listClause               string
	reference                string // pattern of số, ký hiệu
	referenceClause          string
}

// single is the height of a line at single spacing in sizes of the font: the
// line of Times New Roman (1.15: 13 pt is 14.95 pt, 14 pt is 16.10 pt).
const single = 1.15

// state is Nghị định 30/2020/NĐ-CP.
var state = &law{
	top: span{20, 25, 20}, bottom: span{20, 25, 20}, left: span{30, 35, 30}, right: span{15, 20, 15},
	marginClause: "PL I, mục I.3",
	numberClause: "PL I, mục I.7 and mục V #14",
	lineMin:      1, lineMax: 1.5,
	lineClause:   "PL I, mục II.6.e (dòng đơn đến 1,5 lines)",
	indentClause: "PL I, mục II.6.e (lùi vào 1 cm hoặc 1,27 cm)",
	gapClause:    "PL I, mục II.6.e (khoảng cách giữa các đoạn tối thiểu 6 pt)",
	listEnd:      ";", basisEnd: ".", listClause: "PL I, mục II.9.d",
	reference:       `^Số: (0[1-9]|[1-9][0-9]+)?/(NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB)(-[\p{L}0-9&.]+)*$`,
	referenceClause: "PL I, mục II.3; PL III, mục I",
	looks: map[string]look{
		"national_title":   {12, 13, true, false, "PL I, mục V #1"},
		"motto":            {13, 14, true, false, "PL I, mục V #1"},
		"parent_agency":    {12, 13, false, false, "PL I, mục V #2"},
		"issuer":           {12, 13, true, false, "PL I, mục V #2"},
		"reference":        {13, 13, false, false, "PL I, mục V #3"},
		"place_date":       {13, 14, false, true, "PL I, mục V #4"},
		"type_name":        {13, 14, true, false, "PL I, mục V #5a"},
		"subject":          {13, 14, true, false, "PL I, mục V #5a"},
		"letter_subject":   {12, 13, false, false, "PL I, mục V #5b"},
		"legal_basis":      {13, 14, false, true, "PL I, mục II.6.a"},
		"body":             {13, 14, false, false, "PL I, mục V #6"},
		"heading_1":        {13, 14, true, false, "PL I, mục V #6b"},
		"heading_2":        {13, 14, true, false, "PL I, mục V #6b"},
		"authority":        {13, 14, true, false, "PL I, mục V #7"},
		"position":         {13, 14, true, false, "PL I, mục V #7"},
		"signer_name":      {13, 14, true, false, "PL I, mục V #7"},
		"addressees_label": {13, 14, false, false, "PL I, mục V #8a"},
		"addressees":       {13, 14, false, false, "PL I, mục V #8a"},
		"recipients_label": {12, 12, true, true, "PL I, mục V #8b"},
		"recipients":       {11, 11, false, false, "PL I, mục V #8b"},
		"annex_label":      {14, 14, true, false, "PL I, mục V #9"},
		"annex_title":      {13, 14, true, false, "PL I, mục V #9"},
		"annex_reference":  {13, 14, false, true, "PL I, mục III.1.c"},
		"urgency_mark":     {13, 14, true, false, "PL I, mục V #10"},
		"drafter_code":     {11, 11, false, false, "PL I, mục V #11"},
		"contact":          {11, 12, false, false, "PL I, mục V #12"},
		"circulation_note": {13, 14, true, false, "PL I, mục V #13"},
		"page_number":      {13, 14, false, false, "PL I, mục V #14"},
	},
}

// partyLooks are the table of sizes and styles (mẫu chữ) of both guidelines:
// HD 05, Phụ lục 2; HD 36, Phụ lục 3.
func partyLooks(drafter, addressees float64) map[string]look {
	return map[string]look{
		"national_title":   {15, 15, true, false, "mẫu chữ, dòng 1"},
		"parent_agency":    {14, 14, false, false, "mẫu chữ, dòng 2"},
		"issuer":           {14, 14, true, false, "mẫu chữ, dòng 2"},
		"reference":        {14, 14, false, false, "mẫu chữ, dòng 3"},
		"place_date":       {14, 14, false, true, "mẫu chữ, dòng 4"},
		"type_name":        {15, 16, true, false, "mẫu chữ, dòng 5"},
		"subject":          {14, 15, true, false, "mẫu chữ, dòng 5"},
		"letter_subject":   {12, 12, false, true, "mẫu chữ, dòng 5b"},
		"legal_basis":      {14, 15, false, false, "mẫu chữ, dòng 6"},
		"body":             {14, 15, false, false, "mẫu chữ, dòng 6"},
		"heading_1":        {14, 15, true, false, "mẫu chữ, dòng 6"},
		"heading_2":        {14, 15, true, false, "mẫu chữ, dòng 6"},
		"authority":        {14, 14, true, false, "mẫu chữ, dòng 7"},
		"position":         {14, 14, false, false, "mẫu chữ, dòng 7"},
		"signer_name":      {14, 14, true, false, "mẫu chữ, dòng 7"},
		"addressees_label": {14, 14, false, true, "mẫu chữ, dòng 9"},
		"addressees":       {14, addressees, false, false, "mẫu chữ, dòng 9"},
		"recipients_label": {14, 14, false, false, "mẫu chữ, dòng 9a"},
		"recipients":       {12, 12, false, false, "mẫu chữ, dòng 9a"},
		"annex_label":      {14, 14, true, false, "đề xuất, phụ lục"},
		"annex_title":      {14, 14, true, false, "đề xuất, phụ lục"},
		"annex_reference":  {14, 14, false, true, "đề xuất, phụ lục"},
		"urgency_mark":     {14, 14, true, false, "mẫu chữ, dòng 11"},
		"circulation_note": {12, 12, true, false, "mẫu chữ, dòng 12"},
		"draft_note":       {14, 14, false, true, "mẫu chữ, dòng 12"},
		"drafter_code":     {drafter, drafter, false, false, "mẫu chữ, dòng 13"},
		"contact":          {10, 10, false, false, "mẫu chữ, dòng 14"},
		"page_number":      {14, 14, false, false, "mẫu chữ, dòng 15"},
	}
}

// partyLaw is what both guidelines share: HD 05, mục II.IV; HD 36, the same.
func partyLaw() law {
	return law{
		party: true,
		top:   span{20, 20, 20}, bottom: span{20, 20, 20}, left: span{30, 30, 30}, right: span{15, 15, 15},
		landscape:       [4]float64{30, 15, 20, 20}, // the text area turned with the sheet
		marginClause:    "HD 05, mục II.IV (định lề 20, 20, 30, 15 mm)",
		numberClause:    "HD 05, mục II.IV (số trang 14, giữa vùng trình bày, cách mép trên 10 mm)",
		lineMin:         18,
		indentClause:    "HD 05, thể thức nội dung (lùi vào khoảng 10 mm)",
		gapClause:       "HD 05, thể thức nội dung (đoạn cách đoạn tối thiểu 6 pt)",
		reference:       `^Số (0[1-9]|[1-9][0-9]+)?-[A-ZĐ][A-Za-zĐ]{1,3}/(ThU|[A-ZĐ]+(-[A-ZĐ]+)*)$`,
		referenceClause: "HD 05, mục I.3 (số và ký hiệu)",
		listClause:      "HD 05, thể thức nơi nhận",
	}
}

// party2018 is Hướng dẫn 36-HD/VPTW.
var party2018 = func() *law {
	l := partyLaw()
	l.looks = partyLooks(8, 14) // the typist's code: 8 points, capitals
	l.lineMax, l.lineClause = 40, "HD 36, thể thức nội dung (exactly từ 18 pt)"
	l.listEnd, l.basisEnd = ",", ","
	return &l
}()

// party2026 is Hướng dẫn 05-HD/VPTW.
var party2026 = func() *law {
	l := partyLaw()
	l.looks = partyLooks(11, 15)
	l.lineMax, l.lineClause = 22, "HD 05, thể thức nội dung (exactly 18 đến 22 pt)"
	l.listEnd, l.basisEnd = ";", "."
	return &l
}()

// lawOf is the law in force for a document: the Party's newer guideline counts
// from the day of its signing, 27/5/2026.
func lawOf(profile, date string) *law {
	switch {
	case profile == "dang-2018", profile == "dang" && date < "2026-05-27":
		return party2018
	case profile == "dang-2026", profile == "dang":
		return party2026
	}
	return state
}

// kindNames are the tên loại as they are written in running text: NĐ 30, Điều
// 7, and QĐ 399-QĐ/TW for those that only the Party issues. A công văn prints
// none.
var kindNames = map[string]string{
	"nghi-quyet": "Nghị quyết", "quyet-dinh": "Quyết định", "chi-thi": "Chỉ thị", "quy-che": "Quy chế", "quy-dinh": "Quy định",
	"thong-cao": "Thông cáo", "thong-bao": "Thông báo", "huong-dan": "Hướng dẫn", "chuong-trinh": "Chương trình", "ke-hoach": "Kế hoạch",
	"phuong-an": "Phương án", "de-an": "Đề án", "du-an": "Dự án", "bao-cao": "Báo cáo", "bien-ban": "Biên bản", "to-trinh": "Tờ trình",
	"hop-dong": "Hợp đồng", "cong-dien": "Công điện", "ban-ghi-nho": "Bản ghi nhớ", "ban-thoa-thuan": "Bản thỏa thuận",
	"giay-uy-quyen": "Giấy ủy quyền", "giay-moi": "Giấy mời", "giay-gioi-thieu": "Giấy giới thiệu", "giay-nghi-phep": "Giấy nghỉ phép",
	"phieu-gui": "Phiếu gửi", "phieu-chuyen": "Phiếu chuyển", "phieu-bao": "Phiếu báo", "thu-cong": "Thư công",
	"ket-luan": "Kết luận", "thong-tri": "Thông tri", "tuyen-bo": "Tuyên bố", "loi-keu-goi": "Lời kêu gọi", "quy-hoach": "Quy hoạch",
	"giay-chung-nhan": "Giấy chứng nhận", "giay-di-duong": "Giấy đi đường",
}

package rules

import (
	"regexp"
	"strings"
)

// What papers say that others made: the words by which their parts are found.
// They are practice, not law; each list is compared without diacritics and case.

// Reading are the words that parts of a paper begin with or are made of.
var Reading = struct {
	Bodies      []string // what the name of a body begins with
	Areas       []string // what goes on with a body's name on a second line
	Local       []string // bodies whose name is none without that of their area
	Open        []string // what is no name of a body without what follows it: what it is for, or its own name
	Places      []string // what the name of an area begins with, behind a body's
	Posts       []string // what the post of a signer begins with
	LoudPosts   []string // and what it begins with where it stands in capitals: in a text the words are others' too
	Bases       []string // what a basis begins with
	Addressees  []string // labels of who is addressed
	Recipients  []string // labels of the recipients
	Resolutions []string // the line before what is decided
	Secrecy     []string
	Drafts      []string
	Annexes     []string // what the label of an annex begins with
	Titles      []string // titles of papers that are no kind of administrative paper
	Normative   []string // those of them that only legal normative documents have
	Forms       []string // what the label of a sample begins with, above its head
	Meetings    []string // what a body's name begins with that goes on with the next line
	Circulation []string // what a note on circulation begins with
	Attached    []string // what the line of reference of an annex begins with
	Signed      []string // how a line begins that stands for a signature, or says how to sign
	Notes       []string // what a note under a form begins with
	Contacts    []string
	Companies   []string // what the name of a company begins with
	Figures     []string // what the caption of a picture begins with
	Closings    []string // what the first of the paragraphs begins with that close a text
	Held        []string // what the line of minutes begins with that says when they were taken
	Cite        Cite
}{
	Bodies: []string{
		"UBND", "Ủy ban", "HĐND", "Hội đồng", "Quốc hội", "Chính phủ", "Thủ tướng", "Chủ tịch nước", "Bộ", "Tổng cục", "Cục", "Chi cục", "Vụ", "Viện", "Sở", "Ban", "BCH", "Phòng",
		"Văn phòng", "VP", "Trung tâm", "Trường", "Đại học", "Học viện", "Bệnh viện", "Trạm", "Thanh tra", "Kho bạc", "Tòa án", "TAND", "VKSND", "Công an", "Công ty", "Tổng công ty", "Tập đoàn", "Doanh nghiệp",
		"Hợp tác xã", "Quỹ", "Liên đoàn", "Liên hiệp", "Công đoàn", "Hội", "Hiệp hội", "Đoàn", "Đội", "Mặt trận", "UBMTTQ", "Đảng", "Đảng bộ", "Đảng ủy", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy",
		"Chi bộ", "Chi ủy", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Ngân hàng", "Báo", "Tạp chí", "Đài", "Nhà máy", "Nhà xuất bản", "Nhà văn hóa", "Nhà hát", "Nhà khách", "Nhà thiếu nhi", "Nhà trường", "Nhà trẻ", "Nhà bảo tàng", "Bảo hiểm", "BHXH", "Khoa", "Lớp", "Tổ", "Xí nghiệp", "Chi nhánh", "Tên CQ", "Tên cơ quan",
		"Quân khu", "Quân chủng", "Quân đoàn", "Sư đoàn", "Lữ đoàn", "Trung đoàn", "Tiểu đoàn", "Đồn", "Hải đoàn", "Trại giam", "Trại tạm giam", "Hạt", "Phân viện", "Phân hiệu", "Tiểu ban", "Thường trực Hội đồng nhân dân", "Thường trực HĐND", "Thư viện", "Bảo tàng", "Vườn Quốc gia",
		"Khu bảo tồn", "Khu di tích", "Cảng vụ", "Bưu điện", "Viễn thông", "Điện lực", "Kiểm toán nhà nước", "Lâm trường", "Nông trường", "Câu lạc bộ", "Tổng Liên đoàn", "Cụm thi đua",
	},
	Areas: []string{"tỉnh", "thành phố", "TP", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "khu", "cấp", "và", "trung ương", "Việt Nam", "nhiệm kỳ", "khóa"},
	Local: []string{"Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ban Chấp hành", "Ban Chấp hành Đảng bộ"},
	Open: []string{
		"Ban Quản lý", "Ban Quản lý dự án", "Ban Chỉ huy", "Bộ Chỉ huy", "Ban Chỉ đạo", "Tiểu ban", "Trung tâm", "Trung tâm Dịch vụ", "Trung tâm Giáo dục", "Trung tâm Phục vụ", "Văn phòng Đăng ký",
		"Công ty Cổ phần", "Công ty CP", "Công ty TNHH", "Công ty Trách nhiệm hữu hạn", "Công ty TNHH Một thành viên", "Công ty TNHH MTV", "Công ty Trách nhiệm hữu hạn Một thành viên", "Tổng công ty", "Tổng công ty Cổ phần", "Công ty", "Tập đoàn", "Hợp tác xã",
		"Ngân hàng", "Ngân hàng TMCP", "Ngân hàng Thương mại cổ phần", "Trường", "Trường Cao đẳng", "Trường Trung cấp", "Trường Đại học", "Đại học", "Học viện", "Trường Tiểu học", "Trường Trung học cơ sở", "Trường THCS", "Trường Tiểu học và THCS",
		"Trường Trung học phổ thông", "Trường THPT", "Trường Mầm non", "Trường Mẫu giáo", "Trường PTDT nội trú", "Trường PTDT bán trú", "Trường Phổ thông dân tộc nội trú", "Trường Phổ thông dân tộc bán trú",
		"Tổ", "Tổ Công tác", "Đội", "Đoàn", "Hội", "Hội đồng", "Hiệp hội", "Liên hiệp", "Quỹ", "Phòng", "Ban", "Viện", "Cục", "Chi cục", "Vụ", "Sở", "Bộ", "Bệnh viện", "Chi nhánh", "Hạt Kiểm lâm",
	},
	Places: []string{"tỉnh", "thành phố", "TP", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu", "vùng", "khu vực", "liên huyện", "liên xã", "liên phường", "Việt Nam"},
	Posts: []string{
		"Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Cục trưởng", "Phó Cục trưởng", "Chi cục trưởng", "Tổng cục trưởng", "Vụ trưởng", "Phó Vụ trưởng", "Viện trưởng",
		"Chánh", "Phó Chánh", "Bộ trưởng", "Thứ trưởng", "Thủ tướng", "Phó Thủ tướng", "Trưởng", "Phó Trưởng", "Hiệu trưởng", "Phó Hiệu trưởng", "Bí thư", "Phó Bí thư", "Tổng Bí thư", "Ủy viên", "Chủ nhiệm",
		"Phó Chủ nhiệm", "Thư ký", "Chủ tọa", "Chủ trì", "Người", "Đại diện", "Thủ trưởng", "Tổng biên tập", "Hạt trưởng", "Đội trưởng", "Kế toán", "Quyền hạn", "Chức vụ", "Ủy viên Thường trực", "P. ", "Thường trực",
		"Tổ trưởng", "Tổ phó", "Đội phó", "Trạm trưởng", "Trạm phó", "Hạt phó", "Viện phó", "Đồn trưởng", "Đồn phó", "Nhóm trưởng", "Nhóm phó", "Lớp trưởng", "Lớp phó", "Thôn trưởng", "Xóm trưởng", "Chi hội trưởng", "Chi hội phó",
		"Liên đội trưởng", "Xã đội trưởng", "Tiểu đội trưởng", "Trung đội trưởng", "Đại đội trưởng", "Tiểu đoàn trưởng", "Trung đoàn trưởng", "Lữ đoàn trưởng", "Sư đoàn trưởng", "Chỉ huy trưởng", "Chỉ huy phó", "Tham mưu trưởng", "Tổng Tham mưu trưởng",
		"Tư lệnh", "Chính ủy", "Chính trị viên", "Cửa hàng trưởng", "Bác sĩ trưởng", "Điều dưỡng trưởng", "Kế toán trưởng", "Quản đốc", "Thuyền trưởng", "Giám thị", "Thủ quỹ", "Thủ kho", "Giáo viên chủ nhiệm", "Tổng phụ trách",
		"Tổng Kiểm toán", "Tổng Thanh tra", "Thống đốc", "Tổng Thư ký", "Tổng chủ biên", "Chấp hành viên", "Thẩm phán", "Kiểm sát viên", "Điều tra viên", "Công chứng viên", "Đấu giá viên", "Thanh tra viên", "Kiểm toán viên", "Kiểm soát viên", "Công an viên",
		"Quyền Giám đốc", "Quyền Tổng Giám đốc", "Quyền Chủ tịch", "Quyền Trưởng", "Quyền Cục trưởng", "Quyền Chi cục trưởng", "Quyền Vụ trưởng", "Quyền Viện trưởng", "Quyền Hiệu trưởng", "Quyền Chánh", "Quyền Bộ trưởng", "Đồng Chủ tịch", "Đồng Trưởng ban",
	},
	LoudPosts: []string{
		"Phó", "Hội trưởng", "Hội thẩm", "Phụ trách", "Lãnh đạo", "Thành viên", "Chuyên viên", "Cán bộ lập", "Cán bộ kiểm tra", "Cán bộ phụ trách", "Cán bộ thụ lý", "Công chức lập", "Chủ hộ", "Chủ đầu tư", "Bên giao", "Bên nhận", "Bên bàn giao", "Bên A", "Bên B",
	},
	Bases:       []string{"Căn cứ", "Theo đề nghị", "Xét ", "Theo Nghị quyết", "Trên cơ sở"},
	Addressees:  []string{"Kính gửi", "Kính trình", "Kính chuyển", "Đồng kính gửi"},
	Recipients:  []string{"Nơi nhận", "Nơi gửi"},
	Resolutions: []string{"Quyết định", "Quyết nghị", "Nghị quyết", "Kiến nghị"},
	Secrecy:     []string{"Mật", "Tối mật", "Tuyệt mật"},
	Drafts:      []string{"Dự thảo"},
	Annexes:     []string{"Phụ lục", "Biểu mẫu số", "Biểu số", "Mẫu số", "Mẫu phiếu", "Mẫu biểu", "Mẫu đơn"},
	Titles: []string{
		"Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh", "Lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết liên tịch", "Điều lệ", "Nội quy", "Kiến nghị", "Nhận xét", "Công bố", "Danh sách", "Bảng tổng hợp",
		"Tổng hợp", "Đơn", "Bản tự kiểm điểm", "Bản kiểm điểm", "Bản cam kết", "Bản nhận xét", "Bản kê khai", "Lý lịch", "Sơ yếu lý lịch", "Phiếu", "Giấy", "Lịch", "Đề cương", "Diễn văn", "Bài phát biểu", "Phát biểu", "Chuyên đề",
	},
	Normative:   []string{"Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Nghị quyết liên tịch"},
	Forms:       []string{"Mẫu", "Biểu mẫu"},
	Meetings:    []string{"Đại hội", "Hội nghị", "Kỳ họp", "Đoàn đại biểu"},
	Circulation: []string{"Lưu hành", "Xem xong", "Không phổ biến", "Tài liệu thu hồi", "Tài liệu lưu hành", "Thu hồi"},
	Attached:    []string{"Kèm theo", "Ban hành kèm theo", "Đính kèm", "Phê duyệt kèm theo", "Được ban hành kèm"},
	Signed:      []string{"Đã ký", "Ký tên", "Chữ ký", "Ký, ghi rõ", "Ký, đóng dấu", "Ký và ghi"},
	Notes:       []string{"Ghi chú", "Chú thích", "Hướng dẫn ghi"},
	Contacts:    []string{"Địa chỉ", "Điện thoại", "ĐT:", "Website", "Email", "E-Mail", "Số điện thoại", "Mã số thuế", "MST"},
	Companies:   []string{"Công ty", "Tổng công ty", "Tập đoàn", "Doanh nghiệp", "Ngân hàng", "Hợp tác xã", "Liên hiệp hợp tác xã", "Quỹ tín dụng", "Xí nghiệp", "Nhà máy"},
	Figures:     []string{"Hình", "Ảnh", "Biểu đồ", "Sơ đồ", "Bản đồ", "Đồ thị"},
	Closings: []string{
		"Trên đây là", "Yêu cầu các", "Đề nghị", "Kính đề nghị", "Kính trình", "Kính mong", "Rất mong", "Trân trọng", "Xin trân trọng", "Trong quá trình", "Nhận được", "Giấy này",
		"Quyết định này", "Nghị quyết này", "Chỉ thị này", "Kế hoạch này", "Quy định này", "Quy chế này", "Hướng dẫn này", "Thông báo này", "Thông tri này", "Kết luận này", "Chương trình này",
		"Biên bản này", "Hợp đồng này", "Tờ trình này", "Văn bản này", "Biên bản được", "Hợp đồng được",
	},
	Held: []string{"Thời gian", "Hôm nay", "Vào lúc", "Vào hồi", "Hồi"},
	Cite: custom("cách ghi thường gặp ở văn bản của các cơ quan"),
}

// The patterns of what stands in a head, in NFC.
var (
	// ReadNumber finds the number and what follows it in a line of number and
	// symbol: its groups are the number and the rest.
	ReadNumber = regexp.MustCompile(`(?i)^(?:số)\s*[:.;]?\s*([0-9]+[a-zđ]?(?:/[12][0-9]{3})?)?[\s.…_]*([/–—-].*|\S.*)?$`)
	// ReadDate finds place, day, month and year of a line of place and date.
	ReadDate = regexp.MustCompile(`(?i)^(.*?)[,.;]?\s*ngày\s*([^,]*?)\s*tháng\s*([^,]*?)\s*năm\s*(.*?)[.]?$`)
	// ReadShortDate is such a line with the date in digits.
	ReadShortDate = lazily(`^(\p{Lu}[^,0-9]{1,40}),\s*(?:ngày\s*)?([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\.?$`)
)

// The markers that paragraphs begin with, in the order in which they are tried.
var (
	ReadLevel  = regexp.MustCompile(`^(?i:(phần)(?: thứ)?|(chương)|(mục)|(tiểu mục)|(điều))\s+([0-9]+[a-zđ]?|[IVXLC]+|[A-HĐ]|(?i:nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười))\s*[.:\-–/)]*(?:\s|$)`)
	ReadMarker = regexp.MustCompile(`^(?:([IVX]+)|([0-9]{1,3}(?:\.[0-9]{1,3}){1,4})|([0-9]{1,3})|([a-zđ]|[A-ZĐ])|([a-zđ][0-9]{1,2}))\s*([.)/\-–:]+|\.\s*[-–])(?:\s+|$)`)
	ReadBullet = regexp.MustCompile(`^([` + Bullets + `□✓\x{f0fc}])\s*`)
	// ReadDrafter is the mark of who drafted a paper and how many copies are issued.
	ReadDrafter = lazily(`^[\p{L}.]{2,24}[-–]\s?[0-9]{1,5}$`)
	ReadSpelt   = regexp.MustCompile(`^(Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là[,:]?\s`)
)

// LetterSubjectWhole is what the words before the subject of a letter (Words.LetterSubject)
// are short for: some write it out.
const LetterSubjectWhole = "Về việc"

// LooseMark is the mark of the state that a line of authority begins with in a form
// that neither family has: "KT CHỦ TỊCH", "T/M. BAN GIÁM ĐỐC"; rest is what follows.
func LooseMark(line string) (m *AuthorityMark, rest string) {
	found := looseMark().FindStringSubmatch(line)
	if found == nil {
		return nil, ""
	}
	letters := strings.NewReplacer(".", "", "/", "").Replace(found[1])
	for i := range stateMarks {
		if strings.TrimSuffix(stateMarks[i].Mark, ".") == letters {
			return &stateMarks[i], line[len(found[0]):]
		}
	}
	return nil, ""
}

var looseMark = lazily(`^(T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q)[./:]{0,2} `)

// CountLabel is what the head of a column says that numbers the rows of a table.
const CountLabel = "STT"

// BlankNumber tells whether a text is a mark of a template for a number: "{{so}}",
// "<<soQuyetDinh>>", "«Số_văn_bản»".
func BlankNumber(text string) bool { return numberBlank().MatchString(text) }

var numberBlank = lazily(`^(?:\{\{|<<?|«|\[)\s*[Ss](?:ố|o)(?:[^\p{Ll}]|$)`)

// ReadArchive tells whether a line of the recipients, with its dash or without, is
// that of the archive.
func ReadArchive(line string) bool {
	line = strings.TrimLeft(line, Bullets+" ")
	rest, ok := cutFold(line, "Lưu")
	return ok && (rest == "" || strings.ContainsAny(rest[:1], " :.;,"))
}

// Normative tells whether a title is that of a legal normative document alone, which
// other rules rule.
func Normative(title string) bool { return begins(title, Reading.Normative) }

// BeginsAuthor tells whether a line under the tên loại says whose paper it is:
// "CỦA BAN THƯỜNG VỤ TỈNH ỦY".
func BeginsAuthor(line string) bool { return begins(line, []string{"Của"}) }

// Closes tells whether a paragraph is the first of those that close a text.
func Closes(paragraph string) bool { return begins(paragraph, Reading.Closings) }

// IsDraft tells whether a mark says that a paper is a draft.
func IsDraft(mark string) bool {
	return begins(strings.Trim(mark, "()[] "), Reading.Drafts) && len([]rune(mark)) <= longestMark
}

// longestMark is how many letters the mark of a draft has: "(Dự thảo lần thứ 2)".
const longestMark = 30

// BeginsFigure tells whether a line begins as the caption of a picture does.
func BeginsFigure(line string) bool { return begins(line, Reading.Figures) }

// BeginsBody tells whether a line begins as the name of a body does, and does not
// go on with the line before it.
func BeginsBody(line string) bool {
	return begins(ToneFirst(line), Reading.Bodies)
}

// ToneFirst writes the tones of words of the law where the law has them.
func ToneFirst(s string) string { return toneFirst.Replace(s) }

var toneFirst = strings.NewReplacer("UỶ", "ỦY", "Uỷ", "Ủy", "uỷ", "ủy", "TOÀ", "TÒA", "Toà", "Tòa", "HOẢ", "HỎA")

// begins tells whether a text begins with one of some words, in any case.
func begins(s string, words []string) bool {
	for _, w := range words {
		if rest, ok := cutFold(s, w); ok && (rest == "" || strings.ContainsAny(rest[:1], " ,.:;")) {
			return true
		}
	}
	return false
}

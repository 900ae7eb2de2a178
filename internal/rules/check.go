package rules

import "strings"

// The clauses of what a finished document is still held against.
var (
	LawParts      = Law{decree("Điều 8 khoản 2"), "các thành phần thể thức bắt buộc"}
	LawNumber     = Law{decree("Điều 15 và Phụ lục I, Phần I, Mục II, khoản 3"), "thể thức số và ký hiệu"}
	LawSymbol     = Law{state("Phần I, Mục II, khoản 3, điểm b"), "thể thức số và ký hiệu"}
	LawDate       = Law{state("Phần I, Mục II, khoản 4"), "thể thức địa danh và ngày tháng năm"}
	LawMonth      = Law{state("Phần I, Mục II, khoản 4, điểm b"), "thể thức địa danh và ngày tháng năm"}
	LawSubject    = Law{state("Phần I, Mục II, khoản 5"), "thể thức tên loại và trích yếu"}
	LawEndMark    = Law{custom("mọi mẫu ở Phụ lục III Nghị định 30/2020/NĐ-CP kết thúc bằng «./.»"), "thể thức nội dung (kết thúc bằng dấu chấm)"}
	LawAuthority  = Law{decree("Điều 13 và Phụ lục I, Phần I, Mục II, khoản 7, điểm b"), "thể thức quyền hạn, chức vụ, chữ ký"}
	LawName       = Law{state("Phần I, Mục II, khoản 7, điểm c"), "thể thức quyền hạn, chức vụ, chữ ký"}
	LawRecipients = Law{state("Phần I, Mục II, khoản 9, điểm d"), "thể thức nơi nhận"}
	LawHeading    = Law{state("Phần I, Mục II, khoản 6, điểm d"), custom("mục đánh số La Mã có tiêu đề")}
	LawLandscape  = Law{state("Phần I, Mục I, khoản 2"), "mục IV (khổ giấy, kiểu trình bày, định lề)"}
	LawAnnex      = Law{State: state("Phần I, Mục III, khoản 1")}
	LawRegister   = Law{State: decree("Phụ lục VI, Phần II, Mục I (trường Subject: 500 ký tự)")}
	LawEncoding   = Law{state("Phần I, Mục I, khoản 4"), "phông chữ (Unicode, TCVN 6909:2001)"}
	LawTable      = Law{State: custom("cỡ chữ trong bảng 12–13")}
	LawNarrow     = Law{State: custom("một từ, một số trong bảng đứng trên một dòng")}
)

// EndGivesWay are the stops at the end of a text that the end mark takes the
// place of (LawEndMark), as it does of a full stop: "…;./." and "…!./." are no
// ends.
const EndGivesWay = ";,! "

// SectionMark numbers a mục, which must have a title (LawHeading).
const SectionMark = "I."

// RegisterSubject is the most characters of a subject that the register of
// documents holds (LawRegister).
const RegisterSubject = 500

// LeastTable is the size under which the text of a table is small (LawTable).
var LeastTable = pt(12)

// AuthorityMark is an abbreviation before the authority of who signs (quyền
// hạn của người ký), such as "KT.".
type AuthorityMark struct {
	Mark    string
	Meaning string // in Vietnamese
	Own     bool   // the signer's own post follows it, and no line of the post under it
}

// The marks of the two worlds.
var (
	stateMarks = []AuthorityMark{
		{Mark: "TM.", Meaning: "thay mặt"}, {Mark: "Q.", Meaning: "quyền", Own: true}, {Mark: "KT.", Meaning: "ký thay"},
		{Mark: "TL.", Meaning: "thừa lệnh"}, {Mark: "TUQ.", Meaning: "thừa ủy quyền"},
	}
	partyMarks = []AuthorityMark{
		{Mark: "T/M", Meaning: "thay mặt"}, {Mark: "K/T", Meaning: "ký thay"},
		{Mark: "T/L", Meaning: "thừa lệnh"}, {Mark: "Q.", Meaning: "quyền", Own: true},
	}
)

// MarkOf is the mark that a line of authority begins with, in any case and
// with something behind it; nil if it begins with none. A blank follows the
// mark, which may be left out behind a full stop.
func (s *Signature) MarkOf(line string) *AuthorityMark {
	for i := range s.Marks {
		m := &s.Marks[i]
		rest, ok := cutFold(line, m.Mark)
		if !ok {
			continue
		}
		rest, blank := strings.CutPrefix(rest, " ")
		if rest != "" && strings.TrimSpace(rest[:1]) != "" && (blank || strings.HasSuffix(m.Mark, ".")) {
			return m
		}
	}
	return nil
}

// academicTitles are what no signer's name begins with (LawName).
var academicTitles = []string{
	"GS", "PGS", "TS", "ThS", "CN", "KS", "BS", "LS",
	"Giáo sư", "Phó Giáo sư", "Tiến sĩ", "Thạc sĩ", "Bác sĩ", "Luật sư", "Kỹ sư",
}

// Titled tells whether a name begins with an academic title.
func Titled(name string) bool {
	for _, t := range academicTitles {
		if rest, ok := cutFold(name, t); ok && rest != "" && strings.ContainsRune(". ", rune(rest[0])) {
			return true
		}
	}
	return false
}

// learned are what the names of bodies begin with whose signers may have an academic
// title before their name: schools, hospitals, science, the forces (LawName).
var learned = []string{"Trường", "Đại học", "Học viện", "Viện", "Khoa", "Bệnh viện", "Trung tâm y tế", "Trạm y tế", "Bộ Chỉ huy quân sự", "Bộ Tư lệnh", "Ban Chỉ huy quân sự", "Công an", "Quân khu", "Sư đoàn"}

// MayBeTitled tells whether the signers of a body, or of one under it, may have an
// academic title before their name.
func MayBeTitled(body string) bool { return begins(body, learned) }

// Unlawful tells whether an attachment's label is a "Phụ lục" in a form that
// the profile does not have: in capitals, or with another sort of number.
func (a *Annex) Unlawful(label string) bool {
	rest, ok := cutFold(label, a.Word)
	if !ok {
		return false
	}
	if !a.UpperWord && strings.HasPrefix(label, strings.ToUpper(a.Word)) {
		return true
	}
	number, ok := strings.CutPrefix(rest, " ")
	return ok && a.Roman && number != "" && '0' <= number[0] && number[0] <= '9'
}

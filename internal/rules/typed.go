package rules

import (
	"strings"
	"unicode/utf8"
)

// What authors type where the program prints the law's own words, and what
// they leave out.

// archiveLines are how authors begin the last of the recipients, where the
// document is filed.
var archiveLines = []string{"Lưu:", "Lưu VT", "Lưu VP", "Lưu Văn phòng"}

// IsArchive tells whether a recipient, without the dash before it, is the line
// that says where the document is filed.
func IsArchive(recipient string) bool {
	for _, l := range archiveLines {
		if _, ok := cutFold(recipient, l); ok {
			return true
		}
	}
	return false
}

// ArchivePlace is what follows "Lưu" in a document's archive line, with that
// word or without. The "Lưu" of "Lưu trữ" is no such word.
func ArchivePlace(s string) string {
	word, rest, _ := strings.Cut(s, " ")
	if !strings.EqualFold(strings.TrimSuffix(word, ":"), "lưu") || hasPrefixFold(rest, "trữ") {
		return s
	}
	return strings.TrimSpace(rest)
}

// letterSubjects are how the subject of a công văn begins.
var letterSubjects = []string{"V/v", "về việc"}

// BeginsLetter tells whether a subject begins so.
func BeginsLetter(subject string) bool {
	for _, words := range letterSubjects {
		if hasPrefixFold(subject, words) {
			return true
		}
	}
	return false
}

// letterWords are what the subject of a công văn begins with where it says what is to be
// done: never a name.
var letterWords = strings.Split("ban hành|báo cáo|báo giá|bảo đảm|bổ nhiệm|bổ sung|cấp|chào giá|chấn chỉnh|chấp thuận|cho ý kiến|chủ trương|chuẩn bị|chuyển|công nhận|cung cấp|cử|đánh giá|đăng ký|đề nghị|đề xuất|điều chỉnh|điều động|"+
	"đính chính|đôn đốc|đưa tin|gia hạn|giải quyết|giải trình|giao|góp ý|gửi|hỗ trợ|hướng dẫn|kết quả|khai giảng|khắc phục|kiểm kê|kiểm tra|kiến nghị|kinh phí|lấy ý kiến|lập|mời|mua|mua sắm|nâng bậc|nghỉ|nghiệm thu|"+
	"phát động|phân công|phê duyệt|phối hợp|phòng, chống|phúc đáp|quản lý|rà soát|sơ kết|tặng|tăng cường|tập trung|tham gia|thanh toán|thẩm định|thông báo|thực hiện|tiếp nhận|tiếp tục|tình hình|tổ chức|"+
	"tổng hợp|tổng kết|trả lời|triển khai|tuyên truyền|ứng phó|xác nhận|xây dựng|xem xét|xin|xử lý", "|")

// aboutWord means what "V/v" means.
const aboutWord = "về "

// BehindLetter is a subject as it goes on behind "V/v": without another "về", and a word
// that its author began with a capital, because he left "V/v" out, begins with a small
// letter. Of a document that is named ("Thông báo số 12/TB-SNV") it is no such word.
func BehindLetter(subject string) string {
	if rest, ok := cutFold(subject, aboutWord); ok {
		return rest
	}
	for _, word := range letterWords {
		rest, ok := cutFold(subject, word)
		if !ok || rest == "" || rest[0] != ' ' && rest[0] != ',' || hasPrefixFold(rest, " "+NumberWord+" ") {
			continue
		}
		_, first := utf8.DecodeRuneInString(subject)
		_, small := utf8.DecodeRuneInString(word)
		if subject[first:len(word)] == word[small:] {
			return word + rest
		}
	}
	return subject
}

// Abbreviates tells whether a subject begins with the abbreviation that stands in a
// công văn.
func Abbreviates(subject string) bool { return hasPrefixFold(subject, letterSubjects[0]+" ") }

// partySigns begins what one of several parties signs for.
const partySigns = "đại diện"

// SignsForParty tells whether a line over a signer says which party he signs for, such
// as "ĐẠI DIỆN BÊN A".
func SignsForParty(line string) bool { return hasPrefixFold(strings.TrimSpace(line), partySigns) }

// numberWord stands before a document's number.
const numberWord = "Số"

// BareNumber is a number with its symbol, as an author typed it, without the
// word before it.
func BareNumber(text string) string {
	return strings.TrimSpace(strings.TrimLeft(strings.TrimPrefix(text, numberWord), ": "))
}

// A day below PaddedDay and a month below PaddedMonth have a zero before them
// (LawMonth); no others have.
const (
	PaddedDay   = 10
	PaddedMonth = 3
)

// The words that dates are found by in a text.
const (
	dayWord   = "ngày"
	monthWord = "tháng"
)

// Zeros tells whether a date in words in a text, such as "ngày 05 tháng 3",
// has a zero before its month that the law does not know (extra), or lacks one
// before its day or its month (lacking).
func Zeros(text string) (extra, lacking bool) {
	for rest := text; ; {
		before, after, found := strings.Cut(rest, monthWord+" ")
		if !found {
			return extra, lacking
		}
		rest = after
		day, month := lastWord(before), digits(after)
		if digits(day) != day || day == "" || month == "" || !strings.HasSuffix(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(before), day)), dayWord) {
			continue
		}
		extra = extra || len(month) == 2 && month[0] == '0' && month[1] >= '0'+PaddedMonth
		lacking = lacking || len(day) == 1 || len(month) == 1 && month[0] < '0'+PaddedMonth
	}
}

// lastWord is what follows the last space of a text that is not at its end.
func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexByte(s, ' ')+1:]
}

// digits are the digits that a text begins with.
func digits(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}

func hasPrefixFold(s, prefix string) bool {
	_, ok := cutFold(s, prefix)
	return ok
}

// cutFold is strings.CutPrefix in any case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

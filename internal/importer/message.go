package importer

import (
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// The sentences of what is told about a paper.
var (
	uncertain = fault.Text{
		"«%s» được đọc là: %s; cũng có thể là: %s. Nên xem lại.",
		"“%s” was read as: %s; it may also be: %s. Look again.",
	}
	uncertainLines = fault.Text{
		"%s dòng, như «%s», được đọc là: %s; cũng có thể là: %s. Nên xem lại.",
		"%s lines, such as “%s”, were read as: %s; they may also be: %s. Look again.",
	}
	oldLetters = fault.Text{
		"Chữ mã %s đã đổi sang Unicode, ví dụ «%s» thành «%s». Nên đọc lại.",
		"Letters in %s were converted to Unicode, such as “%s” to “%s”. Read them again.",
	}
	noKind = fault.Text{
		"Không nhận ra tên loại văn bản; tạm ghi «%s». Hãy chọn loại đúng.",
		"The kind of document was not found; “%s” stands in its place. Choose the right one.",
	}
	notIssued = fault.Text{
		"«%s» không phải là loại văn bản của thể thức này; tạm ghi «%s». Hãy chọn loại đúng.",
		"“%s” is no kind of this profile; “%s” stands in its place. Choose the right one.",
	}
	missing = fault.Text{
		"Không tìm thấy %s; dấu chấm đứng ở chỗ ấy để điền.",
		"%s was not found; dots stand in its place.",
	}
	wrongDate = fault.Text{
		"Không đọc được thời gian «%s».",
		"The date “%s” could not be read.",
	}
	draftCount = fault.Text{
		"Bản dự thảo không ghi là lần thứ mấy; tạm ghi lần 1.",
		"The draft does not say which it is; 1 stands there.",
	}
	unplaced = fault.Text{
		"«%s» (%s) không có chỗ trong loại văn bản này, nên đứng trong nội dung.",
		"“%s” (%s) has no place in this kind of document; it stands in the text.",
	}
	noAlt = fault.Text{
		"Hình không có lời tả và tên; tạm ghi «Hình». Nên ghi hình cho thấy gì.",
		"The picture says neither what it shows nor its name; “Hình” stands there. Say what it shows.",
	}
	oldSignature = fault.Text{
		"Hình này lấy theo tệp cũ: văn bản được ký lại thì bỏ ra.",
		"This picture comes from the old file: take it out where the paper is signed anew.",
	}
	given = fault.Text{
		"Giá trị ở đây không dùng được và đã bỏ ra: %s",
		"What stood here cannot be used and was taken out: %s",
	}
)

// Why words are left out.
const (
	reasonMargin       = "đầu trang, chân trang: không thuộc nội dung"
	reasonPicture      = "hình ở phần đầu, chỗ ký, hay nhỏ quá: không thuộc nội dung"
	reasonCellPicture  = "hình trong ô của bảng: bảng chỉ có chữ"
	reasonWrongPicture = "hình không phải PNG, JPEG, bị hỏng hay quá lớn"
	reasonMarker       = "số, chữ đầu mục: chương trình tự đánh"
	reasonDate         = "thời gian: ghi ở khóa «date»"
	reasonKind         = "tên loại: ghi ở khóa «kind»"
	reasonCode         = "số, ký hiệu: ghi ở các khóa «number», «issuer.code»"
	reasonWords        = "chữ cố định: chương trình tự in"
	reasonLimit        = "vượt giới hạn của một văn bản"
	reasonUnplaced     = "không tìm được chỗ"
	reasonSecrecy      = "dấu chỉ độ mật: bí mật nhà nước không soạn trên máy nối mạng"
	reasonAnnex        = "dòng kèm theo của phụ lục: chương trình tự in"
	reasonRepeated     = "phần đầu lặp lại ở phụ lục: chương trình tự in"
	reasonRepeatedHead = "đầu bảng lặp lại ở trang sau: chương trình tự in"
	reasonFigure       = "số chú thích của mẫu: không thuộc nội dung"
	reasonForm         = "dòng cố định của mẫu: chương trình tự in"
	reasonSigned       = "chỗ ký: không thuộc nội dung"
	reasonNote         = "chú thích sau chữ ký: không thuộc nội dung"
	reasonStamp        = "dấu, chữ đóng lên văn bản: không thuộc nội dung"
)

// collected are the reasons whose words are told as one.
var collected = map[string]bool{reasonMarker: true, reasonWords: true, reasonCode: true, reasonLimit: true}

// reasonOf is why the words of an element that the program prints are left out.
func reasonOf(e rules.Element) string {
	return strings.ToLower(e.Look().Name[:1]) + e.Look().Name[1:] + ": chương trình tự in"
}

// elementName is what a clerk calls an element.
func (r *reader) elementName(e rules.Element) string {
	name := e.Look().Name
	if r.profile != nil && r.profile.Family == rules.Party && e.Look().InParty != "" {
		name = e.Look().InParty
	}
	if name == "" {
		return string(e)
	}
	return strings.ToLower(name)
}

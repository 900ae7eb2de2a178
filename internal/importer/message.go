package importer

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
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
	otherSigns = fault.Text{
		"Ký tự mà phông chữ không có đã thay bằng chữ, dấu cùng nghĩa, ví dụ «%s» thành «%s». Nên đọc lại.",
		"Characters that the faces lack were replaced by others that say the same, such as “%s” by “%s”. Read them again.",
	}
	notRead = fault.Text{
		"Tệp có %s không đọc được: nên tự đưa vào văn bản nếu cần.",
		"The file has %s that could not be read: put it into the text by hand if it matters.",
	}
	equations = fault.Text{
		"Công thức của tệp được viết thành một dòng; nên đọc lại.",
		"Equations of the file are written on one line each. Read them again.",
	}
	noKind = fault.Text{
		"Không nhận ra tên loại văn bản; tạm ghi «%s». Hãy chọn loại đúng.",
		"The kind of document was not found; “%s” stands in its place. Choose the right one.",
	}
	notIssued = fault.Text{
		"«%s» không phải là loại văn bản của thể thức này; tạm ghi «%s». Hãy chọn loại đúng.",
		"“%s” is no kind of this profile; “%s” stands in its place. Choose the right one.",
	}
	normative = fault.Text{
		"«%s» là văn bản quy phạm pháp luật, có thể thức riêng, ngoài phạm vi của chương trình; tạm ghi «%s». Chỉ dùng khi chọn được loại đúng.",
		"“%s” is a legal normative document, whose form is another and not this program's; “%s” stands in its place. Use it only where a right kind can be chosen.",
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

// unreadThings are what a file may hold that is not read, as seen.Paper.Unread names it.
// What else is named there leaves no words out.
var unreadThings = map[string]fault.Text{
	"chart":                  {"biểu đồ", "a chart"},
	"diagram":                {"sơ đồ", "a diagram"},
	"object":                 {"đối tượng nhúng (như công thức, bảng tính)", "an embedded object, such as an equation or a sheet"},
	"a file within the file": {"tệp khác lồng bên trong", "a file within it"},
	seen.UnknownLetters:      {"chữ mà tệp không cho biết là chữ gì", "letters of which it does not tell what they stand for"},
}

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
	reasonSign         = "có ký tự bị hỏng hay phông chữ không có, không in được: nội dung lấy phần còn lại"
	reasonUnplaced     = "không tìm được chỗ"
	reasonJoint        = "chữ sau tên loại: tên loại trong thể thức không có chữ ấy"
	reasonSecrecy      = "dấu chỉ độ mật: bí mật nhà nước không soạn trên máy nối mạng"
	reasonAnnex        = "dòng kèm theo của phụ lục: chương trình tự in"
	reasonRepeated     = "phần đầu lặp lại ở phụ lục: chương trình tự in"
	reasonRepeatedHead = "đầu bảng lặp lại ở trang sau: chương trình tự in"
	reasonFigure       = "số chú thích của mẫu: không thuộc nội dung"
	reasonForm         = "dòng cố định của mẫu: chương trình tự in"
	reasonSample       = "tên của biểu mẫu, trên phần đầu: không thuộc văn bản"
	reasonSigned       = "chỗ ký: không thuộc nội dung"
	reasonNote         = "chú thích sau chữ ký: không thuộc nội dung"
	reasonFootnote     = "chú thích ở chân trang: văn bản lập ra không có; cần thì ghi vào nội dung"
	reasonHidden       = "chữ ẩn: không in ra"
	reasonStamp        = "dấu, chữ đóng lên văn bản: không thuộc nội dung"
)

// inEnglish are the reasons in English; see reasonOf for those that are not here.
var inEnglish = map[string]string{
	reasonMargin:       "head or foot of a page: no part of the text",
	reasonPicture:      "picture in the head, at the signature, or too small: no part of the text",
	reasonCellPicture:  "picture in a cell: tables hold text alone",
	reasonWrongPicture: "picture that is no PNG or JPEG, is broken or too large",
	reasonMarker:       "numbers and letters of items: the program counts them",
	reasonDate:         "the date: it stands in the key «date»",
	reasonKind:         "the kind: it stands in the key «kind»",
	reasonCode:         "number and symbol: they stand in the keys «number», «issuer.code»",
	reasonWords:        "fixed words: the program prints them",
	reasonLimit:        "over the limits of a document",
	reasonSign:         "has characters that are damaged or that the faces lack: the text has the rest",
	reasonUnplaced:     "no place was found for it",
	reasonJoint:        "words behind the kind: no name of a kind has them",
	reasonSecrecy:      "mark of secrecy: state secrets are not written on a computer in a network",
	reasonAnnex:        "line of an annex that says what it belongs to: the program prints it",
	reasonRepeated:     "the head, once more on an annex: the program prints it",
	reasonRepeatedHead: "head of a table, once more on the next page: the program prints it",
	reasonFigure:       "number of a note in a form: no part of the text",
	reasonForm:         "fixed line of a form: the program prints it",
	reasonSample:       "name of a form above the head: no part of the paper",
	reasonSigned:       "room of the signature: no part of the text",
	reasonNote:         "note behind the signature: no part of the text",
	reasonFootnote:     "note at the foot of a page: no document has any; write it into the text if it matters",
	reasonHidden:       "hidden text: it is not printed",
	reasonStamp:        "stamp or words put on the paper: no part of the text",
}

// In is the same with its reason in a language.
func (l LeftOut) In(language fault.Language) LeftOut {
	if language == fault.English {
		told, known := inEnglish[l.Reason]
		if !known {
			told = "part of the form: the program prints it"
		}
		l.Reason = told
	}
	return l
}

// collected are the reasons whose words are told as one.
var collected = map[string]bool{reasonSign: true, reasonMarker: true, reasonWords: true, reasonCode: true, reasonLimit: true}

// reasonOf is why the words of an element that the program prints are left out.
func reasonOf(e rules.Element) string {
	return e.Told(rules.State) + ": chương trình tự in"
}

// elementName is what a clerk calls an element.
func (r *reader) elementName(e rules.Element) string {
	family := rules.State
	if r.profile != nil {
		family = r.profile.Family
	}
	return e.Told(family)
}

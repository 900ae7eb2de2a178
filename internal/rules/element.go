package rules

// Element is a part of a document that the law describes (thành phần thể
// thức). Its value is the name used in dumps and in style.sizes.
type Element string

// The elements, in the order of the official diagram.
const (
	NationalTitle    Element = "national_title"    // Quốc hiệu, ô số 1; in a Party document: Tiêu đề
	Motto            Element = "motto"             // Tiêu ngữ, ô số 1
	ParentAgency     Element = "parent_agency"     // cơ quan chủ quản, ô số 2
	Issuer           Element = "issuer"            // cơ quan ban hành, ô số 2
	IssuerStar       Element = "issuer_star"       // dấu sao dưới tên cơ quan (Đảng)
	LetterheadParent Element = "letterhead_parent" // công ty mẹ, đơn vị chủ quản ở tiêu đề thư của doanh nghiệp
	LetterheadName   Element = "letterhead_name"   // tên doanh nghiệp ở tiêu đề thư
	Reference        Element = "reference"         // số, ký hiệu, ô số 3
	PlaceDate        Element = "place_date"        // địa danh và thời gian, ô số 4
	TypeName         Element = "type_name"         // tên loại, ô số 5a
	Subject          Element = "subject"           // trích yếu, ô số 5a
	SubjectSeparator Element = "subject_separator" // năm gạch nối dưới trích yếu (Đảng)
	LetterSubject    Element = "letter_subject"    // trích yếu công văn, ô số 5b
	Competence       Element = "competence"        // thẩm quyền ban hành, trên căn cứ
	AuthorLine       Element = "author_line"       // dòng tác giả dưới tên loại (Đảng)
	Resolution       Element = "resolution"        // "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"
	LegalBasis       Element = "legal_basis"       // căn cứ, ô số 6
	Body             Element = "body"              // nội dung, ô số 6
	PartLabel        Element = "part_label"        // từ "Phần", "Chương" và số
	PartTitle        Element = "part_title"        // tiêu đề của phần, chương
	HeadingI         Element = "heading_1"         // mục: "I. NỘI DUNG"
	HeadingII        Element = "heading_2"         // khoản có tiêu đề
	HeadingIII       Element = "heading_3"         // điểm có tiêu đề và các cấp dưới
	Table            Element = "table"             // chữ trong bảng
	TableCaption     Element = "table_caption"     // tên bảng
	TableNote        Element = "table_note"        // ghi chú dưới bảng
	ImageCaption     Element = "image_caption"     // chú thích dưới hình
	Authority        Element = "authority"         // quyền hạn của người ký, ô số 7a
	Position         Element = "position"          // chức vụ của người ký, ô số 7a
	SignerName       Element = "signer_name"       // họ tên người ký, ô số 7b
	AddresseesLabel  Element = "addressees_label"  // từ "Kính gửi", ô số 9a
	Addressees       Element = "addressees"        // tên nơi nhận sau "Kính gửi"
	RecipientsLabel  Element = "recipients_label"  // từ "Nơi nhận", ô số 9b
	Recipients       Element = "recipients"        // danh sách nơi nhận, ô số 9b
	SecrecyMark      Element = "secrecy_mark"      // dấu chỉ độ mật, ô số 10a
	UrgencyMark      Element = "urgency_mark"      // dấu chỉ mức độ khẩn, ô số 10b
	CirculationNote  Element = "circulation_note"  // chỉ dẫn về phạm vi lưu hành, ô số 11
	DraftNote        Element = "draft_note"        // chỉ dẫn dự thảo (Đảng, ô số 11b)
	DrafterCode      Element = "drafter_code"      // ký hiệu người soạn thảo, ô số 12
	Contact          Element = "contact"           // địa chỉ, điện thoại, ô số 13
	PageNumber       Element = "page_number"       // số trang
	AnnexLabel       Element = "annex_label"       // từ "Phụ lục" và số thứ tự
	AnnexTitle       Element = "annex_title"       // tiêu đề của phụ lục
	AnnexSubtitle    Element = "annex_subtitle"    // dòng dưới tiêu đề của phụ lục
	AnnexReference   Element = "annex_reference"   // dòng "(Kèm theo …)"
	ReceivedStamp    Element = "received_stamp"    // dấu "Đến" của nơi nhận
	CopyForm         Element = "copy_form"         // hình thức sao, ô số 1 của bản sao
	CopyStampTitle   Element = "copy_stamp_title"  // tiêu đề dấu bản sao (Đảng)
	CopyStamp        Element = "copy_stamp"        // các dòng của dấu bản sao (Đảng)
	SignatureText    Element = "signature_text"    // thông tin chữ ký số, ô số 14
	Watermark        Element = "watermark"         // chữ chìm DỰ THẢO
)

// Type is one row of the law's table of sizes and styles (mẫu chữ và chi tiết
// trình bày).
type Type struct {
	Element   Element
	Size      Range // of the font, in points
	Bold      bool
	Italic    bool
	Underline bool
	Capitals  bool // the text must be in capital letters
}

package rules

import (
	"regexp"

	"vanthu/internal/units"
)

// Dang2018 is Hướng dẫn 36-HD/VPTW of 03/4/2018, for the Party's documents
// dated before 27/5/2026.
var Dang2018 = party(partyFacts{
	id: "dang-2018", name: hd36, from: "2018-04-03",
	lineMax: 40, lineCite: "dòng cách dòng chính xác từ 18 pt",
	listEnd: ",", basisLast: ",", drafter: 8, drafterCapitals: true, addressees: 14, submission: "Kính gửi:",
	copies: Copies{Words: copyWords, Code: partyCopyCode, Cite: custom("bản sao có phần đầu riêng, theo mẫu cũ")},
})

// Dang2026 is Hướng dẫn 05-HD/VPTW of 27/5/2026, for the Party's documents
// dated from that day on.
var Dang2026 = party(partyFacts{
	id: "dang-2026", name: hd05, from: "2026-05-27",
	lineMax: 22, lineCite: "dòng cách dòng chính xác từ 18 đến 22 pt",
	listEnd: ";", basisLast: ".", drafter: 11, addressees: 15, submission: "Kính trình:", letterSubject: "về việc ",
	footNote: &FootNote{"KHÔNG PHỔ BIẾN", millimetres(10, 10, 10, Cite(hd05+", thể thức chỉ dẫn phạm vi phổ biến (trang cuối, cách mép dưới 10 mm)"))},
	images:   "thể thức chữ ký (hình chữ ký ở giữa chức vụ và họ tên)",
	copies: Copies{
		Words: copyWords, Code: partyCopyCode, Cite: copyStampCite,
		Stamp: &CopyMark{
			Title: "BẢN SAO VĂN BẢN", Issuer: "Cơ quan, tổ chức sao: ", Number: "Số, ký hiệu bản sao: ", Form: "Hình thức sao: ",
			Recipients: "Nơi nhận: ", Join: "; ",
			Width: millimetres(80, 80, 80, copyStampCite), High: millimetres(50, 50, 50, copyStampCite),
			Room: millimetres(1, 1, 1, custom("dấu bản sao cách cột chữ ký 1 mm")),
		},
	},
})

// partyCopyCode is the one abbreviation of all copies of the Party.
var partyCopyCode = map[string]string{"sao-y": "BS", "sao-luc": "BS", "trich-sao": "BS"}

const copyStampCite = Cite(hd05 + ", mục III và Phụ lục 3 (dấu bản sao 80 × 50 mm)")

// partyFacts is what the two guidelines of the Party do not share.
type partyFacts struct {
	id, name, from  string
	lineMax         float64 // greatest exact line spacing, points
	lineCite        string
	listEnd         string // after a recipient, an addressee
	basisLast       string // after the last basis
	drafter         float64
	drafterCapitals bool
	addressees      float64 // greatest size of the names after "Kính gửi"
	submission      string  // label over a tờ trình
	letterSubject   string  // before the subject of a công văn
	images          string  // place of the clause on pictures of signatures; empty: none
	copies          Copies
	footNote        *FootNote
}

func party(f partyFacts) *Profile {
	rule := func(place string) Cite { return Cite(f.name + ", " + place) }
	row := func(e Element) Cite { return rule("Phụ lục mẫu chữ, dòng " + partyRows[e]) }
	images := custom("hình chữ ký ở giữa chức vụ và họ tên")
	if f.images != "" {
		images = rule(f.images)
	}
	page := rule("mục IV (khổ giấy, kiểu trình bày, định lề)")
	return &Profile{
		ID: f.id, Name: f.name, From: f.from, Family: Party,
		Paper: Paper{
			Width: mm(210), Height: mm(297), Cite: page,
			Top: millimetres(20, 20, 20, page), Bottom: millimetres(20, 20, 20, page),
			Left: millimetres(30, 30, 30, page), Right: millimetres(15, 15, 15, page),
			LandscapeTop:    millimetres(15, 30, 30, custom("xoay vùng trình bày theo trang ngang")),
			LandscapeBottom: millimetres(15, 30, 15, custom("xoay vùng trình bày theo trang ngang")),
			LandscapeLeft:   millimetres(15, 30, 20, custom("xoay vùng trình bày theo trang ngang")),
			LandscapeRight:  millimetres(15, 30, 20, custom("xoay vùng trình bày theo trang ngang")),
			NumberTop:       millimetres(10, 10, 10, rule("mục IV (số trang)")),
		},
		Paragraphs: Paragraphs{
			Indents:    []units.Length{mm(10), mm(12.7)},
			IndentCite: rule("thể thức nội dung (đầu dòng lùi vào khoảng 10 mm)"),
			Gap:        points(6, 24, 6, rule("thể thức nội dung (các đoạn cách nhau tối thiểu 6 pt)")),
			LineExact:  points(18, f.lineMax, 18, rule("thể thức nội dung ("+f.lineCite+")")),
			LineCite:   rule("thể thức nội dung (" + f.lineCite + ")"),
		},
		Types: []Type{
			{Element: NationalTitle, Size: points(15, 15, 15, row(NationalTitle)), Bold: true, Capitals: true},
			{Element: ParentAgency, Size: points(14, 14, 14, row(ParentAgency)), Capitals: true},
			{Element: Issuer, Size: points(14, 14, 14, row(Issuer)), Bold: true, Capitals: true},
			{Element: IssuerStar, Size: points(14, 14, 14, custom("dấu sao cỡ 14"))},
			{Element: Reference, Size: points(14, 14, 14, row(Reference))},
			{Element: PlaceDate, Size: points(14, 14, 14, row(PlaceDate)), Italic: true},
			{Element: TypeName, Size: points(15, 16, 16, row(TypeName)), Bold: true, Capitals: true},
			{Element: Subject, Size: points(14, 15, 14, row(Subject)), Bold: true},
			{Element: SubjectSeparator, Size: points(14, 14, 14, custom("năm gạch nối cỡ 14"))},
			{Element: LetterSubject, Size: points(12, 12, 12, row(Subject)), Italic: true},
			{Element: AuthorLine, Size: points(14, 15, 14, custom("dòng tác giả dưới tên loại")), Bold: true, Capitals: true},
			{Element: Competence, Size: points(14, 15, 14, custom("dòng thẩm quyền ban hành")), Bold: true, Capitals: true},
			{Element: Resolution, Size: points(14, 15, 14, custom("dòng QUYẾT ĐỊNH:")), Bold: true, Capitals: true},
			{Element: LegalBasis, Size: points(14, 15, 14, row(Body))},
			{Element: Body, Size: points(14, 15, 14, row(Body))},
			{Element: PartLabel, Size: points(14, 15, 14, row(Body)), Bold: true},
			{Element: PartTitle, Size: points(14, 15, 14, row(Body)), Bold: true, Capitals: true},
			{Element: HeadingI, Size: points(14, 15, 14, custom("mục I của văn bản không chia điều")), Bold: true},
			{Element: HeadingII, Size: points(14, 15, 14, custom("mục 1 của văn bản không chia điều")), Bold: true},
			{Element: HeadingIII, Size: points(14, 15, 14, custom("mục 1.1 của văn bản không chia điều"))},
			{Element: Table, Size: points(10, 15, 13, custom("chữ trong bảng"))},
			{Element: TableCaption, Size: points(13, 15, 14, custom("tên bảng")), Bold: true},
			{Element: TableNote, Size: points(10, 14, 12, custom("ghi chú dưới bảng")), Italic: true},
			{Element: ImageCaption, Size: points(10, 14, 13, custom("chú thích dưới hình")), Italic: true},
			{Element: Authority, Size: points(14, 14, 14, row(Authority)), Bold: true, Capitals: true},
			{Element: Position, Size: points(14, 14, 14, row(Position)), Capitals: true},
			{Element: SignerName, Size: points(14, 14, 14, row(SignerName)), Bold: true},
			{Element: AddresseesLabel, Size: points(14, 14, 14, row(AddresseesLabel)), Italic: true},
			{Element: Addressees, Size: points(14, f.addressees, 14, row(Addressees))},
			{Element: RecipientsLabel, Size: points(14, 14, 14, row(RecipientsLabel)), Underline: true},
			{Element: Recipients, Size: points(12, 12, 12, row(Recipients))},
			{Element: SecrecyMark, Size: points(13, 14, 14, secrecyCite), Bold: true, Capitals: true},
			{Element: UrgencyMark, Size: points(14, 14, 14, row(UrgencyMark)), Bold: true, Capitals: true},
			{Element: CirculationNote, Size: points(12, 12, 12, row(CirculationNote)), Bold: true, Capitals: true},
			{Element: DraftNote, Size: points(14, 14, 14, row(DraftNote)), Italic: true},
			{Element: DrafterCode, Size: points(f.drafter, f.drafter, f.drafter, row(DrafterCode)), Capitals: f.drafterCapitals},
			{Element: Contact, Size: points(10, 10, 10, row(Contact))},
			{Element: PageNumber, Size: points(14, 14, 14, row(PageNumber))},
			{Element: AnnexLabel, Size: points(14, 14, 14, custom("chữ PHỤ LỤC cỡ 14 đậm")), Bold: true, Capitals: true},
			{Element: AnnexTitle, Size: points(14, 14, 14, custom("tên phụ lục cỡ 14 đậm")), Bold: true, Capitals: true},
			{Element: AnnexSubtitle, Size: points(14, 14, 14, custom("dòng dưới tên phụ lục")), Bold: true},
			{Element: AnnexReference, Size: points(14, 14, 14, custom("dòng Kèm theo cỡ 14 nghiêng")), Italic: true},
			{Element: CopyForm, Size: points(14, 14, 14, custom("hình thức sao cỡ 14 đậm")), Bold: true, Capitals: true},
			{Element: CopyStampTitle, Size: points(13, 13, 13, rule("mục III (dấu bản sao)")), Bold: true, Capitals: true},
			{Element: CopyStamp, Size: points(11, 13, 12, custom("các dòng của dấu bản sao"))},
			{Element: ReceivedStamp, Size: points(10, 13, 11, custom("dấu Đến của nơi nhận"))},
		},
		Strokes: Strokes{
			UnderTitle: Share{1, 1, 1, rule("thể thức tiêu đề")},
			Thickness:  points(0.5, 0.75, 0.75, custom("nét liền 0,75 pt")),
			Gap:        points(1, 2, 1.5, custom("đường kẻ cách chữ 1 đến 2 pt")),
		},
		Words: Words{
			Title:        "ĐẢNG CỘNG SẢN VIỆT NAM",
			NumberPrefix: "Số ", NumberFirst: "-", NumberSecond: "/",
			NumberForm:    regexp.MustCompile(`^(Số )?(0[1-9]|[1-9]\d+)-(\p{Lu}[\p{L}]{1,3})/([\p{Lu}]+|ThU)(-[\p{Lu}]+)*$`),
			NumberExample: "Số 09-KH/BCĐ",
			Cite:          rule("thể thức số và ký hiệu"),
			IssuerMark:    "*",
			SubjectMark:   "-----",
			EndMark:       ".", EndMarkCite: rule("thể thức nội dung (kết thúc bằng dấu chấm)"),
			BasisBullet: "- ", BasisEnd: ";", BasisLastEnd: f.basisLast,
			BasisCite: rule("thể thức nội dung (căn cứ ban hành)"),
			Purposes:  purposes, PurposesCite: purposesCite,
			Addressees: "Kính gửi:", AlsoAddressed: alsoAddressed, Submission: f.submission, LetterSubject: f.letterSubject, ListBullet: "- ", AddresseeAlone: Center, AddresseeEnd: f.listEnd, AddresseeLast: f.listEnd,
			Recipients: "Nơi nhận:", RecipientEnd: f.listEnd, RecipientLast: ".", FirstAddressed: "Như trên", Archive: "Lưu ",
			RecipientsCite:  rule("thể thức nơi nhận"),
			AnnexReference:  "(Kèm theo %s)",
			ReferenceNumber: "số ", ReferenceDate: ", ", ReferenceDay: "ngày ", ReferenceIssuer: " của ", ReferenceAnnex: annexOf,
			ReferenceCite: custom("dòng Kèm theo ghi ngày bằng chữ số"),
			IssuerJoin:    " - ", CodeJoin: "-", JointHead: true,
			JointCite: rule("thể thức tên cơ quan ban hành văn bản"),
		},
		Layout: Layout{
			HeadRight:        millimetres(76, 106, 76, custom("cột phải của phần đầu từ 76 đến 106 mm, theo dòng ngày tháng")),
			SignatureLeft:    millimetres(60, 90, 80, custom("cột Nơi nhận 78 đến 82 mm")),
			SignatureMore:    millimetres(8, 8, 8, custom("cột Nơi nhận rộng thêm cho dòng dài")),
			LetterSubjectGap: points(0, 6, 0, custom("trích yếu công văn ngay dưới số và ký hiệu")),
			AddresseesLeft:   millimetres(20, 60, 35, custom("Kính gửi cách lề trái 35 mm khi có nhiều nơi nhận")),
			MarkGap:          points(0, 12, 6, custom("khoảng cách quanh dấu chỉ mức độ")),
			MarkBorder:       points(0.5, 1.5, 1, custom("khung viền đơn của dấu")),
			ContactGap:       points(0, 12, 6, custom("khoảng cách trên đường kẻ của thông tin liên hệ")),
			ContactUnder:     contactUnder,
			HeadRoom:         millimetres(2, 2, 2, custom("khoảng trống cạnh chữ trong phần đầu")),
			HeadBetween:      millimetres(6, 6, 6, custom("khoảng trống giữa tên cơ quan và Quốc hiệu, tiêu đề")),
			JointGap:         points(3, 3, 3, custom("khoảng cách giữa tên các cơ quan cùng ban hành")),
			Stamp:            receivedStamp(custom("dấu «Đến» như mẫu của Nghị định 30/2020/NĐ-CP, Phụ lục IV")),
			HeadGap:          points(0, 12, 0, custom("khoảng cách giữa dấu sao và số, ký hiệu")),
			TypeNameBefore:   points(6, 36, 18, custom("khoảng cách trên tên loại 18 đến 24 pt")),
			SubjectAfter:     points(6, 24, 6, custom("khoảng cách trước nội dung 6 đến 12 pt")),
			AddresseesGap:    points(6, 24, 12, custom("khoảng cách dưới Kính gửi 12 pt")),
			SignatureGap:     points(6, 24, 12, custom("khoảng cách trên khối chữ ký 12 pt")),
			SignersGap:       points(12, 24, 12, custom("giữa hai hàng người ký ít nhất 12 pt")),
			SignatureWidth:   millimetres(25, 60, 40, signatureWidthCite),
			SealWidth:        millimetres(20, 45, 36, sealWidthCite),
			HeadingBefore:    points(6, 24, 12, headingBeforeCite),
			TablePadX:        millimetres(0.5, 3, 1.5, custom("lề trong ô bảng")),
			TablePadY:        points(0, 6, 2, custom("lề trong ô bảng")),
			TableBorder:      points(0.25, 1.5, 0.5, custom("đường kẻ bảng 0,5 pt")),
		},
		Signature: Signature{
			Marks:            partyMarks,
			MarksCite:        rule("thể thức quyền hạn, chức vụ, chữ ký"),
			Space:            millimetres(20, 45, 25, custom("khoảng trống để ký và đóng dấu từ 25 mm")),
			Tight:            millimetres(20, 45, 25, custom("khoảng trống để ký và đóng dấu từ 25 mm")),
			Concurrently:     "kiêm",
			ConcurrentlyCite: rule("thể thức chữ ký (ghi chức vụ kiêm nhiệm thành ba dòng)"),
			BodyLines:        2,
			BodyLinesCite:    bodyLinesCite,
			ImageCite:        images,
			ImageGap:         imageGap,
			SealOverlap:      Share{third, third, third, rule("thể thức dấu (khoảng một phần ba chữ ký, về bên trái)")},
			SealReach:        sealReach,
		},
		Numbering: Numbering{
			Sequence: []string{"I.", "1.", "a)", "-", "+"},
			Bullets:  []string{"- ", "+ "},
			Cite:     custom("văn bản chỉ đạo: I. 1. a) -"),
		},
		Annex: Annex{
			Word: "Phụ lục", Inner: innerAnnex, UpperWord: true, Example: "PHỤ LỤC 2",
			Cite: rule("thể thức phụ lục"),
		},
		Copies: f.copies,
		Marks: Marks{
			UrgencyWords: map[string]string{"khan": "KHẨN", "thuong-khan": "THƯỢNG KHẨN", "hoa-toc": "HOẢ TỐC"},
			UrgencyCite:  rule("thể thức dấu chỉ mức độ khẩn"),
			DraftWords:   "Dự thảo lần %d",
			NoteAlign:    Right,
			Contact: []ContactLine{{";", []ContactPart{
				{"Địa chỉ: ", "address"}, {"điện thoại: ", "phone"}, {"fax: ", "fax"}, {"email: ", "email"}, {"website: ", "website"},
			}}},
			ContactLast: true,
			ContactCite: rule("thể thức thông tin liên hệ"),
			FootNote:    f.footNote,
			Drafter:     Drafter{Code: "%s", Copies: "-%d", Cite: row(DrafterCode)},
		},
	}
}

// partyRows are the row numbers of the Party's table of sizes and styles.
var partyRows = map[Element]string{
	NationalTitle: "1", ParentAgency: "2", Issuer: "2", Reference: "3", PlaceDate: "4",
	TypeName: "5", Subject: "5", Body: "6", Authority: "7", Position: "7", SignerName: "7",
	AddresseesLabel: "9", Addressees: "9", RecipientsLabel: "9", Recipients: "9",
	UrgencyMark: "11", CirculationNote: "12", DraftNote: "12", DrafterCode: "13",
	Contact: "14", PageNumber: "15",
}

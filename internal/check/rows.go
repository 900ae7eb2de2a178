package check

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// What a clerk does in Word about most faults.
const (
	doPage      = "Thẻ Bố trí (Layout) → Lề (Margins) → Lề tùy chỉnh."
	doPaper     = "Thẻ Bố trí (Layout) → Khổ giấy (Size) → A4."
	doFont      = "Chọn phần chữ ấy, thẻ Trang đầu (Home): đặt lại phông và cỡ chữ."
	doLook      = "Chọn dòng ấy, thẻ Trang đầu (Home): đặt lại kiểu chữ."
	doKeep      = "Chọn hai dòng cuối của nội dung và các dòng của khối chữ ký: hộp Đoạn (Paragraph) → Giữ với đoạn sau (Keep with next)."
	doCentre    = "Bỏ dấu cách, tab ở đầu dòng; thẻ Trang đầu (Home) → Canh giữa (Ctrl+E)."
	doNumber    = "Thẻ Chèn (Insert) → Số trang (Page Number) → Đầu trang, giữa; đánh dấu Trang đầu khác (Different First Page)."
	doStroke    = "Thẻ Chèn (Insert) → Hình (Shapes) → đường thẳng, giữ phím Shift khi kéo; xóa đường cũ nếu có."
	doParagraph = "Chọn các đoạn ấy, mở hộp Đoạn (Paragraph) và đặt lại."
	doReview    = "Thẻ Xem lại (Review): chấp nhận hoặc bỏ thay đổi, xóa ghi chú trước khi ban hành."
	doTable     = "Bấm vào bảng, thẻ Bố trí (Layout) của bảng → Thuộc tính (Properties)."
)

func paperRow(of func(*rules.Paper) rules.Cite) func(*rules.Profile) rules.Cite {
	return func(p *rules.Profile) rules.Cite { return of(&p.Paper) }
}

// pageRows are about the sheet, its letters and its numbers.
func pageRows() []row {
	margin := func(side string, name fault.Text, of func(*rules.Paper) rules.Range) row {
		return row{"style.margins." + side, name, fault.Error, paperRow(func(a *rules.Paper) rules.Cite { return of(a).Cite }), inAll, doPage}
	}
	return []row{
		{"paper.scope", fault.Text{"phạm vi của thể thức", "the scope of the rules"}, fault.Hint, by(rules.FileLaws.Scope), inFiles, ""},
		{"page.size", fault.Text{"khổ giấy", "the size of the paper"}, fault.Error, paperRow(func(a *rules.Paper) rules.Cite { return a.Cite }), inFiles, doPaper},
		margin("top", fault.Text{"lề trên", "the top margin"}, func(a *rules.Paper) rules.Range { return a.Top }),
		margin("bottom", fault.Text{"lề dưới", "the bottom margin"}, func(a *rules.Paper) rules.Range { return a.Bottom }),
		margin("left", fault.Text{"lề trái", "the left margin"}, func(a *rules.Paper) rules.Range { return a.Left }),
		margin("right", fault.Text{"lề phải", "the right margin"}, func(a *rules.Paper) rules.Range { return a.Right }),
		{"text.face", fault.Text{"phông chữ", "the typeface"}, fault.Error, by(rules.FileLaws.Face), inFiles, doFont},
		{"text.color", fault.Text{"màu chữ", "the colour of the text"}, fault.Error, by(rules.FileLaws.Color), inFiles, "Chọn phần chữ ấy, thẻ Trang đầu (Home) → Màu chữ → Tự động (đen)."},
		{"text.encoding", fault.Text{"bảng mã", "the encoding"}, fault.Error, by(rules.LawEncoding), inAll, "Chuyển chữ sang Unicode (vanthu import làm việc ấy)."},
		{"text.normal", fault.Text{"dạng dựng sẵn của chữ", "composed letters"}, fault.Warning, by(rules.FileLaws.Unicode), inFiles, "Chuyển mã sang Unicode dựng sẵn rồi dán lại."},
		{"text.pasted", fault.Text{"ký tự ẩn do dán chữ", "invisible characters that pasting brings"}, fault.Warning, by(rules.FileLaws.Typing), inAll, "Xóa ký tự ấy, hoặc dán lại bằng Giữ chỉ chữ (Keep Text Only)."},
		{"page.number", fault.Text{"số trang", "the page number"}, fault.Error, by(rules.FileLaws.Pages), inFiles, doNumber},
		{"trace.comments", fault.Text{"ghi chú còn sót", "comments left over"}, fault.Warning, by(rules.FileLaws.Traces), inWord, doReview},
		{"trace.changes", fault.Text{"thay đổi còn theo dõi", "tracked changes left over"}, fault.Warning, by(rules.FileLaws.Traces), inWord, doReview},
		{"trace.highlights", fault.Text{"chữ còn tô nền", "highlights left over"}, fault.Warning, by(rules.FileLaws.Traces), inWord, "Chọn chữ ấy, thẻ Trang đầu (Home) → Màu tô nền chữ → Không màu."},
		{"trace.hidden", fault.Text{"chữ ẩn", "hidden text"}, fault.Warning, by(rules.FileLaws.Traces), inWord, "Chọn tất cả (Ctrl+A), Ctrl+D, bỏ dấu ở Ẩn (Hidden), rồi xóa chữ ấy."},
		{"trace.placeholders", fault.Text{"dấu mẫu chưa điền", "marks of a template"}, fault.Warning, by(rules.FileLaws.Traces), inFiles, "Điền hoặc xóa dấu ấy."},
	}
}

// headRows are about ô số 1 to 5, 9a and 10.
func headRows() []row {
	list := []row{
		{"head.title", fault.Text{"Quốc hiệu, tiêu đề", "the national title"}, fault.Error, by(rules.FileLaws.Head), inFiles, ""},
		{"head.title-lines", fault.Text{"Quốc hiệu, tiêu đề trên một dòng", "the national title on one line"}, fault.Error, by(rules.FileLaws.Head), inFiles, "Nới cột phải hoặc đặt Quốc hiệu cỡ 12."},
		{"head.motto", fault.Text{"Tiêu ngữ", "the motto"}, fault.Error, by(rules.FileLaws.Head), inFiles, "Gõ «Độc lập - Tự do - Hạnh phúc»: gạch nối (-) có dấu cách hai bên; tắt tự đổi gạch nối của Word (Ctrl+Z sau khi bị đổi)."},
		{"head.issuer", fault.Text{"tên cơ quan ban hành", "the issuing body"}, fault.Error, by(rules.FileLaws.Issuer), inFiles, ""},
		{"stroke.title", fault.Text{"đường kẻ dưới Tiêu ngữ, tiêu đề", "the stroke under the title"}, fault.Warning, func(p *rules.Profile) rules.Cite { return p.Strokes.UnderTitle.Cite }, inFiles, doStroke},
		{"stroke.issuer", fault.Text{"đường kẻ hoặc dấu sao dưới tên cơ quan", "the stroke or star under the issuing body"}, fault.Warning, by(rules.FileLaws.Issuer), inFiles, doStroke},
		{"stroke.subject", fault.Text{"đường kẻ hoặc gạch nối dưới trích yếu", "the stroke or hyphens under the subject"}, fault.Warning, by(rules.LawSubject), inFiles, doStroke},
		{"stroke.typed", fault.Text{"đường kẻ vẽ, không gõ bằng ký tự", "strokes that are drawn, not typed"}, fault.Error, func(p *rules.Profile) rules.Cite { return p.Strokes.UnderTitle.Cite }, inFiles, doStroke},
		{"number.blank", fault.Text{"số", "the number"}, fault.Hint, by(rules.LawNumber), inAll, ""},
		{"number.form", fault.Text{"dạng của số và ký hiệu", "the form of number and symbol"}, fault.Error, by(rules.LawSymbol), inAll, ""},
		{"symbol.kind", fault.Text{"chữ viết tắt tên loại trong ký hiệu", "the kind's abbreviation in the symbol"}, fault.Error, by(rules.LawSymbol), inAll, ""},
		{"symbol.issuer", fault.Text{"chữ viết tắt tên cơ quan trong ký hiệu", "the body's abbreviation in the symbol"}, fault.Warning, by(rules.LawSymbol), inDocument, ""},
		{"place.missing", fault.Text{"địa danh", "the place"}, fault.Warning, by(rules.LawDate), inAll, ""},
		{"date.blank", fault.Text{"ngày, tháng, năm", "the date"}, fault.Hint, by(rules.LawDate), inAll, ""},
		{"date.form", fault.Text{"dạng của địa danh và ngày", "the form of place and date"}, fault.Error, by(rules.LawDate), inFiles, ""},
		{"look.center", fault.Text{"canh giữa tên loại, trích yếu, tiêu đề", "type name, subject and titles centred"}, fault.Error, typeRow(rules.TypeName), inFiles, doCentre},
		{"head.level", fault.Text{"số và ngày trên cùng một dòng", "number and date on one line"}, fault.Error, by(rules.FileLaws.Level), inFiles, "Đặt số và ngày trong cùng một hàng của bảng không viền."},
		{"kind.letter", fault.Text{"công văn không có tên loại", "no type name over a công văn"}, fault.Error, by(rules.LawSubject), inFiles, "Xóa dòng ấy; trích yếu «V/v …» đặt dưới số và ký hiệu."},
		{"subject.missing", fault.Text{"trích yếu", "the subject"}, fault.Warning, by(rules.LawSubject), inAll, ""},
		{"subject.letter", fault.Text{"«V/v» trước trích yếu công văn", "«V/v» before the subject of a công văn"}, fault.Error, by(rules.LawSubject), inFiles, ""},
		{"subject.kind", fault.Text{"trích yếu không nhắc lại tên loại", "a subject that does not repeat the kind"}, fault.Warning, by(rules.LawSubject), inAll, ""},
		{"subject.abbreviated", fault.Text{"«V/v» chỉ ở trích yếu công văn", "«V/v» in the subject of a công văn alone"}, fault.Warning, by(rules.LawSubject), inAll, ""},
		{"subject.stop", fault.Text{"trích yếu không có dấu chấm", "a subject without a full stop"}, fault.Hint, by(rules.LawSubject), inAll, ""},
		{"subject.long", fault.Text{"độ dài của trích yếu", "the length of the subject"}, fault.Hint, by(rules.LawRegister), inAll, ""},
		{"to.missing", fault.Text{"Kính gửi", "the addressees"}, fault.Error, by(rules.FileLaws.Addressed), inFiles, ""},
		{"to.form", fault.Text{"dấu ở Kính gửi", "the marks of the addressees"}, fault.Warning, by(rules.FileLaws.Addressed), inFiles, ""},
		{"mark.frame", fault.Text{"khung của dấu chỉ mức độ khẩn", "the frame of the mark of urgency"}, fault.Warning, by(rules.FileLaws.Urgency), inFiles, "Chọn dòng ấy, thẻ Trang đầu (Home) → Đường viền (Borders) → Viền ngoài; chữ và viền màu đỏ."},
		{"mark.secrecy", fault.Text{"dấu độ mật", "the mark of secrecy"}, fault.Warning, typeRow(rules.SecrecyMark), inFiles, ""},
		{"mark.urgency", fault.Text{"dấu chỉ mức độ khẩn", "the mark of urgency"}, fault.Warning, by(rules.FileLaws.Urgency), inFiles, ""},
	}
	for _, e := range lookedAt {
		name := fault.Text{"cỡ chữ của " + e.Told(rules.State), "the size of " + english(e)}
		look := fault.Text{"kiểu chữ của " + e.Told(rules.State), "the style of " + english(e)}
		list = append(list,
			row{"style.sizes." + string(e), name, fault.Error, typeRow(e), inAll, doFont},
			row{"look." + string(e), look, fault.Error, typeRow(e), inFiles, doLook})
	}
	return list
}

// bodyRows are about ô số 6 and tables.
func bodyRows() []row {
	return []row{
		{"basis.form", fault.Text{"dấu cuối căn cứ", "the ends of legal bases"}, fault.Error, by(rules.FileLaws.Basis), inFiles, ""},
		{"style.body_size", fault.Text{"cỡ chữ nội dung", "the size of the text"}, fault.Error, typeRow(rules.Body), inAll, doFont},
		{"body.one-size", fault.Text{"một cỡ chữ trong nội dung", "one size through the text"}, fault.Warning, typeRow(rules.Body), inFiles, doFont},
		{"body.align", fault.Text{"canh đều hai lề", "justified text"}, fault.Error, by(rules.FileLaws.Text), inFiles, doParagraph},
		{"style.indent", fault.Text{"lùi đầu dòng", "the first-line indent"}, fault.Error, func(p *rules.Profile) rules.Cite { return p.Paragraphs.IndentCite }, inAll, doParagraph},
		{"body.indent-typed", fault.Text{"lùi đầu dòng bằng lệnh, không bằng dấu cách hay tab", "indents that are set, not typed"}, fault.Error, by(rules.FileLaws.Text), inWord, "Xóa dấu cách, tab ở đầu đoạn; hộp Đoạn (Paragraph) → Đặc biệt: Dòng đầu."},
		{"style.paragraph_gap", fault.Text{"khoảng cách đoạn", "the gap between paragraphs"}, fault.Error, func(p *rules.Profile) rules.Cite { return p.Paragraphs.Gap.Cite }, inAll, doParagraph},
		{"style.line_spacing", fault.Text{"khoảng cách dòng", "the line spacing"}, fault.Error, func(p *rules.Profile) rules.Cite { return p.Paragraphs.LineCite }, inAll, doParagraph},
		{"body.empty", fault.Text{"không dùng đoạn trống để giãn", "no empty paragraphs for room"}, fault.Hint, by(rules.FileLaws.Habits), inWord, "Xóa đoạn trống; đặt khoảng cách Trước, Sau trong hộp Đoạn (Paragraph)."},
		{"text.blank", fault.Text{"dấu cách bên dấu câu", "blanks beside stops"}, fault.Hint, by(rules.FileLaws.Typing), inAll, ""},
		{"text.tones", fault.Text{"một cách đặt dấu thanh", "one way of placing tones"}, fault.Hint, by(rules.FileLaws.Typing), inAll, ""},
		{"text.capitals", fault.Text{"viết hoa", "capitals"}, fault.Hint, by(rules.FileLaws.Capitals), inAll, ""},
		{"levels.order", fault.Text{"số thứ tự điều, khoản, điểm", "the order of articles, clauses, points"}, fault.Warning, by(rules.FileLaws.Text), inFiles, ""},
		{"levels.roman", fault.Text{"số La Mã của phần, chương", "Roman numbers of parts and chapters"}, fault.Error, by(rules.FileLaws.Text), inFiles, ""},
		{"date.month", fault.Text{"số 0 trước tháng", "zeros before months"}, fault.Hint, by(rules.LawMonth), inAll, ""},
		{"date.day", fault.Text{"số 0 trước ngày", "zeros before days"}, fault.Hint, by(rules.LawMonth), inAll, ""},
		{"date.later", fault.Text{"ngày viện dẫn không sau ngày ký", "no cited date after the paper's own"}, fault.Warning, by(rules.FileLaws.Cited), inAll, ""},
		{"date.differs", fault.Text{"một văn bản viện dẫn, một ngày", "one date for each cited paper"}, fault.Warning, by(rules.FileLaws.Cited), inAll, ""},
		{"body.ended", fault.Text{"cơ quan cấp huyện đã thôi hoạt động", "bodies of districts that have ended"}, fault.Hint, by(rules.FileLaws.Ended), inAll, ""},
		{"end.mark", fault.Text{"dấu kết thúc", "the end mark"}, fault.Hint, by(rules.LawEndMark), inAll, ""},
		{"end.typed", fault.Text{"một dấu câu ở cuối", "one stop at the end"}, fault.Warning, by(rules.FileLaws.Typing), inAll, ""},
		{"table.size", fault.Text{"cỡ chữ trong bảng", "the size of text in tables"}, fault.Hint, by(rules.LawTable), inAll, ""},
		{"table.width", fault.Text{"bảng nằm trong lề", "tables within the margins"}, fault.Warning, by(rules.FileLaws.Tables), inWord, doTable},
		{"table.split", fault.Text{"hàng của bảng không bị cắt đôi", "rows of tables that stay whole"}, fault.Hint, by(rules.FileLaws.Tables), inWord, "Chọn bảng, thẻ Bố trí (Layout) của bảng → Thuộc tính → Hàng (Row): bỏ dấu ở «Cho phép hàng bị ngắt qua trang»."},
		{"table.rows", fault.Text{"hàng tiêu đề lặp lại", "header rows that repeat"}, fault.Hint, by(rules.FileLaws.Tables), inWord, doTable},
	}
}

// endRows are about ô số 7 and 9b, annexes, and the file.
func endRows() []row {
	return []row{
		{"signer.missing", fault.Text{"người ký", "the signer"}, fault.Warning, by(rules.LawParts), inAll, ""},
		{"signer.authority", fault.Text{"chữ viết tắt trước quyền hạn", "the mark before the authority"}, fault.Error, by(rules.LawAuthority), inAll, ""},
		{"signer.position", fault.Text{"chức vụ dưới quyền hạn", "the position under the authority"}, fault.Error, by(rules.LawAuthority), inAll, ""},
		{"signer.right", fault.Text{"quyền hạn ký hợp với cơ quan ban hành", "an authority that fits the issuing body"}, fault.Warning, by(rules.LawAuthority), inAll, ""},
		{"signer.name-blank", fault.Text{"họ tên người ký", "the signer's name"}, fault.Hint, by(rules.LawName), inAll, ""},
		{"signer.title", fault.Text{"không ghi học hàm, học vị", "no academic title"}, fault.Warning, by(rules.LawName), inAll, ""},
		{"signer.capitals", fault.Text{"họ tên in thường", "a name in small letters"}, fault.Warning, by(rules.LawName), inAll, ""},
		{"signature.whole", fault.Text{"khối chữ ký trên một trang", "a signature on one page"}, fault.Warning, by(rules.FileLaws.Block), inFiles, doKeep},
		{"signature.alone", fault.Text{"khối chữ ký đi cùng nội dung", "a signature with text on its page"}, fault.Warning, by(rules.FileLaws.Block), inFiles, doKeep},
		{"recipients.missing", fault.Text{"nơi nhận", "the recipients"}, fault.Warning, by(rules.LawParts), inAll, ""},
		{"recipients.form", fault.Text{"dấu ở nơi nhận", "the marks of the recipients"}, fault.Warning, by(rules.LawRecipients), inFiles, ""},
		{"recipients.label", fault.Text{"nhãn Nơi nhận", "the label of the recipients"}, fault.Error, by(rules.LawRecipients), inFiles, ""},
		{"recipients.first", fault.Text{"«Như trên» ở đầu nơi nhận", "«Như trên» as the first recipient"}, fault.Warning, by(rules.LawRecipients), inAll, ""},
		{"recipients.article", fault.Text{"«Như Điều …» ở đầu nơi nhận", "«Như Điều …» as the first recipient"}, fault.Hint, by(rules.LawRecipients), inAll, ""},
		{"recipients.archive-twice", fault.Text{"một dòng Lưu", "one archive line"}, fault.Warning, by(rules.LawRecipients), inAll, ""},
		{"archive.missing", fault.Text{"dòng Lưu", "the archive line"}, fault.Warning, by(rules.LawRecipients), inAll, ""},
		{"annex.label", fault.Text{"chữ và số của Phụ lục", "word and number of annexes"}, fault.Error, by(rules.LawAnnex), inAll, ""},
		{"annex.reference", fault.Text{"dòng Kèm theo của phụ lục", "the reference of an annex"}, fault.Warning, by(rules.LawAnnex), inAll, ""},
		{"annex.text", fault.Text{"cỡ chữ, canh lề, lùi đầu dòng trong phụ lục", "the text of annexes"}, fault.Hint, by(rules.FileLaws.Text), inFiles, doParagraph},
		{"annex.pages", fault.Text{"số trang riêng của phụ lục", "page numbers of an annex"}, fault.Warning, by(rules.LawAnnex), inFiles, "Thẻ Chèn (Insert) → Số trang → Định dạng số trang → Bắt đầu từ 1."},
		{"form.fields", fault.Text{"mẫu riêng của loại", "the form of the kind"}, fault.Warning, by(rules.LawSlips), inDocument, ""},
		{"text.label", fault.Text{"nhãn gõ thừa", "labels typed twice"}, fault.Warning, by(rules.LawSlips), inDocument, ""},
		{"heading.title", fault.Text{"tiêu đề của mục", "the title of a section"}, fault.Warning, by(rules.LawHeading), inDocument, ""},
		{"text.heading", fault.Text{"tiêu đề, điều gõ như một đoạn", "headings typed as paragraphs"}, fault.Warning, by(rules.LawHeading), inDocument, ""},
		{"text.number", fault.Text{"số thứ tự gõ thừa", "numbers typed twice"}, fault.Warning, by(rules.LawSlips), inDocument, ""},
		{"text.bullet", fault.Text{"gạch đầu dòng gõ thừa", "dashes typed twice"}, fault.Warning, by(rules.LawSlips), inDocument, ""},
		{"end.open", fault.Text{"dấu câu ở cuối", "the last stop"}, fault.Warning, by(rules.LawSlips), inDocument, ""},
		{"file.faces", fault.Text{"phông nhúng trong PDF", "faces in the PDF"}, fault.Hint, by(rules.FileLaws.Layer), inPDF, "Xuất lại PDF từ Word, chọn «Tuân theo PDF/A» (PDF/A compliant) trong Tùy chọn."},
		{"file.version", fault.Text{"phiên bản của PDF", "the version of the PDF"}, fault.Warning, by(rules.FileLaws.Layer), inPDF, "Xuất lại PDF từ Word."},
		{"file.signature", fault.Text{"chữ ký số còn nguyên", "digital signatures that are whole"}, fault.Error, by(rules.FileLaws.Signed), inPDF, "Ký lại từ bản gốc; không sửa tệp sau khi ký."},
		{"file.text", fault.Text{"lớp chữ của PDF", "the text layer of the PDF"}, fault.Warning, by(rules.FileLaws.Layer), inPDF, "Xuất lại PDF từ tệp Word; bản quét thì nhận dạng chữ (OCR)."},
	}
}

package document

import (
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// told is a fault in the words that stand by its rule.
func told(pointer, rule string, args ...any) fault.Fault {
	if text, ok := messages[rule]; ok {
		return fault.New(pointer, rule, text, args...)
	}
	return fault.Of(pointer, rule, args...)
}

// toldAs is a fault in words that several rules share, or that the law has a
// clause for.
func toldAs(pointer, rule, message string, cite rules.Cite, args ...any) fault.Fault {
	f := told(pointer, message, args...).Citing(string(cite))
	f.Rule = rule
	return f
}

// messages are the sentences of all faults that no other room tells.
var messages = map[string]fault.Text{
	"json.object": {"Văn bản phải là một đối tượng JSON {…}, không phải %s.", "A document must be a JSON object, not %s."},

	// Limits.
	"limit.blocks": {"Văn bản có quá %s đoạn, mục và gạch đầu dòng.", "There are more than %s blocks and items."},
	"limit.cells":  {"Các bảng có tất cả quá %s ô.", "The tables have more than %s cells in all."},
	"limit.length": {"Dài quá %s ký tự (đang có %s).", "Longer than %s characters (it has %s)."},
	"limit.count":  {"Có quá %s phần tử (đang có %s).", "More than %s elements (there are %s)."},
	"limit.least":  {"Phải từ %s trở lên.", "Must be at least %s."},
	"limit.most":   {"Không được vượt quá %s.", "Must not be more than %s."},

	// Keys, types and values.
	"key.misspelt": {"Không có khóa «%s»; có phải ý là «%s»?", "There is no key «%s»; is «%s» meant?"},
	"type":         {"Phải là %s, không phải %s.", "Must be %s, not %s."},
	"integer":      {"«%s» không phải là số nguyên viết bằng chữ số.", "«%s» is not an integer written in digits."},
	"decimal":      {"«%s» quá lớn.", "«%s» is too big."},

	// Characters.
	"char.broken":    {"Ký tự %s ở vị trí %s cho biết dữ liệu bị hỏng: mã hóa không phải UTF-8, hoặc mã \\uD800–\\uDFFF đứng lẻ.", "Character %s at position %s means damaged data: not UTF-8, or a lone surrogate \\uD800–\\uDFFF."},
	"char.none":      {"%s ở vị trí %s không phải là ký tự của Unicode.", "%s at position %s is not a Unicode character."},
	"char.control":   {"Ký tự điều khiển %s ở vị trí %s không được dùng; mỗi đoạn văn là một chuỗi riêng.", "Control character %s at position %s cannot be used; each paragraph is a string of its own."},
	"char.separator": {"Ký tự ngắt dòng %s ở vị trí %s không được dùng; mỗi đoạn văn là một chuỗi riêng.", "Line separator %s at position %s cannot be used; each paragraph is a string of its own."},
	"char.invisible": {"Ký tự %s ở vị trí %s không nhìn thấy được khi in; hãy xóa đi.", "Character %s at position %s cannot be seen on paper; delete it."},
	"char.private":   {"Ký tự %s ở vị trí %s thuộc vùng dùng riêng, mỗi máy hiện một khác.", "Character %s at position %s is for private use and looks different on every computer."},
	"char.astral":    {"Ký tự %s ở vị trí %s không in được (biểu tượng, chữ hiếm).", "Character %s at position %s cannot be printed (a symbol, a rare letter)."},
	"char.mark":      {"Dấu %s ở vị trí %s đứng rời, không ghép được với chữ đứng trước.", "The mark %s at position %s does not join the letter before it."},
	"char.uncovered": {"Phông chữ không có ký tự %s (vị trí %s).", "The fonts have no character %s (position %s)."},
	"char.instead":   {"%s Có thể viết «%s».", "%s «%s» may stand instead."},
	"char.more":      {"Chuỗi này còn %s ký tự không dùng được nữa.", "This string has %s more characters that cannot be used."},
	"text.encoding": {"Chữ gõ bằng bảng mã cũ %s, in ra sai: «%s» là «%s». Văn bản dùng bảng mã Unicode; chuyển mã rồi lập lại.",
		"The text is in the old encoding %s and would print wrong: «%s» is «%s». Documents are in Unicode; convert it first."},

	// The head.
	"group.office":          {"«%s» gọi tên một nhóm nơi nhận của hồ sơ cơ quan, mà văn bản không ghi «office».", "«%s» names a group of an office's file, and the document names no «office»."},
	"office.none":           {"Không có hồ sơ cơ quan nào ở đây: chương trình chạy không có --offices.", "There are no offices here: the program runs without --offices."},
	"profile":               {"Không có thể thức «%s». Các thể thức dùng được: %s.", "There is no profile «%s». The profiles are: %s."},
	"organization":          {"Không có tổ chức «%s». Các tổ chức có phần đầu riêng: %s.", "There is no organisation «%s». Those with a head of their own are: %s."},
	"organization.profile":  {"Văn bản của %s không theo thể thức %s.", "Documents of %s do not follow the profile %s."},
	"kind":                  {"Không có loại văn bản «%s». Các loại dùng được: %s.", "There is no kind «%s». The kinds are: %s."},
	"kind.misspelt":         {"Không có loại văn bản «%s»; có phải ý là «%s»?", "There is no kind «%s»; is «%s» meant?"},
	"kind.family":           {"Loại văn bản «%s» không có trong thể thức %s.", "The kind «%s» does not exist under the profile %s."},
	"kind.fields":           {"Loại văn bản «%s» không có mẫu riêng nên không dùng «fields».", "The kind «%s» has no form of its own, so «fields» cannot be used."},
	"issuer.both":           {"Chỉ dùng một trong hai: «issuer» (một cơ quan) hoặc «issuers» (văn bản liên tịch).", "Use one of «issuer» (one body) and «issuers» (a joint document), not both."},
	"number":                {"Số văn bản phải là số nguyên từ 1, không quá %s chữ số.", "A document's number must be an integer from 1 with at most %s digits."},
	"number.text":           {"Đã có «number_text» thì không dùng «number» và «symbol»: «number_text» in nguyên văn thay cho cả hai.", "«number_text» is printed instead of «number» and «symbol», so they cannot be given too."},
	"date.form":             {"«%s» không phải là ngày viết theo dạng 2026-11-20, 2026-11 hoặc 2026.", "«%s» is not a date in the form 2026-11-20, 2026-11 or 2026."},
	"date.missing":          {"Ngày %s không có trong lịch.", "The calendar has no date %s."},
	"date.year":             {"Năm %s nằm ngoài khoảng %s–%s.", "The year %s lies outside %s–%s."},
	"draft":                 {"Lần dự thảo phải từ 1 trở lên.", "The number of a draft must be at least 1."},
	"logo":                  {"Văn bản theo %s không có biểu trưng ở phần đầu.", "A document by %s has no logo in its head."},
	"secrecy":               {"Máy chủ này không lập văn bản mật: bí mật nhà nước chỉ được soạn thảo trên máy không nối mạng.", "This server does not make secret documents: state secrets may only be written on machines outside a network."},
	"kind.symbol":           {"Thể thức không quy định chữ viết tắt của loại «%s»: hãy ghi ký hiệu ở «symbol».", "The law gives no abbreviation for the kind «%s»: write the symbol in «symbol»."},
	"moment":                {"Thời điểm %s không đúng dạng RFC 3339, ví dụ «2026-01-05T09:30:15+07:00».", "The time %s is not in the form of RFC 3339, such as «2026-01-05T09:30:15+07:00»."},
	"circulation":           {"Chỉ dẫn về phạm vi lưu hành dài %s mm, chỗ dành cho nó chỉ %s mm.", "The note on circulation is %s mm long; there is room for %s mm."},
	"to.required":           {"Loại văn bản «%s» phải có nơi nhận sau «Kính gửi» («to»).", "The kind «%s» must name its addressees («to»)."},
	"to.dispatched":         {"Loại văn bản «%s» phải có nơi nhận điện sau «… điện:» («to»).", "The kind «%s» must name who gets it after «… điện:» («to»)."},
	"authority_line.unused": {"Loại văn bản «%s» không có dòng thẩm quyền ban hành.", "The kind «%s» has no line for the authority that issues it."},
	"authority_line":        {"Loại văn bản «%s» phải có dòng thẩm quyền ban hành («authority_line»).", "The kind «%s» must name the authority that issues it («authority_line»)."},
	"field.unknown":         {"Không có mục %s trong mẫu của loại «%s». Các mục: %s.", "There is no field %s in the form of the kind «%s». The fields are: %s."},
	"field.type":            {"Mục %s phải là một chuỗi, một số, hoặc danh sách nếu mẫu cho phép.", "The field %s must be a text, a number, or a list where the form takes one."},
	"to":                    {"Loại văn bản «%s» không có phần «Kính gửi».", "The kind «%s» takes no addressees."},
	"signer.both":           {"Chỉ dùng một trong hai: «signer» (một người ký) hoặc «signers» (nhiều người ký).", "Use one of «signer» and «signers», not both."},
	"image.uri":             {"Ảnh phải là chuỗi \"data:image/png;base64,…\" viết liền, đúng chuẩn base64.", "An image must be a \"data:image/png;base64,…\" string in proper base64."},
	"image.uri-any":         {"Ảnh phải là chuỗi \"data:image/png;base64,…\" hoặc \"data:image/jpeg;base64,…\" viết liền, đúng chuẩn base64.", "An image must be a \"data:image/png;base64,…\" or \"data:image/jpeg;base64,…\" string in proper base64."},
	"image.data":            {"Không đọc được ảnh: tệp bị hỏng, hoặc không phải PNG, JPEG như đã ghi.", "The image cannot be read: a damaged file, or no PNG or JPEG as it says."},
	"attachment.separate":   {"Phụ lục của một phụ lục ở cùng tệp với phụ lục ấy, không ở tệp riêng.", "An annex of an annex is in the file of that, not in one of its own."},
	"attachment.depth":      {"Phụ lục của một phụ lục không có phụ lục nữa.", "An annex of an annex has no annexes."},
	"to.also":               {"«Đồng kính gửi» chỉ in dưới «Kính gửi»: ghi «to» trước.", "«Đồng kính gửi» is printed under «Kính gửi» alone: give «to» first."},
	"image.width":           {"Hình rộng %s mm; phải từ %s mm đến bề rộng vùng chữ, %s mm.", "The picture is %s mm wide; it must be %s mm to the width of the text, %s mm."},
	"image.alt":             {"Hình cần «caption» (chú thích) hoặc «alt» (mô tả cho người không nhìn thấy hình).", "A picture needs a «caption», or «alt», which says what it shows to who cannot see it."},
	"image.bytes":           {"Tệp ảnh lớn hơn %s KB.", "The image's file is larger than %s KB."},
	"image.pixels":          {"Ảnh rộng hoặc cao hơn %s điểm ảnh.", "The image is wider or higher than %s pixels."},
	"image.total":           {"Các ảnh có tất cả quá %s triệu điểm ảnh.", "The images have more than %s million pixels in all."},
	"image.png":             {"Không đọc được ảnh: tệp PNG bị hỏng hoặc không phải PNG.", "The image cannot be read: a damaged PNG, or none."},
	"orientation":           {"Trang ngang chỉ dùng khi nội dung có bảng mà không làm thành phụ lục riêng.", "A page lies only where the text has a table that is no annex of its own."},
	"body.none":             {"Văn bản chưa có nội dung: cần ít nhất một trong «sections», «opening», «purposes».", "The document has no content: at least one of «sections», «opening», «purposes» is needed."},
	"attachment.none":       {"Phụ lục phải có tiêu đề hoặc nội dung.", "An attachment must have a title or content."},

	// The body.
	"block.empty":       {"Đối tượng này phải có một trong các khóa %s.", "This object must have one of the keys %s."},
	"block.mixed":       {"Đối tượng này chỉ được có một trong các khóa %s.", "This object may have only one of the keys %s."},
	"block.key":         {"Khóa «%s» chỉ dùng cùng với title hoặc text.", "The key «%s» goes only with title or text."},
	"block.page-break":  {"Giá trị của page_break phải là true.", "The value of page_break must be true."},
	"block.depth":       {"Nội dung có quá %s cấp đánh số.", "There are more than %s numbered levels."},
	"block.sequence":    {"Cấp đánh số thứ %s nằm ngoài dãy ký hiệu (%s); thêm ký hiệu vào style.numbering hoặc ghi «label».", "Numbered level %s lies outside the sequence of markers (%s); add a marker to style.numbering or give a «label»."},
	"block.level-order": {"Cấp «%s» không thể nằm trong cấp «%s».", "Level «%s» cannot stand inside level «%s»."},
	"block.in-item":     {"Trong một gạch đầu dòng chỉ có đoạn văn, gạch đầu dòng cấp dưới, bảng, hình hoặc dòng điền; không có mục đánh số, không sang trang.", "An item may hold only paragraphs, items, tables, pictures and forms; nothing numbered and no page break."},
	"item.depth":        {"Gạch đầu dòng chỉ có %s cấp: «-» rồi «+».", "There are only %s levels of items: «-», then «+»."},
	"item.text":         {"Gạch đầu dòng phải có «text».", "An item must have «text»."},
	"item.key":          {"Khóa «%s» không dùng trong gạch đầu dòng.", "The key «%s» cannot be used in an item."},
	"list.empty":        {"Danh sách trống.", "The list is empty."},

	// Tables.
	"table.empty":        {"Bảng chưa có ô nào.", "The table has no cells."},
	"table.span":         {"Số ô gộp phải từ 1 trở lên, không phải %s.", "The number of places a cell covers must be at least 1, not %s."},
	"table.columns":      {"Bảng có %s cột, nhiều hơn %s cột.", "The table has %s columns, more than %s."},
	"table.width":        {"Độ rộng của cột phải lớn hơn 0.", "A column's width must be more than 0."},
	"table.row-long":     {"Hàng này chiếm quá %s cột của bảng.", "This row takes more than the table's %s columns."},
	"table.row-short":    {"Hàng này chiếm %s cột, bảng có %s cột.", "This row takes %s columns, the table has %s."},
	"table.overlap":      {"Ô này đè lên ô gộp từ hàng trên.", "This cell overlaps one that reaches down from a row above."},
	"table.rowspan-head": {"Ô này gộp %s hàng, nhưng phần đầu bảng chỉ còn %s hàng.", "This cell covers %s rows, but the header has only %s left."},
	"table.rowspan":      {"Ô này gộp %s hàng, nhưng bảng chỉ còn %s hàng.", "This cell covers %s rows, but the table has only %s left."},

	// House choices. The first three are shared by the rules style.*.
	"range":                  {"%s %s %s nằm ngoài khoảng %s–%s %s.", "%s of %s %s lies outside %s–%s %s."},
	"fixed":                  {"%s phải là %s %s, không phải %s %s.", "%s must be %s %s, not %s %s."},
	"half":                   {"%s phải là bội số của 0,5 pt, không phải %s pt.", "%s must be a multiple of 0.5 pt, not %s pt."},
	"style.indent":           {"Thụt đầu dòng phải là %s mm hoặc %s mm, không phải %s mm.", "The first-line indent must be %s mm or %s mm, not %s mm."},
	"style.line-both":        {"Chỉ dùng một trong hai: line_spacing hoặc line_exact.", "Use one of line_spacing and line_exact, not both."},
	"style.line_spacing":     {"Thể thức này tính dòng cách dòng theo điểm: dùng line_exact, không dùng line_spacing.", "This profile gives the line spacing in points: use line_exact, not line_spacing."},
	"style.line-times":       {"Khoảng cách dòng %s nằm ngoài khoảng %s–%s lần dòng đơn.", "Line spacing %s lies outside %s–%s times single."},
	"style.sizes.unknown":    {"Không có thành phần thể thức «%s». Các thành phần: %s.", "There is no element «%s». The elements are: %s."},
	"style.measures.unknown": {"Không có khoảng cách «%s». Các khoảng cách: %s.", "There is no measure «%s». The measures are: %s."},
	"style.sizes.body":       {"Cỡ chữ nội dung ghi ở body_size, không ghi ở sizes.", "The size of the body is given as body_size, not in sizes."},
	"style.party":            {"Tùy chọn này chỉ dùng cho văn bản của Đảng.", "This option is only for documents of the Party."},
	"style.head":             {"Chỉ văn bản của doanh nghiệp («organization»: «doanh-nghiep») được chọn tiêu đề thư.", "Only a company's document («organization»: «doanh-nghiep») may choose a letterhead."},
	"style.head.joint":       {"Văn bản của nhiều cơ quan không có tiêu đề thư.", "A document of several bodies has no letterhead."},
	"style.no-stroke":        {"Thể thức này không kẻ đường ở đây.", "This profile draws no stroke here."},
	"style.share":            {"Đường kẻ dài %s lần dòng chữ, ngoài khoảng 1/3 đến 1/2.", "The stroke is %s times the line of text, outside 1/3 to 1/2."},
	"style.head_left":        {"Cột trái của phần đầu rộng %s mm; vùng chữ rộng %s mm nên cột này phải từ %s đến %s mm.", "The left column of the head is %s mm wide; the text area has %s mm, so it must be %s to %s mm."},
	"style.numbering":        {"Không có ký hiệu đánh số «%s». Các ký hiệu: %s.", "There is no marker «%s». The markers are: %s."},
	"style.numbering.len":    {"Dãy ký hiệu đánh số phải có từ 1 đến %s ký hiệu.", "The sequence must have 1 to %s markers."},
	"style.numbering.dash":   {"Ký hiệu «%s» không thể đứng dưới gạch đầu dòng; dưới «-» chỉ có «+».", "The marker «%s» cannot stand below a dash; below «-» only «+» can."},
	"style.numbering.up":     {"Ký hiệu «%s» phải đứng ngay sau «%s».", "The marker «%s» must come right after «%s»."},
}

// Missing tells whether a rule asks for what is not there.
func Missing(rule string) bool {
	switch rule {
	case "required", "blank", "to.required", "authority_line", "body.none", "kind.symbol", "attachment.none", "item.text",
		"signer.name-blank":
		return true
	}
	return strings.HasSuffix(rule, ".missing") || strings.HasSuffix(rule, ".empty")
}

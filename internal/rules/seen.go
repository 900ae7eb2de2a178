package rules

import (
	"fmt"
	"regexp"
	"strings"

	"vanthu/internal/units"
)

// What a file that others made is held against, beside the tables of the
// profile: how far a measure may be off before it counts, and words that tell a
// habit.

// Slack is how far what is measured in a file may lie outside what the law says.
type Slack struct {
	Value float64
	Unit  string // mm, pt, or % of a line
	Cite  Cite
}

// Length is the slack as a length, of one in mm or pt.
func (s Slack) Length() units.Length {
	if s.Unit == "pt" {
		return pt(s.Value)
	}
	return mm(s.Value)
}

// Share is the slack as a share, of one in %.
func (s Slack) Share() float64 { return s.Value / 100 }

// Slacks are all of them.
var Slacks = struct{ Margin, Page, Size, Indent, Stroke, Level, Center, Gap Slack }{
	Margin: Slack{0.5, "mm", custom("Word ghi lề tròn twip")},
	Page:   Slack{1, "mm", custom("khổ giấy do máy in ghi")},
	Size:   Slack{0.3, "pt", custom("cỡ chữ đo trong PDF")},
	Indent: Slack{0.5, "mm", custom("lùi đầu dòng đo trong tệp")},
	Stroke: Slack{7, "%", custom("độ dài đường kẻ so với dòng chữ")},
	Level:  Slack{3, "mm", custom("dòng số và dòng ngày lệch nhau")},
	Center: Slack{5, "mm", custom("canh giữa đo trong PDF")},
	Gap:    Slack{1, "pt", custom("khoảng cách dòng, đoạn đo trong PDF")},
}

// FileLaws are the clauses of what is looked at in files alone.
var FileLaws = struct {
	Scope, Face, Color, Pages, Head, Issuer, Level, Basis, Text, Addressed, Urgency, Capitals, Cited, Ended, Typing Law
	Unicode, Traces, Habits, Tables, Block, Layer, Signed                                                           Law
}{
	Scope:     Law{decree("Điều 2, Điều 7 (văn bản hành chính)"), "phạm vi áp dụng"},
	Face:      Law{state("Phần I, Mục I, khoản 4"), "mục IV (phông chữ)"},
	Color:     Law{state("Phần I, Mục I, khoản 4 (màu đen)"), "mục IV (màu mực)"},
	Pages:     Law{state("Phần I, Mục I, khoản 7"), "mục IV (số trang)"},
	Head:      Law{state("Phần I, Mục II, khoản 1"), "thể thức tiêu đề"},
	Issuer:    Law{state("Phần I, Mục II, khoản 2"), "thể thức tên cơ quan ban hành văn bản"},
	Level:     Law{State: state("Phần I, Mục II, khoản 4, điểm c")},
	Basis:     Law{state("Phần I, Mục II, khoản 6, điểm a"), "thể thức nội dung (căn cứ ban hành)"},
	Text:      Law{state("Phần I, Mục II, khoản 6, điểm e"), "thể thức nội dung"},
	Addressed: Law{state("Phần I, Mục II, khoản 9"), "thể thức nơi nhận"},
	Urgency:   Law{state("Phần I, Mục III, khoản 2, điểm b"), "thể thức dấu chỉ mức độ khẩn"},
	Capitals:  Law{decree("Phụ lục II"), custom("viết hoa theo Phụ lục II Nghị định 30/2020/NĐ-CP")},
	Cited:     Law{state("Phần I, Mục II, khoản 6, điểm b"), custom("viện dẫn văn bản")},
	Ended:     Law{custom("chính quyền địa phương hai cấp, không còn cấp huyện từ 01/7/2025"), custom("tổ chức đảng không còn cấp huyện từ 01/7/2025")},
	Typing:    Law{custom("lỗi gõ thường gặp"), custom("lỗi gõ thường gặp")},
	Unicode:   Law{custom("TCVN 6909:2001, dạng dựng sẵn (NFC)"), custom("TCVN 6909:2001, dạng dựng sẵn (NFC)")},
	Traces:    Law{custom("dấu vết soạn thảo không thuộc văn bản"), custom("dấu vết soạn thảo không thuộc văn bản")},
	Habits:    Law{custom("giãn đoạn bằng lệnh của Word, không bằng đoạn trống"), custom("giãn đoạn bằng lệnh của Word, không bằng đoạn trống")},
	Tables:    Law{custom("bảng nằm trong lề, hàng tiêu đề lặp lại, hàng không bị cắt"), custom("bảng nằm trong lề, hàng tiêu đề lặp lại, hàng không bị cắt")},
	Block:     Law{bodyLinesCite, bodyLinesCite},
	Signed:    Law{custom("chữ ký số còn khớp với tệp (Luật Giao dịch điện tử 20/2023/QH15)"), custom("chữ ký số còn khớp với tệp (Luật Giao dịch điện tử 20/2023/QH15)")},
	Layer:     Law{decree("Phụ lục I, Phần II, Mục I (PDF từ phiên bản 1.4)"), custom("tệp PDF có lớp chữ để tra cứu")},
}

// fileRows are what a file of Word or PDF is held against beside the rest.
func (p *Profile) fileRows() []Row {
	l, s := &FileLaws, &Slacks
	var rows []Row
	for _, c := range []struct {
		key, name, value string
		law              Law
	}{
		{"scope", "văn bản được xét", "văn bản hành chính; số có năm là của văn bản quy phạm pháp luật", l.Scope},
		{"face", "phông chữ", Typeface + " (hoặc " + StandIn + ", cùng bề rộng)", l.Face},
		{"color", "màu chữ", "đen, trừ dấu và chữ ký", l.Color},
		{"pages", "số trang", "giữa lề trên, từ trang 2", l.Pages},
		{"head", "Quốc hiệu, tiêu đề", "đúng chữ, trên một dòng", l.Head},
		{"issuer", "tên cơ quan ban hành", "có, và có đường kẻ hoặc dấu dưới tên", l.Issuer},
		{"level", "số và ngày", "trên cùng một dòng", l.Level},
		{"basis", "căn cứ", "dấu cuối mỗi căn cứ", l.Basis},
		{"text", "nội dung", "canh đều, lùi đầu dòng bằng lệnh, số thứ tự liên tục", l.Text},
		{"addressed", "Kính gửi", "có ở loại phải gửi; dấu cuối mỗi nơi", l.Addressed},
		{"urgency", "dấu chỉ mức độ khẩn", "đúng chữ của thể thức", l.Urgency},
		{"capitals", "viết hoa", "xem lại các từ thường viết sai", l.Capitals},
		{"cited", "ngày viện dẫn", "không sau ngày ký; một văn bản, một ngày", l.Cited},
		{"ended", "cơ quan đã thôi hoạt động", "cấp huyện, với văn bản từ " + day(EndedOn), l.Ended},
		{"typing", "dấu cách, dấu câu", "không thừa, không thiếu", l.Typing},
		{"unicode", "mã chữ", "dựng sẵn, không có ký tự ẩn", l.Unicode},
		{"traces", "dấu vết soạn thảo", "không còn ghi chú, thay đổi theo dõi, tô nền, chữ ẩn, dấu mẫu", l.Traces},
		{"habits", "đoạn trống", "không dùng để giãn", l.Habits},
		{"tables", "bảng", "nằm trong lề", l.Tables},
		{"block", "khối chữ ký", "không đứng một mình ở trang cuối", l.Block},
		{"layer", "tệp PDF", "có lớp chữ", l.Layer},
		{"signed", "chữ ký số", "phần đã ký không bị sửa", l.Signed},
	} {
		if cite := p.Cite(c.law); cite != "" {
			rows = append(rows, words(c.key, c.name, c.value, cite))
		}
	}
	for _, c := range []struct {
		key, name string
		slack     Slack
	}{
		{"slack.margin", "sai số của lề", s.Margin}, {"slack.page", "sai số của khổ giấy", s.Page}, {"slack.size", "sai số của cỡ chữ", s.Size},
		{"slack.indent", "sai số của lùi đầu dòng", s.Indent}, {"slack.stroke", "sai số của đường kẻ", s.Stroke},
		{"slack.level", "sai số của dòng số và dòng ngày", s.Level}, {"slack.center", "sai số của canh giữa", s.Center}, {"slack.gap", "sai số của khoảng cách dòng, đoạn", s.Gap},
	} {
		rows = append(rows, words(c.key, c.name, decimal(c.slack.Value)+" "+c.slack.Unit, c.slack.Cite))
	}
	return rows
}

// Typeface is the one face of an official document (FileLaws.Face), and its
// metric-compatible stand-in where the true one may not be shipped.
const (
	Typeface = "Times New Roman"
	StandIn  = "Liberation Serif"
)

// IsTypeface tells whether a face, as a file names it, is that of an official
// document: "TimesNewRomanPS-BoldMT", "ABCDEF+Liberation Serif".
func IsTypeface(name string) bool {
	if i := strings.IndexByte(name, '+'); i == 6 {
		name = name[i+1:]
	}
	if name == Typeface {
		return true
	}
	name = strings.ToLower(faceMarks.Replace(name))
	return name == "" || strings.HasPrefix(name, "timesnewroman") || strings.HasPrefix(name, "liberationserif")
}

// faceMarks are what stands between the words of a face's name.
var faceMarks = strings.NewReplacer(" ", "", "-", "", ",", "", "_", "")

// oldFaces are how the faces of encodings older than Unicode are called.
var oldFaces = regexp.MustCompile(`(?i)^(\.Vn|VNI-|VN-|ABC)`)

// IsOldFace tells whether a face belongs to TCVN3 or VNI.
func IsOldFace(name string) bool { return oldFaces.MatchString(name) }

// CloseNumber is a line of number and symbol without blanks around its marks.
func CloseNumber(line string) string {
	return strings.TrimSpace(strings.Replace(numberMarks.ReplaceAllString(line, "$1"), ":", ": ", 1))
}

var numberMarks = regexp.MustCompile(` *([:/-]) *`)

// IsUrgency tells whether a text is meant as a mark of urgency.
func IsUrgency(text string) bool { return urgent.MatchString(text) }

var urgent = regexp.MustCompile(`^((THƯỢNG|TỐI|RẤT) )?KHẨN( CẤP)?$|^(HỎA|HOẢ) TỐC( HẸN GIỜ)?$`)

// IsNormative tells whether a number is that of a legal normative document,
// which other rules rule: "30/2020/NĐ-CP".
func IsNormative(reference string) bool { return normative.MatchString(reference) }

var normative = regexp.MustCompile(`\d+ ?/ ?(19|20)\d\d ?/ ?\p{Lu}`)

// Blanks are the marks that stand for what is filled in later, in forms and
// templates: dots, «…», <…>, {{…}}, [...].
var Blanks = regexp.MustCompile(`\{\{?[^{}]*\}\}?|<<?[^<>]*>>?|«[^«»]*»|\[[^\[\]]*\]|[.…_]{2,}|…`)

// EndsBlank tells whether a text ends with such a mark.
func EndsBlank(text string) bool {
	at := Blanks.FindAllStringIndex(text, -1)
	return len(at) > 0 && strings.Trim(text[at[len(at)-1][1]:], " .;,)") == ""
}

// DrafterName is a name at the end of the line of the archive, behind its full
// stop; empty: there is none.
func DrafterName(line string) string {
	at := strings.LastIndexByte(line, '.')
	name := strings.TrimSpace(line[at+1:])
	if at < 0 || name == strings.ToUpper(name) || strings.ContainsAny(name, "()-0123456789,;") {
		return ""
	}
	return name
}

// Example is such a mark.
func (d *Drafter) Example() string {
	return fmt.Sprintf(d.Code+d.Copies, "PL", 300)
}

// placeholders are such marks that were left in a finished paper.
var placeholders = lazily(`\{\{[^{}]*\}\}|<<[^<>]+>>|«[\p{L}_0-9]*_[\p{L}_0-9]*»|\[(Tên|Số|Ngày|Họ|Nội dung|Điền)[^\[\]]*\]|\b[Xx]{3,}\b`)

// Placeholder is a mark of a template in a text; empty for none.
func Placeholder(text string) string {
	if !strings.ContainsAny(text, "{<«[") && !strings.Contains(text, "xxx") && !strings.Contains(text, "XXX") {
		return "" // nearly all texts, and the pattern is slow
	}
	return placeholders().FindString(text)
}

// ended finds the name of a body of a district (FileLaws.Ended), as its group.
var ended = lazily(`(?i)(?:^|[^\pL])((?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Huyện ủy|Huyện uỷ|Thị ủy|Thị uỷ|Quận ủy|Quận uỷ|Công an|Phòng [\p{L} ,]{3,40}) ?(?:các |cấp )?(?:huyện|quận|thị xã|thị trấn)|(?:huyện|quận|thị) (?:ủy|uỷ))(?:$|[^\pL])`)

// EndedOn is the day from which no body of a district is there.
const EndedOn = "2025-07-01"

// Ended is the name of a body of a district in a text; empty for none.
func Ended(text string) string {
	low := strings.ToLower(text) // the pattern is slow
	if !strings.Contains(low, "huyện") && !strings.Contains(low, "quận") && !strings.Contains(low, "thị ") {
		return ""
	}
	if m := ended().FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// letterTitles are what stands as a type name where the law wants none.
var letterTitles = []string{"CÔNG VĂN"}

// IsLetterTitle tells whether a title calls a công văn by its kind.
func IsLetterTitle(title string) bool {
	for _, t := range letterTitles {
		if equalFold(strings.TrimSpace(title), t) {
			return true
		}
	}
	return false
}

// MottoSpelt tells whether a text is the motto letter for letter.
func (w *Words) MottoSpelt(text string) bool { return text == w.Motto }

// TitleSpelt tells whether a text is the national title, or the Party's, in
// either placement of the tone (HÒA, HOÀ).
func (w *Words) TitleSpelt(text string) bool {
	return text == w.Title || text == strings.ReplaceAll(w.Title, "HÒA", "HOÀ")
}

// dateLine is the line of place and date: the place, and what follows it.
var dateLine = regexp.MustCompile(`^(.*\S)(\s*),?\s+[Nn]gày\s*(\S*)\s*tháng\s*(\S*)\s*năm\s*(\S*)\s*\.?$`)

// DateLine is the place, the day, the month and the year of such a line, as they
// are written; comma tells whether the place ends with one.
func DateLine(text string) (place, day, month, year string, comma, ok bool) {
	m := dateLine.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return "", "", "", "", false, false
	}
	place, comma = strings.CutSuffix(strings.TrimSpace(m[1]), ",")
	return place, m[3], m[4], strings.TrimRight(m[5], "."), comma, true
}

// pointLetters are the letters of points in their order (levels: điểm).
const pointLetters = "abcdđeghiklmnopqrstuvxy"

// NextPoint is the letter of the point behind another; empty behind the last.
func NextPoint(letter string) string {
	runes := []rune(pointLetters)
	for i := range len(runes) - 1 {
		if string(runes[i]) == letter {
			return string(runes[i+1])
		}
	}
	return ""
}

// citations finds a document that a text cites by number and date.
var citations = lazily(`số ([0-9]+[0-9A-ZĐa-zđỦ/\-]*/[\p{Lu}\p{Ll}0-9\-&.]+|[0-9]+-[\p{Lu}\p{Ll}]+/[\p{Lu}\-]+),? ngày (?:([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})|([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4}))`)

// Citation is a document that a text cites.
type Citation struct {
	Reference string // number and symbol
	Date      string // ISO
}

// Cited are the documents that a text cites by number and date.
func Cited(text string) []Citation {
	if !strings.Contains(text, " ngày ") {
		return nil // the pattern is slow
	}
	var out []Citation
	for _, m := range citations().FindAllStringSubmatch(text, -1) {
		day, month, year := m[2]+m[5], m[3]+m[6], m[4]+m[7]
		out = append(out, Citation{m[1], year + "-" + twoDigits(month) + "-" + twoDigits(day)})
	}
	return out
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// LeastPDF is the least version of a PDF (FileLaws.Layer).
const LeastPDF = "1.4"

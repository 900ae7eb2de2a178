package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// head looks at ô số 2 to 5.
func (c *checker) head() {
	c.number()
	d := c.doc
	if !c.kind.Undated[c.profile.Family] {
		if d.Place == "" {
			c.add(fault.Warning, "/place", "place.missing", rules.LawDate, "Chưa có địa danh.", "The place is missing.")
		}
		if !d.Date.Whole() {
			c.add(fault.Hint, "/date", "date.blank", rules.LawDate, "Ngày, tháng, năm để trống một phần hoặc toàn bộ, để điền khi ban hành.", "The date is left blank, in part or whole, to be filled in on issue.")
		}
	}
	c.subject()
}

func (c *checker) number() {
	d, w := c.doc, &c.profile.Words
	switch {
	case c.kind.Unnumbered:
	case d.NumberText != "":
		if !w.NumberForm.MatchString(d.NumberText) {
			c.add(fault.Warning, "/number_text", "number.form", rules.LawSymbol,
				"Số và ký hiệu không theo dạng của thể thức ("+w.NumberExample+").", "Number and symbol are not in the form of the law ("+w.NumberExample+").")
		}
	case d.Number == nil:
		c.add(fault.Hint, "/number", "number.blank", rules.LawNumber, "Số để trống, để điền khi ban hành.", "The number is left blank, to be filled in on issue.")
	}
	if code := c.kind.Code[c.profile.Family]; d.Symbol != "" && code != "" && !strings.HasPrefix(d.Symbol, code) {
		c.add(fault.Warning, "/symbol", "symbol.kind", rules.LawSymbol,
			"Ký hiệu không bắt đầu bằng chữ viết tắt tên loại «"+code+"».", "The symbol does not begin with the abbreviation of the kind, «"+code+"».")
	}
	for _, issuer := range d.AllIssuers() {
		if d.Symbol == "" && d.NumberText == "" && issuer.Code == "" && !c.kind.Unnumbered {
			c.add(fault.Warning, issuer.Pointer+"/code", "symbol.issuer", rules.LawSymbol, "Chưa có chữ viết tắt tên cơ quan nên ký hiệu thiếu phần này.", "The body's abbreviation is missing, and so is that part of the symbol.")
		}
	}
}

func (c *checker) subject() {
	const most = rules.RegisterSubject
	text := strings.TrimSpace(markup.Plain(c.doc.Subject.String()))
	if text == "" && (c.kind.Untitled || c.kind.Sample == "" && c.kind.Unnumbered) {
		return // no sample has one, as that of a letter
	}
	if text == "" {
		c.add(fault.Warning, "/subject", "subject.missing", rules.LawSubject, "Chưa có trích yếu nội dung.", "The subject is missing.")
		return
	}
	if !c.kind.Letter && hasPrefixFold(text, c.kind.Name+" ") {
		c.add(fault.Warning, "/subject", "subject.kind", rules.LawSubject,
			"Trích yếu nhắc lại tên loại «"+c.kind.Name+"» đã in ở dòng trên.", "The subject repeats the kind «"+c.kind.Name+"», which stands on the line above it.")
	}
	if !c.kind.Letter && rules.Abbreviates(text) {
		c.add(fault.Warning, "/subject", "subject.abbreviated", rules.LawSubject, notAbbreviated[fault.Vietnamese], notAbbreviated[fault.English])
	}
	if strings.HasSuffix(text, ".") {
		c.add(fault.Hint, "/subject", "subject.stop", rules.LawSubject, "Trích yếu không cần dấu chấm ở cuối.", "A subject takes no full stop.")
	}
	if utf8.RuneCountInString(text) > most {
		c.add(fault.Hint, "/subject", "subject.long", rules.LawRegister, "Trích yếu dài quá "+itoa(most)+" ký tự của trường Subject trong sổ đăng ký văn bản.", "The subject is longer than the "+itoa(most)+" characters of the register's field.")
	}
}

// body looks at the text of ô số 6.
func (c *checker) body() {
	if mark := c.doc.EndMark; mark != nil && !c.kind.Unnumbered && *mark != c.profile.Words.EndMark {
		want := c.profile.Words.EndMark
		c.add(fault.Hint, "/end_mark", "end.mark", rules.LawEndMark, "Văn bản thường kết thúc bằng «"+want+"».", "A document usually ends with «"+want+"».")
	}
	if size, ok := c.doc.Style.Sizes[string(rules.Table)]; ok && units.Points(size) < rules.LeastTable {
		least := strconv.FormatFloat(rules.LeastTable.Points(), 'f', -1, 64)
		c.add(fault.Hint, "/style/sizes/table", "table.size", rules.LawTable, "Chữ trong bảng nhỏ hơn "+least+" pt.", "The text of tables is smaller than "+least+" pt.")
	}
	c.texts(c.months)
}

// months looks at the dates of a text: "ngày 05 tháng 3 năm 2026".
func (c *checker) months(pointer, text string) {
	extra, lacking := rules.Zeros(text)
	if extra {
		c.add(fault.Hint, pointer, "date.month", rules.LawMonth, "Chỉ tháng 1 và tháng 2 ghi thêm số 0: «tháng 3», không phải «tháng 03».", "Only months 1 and 2 take a zero: «tháng 3», not «tháng 03».")
	}
	if lacking {
		c.add(fault.Hint, pointer, "date.day", rules.LawMonth, "Ngày dưới 10 và tháng 1, tháng 2 ghi thêm số 0 ở trước: «ngày 05 tháng 01».", "Days below 10 and months 1 and 2 take a zero: «ngày 05 tháng 01».")
	}
}

// notAbbreviated is what is told of "V/v" under the name of a kind.
var notAbbreviated = fault.Text{"«V/v» chỉ đứng ở trích yếu công văn; dưới tên loại viết «Về việc …» hoặc nêu thẳng nội dung.", "«V/v» begins the subject of a công văn alone; under the name of a kind stands «Về việc …», or the matter itself."}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

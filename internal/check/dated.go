package check

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// placeDate looks at the line of place and date.
func (c *looker) placeDate() {
	f := &c.facts.PlaceDate
	if c.kind != nil && c.kind.Undated[c.profile.Family] && f.Text == "" {
		return
	}
	if f.Text == "" && c.agreed() {
		c.skip(whyAgreed, "place.missing", "date.blank", "date.form")
		return
	}
	if f.Text == "" && c.kind == nil {
		c.skip(fault.Text{"không rõ tên loại, và không thấy dòng địa danh và ngày", "the kind is not known, and there is no line of place and date"}, "place.missing", "date.blank", "date.form")
		return
	}
	c.pass("place.missing", "date.blank", "date.form")
	if f.Text == "" {
		c.fail("date.form", nil, fault.Text{"Không thấy dòng địa danh và ngày, tháng, năm.", "The line of place and date is missing."}, "", "Hà Nội, ngày 05 tháng 01 năm 2026")
		return
	}
	line := f.Of[0]
	place, day, month, year, comma, ok := rules.DateLine(f.Text)
	blank := func(s string) bool { return strings.Trim(rules.Blanks.ReplaceAllString(s, ""), ".…_ ") == "" }
	whole := !blank(day) && !blank(month) && !blank(year)
	switch {
	case !ok && c.facts.Date == "":
		c.fail("date.blank", line, fault.Text{"Ngày, tháng, năm để trống, để điền khi ban hành.", "The date is left blank, to be filled in on issue."}, "", "")
		return
	case !ok:
		c.fail("date.form", line, fault.Text{"Địa danh và ngày viết «" + f.Text + "»; dạng đúng: «Hà Nội, ngày 05 tháng 01 năm 2026».", "Place and date read «" + f.Text + "»; the form is «Hà Nội, ngày 05 tháng 01 năm 2026»."}, f.Text, "…, ngày … tháng … năm …")
		return
	case place == "":
		c.fail("place.missing", line, fault.Text{"Chưa có địa danh.", "The place is missing."}, "", "")
	case !comma:
		c.fail("date.form", line, fault.Text{"Sau địa danh phải có dấu phẩy.", "A comma follows the place."}, f.Text, place+", ngày …")
	}
	if strings.Contains(f.Text, ", Ngày ") {
		c.fail("date.form", line, fault.Text{"Chữ «ngày» sau dấu phẩy không viết hoa.", "The word «ngày» behind the comma has no capital."}, f.Text, place+", ngày …")
	}
	if !whole {
		c.fail("date.blank", line, fault.Text{"Ngày, tháng, năm để trống một phần hoặc toàn bộ, để điền khi ban hành.", "The date is left blank, in part or whole, to be filled in on issue."}, "", "")
	}
	c.zeros(line, day, month)
}

// zeros looks at the zeros of the day and the month in the head.
func (c *looker) zeros(line *seen.Paragraph, day, month string) {
	if n, err := strconv.Atoi(day); err == nil && len(day) == 1 && n < rules.PaddedDay {
		c.fail("date.form", line, fault.Text{"Ngày dưới 10 ghi thêm số 0: «ngày 0" + day + "».", "A day below 10 takes a zero: «ngày 0" + day + "»."}, "ngày "+day, "ngày 0"+day)
	}
	if n, err := strconv.Atoi(month); err == nil && len(month) == 1 && n < rules.PaddedMonth {
		c.fail("date.form", line, fault.Text{"Tháng 1, tháng 2 ghi thêm số 0: «tháng 0" + month + "».", "Months 1 and 2 take a zero: «tháng 0" + month + "»."}, "tháng "+month, "tháng 0"+month)
	}
}

// letterTitle looks for the kind of a công văn as a title.
func (c *looker) letterTitle() {
	c.pass("kind.letter")
	for _, p := range c.all {
		if p.Annex == 0 && !c.inTable[p] && rules.IsLetterTitle(p.Plain()) {
			c.fail("kind.letter", p, fault.Text{"Công văn không có dòng tên loại «" + p.Plain() + "».", "A công văn has no line «" + p.Plain() + "»."}, p.Plain(), "không có")
		}
	}
}

// subject looks at the type name and the subject.
func (c *looker) subject() {
	c.letterTitle()
	text, first := c.facts.Subject.Text, (*seen.Paragraph)(nil)
	if len(c.facts.Subject.Of) > 0 {
		first = c.facts.Subject.Of[0]
	}
	if first == nil {
		if c.kind == nil || c.kind.Untitled || c.agreed() {
			return
		}
		c.fail("subject.missing", nil, fault.Text{"Không thấy trích yếu nội dung.", "The subject is missing."}, "", "")
		return
	}
	c.pass("subject.missing", "subject.stop", "subject.long")
	letter := c.kind != nil && c.kind.Letter
	if letter && c.state() {
		c.letterSubject(text, first)
	}
	if c.kind != nil && !letter {
		c.pass("subject.kind", "subject.abbreviated")
		if rules.Abbreviates(text) {
			c.fail("subject.abbreviated", first, notAbbreviated, excerpt(text), "Về việc …")
		}
		if hasPrefixFold(text, c.kind.Name+" ") {
			c.fail("subject.kind", first, fault.Text{"Trích yếu nhắc lại tên loại «" + c.kind.Name + "» đã in ở dòng trên.", "The subject repeats the kind «" + c.kind.Name + "», which stands on the line above it."}, excerpt(text), "")
		}
	}
	if strings.HasSuffix(text, ".") && !rules.EndsBlank(text) {
		c.fail("subject.stop", first, fault.Text{"Trích yếu không cần dấu chấm ở cuối.", "A subject takes no full stop."}, "", "")
	}
	if utf8.RuneCountInString(text) > rules.RegisterSubject {
		c.fail("subject.long", first, fault.Text{"Trích yếu dài quá " + itoa(rules.RegisterSubject) + " ký tự.", "The subject is longer than " + itoa(rules.RegisterSubject) + " characters."}, "", "")
	}
}

// letterSubject looks at what the subject of a công văn begins with.
func (c *looker) letterSubject(text string, first *seen.Paragraph) {
	c.pass("subject.letter")
	prefix := strings.TrimSpace(c.profile.Words.LetterSubject)
	if rest, ok := strings.CutPrefix(text, prefix); !ok || !strings.HasPrefix(rest, " ") {
		c.fail("subject.letter", first, fault.Text{"Trích yếu công văn phải bắt đầu bằng «" + prefix + " ».", "The subject of a công văn begins with «" + prefix + " »."}, excerpt(text), prefix+" …")
	}
}

// dates looks at the dates in the text.
func (c *looker) dates() {
	c.pass("date.month", "date.day")
	cited := map[string]string{}
	for _, p := range c.all {
		if p.Element == rules.PlaceDate {
			continue
		}
		text := p.Plain()
		extra, lacking := rules.Zeros(text)
		if extra {
			c.fail("date.month", p, fault.Text{"Chỉ tháng 1 và tháng 2 ghi thêm số 0: «tháng 3», không phải «tháng 03».", "Only months 1 and 2 take a zero: «tháng 3», not «tháng 03»."}, "", "")
		}
		if lacking {
			c.fail("date.day", p, fault.Text{"Ngày dưới 10 và tháng 1, tháng 2 ghi thêm số 0 ở trước: «ngày 05 tháng 01».", "Days below 10 and months 1 and 2 take a zero: «ngày 05 tháng 01»."}, "", "")
		}
		if p.Annex == 0 {
			c.citedDates(p, text, cited)
		}
	}
}

// citedDates looks at the dates of documents that a text cites.
func (c *looker) citedDates(p *seen.Paragraph, text string, known map[string]string) {
	if cited := rules.Cited(text); len(cited) > 0 {
		c.pass("date.differs")
		if len(c.facts.Date) == len(cited[0].Date) {
			c.pass("date.later")
		}
	}
	for _, f := range citedWrong(text, c.facts.Date, known) {
		c.fail(f.Rule, p, f.Detail, f.Found, f.Expected)
	}
}

// citedWrong are the documents that a text cites with another date than before, or
// with one after the paper's own. It adds their dates to the known ones.
func citedWrong(text, own string, known map[string]string) fault.List {
	var out fault.List
	for _, cite := range rules.Cited(text) {
		if before, ok := known[cite.Reference]; ok && before != cite.Date {
			out = append(out, fault.Fault{Rule: "date.differs", Found: isoDay(cite.Date), Expected: isoDay(before), Detail: fault.Text{
				"Văn bản số " + cite.Reference + " được ghi hai ngày khác nhau: " + isoDay(before) + " và " + isoDay(cite.Date) + ".",
				"The document " + cite.Reference + " is cited with two dates: " + before + " and " + cite.Date + ".",
			}})
		}
		known[cite.Reference] = cite.Date
		if len(own) == len(cite.Date) && cite.Date > own {
			out = append(out, fault.Fault{Rule: "date.later", Found: isoDay(cite.Date), Expected: "không sau " + isoDay(own), Detail: fault.Text{
				"Văn bản số " + cite.Reference + " ghi ngày " + isoDay(cite.Date) + ", sau ngày của văn bản này (" + isoDay(own) + ").",
				"The document " + cite.Reference + " is dated " + cite.Date + ", after this paper (" + own + ").",
			}})
		}
	}
	return out
}

var isoForm = regexp.MustCompile(`^(\d{4})-(\d\d)-(\d\d)$`)

// isoDay is a date in digits as Vietnamese writes it.
func isoDay(date string) string { return isoForm.ReplaceAllString(date, "$3/$2/$1") }

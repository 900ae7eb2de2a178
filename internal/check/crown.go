package check

import (
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// whyNoHead is why nothing is said of the parts of a paper without a head.
var whyNoHead = fault.Text{"không nhận ra phần đầu của một văn bản hành chính", "the head of an official document was not found"}

// head looks at ô số 1 to 5, 9a and 10.
func (c *looker) head() {
	if !c.headed() {
		for _, r := range append(headRows(), endRows()...) {
			if !strings.HasPrefix(r.id, "file.") {
				c.skip(whyNoHead, r.id)
			}
		}
		return
	}
	c.looks()
	c.centre()
	if c.profile.Letterhead == nil {
		c.crown()
	} else {
		c.skip(fault.Text{"văn bản có tiêu đề thư của doanh nghiệp", "the paper has a company's letterhead"}, "head.title", "head.motto")
	}
	c.strokes()
	c.reference()
	c.placeDate()
	c.level()
	c.subject()
	c.addressees()
	c.urgency()
	c.secrecy()
}

// crown looks at ô số 1 and 2.
func (c *looker) crown() {
	c.title()
	c.motto()
	switch {
	case len(lines(c.parts[rules.Issuer])) > 0 || c.kind == nil:
		c.pass("head.issuer")
	case c.agreed():
		c.skip(whyAgreed, "head.issuer")
	default:
		c.fail("head.issuer", nil, fault.Text{"Không thấy tên cơ quan ban hành ở đầu văn bản.", "The issuing body is not named in the head."}, "", "")
	}
}

// exact is a text as it is written: composed, without blanks around it.
func exact(p *seen.Paragraph) string {
	text := p.Text()
	if slices.ContainsFunc(p.Runs, func(r seen.Run) bool { return r.Capitals }) {
		return p.Plain()
	}
	return strings.TrimSpace(strings.ReplaceAll(viet.NFC(text), "\u00a0", " "))
}

// joined is the text of paragraphs that are one, and the first of them.
func joined(list []*seen.Paragraph) (string, *seen.Paragraph) {
	list = lines(list)
	if len(list) == 0 {
		return "", nil
	}
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = exact(p)
	}
	return strings.Join(texts, " "), list[0]
}

func (c *looker) title() {
	w := &c.profile.Words
	text, first := joined(c.parts[rules.NationalTitle])
	if first == nil {
		c.fail("head.title", nil, fault.Text{"Không thấy «" + w.Title + "» ở đầu văn bản.", "«" + w.Title + "» is missing in the head."}, "", w.Title)
		return
	}
	c.pass("head.title")
	if !w.TitleSpelt(strings.Join(strings.Fields(text), " ")) {
		c.fail("head.title", first, fault.Text{"Quốc hiệu, tiêu đề viết «" + text + "»; phải là «" + w.Title + "».", "The title reads «" + text + "»; it must be «" + w.Title + "»."}, text, w.Title)
	}
	c.titleLines(lines(c.parts[rules.NationalTitle]))
}

func (c *looker) motto() {
	w := &c.profile.Words
	if w.Motto == "" {
		return
	}
	text, first := joined(c.parts[rules.Motto])
	switch {
	case first == nil:
		c.fail("head.motto", nil, fault.Text{"Không thấy Tiêu ngữ «" + w.Motto + "».", "The motto «" + w.Motto + "» is missing."}, "", w.Motto)
	case w.MottoSpelt(text):
		c.pass("head.motto")
	default:
		why, severity := fault.Text{"", ""}, fault.Error
		if w.MottoSpelt(strings.Join(strings.Fields(text), " ")) {
			severity = fault.Warning
		}
		if strings.ContainsAny(text, "–—−") {
			why = fault.Text{" Dấu nối giữa các cụm là gạch nối ngắn (-), không phải gạch ngang (–).", " The marks between the words are hyphens, not dashes."}
		}
		c.weigh(severity, "head.motto", first, fault.Text{
			"Tiêu ngữ viết «" + text + "»; phải là «" + w.Motto + "»." + why[0], "The motto reads «" + text + "»; it must be «" + w.Motto + "»." + why[1],
		}, text, w.Motto)
	}
}

// reference looks at number and symbol.
func (c *looker) reference() {
	f := &c.facts.Reference
	switch {
	case c.kind != nil && c.kind.Unnumbered:
		return
	case c.agreed() && rules.IsNormative(f.Text):
		c.skip(whyAgreed, "number.form", "symbol.kind", "number.blank")
		return
	case f.Text == "":
		c.skip(fault.Text{"không thấy dòng số và ký hiệu", "there is no line of number and symbol"}, "number.form", "symbol.kind", "number.blank")
		return
	}
	c.pass("number.blank", "number.form")
	line, w := f.Of[0], &c.profile.Words
	text := strings.TrimSpace(viet.NFC(f.Text))
	if !c.word() {
		text = closeStamped(text)
	}
	if c.guided() {
		text = strings.Replace(text, rules.ND30.Words.NumberPrefix, w.NumberPrefix, 1)
	}
	if c.facts.Number == "" {
		c.fail("number.blank", line, fault.Text{"Số để trống, để điền khi ban hành.", "The number is left blank, to be filled in on issue."}, "", "")
	}
	filled, sure := fillNumber(text, w.NumberPrefix)
	switch {
	case w.NumberForm.MatchString(filled) && strings.HasPrefix(filled, strings.TrimSpace(w.NumberPrefix)):
	case sure && c.kind != nil && c.kind.Letter && w.NumberForm.MatchString(filled+w.NumberSecond+"X"):
		c.weigh(fault.Hint, "number.form", line, fault.Text{"Ký hiệu công văn thường có thêm chữ viết tắt của đơn vị soạn thảo.", "The symbol of a công văn usually names the unit that drafted it too."}, text, w.NumberExample)
	case sure:
		why := c.numberFaults(text)
		c.fail("number.form", line, fault.Text{
			"Số và ký hiệu viết «" + text + "»; dạng đúng như «" + w.NumberExample + "»" + why[0] + ".", "Number and symbol read «" + text + "»; the form is that of «" + w.NumberExample + "»" + why[1] + ".",
		}, text, w.NumberExample)
	default:
		c.skip(fault.Text{"số và ký hiệu còn dấu mẫu", "number and symbol have marks of a template"}, "number.form")
	}
	c.symbol(line)
}

// closeStamped is a line of number and symbol without the blanks around its number: where
// it was stamped in, they are none of the author's.
func closeStamped(line string) string {
	at := strings.IndexAny(line, "/-") + 1
	return rules.CloseNumber(line[:at]) + strings.TrimLeft(line[at:], " ")
}

// numberFaults are what is wrong with the form of a line of number and symbol.
func (c *looker) numberFaults(text string) fault.Text {
	prefix := c.profile.Words.NumberPrefix
	var vi, en []string
	for _, slip := range []struct {
		is   bool
		text fault.Text
	}{
		{!strings.HasPrefix(text, prefix), fault.Text{"bắt đầu bằng «" + prefix + "»", "it begins with «" + prefix + "»"}},
		{strings.ContainsAny(text, "–—"), fault.Text{"dùng gạch nối (-), không dùng gạch ngang (–)", "with hyphens, not dashes"}},
		{strings.Contains(text, " /") || strings.Contains(text, "/ ") || strings.Contains(text, " -") || strings.Contains(text, "- ") || strings.Contains(text, " –"), fault.Text{"không có dấu cách quanh «/» và «-»", "without blanks around «/» and «-»"}},
		{len(c.facts.Number) == 1, fault.Text{"số dưới 10 có số 0 ở trước", "with a zero before numbers below 10"}},
	} {
		if slip.is {
			vi, en = append(vi, slip.text[0]), append(en, slip.text[1])
		}
	}
	if len(vi) == 0 {
		return fault.Text{}
	}
	return fault.Text{": " + strings.Join(vi, "; "), ": " + strings.Join(en, "; ")}
}

// fillNumber puts a number into the blank of a line of number and symbol, and
// tells whether the rest is whole.
func fillNumber(text, prefix string) (string, bool) {
	const filled = "10"
	rest, ok := strings.CutPrefix(text, strings.TrimSpace(prefix))
	if !ok {
		return text, true
	}
	at := strings.IndexAny(rest, "/-–")
	if at < 0 {
		return text, !rules.Blanks.MatchString(rest)
	}
	number := strings.TrimSpace(rules.Blanks.ReplaceAllString(rest[:at], ""))
	if number == "" || strings.Trim(number, " .…_:") == "" {
		return prefix + filled + rest[at:], !rules.Blanks.MatchString(rest[at:])
	}
	return text, !rules.Blanks.MatchString(rest[at:])
}

// symbol looks for the kind's abbreviation.
func (c *looker) symbol(line *seen.Paragraph) {
	symbol := strings.TrimSpace(rules.Blanks.ReplaceAllString(c.facts.Symbol, ""))
	if c.kind == nil || symbol == "" || strings.Trim(symbol, "/-– ") == "" {
		return
	}
	code := c.kind.Code[c.profile.Family]
	letter := code == "" && c.kind.Letter // whose symbol begins with the body
	if code == "" && !letter || !c.kind.Issued(c.profile.Family) {
		return
	}
	c.pass("symbol.kind")
	got := strings.TrimSpace(symbol)
	got = strings.TrimLeft(got, "/-– ")
	if i := strings.IndexAny(got, "/-– "); i >= 0 {
		got = got[:i]
	}
	if letter {
		if got == c.kind.Code[rules.Party] {
			c.fail("symbol.kind", line, fault.Text{
				"Ký hiệu bắt đầu bằng «" + got + "»; ký hiệu của công văn là chữ viết tắt tên cơ quan và đơn vị soạn thảo.", "The symbol begins with «" + got + "»; that of a công văn is made of the body's abbreviation and the drafting unit's.",
			}, got, "")
		}
		return
	}
	if got != code && !strings.HasPrefix(got, code+"LT") && !strings.HasPrefix(got, code+"PH") && (c.state() || got != code+"i") {
		c.fail("symbol.kind", line, fault.Text{
			"Ký hiệu bắt đầu bằng «" + got + "»; chữ viết tắt của «" + c.kind.Name + "» là «" + code + "».", "The symbol begins with «" + got + "»; the abbreviation of «" + c.kind.Name + "» is «" + code + "».",
		}, got, code)
	}
}

// level looks whether number and date stand on one line.
func (c *looker) level() {
	if len(c.facts.Reference.Of) == 0 || len(c.facts.PlaceDate.Of) == 0 {
		return
	}
	number, date := c.facts.Reference.Of[0], c.facts.PlaceDate.Of[0]
	if c.word() {
		c.wordLevel(number, date)
		return
	}
	if number.Place.Page != date.Place.Page || number.Place.Height == 0 || date.Place.Height == 0 || number.Place.Height > number.Place.Width {
		return // nothing to measure, or the page is shown turned
	}
	c.pass("head.level")
	bottom := func(p *seen.Paragraph) float64 {
		if len(p.Lines) > 0 {
			return (p.Lines[0].Y + p.Lines[0].Height).MM()
		}
		return (p.Place.Y + p.Place.Height).MM()
	}
	a, b := bottom(number), bottom(date)
	apart := max(a-b, b-a)
	if apart > rules.Slacks.Level.Length().MM() {
		c.fail("head.level", number, fault.Text{"Dòng số và dòng ngày lệch nhau " + decimal(apart) + " mm; phải trên cùng một dòng.", "Number and date are " + decimal(apart) + " mm apart; they must stand on one line."}, decimal(apart)+" mm", "cùng một dòng")
	}
}

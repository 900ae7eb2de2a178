package fill

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"vanthu/internal/viet"
)

// PictureFormat is the format, with the bar before it, that prints as a picture
// of Word's fields says: date for \@ "dd/MM/yyyy", number for \# "#,##0". It
// tells whether there is one.
func PictureFormat(name, picture string) (string, bool) {
	picture = strings.TrimSpace(picture)
	if name == "number" && len(picture) == 1 {
		picture = strings.Replace(picture, "0", "#0", 1) // alone, a digit says how many decimals
	}
	written := name + ":" + picture
	return "|" + written, !strings.ContainsAny(picture, "|{}\n") && known(written)
}

// dayParts are the parts of a day in a picture, as Word has them.
var dayParts = map[string]func(time.Time) string{
	"d": func(t time.Time) string { return strconv.Itoa(t.Day()) }, "dd": func(t time.Time) string { return t.Format("02") },
	"ddd": weekday, "dddd": weekday,
	"M": func(t time.Time) string { return strconv.Itoa(int(t.Month())) }, "MM": func(t time.Time) string { return t.Format("01") },
	"MMM":  func(t time.Time) string { return "Thg " + strconv.Itoa(int(t.Month())) },
	"MMMM": func(t time.Time) string { return "Tháng " + strconv.Itoa(int(t.Month())) },
	"yy":   func(t time.Time) string { return t.Format("06") }, "yyyy": func(t time.Time) string { return t.Format("2006") },
}

func weekday(t time.Time) string {
	return [...]string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}[t.Weekday()]
}

// isDayPicture tells whether a picture shows something of a day and nothing of
// its time, which rows do not keep.
func isDayPicture(picture string) bool {
	parts := dayTokens(picture)
	timed := slices.ContainsFunc(parts, func(p dayToken) bool { return p.part == nil && strings.Trim(p.text, "hHms") == "" && p.text != "" })
	return !timed && slices.ContainsFunc(parts, func(p dayToken) bool { return p.part != nil })
}

// dayPicture is a day as a picture has it; without one 05/01/2026.
func dayPicture(day time.Time, picture string) string {
	if picture == "" {
		picture = "dd/MM/yyyy"
	}
	var b strings.Builder
	for _, p := range dayTokens(picture) {
		if p.part != nil {
			b.WriteString(p.part(day))
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// dayToken is a part of a picture: of the day, or text.
type dayToken struct {
	part func(time.Time) string
	text string
}

// dayTokens reads a picture. Between '…' stands text, and so is any word that
// is not made of parts alone: «ngày» has no day in it.
func dayTokens(picture string) (tokens []dayToken) {
	for i, quoted := range strings.Split(picture, "'") {
		if i%2 == 1 {
			tokens = append(tokens, dayToken{text: quoted})
			continue
		}
		for rest := quoted; rest != ""; {
			word := leading(rest, unicode.IsLetter(firstOf(rest)))
			tokens, rest = append(tokens, dayWord(word)...), rest[len(word):]
		}
	}
	return tokens
}

func firstOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// leading is the beginning of a text that is letters alone, or has none.
func leading(s string, letters bool) string {
	if end := strings.IndexFunc(s, func(r rune) bool { return (unicode.IsLetter(r) || unicode.IsMark(r)) != letters }); end >= 0 {
		return s[:end]
	}
	return s
}

// dayWord are the parts of a word, or the word as text.
func dayWord(word string) (parts []dayToken) {
	for rest := word; rest != ""; {
		one := rest[:len(rest)-len(strings.TrimLeft(rest, rest[:1]))]
		part := dayParts[one]
		if part == nil {
			return []dayToken{{text: word}}
		}
		parts, rest = append(parts, dayToken{part: part}), rest[len(one):]
	}
	return parts
}

// isNumberPicture tells whether an argument says how a number is printed: how
// many decimals, or a picture such as #,##0.00 with a text around it.
func isNumberPicture(argument string) bool {
	_, ok := numberPicture(argument)
	return ok
}

// numeral is what a picture says of a number.
type numeral struct {
	before, after string // texts around it
	digits        int    // before the point, at least
	least, most   int    // decimals
	grouped       bool
}

// numberPicture reads a picture. Which of point and comma parts thousands shows
// where it stands: before three digits that end in 0, with # before it.
func numberPicture(picture string) (n numeral, ok bool) {
	if len(picture) == 1 && digits(picture) {
		n.least = int(picture[0] - '0')
		n.most, n.digits, n.grouped = n.least, 1, true
		return n, true
	}
	picture, _, _ = strings.Cut(picture, ";") // negative numbers have their sign
	const signs = "#0x,."
	at := strings.IndexAny(picture, signs)
	if !strings.ContainsAny(picture, "#0") {
		return n, false
	}
	end := strings.LastIndexAny(picture, signs) + 1
	body := picture[at:end]
	n.before, n.after = strings.ReplaceAll(picture[:at], "'", ""), strings.ReplaceAll(picture[end:], "'", "")
	whole, fraction := body, ""
	if point := strings.LastIndexAny(body, ".,"); point >= 0 && !thousands(body, point) {
		whole, fraction = body[:point], body[point+1:]
	}
	for _, sign := range []string{".", ","} {
		if strings.Contains(whole, sign) {
			n.grouped = true
			whole = strings.ReplaceAll(whole, sign, "")
		}
	}
	n.digits, n.least, n.most = strings.Count(whole, "0"), strings.Count(fraction, "0"), len(fraction)
	return n, strings.Trim(whole, "#0x")+strings.Trim(fraction, "#0x") == "" && len(body) <= maxFormed
}

// thousands tells whether a sign of a picture parts thousands: it is the last
// of several of its kind, or stands as in #,##0 and #.##0.
func thousands(body string, at int) bool {
	whole, behind := body[:at], body[at+1:]
	return strings.Contains(whole, body[at:at+1]) || !strings.ContainsAny(whole, ".,") && len(behind) == 3 && strings.HasPrefix(behind, "##")
}

// pictured is the number as an argument of its format says.
func (n number) pictured(argument string) string {
	if argument == "" {
		return n.grouped()
	}
	p, _ := numberPicture(argument)
	n = n.rounded(p.most)
	if cut := strings.TrimRight(n.fraction, "0"); len(cut) >= p.least {
		n.fraction = cut
	} else {
		n.fraction = n.fraction[:p.least]
	}
	if short := p.digits - len(n.whole); short > 0 {
		n.whole = strings.Repeat("0", short) + n.whole
	}
	if p.grouped {
		return p.before + n.grouped() + p.after
	}
	return p.before + n.with(n.whole, ",") + p.after
}

// rounded is the number with so many decimals, half rounded up as sums are.
func (n number) rounded(decimals int) number {
	n.fraction += strings.Repeat("0", max(0, decimals-len(n.fraction)))
	up := len(n.fraction) > decimals && n.fraction[decimals] >= '5'
	all := []byte("0" + n.whole + n.fraction[:decimals])
	for i := len(all) - 1; up; i-- {
		if up = all[i] == '9'; up {
			all[i] = '0'
		} else {
			all[i]++
		}
	}
	n.whole, n.fraction = trimmed(string(all[:len(all)-decimals])), string(all[len(all)-decimals:])
	n.negative = n.negative && strings.Trim(n.whole+n.fraction, "0") != ""
	return n
}

// words is the number in words, a capital first, and its unit behind.
func (n number) words(unit string) string {
	return strings.TrimSpace(viet.Capital(viet.Spell(n.negative, n.whole, n.fraction)) + " " + strings.TrimSpace(unit))
}

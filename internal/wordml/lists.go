package wordml

import (
	"regexp"
	"strconv"
	"strings"

	"vanthu/internal/sheet"
)

// lists are the numbers and dashes that Word sets by itself. Each look of a
// number is an abstract list of one level, and each run of numbers that counts
// from somewhere a list of that look; "1." in "1.2." is a part of the look.
type lists struct {
	known []look
	used  []list
}

// look is what a number looks like.
type look struct {
	before, after string // around the count; in before, the whole of a dash
	format        string // as Word calls the numerals
	char          sheet.Char
	last          int // the count of the last paragraph
	list          int // whose it was, in lists.used, from 1
}

// list counts in a look, from a number on.
type list struct{ look, from int }

// counted is a number with what stands around it: "Điều 3.", "II.", "1.2.", "a)".
var counted = regexp.MustCompile(`^((?:.*[^\p{L}\d])?)(\d+|[IVXLC]+|[a-z])([.):]*)$`)

// of is the list of a paragraph whose first run is a number that Word counts;
// 0: it is none.
func (l *lists) of(runs []sheet.Run) int {
	if l == nil || len(runs) < 2 || !runs[0].Counts || !strings.HasSuffix(runs[0].Text, " ") || strings.Contains(runs[0].Text, "%") {
		return 0
	}
	text := strings.TrimRight(runs[0].Text, " ")
	if text == "" || len(runs[0].Text)-len(text) > 1 {
		return 0
	}
	want, count := look{before: text, format: "bullet", char: runs[0].Char}, 0
	if m := counted.FindStringSubmatch(text); m != nil {
		want.before, want.after = m[1], m[3]
		want.format, count = numeral(m[2])
	} else if strings.ContainsFunc(text, func(r rune) bool { return r != '-' && r != '+' && r != '\u2011' }) {
		want.format = "none" // a word, or a letter that Word does not count by
	}
	return l.count(want, count)
}

// numeral is the format of a count as it is written, and its value.
func numeral(s string) (format string, value int) {
	if n, err := strconv.Atoi(s); err == nil {
		return "decimal", n
	}
	if s[0] >= 'a' {
		return "lowerLetter", int(s[0]-'a') + 1
	}
	values := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	for i := range len(s) {
		n := values[s[i]]
		if i+1 < len(s) && n < values[s[i+1]] {
			n = -n
		}
		value += n
	}
	return "upperRoman", value
}

// count is the list in which a look's next count is this one.
func (l *lists) count(want look, count int) int {
	at := -1
	for i := range l.known {
		k := &l.known[i]
		if k.before == want.before && k.after == want.after && k.format == want.format && k.char == want.char {
			at = i
			break
		}
	}
	if at < 0 {
		at = len(l.known)
		l.known = append(l.known, want)
	}
	k := &l.known[at]
	if k.list == 0 || count != 0 && count != k.last+1 {
		l.used = append(l.used, list{at, count})
		k.list = len(l.used)
	}
	k.last = count
	return k.list
}

// write is the content of the part with the lists.
func (l *lists) write(m *markup) []byte {
	for i := range l.known {
		k := &l.known[i]
		text := k.before
		if k.format != "bullet" && k.format != "none" {
			text += "%1" + k.after
		}
		m.add("<w:abstractNum").attr("w:abstractNumId", i).add(`><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">`)
		m.val("w:start", 1).add(`<w:numFmt w:val="`).add(k.format).add(`"/><w:suff w:val="space"/><w:lvlText w:val="`).esc(text)
		// The number takes the look of its paragraph, but for what is said here.
		m.add(`"/><w:lvlJc w:val="left"/><w:rPr>`).flag("w:b", k.char.Face.Bold()).flag("w:i", k.char.Face.Italic())
		m.val("w:sz", k.char.Size.HalfPoints()).val("w:szCs", k.char.Size.HalfPoints()).add("</w:rPr></w:lvl></w:abstractNum>")
	}
	for i, u := range l.used {
		m.add("<w:num").attr("w:numId", i+1).add(">").val("w:abstractNumId", u.look)
		if u.from > 0 {
			m.add(`<w:lvlOverride w:ilvl="0">`).val("w:startOverride", u.from).add("</w:lvlOverride>")
		}
		m.add("</w:num>")
	}
	return m.b
}

package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// runs turns an author's text with inline marks into runs over a base look.
func (s *stock) runs(text string, base sheet.Char) []sheet.Run {
	return s.runsBehind(0, text, base)
}

// runsBehind are the same, behind so many that are still empty.
func (s *stock) runsBehind(room int, text string, base sheet.Char) []sheet.Run {
	if text != "" && !markup.Marked(text) {
		out := s.room(room+1, sheet.Run{Text: text, Char: base})
		protect(out[room:])
		return out
	}
	spans := markup.Read(text)
	out := make([]sheet.Run, room, room+len(spans))
	for _, span := range spans {
		char := base
		char.Face |= face(span.Bold, span.Italic)
		char.Underline = char.Underline || span.Underline
		char = scripted(char, span.Script)
		out = append(out, sheet.Run{Text: span.Text, Char: char})
	}
	protect(out[room:])
	return out
}

// scripted is the look of letters above or under the line, both in half points.
func scripted(char sheet.Char, s markup.Script) sheet.Char {
	of := func(part rules.Share) units.Length {
		return (part.Of(char.Size) + units.HalfPoint/2) / units.HalfPoint * units.HalfPoint
	}
	switch s {
	case markup.Super:
		char.Raise = of(rules.Scripts.Super)
	case markup.Sub:
		char.Raise = -of(rules.Scripts.Sub)
	default:
		return char
	}
	char.Size = of(rules.Scripts.Size)
	return char
}

// capitals puts runs in capital letters. What the author set in italics is a
// note beside the title and keeps its case.
func capitals(runs []sheet.Run, base sheet.Char) []sheet.Run {
	for i := range runs {
		if runs[i].Char.Face.Italic() == base.Face.Italic() {
			runs[i].Text = viet.Upper(runs[i].Text)
		}
	}
	return runs
}

// noBreakHyphen is a hyphen at which no line ends.
const noBreakHyphen = '\u2011'

// keepTokens makes the hyphens of a fixed text unbreakable where they belong
// to a number, a symbol or an address, such as 120-KL/TW and 30/2020/NĐ-CP,
// and the spaces at which no line may end: see cling.
func keepTokens(s string) string { return protectTokens(cling(s)) }

// keepHyphens does so for hyphens alone, in a text that begins a line.
func keepHyphens(s string) string { return protectTokens(s) }

// plainHyphens undoes keepTokens, for metadata.
func plainHyphens(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, string(noBreakHyphen), "-"), string(noBreakSpace), " ")
}

// protect does the same in runs, whose borders may fall inside a token.
func protect(runs []sheet.Run) []sheet.Run {
	text := textOf(runs)
	if kept := keepTokens(text); kept != text {
		return rewritten(runs, kept)
	}
	return runs
}

// protectHyphens does so for hyphens alone, in a line of few words.
func protectHyphens(runs []sheet.Run) []sheet.Run {
	return rewritten(runs, protectTokens(textOf(runs)))
}

// rewritten gives runs the pieces of a text that has as many characters.
func rewritten(runs []sheet.Run, kept string) []sheet.Run {
	if len(runs) == 1 {
		runs[0].Text = kept
		return runs
	}
	for i := range runs {
		// What is kept has as many characters, but more bytes.
		n := runeBytes(kept, utf8.RuneCountInString(runs[i].Text))
		runs[i].Text, kept = kept[:n], kept[n:]
	}
	return runs
}

// mayCling tells, quickly, of a space at a place whether a line may be kept
// from ending there.
func mayCling(s string, at int) bool {
	if at == 0 || at+1 == len(s) {
		return false
	}
	before, after := beside[s[at-1]], beside[s[at+1]]
	switch {
	case s[at-1] == ' ':
		return false
	case before&endsAny != 0, after&beginsAny != 0, before&endsBound != 0 && after&beginsName != 0:
		return true
	}
	return before&endsPurpose != 0 && strings.HasSuffix(s[:at+1], rules.Purpose) || aloneAt(s[at+1:])
}

// beside is what a byte beside a space may be of.
var beside = func() (kinds [256]uint8) {
	for kind, bytes := range map[uint8]string{
		endsAny:     digits + openingMarks,
		endsPurpose: rules.Purpose[len(rules.Purpose)-2 : len(rules.Purpose)-1],
		beginsAny:   digits + closingMarks + "IVXLC",
		beginsName:  "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + firstOfD,
		endsWord:    " " + closingMarks,
	} {
		for i := range len(bytes) {
			kinds[bytes[i]] |= kind
		}
	}
	for i := range kinds {
		if rules.MayEndBound(byte(i)) {
			kinds[i] |= endsBound
		}
	}
	return kinds
}()

// The kinds of bytes beside a space.
const (
	endsAny     uint8 = 1 << iota // of a text that may be bound to any other
	endsBound                     // of one that may be bound to a name
	endsPurpose                   // of rules.Purpose
	beginsAny                     // of one to which any other may be bound
	beginsName                    // of a name
	endsWord                      // what stands behind a word
)

const (
	digits   = "0123456789"
	firstOfD = "\xC4" // of đ and Đ
)

// aloneAt tells whether a text begins with a letter that stands alone.
func aloneAt(s string) bool {
	n := 1
	if s[0] >= utf8.RuneSelf {
		_, n = utf8.DecodeRuneInString(s)
	}
	return len(s) == n || beside[s[n]]&endsWord != 0
}

// runeBytes is the length in bytes of the first n runes of s.
func runeBytes(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func protectTokens(s string) string {
	var out strings.Builder
	done := 0
	for at, end := strings.IndexByte(s, '-'), 0; at >= end; at = end + strings.IndexByte(s[end:], '-') {
		begin := at - len(lastWord(s[done:at]))
		end = at + len(firstWord(s[at:]))
		if end-begin > 1 {
			if done == 0 {
				out.Grow(len(s) + 16)
			}
			out.WriteString(s[done:begin])
			protectToken(&out, s[begin:end])
			done = end
		}
	}
	if done == 0 {
		return s
	}
	out.WriteString(s[done:])
	return out.String()
}

// cling makes the spaces unbreakable at which no line may end: before a closing
// mark, as in "cửa quyền ...", behind an opening one, inside a range, as in "2026 - 2030", inside a
// note such as "(để b/c)", and between two words that the rules bind.
func cling(s string) string {
	at := strings.IndexByte(s, ' ')
	if at < 0 {
		return s
	}
	var out strings.Builder
	done, noteEnd := 0, 0
	for i := at; i < len(s); i++ {
		if s[i] != ' ' {
			continue
		}
		if i > 0 && beside[s[i-1]]&endsPurpose != 0 && strings.HasSuffix(s[:i+1], rules.Purpose) {
			if n := strings.IndexByte(s[i:], ')'); 0 < n && n <= rules.MostPurpose {
				noteEnd = i + n
			}
		}
		if i < noteEnd || mayCling(s, i) && clings(s, i) {
			if done == 0 {
				out.Grow(len(s) + 16)
			}
			out.WriteString(s[done:i])
			out.WriteRune(noBreakSpace)
			done = i + 1
		}
	}
	if done == 0 {
		return s
	}
	out.WriteString(s[done:])
	return out.String()
}

// clings tells whether a line may not end at the space at a place.
func clings(s string, at int) bool {
	if beside[s[at+1]]&endsWord != 0 && s[at+1] != ' ' && !strings.HasPrefix(s[at+1:], fillDots) || inRange(s, at) {
		return true
	}
	if strings.IndexByte(openingMarks, s[at-1]) >= 0 {
		return true
	}
	return rules.Binds(lastWord(s[:at]), firstWord(s[at+1:]))
}

// firstWord is a text up to its first gap, lastWord from its last one on.
func firstWord(s string) string {
	for i := range len(s) {
		if gapEnds(s, i) {
			if s[i] == lastOfNoBreak {
				i--
			}
			return s[:i]
		}
	}
	return s
}

func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if gapEnds(s, i) {
			return s[i+1:]
		}
	}
	return s
}

// gapEnds tells whether a byte is the last one of a gap: see isGap.
func gapEnds(s string, i int) bool {
	switch s[i] {
	case ' ', '\t', softBreak:
		return true
	case lastOfNoBreak:
		return i > 0 && s[i-1] == firstOfNoBreak
	}
	return false
}

// The bytes of a no-break space.
const firstOfNoBreak, lastOfNoBreak = '\xC2', '\xA0'

// inRange tells whether the space at a place stands beside the dash of a range
// of numbers, as in "2026 - 2030".
func inRange(s string, at int) bool {
	if !mayDash(s, at) {
		return false
	}
	before, after := strings.ReplaceAll(s[max(0, at-8):at], string(noBreakSpace), " "), s[at+1:]
	for _, dash := range []string{"-", "–", string(noBreakHyphen)} {
		if rest, ok := strings.CutPrefix(after, dash+" "); ok && isDigit(before[len(before)-1]) && rest != "" && isDigit(rest[0]) {
			return true
		}
		if rest, ok := strings.CutSuffix(before, " "+dash); ok && isDigit(after[0]) && rest != "" && isDigit(rest[len(rest)-1]) {
			return true
		}
	}
	return false
}

// mayDash tells, quickly, whether a dash may end before a place or begin behind it.
func mayDash(s string, at int) bool {
	last, first := s[at-1], s[at+1]
	return last == '-' || first == '-' || first == '\xE2' || (last == '\x93' || last == '\x91') && at > 1 && s[at-2] == '\x80'
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// closingMarks never begin a line, openingMarks never end one.
const (
	closingMarks = ".,;:!?)]}/"
	openingMarks = "([{"
)

// fillDots begin a blank to fill in, which may stand at a line's head.
const fillDots = "...."

// noBreakSpace is a space at which no line ends.
const noBreakSpace = '\u00a0'

func isGap(r rune) bool { return r == ' ' || r == '\t' || r == softBreak || r == noBreakSpace }

// protectToken keeps the hyphens of one token that is no hyphen itself: all of them
// in one that holds a digit, a slash or an @; otherwise those that do not join two
// letters of a written word, such as the hyphen of NĐ-CP.
func protectToken(out *strings.Builder, token string) {
	if strings.ContainsFunc(token, func(r rune) bool { return unicode.IsDigit(r) || r == '/' || r == '@' }) {
		out.WriteString(strings.ReplaceAll(token, "-", string(noBreakHyphen)))
		return
	}
	var before rune
	for i, r := range token {
		after, _ := utf8.DecodeRuneInString(token[i+utf8.RuneLen(r):])
		if r == '-' && !joinsWords(before, after) {
			r = noBreakHyphen
		}
		out.WriteRune(r)
		before = r
	}
}

func joinsWords(before, after rune) bool {
	return unicode.IsLetter(before) && unicode.IsLetter(after) && !(unicode.IsUpper(before) && unicode.IsUpper(after))
}

// closed ends a list item with a mark, in place of the one that its author
// typed or not.
func closed(item []sheet.Run, mark string, base sheet.Char) []sheet.Run {
	item = cut(item, len(trimEnd(textOf(item))))
	if n := len(item); n > 0 && item[n-1].Char == base {
		item[n-1].Text += mark
		return item
	}
	if mark == "" {
		return item
	}
	return append(item, sheet.Run{Text: mark, Char: base})
}

// trimEnd takes one closing mark of a list item away.
func trimEnd(s string) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	if strings.HasSuffix(s, "v.v.") { // "and so on" keeps its stop
		return s
	}
	cut := strings.TrimRight(s, ";,.")
	if len(s)-len(cut) == 1 {
		return strings.TrimRightFunc(cut, unicode.IsSpace)
	}
	return strings.TrimRight(s, ";,")
}

// trimStop takes the blanks and one full stop at the end of a text away, but
// not a part of an ellipsis.
func trimStop(s string) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	if strings.HasSuffix(s, "..") {
		return s
	}
	return strings.TrimSuffix(s, ".")
}

// textOf is the text of runs without their looks.
func textOf(runs []sheet.Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	size := 0
	for i := range runs {
		size += len(runs[i].Text)
	}
	var all strings.Builder
	all.Grow(size)
	for i := range runs {
		all.WriteString(runs[i].Text)
	}
	return all.String()
}

// cut keeps the first n bytes of runs.
func cut(runs []sheet.Run, n int) []sheet.Run {
	for i := range runs {
		if n <= len(runs[i].Text) {
			runs[i].Text = runs[i].Text[:n]
			if n == 0 {
				return runs[:i]
			}
			return runs[:i+1]
		}
		n -= len(runs[i].Text)
	}
	return runs
}

// isBlank tells whether a text has nothing to print.
func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// trimBullet takes a typed dash before a list item away.
func trimBullet(s string) string {
	s = strings.TrimSpace(s)
	for _, dash := range []string{"- ", "– ", "+ "} {
		if rest, ok := strings.CutPrefix(s, dash); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

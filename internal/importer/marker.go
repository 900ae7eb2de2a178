package importer

import (
	"strconv"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// marker is the number, the letter or the dash that a paragraph begins with.
type marker struct {
	typed string // as it stands there
	style string // of the contract: "I.", "1.1.", "a)", "-"; or a level's name; "" where there is none
	count int    // the own number, 0 for dashes
	size  int    // bytes of the text, with the blanks behind it
}

// markerOf reads the marker of a text. No text is a marker by itself but a
// level's: "Chương I".
func markerOf(text string) marker {
	if m := levelOf(text); m.style != "" {
		return m
	}
	if n := bulletLen(text); n > 0 && n < len(text) {
		style := "-"
		if text[0] == '+' {
			style = "+"
		}
		return marker{typed: strings.TrimSpace(text[:n]), style: style, size: n}
	}
	m := rules.TakeNumber.FindStringSubmatch(text)
	if m == nil || len(m[0]) == len(text) {
		return marker{}
	}
	core, end := m[2], strings.TrimSpace(m[3])
	joined := m[4] == "" && !strings.HasSuffix(m[3], " ") // to what stands behind it
	switch next := text[len(m[0])]; {
	case m[1] == "(" && !strings.HasSuffix(end, ")"), end == "" && !rules.TakeCompound().MatchString(core):
		return marker{}
	case joined && (strings.Contains(core, ".") || end == "/" || end == ":" || '0' <= next && next <= '9'): // 1.000 đồng, V/v
		return marker{}
	}
	out := marker{typed: strings.TrimSpace(m[0]), size: len(m[0])}
	out.style, out.count = styleOf(core, strings.HasSuffix(end, ")"), end == "-" || end == "–", m[1] == "(")
	return out
}

// levelOf reads the label of a level: "Chương I", "Điều 2.", or "Điều 1……" of a form
// that is not filled in.
func levelOf(text string) marker {
	if m := rules.ReadLevel.FindStringSubmatch(text); m != nil {
		return marker{typed: strings.TrimSpace(m[0]), style: levelNames[strings.ToLower(m[1]+m[2]+m[3]+m[4]+m[5])], count: countOf(m[0]), size: len(m[0])}
	}
	if m := rules.TakeArticle().FindStringSubmatch(text); m != nil {
		return marker{typed: m[1], style: levelNames["điều"], count: countOf(m[1]), size: len(m[1])}
	}
	return marker{}
}

// levelNames are the levels by their words.
var levelNames = func() map[string]string {
	names := map[string]string{}
	for i := range rules.Levels {
		if l := &rules.Levels[i]; l.Word != "" {
			names[strings.ToLower(strings.TrimSpace(l.Word))] = l.Name
		}
	}
	return names
}()

// styleOf is the marker of the contract that a number is nearest to, and how
// much it counts.
func styleOf(core string, bracket, dash, both bool) (style string, count int) {
	end := "."
	switch {
	case dash:
		end = "-"
	case bracket:
		end = ")"
	}
	switch first := core[0]; {
	case '0' <= first && first <= '9':
		parts := strings.Split(core, ".")
		count, _ = strconv.Atoi(parts[len(parts)-1])
		if n := min(len(parts), 3); n > 1 {
			return strings.Repeat("1.", n), count
		}
		return "1" + end, count
	case roman(core) > 0 && core == strings.ToUpper(core) && core != "C" && core != "D" && core != "L":
		return "I" + strings.Replace(end, ")", ".", 1), roman(core)
	case roman(strings.ToUpper(core)) > 0 && (len(core) > 1 || both):
		return "(i)", roman(strings.ToUpper(core))
	case core == viet.Upper(core):
		return "A" + strings.Replace(end, ")", ".", 1), letterCount(viet.Lower(core))
	case dash:
		return "a-", letterCount(core)
	}
	return "a)", letterCount(core)
}

// countOf is the number in a level's label: "Chương II", "Điều 12."; 0 where it
// is a word.
func countOf(label string) int {
	word := strings.TrimRight(label[strings.LastIndexByte(strings.TrimRight(label, " "), ' ')+1:], " .:")
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	return roman(word)
}

// letterCount is the number of the điểm that a letter marks, 0 for none.
func letterCount(letter string) int {
	for n := 1; n <= 26; n++ {
		if viet.PointLetter(n) == letter {
			return n
		}
	}
	return 0
}

// roman is the number that is written so, 0 for none.
func roman(s string) int {
	for n := 1; n <= 60 && s != ""; n++ {
		if viet.Roman(n) == s {
			return n
		}
	}
	return 0
}

// printed is the label that the program sets for a marker of the contract:
// counts are the numbers of the blocks from the top, its own last.
func printed(style string, counts []int) string {
	n := counts[len(counts)-1]
	core := strings.Trim(style, "().-+")
	var own string
	switch core {
	case "":
		return style
	case "I":
		own = viet.Roman(n)
	case "i":
		own = strings.ToLower(viet.Roman(n))
	case "A":
		own = viet.Upper(viet.PointLetter(n))
	case "a":
		own = viet.PointLetter(n)
	default:
		parts := strings.Count(core, ".") + 1
		var texts []string
		for _, c := range counts[max(0, len(counts)-parts):] {
			texts = append(texts, strconv.Itoa(c))
		}
		own = strings.Join(texts, ".")
	}
	return strings.Replace(style, core, own, 1)
}

// levelLabel is the label that the program sets for a level.
func levelLabel(l *rules.Level, n int) string {
	number := strconv.Itoa(n)
	switch l.Numeral {
	case rules.Roman:
		number = viet.Roman(n)
	case rules.Letter:
		number = viet.PointLetter(n)
	}
	return l.Word + number + l.End
}

// rank orders the styles where nothing else does: what stands under what.
var rank = map[string]int{
	"A.": 1, "A-": 1, "I.": 2, "I-": 2, "1.": 3, "1-": 3, "1.1.": 4, "1.1.1.": 5, "1)": 6, "a)": 7, "a-": 7, "(i)": 8, "-": 9, "+": 10,
}

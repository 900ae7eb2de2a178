package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a text holds that its author would take back: marks that the program sets
// itself, and slips of the keyboard.

// LawSlips is why they are told.
var LawSlips = Law{custom("lỗi gõ thường gặp; số thứ tự và dấu đầu dòng do chương trình đặt"), custom("lỗi gõ thường gặp; số thứ tự và dấu đầu dòng do chương trình đặt")}

// The patterns of slips.
var (
	typedNumber = regexp.MustCompile(`^\s*([IVX]+[.\-)]|[0-9]{1,2}(\.[0-9]{1,2})*[.)\-]|[a-zđ][)\-]|(Phần|Chương|Mục|Điều|Khoản|Điểm) [0-9IVXa-zđ]+[.:)]?)\s+\pL`)
	typedTitle  = lazily(`^\s*(?:[IVX]+[.\-)/] ?\p{Lu}{2}|Điều \d+[a-zđ]?[.:](?: |$)|(?:Phần|Chương|Mục|Tiểu mục) (?:\d+|[IVXL]+|thứ \pL+)[.:]?\s*$)`)
	typedBullet = regexp.MustCompile(`^\s*[-–+•]\s+`)
	typedEnd    = regexp.MustCompile(`[;,:!?]\s*\./\.\s*$`)
	openEnd     = regexp.MustCompile(`[;,:!]\s*$`)
	blankBefore = lazily(`[\pL\pN)”"] +(?:[,;:!?.](?: |$)|[,;]\pL|\./\.|[)”](?:[ .,;:]|$))|[(“] `)
	blankAfter  = lazily(`\pL[,;]\pL|\p{Ll}\p{Ll}[.:]\p{Lu}\p{Ll}`)
	blankTwice  = lazily(`[\pL\pN.,;:)”](?:  +| +\x{A0}[ \x{A0}]*|\x{A0}+ [ \x{A0}]*)[\pL\pN(“]`)
)

// NumberTyped tells whether a titled or numbered text begins with a number,
// which the program sets itself.
func NumberTyped(text string) bool { return typedNumber.MatchString(text) }

// HeadingTyped tells whether a paragraph is a heading or an article that its author has
// numbered by hand. One that he has set in bold is as he wants it.
func HeadingTyped(text string) bool {
	return text != "" && strings.IndexByte("IVXPCMT \xC4", text[0]) >= 0 && typedTitle().MatchString(text)
}

// BulletTyped tells whether an item begins with a dash, likewise.
func BulletTyped(text string) bool { return typedBullet.MatchString(text) }

// EndTyped tells whether a text ends with a stop and the end mark behind it.
func EndTyped(text string) bool {
	return strings.HasSuffix(strings.TrimSpace(text), "./.") && typedEnd.MatchString(text)
}

// EndsOpen tells whether a text ends with a mark that is no end of a document, if
// it ends with an end mark. A full stop is none behind an exclamation.
func EndsOpen(text, mark string) bool {
	return openEnd.MatchString(text) && (mark != "." || !strings.HasSuffix(strings.TrimSpace(text), "!"))
}

// LabelTyped tells whether a text begins with a label that the program prints
// before it, such as "Kính gửi:".
func (w *Words) LabelTyped(text string) (label string, found bool) {
	for _, label := range []string{w.Addressees, w.Submission, w.Recipients} {
		if hasPrefixFold(strings.TrimSpace(text), strings.TrimSuffix(label, ":")) {
			return label, true
		}
	}
	return "", false
}

// maxSlips is how many slips of a text are told.
const maxSlips = 5

// Slips are the places of a text, in their order, with a blank too many or too
// few, each with the words around it. What is an address or a number is passed
// over.
func Slips(text string) []string {
	var at [][]int
	for i, may := range slippery(text) {
		if may {
			at = append(at, slips[i]().FindAllStringIndex(text, -1)...)
		}
	}
	slices.SortFunc(at, func(a, b []int) int { return a[0] - b[0] })
	var found []string
	end := 0
	for _, one := range at {
		from := strings.LastIndexByte(text[:one[0]], ' ') + 1
		to := len(text)
		if i := strings.IndexByte(text[one[1]:], ' '); i >= 0 {
			to = one[1] + i
		}
		place := strings.TrimSpace(text[from:to])
		said := strings.TrimSuffix(place, ND30.Words.EndMark)
		if from < end || strings.ContainsAny(said, "/@_*\\…") || strings.Contains(said, "..") || strings.Contains(said, "www.") {
			continue
		}
		if found, end = append(found, place), to; len(found) == maxSlips {
			break
		}
	}
	return found
}

// slips are the patterns of blanks.
var slips = [...]func() *regexp.Regexp{blankBefore, blankAfter, blankTwice}

// slippery tells, quickly, which of the patterns a text may have a place of: they
// are slow.
func slippery(text string) (may [len(slips)]bool) {
	for i := 1; i < len(text); i++ {
		switch a, b := text[i-1], text[i]; {
		case a == ' ':
			may[0] = may[0] || tight(text[i:])
			may[2] = may[2] || b == ' ' || strings.HasPrefix(text[i:], "\u00a0")
		case b == ' ':
			may[0] = may[0] || a == '(' || strings.HasSuffix(text[:i], "“")
			may[2] = may[2] || strings.HasSuffix(text[:i], "\u00a0")
		case a == ',' || a == ';':
			may[1] = may[1] || b >= 'A'
		case a == '.' || a == ':':
			may[1] = may[1] || b >= 'A' && (b < 'a' || b >= utf8.RuneSelf)
		}
	}
	return may
}

// tight tells whether a text begins with a mark that no blank stands before.
func tight(text string) bool {
	switch text[0] {
	case ',', ';', ':', '!', '?', '.', ')':
		return true
	}
	return strings.HasPrefix(text, "”")
}

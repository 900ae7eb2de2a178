package rules

import (
	"regexp"
	"strings"
)

// What a text holds that its author would take back: marks that the program sets
// itself, and slips of the keyboard.

// LawSlips is why they are told.
var LawSlips = Law{custom("lỗi gõ thường gặp; số thứ tự và dấu đầu dòng do chương trình đặt"), custom("lỗi gõ thường gặp; số thứ tự và dấu đầu dòng do chương trình đặt")}

// The patterns of slips.
var (
	typedNumber = regexp.MustCompile(`^\s*([IVX]+[.\-)]|[0-9]{1,2}(\.[0-9]{1,2})*[.)\-]|[a-zđ][)\-]|(Phần|Chương|Mục|Điều|Khoản|Điểm) [0-9IVXa-zđ]+[.:)]?)\s+\pL`)
	typedBullet = regexp.MustCompile(`^\s*[-–+•]\s+`)
	typedEnd    = regexp.MustCompile(`[;,:!?]\s*\./\.\s*$`)
	openEnd     = regexp.MustCompile(`[;,:!]\s*$`)
	blankBefore = regexp.MustCompile(`[\pL\pN)”"] +[,;:!?.]( |$)|[(“] `)
	blankAfter  = regexp.MustCompile(`\pL[,;]\pL|\p{Ll}\p{Ll}[.:]\p{Lu}\p{Ll}`)
	blankTwice  = regexp.MustCompile(`\pL  +\pL|[.,;:]  +\pL`)
)

// NumberTyped tells whether a titled or numbered text begins with a number,
// which the program sets itself.
func NumberTyped(text string) bool { return typedNumber.MatchString(text) }

// BulletTyped tells whether an item begins with a dash, likewise.
func BulletTyped(text string) bool { return typedBullet.MatchString(text) }

// EndTyped tells whether a text ends with a stop and the end mark behind it.
func EndTyped(text string) bool { return typedEnd.MatchString(text) }

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

// Slip is a place of a text with a blank too many or too few; empty for none. What is
// an address or a number is passed over.
func Slip(text string) string {
	for _, slip := range []*regexp.Regexp{blankBefore, blankAfter, blankTwice} {
		for _, at := range slip.FindAllStringIndex(text, -1) {
			from := strings.LastIndexByte(text[:at[0]], ' ') + 1
			to := len(text)
			if i := strings.IndexByte(text[at[1]:], ' '); i >= 0 {
				to = at[1] + i
			}
			if found := text[from:to]; !strings.ContainsAny(found, "/@_*\\…") && !strings.Contains(found, "..") && !strings.Contains(found, "www.") {
				return found
			}
		}
	}
	return ""
}

package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Encoding is how Vietnamese was written before Unicode: mostly as the
// characters of Western Europe, in faces that draw others in their places.
type Encoding string

// The encodings that offices have files in.
const (
	TCVN3 Encoding = "TCVN3" // of the faces .VnTime, ABC
	VNI   Encoding = "VNI"   // of the faces VNI-Times
	// Misread is none of them: UTF-8 that a program took for Windows-1252.
	Misread Encoding = "UTF-8/Windows-1252"
	// Windows1258 is a code page, so that there is nothing of it in Unicode text.
	Windows1258 Encoding = "Windows-1258"
)

// Old is what of a text is in an old encoding.
type Old struct {
	Encoding Encoding
	Word     string // the first word of it
	Meant    string // and in Unicode
	// Sure: several words are, and nothing in the text is Vietnamese in Unicode.
	Sure bool
}

// OldEncoding finds words in an old encoding: letters that no Vietnamese word
// has and that, read in the encoding, are a syllable. The text is in NFC.
func OldEncoding(s string) (old Old, ok bool) {
	if !suspect(s) {
		return Old{}, false
	}
	if old, ok = misread(s); ok {
		return old, true
	}
	return beforeUnicode(s)
}

// beforeUnicode finds words in an encoding of another face.
func beforeUnicode(s string) (old Old, ok bool) {
	count := map[Encoding]int{}
	found := map[Encoding]Old{}
	modern := false
	for word := range strings.FieldsFuncSeq(s, parting) {
		if native(word) {
			modern = true
			continue
		}
		if !strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
			continue // nothing to decode
		}
		lower := strings.ToLower(word)
		_, first := utf8.DecodeRuneInString(word)
		regular := word[first:] == lower[min(first, len(lower)):] || word == strings.ToUpper(word) // nobody writes nguyÔn
		if strings.HasPrefix(word, "µ") || !strings.ContainsFunc(word, func(r rune) bool { return r < 0x80 }) {
			continue // 5 µm, 2 × 3
		}
		if regular && syllable(lower) {
			continue
		}
		for _, e := range []Encoding{TCVN3, VNI} {
			meant, ok := decoded(e, word)
			if !ok || !syllable(strings.ToLower(meant)) {
				continue
			}
			if count[e]++; count[e] == 1 {
				found[e] = Old{Encoding: e, Word: word, Meant: meant}
			}
		}
	}
	best := TCVN3
	if count[VNI] > count[TCVN3] {
		best = VNI
	}
	old = found[best]
	old.Sure = count[best] > 1 && !modern
	return old, count[best] > 1 || count[best] == 1 && !modern && len([]rune(old.Word)) > 2
}

// suspect tells, at little cost, whether a text has letters of which none or
// almost none are Vietnamese.
func suspect(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] != 0xC2 && s[i] != 0xC3 { // the first byte of U+0080 to U+00FF
			continue
		}
		r := rune(s[i]&3)<<6 | rune(s[i+1]&0x3F)
		if r < 0xA0 || r > 0xA0 && !sharedLetters[r] || r == 'Ã' && i+2 < len(s) && s[i+2] >= 0x80 {
			return true
		}
		if r|0x20 == 'â' || r|0x20 == 'ê' {
			if before := s[max(0, i-1)] | 0x20; i > 0 && (before == 'a' || before == 'e' || before == 'o') {
				return true
			}
		}
	}
	return false
}

// shared are the letters of Western Europe that Vietnamese has too.
const shared = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"

// sharedLetters tells which they are.
var sharedLetters = func() (is [0x100]bool) {
	for _, r := range shared {
		is[r] = true
	}
	return is
}()

// parting tells whether a character stands between words.
func parting(r rune) bool {
	return r == 0xA0 || r <= '~' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') || r >= 0x2000 && r < 0x2100
}

// native tells whether a word has letters that only Unicode has.
func native(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return r > 0xFF })
}

// FaceEncoding is the encoding of the letters in a face, by its name; "" is
// Unicode.
func FaceEncoding(face string) Encoding {
	switch {
	case strings.HasPrefix(face, ".Vn"):
		return TCVN3
	case strings.HasPrefix(strings.ToUpper(face), "VNI-"):
		return VNI
	}
	return ""
}

// Modern tells whether a text has Vietnamese letters that only Unicode has:
// whatever its face is called, it is in no old encoding.
func Modern(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0x1EA0 && r <= 0x1EF9 || r > 0xFF && strings.ContainsRune("ăĂđĐơƠưƯĩĨũŨ", r)
	})
}

// Unicode is a text in the encoding, whose letters were read as those of Western
// Europe, in Unicode. Words that are none of it stay.
func (e Encoding) Unicode(s string) string {
	if e == Misread {
		return rereadAll(s)
	}
	var out strings.Builder
	for s != "" {
		end := strings.IndexFunc(s, parting)
		if end < 0 {
			end = len(s)
		}
		if meant, ok := decoded(e, s[:end]); ok {
			out.WriteString(meant)
		} else {
			out.WriteString(s[:end])
		}
		s = s[end:]
		end = strings.IndexFunc(s, func(r rune) bool { return !parting(r) })
		if end < 0 {
			end = len(s)
		}
		out.WriteString(s[:end])
		s = s[end:]
	}
	return out.String()
}

// decoded is a word read in an encoding; ok is false if it cannot be, or has
// nothing to decode.
func decoded(e Encoding, word string) (meant string, ok bool) {
	if e == TCVN3 {
		return decodedTCVN3(word)
	}
	return decodedVNI(word)
}

// oneLetter are the letters of TCVN3 from A1 on, a blank where there is none.
var oneLetter = []rune("ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ")

// decodedTCVN3 is a word read in TCVN3. Its faces of capitals (.VnTimeH) have the
// codes of small letters: beside other capitals they are capitals.
func decodedTCVN3(word string) (string, bool) {
	var out strings.Builder
	changed, capitals := false, false
	for i, r := range word {
		capitals = capitals || i > 0 && 'A' <= r && r <= 'Z'
		if r >= 0xA1 && r <= 0xFF {
			letter := ' '
			if at := int(r - 0xA1); at < len(oneLetter) {
				letter = oneLetter[at]
			}
			if letter == ' ' {
				return "", false
			}
			r, changed = letter, true
		}
		out.WriteRune(r)
	}
	if capitals && !strings.ContainsFunc(word, func(r rune) bool { return 'a' <= r && r <= 'z' }) {
		return Upper(out.String()), changed
	}
	return out.String(), changed
}

// marks are the marks of VNI behind a letter: combining characters of Unicode.
var marks = map[rune]string{
	'ù': "\u0301", 'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323",
	'â': "\u0302", 'á': "\u0302\u0301", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323",
	'ê': "\u0306", 'é': "\u0306\u0301", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323",
}

// alone are the letters of VNI that are one character.
var alone = map[rune]rune{'ñ': 'đ', 'ô': 'ơ', 'ö': 'ư', 'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ'}

func decodedVNI(word string) (string, bool) {
	var out strings.Builder
	changed, vowel := false, false // a letter that may take a mark has just gone by
	for _, r := range strings.ToLower(word) {
		switch {
		case r < 0x80:
			vowel = strings.ContainsRune("aeouy", r)
		case alone[r] != 0:
			r, vowel, changed = alone[r], r == 'ô' || r == 'ö', true
		case vowel && marks[r] != "":
			out.WriteString(marks[r])
			vowel, changed = false, true
			continue
		default:
			return "", false
		}
		out.WriteRune(r)
	}
	meant := NFC(out.String())
	if word != "" && strings.ToUpper(word) == word {
		meant = Upper(meant)
	} else if first := []rune(meant); len(first) > 0 && unicode.IsUpper([]rune(word)[0]) {
		meant = Upper(string(first[:1])) + string(first[1:])
	}
	return meant, changed
}

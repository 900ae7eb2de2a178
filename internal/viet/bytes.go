package viet

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// Text is what bytes in the encoding say, in NFC. What is no letter of it is
// read as Windows does; a byte that stands for nothing becomes U+FFFD. Words may
// not be cut in two.
func (e Encoding) Text(b []byte) string {
	if e == Windows1258 {
		return NFC(latin(charmap.Windows1258, b))
	}
	return e.Unicode(latin(charmap.Windows1252, b))
}

func latin(page *charmap.Charmap, b []byte) string {
	var out strings.Builder
	for _, c := range b {
		out.WriteRune(page.DecodeByte(c))
	}
	return out.String()
}

// The evidence for an encoding.
const (
	leastWords = 3    // with letters beyond ASCII
	mostWords  = 5000 // that are looked at
)

// EncodingOf finds the encoding of bytes that are not UTF-8: the one in which
// almost all words with letters beyond ASCII are syllables, if in no other half
// as many are. Of these words it gives the first few, in Unicode.
func EncodingOf(b []byte) (e Encoding, words []string, sure bool) {
	const told = 3
	var all [][]byte
	for word := range bytes.FieldsFuncSeq(b, func(r rune) bool { return r < 0x80 && parting(r) }) {
		beyond := bytes.ContainsFunc(word, func(r rune) bool { return r >= 0x80 })
		if beyond && len(all) < mostWords && bytes.ContainsFunc(word, func(r rune) bool { return r < 0x80 }) { // and no dash alone
			all = append(all, word)
		}
	}
	best, second := 0, 0
	for _, one := range []Encoding{Windows1258, TCVN3, VNI} {
		count := 0
		var first []string
		for _, word := range all {
			text := one.Text(word)
			if !syllable(strings.ToLower(text)) {
				continue
			}
			if count++; count <= told {
				first = append(first, text)
			}
		}
		if count > best {
			e, words, best, count = one, first, count, best
		}
		second = max(second, count)
	}
	return e, words, best >= leastWords && best*5 >= len(all)*4 && second*2 <= best
}

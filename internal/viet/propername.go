package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// surnames are family names that hardly ever begin anything but a person's name.
const surnames = " âu bành bùi bạch cao châu chu cù diệp doãn dương giang hoàng huỳnh hà hồ hứa khổng khương kiều la lâm lê lý lưu lương lục mai mạc ngô ngụy nguyễn nông " +
	"ông phan phí phùng phạm quách sầm thái tiêu triệu trương trần trịnh tô tăng tạ tống từ võ vũ vương vi đào đinh đặng đỗ đồng "

// longestName is how many syllables a name has at most.
const longestName = 4

// ProperName finds, in syllables of running text, the name of a person or a place
// that begins before the syllable at i and goes on with it: "Nguyễn Văn | An", "Cà |
// Mau", "xã Bù | Gia Mập". It gives the first syllable of the name and the one behind
// its last, or 0, 0.
func ProperName(syllables []string, i int) (from, to int) {
	if i <= 0 || i >= len(syllables) || !nameGoesOn(syllables, i) {
		return 0, 0
	}
	from, to = capitalWords(syllables, i)
	if from > 0 && to-from <= longestName && syllables[from-1] == trimClosers(syllables[from-1]) && Places(syllables[from-1]) {
		return from, to
	}
	for k := from; k < i; k++ {
		if strings.Contains(surnames, " "+fold(trimOpeners(syllables[k]))+" ") && i-k < longestName {
			return k, min(to, k+longestName)
		}
	}
	at := from
	for _, n := range Words(syllables[from:to]) {
		if at < i && at+n > i {
			return at, at + n
		}
		at += n
	}
	return 0, 0
}

// capitalWords are the words with capitals around a place, of the length of a name
// at most on either side.
func capitalWords(syllables []string, i int) (from, to int) {
	from, to = i-1, i+1
	for from > 0 && i-from < longestName && nameGoesOn(syllables, from) {
		from--
	}
	for to < len(syllables) && to-i < longestName && nameGoesOn(syllables, to) {
		to++
	}
	return from, to
}

// nameGoesOn tells whether the syllables before and at i both begin with a capital
// and no mark parts them.
func nameGoesOn(syllables []string, i int) bool {
	last, _ := utf8.DecodeLastRuneInString(syllables[i-1])
	return unicode.IsLetter(last) && capitalWord(syllables[i-1]) && capitalWord(syllables[i]) && trimOpeners(syllables[i]) == syllables[i]
}

// capitalWord tells whether a word begins with a capital and goes on with small
// letters.
func capitalWord(s string) bool {
	s = trimOpeners(s)
	first, n := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && (len(trimClosers(s)) == n || strings.IndexFunc(s[n:], unicode.IsUpper) < 0)
}

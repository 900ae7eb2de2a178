package viet

import "strings"

// ones are the digits in words.
var ones = [...]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// scales are the words behind groups of three digits, up to a tỷ.
var scales = [...]string{"", " nghìn", " triệu"}

// Spell is a decimal number in words (bằng chữ), without a capital: 1234567 is
// "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy". The whole part
// has a digit at least; decimals, maybe none, lose the zeros at their end.
func Spell(negative bool, whole, decimals string) string {
	said := spellWhole(strings.TrimLeft(whole, "0"), false)
	if said == "" {
		said = ones[0]
	}
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		said += " phẩy " + spellDecimals(decimals)
	}
	if negative {
		said = "âm " + said
	}
	return said
}

// spellWhole are digits in words; nothing where all are zeros. More stands
// before them: their hundreds are told, though they be zero.
func spellWhole(digits string, more bool) string {
	const tỷ = 9 // zeros
	var said []string
	if cut := len(digits) - tỷ; cut > 0 {
		if high := spellWhole(digits[:cut], more); high != "" {
			said, more = append(said, high+" tỷ"), true
		}
		digits = digits[cut:]
	}
	for len(digits) > 0 {
		n := (len(digits)-1)%3 + 1
		group := digits[:n]
		digits = digits[n:]
		if strings.Trim(group, "0") != "" {
			said, more = append(said, spellGroup(group, more)+scales[len(digits)/3]), true
		}
	}
	return strings.Join(said, " ")
}

// spellGroup are up to three digits in words.
func spellGroup(group string, more bool) string {
	group = strings.Repeat("0", 3-len(group)) + group
	hundreds, tens, one := group[0]-'0', group[1]-'0', group[2]-'0'
	var said []string
	if more || hundreds > 0 {
		said = append(said, ones[hundreds], "trăm")
	}
	switch {
	case tens == 1:
		said = append(said, "mười")
	case tens > 1:
		said = append(said, ones[tens], "mươi")
	case one > 0 && len(said) > 0:
		said = append(said, "linh")
	}
	switch {
	case one == 0:
	case one == 1 && tens > 1:
		said = append(said, "mốt")
	case one == 4 && tens > 1:
		said = append(said, "tư")
	case one == 5 && tens > 0:
		said = append(said, "lăm")
	default:
		said = append(said, ones[one])
	}
	return strings.Join(said, " ")
}

// spellDecimals are the digits behind a point: two or three as a number, others
// one by one.
func spellDecimals(digits string) string {
	if len(digits) <= 3 && digits[0] != '0' {
		return spellGroup(digits, false)
	}
	said := make([]string, len(digits))
	for i := range digits {
		said[i] = ones[digits[i]-'0']
	}
	return strings.Join(said, " ")
}

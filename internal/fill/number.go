package fill

import (
	"errors"
	"strings"

	"vanthu/internal/rows"
)

// number is a number in decimal digits.
type number struct {
	negative bool
	whole    string // at least one digit, no zeros before others
	fraction string // digits behind the point, maybe none
}

// errUnclear is about a number that may be read in two ways.
var errUnclear = errors.New("fill: thousands or a fraction")

// numerals unifies the signs and spaces that numbers are written with.
var numerals = strings.NewReplacer("−", "-", "\u00A0", " ", "\u202F", " ")

// parseNumber reads a number as Vietnamese or English writes it: 1234567,
// 1.234.567, 1,234,567, 1 234 567, each with a fraction or without. A lone
// point or comma with three digits behind it, as in 1.234, says either a
// thousand or a fraction: errUnclear, unless what stands before it can be no
// thousands, as in 0.125 and 1234.567, or it is an amount in đồng: 1.234 đ. What
// stands in brackets is below zero.
func parseNumber(s string) (number, error) {
	var n number
	if s = strings.TrimSpace(s); len(s) > maxFormed {
		return n, errForm
	}
	s, money, bracketed := bare(numerals.Replace(s))
	if s, n.negative = strings.CutPrefix(s, "-"); bracketed {
		if n.negative {
			return n, errForm
		}
		n.negative = true
	}
	whole, err := n.cutFraction(s)
	if errors.Is(err, errUnclear) && money {
		whole, err = s, nil // a đồng has no thousandths
	}
	if err != nil {
		return n, err
	}
	if whole, err = joined(whole); err != nil {
		return n, err
	}
	n.whole = trimmed(whole)
	return n, nil
}

// units are how amounts in đồng are typed.
var units = []string{"đồng", "vnđ", "vnd", "đ", "₫"}

// bare is a number without what a CSV of Excel has around it: the unit of an
// amount in đồng, and the brackets of one below zero.
func bare(s string) (number string, money, bracketed bool) {
	number = unitless(s)
	money = number != s
	if inner, ok := strings.CutPrefix(number, "("); ok && strings.HasSuffix(inner, ")") {
		inner = strings.TrimSpace(strings.TrimSuffix(inner, ")"))
		number, bracketed = unitless(inner), true
		money = money || number != inner
	}
	return number, money, bracketed
}

// unitless is an amount without đồng before or behind it.
func unitless(s string) string {
	s = strings.TrimSpace(strings.TrimPrefix(s, "₫"))
	for _, unit := range units {
		if at := len(s) - len(unit); at >= 0 && strings.EqualFold(s[at:], unit) {
			return strings.TrimSpace(s[:at])
		}
	}
	return s
}

// trimmed are digits without zeros before them.
func trimmed(whole string) string {
	if s := strings.TrimLeft(whole, "0"); s != "" {
		return s
	}
	return "0"
}

// numberOf is the number that a value is. Where the file of rows held a number,
// nothing about it is unclear.
func numberOf(v rows.Value) (number, error) {
	switch {
	case v.Day != "":
		return number{}, errForm
	case v.Number == "":
		return parseNumber(v.Text)
	}
	s, negative := strings.CutPrefix(v.Number, "-")
	whole, fraction, _ := strings.Cut(s, ".")
	if !digits(whole) || strings.Trim(fraction, "0123456789") != "" {
		return number{}, errForm
	}
	return number{negative, trimmed(whole), fraction}, nil
}

// cutFraction finds out which sign begins the fraction, if any, and is what
// stands before it.
func (n *number) cutFraction(s string) (whole string, err error) {
	at := strings.LastIndexAny(s, ".,")
	if at < 0 {
		return s, nil
	}
	whole, behind := s[:at], s[at+1:]
	switch mixed := strings.ContainsAny(whole, ".,"); {
	case strings.Contains(whole, s[at:at+1]):
		return s, nil // the sign stands twice: thousands
	case !digits(behind):
		return "", errForm
	case !mixed && len(behind) == 3 && len(whole) <= 3 && digits(whole) && whole[0] != '0':
		return "", errUnclear
	}
	n.fraction = behind
	return whole, nil
}

// joined takes the signs between thousands out of a whole number.
func joined(s string) (string, error) {
	sign := ""
	if at := strings.IndexAny(s, "., "); at >= 0 {
		sign = s[at : at+1]
	}
	groups := []string{s}
	if sign != "" {
		groups = strings.Split(s, sign)
	}
	for i, g := range groups {
		if !digits(g) || i > 0 && len(g) != 3 || i == 0 && sign != "" && len(g) > 3 {
			return "", errForm
		}
	}
	return strings.Join(groups, ""), nil
}

// json is the number as JSON writes it.
func (n number) json() string { return n.with(n.whole, ".") }

func (n number) with(whole, point string) string {
	if n.negative {
		whole = "-" + whole
	}
	if n.fraction != "" {
		whole += point + n.fraction
	}
	return whole
}

// grouped is the number as Vietnamese writes it: 1.234.567,5.
func (n number) grouped() string {
	whole := n.whole
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	return n.with(whole, ",")
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

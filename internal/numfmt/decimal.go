package numfmt

import (
	"math"
	"strconv"
	"strings"
)

// decimal is a number that is not negative: 0.DIGITS × 10^point. Zero has no
// digits; others begin with one that is not 0.
type decimal struct {
	digits string
	point  int
}

// significant is how many digits Excel counts with.
const significant = 15

func newDecimal(v float64) decimal {
	v = math.Abs(v)
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return decimal{}
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', significant-1, 64), "e")
	e, _ := strconv.Atoi(exponent) // the library wrote it
	digits := strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	return decimal{digits, e + 1}
}

// round has no more than so many digits behind the point. Halves go up.
func (d decimal) round(places int) decimal {
	keep := d.point + places
	if keep >= len(d.digits) {
		return d
	}
	if keep < 0 {
		return decimal{}
	}
	up := d.digits[keep] >= '5'
	b := []byte(d.digits[:keep])
	for i := keep - 1; up && i >= 0; i-- {
		if up = b[i] == '9'; up {
			b[i] = '0'
		} else {
			b[i]++
		}
	}
	if up {
		b = append([]byte{'1'}, b...)
		d.point++
	}
	if d.digits = strings.TrimRight(string(b), "0"); d.digits == "" {
		return decimal{}
	}
	return d
}

// whole are the digits before the point, none for zero; fraction those behind.
func (d decimal) whole() string {
	if d.point <= 0 {
		return ""
	}
	if n := d.point - len(d.digits); n > 0 {
		return d.digits + strings.Repeat("0", n)
	}
	return d.digits[:d.point]
}

func (d decimal) fraction() string {
	switch {
	case d.point >= len(d.digits):
		return ""
	case d.point < 0:
		return strings.Repeat("0", -d.point) + d.digits
	}
	return d.digits[d.point:]
}

// Plain is a number as JSON writes it, without an exponent: "-1234.5".
func Plain(v float64) string {
	return newDecimal(v).text(v < 0, ".")
}

// text writes the digits with a mark before the fraction, if there is one.
func (d decimal) text(negative bool, mark string) string {
	s := d.whole()
	if s == "" {
		s = "0"
	}
	if f := d.fraction(); f != "" {
		s += mark + f
	}
	if negative && d.digits != "" {
		s = "-" + s
	}
	return s
}

// General is a number without a format: no more than eleven characters, but
// whole numbers have all their digits.
func General(v float64) string {
	const most = 9 // digits behind the point, beside "0,"
	d := newDecimal(v)
	places := most
	if d.point > 1 {
		places = max(0, most+1-d.point)
	}
	tiny := d.digits != "" && d.point < -3 && len(d.digits)-d.point > most
	if tiny || d.point > significant+5 {
		return scientific(v)
	}
	if d.fraction() != "" {
		d = d.round(places)
	}
	return d.text(v < 0, ",")
}

// scientific is a number without a format that is far from 1.
func scientific(v float64) string {
	d := newDecimal(v)
	e := d.point - 1
	d.point = 1
	if d = d.round(5); d.point > 1 {
		d.point, e = 1, e+1
	}
	s := d.whole()
	if f := d.fraction(); f != "" {
		s += "," + f
	}
	if v < 0 {
		s = "-" + s
	}
	sign := "+"
	if e < 0 {
		sign, e = "-", -e
	}
	power := strconv.Itoa(e)
	if len(power) < 2 {
		power = "0" + power
	}
	return s + "E" + sign + power
}

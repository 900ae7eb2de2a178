package pdf

import (
	"strconv"

	"vanthu/internal/units"
)

// appendMilli appends a number of thousandths as a decimal without needless
// figures: 1500 is "1.5".
func appendMilli(b []byte, n int64) []byte { return appendDecimal(b, n, 1000) }

// appendDecimal appends n/unit; unit is a power of ten.
func appendDecimal(b []byte, n, unit int64) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/unit, 10)
	n %= unit
	if n == 0 {
		return b
	}
	b = append(b, '.')
	for n != 0 {
		unit /= 10
		b = append(b, byte('0'+n/unit))
		n %= unit
	}
	return b
}

// milli is a length in thousandths of a point, rounded to the nearest.
func milli(l units.Length) int64 { return divRound(int64(l)*10, 127) }

// divRound is a/b rounded to the nearest, halves away from zero; b > 0.
func divRound(a, b int64) int64 {
	if a < 0 {
		return -divRound(-a, b)
	}
	return (a + b/2) / b
}

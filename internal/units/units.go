// Package units holds lengths as whole EMU, the unit in which a millimetre, a
// point and a twip are all whole numbers, so that no conversion drifts.
package units

import "fmt"

// Length is a distance on paper in EMU (English Metric Units, 1/914400 inch).
type Length int64

// The units that meet in an office document.
const (
	EMU       Length = 1
	Twip      Length = 635    // 1/20 point, the unit of WordprocessingML
	HalfPoint Length = 6350   // the unit of font sizes in WordprocessingML
	Point     Length = 12700  // 1/72 inch, the unit of PDF and of font sizes
	MM        Length = 36000  // millimetre, the unit of the law
	Inch      Length = 914400 // 25.4 mm
)

// Millimetres converts mm to a Length, rounded to the nearest EMU.
func Millimetres(mm float64) Length { return nearest(mm * float64(MM)) }

// Points converts points to a Length, rounded to the nearest EMU.
func Points(pt float64) Length { return nearest(pt * float64(Point)) }

// Twips converts whole twips to a Length.
func Twips(n int) Length { return Length(n) * Twip }

// MM is the length in millimetres.
func (l Length) MM() float64 { return float64(l) / float64(MM) }

// Points is the length in points.
func (l Length) Points() float64 { return float64(l) / float64(Point) }

// Twips is the length in twips, rounded to the nearest.
func (l Length) Twips() int { return int(divRound(l, Twip)) }

// TwipsUp is the least number of whole twips that is not shorter than l. Use
// it where the law gives a minimum: 15 mm is 851 twips, not 850.
func (l Length) TwipsUp() int { return -int(divFloor(-l, Twip)) }

// TwipsDown is the greatest number of whole twips that is not longer than l.
// Use it where the law gives a maximum.
func (l Length) TwipsDown() int { return int(divFloor(l, Twip)) }

// HalfPoints is the length in half-points, rounded to the nearest.
func (l Length) HalfPoints() int { return int(divRound(l, HalfPoint)) }

// EighthPoints is the length in eighths of a point, the unit of border widths
// in WordprocessingML, rounded to the nearest.
func (l Length) EighthPoints() int { return int(divRound(l*8, Point)) }

// String prints the length in points with at most two decimals.
func (l Length) String() string { return fmt.Sprintf("%gpt", float64(divRound(l*100, Point))/100) }

// ToTwip rounds the length to the nearest whole twip. Every length that both
// files must share goes through it, because a DOCX cannot say less.
func (l Length) ToTwip() Length { return divRound(l, Twip) * Twip }

// Sum is what lengths have together.
func Sum(lengths []Length) (total Length) {
	for _, l := range lengths {
		total += l
	}
	return total
}

func divRound(a, b Length) Length { return divFloor(2*a+b, 2*b) }

func divFloor(a, b Length) Length {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func nearest(v float64) Length {
	if v < 0 {
		return -nearest(-v)
	}
	return Length(v + 0.5)
}

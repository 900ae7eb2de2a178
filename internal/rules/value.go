package rules

import "vanthu/internal/units"

// Range is a length that the law bounds: both ends are allowed. Where the law
// fixes one value, Min, Max and Default are equal.
type Range struct {
	Min, Max, Default units.Length
	Cite              Cite
}

// Allows tells whether v lies in the range, both ends included.
func (r Range) Allows(v units.Length) bool { return v >= r.Min && v <= r.Max }

// Share is a length given as a part of another, such as a stroke of 1/3 to
// 1/2 of the line above it.
type Share struct {
	Min, Max, Default float64
	Cite              Cite
}

// Of is the default share of l.
func (s Share) Of(l units.Length) units.Length {
	return units.Length(float64(l) * s.Default)
}

func pt(v float64) units.Length { return units.Points(v) }

func mm(v float64) units.Length { return units.Millimetres(v) }

// points is a range of sizes in points with its default.
func points(lo, hi, def float64, c Cite) Range { return Range{pt(lo), pt(hi), pt(def), c} }

// millimetres is a range of lengths in millimetres with its default.
func millimetres(lo, hi, def float64, c Cite) Range { return Range{mm(lo), mm(hi), mm(def), c} }

// bodyLinesCite is the reason why text stays with the signature, in all
// profiles.
var bodyLinesCite = custom("khối chữ ký đi cùng ít nhất hai dòng cuối của nội dung")

// receivedStamp is the place and size of the received stamp, in all profiles.
var receivedStamp = Stamp{
	X:     millimetres(5, 60, 12, custom("dấu Đến ở lề trên, bên trái")),
	Y:     millimetres(2, 40, 4, custom("dấu Đến ở lề trên, bên trái")),
	Width: millimetres(50, 90, 72, custom("dấu Đến ở lề trên, bên trái")),
	Pad:   millimetres(1, 1, 1, custom("dấu Đến ở lề trên, bên trái")),
}

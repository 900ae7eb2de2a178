package check

import (
	"math"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// decimal is a number with one digit behind the comma, as Vietnamese writes it.
func decimal(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64), ".", ",")
}

func mm(l units.Length) string { return decimal(l.MM()) }

func mmPair(a, b units.Length) string { return mm(a) + " × " + mm(b) }

func pt(size float64) string { return decimal(size) }

// mmRange is a range in millimetres, in words.
func mmRange(r rules.Range, l fault.Language) string {
	switch {
	case r.Min == r.Max:
		return mm(r.Min) + " mm"
	case l == fault.Vietnamese:
		return "từ " + mm(r.Min) + " đến " + mm(r.Max) + " mm"
	}
	return mm(r.Min) + " to " + mm(r.Max) + " mm"
}

// ptRange is a range of sizes: "13" or "13–14".
func ptRange(r rules.Range) string {
	if r.Min == r.Max {
		return pt(r.Min.Points())
	}
	return pt(r.Min.Points()) + "–" + pt(r.Max.Points())
}

package rules

import "testing"

// TestBinds: what no line parts, and words that look like it.
func TestBinds(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"(20.000", "đồng/trẻ/ngày)", true}, {"60", "km/h.", true}, {"12", "người/ngày,", true},
		{"ngày", "05", true}, {"15", "đồng", true}, {"quý", "IV/2028", true},
		{"giờ", "30", true}, {"=", "12", true}, {"≥", "80%", true}, {"×", "15", true}, {"trăm", "đồng)", true}, {"=", "a", false},
		{"20.000", "đơn/ngày", false}, {"đợt", "đồng/kg", false}, {"03", "/2026", false},
	} {
		if got := Binds(c.before, c.after); got != c.want {
			t.Errorf("%s %s: %t", c.before, c.after, got)
		}
	}
}

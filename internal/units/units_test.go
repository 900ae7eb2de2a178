package units

import "testing"

func TestRoundingNeverCrossesALegalBound(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"15 mm at least", Millimetres(15).TwipsUp(), 851},
		{"15 mm at most", Millimetres(15).TwipsDown(), 850},
		{"20 mm nearest", Millimetres(20).Twips(), 1134},
		{"30 mm nearest", Millimetres(30).Twips(), 1701},
		{"16.1 pt", Points(16.1).Twips(), 322},
		{"14 pt in half points", Points(14).HalfPoints(), 28},
		{"0.75 pt in eighths", Points(0.75).EighthPoints(), 6},
		{"minus 1.5 twips rounds up", (Twip * -3 / 2).Twips(), -1},
		{"minus one EMU up", Length(-1).TwipsUp(), 0},
		{"minus one EMU down", Length(-1).TwipsDown(), -1},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, c.got, c.want)
		}
	}
}

func TestConversionsComeBack(t *testing.T) {
	if got := Millimetres(72.9).MM(); got != 72.9 {
		t.Errorf("72.9 mm came back as %v", got)
	}
	if got := Points(-12.65).Points(); got != -12.65 {
		t.Errorf("-12.65 pt came back as %v", got)
	}
	if got := Points(16.1).String(); got != "16.1pt" {
		t.Errorf("16.1 pt prints as %q", got)
	}
}

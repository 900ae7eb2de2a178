package compose

import (
	"math/rand/v2"
	"slices"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/units"
)

// TestShares wants any shares to fill the width to the twip.
func TestShares(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		columns := make([]document.Column, 1+random.IntN(document.MaxColumns))
		for i := range columns {
			if random.IntN(3) > 0 {
				columns[i].Width = 0.01 + random.Float64()*1000
			}
		}
		width := units.Twips(8000 + random.IntN(7000))
		widths := shares(columns, width)
		if sum(widths) != width {
			t.Fatalf("%v of %v is %v", columns, width, widths)
		}
		for _, w := range widths {
			if w < 0 || w%units.Twip != 0 {
				t.Fatalf("%v of %v is %v", columns, width, widths)
			}
		}
	}
	even := shares(make([]document.Column, 3), units.Twips(900))
	if !slices.Equal(even, []units.Length{units.Twips(300), units.Twips(300), units.Twips(300)}) {
		t.Errorf("three columns without a share: %v", even)
	}
	average := shares([]document.Column{{Width: 1}, {}, {Width: 3}}, units.Twips(600))
	if !slices.Equal(average, []units.Length{units.Twips(100), units.Twips(200), units.Twips(300)}) {
		t.Errorf("a column without a share: %v", average)
	}
}

func TestWidened(t *testing.T) {
	w := func(twips ...int) []units.Length {
		out := make([]units.Length, len(twips))
		for i, n := range twips {
			out[i] = units.Twips(n)
		}
		return out
	}
	for _, c := range []struct {
		name                string
		widths, least, want []units.Length
	}{
		{"enough", w(100, 200), w(50, 50), w(100, 200)},
		{"one lacks", w(100, 200), w(150, 50), w(150, 150)},
		{"taken in proportion", w(100, 300, 200), w(160, 100, 100), w(160, 260, 180)},
		{"no room for all", w(100, 100), w(150, 80), w(100, 100)},
		{"no room for all, one far too narrow", w(4, 196), w(150, 80), w(75, 125)},
	} {
		if got := widened(c.widths, c.least); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestWidenedSum wants the same sum, whole twips and no column under its
// least width, if that can be.
func TestWidenedSum(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		n := 1 + random.IntN(12)
		widths, least := make([]units.Length, n), make([]units.Length, n)
		for i := range n {
			widths[i] = units.Twips(random.IntN(2000))
			least[i] = units.Length(random.IntN(800 * int(units.Twip)))
		}
		got := widened(widths, least)
		if sum(got) != sum(widths) {
			t.Fatalf("%v with %v becomes %v", widths, least, got)
		}
		for i := range got {
			if got[i]%units.Twip != 0 || sum(least) <= sum(widths) && got[i] < least[i]-units.Twip {
				t.Fatalf("%v with %v becomes %v", widths, least, got)
			}
		}
	}
}

func TestPlacer(t *testing.T) {
	cell := func(colspan, rowspan int) document.Cell { return document.Cell{Colspan: colspan, Rowspan: rowspan} }
	place := newPlacer(4)
	for y, row := range []struct {
		cells   []document.Cell
		columns []int
		open    bool
	}{
		{[]document.Cell{cell(1, 3), cell(2, 1), cell(1, 2)}, []int{0, 1, 3}, true},
		{[]document.Cell{cell(1, 2), cell(1, 1)}, []int{1, 2}, true},
		{[]document.Cell{cell(2, 1)}, []int{2}, false},
		{[]document.Cell{cell(4, 2)}, []int{0}, true},
		{nil, nil, false},
		{[]document.Cell{cell(1, 1), cell(3, 1)}, []int{0, 1}, false},
	} {
		var got []int
		for _, c := range place.row(row.cells) {
			got = append(got, c.column)
		}
		if !slices.Equal(got, row.columns) || place.open() != row.open {
			t.Errorf("row %d: columns %v, open %v", y+1, got, place.open())
		}
	}
}

package seen

import (
	"strings"
	"testing"
)

// TestBareTables reads tables that have no upright lines, or none at all, and makes none of
// what only stands beside each other.
func TestBareTables(t *testing.T) {
	t.Parallel()
	row := func(y float64, cells ...string) (out string) {
		for i, c := range cells {
			if c != "" {
				out += at("T", 13, []float64{90, 130, 330, 400, 470}[i], y, c)
			}
		}
		return out
	}
	rows := row(260, "No", "Thing", "Plan", "Done", "Note") + row(275, "1", "Doors", "20", "18", "good") +
		row(290, "2", "Windows of the house on the", "150", "165") + row(305, "", "other side of it") + row(320, "3", "Beds", "12", "12")
	const cells = "0+1×1 L No | 1+1×1 L Thing | 2+1×1 L Plan | 3+1×1 L Done | 4+1×1 L Note\n0+1×1 L 1 | 1+1×1 L Doors | 2+1×1 L 20 | 3+1×1 L 18 | 4+1×1 L good\n" +
		"0+1×1 L 2 | 1+1×1 L Windows of the house on the other side of it | 2+1×1 L 150 | 3+1×1 L 165 | 4+1×1 \n0+1×1 L 3 | 1+1×1 L Beds | 2+1×1 L 12 | 3+1×1 L 12 | 4+1×1 "
	across := func(ys ...float64) (out string) {
		for _, y := range ys {
			out += rule(85, y, 556, y)
		}
		return out
	}
	for name, c := range map[string]struct{ page, want string }{
		"level lines":                   {rows + across(247, 264, 279, 309, 324), cells},
		"lines above and below":         {rows + across(247, 264, 324), cells},
		"no lines":                      {rows, cells},
		"numbers in the middle of rows": {row(260, "No", "Thing", "Plan") + row(275, "1", "Doors", "20") + row(290, "", "Windows of the house on the") + row(297.5, "2", "", "30") + row(305, "", "other side") + row(320, "3", "Beds", "40"), "0+1×1 L No | 1+1×1 L Thing | 2+1×1 L Plan\n0+1×1 L 1 | 1+1×1 L Doors | 2+1×1 L 20\n0+1×1 L 2 | 1+1×1 L Windows of the house on the other side | 2+1×1 L 30\n0+1×1 L 3 | 1+1×1 L Beds | 2+1×1 L 40"},
		"two columns between lines":     {row(260, "Name", "Post") + row(275, "A", "one") + row(290, "B", "two") + across(247, 264, 294), "0+1×1 L Name | 1+1×1 L Post\n0+1×1 L A | 1+1×1 L one\n0+1×1 L B | 1+1×1 L two"},
		"two columns without lines":     {row(260, "Name", "Post") + row(275, "A", "one") + row(290, "B", "two"), ""},
		"lines to fill in":              {row(260, "Name:", "....", "Born:") + row(275, "Card:", "....", "Given:") + row(290, "Lives:", "....", "Phone:"), ""},
		"three who sign":                {row(260, "THU KY", "CHU TRI", "KE TOAN TRUONG") + row(275, "(Ky)", "(Ky)", "(Ky)") + row(300, "Le An", "Le Ba", "Le Ca"), ""},
		"two rows":                      {row(260, "No", "Thing", "Plan") + row(275, "1", "Doors", "20"), ""},
	} {
		p, err := FromPDF(nil, pages(body(200, 28, line1, line2, line3)+c.page+body(360, 28, line1, line3)))
		if err != nil {
			t.Fatal(name, err)
		}
		var got []string
		for _, l := range dump(p) {
			if _, cells, ok := strings.Cut(l, " | "); ok && strings.HasPrefix(l, "row ") {
				got = append(got, cells)
			}
		}
		if all := strings.NewReplacer("×1 C ", "×1 L ", "×1 R ", "×1 L ").Replace(strings.Join(got, "\n")); all != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, all, c.want)
		}
	}
}

// TestCutLabel reads the label of a column that is too narrow for it.
func TestCutLabel(t *testing.T) {
	t.Parallel()
	grid := rule(85, 240, 300, 240) + rule(85, 275, 300, 275) + rule(85, 295, 300, 295) + rule(85, 240, 85, 295) + rule(110, 240, 110, 295) + rule(300, 240, 300, 295)
	p, err := FromPDF(nil, pages(body(200, 28, line1, line2, line3)+grid+at("B", 13, 89, 254, "ST")+at("B", 13, 93, 269, "T")+at("B", 13, 180, 262, "Thing")+at("T", 13, 93, 290, "1")+at("T", 13, 115, 290, "Doors")))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(dump(p), "\n"); !strings.Contains(got, "<b:STT>") {
		t.Error(got)
	}
}

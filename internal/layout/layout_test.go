package layout

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// The test texts are made of digits: in every face a digit is half an em wide
// and a space a quarter, so that at 10 points a digit is 5 points and a space
// 2.5, and all expected positions are sums.

var small = sheet.Char{Size: units.Points(10)}

func para(text string, change ...func(*sheet.Format)) *sheet.Paragraph {
	p := &sheet.Paragraph{Format: sheet.Format{Line: units.Points(10)}, Runs: []sheet.Run{{Text: text, Char: small}}}
	for _, c := range change {
		c(&p.Format)
	}
	return p
}

func justified(f *sheet.Format) { f.Align = sheet.Justify }
func centred(f *sheet.Format)   { f.Align = sheet.Center }
func keepNext(f *sheet.Format)  { f.KeepNext = true }

func lines(t *testing.T, p *sheet.Paragraph, width float64) []Line {
	t.Helper()
	s := newSetter(metrics.Default(), nil)
	got, _ := s.setLines(p, 0, units.Points(width))
	return got
}

// show prints words with their left edges: "0:11 12.5:22".
func show(l Line) string {
	var words []string
	for _, w := range l.Words {
		words = append(words, strings.TrimSuffix(w.X.String(), "pt")+":"+w.Text)
	}
	return strings.Join(words, " ")
}

func TestLinesBreakWhereTheWordNoLongerFits(t *testing.T) {
	for _, c := range []struct {
		name  string
		p     *sheet.Paragraph
		width float64
		want  []string
	}{
		{"a line that fills its measure to the point", para("11 22 33"), 22.5, []string{"0:11 12.5:22", "0:33"}},
		{"a hair too narrow", para("11 22 33"), 22.49, []string{"0:11", "0:22", "0:33"}},
		{"trailing spaces hang over", para("11   22"), 10, []string{"0:11", "0:22"}},
		{"several spaces stay", para("11   22"), 30, []string{"0:11 17.5:22"}},
		{"leading spaces stay", para("  11"), 30, []string{"5:11"}},
		{"a first-line indent", para("11 22 33", func(f *sheet.Format) { f.First = units.Points(10) }), 30, []string{"10:11", "0:22 12.5:33"}},
		{"a hanging indent", para("11 22 33", func(f *sheet.Format) { f.Left, f.First = units.Points(10), units.Points(-10) }), 25, []string{"0:11 12.5:22", "10:33"}},
		{"centred", para("11 22", centred), 32.5, []string{"5:11 17.5:22"}},
		{"justified, the last line not", para("11 22 33", justified), 27.5, []string{"0:11 17.5:22", "0:33"}},
		{"a no-break space is stretched like others", para("11 2\u00a02 33", justified), 28.5, []string{"0:11 14.25:2 23.5:2", "0:33"}},
		{"a no-break space alone is a letter", para("1\u00a0\u00a02 33"), 17.5, []string{"0:1\u00a0\u00a02", "0:33"}},
		{"a soft break ends the line", para("11\n22 33", justified), 60, []string{"0:11", "0:22 12.5:33"}},
		{"a soft break at the end of a full line", para("11 22\n33", centred), 22.5, []string{"0:11 12.5:22", "6.25:33"}},
		{"a line may end at a space of no width", para("11\u200b22"), 15, []string{"0:11", "0:22"}},
		{"a space of no width has none", para("11\u200b22"), 20, []string{"0:11 10:22"}},
		{"a word wider than the line is cut", para("1 222222"), 15, []string{"0:1", "0:222", "0:222"}},
		{"a path that is cut ends behind a slash", para("nn/nn/nn"), 31, []string{"0:nn/nn/", "0:nn"}},
		{"… not where the next letter lacks room", para("nn/n/nn"), 22, []string{"0:nn/", "0:n/nn"}},
		{"… nor before a no-break hyphen", para("nn/n\u2011nn"), 22, []string{"0:nn/n\u2011", "0:nn"}},
		{"… nor between digits", para("nn/1/1n"), 22, []string{"0:nn/", "0:1/1n"}},
		{"not one letter fits", para("22"), 3, []string{"0:2", "0:2"}},
		{"an empty paragraph has one line", para(""), 30, []string{""}},
		{"a tab goes to the next half inch", para("1\t2"), 60, []string{"0:1 36:2"}},
		{"a tab stops at a hanging indent", para("1\t2", func(f *sheet.Format) { f.Left, f.First = units.Points(10), units.Points(-10) }), 60, []string{"0:1 10:2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range lines(t, c.p, c.width) {
				got = append(got, show(l))
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestKeptLines: lines that Steady has kept are set once, and as they would be
// without it.
func TestKeptLines(t *testing.T) {
	const width, x = 102.5, 7
	text := func() *sheet.Paragraph {
		p := para("11 22 33 44 55 66 77 88 99", justified)
		p.Runs = append(p.Runs, sheet.Run{Text: " 10 11 12", Char: sheet.Char{Size: units.Points(10), Underline: true}})
		return p
	}
	set := func(p *sheet.Paragraph, x, width float64) string {
		s := newSetter(metrics.Default(), nil)
		out := ""
		lines, rules := s.setLines(p, units.Points(x), units.Points(width))
		for i, l := range lines {
			out += fmt.Sprintln(show(l), l.Baseline, l.Of == p)
			if rules != nil {
				out += fmt.Sprintln(rules[i])
			}
		}
		return out
	}
	r := NewRuler(metrics.Default(), nil)
	steadied := func() *sheet.Paragraph {
		p := text()
		if got := r.Steady(p, units.Points(width), 9); got.Narrower != 0 || got.Loose || p.Set == nil {
			t.Fatal("no lines are kept:", got)
		}
		return p
	}
	p, want := steadied(), set(text(), x, width)
	again := *p // as a cell that goes over two pages is said on both
	for i, p := range []*sheet.Paragraph{p, p, &again} {
		if got := set(p, x, width); got != want {
			t.Errorf("%d: got\n%s, want\n%s", i, got, want)
		}
	}
	if got, want := set(p, 3*x, width), set(text(), 3*x, width); got != want {
		t.Errorf("moved: got\n%s, want\n%s", got, want)
	}
	if got, want := set(steadied(), x, 60), set(text(), x, 60); got != want {
		t.Errorf("in another column: got\n%s, want\n%s", got, want)
	}
	tight, late, old := para("11 22 33"), text(), steadied()
	if got := r.Steady(tight, units.Points(22.5), 9); got.Narrower == 0 || tight.Set != nil {
		t.Error("lines that hang on a hair are kept")
	}
	r.kept = mostKept
	if r.Steady(late, units.Points(width), 9); late.Set != nil {
		t.Error("more is kept than may be")
	}
	if r.Steady(old, units.Points(width), 9); old.Set != nil {
		t.Error("lines are kept that were found before")
	}
}

// TestLongWordOfManyLooks has a word whose letters change their look one by one
// fill its lines as any other does.
func TestLongWordOfManyLooks(t *testing.T) {
	p := para("1")
	for i := range 10 {
		look := small
		look.Face = sheet.Face(i % 2)
		p.Runs = append(p.Runs, sheet.Run{Text: "23", Char: look})
	}
	var got []string
	for _, l := range lines(t, p, 25) {
		text := ""
		for _, w := range l.Words {
			text += w.Text
		}
		got = append(got, text)
	}
	if want := "12323|23232|32323|23232|3"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %s", got, want)
	}
}

func TestHyphens(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"11 Mát-xcơ-va", "11 Mát-|xcơ-va"},
		{"11 20\u2011KLM", "11|20\u2011KLM"},
		{"11 2021–2025", "11 2021–|2025"},
		{"11 - 2222222", "11 -|2222222"},
	} {
		var got []string
		for _, l := range lines(t, para(c.text), 42) {
			var words []string
			for _, w := range l.Words {
				words = append(words, w.Text)
				if w.Space {
					words = append(words, " ")
				}
			}
			got = append(got, strings.Join(words, ""))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}

func TestRunsOfOneWordStayTogether(t *testing.T) {
	p := para("11 2")
	p.Runs = append(p.Runs, sheet.Run{Text: "2 33", Char: sheet.Char{Size: units.Points(10), Face: sheet.Bold}})
	got := lines(t, p, 17.5)
	if len(got) != 3 || show(got[1]) != "0:2 5:2" {
		t.Errorf("got %d lines, second %q", len(got), show(got[1]))
	}
}

// slotted is a paragraph of pieces of one look, every second one of a slot.
func slotted(texts ...string) *sheet.Paragraph {
	p := para("")
	p.Runs = nil
	for i, text := range texts {
		p.Runs = append(p.Runs, sheet.Run{Text: text, Char: small, Slot: sheet.Slot(i % 2)})
	}
	return p
}

// TestASlotPartsNoWord breaks words in which a slot stands as it breaks others.
func TestASlotPartsNoWord(t *testing.T) {
	for _, c := range []struct {
		pieces []string
		width  float64
		want   string
	}{
		{[]string{"1 ", "2", "22222"}, 15, "0:1|0:2 5:22|0:222"},
		{[]string{"1 ", "222", "222"}, 15, "0:1|0:222|0:222"},
		{[]string{"1 ", "2222", "22"}, 15, "0:1|0:222|0:2 5:22"},
		{[]string{"1 ", "2", "3 4"}, 15, "0:1|0:2 5:3|0:4"},
	} {
		var got, slots []string
		for _, l := range lines(t, slotted(c.pieces...), c.width) {
			got = append(got, show(l))
			for _, w := range l.Words {
				if w.Slot == sheet.Number {
					slots = append(slots, w.Text)
				}
			}
		}
		if strings.Join(got, "|") != c.want || strings.Join(slots, "") != c.pieces[1] {
			t.Errorf("%q: got %q, slots %q, want %s", c.pieces, got, slots, c.want)
		}
	}
}

// TestBlanks has blank slots with spaces and without, and where a line ends.
func TestBlanks(t *testing.T) {
	for _, c := range []struct {
		pieces []string
		width  float64
		want   string
	}{
		{[]string{"1 ", "  ", "2"}, 60, "7.5 on 1"},
		{[]string{"1 ", "  ", " 2"}, 60, "7.5 on 1"},
		{[]string{"11", ""}, 60, "12.5 on 1"},
		{[]string{"1 2 ", "  ", "3"}, 15, "15 on 1"},
		{[]string{"1 2 ", "  ", "3"}, 8, "7.5 on 2"},
	} {
		p := slotted(c.pieces...)
		p.Runs[1].Width = units.Points(20)
		s := column(8, para("9"), p)
		s.Sections[0].Page.Left, s.Sections[0].Page.Right = 0, s.Sections[0].Page.Width-units.Points(c.width)
		pages, err := Settle(t.Context(), s, metrics.Default(), 1)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range pages[0].Rooms {
			got += fmt.Sprintf("%s on %d", strings.TrimSuffix(r.X.String(), "pt"), r.Line)
			line := pages[0].Lines[r.Line].Baseline
			if r.Slot != sheet.Number || r.Width != units.Points(20) || r.Y > line || line > r.Y+r.Height {
				t.Errorf("%q: %+v, baseline %v", c.pieces, r, line)
			}
		}
		if got != c.want {
			t.Errorf("%q in %v: got %s, want %s", c.pieces, c.width, got, c.want)
		}
	}
}

// TestRooms has a space, which stands in place of what is free under its
// paragraph, with a place for something.
func TestRooms(t *testing.T) {
	place := sheet.Place{Tag: "seal", Source: "/a", X: units.Points(20), Y: -units.Points(2), Width: units.Points(7), High: units.Points(9)}
	space := &sheet.Space{Tag: "room", High: units.Points(30), Places: []sheet.Place{place}}
	s := column(8, para("1", func(f *sheet.Format) { f.After = units.Points(99) }), space, para("2"))
	got, err := Settle(t.Context(), s, metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, r := range got[0].Rooms {
		have = append(have, fmt.Sprintf("%s %s at %v %v, %v x %v", r.Tag, r.Source, r.X, r.Y, r.Width, r.Height))
	}
	// The column is 100 points wide and begins at 10, 10; a line is 10 high.
	want := []string{"seal /a at 30pt 18pt, 7pt x 9pt"}
	if strings.Join(have, "|") != strings.Join(want, "|") {
		t.Errorf("rooms %q, want %q", have, want)
	}
	if y := got[0].Lines[1].Baseline; y != units.Points(58) { // 10 + 10 + 30 + 8
		t.Errorf("the text under the space stands at %v, want 58pt", y)
	}
}

func TestALeaderFillsTheLineWithWholeDots(t *testing.T) {
	p := para("11 ")
	p.Runs = append(p.Runs, sheet.Run{Leader: true, Char: small})
	got := lines(t, p, 30) // 12.5 for the text, 17.5 left, a dot is 2.5
	if want := "0:11 12.5:......."; len(got) != 1 || show(got[0]) != want {
		t.Errorf("got %q, want %q", show(got[0]), want)
	}
}

// column is a section whose text area is 100 points wide and holds n lines of
// 10 points.
func column(n int, blocks ...sheet.Block) *sheet.Sheet {
	page := sheet.Page{
		Width: units.Points(120), Height: units.Points(float64(10*n + 20)),
		Top: units.Points(10), Bottom: units.Points(10), Left: units.Points(10), Right: units.Points(10),
	}
	return &sheet.Sheet{Sections: []*sheet.Section{{
		Page: page, Blocks: blocks, Number: sheet.PageNumber{Char: small, Line: units.Points(10)},
	}}}
}

// pages sets a sheet and prints the first words of its lines, page by page,
// without page numbers.
func pages(t *testing.T, s *sheet.Sheet) string {
	t.Helper()
	got, err := Settle(t.Context(), s, metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range got {
		var words []string
		for _, l := range p.Lines {
			if l.Tag != "page_number" {
				words = append(words, l.Words[0].Text)
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, " | ")
}

// of is a paragraph of n lines whose first words are name1, name2 …
func of(name string, n int, change ...func(*sheet.Format)) *sheet.Paragraph {
	var text []string
	for i := range n {
		text = append(text, name+string(rune('1'+i))+" 0000000000000000")
	}
	return para(strings.Join(text, " "), change...)
}

func TestPageBreaks(t *testing.T) {
	after := func(f *sheet.Format) { f.After = units.Points(10) }
	together := func(f *sheet.Format) { f.KeepTogether = true }
	breaks := func(f *sheet.Format) { f.PageBreakBefore = true }
	for _, c := range []struct {
		name   string
		lines  int
		blocks []sheet.Block
		want   string
	}{
		{"a full page", 4, []sheet.Block{of("a", 4), of("b", 1)}, "a1 a2 a3 a4 | b1"},
		{"space under the last line is dropped", 4, []sheet.Block{of("a", 4, after), of("b", 1)}, "a1 a2 a3 a4 | b1"},
		{"no orphan", 4, []sheet.Block{of("a", 3), of("b", 4)}, "a1 a2 a3 | b1 b2 b3 b4"},
		{"no widow", 4, []sheet.Block{of("a", 5)}, "a1 a2 a3 | a4 a5"},
		{"three lines are not parted", 4, []sheet.Block{of("a", 2), of("b", 3)}, "a1 a2 | b1 b2 b3"},
		{"a paragraph kept together", 4, []sheet.Block{of("a", 1), of("b", 4, together)}, "a1 | b1 b2 b3 b4"},
		{"a heading goes with its text", 4, []sheet.Block{of("a", 3), of("h", 1, keepNext), of("b", 2)}, "a1 a2 a3 | h1 b1 b2"},
		{"a chain longer than a page breaks where it is full", 2, []sheet.Block{of("a", 1, keepNext), of("b", 1, keepNext), of("c", 1)}, "a1 b1 | c1"},
		{"a page break", 4, []sheet.Block{of("a", 1), of("b", 1, breaks)}, "a1 | b1"},
		{"a page break first", 4, []sheet.Block{of("a", 1, breaks)}, "a1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pages(t, column(c.lines, c.blocks...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// grid2 is a table of rows with the given numbers of lines in its first cell.
func grid2(header int, heights ...int) *sheet.Table {
	t := &sheet.Table{Columns: []units.Length{units.Points(95), units.Points(5)}, Header: header}
	for i, n := range heights {
		t.Rows = append(t.Rows, sheet.Row{Cells: []sheet.Cell{
			{Column: 0, Span: 1, RowSpan: 1, Blocks: []sheet.Block{of(string(rune('a'+i)), n)}},
			{Column: 1, Span: 1, RowSpan: 1, Blocks: []sheet.Block{para("")}},
		}})
	}
	return t
}

func TestTablesOverPages(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *sheet.Table
		want  string
	}{
		{"rows move whole", grid2(0, 2, 3), "a1 a2 | b1 b2 b3"},
		{"header rows repeat", grid2(1, 1, 2, 2, 2), "a1 b1 b2 | a1 c1 c2 | a1 d1 d2"},
		{"a row higher than a page is parted", grid2(0, 1, 6), "a1 | b1 b2 b3 b4 | b5 b6"},
		{"… and leaves no line of it alone", grid2(0, 1, 5), "a1 | b1 b2 b3 | b4 b5"},
		{"a header too high to repeat", grid2(1, 3, 1, 1), "a1 a2 a3 b1 | c1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pages(t, column(4, c.table)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestSpansOverPartedRows has a cell over rows of which the second parts at the end of
// a page: what it says stands once on each page, but beside the rest of that row.
func TestSpansOverPartedRows(t *testing.T) {
	spanning := func(label int, heights ...int) *sheet.Table {
		out := &sheet.Table{Columns: []units.Length{units.Points(95), units.Points(95)}}
		for i, n := range heights {
			row := sheet.Row{Split: n > 3, Cells: []sheet.Cell{{Column: 1, Span: 1, RowSpan: 1, Blocks: []sheet.Block{of(string(rune('a'+i)), n)}}}}
			if i == 0 {
				row.Cells = append([]sheet.Cell{{Span: 1, RowSpan: len(heights), Blocks: []sheet.Block{of("L", label)}}}, row.Cells...)
			}
			out.Rows = append(out.Rows, row)
		}
		return out
	}
	for _, c := range []struct {
		name  string
		table *sheet.Table
		want  string
	}{
		{"the last row parts", spanning(1, 1, 5), "L1 a1 b1 b2 b3 | b4 b5"},
		{"rows come behind it", spanning(1, 1, 5, 1), "L1 a1 b1 b2 b3 | b4 b5 L1 c1"},
		{"the label stands beside it too", spanning(3, 1, 5, 1), "L1 L2 L3 a1 b1 b2 b3 | b4 b5 | L1 L2 L3 c1"},
		{"the row parts twice", spanning(1, 1, 9), "L1 a1 b1 b2 b3 | b4 b5 b6 b7 | b8 b9"},
		{"the first row parts", spanning(1, 5, 1), "L1 a1 a2 a3 a4 | a5 L1 b1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pages(t, column(4, c.table)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	// With one line on the page before, the label has no room there: it goes to the next
	// one with the rows beside it, and the row that parts begins under it.
	s := column(6, of("p", 4), spanning(3, 1, 9))
	if got, want := pages(t, s), "p1 p2 p3 p4 | L1 L2 L3 a1 b1 b2 b3 | b4 b5 b6 b7 b8 b9"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestMirroredHead repeats a head on pages of both kinds.
func TestMirroredHead(t *testing.T) {
	s := column(4, grid2(1, 1, 3, 3, 3))
	page := &s.Sections[0].Page
	page.Mirrored, page.Left, page.Right = true, units.Points(8), units.Points(12)
	got, err := Settle(t.Context(), s, metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range got {
		if at, want := p.Lines[0].Words[0].X, []units.Length{page.Left, page.Right}[i%2]; p.Lines[0].Words[0].Text != "a1" || at != want {
			t.Errorf("the head of page %d begins at %v, want %v", i+1, at, want)
		}
	}
	if len(got) != 3 {
		t.Errorf("%d pages", len(got))
	}
}

// split lets every row of a table part.
func split(t *sheet.Table) *sheet.Table {
	for i := range t.Rows {
		t.Rows[i].Split = true
	}
	return t
}

func TestASplitRowBeginsWhereItStands(t *testing.T) {
	if got, want := pages(t, column(4, split(grid2(1, 1, 1, 6)))), "a1 b1 c1 c2 | a1 c3 c4 c5 | a1 c6"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestACellOverTwoPagesIsSaidOnBoth spans three rows, of which the third
// begins a page.
func TestACellOverTwoPagesIsSaidOnBoth(t *testing.T) {
	table := grid2(0, 2, 2, 2)
	table.Rows[0].Cells[1] = sheet.Cell{Column: 1, Span: 1, RowSpan: 3, Middle: true, Blocks: []sheet.Block{para("9")}}
	for i := 1; i < 3; i++ {
		table.Rows[i].Cells = table.Rows[i].Cells[:1]
	}
	got, err := Settle(t.Context(), column(4, table), metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range got {
		if n := len(page.Lines); page.Lines[n-1].Words[0].Text != "9" && page.Lines[2].Words[0].Text != "9" {
			t.Errorf("page %d of %d does not say the cell", i+1, len(got))
		}
	}
	if rows := table.Rows; len(got) != 2 || rows[0].Cells[1].RowSpan != 2 || len(rows[2].Cells) != 2 {
		t.Errorf("%d pages, cell over %d rows, then %d cells", len(got), rows[0].Cells[1].RowSpan, len(rows[2].Cells))
	}
}

// TestLabelsStandAlike sets the cells over several rows at the top where one of them goes over two pages, and
// leaves them in the middle where none does.
func TestLabelsStandAlike(t *testing.T) {
	for over, middle := range map[int]bool{4: false, 3: true} { // the first cell is over so many rows of six
		table := grid2(0, 1, 1, 1, 1, 1, 1)
		for i := range table.Rows {
			table.Rows[i].Cells = table.Rows[i].Cells[:1]
		}
		span := func(row, rows int) {
			table.Rows[row].Cells = append(table.Rows[row].Cells, sheet.Cell{Column: 1, Span: 1, RowSpan: rows, Middle: true, Blocks: []sheet.Block{para("9")}})
		}
		span(0, over)
		span(over, 6-over)
		if _, err := Settle(t.Context(), column(3, table), metrics.Default(), 1000); err != nil {
			t.Fatal(err)
		}
		for _, row := range table.Rows {
			for _, cell := range row.Cells[1:] {
				if cell.Middle != middle {
					t.Errorf("over %d rows: in the middle %v, want %v", over, cell.Middle, middle)
				}
			}
		}
	}
}

// TestTheFirstRowGoesOverTwoPages wants a cell over the first two rows to stand in
// the first alone where this is parted: LibreOffice parts no cell that goes on.
func TestTheFirstRowGoesOverTwoPages(t *testing.T) {
	table := split(grid2(0, 6, 1))
	table.Rows[0].Cells[1] = sheet.Cell{Column: 1, Span: 1, RowSpan: 2, Blocks: []sheet.Block{para("9")}}
	table.Rows[1].Cells = table.Rows[1].Cells[:1]
	got, err := Settle(t.Context(), column(4, table), metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	if rows := table.Rows; len(got) < 2 || rows[0].Cells[1].RowSpan != 1 || len(rows[1].Cells) != 2 {
		t.Errorf("%d pages, cell over %d rows, then %d cells", len(got), rows[0].Cells[1].RowSpan, len(rows[1].Cells))
	}
}

// TestRowsLeaveForAHair wants room above rows that leave a page for less than a
// point, and none above those that leave it for more.
func TestRowsLeaveForAHair(t *testing.T) {
	for _, c := range []struct{ high, after float64 }{{10.5, 1}, {12, 0}} {
		above, table := of("z", 1), grid2(0, 1, 1)
		table.Rows[0].KeepNext, table.Rows[1].High = true, units.Points(c.high)
		if got, want := pages(t, column(4, above, of("h", 1, keepNext), table)), "z1 | h1 a1 b1"; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if got := above.Format.After; got != units.Points(c.after) {
			t.Errorf("%g pt high: %v above, want %g pt", c.high, got, c.after)
		}
	}
}

// TestUnderlines: the rule goes on under the spaces of underlined text alone.
func TestUnderlines(t *testing.T) {
	lined := sheet.Char{Size: units.Points(10), Underline: true}
	p := para("")
	p.Runs = []sheet.Run{{Text: "11 22", Char: lined}, {Text: " ", Char: small}, {Text: "33", Char: lined}, {Text: " ", Char: lined}, {Text: "44", Char: lined}}
	s := newSetter(metrics.Default(), nil)
	_, rules := s.setLines(p, 0, units.Points(100))
	if r := rules[0]; len(r) != 2 || r[0].Width != units.Points(22.5) || r[1].X != units.Points(25) || r[1].Width != units.Points(22.5) {
		t.Errorf("%+v", r)
	}
}

// TestTrapped: LibreOffice does not end a line behind a hyphen if a no-break space
// comes before the place where it is full, and no blank.
func TestTrapped(t *testing.T) {
	r := NewRuler(metrics.Default(), nil)
	for text, want := range map[string]bool{
		"nn-nn\u00a0nn": true, "nn-nn\u2011nn": true, "nn-nnn\u00a0n": false, "1 n-nn\u00a0nn": false, "nn-nn nn": false,
	} {
		if got := r.Steady(para(text), units.Points(25), 2).Loose; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestSettleSaysWhatLibreOfficeNeeds: a paragraph that a page parts is not told to
// stay with the next one, and repeated rows that a cell makes higher say so.
func TestSettleSaysWhatLibreOfficeNeeds(t *testing.T) {
	parted, whole := para("1 2 3 4 5", keepNext), para("1", keepNext)
	parted.Runs[0].Text = strings.ReplaceAll(parted.Runs[0].Text, " ", "\n")
	table := grid2(2, 1, 1, 1, 3)
	table.Rows[0].Cells[1] = sheet.Cell{Column: 1, Span: 1, RowSpan: 2, Blocks: []sheet.Block{para("1\n2\n3")}}
	table.Rows[1].Cells = table.Rows[1].Cells[:1]
	if _, err := Settle(t.Context(), column(6, of("a", 3), parted, of("b", 1), whole, table), metrics.Default(), 1000); err != nil {
		t.Fatal(err)
	}
	if parted.Format.KeepNext || !whole.Format.KeepNext {
		t.Errorf("parted: %v, whole: %v", parted.Format.KeepNext, whole.Format.KeepNext)
	}
	if rows := table.Rows; rows[0].High != 0 || rows[1].High != units.Points(20) || rows[2].High != 0 {
		t.Errorf("rows %v, %v, %v high", rows[0].High, rows[1].High, rows[2].High)
	}
}

func TestATableHasItsRoom(t *testing.T) {
	table := grid2(0, 1, 2)
	table.Columns[0] = units.Points(101)
	table.Border, table.PadY, table.PadX = units.Points(1), units.Points(2), units.Points(3)
	got, err := Settle(t.Context(), column(10, table, of("z", 1)), metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	// Top margin 10; a row is content + 2 x 2 + 1, and 1 more ends the table.
	for i, want := range []string{"21pt", "36pt", "46pt", "59pt"} {
		if y := got[0].Lines[i].Baseline.String(); y != want {
			t.Errorf("baseline %d: %s, want %s", i, y, want)
		}
	}
	if x := got[0].Lines[0].Words[0].X.String(); x != "13pt" {
		t.Errorf("text of the first cell begins at %s, want 13pt", x)
	}
}

// TestATableKeepsTheRoomInside wants what Word has of a space inside of the table
// under it, over the text of a page that begins with it.
func TestATableKeepsTheRoomInside(t *testing.T) {
	after := func(f *sheet.Format) { f.After = units.Points(6) }
	for _, c := range []struct {
		high units.Length
		want string
	}{{units.Points(16), "28pt"}, {units.Points(4), "18pt"}} {
		space := &sheet.Space{High: c.high}
		got, err := Settle(t.Context(), column(4, of("a", 4, after), space, grid2(0, 1)), metrics.Default(), 1000)
		if err != nil {
			t.Fatal(err)
		}
		if y := got[1].Lines[0].Baseline.String(); y != c.want {
			t.Errorf("under %v the text of a table begins a page at %s, want %s", c.high, y, c.want)
		}
	}
}

// TestNoBlankPage wants no page with nothing on it but the empty paragraph that
// Word wants behind a table: the space above gives way, or the last row goes along.
func TestNoBlankPage(t *testing.T) {
	end := para("", func(f *sheet.Format) { f.Line = units.Point })
	for _, c := range []struct {
		name   string
		blocks []sheet.Block
		want   string
	}{
		{"under a space", []sheet.Block{of("z", 1), &sheet.Space{High: units.Points(10)}, grid2(0, 1, 1), end}, "z1 a1 b1"},
		{"under an empty paragraph", []sheet.Block{of("z", 1), &sheet.Paragraph{Format: sheet.Format{Line: units.Points(10)}}, grid2(0, 1, 1), end}, "z1 a1 b1"},
		{"under a paragraph", []sheet.Block{of("z", 1, func(f *sheet.Format) { f.After = units.Points(10) }), grid2(0, 1, 1), end}, "z1 a1 b1"},
		{"no space", []sheet.Block{of("z", 2), grid2(0, 1, 1), end}, "z1 z2 a1 | b1"},
		{"higher than a page", []sheet.Block{of("z", 1), &sheet.Space{High: units.Points(10)}, grid2(0, 1, 1, 1, 1, 1, 1), end}, "z1 a1 b1 | c1 d1 e1 | f1"},
	} {
		if got := pages(t, column(4, c.blocks...)); got != c.want {
			t.Errorf("%s: got  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestARowspanStretchesItsLastRow(t *testing.T) {
	table := grid2(0, 1, 1)
	table.Rows[0].Cells[1] = sheet.Cell{Column: 1, Span: 1, RowSpan: 2, Blocks: []sheet.Block{para("1 2 3 4")}}
	table.Rows[1].Cells = table.Rows[1].Cells[:1]
	got, err := Settle(t.Context(), column(10, table, of("z", 1)), metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	lines := got[0].Lines
	if y := lines[len(lines)-1].Baseline.String(); y != "58pt" { // 10 + 4 lines + 8
		t.Errorf("the text under the table stands at %s, want 58pt", y)
	}
}

func TestFootersTakeTheirRoom(t *testing.T) {
	s := column(4, of("a", 1), of("b", 1), of("c", 1), of("d", 1))
	s.Sections[0].FirstFooter = []sheet.Block{of("f", 2)}
	if got, want := pages(t, s), "a1 b1 f1 f2 | c1 d1"; got != want {
		t.Errorf("first footer: got %s, want %s", got, want)
	}
	s = column(4, of("a", 1), of("b", 1), of("c", 1), of("d", 1))
	s.Sections[0].LastFooter = []sheet.Block{of("f", 1)}
	if got, want := pages(t, s), "a1 b1 c1 | d1 f1"; got != want {
		t.Errorf("last footer: got %s, want %s", got, want)
	}
}

func TestPageNumbersBeginOnTheSecondPage(t *testing.T) {
	got, err := Settle(t.Context(), column(1, of("a", 1), of("b", 1)), metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(got[0].Lines); n != 1 {
		t.Errorf("the first page has %d lines, want 1", n)
	}
	number := got[1].Lines[len(got[1].Lines)-1]
	if number.Tag != "page_number" || number.Words[0].Text != "2" || number.Words[0].X.String() != "57.5pt" {
		t.Errorf("got %+v", number)
	}
}

func TestTooManyPages(t *testing.T) {
	var blocks []sheet.Block
	for range 1000 + 1 {
		blocks = append(blocks, of("a", 1))
	}
	if _, err := Settle(t.Context(), column(1, blocks...), metrics.Default(), 1000); !errors.Is(err, ErrTooManyPages) {
		t.Errorf("got %v", err)
	}
}

// TestImages has images in the text and in a cell: they move with their
// paragraph and take no room.
func TestImages(t *testing.T) {
	with := func(p *sheet.Paragraph, x, y float64) *sheet.Paragraph {
		p.Images = append(p.Images, sheet.Image{
			Tag: "seal", X: units.Points(x), Y: units.Points(y), Width: units.Points(8), High: units.Points(6), Picture: &sheet.Picture{},
		})
		return p
	}
	cell := &sheet.Table{Columns: []units.Length{units.Points(60), units.Points(40)}, Rows: []sheet.Row{{Cells: []sheet.Cell{
		{Column: 0, Span: 1, RowSpan: 1, Blocks: []sheet.Block{para("1")}},
		{Column: 1, Span: 1, RowSpan: 1, Blocks: []sheet.Block{para("2"), with(with(para("3"), -5, -2), 1, 2)}},
	}}}}
	s := column(3, with(of("a", 2), 7, 15), cell, of("z", 2))
	s.Sections[0].Page.Mirrored = true
	s.Sections[0].Page.Left, s.Sections[0].Page.Right = units.Points(8), units.Points(12)
	got, err := Settle(t.Context(), s, metrics.Default(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for i, p := range got {
		for _, im := range p.Images {
			have = append(have, fmt.Sprintf("%d: %v %v %v x %v", i+1, im.X, im.Y, im.Width, im.High))
		}
	}
	// Page 2 is mirrored: its column begins at 12, the second cell at 72; the
	// anchor stands under one line.
	want := []string{"1: 15pt 25pt 8pt x 6pt", "2: 67pt 18pt 8pt x 6pt", "2: 73pt 22pt 8pt x 6pt"}
	if strings.Join(have, "|") != strings.Join(want, "|") {
		t.Errorf("images %q, want %q", have, want)
	}
}

// TestHeightKeepsNothing measures as often as one likes in the same room.
func TestHeightKeepsNothing(t *testing.T) {
	r := NewRuler(metrics.Default(), nil)
	defer r.Release()
	blocks := []sheet.Block{para("11 22"), para("33")}
	for range 5000 {
		if got := r.Height(t.Context(), blocks, units.Points(100)); got != units.Points(20) {
			t.Fatalf("%v", got)
		}
	}
	if n := cap(r.set.text.pieces); n > mostPieces {
		t.Errorf("room for %d pieces is kept", n)
	}
}

package sheet

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/units"
)

// dot is a picture of 3 x 2 pixels.
func dot() *Picture {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 3, 2))); err != nil {
		panic(err)
	}
	return &Picture{Data: b.Bytes(), Columns: 3, Rows: 2}
}

// sound is a small sheet that keeps all promises.
func sound() *Sheet {
	st := &Style{ID: "body", Name: "Nội dung", Format: Format{Line: units.Points(16)}, Char: Char{Size: units.Points(14)}}
	text := func(s string) *Paragraph {
		return &Paragraph{Tag: "body", Style: st, Format: st.Format, Runs: []Run{{Text: s, Char: st.Char}}}
	}
	space := &Paragraph{Style: st, Format: st.Format, Images: []Image{{
		Tag: "seal", Alt: "con dấu", X: -units.Point, Y: -units.Point, Width: units.Points(30), High: units.Points(20), Picture: dot(),
	}}}
	lined := &TableStyle{ID: "lined", Name: "Bảng kẻ", Border: units.Points(0.5), PadX: units.Twips(85)}
	return &Sheet{
		Info:        Info{Title: "Kế hoạch", Language: "vi-VN", Date: "2026-11-20"},
		Styles:      []*Style{st},
		TableStyles: []*TableStyle{lined},
		Sections: []*Section{{
			Page: Page{
				Width: units.Twips(11906), Height: units.Twips(16838), HeaderTop: units.Twips(567),
				Top: units.Twips(1134), Bottom: units.Twips(1134), Left: units.Twips(1701), Right: units.Twips(851),
			},
			Number: PageNumber{Style: st, Char: st.Char, Line: units.Points(16)},
			Blocks: []Block{
				text("một"),
				&Stroke{Tag: "stroke", Style: st, Length: units.Twips(1000), Thickness: units.Points(0.5)},
				&Box{Tag: "box", Width: units.Millimetres(20), High: units.Millimetres(8), Border: units.Points(1), Text: text("KHẨN")},
				&Table{
					Tag: "table", Style: lined, Columns: []units.Length{units.Twips(2000), units.Twips(3000)}, Border: units.Points(0.5), PadX: units.Twips(85),
					Rows: []Row{
						{Cells: []Cell{{Column: 0, Span: 1, RowSpan: 2, Blocks: []Block{text("a")}}, {Column: 1, Span: 1, RowSpan: 1, Blocks: []Block{text("b")}}}},
						{Cells: []Cell{{Column: 1, Span: 1, RowSpan: 1, Blocks: []Block{text("c")}}}},
					},
				},
				space,
			},
			Stamps: []Stamp{{Tag: "stamp", Width: units.Millimetres(50), High: units.Millimetres(20), Blocks: []Block{text("đến")}}},
		}},
	}
}

func TestValidateSound(t *testing.T) {
	if err := Validate(sound()); err != nil {
		t.Error(err)
	}
}

// TestValidate breaks one promise at a time.
func TestValidate(t *testing.T) {
	type sheetChange func(*Sheet, *Section)
	paragraph := func(s *Section) *Paragraph { return s.Blocks[0].(*Paragraph) }
	table := func(s *Section) *Table { return s.Blocks[3].(*Table) }
	image := func(s *Section) *Image { return &s.Blocks[4].(*Paragraph).Images[0] }
	for want, change := range map[string]sheetChange{
		"no sections":                 func(s *Sheet, _ *Section) { s.Sections = nil },
		"date \"2026\"":               func(s *Sheet, _ *Section) { s.Info.Date = "2026" },
		"id is empty or taken":        func(s *Sheet, _ *Section) { s.Styles = append(s.Styles, s.Styles[0]) },
		"id is not ASCII":             func(s *Sheet, _ *Section) { s.Styles[0].ID = "nội-dung" },
		"no blocks":                   func(_ *Sheet, c *Section) { c.Blocks = nil },
		"left margin is":              func(_ *Sheet, c *Section) { c.Page.Left = units.Millimetres(30) },
		"landscape is true":           func(_ *Sheet, c *Section) { c.Page.Landscape = true },
		"text area":                   func(_ *Sheet, c *Section) { c.Page.Right = c.Page.Width },
		"line of 0pt":                 func(_ *Sheet, c *Section) { paragraph(c).Format.Line = 0 },
		"its style is not among":      func(_ *Sheet, c *Section) { paragraph(c).Style = &Style{} },
		"text without a tag":          func(_ *Sheet, c *Section) { paragraph(c).Tag = "" },
		"size 0pt":                    func(_ *Sheet, c *Section) { paragraph(c).Runs[0].Char.Size = 0 },
		"face 7":                      func(_ *Sheet, c *Section) { paragraph(c).Runs[0].Char.Face = 7 },
		"leader false with text \"\"": func(_ *Sheet, c *Section) { paragraph(c).Runs[0].Text = "" },
		"leader true with text":       func(_ *Sheet, c *Section) { paragraph(c).Runs[0].Leader = true },
		"slot 1 is blank with text":   func(_ *Sheet, c *Section) { paragraph(c).Runs[0].Slot, paragraph(c).Runs[0].Width = Number, units.MM },
		"slot 0 is blank with text":   func(_ *Sheet, c *Section) { paragraph(c).Runs[0].Text, paragraph(c).Runs[0].Width = " ", units.MM },
		"a space gap under no":        func(_ *Sheet, c *Section) { c.Blocks = []Block{&Space{Tag: "gap"}, c.Blocks[0]} },
		"place \"\" for": func(_ *Sheet, c *Section) {
			c.Blocks = []Block{c.Blocks[0], &Space{Tag: "gap", Places: []Place{{Source: "/signer/seal", Width: 1}}}}
		},
		"space is -1pt":               func(_ *Sheet, c *Section) { c.Blocks = []Block{c.Blocks[0], &Space{Tag: "gap", High: -units.Point}} },
		"control character":           func(_ *Sheet, c *Section) { paragraph(c).Runs[0].Text = "a\rb" },
		"hangs out":                   func(_ *Sheet, c *Section) { paragraph(c).Format.First = -units.Point },
		"indents":                     func(_ *Sheet, c *Section) { paragraph(c).Format.Left = units.Twips(20000) },
		"first indent is":             func(_ *Sheet, c *Section) { paragraph(c).Format.First = 1 },
		"length 0pt":                  func(_ *Sheet, c *Section) { c.Blocks[1].(*Stroke).Length = 0 },
		"no whole number of 1/8 pt":   func(_ *Sheet, c *Section) { c.Blocks[1].(*Stroke).Thickness = units.Points(0.6) },
		"in a box of":                 func(_ *Sheet, c *Section) { c.Blocks[2].(*Box).High = units.Points(10) },
		"no text":                     func(_ *Sheet, c *Section) { c.Blocks[2].(*Box).Text = nil },
		"a table that touches":        func(_ *Sheet, c *Section) { c.Blocks = append(c.Blocks[:4], table(c), c.Blocks[0]) },
		"nothing under it":            func(_ *Sheet, c *Section) { c.Blocks = c.Blocks[:4] },
		"column 1 is 0pt":             func(_ *Sheet, c *Section) { table(c).Columns[0] = 0 },
		"wide in":                     func(_ *Sheet, c *Section) { table(c).Columns[0] = units.Twips(20000) },
		"those of the sheet's tables": func(s *Sheet, _ *Section) { s.TableStyles = nil },
		"does not look as its style":  func(_ *Sheet, c *Section) { table(c).PadY = units.Twip },
		"name \"Nội dung\" is empty":  func(s *Sheet, _ *Section) { s.TableStyles[0].Name = "Nội dung" },
		"header rows":                 func(_ *Sheet, c *Section) { table(c).Header = 3 },
		"spans 1 x 2":                 func(_ *Sheet, c *Section) { table(c).Header = 1 },
		"no cell at row 2, column 2":  func(_ *Sheet, c *Section) { table(c).Rows[1].Cells = nil },
		"two cells at column 1":       func(_ *Sheet, c *Section) { table(c).Rows[1].Cells[0].Column = 0 },
		"end with a paragraph":        func(_ *Sheet, c *Section) { table(c).Rows[0].Cells[0].Blocks = nil },
		"wide inside":                 func(_ *Sheet, c *Section) { table(c).PadX = units.Twips(1000) },
		"an image beside the text":    func(_ *Sheet, c *Section) { c.LastFooter = c.Blocks[4:] },
		"alternative text \"\"":       func(_ *Sheet, c *Section) { image(c).Alt = "" },
		"20pt wide, in a column":      func(_ *Sheet, c *Section) { image(c).X, image(c).Width = -units.Points(20), units.Points(20) },
		"0pt x":                       func(_ *Sheet, c *Section) { image(c).Width = 0 },
		"no picture":                  func(_ *Sheet, c *Section) { image(c).Picture = nil },
		"cannot be read":              func(_ *Sheet, c *Section) { image(c).Picture.Data = nil },
		"3 x 2 pixels, not":           func(_ *Sheet, c *Section) { image(c).Picture.Rows = 1 },
		"off the paper":               func(_ *Sheet, c *Section) { c.Stamps[0].X = c.Page.Width },
	} {
		s := sound()
		change(s, s.Sections[0])
		if err := Validate(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want a fault with %q, got %v", want, err)
		}
	}
}

// TestDump holds the form of the goldens.
func TestDump(t *testing.T) {
	s := sound()
	p := s.Sections[0].Blocks[0].(*Paragraph)
	p.Format.First, p.Format.KeepNext = units.Twips(567), true
	p.Runs = append(p.Runs, Run{Leader: true, Char: Char{Face: BoldItalic, Size: units.Points(13.5), Color: Red}})
	p.Source, p.Heading, p.Item = "/sections/0", 2, 1
	p.Runs[1].Source = "/sections/0/value"
	p.Runs = append(p.Runs, Run{Text: "  ", Char: p.Runs[0].Char, Slot: Day, Width: units.Points(7)})
	s.Sections[0].Blocks = slices.Insert(s.Sections[0].Blocks, 1, Block(&Space{Tag: "room", High: units.Points(70), Places: []Place{{Tag: "seal", Source: "/signer/seal", Width: units.Points(9)}}}))
	s.Sections[0].Blocks[4].(*Table).Rows[0].Cells[0].Role = Head
	s.Sections[0].Watermark = &Watermark{Name: "Chữ chìm", Text: "DỰ THẢO", Char: Char{Face: Bold, Size: units.Points(96), Color: Grey}}
	got := map[string]bool{}
	for line := range strings.Lines(Dump(s)) {
		got[strings.TrimSpace(line)] = true
	}
	for _, line := range []string{
		`info title="Kế hoạch" author="" number="" language=vi-VN date=2026-11-20`,
		`section 1 page 595.3pt x 841.9pt margins top 56.7pt bottom 56.7pt left 85.05pt right 42.55pt`,
		`stamp stamp at 0pt 0pt size 141.73pt x 56.69pt`,
		`watermark "DỰ THẢO" 96pt bold #D9D9D9`,
		`paragraph body left line 16pt exact first 28.35pt keep-next heading 2 item 1 from /sections/0`,
		`"  " 14pt day blank 7pt`,
		`space room 70pt`,
		`place seal at 0pt 0pt size 9pt x 0pt from /signer/seal`,
		`"một" 14pt`,
		`leader 13.5pt bold italic #FF0000 from /sections/0/value`,
		`stroke stroke length 50pt thickness 0.5pt gap 0pt after 0pt`,
		`image seal at -1pt -1pt size 30pt x 20pt pixels 3 x 2 alt "con dấu"`,
		`box box 56.69pt x 22.68pt border 1pt color 000000 after 0pt`,
		`table table columns [100pt 150pt] header 0 border 0.5pt pad 4.25pt 0pt`,
		`row 1`,
		`cell 1 span 1 x 2 head`,
	} {
		if !got[line] {
			t.Errorf("no line %q in\n%s", line, Dump(s))
		}
	}
}

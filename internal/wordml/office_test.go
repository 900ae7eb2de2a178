package wordml

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// near is how far LibreOffice may be from the equations in the package
// documentation: it rounds borders to twips and writes a PDF in tenths of a
// point.
const near = mm / 10

// drawn has LibreOffice draw sheets and reads the pages.
func drawn(t *testing.T, sheets map[string]*sheet.Sheet) map[string][]inspect.Page {
	t.Helper()
	inspect.Needs(t, "soffice", "mutool")
	ctx, dir := context.Background(), t.TempDir()
	var names, files []string
	for name, s := range sheets {
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, render(t, s), 0o600); err != nil {
			t.Fatal(err)
		}
		names, files = append(names, name), append(files, file)
	}
	pdfs, err := inspect.ConvertAll(ctx, files, dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]inspect.Page{}
	for i, name := range names {
		if out[name], err = inspect.ReadPDF(ctx, pdfs[i]); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// line finds the line of this text on a page.
func line(t *testing.T, p inspect.Page, s string) inspect.Line {
	t.Helper()
	for _, l := range p.Lines {
		if l.Text == s {
			return l
		}
	}
	t.Fatalf("no line %q on page %d", s, p.Number)
	return inspect.Line{}
}

func has(p inspect.Page, s string) bool {
	return slices.ContainsFunc(p.Lines, func(l inspect.Line) bool { return l.Text == s })
}

func at(t *testing.T, what string, got float64, want units.Length) {
	t.Helper()
	if off := units.Points(got) - want; off > near || off < -near {
		t.Errorf("%s: at %.2f mm, want %.2f mm", what, got/inspect.MM, want.MM())
	}
}

// strokeAt finds a drawn rule that has its centre, left and right end here.
func strokeAt(t *testing.T, p inspect.Page, what string, y, left, right units.Length) {
	t.Helper()
	at := func(a float64, b units.Length) bool {
		off := units.Points(a) - b
		return off <= near && off >= -near
	}
	for _, s := range p.Strokes {
		if at((s.Y0+s.Y1)/2, y) && at(s.X0, left) && at(s.X1, right) {
			return
		}
	}
	t.Errorf("%s: no stroke at %.2f mm from %.2f to %.2f mm, only %v", what, y.MM(), left.MM(), right.MM(), p.Strokes)
}

// boxAt finds the four edges of a frame of this outer size.
func boxAt(t *testing.T, p inspect.Page, what string, x, y, width, high, border units.Length) {
	t.Helper()
	strokeAt(t, p, what+" top", y+border/2, x, x+width)
	strokeAt(t, p, what+" bottom", y+high-border/2, x, x+width)
	strokeAt(t, p, what+" left", y+high/2, x+border/2, x+border/2)
	strokeAt(t, p, what+" right", y+high/2, x+width-border/2, x+width-border/2)
}

// frameAt finds a frame of this outer size that is drawn in one.
func frameAt(t *testing.T, p inspect.Page, what string, x, y, width, high, border units.Length) {
	t.Helper()
	for _, s := range p.Strokes {
		if s.X1 > s.X0 && s.Y1 > s.Y0 {
			at(t, what+" left", s.X0, x+border/2)
			at(t, what+" right", s.X1, x+width-border/2)
			at(t, what+" top", s.Y0, y+border/2)
			at(t, what+" bottom", s.Y1, y+high-border/2)
			return
		}
	}
	t.Errorf("%s: no frame, only %v", what, p.Strokes)
}

func numbered(n int) (blocks []sheet.Block) {
	for i := range n {
		blocks = append(blocks, &sheet.Paragraph{Style: body, Format: sheet.Format{Line: line14}, Runs: []sheet.Run{{Text: fmt.Sprintf("Dòng %d", i+1), Char: normal}}})
	}
	return blocks
}

// heights has one of each block between lines of text.
func heights() *sheet.Sheet {
	c := func(s string) sheet.Block { return text(cellSt, s) }
	return newSheet(&sheet.Section{Blocks: []sheet.Block{
		text(centred, "A"),
		rule(sheet.Center, 50*mm, pt*3/4, 2*pt, 12*pt),
		text(centred, "B"),
		rule(sheet.Left, 30*mm, pt/2, 4*pt, 0),
		rule(sheet.Right, 30*mm, pt/2, pt, 6*pt),
		text(centred, "C", func(p *sheet.Paragraph) { p.Format.After = 6 * pt }),
		&sheet.Box{Align: sheet.Center, Width: 40 * mm, High: 8 * mm, Border: pt / 2, Color: sheet.Red, After: 6 * pt,
			Text: text(centred, "KHẨN", func(p *sheet.Paragraph) { p.Format.Line = line13 })},
		&sheet.Box{Align: sheet.Right, Width: 20 * mm, High: 10 * mm, Border: pt, Color: sheet.Red,
			Text: text(centred, "HỎA", func(p *sheet.Paragraph) { p.Format.Line = line13 })},
		text(centred, "D"),
		&sheet.Table{
			Indent: 5 * mm, Columns: []units.Length{units.Twips(2000), units.Twips(5000)},
			Border: pt / 2, PadX: units.Twips(108), PadY: units.Twips(40),
			Rows: []sheet.Row{
				{Cells: []sheet.Cell{cell(0, c("hàng 1")), cell(1, c("x"), c("dòng 2"))}},
				{High: 30 * pt, Cells: []sheet.Cell{cell(0, c("hàng 2")), {Column: 1, Span: 1, RowSpan: 1, Middle: true, Blocks: []sheet.Block{c("giữa")}}}},
				{Cells: []sheet.Cell{{Column: 0, Span: 2, RowSpan: 1, Blocks: []sheet.Block{c("hàng 3")}}}},
			},
		},
		text(centred, "E"),
		&sheet.Table{Columns: []units.Length{units.Twips(4000), units.Twips(5000)}, Rows: []sheet.Row{
			{Cells: []sheet.Cell{cell(0, text(centred, "trái", func(p *sheet.Paragraph) { p.Format.After = 6 * pt })), cell(1, text(body, "phải"))}}}},
		text(centred, "F"),
	}})
}

func checkHeights(t *testing.T, pages []inspect.Page) {
	p, left, width := pages[0], a4.Left, a4.TextWidth()
	y := a4.Top
	letter := func(s string, after units.Length) {
		t.Helper()
		at(t, s, line(t, p, s).Y, y+line14*4/5)
		y += line14 + after
	}
	letter("A", 0)
	strokeAt(t, p, "under A", y+2*pt+pt*3/8, left+(width-50*mm)/2, left+(width+50*mm)/2)
	y += 2*pt + pt*3/4 + 12*pt
	letter("B", 0)
	strokeAt(t, p, "under B, left", y+4*pt+pt/4, left, left+30*mm)
	y += 4*pt + pt/2
	strokeAt(t, p, "under B, right", y+pt+pt/4, left+width-30*mm, left+width)
	y += pt + pt/2 + 6*pt
	letter("C", 6*pt)
	boxAt(t, p, "box", left+(width-40*mm)/2, y, 40*mm, 8*mm, pt/2)
	at(t, "text in the box", line(t, p, "KHẨN").Y, y+(8*mm-line13)/2+line13*4/5)
	y += 8*mm + 6*pt
	boxAt(t, p, "box at the right", left+width-20*mm, y, 20*mm, 10*mm, pt)
	at(t, "text in the right box", line(t, p, "HỎA").Y, y+(10*mm-line13)/2+line13*4/5)
	y += 10 * mm
	letter("D", 0)

	const pad, border = 2 * pt, pt / 2
	at(t, "left text of the table", line(t, p, "hàng 1").X0, left+5*mm+units.Twips(108))
	strokeAt(t, p, "top of the table", y+border/2, left+5*mm, left+5*mm+units.Twips(7000)+border)
	at(t, "row 1", line(t, p, "hàng 1").Y, y+border+pad+line12*4/5)
	y += 2*line12 + 2*pad + border
	at(t, "row 2", line(t, p, "hàng 2").Y, y+border+pad+line12*4/5)
	at(t, "the middle of row 2", line(t, p, "giữa").Y, y+border+(30*pt-border-line12)/2+line12*4/5)
	y += 30 * pt
	at(t, "row 3", line(t, p, "hàng 3").Y, y+border+pad+line12*4/5)
	y += line12 + 2*pad + border + border
	letter("E", 0)
	at(t, "left column", line(t, p, "trái").Y, y+line14*4/5)
	at(t, "right column", line(t, p, "phải").X0, left+units.Twips(4000)+10*mm)
	y += line14 + 6*pt
	letter("F", 0)
}

var address = []sheet.Block{
	rule(sheet.Left, a4.TextWidth(), pt/2, 2*pt, 2*pt), text(contact, "Địa chỉ: 01 đường Lê Lợi"), text(contact, "Điện thoại: 0123"),
}

// addressHigh is the height of address.
const addressHigh = 2*pt + pt/2 + 2*pt + 2*276*units.Twip

func firstFooter() *sheet.Sheet {
	return newSheet(&sheet.Section{Blocks: numbered(100), FirstFooter: address}, &sheet.Section{Blocks: numbered(50)})
}

// checkFirstFooter: the first page's body ends above the footer, other pages
// lose nothing, and the next section has no footer.
func checkFirstFooter(t *testing.T, pages []inspect.Page) {
	foot := a4.Height - a4.Bottom
	at(t, "last line of the footer", line(t, pages[0], "Điện thoại: 0123").Y, foot-line12+line12*4/5)
	strokeAt(t, pages[0], "rule of the footer", foot-addressHigh+2*pt+pt/4, a4.Left, a4.Left+a4.TextWidth())
	first := int((a4.TextHeight() - addressHigh) / line14)
	full := int(a4.TextHeight() / line14)
	for i, want := range []string{fmt.Sprint("Dòng ", first), fmt.Sprint("Dòng ", first+full), "Dòng 100", fmt.Sprint("Dòng ", full), "Dòng 50"} {
		if i >= len(pages) || !has(pages[i], want) {
			t.Fatalf("page %d of %d does not end with %s", i+1, len(pages), want)
		}
	}
	if !has(pages[1], fmt.Sprint("Dòng ", first+1)) || !has(pages[2], fmt.Sprint("Dòng ", first+full+1)) {
		t.Error("a page holds more than it should")
	}
	for i, number := range []string{"", "2", "3", "", "2"} {
		if number != "" {
			at(t, "page number", line(t, pages[i], number).Y, a4.HeaderTop+line14*4/5)
		} else if pages[i].Lines[0].Text != "Dòng 1" {
			t.Errorf("page %d begins with %q", i+1, pages[i].Lines[0].Text)
		}
	}
}

// lastFooter has lines, perhaps a signature, and an address at the foot.
func lastFooter(lines int, signature bool) *sheet.Sheet {
	blocks := numbered(lines)
	if signature {
		blocks = append(blocks, &sheet.Table{Columns: []units.Length{a4.TextWidth()}, Rows: []sheet.Row{{Cells: []sheet.Cell{cell(0, text(centred, "GIÁM ĐỐC"))}}}}, spacer(pt))
	}
	return newSheet(&sheet.Section{Blocks: blocks, LastFooter: address})
}

// checkLastFooter: the address is on the last page only, and text and table
// that do not fit above it go to a page of their own.
func checkLastFooter(t *testing.T, pages []inspect.Page, want int, end string) {
	if len(pages) != want {
		t.Fatalf("%d pages, want %d", len(pages), want)
	}
	last := pages[len(pages)-1]
	foot := a4.Height - a4.Bottom
	at(t, "last line of the address", line(t, last, "Điện thoại: 0123").Y, foot-line12+line12*4/5)
	strokeAt(t, last, "rule of the address", foot-addressHigh+2*pt+pt/4, a4.Left, a4.Left+a4.TextWidth())
	if y := units.Points(line(t, last, end).Y); y > foot-addressHigh {
		t.Errorf("%q is at %.2f mm, inside the address", end, y.MM())
	}
}

// underStamp is how far the text stands under the top of its first page.
const underStamp = 70 * mm

func first() *sheet.Sheet {
	stamp := func(x units.Length, border units.Length, name string) sheet.Stamp {
		return sheet.Stamp{X: x, Y: 60 * mm, Width: 50 * mm, High: 25 * mm, Border: border, Color: sheet.Red, PadX: mm, PadY: mm,
			Blocks: []sheet.Block{text(contact, name), rule(sheet.Center, 30*mm, pt/2, pt, pt), text(contact, name+" 2")}}
	}
	wide := a4
	wide.Width, wide.Height, wide.Landscape = a4.Height, a4.Width, true
	return newSheet(&sheet.Section{
		Blocks: append([]sheet.Block{spacer(underStamp)}, numbered(60)...),
		FirstHeader: []sheet.Block{
			&sheet.Table{Columns: []units.Length{units.Twips(5000), units.Twips(4355)}, PadX: units.Twips(100), Rows: []sheet.Row{{Cells: []sheet.Cell{
				cell(0, text(cellSt, "góc trái")), cell(1, text(cellSt, "LƯU HÀNH NỘI BỘ"))}}}},
			spacer(pt)},
		Stamps:    []sheet.Stamp{stamp(35*mm, pt*3/4, "HUYỆN ỦY"), stamp(120*mm, 0, "TỈNH ỦY")},
		Watermark: &sheet.Watermark{Name: "Chữ chìm", Text: "DỰ THẢO", Char: sheet.Char{Face: sheet.Bold, Size: 96 * pt, Color: sheet.Grey}, Angle: 45},
	}, &sheet.Section{Page: wide, Blocks: numbered(3)})
}

// checkFirst: what belongs to the first page is in its place, moves no text,
// and is on no other page.
func checkFirst(t *testing.T, pages []inspect.Page) {
	if len(pages) != 3 {
		t.Fatalf("%d pages, want 3", len(pages))
	}
	p := pages[0]
	at(t, "first line", line(t, p, "Dòng 1").Y, a4.Top+underStamp.ToTwip()+line14*4/5)
	at(t, "circulation mark", line(t, p, "LƯU HÀNH NỘI BỘ").Y, a4.HeaderTop+line12*4/5)
	at(t, "its column", line(t, p, "LƯU HÀNH NỘI BỘ").X0, a4.Left+units.Twips(5100))
	at(t, "stamp", line(t, p, "HUYỆN ỦY").Y, 60*mm+mm+line12*4/5)
	at(t, "stamp without a border", line(t, p, "TỈNH ỦY").Y, 60*mm+mm+line12*4/5)
	at(t, "its third line", line(t, p, "TỈNH ỦY 2").Y, 60*mm+mm+line12+pt*5/2+line12*4/5)
	strokeAt(t, p, "stroke of the stamp", 60*mm+mm+line12+pt+pt/4, 120*mm+10*mm, 120*mm+40*mm)
	frameAt(t, p, "border of the stamp", 35*mm, 60*mm, 50*mm, 25*mm, pt*3/4)
	for _, other := range pages[1:] {
		for _, s := range []string{"HUYỆN ỦY", "TỈNH ỦY", "góc trái"} {
			if has(other, s) {
				t.Errorf("%q is on page %d too", s, other.Number)
			}
		}
	}
	if w := pages[2].Width; w < pages[2].Height {
		t.Error("the second section is not landscape")
	}
	at(t, "first line of the landscape page", line(t, pages[2], "Dòng 1").Y, a4.Top+line14*4/5)
}

// longTable runs over pages with its header, with rows that stay whole.
func longTable() *sheet.Sheet {
	c := func(s string) sheet.Block { return text(cellSt, s) }
	table := &sheet.Table{Columns: []units.Length{units.Twips(1000), units.Twips(8000)}, Border: pt / 2, PadX: units.Twips(108), Header: 1}
	table.Rows = append(table.Rows, sheet.Row{KeepNext: true, Cells: []sheet.Cell{cell(0, c("TT")), cell(1, c("Tên"))}})
	for i := range 60 {
		s := fmt.Sprint(i + 1)
		table.Rows = append(table.Rows, sheet.Row{KeepNext: i == 23, Cells: []sheet.Cell{cell(0, c(s)), cell(1, c("tên "+s), c("thêm "+s))}})
	}
	return newSheet(&sheet.Section{Blocks: []sheet.Block{table, text(body, "Hết.")}})
}

func checkLongTable(t *testing.T, pages []inspect.Page) {
	for i, p := range pages {
		if !has(p, "TT") {
			t.Errorf("page %d has no header", i+1)
		}
	}
	const border = pt / 2
	high := 2*line12 + border
	first := int((a4.TextHeight() - border - line12 - border) / high)
	if first != 25 {
		t.Fatalf("the test is wrong: %d rows fit", first)
	}
	// Row 24 stays with row 25, which fits too; the page ends after it.
	if !has(pages[0], "thêm 25") || !has(pages[1], "tên 26") {
		t.Error("the first page does not end with row 25")
	}
	at(t, "first row of page 2", line(t, pages[1], "tên 26").Y, a4.Top+border+line12+border+line12*4/5)
}

// keeps tries the properties that decide about page breaks.
func keeps() *sheet.Sheet {
	blocks := numbered(44) // one line of the page is left
	blocks = append(blocks,
		text(body, "Giữ", func(p *sheet.Paragraph) { p.Format.KeepNext = true }),
		text(body, "với", func(p *sheet.Paragraph) { p.Format.PageBreakBefore = false }),
		text(body, "Trang mới", func(p *sheet.Paragraph) { p.Format.PageBreakBefore = true }))
	blocks = append(blocks, numbered(42)...)
	blocks = append(blocks,
		text(body, "Nguyên vẹn "+long, func(p *sheet.Paragraph) { p.Format.KeepTogether = true; p.Format.After = 0 }))
	blocks = append(blocks, numbered(39)...)
	return newSheet(&sheet.Section{Blocks: append(blocks, text(body, "Góa "+long))})
}

func checkKeeps(t *testing.T, pages []inspect.Page) {
	if len(pages) != 5 {
		t.Fatalf("%d pages, want 5", len(pages))
	}
	begins := func(page int, s string) {
		t.Helper()
		lines := pages[page-1].Lines
		if page > 1 {
			lines = lines[1:] // the page's number
		}
		if !strings.HasPrefix(lines[0].Text, s) {
			t.Errorf("page %d begins with %q, want %q", page, lines[0].Text, s)
		}
	}
	begins(2, "Giữ")
	begins(3, "Trang mới")
	begins(4, "Nguyên vẹn")
	if n := len(pages[4].Lines); n < 3 {
		t.Errorf("page 5 has %d lines: a widow", n)
	}
}

func TestLibreOfficeDrawsWhatTheEquationsSay(t *testing.T) {
	pages := drawn(t, map[string]*sheet.Sheet{
		"heights": heights(), "firstFooter": firstFooter(), "first": first(), "longTable": longTable(), "keeps": keeps(),
		"fits": lastFooter(43, false), "over": lastFooter(44, false),
		"tableFits": lastFooter(42, true), "tableOver": lastFooter(43, true),
	})
	for name, check := range map[string]func(*testing.T, []inspect.Page){
		"heights": checkHeights, "firstFooter": checkFirstFooter, "first": checkFirst, "longTable": checkLongTable, "keeps": checkKeeps,
		"fits":      func(t *testing.T, p []inspect.Page) { checkLastFooter(t, p, 1, "Dòng 43") },
		"over":      func(t *testing.T, p []inspect.Page) { checkLastFooter(t, p, 2, "Dòng 44") },
		"tableFits": func(t *testing.T, p []inspect.Page) { checkLastFooter(t, p, 1, "GIÁM ĐỐC") },
		"tableOver": func(t *testing.T, p []inspect.Page) { checkLastFooter(t, p, 2, "GIÁM ĐỐC") },
	} {
		t.Run(name, func(t *testing.T) { check(t, pages[name]) })
	}
}

// The watermark is drawn on every page of its section, where its letters are
// outlines.
func TestLibreOfficeDrawsTheWatermark(t *testing.T) {
	inspect.Needs(t, "soffice", "mutool")
	dir := t.TempDir()
	file := filepath.Join(dir, "first.docx")
	if err := os.WriteFile(file, render(t, first()), 0o600); err != nil {
		t.Fatal(err)
	}
	pdf, err := inspect.ConvertDOCX(context.Background(), file, dir)
	if err != nil {
		t.Fatal(err)
	}
	for page, want := range []bool{true, true, false} {
		trace, err := exec.Command("mutool", "trace", pdf, fmt.Sprint(page+1)).Output()
		if err != nil {
			t.Fatalf("mutool (Debian package mupdf-tools): %v", err)
		}
		if got := strings.Contains(string(trace), `color=".85`); got != want {
			t.Errorf("page %d: watermark %v", page+1, got)
		}
	}
}

func TestOpenXMLValidatorFindsNothing(t *testing.T) {
	inspect.Needs(t, "ooxml-validator")
	dir := t.TempDir()
	var files []string
	for name, s := range map[string]*sheet.Sheet{"everything": everything(), "plan": plan(), "first": first(), "images": images(), "lastFooter": lastFooter(3, true), "empty": newSheet(&sheet.Section{}),
		"addresses": newSheet(&sheet.Section{Blocks: numbered(2), LastFooter: address}, &sheet.Section{Blocks: numbered(2), LastFooter: address}),
	} {
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, render(t, s), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for _, office := range []inspect.OfficeVersion{inspect.Office2010, inspect.Microsoft365} {
		found, err := inspect.ValidateDOCXFor(context.Background(), office, files...)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			t.Error(f)
		}
	}
}

package seen

import (
	"fmt"
	"strings"
	"testing"
)

// dump is a paper in short lines: of a paragraph its column, how it stands, and
// its runs with their looks.
func dump(p *Paper) (out []string) {
	for _, s := range p.Sheets {
		out = append(out, dumpBlocks("head: ", s.Header)...)
		out = append(out, dumpBlocks("foot: ", s.Footer)...)
	}
	out = append(out, dumpBlocks("", p.Blocks)...)
	for _, n := range p.Notes {
		out = append(out, dumpBlocks("note: ", n.Blocks)...)
	}
	return append(out, dumpBlocks("added: ", p.Added)...)
}

func dumpBlocks(before string, blocks []Block) (out []string) {
	for _, b := range blocks {
		switch {
		case b.Paragraph != nil:
			out = append(out, before+dumpParagraph(b.Paragraph))
		case b.Stroke != nil:
			out = append(out, fmt.Sprintf("%sstroke %.0f %s", before, b.Stroke.Place.Width.Points(), b.Stroke.Text))
		case b.Picture != nil:
			out = append(out, fmt.Sprintf("%spicture %.0f", before, b.Picture.Width.Points()))
		default:
			for i, r := range b.Table.Rows {
				row := fmt.Sprintf("%srow %d", before, i+1)
				if r.Header {
					row += " again"
				}
				for _, c := range r.Cells {
					row += fmt.Sprintf(" | %d+%d×%d %s", c.Column, c.Span, c.Rows, strings.Join(dumpBlocks("", c.Blocks), " / "))
				}
				out = append(out, row)
			}
		}
	}
	return out
}

func dumpParagraph(p *Paragraph) string {
	var b strings.Builder
	if p.Place.Column > 0 {
		fmt.Fprintf(&b, "%d ", p.Place.Column)
	}
	b.WriteString([]string{"L ", "C ", "R ", "J "}[p.Set.Align])
	if p.Place.Box {
		b.WriteString("box ")
	}
	for _, r := range p.Runs {
		look := ""
		for _, l := range []struct {
			is   bool
			name string
		}{{r.Bold, "b"}, {r.Italic, "i"}, {r.Underline, "u"}, {r.Strike, "s"}, {r.Raised > 0, "^"}, {r.Raised < 0, "~"}, {r.Color != 0, "c"}} {
			if l.is {
				look += l.name
			}
		}
		if look != "" {
			fmt.Fprintf(&b, "<%s:%s>", look, r.Text)
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// at is text at a place in points from the top left corner of an A4 page.
func at(face string, size, x, y float64, text string) string {
	return fmt.Sprintf("BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET ", face, size, x, 842-y, text)
}

// ruled is a level or upright stroke.
func rule(x0, y0, x1, y1 float64) string {
	return fmt.Sprintf("%g %g m %g %g l S ", x0, 842-y0, x1, 842-y1)
}

// text are full lines of a body from 85 to 556 points, the first by an indent, at
// a place from the top.
func body(y, indent float64, lines ...string) (out string) {
	for i, l := range lines {
		x, y := 85.0, y+16*float64(i)
		if i == 0 {
			x += indent
		}
		if i < len(lines)-1 { // as wide as the body
			out += fmt.Sprintf("BT /T 14 Tf 1 0 0 1 %g %g Tm %g Tw (%s ) Tj 0 Tw ET ", x, 842-y, (556-x-timesWidth(l))/float64(strings.Count(l, " ")), l)
			continue
		}
		if l != "" { // the paragraph goes on
			out += at("T", 14, x, y, l)
		}
	}
	return out
}

// timesWidth is how wide a text of small letters of 14 points is.
func timesWidth(s string) (w float64) {
	for _, r := range s {
		wide, ok := map[rune]float64{' ': 250, 'a': 444, 'b': 500, 'e': 444, 'h': 500, 'n': 500, 'o': 500, 's': 389, 't': 278, 'r': 333, 'd': 500, 'i': 278, '-': 333, '.': 250, 'l': 278, 'w': 722, 'f': 333, 'c': 444, 'T': 611}[r]
		if !ok {
			panic(string(r))
		}
		w += 14 * wide / 1000
	}
	return w
}

const (
	line1 = "The first line ends in the theatre on the other side also in the end"
	line2 = "the line that is the second on the shelter and it is as wide as the first"
	line3 = "the rest."
)

// raggedLines are lines of a body whose blanks are as wide as they are, the first by an indent.
func raggedLines(y, indent float64, lines ...string) (out string) {
	for i, l := range lines {
		out += at("T", 14, 85+indent, y+16*float64(i), l)
		indent = 0
	}
	return out
}

// again is a word so many times.
func again(word string, n int) string { return strings.TrimSpace(strings.Repeat(word+" ", n)) }

// TestPDFReads reads pages that are set as programs set them.
func TestPDFReads(t *testing.T) {
	for name, c := range map[string]struct {
		pages []string
		want  []string
	}{
		"words without blanks": {
			[]string{"BT /T 14 Tf 100 700 Td [(One)-250(more)-30(th)20(an)] TJ ET"},
			[]string{"L One morethan"},
		},
		"letter by letter, in any order": {
			[]string{at("T", 14, 107, 100, "b") + at("T", 14, 100, 100, "a") + at("B", 14, 118, 100, "d") + at("T", 14, 114, 100, " ")},
			[]string{"L ab <b:d>"},
		},
		"printed twice to be bold": {
			[]string{at("T", 14, 100, 100, "bold") + at("T", 14, 100.3, 100, "bold")},
			[]string{"L <b:bold>"},
		},
		"a paragraph, and one that is set as wide": {
			[]string{body(200, 28, line1, line2, line3) + body(254, 28, line1, line2, line2, line3)},
			[]string{"J " + line1 + " " + line2 + " " + line3, "J " + line1 + " " + line2 + " " + line2 + " " + line3},
		},
		"over a page, with its number": {
			[]string{
				body(200, 28, line1, line2, line3) + body(300, 28, line1, line2, line2, line2, line2, ""),
				at("T", 14, 317, 40, "2") + body(57, 0, line2, line2, line3) + body(110, 28, line1, line3),
			},
			[]string{
				"head: C 2", "J " + line1 + " " + line2 + " " + line3,
				"J " + strings.Join([]string{line1, line2, line2, line2, line2, line2, line2, line3}, " "), "J " + line1 + " " + line3,
			},
		},
		"a footnote in a paragraph that goes on": {
			[]string{
				body(300, 28, line1, line2, line2, "") + at("T", 8, 557, 295, "1") + rule(85, 720, 229, 720) + at("T", 7, 85, 731, "1") + at("T", 10, 89, 735, "See there."),
				body(57, 0, line2, line2, line3),
			},
			[]string{"J " + line1 + " <^:1> " + strings.Join([]string{line2, line2, line2, line2, line3}, " "), "note: L <^:1>See there."},
		},
		"a head": {
			[]string{at("T", 13, 116, 60, "MINISTRY") + at("B", 13, 290, 60, "THE REPUBLIC OF ALL") + at("B", 13, 123, 75, "OFFICE") +
				at("B", 14, 325, 76, "Free - Happy") + rule(130, 80, 165, 80) + rule(325, 81, 404, 81) +
				at("T", 13, 120, 110, "No 12/XY") + at("I", 14, 332, 109, "Here, day 5") + at("B", 14, 290, 150, "REPORT") + body(200, 28, line1, line2, line3)},
			[]string{
				"1 C MINISTRY", "1 C <b:OFFICE>", "stroke 35 ", "1 C No 12/XY", "2 C <b:THE REPUBLIC OF ALL>", "2 C <b:Free - Happy>", "stroke 79 ", "2 C <i:Here, day 5>",
				"C <b:REPORT>", "J " + line1 + " " + line2 + " " + line3,
			},
		},
		"a head that is full": {
			[]string{at("T", 13, 220, 60, "MINISTRY") + at("B", 13, 284.5, 60, "CONG HOA XA HOI CHU NGHIA VIET NAM") + at("B", 13, 226, 75, "OFFICE") + at("B", 14, 390, 76, "Free - Happy")},
			[]string{"1 C MINISTRY", "1 C <b:OFFICE>", "2 C <b:CONG HOA XA HOI CHU NGHIA VIET NAM>", "2 C <b:Free - Happy>"},
		},
		"a line drawn close under a text": {
			[]string{at("T", 14, 100, 100, "under") + rule(100, 103, 132, 103)},
			[]string{"L under", "stroke 32 "},
		},
		"two who sign beside the recipients": {
			[]string{body(200, 28, line1, line3) + at("B", 12, 85, 260, "Noi nhan:") + at("B", 14, 272, 261, "FOR THE ONE") + at("B", 14, 440, 261, "FOR THE TWO") +
				at("T", 11, 85, 274, "- All;") + at("B", 14, 268, 277, "THE MINISTRY") + at("B", 14, 447, 277, "THE OFFICE") + at("T", 11, 85, 287, "- All who are in the house;") +
				at("B", 14, 283, 293, "THE HEAD") + at("T", 11, 85, 300, "- Files.") + at("B", 14, 461, 357, "B. Person") + at("B", 14, 291, 374, "A. Person")},
			[]string{
				"J " + line1 + " " + line3, "1 L <b:Noi nhan:>", "1 L - All;", "1 L - All who are in the house;", "1 L - Files.",
				"2 C <b:FOR THE ONE>", "2 C <b:THE MINISTRY>", "2 C <b:THE HEAD>", "2 C <b:A. Person>", "3 C <b:FOR THE TWO>", "3 C <b:THE OFFICE>", "3 C <b:B. Person>",
			},
		},
		"a signature": {
			[]string{body(200, 28, line1, line3) + at("B", 12, 85, 260, "To:") + at("T", 11, 85, 273, "- All who are in the") + at("T", 11, 91, 286, "house;") + at("T", 11, 85, 299, "- Files.") +
				at("B", 14, 370, 262, "THE HEAD") + at("B", 14, 380, 370, "A. Person")},
			[]string{"J " + line1 + " " + line3, "1 L <b:To:>", "1 L - All who are in the house;", "1 L - Files.", "2 C <b:THE HEAD>", "2 C <b:A. Person>"},
		},
		"a signature that a page cuts": {
			[]string{body(200, 28, line1, line3) + at("B", 14, 370, 760, "FOR ALL") + at("B", 12, 85, 774, "Noi nhan:") + at("B", 14, 365, 776, "THE HEAD"),
				at("T", 11, 85, 70, "- Files.") + at("B", 14, 375, 120, "A. Person") + body(200, 28, line1, line3)},
			[]string{"J " + line1 + " " + line3, "1 C <b:Noi nhan:>", "1 C - Files.", "2 C <b:FOR ALL>", "2 C <b:THE HEAD>", "2 C <b:A. Person>", "J " + line1 + " " + line3},
		},
		"raised and lowered": {
			[]string{at("T", 14, 100, 100, "x") + at("T", 8, 107, 95, "2") + at("T", 14, 111, 100, " and H") + at("T", 8, 148.5, 103, "2") + at("T", 14, 152.5, 100, "O")},
			[]string{"L x<^:2> and H<~:2>O"},
		},
		"underlined, struck, typed": {
			[]string{at("T", 14, 100, 100, "under") + rule(100, 101.5, 132, 101.5) + at("T", 14, 140, 100, "struck") + rule(140, 96, 174.5, 96) + at("T", 14, 290, 130, "-----")},
			[]string{"L <u:under> <s:struck>", "stroke 23 -----"},
		},
		"a frame and a mark in colour": {
			[]string{"1 0 0 rg " + at("B", 14, 110, 100, "URGENT") + "0 g 100 735 80 20 re S " + at("T", 14, 100, 150, "text")},
			[]string{"C box <bc:URGENT>", "L text"},
		},
		"a table over line2 pages": {
			[]string{net(700, 100, 200, 300) + at("B", 12, 110, 715, "No.") + at("B", 12, 210, 715, "Name") + at("T", 12, 110, 735, "1") + at("T", 12, 210, 735, "A b"),
				net(60, 100, 200, 300) + at("B", 12, 110, 75, "No.") + at("B", 12, 210, 75, "Name") + at("T", 12, 110, 95, "2") + at("T", 12, 210, 95, "C")},
			[]string{"row 1 again | 0+1×1 L <b:No.> | 1+1×1 L <b:Name>", "row 2 | 0+1×1 L 1 | 1+1×1 L A b", "row 3 | 0+1×1 L 2 | 1+1×1 L C"},
		},
		"a row that a break of pages cuts": {
			[]string{net(700, 100, 200, 300) + at("B", 12, 110, 715, "No.") + at("B", 12, 210, 715, "Name") + at("T", 12, 110, 735, "1") + at("T", 12, 206, 735, again("the", 5)),
				net(60, 100, 200, 300) + at("B", 12, 110, 75, "No.") + at("B", 12, 210, 75, "Name") + at("T", 12, 206, 95, "the end.")},
			[]string{"row 1 again | 0+1×1 L <b:No.> | 1+1×1 L <b:Name>", "row 2 | 0+1×1 L 1 | 1+1×1 L " + again("the", 6) + " end."},
		},
		"a row without a number at the top of a page": {
			[]string{net(700, 100, 200, 300) + at("B", 12, 110, 715, "No.") + at("B", 12, 210, 715, "Name") + at("T", 12, 110, 735, "1") + at("T", 12, 206, 735, "a stone"),
				net(60, 100, 200, 300) + at("B", 12, 110, 75, "No.") + at("B", 12, 210, 75, "Name") + at("T", 12, 206, 95, "sand")},
			[]string{"row 1 again | 0+1×1 L <b:No.> | 1+1×1 L <b:Name>", "row 2 | 0+1×1 L 1 | 1+1×1 L a stone", "row 3 | 0+1×1  | 1+1×1 L sand"},
		},
		"a cell's line that is full but for the room at its side": {
			[]string{rule(100, 100, 300, 100) + rule(100, 140, 300, 140) + rule(100, 180, 300, 180) + rule(100, 100, 100, 180) + rule(140, 100, 140, 180) + rule(300, 100, 300, 180) +
				at("T", 12, 105, 115, "1") + at("T", 12, 145, 115, again("the", 8)) + at("T", 12, 145, 129, "an end") + at("T", 12, 105, 155, "2") + at("T", 12, 145, 155, again("the", 4)) + at("T", 12, 145, 169, "an end")},
			[]string{"row 1 | 0+1×1 L 1 | 1+1×1 L " + again("the", 8) + " an end", "row 2 | 0+1×1 L 2 | 1+1×1 L " + again("the", 4) + " / L an end"},
		},
		"a header that each of two pages has": {
			[]string{at("T", 10, 85, 40, "Sample") + body(200, 28, line1, line2, line3), at("T", 10, 85, 40, "Sample") + body(200, 28, line1, line3)},
			[]string{"head: L Sample", "head: L Sample", "J " + line1 + " " + line2 + " " + line3, "J " + line1 + " " + line3},
		},
		"a line that one of two pages has in its margin": {
			[]string{at("T", 10, 85, 40, "Sample") + body(200, 28, line1, line2, line3), body(200, 28, line1, line3)},
			[]string{"L Sample", "J " + line1 + " " + line2 + " " + line3, "J " + line1 + " " + line3},
		},
		"underlined around the mark under a letter": {
			[]string{at("T", 14, 100, 100, "ends") + rule(100, 101.5, 111, 101.5) + rule(114, 101.5, 125.7, 101.5)},
			[]string{"L <u:ends>"},
		},
		"merged cells": {
			[]string{rule(100, 100, 400, 100) + rule(200, 120, 400, 120) + rule(100, 140, 400, 140) + rule(100, 100, 100, 140) + rule(200, 100, 200, 140) + rule(400, 100, 400, 140) + rule(300, 120, 300, 140) +
				at("T", 12, 105, 125, "tall") + at("T", 12, 210, 115, "wide") + at("T", 12, 210, 135, "p") + at("T", 12, 310, 135, "q")},
			[]string{"row 1 | 0+1×2 L tall | 1+2×1 L wide", "row 2 | 1+1×1 L p | 2+1×1 L q"},
		},
		"a column's head that stands": {
			[]string{net(100, 100, 140, 300) + "BT /T 9 Tf 0 1 -1 0 124 724 Tm (Up) Tj ET " + at("T", 12, 150, 115, "Level")},
			[]string{"row 1 | 0+1×1 C Up | 1+1×1 L Level", "row 2 | 0+1×1  | 1+1×1 "},
		},
		"sideways": {
			[]string{"BT /T 14 Tf 0 1 -1 0 100 100 Tm (First) Tj 0 1 -1 0 140 100 Tm (second) Tj ET"},
			[]string{"L First", "L second"},
		},
		"across the page": {
			[]string{"BT /T 40 Tf .7 .7 -.7 .7 200 300 Tm (DRAFT) Tj ET " + at("T", 14, 100, 100, "text")},
			[]string{"L text", "added: L DRAFT"},
		},
		"hidden": {
			[]string{at("T", 14, 100, 100, "seen") + "3 Tr " + at("T", 14, 100, 130, "not")},
			[]string{"L seen"},
		},
		"all said to be no content": {
			[]string{"/Artifact BMC " + at("T", 14, 100, 400, "text") + "EMC"},
			[]string{"L text"},
		},
		"a stroke across a title that has grown": {
			[]string{at("B", 14, 100.6, 100, again("the", 20)) + rule(260, 104, 380, 104) + at("B", 14, 266.8, 116, again("the", 5)) + body(200, 28, line1, line2, line3)},
			[]string{"C <b:" + again("the", 25) + ">", "stroke 120 ", "J " + line1 + " " + line2 + " " + line3},
		},
		"strokes beside each other, the right one a hair higher": {
			[]string{at("T", 14, 100, 100, "left") + at("T", 14, 300, 100, "right") + rule(100, 111, 120, 111.1) + rule(300, 110.45, 330, 110.5)},
			[]string{"1 C left", "stroke 20 ", "2 C right", "stroke 30 "},
		},
		"lines that end anywhere, under a wider head": {
			[]string{at("T", 14, 85, 60, again("the", 22)) + raggedLines(100, 28, line1, again("the", 18), "at the end") + raggedLines(160, 28, again("the", 17), again("the", 19), "rest of it.") + raggedLines(220, 28, line1, again("the", 15), again("the", 19)+" ends.") + raggedLines(280, 28, "A last.")},
			[]string{"L " + again("the", 22), "L " + line1 + " " + again("the", 18) + " at the end", "L " + again("the", 17) + " " + again("the", 19) + " rest of it.", "L " + line1 + " " + again("the", 15) + " " + again("the", 19) + " ends.", "L A last."},
		},
		"a stroke under a title, and another title": {
			[]string{at("B", 14, 266.8, 100, again("the", 5)) + rule(260, 104, 380, 104) + at("B", 14, 266.8, 116, again("the", 5)) + body(200, 28, line1, line2, line3)},
			[]string{"C <b:" + again("the", 5) + ">", "stroke 120 ", "C <b:" + again("the", 5) + ">", "J " + line1 + " " + line2 + " " + line3},
		},
		"items that stand in, and a paragraph after them": {
			[]string{body(200, 28, line1, line2, line3) + at("T", 14, 130, 260, "- "+again("the", 20)) + at("T", 14, 130, 276, "rest;") + at("T", 14, 130, 292, "- "+again("the", 19)+" e.") + body(308, 28, line1, line2, line3)},
			[]string{"J " + line1 + " " + line2 + " " + line3, "L - " + again("the", 20) + " rest;", "L - " + again("the", 19) + " e.", "J " + line1 + " " + line2 + " " + line3},
		},
		"a mark that is no content": {
			[]string{"/Artifact BMC " + at("T", 14, 300, 800, "7") + "EMC " + at("T", 14, 100, 400, "text")},
			[]string{"foot: L 7", "L text"},
		},
		"composed by marks": {
			[]string{at("T", 14, 100, 100, "e") + "/Span<</ActualText<FEFF0301>>>BDC " + at("T", 14, 101, 100, "x") + "EMC " + at("T", 14, 106.5, 100, "t")},
			[]string{"L e\u0301t"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := FromPDF(nil, pages(c.pages...))
			if err != nil {
				t.Fatal(err)
			}
			got, want := strings.Join(dump(p), "\n"), strings.Join(c.want, "\n")
			if got != want {
				t.Errorf("read as\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestPDFOver reads what stands over a page: a number that fills a gap, the look
// of a signature, a scan with the text that a program read in it.
func TestPDFOver(t *testing.T) {
	const face = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"
	look := func(text string) string {
		return stream("/Type/XObject/Subtype/Form/BBox[0 0 60 20]/Resources<</Font<</T 3 0 R>>>>", "BT /T 13 Tf 2 5 Td ("+text+") Tj ET")
	}
	signed := file(
		"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R 9 0 R]>>>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>", face,
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</T 3 0 R>>>>/Annots[6 0 R 7 0 R]>>",
		stream("", at("T", 13, 100, 100, "No:             /XY-Z")),
		"<</Type/Annot/Subtype/Widget/FT/Sig/Rect[300 700 360 720]/F 4/AP<</N 8 0 R>>/V<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>>>",
		"<</Type/Annot/Subtype/Stamp/Rect[122 736 182 756]/F 4/AP<</N 10 0 R>>>>",
		look("by A. Person"), "<</FT/Sig>>", look("12"),
	)
	scan := file(
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>", face,
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</T 3 0 R>>/XObject<</P 6 0 R>>>>>>",
		stream("", "q 595 0 0 842 0 0 cm /P Do Q 3 Tr "+at("T", 13, 100, 100, "read by a program")),
		stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x"),
	)
	for _, c := range []struct {
		data            []byte
		signed, scanned bool
		want            string
	}{
		{signed, true, false, "L No:  12  /XY-Z\nadded: L by A. Person"},
		{scan, false, true, "L read by a program"},
		{pages("BT /T 9 Tf ET"), false, false, ""},
	} {
		p, err := FromPDF(nil, c.data)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(dump(p), "\n"); even(got) != even(c.want) || p.Signed != c.signed || p.Scanned != c.scanned {
			t.Errorf("read as %q, signed %v, scanned %v; want %q, %v, %v", got, p.Signed, p.Scanned, c.want, c.signed, c.scanned)
		}
	}
}

// net are the lines of a table of line2 rows.
func net(y float64, xs ...float64) (out string) {
	last := xs[len(xs)-1]
	for i := range 3 {
		at := y + 20*float64(i)
		out += rule(xs[0], at, last, at)
	}
	for _, x := range xs {
		out += rule(x, y, x, y+40)
	}
	return out
}

// TestLooseFaces tells those faces alone that letters are shown in: some programs name
// one on every page and show nothing in it.
func TestLooseFaces(t *testing.T) {
	t.Parallel()
	p, err := FromPDF(nil, pages(at("T", 14, 85, 100, "text")+"BT /B 12 Tf ET "))
	if err != nil || strings.Join(p.Loose, " ") != "Times-Roman" {
		t.Errorf("%q, %v", p.Loose, err)
	}
}

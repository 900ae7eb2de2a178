// Package proof reads what is composed for letters that cannot be printed.
package proof

import (
	"fmt"

	"vanthu/internal/fault"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/viet"
)

// Lone tells whether the faces have a letter and not its capital, as they have
// some of phonetic script. It may stand wherever its part of the document is not
// printed in capitals; which parts are, compose decides.
func Lone(family *metrics.Family, c rune) bool {
	const ascii = 0x80 // no face lacks these
	return c >= ascii && !family.Covers([]rune(viet.Upper(string(c)))[0])
}

// Read finds the letters that a sheet would show and the faces do not have, once
// for each value of the document that they come from.
func Read(s *sheet.Sheet, family *metrics.Family) fault.List {
	p := &reader{family: family, told: map[fault.Fault]bool{}}
	for _, section := range s.Sections {
		for _, blocks := range [][]sheet.Block{section.FirstHeader, section.Blocks, section.FirstFooter, section.LastFooter} {
			p.blocks(blocks)
		}
		for _, stamps := range [][]sheet.Stamp{section.Stamps, section.LastStamps} {
			for i := range stamps {
				p.blocks(stamps[i].Blocks)
			}
		}
	}
	return p.faults.Cut(fault.Most, len(p.faults))
}

// reader goes through a sheet.
type reader struct {
	family *metrics.Family
	told   map[fault.Fault]bool
	faults fault.List
}

func (p *reader) blocks(blocks []sheet.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			p.paragraph(b)
		case *sheet.Box:
			p.paragraph(b.Text)
		case *sheet.Table:
			for i := range b.Rows {
				for j := range b.Rows[i].Cells {
					p.blocks(b.Rows[i].Cells[j].Blocks)
				}
			}
		}
	}
}

func (p *reader) paragraph(of *sheet.Paragraph) {
	for i := range of.Runs {
		source := of.Runs[i].Source
		if source == "" {
			source = of.Source
		}
		for _, c := range of.Runs[i].Text {
			if c != softBreak && c != zeroSpace && !p.family.Covers(metrics.Drawn(c)) {
				p.tell(source, c)
			}
		}
	}
}

// Where a line ends, or may end, nothing is drawn.
const softBreak, zeroSpace = '\n', '\u200b'

// tell notes a letter, once for each value that it comes from.
func (p *reader) tell(source string, c rune) {
	f := fault.New(source, "char.capital", fault.Text{
		"Phần này in hoa, mà phông chữ không có chữ hoa %s.",
		"This part is printed in capitals, and the fonts have no capital %s.",
	}, fmt.Sprintf("U+%04X", c))
	if !p.told[f] {
		p.told[f] = true
		p.faults = append(p.faults, f)
	}
}

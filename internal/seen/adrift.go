package seen

import (
	"slices"

	"vanthu/internal/units"
)

// anchored sets the strokes that are drawn far from where they are anchored under the
// lines that they stand under: beside or below the paragraph, in the next cell, or
// behind the table of the head.
func anchored(blocks []Block) []Block {
	blocks = lowered(blocks)
	for _, base := range headBases(blocks) {
		at := slices.IndexFunc(blocks, func(b Block) bool { return b.Paragraph == base.line })
		if strokeBehind(blocks, at+1) {
			continue
		}
		from := slices.IndexFunc(blocks[:min(len(blocks), longestHead)], func(b Block) bool {
			return b.Stroke != nil && b.Stroke.adrift && b.Stroke.Place.Width >= base.least && b.Stroke.Place.Width < base.most
		})
		if from < 0 {
			continue
		}
		one := blocks[from]
		one.Stroke.adrift, one.Stroke.Place.Column = false, base.line.Place.Column
		blocks = slices.Delete(blocks, from, from+1)
		if from < at {
			at--
		}
		blocks = slices.Insert(blocks, at+1, one)
	}
	return blocks
}

// headBase is a line of a head in columns that a stroke stands under, and how long
// that stroke may be.
type headBase struct {
	line        *Paragraph
	least, most units.Length
}

// headBases are the last lines of the title and of the body's name in a head that
// stands in columns.
func headBases(blocks []Block) []headBase {
	var title, issuer *Paragraph
	for i := range blocks[:min(len(blocks), longestHead)] {
		p := blocks[i].Paragraph
		if p == nil || p.Plain() == "" || p.Place.Column == 0 {
			continue
		}
		fold := folded(p.Plain())
		switch {
		case titleOf(fold) != noTitle, fold == motto:
			title = p
		case p.Place.Column == 1 && title == nil && capitals(p.Plain()) && !isReference(p.Plain()):
			issuer = p
		}
	}
	if title == nil || issuer == nil {
		return nil
	}
	const longest = 1000 * units.MM
	return []headBase{{title, shortestLong, longest}, {issuer, 0, shortestLong}}
}

// strokeBehind tells whether a stroke is the next that is drawn or written from a
// block on.
func strokeBehind(blocks []Block, from int) bool {
	for i := from; i < len(blocks); i++ {
		switch {
		case blocks[i].Stroke != nil:
			return !blocks[i].Stroke.adrift
		case blocks[i].Paragraph == nil, blocks[i].Paragraph.Plain() != "":
			return false
		}
	}
	return false
}

// lowered moves strokes that are drawn so many lines below their paragraph under the
// lines in the middle there.
func lowered(blocks []Block) []Block {
	for i := 0; i < len(blocks); i++ {
		s := blocks[i].Stroke
		if s == nil || s.below <= 0 {
			continue
		}
		to := i
		for j := i + 1; j < len(blocks) && s.below > 0; j++ {
			p := blocks[j].Paragraph
			if p == nil || p.Place.Table != s.Place.Table || p.Place.Column != s.Place.Column || p.Set.Align != Center || p.Plain() == "" {
				break
			}
			to = j
			s.below--
		}
		one := blocks[i]
		if s.below = 0; to > i {
			s.adrift = false
			copy(blocks[i:], blocks[i+1:to+1])
			blocks[to] = one
		}
	}
	return blocks
}

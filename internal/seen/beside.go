package seen

import (
	"slices"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// beside parts the paragraphs in which an author set two things next to each
// other with tabs or blanks, and puts what stands at the left before what stands
// at the right.
func beside(blocks []Block) []Block {
	blocks = referred(blocks)
	out := make([]Block, 0, len(blocks))
	for i := 0; i < len(blocks); {
		var c chain
		next := c.follow(blocks, i)
		if next == i {
			out = append(out, blocks[i])
			i++
			continue
		}
		out = append(append(out, c.left...), c.others(2)...)
		i = next
	}
	return out
}

// mostHands is how many sign beside each other at most.
const mostHands = 6

// others are what stands at the right, in a column: in several, where more than two sign.
func (c *chain) others(column int) []Block {
	if !c.signing || column == mostHands {
		return c.right
	}
	var next chain
	if end := next.follow(c.right, 0); end < len(c.right) || !next.signing {
		return c.right
	}
	for _, side := range []struct {
		blocks []Block
		column int
	}{{next.left, column}, {next.right, column + 1}} {
		for _, b := range side.blocks {
			b.at().Column = side.column
		}
	}
	return append(next.left, next.others(column+1)...)
}

// referred parts the subject of a công văn from the number on the line before it.
func referred(blocks []Block) []Block {
	for i := 0; i < len(blocks); i++ {
		p := blocks[i].Paragraph
		if p == nil {
			continue
		}
		if at := subjectBehind(p.Text()); at > 0 {
			one, two := p.cut(0, at, p.Place.Column), p.cut(at, len(p.Text()), p.Place.Column)
			two.Number = ""
			blocks = slices.Concat(blocks[:i], []Block{LineBlock(one), LineBlock(two)}, blocks[i+1:])
			i++
		}
	}
	return blocks
}

// subjectBehind is where the subject of a công văn begins behind its number and
// symbol, in bytes; 0: nowhere.
func subjectBehind(text string) int {
	if len(text) > longestFrame || rules.ReadNumber.FindStringIndex(strings.TrimSpace(text)) == nil {
		return 0
	}
	for i, r := range text {
		if (r == ' ' || r == '\t') && rules.BeginsLetter(text[i+1:]) && isReference(plain(text[:i])) {
			return i + 1
		}
	}
	return 0
}

// chain is a stretch of lines of which some are parted.
type chain struct {
	left, right []Block
	begun       bool
	listing     bool // "Nơi nhận" stands at the left
	signing     bool // two who sign stand beside each other
	subject     bool // the line above is of the subject of a công văn
	numbered    bool // the number and symbol stands at the left
}

// follow takes the lines of a chain that begins at a block, and says where it is
// over: at that block where none begins.
func (c *chain) follow(blocks []Block, from int) int {
	end := from
	for i := from; i < len(blocks); i++ {
		left, right, ok := c.parted(&blocks[i])
		if !ok {
			if c.begun && (blank(&blocks[i]) || c.mayGoOn(&blocks[i])) {
				continue // kept if the chain goes on behind it
			}
			break
		}
		for ; end < i; end++ {
			if p := blocks[end].Paragraph; p != nil {
				blocks[end] = LineBlock(p.cut(0, len(p.Text()), 1))
			}
			c.left = append(c.left, blocks[end])
		}
		c.left, c.right = append(c.left, left...), append(c.right, right...)
		c.begun, end = true, i+1
	}
	return end
}

// mayGoOn tells whether a line may be of a body's name, if the chain goes on behind
// it: in capitals, above the number.
func (c *chain) mayGoOn(b *Block) bool {
	if b.Paragraph == nil || b.Paragraph.Place.Table > 0 || c.numbered || c.listing {
		return false
	}
	text := plain(b.Paragraph.Text())
	_, kind := kindOf(folded(text))
	return !kind && len(text) < 120 && capitals(text)
}

// blank tells whether a block is an empty paragraph.
func blank(b *Block) bool {
	return b.Paragraph != nil && strings.TrimSpace(b.Paragraph.Text()) == ""
}

// parted is what of a block stands at the left and at the right, if the chain
// goes on with it.
func (c *chain) parted(b *Block) (left, right []Block, ok bool) {
	if b.Stroke != nil && c.begun && b.Stroke.Place.Table == 0 {
		left, right = b.Stroke.parted()
		return left, right, true
	}
	p := b.Paragraph
	if p == nil || p.Place.Table > 0 {
		return nil, nil, false
	}
	text := p.Text()
	at, end := gap(text)
	if at < 0 {
		at, end = c.handGap(text)
	}
	if at >= 0 && c.partsAt(text[:at], text[end:]) {
		one, two := p.cut(0, at, 1), p.cut(end, len(text), 2)
		two.Number = ""
		c.see(text[:at])
		return []Block{LineBlock(one)}, []Block{LineBlock(two)}, true
	}
	switch {
	case c.numbered && titlesKind(text): // under the head
	case p.indented() && (c.begun || framing(text)):
		return nil, []Block{LineBlock(p.cut(0, len(text), 2))}, true
	case c.begun && plain(text) != "" && c.see(text):
		return []Block{LineBlock(p.cut(0, len(text), 1))}, nil, true
	}
	return nil, nil, false
}

// titlesKind tells whether a text is the name of a kind, in capitals.
func titlesKind(text string) bool {
	text = plain(text)
	_, exact := kindOf(folded(text))
	return exact && capitals(text)
}

// partsAt tells whether a gap parts what stands at its two sides.
func (c *chain) partsAt(left, right string) bool {
	c.signing = c.signing || signers(left, right)
	return c.signing || c.begun && c.goesOn(left, right) || frames(left) || frames(right)
}

// signers tells whether two sides of a gap are the posts of two who sign, or for whom
// they do: not the halves of one post.
func signers(left, right string) bool {
	if !capitals(left) || !capitals(right) {
		return false
	}
	return signs(left) && signs(right) && !halves(folded(left), folded(right)) && !(words{standing}).begin(folded(right))
}

// handBlanks part two who sign: fewer than part other things.
const handBlanks = 3

// handGap is the widest stretch of so few blanks that parts the posts of two who sign,
// or what stands under them; -1 if there is none.
func (c *chain) handGap(text string) (at, end int) {
	at = -1
	if len(text) > longestFrame {
		return at, end
	}
	for from, seen := 0, 0; seen < mostGaps; seen++ {
		i := strings.Index(text[from:], strings.Repeat(" ", handBlanks))
		if i < 0 {
			return at, end
		}
		i += from
		from = len(text) - len(strings.TrimLeft(text[i:], " "))
		left, right := strings.TrimSpace(text[:i]), strings.TrimSpace(text[from:])
		two := signers(left, right) || c.signing && (namesBeside(left, right) || hintsBeside(left, right))
		if left != "" && right != "" && two && from-i > end-at {
			at, end = i, from
		}
	}
	return at, end
}

// signs tells whether a text begins with a post or a mark of authority.
func signs(text string) bool { return beginsPost(text) || authority(plain(text)) != nil }

// goesOn tells whether a chain goes on with what stands at the two sides of a gap:
// among the recipients, or where one side is in capitals as in a head.
func (c *chain) goesOn(left, right string) bool {
	left, right = plain(left), plain(right)
	return c.listing || len(left)+len(right) < 160 && (capitals(left) || capitals(right))
}

// How many blanks part two things beside each other, and how many tabs or blanks
// before a line set it at the right.
const (
	leastBlanks = 4
	leastTabs   = 2
	leastIndent = 20
)

// halfLine is how far from the left the right half of the lines begins, about.
const halfLine = 60 * units.MM

// indented tells whether a line begins so far from the left.
func (p *Paragraph) indented() bool {
	tabs, blanks := leading(p.Runs)
	return tabs >= leastTabs || blanks >= leastIndent || tabs > 0 && p.Set.Reach >= halfLine
}

// see tells whether a line that stands alone goes on with the left side: one of
// the recipients, the subject of a công văn.
func (c *chain) see(text string) bool {
	text = plain(text)
	fold := folded(text)
	c.numbered = c.numbered || isReference(text)
	switch {
	case recipients.begin(fold):
		c.listing = true
	case rules.BeginsLetter(text):
		c.subject = true
	case c.listing:
		return findMark(text).class == bullet || rules.ReadArchive(text) || strings.HasSuffix(text, ";")
	case c.subject:
		_, kind := kindOf(fold)
		return !kind && len(text) < 80 && findMark(text).class == unmarked && !toLabels.begin(fold) && !strings.HasSuffix(text, ":")
	default:
		return c.heads(text, fold)
	}
	return true
}

// heads tells whether a line goes on with the left side of a head: with the name of
// a body, a star, the number.
func (c *chain) heads(text, fold string) bool {
	if strings.Trim(text, "* ") == "" || isReference(text) {
		return true
	}
	_, kind := kindOf(fold)
	return !kind && !c.numbered && len(text) < 120 && fold != "" && capitals(text) && (bodies.begin(fold) || areas.begin(fold))
}

// cut is a stretch of a paragraph, in bytes of its text, set in a column.
func (p *Paragraph) cut(from, to, column int) Paragraph {
	out := *p
	out.Runs = cutRuns(p.Runs, from, to)
	out.Place.Column = column
	out.Set.Tabs, out.Set.Blanks = leading(out.Runs)
	return out
}

// parted is a line of characters with a gap as two, and a drawn one at its side.
func (s *Stroke) parted() (left, right []Block) {
	at, end := gap(s.Text)
	switch {
	case at < 0 && s.x > halfLine:
		return nil, []Block{{Stroke: s}}
	case at < 0:
		return []Block{{Stroke: s}}, nil
	}
	one, two := *s, *s
	one.Text, two.Text = s.Text[:at], s.Text[end:]
	one.Place.Column, two.Place.Column = 1, 2
	return []Block{{Stroke: &one}}, []Block{{Stroke: &two}}
}

// gap is the stretch of tabs and blanks at which a text is parted best: where both
// sides are parts of a head or a signature, else the widest; -1 if it has none that
// parts two things.
func gap(text string) (at, end int) {
	if at = titleBehind(text); at > 0 {
		return len(strings.TrimRight(text[:at], " \t\u00a0")), at
	}
	at = -1
	best := 0
	start, width, begun, seen := -1, 0, false, 0
	for i, r := range text {
		switch r {
		case '\t':
			width += leastBlanks
		case ' ', '\u00a0':
			width++
		default:
			if begun && width >= leastBlanks && seen < mostGaps && !bareNumber(text[:start]) {
				seen++
				if score := width + likely(text[:start], text[i:]); score > best {
					at, end, best = start, i, score
				}
			}
			begun, start, width = true, -1, 0
			continue
		}
		if start < 0 {
			start = i
		}
	}
	return at, end
}

// titleBehind is where the national title begins behind the name of a body, in bytes;
// 0: nowhere. However close the two are, they are two.
func titleBehind(text string) int {
	if len(text) > longestFrame || !strings.HasSuffix(text, titleEnd) {
		return 0
	}
	at := strings.LastIndex(text, titleBegin)
	if at <= 0 || folded(text[at:]) != nation || !capitals(text[:at]) {
		return 0
	}
	return at
}

// How the national title begins and ends, in letters that are typed in one way.
var (
	titleBegin, _, _ = strings.Cut(rules.ND30.Words.Title, " ")
	titleEnd         = rules.ND30.Words.Title[strings.LastIndexByte(rules.ND30.Words.Title, ' '):]
)

// bareNumber tells whether a text is the word before a number alone: the gap behind
// it is the place of the number.
func bareNumber(text string) bool {
	m := rules.ReadNumber.FindStringSubmatch(plain(text))
	return m != nil && m[1] == "" && m[2] == ""
}

// mostGaps bounds the gaps of a line that are looked at.
const mostGaps = 8

// likely is how much it says for a gap that what stands beside it is a part of a
// head or a signature: more than any width.
func likely(left, right string) (score int) {
	const much = 1 << 20
	if frames(left) {
		score += much
	}
	if frames(right) {
		score += much
	}
	return score
}

// cutRuns are the runs of a stretch of a paragraph's text, in bytes.
func cutRuns(runs []Run, from, to int) []Run {
	var out []Run
	at := 0
	for _, r := range runs {
		a, b := max(from-at, 0), min(to-at, len(r.Text))
		at += len(r.Text)
		if a < b {
			r.Text = r.Text[a:b]
			out = append(out, r)
		}
	}
	return out
}

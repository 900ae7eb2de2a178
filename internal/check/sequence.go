package check

import (
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// sequence looks whether articles, clauses and headings count on, and whether the
// letters of points follow each other.
func (c *looker) sequence() {
	article, letter := 0, ""
	var headings, clauses counted
	for i := range c.paper.Blocks {
		p := c.paper.Blocks[i].Paragraph
		if p == nil || p.Annex > 0 || p.Marker == "" {
			continue
		}
		number := strings.TrimSuffix(p.Marker, ".")
		switch {
		case p.Level == "dieu":
			article = c.article(p, article)
			letter, clauses = "", counted{}
			continue
		case p.Element == rules.HeadingI:
			clauses = counted{}
			c.counts(p, &headings, romanValue(number))
		case p.Level != "":
			clauses = counted{}
		case number != p.Marker:
			if n, err := strconv.Atoi(number); err == nil {
				c.counts(p, &clauses, n)
			}
		}
		letter = c.point(p, letter)
	}
}

// point is the letter of a point, which follows another; of what parts points
// there is none.
func (c *looker) point(p *seen.Paragraph, before string) string {
	at := pointLetter(p.Marker)
	if at == "" {
		if p.Marker == "-" || p.Marker == "+" {
			return before
		}
		return ""
	}
	c.pass("levels.order")
	if next := rules.NextPoint(before); before != "" && at != next && at != "a" && next != "" && follows(at, before) {
		c.fail("levels.order", p, fault.Text{
			"Sau điểm " + before + ") là " + at + "); thứ tự là " + next + ").", "Behind " + before + ") stands " + at + "); the order wants " + next + ").",
		}, at+")", next+")")
	}
	return at
}

// romanValue is a Roman number below a hundred; 0: it is none.
func romanValue(s string) int {
	for n := 1; n < 100; n++ {
		if viet.Roman(n) == s {
			return n
		}
	}
	return 0
}

// counted is the last number of a sequence.
type counted struct {
	n      int
	marker string
}

// counts looks whether a number follows the one before it. One that begins anew, or
// goes back to a sequence that was left, is none that is missing.
func (c *looker) counts(p *seen.Paragraph, before *counted, n int) {
	const far = 99 // a year, or an amount
	if n < 1 || n > far || p.Sure < seen.Doubt {
		return
	}
	c.pass("levels.order")
	if before.n > 0 && n > 1 && (n == before.n || n == before.n+2) {
		c.weigh(fault.Hint, "levels.order", p, fault.Text{
			"Sau «" + before.marker + "» là «" + p.Marker + "»; số thứ tự bị lặp hoặc bị bỏ sót.", "Behind «" + before.marker + "» stands «" + p.Marker + "»; a number is there twice, or left out.",
		}, p.Marker, "")
	}
	*before = counted{n, p.Marker}
}

// follows tells whether a letter stands behind another in the alphabet: what
// stands before it begins a list anew.
func follows(letter, before string) bool {
	for at := before; at != ""; at = rules.NextPoint(at) {
		if at == letter {
			return at != before
		}
	}
	return true
}

// pointLetter is the letter of a marker such as "đ)"; empty for any other.
func pointLetter(marker string) string {
	letter, ok := strings.CutSuffix(marker, ")")
	if runes := []rune(letter); ok && len(runes) == 1 && strings.ToLower(letter) == letter && strings.ToUpper(letter) != letter {
		return letter
	}
	return ""
}

// article is the number of an article, which follows another.
func (c *looker) article(p *seen.Paragraph, before int) int {
	digits := strings.Trim(p.Marker, "ĐđiềuIỀU. :–-")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return before
	}
	c.pass("levels.order")
	if before > 0 && n != before+1 && n != 1 {
		c.fail("levels.order", p, fault.Text{
			"Sau Điều " + itoa(before) + " là Điều " + itoa(n) + ".", "Behind article " + itoa(before) + " stands article " + itoa(n) + ".",
		}, "Điều "+itoa(n), "Điều "+itoa(before+1))
	}
	return n
}

// roman looks at the numbers of parts and chapters.
func (c *looker) roman() {
	for _, p := range lines(c.parts[rules.PartLabel]) {
		level := rules.FindLevel(p.Level)
		if level == nil || level.Numeral != rules.Roman {
			continue
		}
		c.pass("levels.roman")
		words := strings.Fields(p.Plain())
		if len(words) > 1 && strings.Trim(words[1], "0123456789.:") == "" {
			c.fail("levels.roman", p, fault.Text{
				"Số thứ tự của " + level.Label + " là chữ số La Mã, không phải «" + words[1] + "».", "The number of a " + level.Name + " is Roman, not «" + words[1] + "».",
			}, words[0]+" "+words[1], level.Word+"I")
		}
	}
}

// lastText looks at how the text ends.
func (c *looker) lastText() {
	mark := c.profile.Words.EndMark
	if c.kind != nil && (c.kind.Unnumbered || len(c.kind.Before)+len(c.kind.After) > 0) {
		return // a form ends as it is filled in
	}
	last := c.last()
	if last == nil || mark == "" {
		return
	}
	c.pass("end.mark", "end.typed")
	text := last.Plain()
	switch {
	case rules.EndTyped(text):
		c.fail("end.typed", last, fault.Text{"Trước «./.» còn một dấu câu.", "There is another stop before «./.»."}, text[max(0, len(text)-6):], mark)
	case strings.HasSuffix(text, mark), strings.HasSuffix(text, "!"), lettersIn(rules.Blanks.ReplaceAllString(text, "")) == 0:
	case rules.EndsBlank(text) || isDateLine(text): // what is filled in, and where
	default:
		found, told := ending(text)
		c.fail("end.mark", last, fault.Text{
			"Đoạn cuối của nội dung thường kết thúc bằng «" + mark + "»" + told[fault.Vietnamese] + ".", "The last text usually ends with «" + mark + "»" + told[fault.English] + ".",
		}, found, mark)
	}
}

// isDateLine tells whether a text is a line of place and date.
func isDateLine(text string) bool {
	place, _, _, _, comma, ok := rules.DateLine(text)
	return ok && comma && viet.Title(place) == place
}

// last is the last paragraph of the text; nil where it ends with a table.
func (c *looker) last() *seen.Paragraph {
	var last *seen.Paragraph
	for _, b := range c.paper.Blocks {
		p := b.Paragraph
		switch {
		case b.Table != nil && b.Table.Annex == 0:
			last = nil
		case p == nil || p.Annex > 0 || p.Plain() == "":
		case p.Element == rules.RecipientsLabel, p.Element == rules.Authority, p.Element == rules.SignerName:
			return last
		case p.Element == rules.Body:
			last = p
		}
	}
	return last
}

// ended looks for bodies of districts in who issues the paper and whom it goes
// to.
func (c *looker) ended() {
	if len(c.facts.Date) < len(rules.EndedOn) || c.facts.Date < rules.EndedOn {
		return
	}
	c.pass("body.ended")
	for _, list := range [][]seen.Fact{c.facts.To, c.facts.Recipients, {c.facts.Parent, c.facts.Issuer}} {
		for _, f := range list {
			if found := rules.Ended(f.Text); found != "" && len(f.Of) > 0 {
				c.fail("body.ended", f.Of[0], districtEnded(found), found, "")
			}
		}
	}
}

// lengths are how long the sections of a Word file are in pages, by estimate.
func (c *looker) lengths() []float64 {
	out := make([]float64, len(c.paper.Sheets))
	for i := range c.paper.Sheets {
		s := &c.paper.Sheets[i]
		last := len(c.paper.Blocks)
		if i+1 < len(c.paper.Sheets) {
			last = c.paper.Sheets[i+1].FirstBlock
		}
		wide, high := (s.Width - s.Left - s.Right).Points(), (s.Height - s.Top - s.Bottom).Points()
		if wide <= 0 || high <= 0 || s.FirstBlock > last {
			continue
		}
		out[i] = c.length(c.paper.Blocks[s.FirstBlock:last], wide, 0) / high
		if out[i] > 0 && slices.ContainsFunc(c.paper.Blocks[s.FirstBlock+1:last], func(b seen.Block) bool { return b.Paragraph != nil && b.Paragraph.Set.PageBreakBefore }) {
			out[i] += surelyTwo
		}
	}
	return out
}

// length is how high blocks are in a column of a width, by estimate, in points:
// what stands beside something else counts half.
func (c *looker) length(blocks []seen.Block, wide, total float64) float64 {
	for _, b := range blocks {
		switch {
		case b.Paragraph != nil:
			total += c.height(b.Paragraph, wide)
		case b.Table != nil:
			for _, row := range b.Table.Rows {
				for _, cell := range row.Cells {
					total = c.length(cell.Blocks, wide, total)
				}
			}
		}
	}
	return total
}

// height is how much higher a paragraph makes the text, by estimate, in points.
func (c *looker) height(p *seen.Paragraph, wide float64) float64 {
	if p.Place.Column > 0 || c.inTable[p] {
		return c.heightIn(p, wide/2) / 2
	}
	return c.heightIn(p, wide)
}

// heightIn is how high a paragraph is in a column of a width.
func (c *looker) heightIn(p *seen.Paragraph, wide float64) float64 {
	size := sizeOf(p)
	if size == 0 && len(p.Runs) > 0 {
		size = p.Runs[0].Size
	}
	if size == 0 {
		size = c.bodySize().Points()
	}
	const letter = 0.46 // the width of a letter in parts of its size, as Vietnamese has them
	rows := 1 + int(float64(len([]rune(p.Plain())))*size*letter/wide)
	line := size * rules.SingleSpacing * max(p.Set.Spacing, 1)
	if p.Set.Line > 0 {
		line = p.Set.Line.Points()
		if p.Set.AtLeast {
			line = max(line, size*rules.SingleSpacing)
		}
	}
	return float64(rows)*line + p.Set.Before.Points() + p.Set.After.Points()
}

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

// order1 looks whether articles, clauses and headings count on, and whether the
// letters of points follow each other.
func (c *looker) order1() {
	article, letter := 0, ""
	var headings, clauses counted
	for i := range c.paper.Blocks {
		p := c.paper.Blocks[i].Paragraph
		if p == nil || p.Annex > 0 || p.Marker == "" {
			continue
		}
		if p.Level == "dieu" {
			article = c.article(p, article)
			letter, clauses = "", counted{}
			continue
		}
		if p.Element == rules.HeadingI || p.Level != "" {
			clauses = counted{}
		}
		if p.Element == rules.HeadingI {
			c.counts(p, &headings, romanValue(strings.TrimSuffix(p.Marker, ".")))
		}
		if n, err := strconv.Atoi(strings.TrimSuffix(p.Marker, ".")); err == nil && strings.HasSuffix(p.Marker, ".") && p.Element != rules.HeadingI {
			c.counts(p, &clauses, n)
		}
		switch at := pointLetter(p.Marker); {
		case at != "":
			c.pass("levels.order")
			if next := rules.NextPoint(letter); letter != "" && at != next && at != "a" && next != "" && follows(at, letter) {
				c.fail("levels.order", p, fault.Text{
					"Sau điểm " + letter + ") là " + at + "); thứ tự là " + next + ").", "Behind " + letter + ") stands " + at + "); the order wants " + next + ").",
				}, at+")", next+")")
			}
			letter = at
		case p.Marker != "-" && p.Marker != "+":
			letter = ""
		}
	}
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
				c.fail("body.ended", f.Of[0], fault.Text{"«" + found + "»: từ 01/7/2025 không còn cấp huyện; xem lại tên cơ quan.", "«" + found + "»: districts ended on 01/7/2025; look at the name again."}, found, "")
			}
		}
	}
}

// tables looks at the tables of the text.
func (c *looker) tables() {
	if !c.word() {
		c.skip(fault.Text{"PDF không ghi bảng đã đặt thế nào", "a PDF does not say how tables were set"}, "table.width", "table.rows", "table.split")
	}
	var sheet *seen.Sheet
	for i := range c.paper.Blocks {
		for j := range c.paper.Sheets {
			if c.paper.Sheets[j].FirstBlock <= i {
				sheet = &c.paper.Sheets[j]
			}
		}
		if t := c.paper.Blocks[i].Table; t != nil {
			c.table(t, sheet)
		}
	}
}

// manyRows is how many rows a table has that surely takes two pages.
const manyRows = 35

func (c *looker) table(t *seen.Table, sheet *seen.Sheet) {
	if c.word() && sheet != nil && t.Width > 0 {
		c.pass("table.width")
		room := sheet.Width - sheet.Left - sheet.Right
		if over := t.X + t.Width - room; over > 4*rules.Slacks.Margin.Length() || t.X < -4*rules.Slacks.Margin.Length() {
			c.failAt("", "table.width", c.tableOrder(t), placeOf(&t.Place, firstOf(t)), fault.Text{
				"Bảng rộng " + mm(t.Width) + " mm, vượt vùng trình bày " + mm(room) + " mm.", "The table is " + mm(t.Width) + " mm wide, beyond the text area of " + mm(room) + " mm.",
			}, mm(t.Width)+" mm", "không quá "+mm(room)+" mm")
		}
	}
	if c.word() && len(t.Rows) >= manyRows {
		c.pass("table.rows")
		if !t.Rows[0].Header {
			c.failAt("", "table.rows", c.tableOrder(t), placeOf(&t.Place, firstOf(t)), fault.Text{
				"Bảng dài (" + itoa(len(t.Rows)) + " hàng) mà hàng tiêu đề không lặp lại ở trang sau.", "A long table (" + itoa(len(t.Rows)) + " rows) whose header row is not repeated.",
			}, "", "hàng tiêu đề lặp lại")
		}
	}
	if c.word() && len(t.Rows) >= manyRows {
		c.pass("table.split")
		if n := splits(t); n > 0 {
			c.failAt("", "table.split", c.tableOrder(t), placeOf(&t.Place, firstOf(t)), fault.Text{
				"Bảng dài có " + itoa(n) + " hàng nhiều dòng có thể bị cắt đôi khi sang trang.", "In a long table " + itoa(n) + " rows of several lines may be split between pages.",
			}, itoa(n)+" hàng", "hàng không bị cắt")
		}
	}
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			for _, b := range cell.Blocks {
				if b.Paragraph == nil {
					continue
				}
				c.pass("table.size")
				if size := sizeOf(b.Paragraph); size > 0 && size < rules.LeastTable.Points()-rules.Slacks.Size.Length().Points() {
					c.fail("table.size", b.Paragraph, fault.Text{"Chữ trong bảng cỡ " + pt(size) + ", nhỏ hơn " + pt(rules.LeastTable.Points()) + ".", "The text of the table is of " + pt(size) + " pt, less than " + pt(rules.LeastTable.Points()) + "."}, pt(size), pt(rules.LeastTable.Points()))
					return
				}
			}
		}
	}
}

// splits counts the rows that may be split: those with a text that surely takes
// two lines.
func splits(t *seen.Table) int {
	n := 0
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if !row.CantSplit && (len(cell.Blocks) > 1 || len(cell.Blocks) == 1 && cell.Blocks[0].Paragraph != nil && len([]rune(cell.Blocks[0].Paragraph.Plain())) > long) {
				n++
				break
			}
		}
	}
	return n
}

// firstOf is the first text of a table, by which a person finds it.
func firstOf(t *seen.Table) string {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			for _, b := range cell.Blocks {
				if b.Paragraph != nil && b.Paragraph.Plain() != "" {
					return excerpt(b.Paragraph.Plain())
				}
			}
		}
	}
	return ""
}

// tableOrder is where a table stands in the order of the paper.
func (c *looker) tableOrder(t *seen.Table) int {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			for _, b := range cell.Blocks {
				if b.Paragraph != nil {
					return c.order[b.Paragraph]
				}
			}
		}
	}
	return -1
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

// height is how high a paragraph is in a column of a width, by estimate, in
// points.
func (c *looker) height(p *seen.Paragraph, wide float64) float64 {
	size := sizeOf(p)
	if size == 0 && len(p.Runs) > 0 {
		size = p.Runs[0].Size
	}
	if size == 0 {
		size = c.bodySize().Points()
	}
	share := 1.0
	if p.Place.Column > 0 || c.inTable[p] {
		share, wide = 0.5, wide/2
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
	return share * (float64(rows)*line + p.Set.Before.Points() + p.Set.After.Points())
}

package seen

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// span is from where to where text may stand.
type span struct{ x0, x1 float64 }

// column is lines below each other, of which paragraphs are made.
type column struct {
	lines  []*strip
	span   span
	pitch  float64 // between most baselines
	indent float64 // of first lines, where they have one
	sure   bool    // it is known where lines begin that go on
	ragged bool    // its lines end anywhere
	pad    float64 // that a cell leaves at its sides
	narrow bool    // it stands beside another one, or in a cell
	cell   bool    // it stands in a cell
	list   bool    // its lines begin below each other
}

func newColumn(all []*strip, s span, narrow bool) *column {
	c := &column{lines: all, span: s, narrow: narrow}
	gaps, starts := map[float64]int{}, map[float64]int{}
	for i, l := range all {
		l.at = i
		starts[math.Round(l.x0)]++
		if i > 0 && l.y-all[i-1].y > 0.8*l.size && l.y-all[i-1].y < 2.5*l.size {
			gaps[math.Round(2*(l.y-all[i-1].y))/2]++
		}
	}
	c.pitch, _ = often(gaps, 1)
	_, at := often(starts, 1)
	c.list = at > 1 && at*3 > len(all)*2
	return c
}

// paragraphs are the lines of each paragraph.
func (c *column) paragraphs() (out [][]*strip) {
	for _, l := range c.lines {
		if p := last(out); p != nil && c.goesOn(*p, l) {
			*p = append(*p, l)
			continue
		}
		out = append(out, []*strip{l})
	}
	return out
}

// centred tells whether a line stands in the middle of the column, or of what
// stands above or below it.
func (c *column) centred(l *strip) bool {
	off := math.Abs(l.centre() - (c.span.x0+c.span.x1)/2)
	if c.narrow {
		return !c.list && off < max(4, 0.06*(c.span.x1-c.span.x0))
	}
	const slack = 2.0
	wide := c.span.x1 - c.span.x0
	if off < max(3, 0.012*wide) && l.x0 > c.span.x0+0.3*l.size && l.x1 < c.span.x1-0.3*l.size {
		return math.Abs(l.x0-c.span.x0-c.indent) > slack || l.bold()
	}
	for j := max(0, l.at-1); j < min(len(c.lines), l.at+2); j++ {
		o := c.lines[j]
		if o != l && l.x0 > c.span.x0+wide/4 && math.Abs(o.centre()-l.centre()) < slack && math.Abs(o.x0-l.x0) > slack {
			return true
		}
	}
	return false
}

func (l *strip) centre() float64 { return (l.x0 + l.x1) / 2 }

// full tells whether the next word would not have stood on the line.
func (c *column) full(l *strip, word float64) bool {
	return c.span.x1-c.pad-l.x1 < word+blankWidth*l.size
}

// goesOn tells whether a line belongs to the paragraph before it.
func (c *column) goesOn(para []*strip, next *strip) bool {
	before := para[len(para)-1]
	if !c.alike(before, next) || c.narrow && (opens(next.text()) || saysSign(next.text())) || !c.near(para, next) {
		return false
	}
	if goes, told := goesOnInWords(para, next); told {
		return goes
	}
	full := c.full(before, next.word())
	centred := c.centred(before) && (c.centred(next) || c.cell && full)
	switch {
	case centred && c.cell:
		return true
	case centred:
		return c.goesOnCentred(before, next, next.y-before.y)
	case c.narrow && !c.cell && capitals(before.text()) && capitals(next.text()):
		return false
	}
	return c.goesOnText(para, next, full)
}

// goesOnText is goesOn for lines that do not stand in the middle.
func (c *column) goesOnText(para []*strip, next *strip, full bool) bool {
	item := marker(head(para[0].text()))
	if full || c.atEdge(para, next) {
		return c.goesOnAt(para, next, item)
	}
	return item && c.goesOnItem(para, next)
}

// atEdge tells whether a line of a text whose lines end anywhere begins at the left edge,
// where no paragraph begins, in the middle of a sentence.
func (c *column) atEdge(para []*strip, next *strip) bool {
	const slack = 2.0
	before := para[len(para)-1]
	return c.ragged && c.sure && para[0].x0 > c.span.x0+para[0].size/2 && math.Abs(next.x0-c.span.x0) < slack &&
		2*(before.x1-before.x0) > c.span.x1-c.span.x0 && !ends(before.text()) && !marker(head(next.text())) &&
		capitals(before.text()) == capitals(next.text()) && before.italic() == next.italic()
}

// goesOnItem is goesOn for an item whose line ends early: in a narrow list lines
// end anywhere, in others the next one stands under the text.
func (c *column) goesOnItem(para []*strip, next *strip) bool {
	before := para[len(para)-1]
	return !marker(head(next.text())) && !ends(before.text()) && !next.bold() && (c.narrow || hangs(para, next))
}

// hangs tells whether a line stands under the text of an item, and goes on with
// its sentence.
func hangs(para []*strip, next *strip) bool {
	const slack = 2.0
	return math.Abs(next.x0-para[0].behind()) < slack && unicode.IsLower([]rune(next.text())[0])
}

// alike tells whether two lines may be of one paragraph by what they are.
func (c *column) alike(a, b *strip) bool {
	most := 1.12
	if c.narrow {
		most = 1.04
	}
	return a.box == b.box && !typed(a) && !typed(b) && max(a.size, b.size) <= most*min(a.size, b.size)
}

// near tells whether a line stands as far under a paragraph as its lines do.
func (c *column) near(para []*strip, next *strip) bool {
	gap := next.y - para[len(para)-1].y
	switch {
	case gap < 0.5*next.size: // it stands beside the line
		return false
	case len(para) > 1:
		return gap <= 1.12*(para[1].y-para[0].y)+0.5
	}
	return gap <= 2.5*next.size && gap <= max(1.2*c.pitch, 1.35*next.size, c.pitchBehind(next))
}

// pitchBehind is how far under a line that is full the next one stands, if it
// begins below it: so far apart are the lines of its paragraph.
func (c *column) pitchBehind(l *strip) float64 {
	if l.at+1 >= len(c.lines) {
		return 0
	}
	next := c.lines[l.at+1]
	const slack = 2.5
	if !c.full(l, next.word()) || math.Abs(next.x0-l.x0) > slack {
		return 0
	}
	return next.y - l.y + 0.75
}

// goesOnCentred is goesOn for lines in the middle: those of a title do, those in
// capitals are lines of their own.
func (c *column) goesOnCentred(before, next *strip, gap float64) bool {
	return gap <= max(1.35*next.size, 1.05*c.pitch) && before.bold() == next.bold() && before.italic() == next.italic() &&
		max(before.size, next.size) < 1.04*min(before.size, next.size) &&
		!numbered(before.text()) && capitals(before.text()) == capitals(next.text()) &&
		(!capitals(next.text()) || !c.narrow && c.full(before, next.word()))
}

// goesOnAt is goesOn by where the line begins, after one that is full.
func (c *column) goesOnAt(para []*strip, next *strip, item bool) bool {
	const slack = 2.5
	first, at := para[0], para[0].x0
	if len(para) > 1 {
		at = para[len(para)-1].x0
	}
	indented := c.sure && first.x0 > c.span.x0+first.size/2
	switch off := next.x0 - at; {
	case math.Abs(off) <= slack && len(para) == 1 && indented: // another first line
		return item && first.goesOnBelow(next)
	case math.Abs(off) <= slack:
		starts := marker(head(next.text())) && next.x0 >= first.x0-slack && !asksNumber(para[len(para)-1].text())
		return !starts || !item && !ends(para[len(para)-1].text())
	case off < 0:
		return len(para) == 1 && !c.begins(first, next)
	}
	// It begins further in than the first line.
	return len(para) == 1 && item && (math.Abs(next.x0-first.behind()) < 2*slack || unicode.IsLower([]rune(next.text())[0]))
}

// asksNumber tells whether a text ends with a word behind which a number stands, as in
// "năm / 2026.": what begins the next line numbers nothing then.
func asksNumber(text string) bool {
	return slices.Contains(beforeNumber, strings.ToLower(text[strings.LastIndexByte(text, ' ')+1:]))
}

var beforeNumber = []string{"ngày", "tháng", "năm", "quý", "số", "điều", "khoản", "mục", "chương", "phần", "khóa", "khoá", "lần", "thứ", "tuần", "lúc", "đến", "từ"}

// goesOnBelow tells whether an item all of which stands in goes on with a line.
func (l *strip) goesOnBelow(next *strip) bool {
	return !ends(l.text()) && !marker(head(next.text()))
}

// begins tells whether a line is the first of a paragraph by its indent, under a line that
// ends one.
func (c *column) begins(before, next *strip) bool {
	return c.sure && ends(before.text()) && next.x0 > c.span.x0+next.size/2
}

// goesOnInWords is goesOn where the words of two lines tell it.
func goesOnInWords(para []*strip, next *strip) (goes, told bool) {
	a, b := para[len(para)-1].text(), next.text()
	switch {
	case symbolGoesOn(a, b), next.box && len(para) == 1 && urgencies.are(folded(a+" "+b)):
		return true, true
	}
	return false, ownLine(a, b)
}

// ownLine tells whether two lines are none of one paragraph by their words: the name of
// a kind and its subject, an authority and a post.
func ownLine(before, next string) bool {
	if _, kind := kindOf(folded(before)); kind || saysSign(before) && strings.HasSuffix(before, ")") || addresses(next) {
		return true
	}
	return authority(before) != nil && capitals(next) && beginsPost(next)
}

// addresses tells whether a line begins with "Kính gửi:" or "Đồng kính gửi:".
func addresses(line string) bool {
	const longest = 200 // bytes
	label, _, ok := strings.Cut(line, ":")
	first, _ := utf8.DecodeRuneInString(line)
	return ok && len(line) <= longest && unicode.IsUpper(first) && toLabels.are(folded(label))
}

// opens tells whether a line of the head begins a paragraph wherever it stands:
// number and subject under each other.
func opens(s string) bool { return strings.HasPrefix(s, "V/v") || numbered(s) }

// numbered tells whether a line of the head is the paper's number.
func numbered(s string) bool {
	return strings.HasPrefix(s, "Số:") || strings.HasPrefix(s, "Số ") && strings.ContainsAny(s, "-/")
}

// symbolGoesOn tells whether the symbol of the paper's number is parted between
// two lines: behind a hyphen or a stroke, before another code.
func symbolGoesOn(before, next string) bool {
	return numbered(before) && (strings.HasSuffix(before, "-") || strings.HasSuffix(before, "/")) && capitals(next) && !strings.Contains(next, " ")
}

// head is the first word of a text.
func head(s string) string {
	s = strings.ReplaceAll(strings.TrimLeftFunc(s, hidden), "\u00a0", " ")
	word, rest, _ := strings.Cut(s, " ")
	if word == "Điều" {
		next, _, _ := strings.Cut(rest, " ")
		return word + " " + next
	}
	return word
}

// ends tells whether a text ends as a sentence or an item does.
func ends(s string) bool {
	return strings.HasSuffix(s, ";") || strings.HasSuffix(s, ".") || strings.HasSuffix(s, ":")
}

// capitals tells whether a text has no small letter.
func capitals(s string) bool { return strings.IndexFunc(s, unicode.IsLower) < 0 }

// typed tells whether a line is a stroke made of characters.
func typed(l *strip) bool {
	const least = 3
	s := strings.TrimFunc(l.text(), empty)
	return len([]rune(s)) >= least && strings.Trim(s, "_-–—─━=―¯ ") == ""
}

func (l *strip) bold() bool   { return l.most(func(c glyph) bool { return c.bold }) }
func (l *strip) italic() bool { return l.most(func(c glyph) bool { return c.italic }) }

// most tells whether more than half of the letters are so.
func (l *strip) most(so func(glyph) bool) bool {
	n, all := 0, 0
	for _, c := range l.letters {
		if !c.blank {
			all++
			if so(c) {
				n++
			}
		}
	}
	return n*2 > all
}

// word is how wide the first word of the line is.
func (l *strip) word() float64 {
	end := l.x0
	for i, c := range l.letters {
		if c.blank || i > 0 && l.parts(i) {
			break
		}
		end = c.x1
	}
	return end - l.x0
}

// behind is where the text behind the line's number or dash begins.
func (l *strip) behind() float64 {
	for i, c := range l.letters {
		if i > 0 && !c.blank && (l.letters[i-1].blank || l.parts(i)) {
			return c.x0
		}
	}
	return l.x0
}

// parts tells whether a gap without a blank stands before a letter, and parts words.
func (l *strip) parts(i int) bool {
	a, b := &l.letters[i-1], &l.letters[i]
	least := 0.15
	switch {
	case a.run != b.run:
		least = 0.12
	case l.spaced:
		least = 0.3
	}
	return !a.blank && !b.blank && b.x0-a.x1 > least*min(a.size, b.size)
}

// text is what the line says.
func (l *strip) text() string {
	if l.said == "" {
		var b strings.Builder
		for i := range l.letters {
			if i > 0 && l.parts(i) {
				b.WriteByte(' ')
			}
			b.WriteString(l.letters[i].shown())
		}
		l.said = b.String()
	}
	return l.said
}

// shown is the text of a letter as it is told.
func (g *glyph) shown() string {
	if g.blank {
		return strings.Map(spaced, g.text)
	}
	return g.text
}

// runs are the runs of lines that are read as one.
func runs(lines []*strip) (out []Run) {
	var text strings.Builder
	var now look
	end := func() {
		if text.Len() > 0 {
			out = append(out, Run{
				Text: text.String(), Face: now.face, Size: now.size, Bold: now.bold, Italic: now.italic,
				Underline: now.underline, Strike: now.strike, Raised: now.raised, Color: now.color,
			})
		}
		text.Reset()
	}
	for n, l := range lines {
		for i := range l.letters {
			g := &l.letters[i]
			like := g.look()
			if g.blank && text.Len() > 0 { // it has no look but its underline
				like = now
				like.underline, like.raised = now.underline && g.underline, int(g.raised)
			}
			if i == 0 && n > 0 && parted(lines[n-1]) && !cutLabel(lines) || i > 0 && l.parts(i) {
				if now.underline && !like.underline || now.raised != 0 {
					end()
					now.underline, now.raised = false, 0
				}
				text.WriteByte(' ')
			}
			if like != now {
				end()
				now = like
			}
			text.WriteString(g.shown())
		}
	}
	end()
	return out
}

// spaced is a blank that is none of those that end a line.
func spaced(r rune) rune {
	if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
		return ' '
	}
	return r
}

func (r *Run) look() look {
	return look{style{r.Face, r.Size, r.Italic, r.Color}, r.Bold, r.Underline, r.Strike, r.Raised}
}

// text is a paragraph, or a stroke that is typed.
func (p *pdfPage) text(para []*strip, c *column) Block {
	if len(para) == 1 && typed(para[0]) {
		l := para[0]
		return Block{Stroke: &Stroke{Place: p.place(l.x0, l.top, l.x1, l.bottom), Typed: true, Text: l.text()}}
	}
	made := p.paragraph(para, c.span)
	made.Set = c.setting(para)
	return Block{Paragraph: made}
}

// paragraph makes a paragraph of lines.
func (p *pdfPage) paragraph(para []*strip, _ span) *Paragraph {
	made := &Paragraph{}
	x0, x1 := math.Inf(1), math.Inf(-1)
	made.Runs = runs(para)
	for i, l := range para {
		made.Lines = append(made.Lines, p.place(l.x0, l.top, l.x1, l.bottom))
		line := made.Runs
		if len(para) > 1 {
			line = runs(para[i : i+1])
		}
		made.LineRuns = append(made.LineRuns, line)
		x0, x1 = min(x0, l.x0), max(x1, l.x1)
	}
	made.Place = p.place(x0, para[0].top, x1, para[len(para)-1].bottom)
	made.Place.Box = para[0].box
	return made
}

// parted tells whether a blank follows the line's end: not where a word was cut.
func parted(l *strip) bool { return l.trailing || !cutWord(l.text()) }

// cutLabel tells whether two lines are the label of the column that counts, which is too
// narrow for it.
func cutLabel(lines []*strip) bool {
	return len(lines) == 2 && lines[0].text()+lines[1].text() == rules.CountLabel
}

// cutWord tells whether a text ends where a word was cut: behind its hyphen or stroke, or in
// an address where it may be.
func cutWord(text string) bool {
	word := []rune(text[strings.LastIndexFunc(text, unicode.IsSpace)+1:])
	address := strings.Contains(string(word), "://") || strings.ContainsRune(string(word), '@')
	return len(word) > 1 && (address || strings.ContainsRune("-/\u00AD–", word[len(word)-1]))
}

// setting is how a paragraph is set, as far as its lines show.
func (c *column) setting(para []*strip) (s Setting) {
	first := para[0]
	s.Blanks = first.blanks
	left := c.span.x0
	if len(para) > 1 {
		left = slices.MinFunc(para[1:], func(a, b *strip) int { return cmp.Compare(a.x0, b.x0) }).x0
		pitch := (para[len(para)-1].y - first.y) / float64(len(para)-1)
		s.Spacing = math.Round(100*pitch/(1.15*first.size)) / 100
	}
	s.Align = c.align(para)
	if s.Align == Left || s.Align == Justified {
		if c.cell && len(para) == 1 {
			left = first.x0 // behind the room that a cell leaves
		}
		s.Left, s.FirstLine = units.Points(left-c.span.x0), units.Points(first.x0-left)
	}
	if first.at > 0 {
		pitch := 1.15 * first.size * max(1, s.Spacing)
		if before := first.y - c.lines[first.at-1].y - pitch; before > 0 && before < 100 {
			s.Before = units.Points(math.Round(2*before) / 2)
		}
	}
	return s
}

// align is how lines stand.
func (c *column) align(para []*strip) Align {
	if len(para) == 1 {
		switch l := para[0]; {
		case c.cell && c.endsCell(l):
			return Right
		case c.centred(l):
			return Center
		case c.atRight(l) && l.x0 > c.span.x0+0.3*(c.span.x1-c.span.x0):
			return Right
		}
		return Left
	}
	const slack = 2.0
	n := len(para)
	end := para[n-1]
	centred := count(para, c.centred)
	right := count(para, c.atRight)
	left := count(para, func(l *strip) bool { return math.Abs(l.x0-end.x0) < slack })
	full := right == n || right == n-1 && !c.atRight(end)
	full = full && (!c.narrow || c.cell || right > 1) // of a list the longest line ends where all end
	switch {
	case centred == n && (left < n || !full):
		return Center
	case right == n && left < n-1:
		return Right
	case full:
		return Justified
	}
	return Left
}

// endsCell tells whether a line stands at the right of its cell.
func (c *column) endsCell(l *strip) bool {
	before, behind := l.x0-c.span.x0, c.span.x1-l.x1
	return behind < 0.7*l.size && before > 2*behind+4
}

// atRight tells whether a line ends where the column does.
func (c *column) atRight(l *strip) bool { return math.Abs(l.x1-c.span.x1) < 2 }

// count is how many lines are so.
func count(lines []*strip, so func(*strip) bool) (n int) {
	for _, l := range lines {
		if so(l) {
			n++
		}
	}
	return n
}

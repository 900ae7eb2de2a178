package check

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// long is how many characters a paragraph has that surely takes two lines.
const long = 110

// body looks at ô số 6.
func (c *looker) body() {
	c.dates()
	c.slipsOf()
	if !c.headed() {
		for _, r := range bodyRows() {
			if !c.looked[r.id] {
				c.skip(whyNoHead, r.id)
			}
		}
		return
	}
	c.bases()
	c.sizes()
	c.shape()
	if c.word() {
		c.gaps()
	} else {
		c.pdfLines()
	}
	c.sequence()
	c.roman()
	c.lastText()
	c.ended()
	c.tables()
}

// bases looks at the ends of legal bases.
func (c *looker) bases() {
	w := &c.profile.Words
	for i, b := range c.facts.Bases {
		p := b.Of[len(b.Of)-1]
		if p.Sure < seen.Doubt {
			continue
		}
		c.pass("basis.form")
		text := spoken(p)
		want := w.BasisEnd
		if i == len(c.facts.Bases)-1 {
			want = w.BasisLastEnd
		}
		if rules.Blanks.MatchString(text) && lettersIn(rules.Blanks.ReplaceAllString(text, "")) == 0 && !strings.HasSuffix(text, ",") {
			continue // a mark that a program fills in
		}
		if rules.Blanks.MatchString(text) && strings.TrimRight(text, "0123456789.…") != text {
			continue // a blank of a form, and the number of its note
		}
		if !strings.HasSuffix(text, want) {
			what := fault.Text{"Căn cứ này", "This basis"}
			if i == len(c.facts.Bases)-1 {
				what = fault.Text{"Căn cứ cuối cùng", "The last basis"}
			}
			c.endsWrong("basis.form", p, what, text, want)
		}
	}
}

// running are the paragraphs of the text: no headings, nothing in tables or beside
// tables and pictures, where notes and names stand, nothing behind the signature,
// no annexes.
func (c *looker) running() []*seen.Paragraph {
	var out []*seen.Paragraph
	blocks := c.paper.Blocks
	beside := func(i int) bool {
		return i >= 0 && i < len(blocks) && (blocks[i].Table != nil || blocks[i].Picture != nil)
	}
	for i := range blocks {
		p := blocks[i].Paragraph
		switch {
		case p == nil || p.Annex > 0:
		case p.Element == rules.RecipientsLabel, p.Element == rules.Authority, p.Element == rules.SignerName:
			return out
		case p.Element == rules.Body && p.Plain() != "" && !beside(i-1) && !(beside(i+1) && p.Set.Align == seen.Center):
			out = append(out, p)
		}
	}
	return out
}

// sizes looks at the sizes of the text.
func (c *looker) sizes() {
	law := c.profile.Type(rules.Body).Size
	type group struct {
		n     int
		first *seen.Paragraph
	}
	groups := map[float64]*group{}
	for _, p := range c.running() {
		size := sizeOf(p)
		if is, _ := partsOf(p.Runs); size == 0 || visible(p.Text()) < 5 || is.italic > 0.5 || p.Set.Align == seen.Center {
			continue
		}
		if !c.word() {
			size = math.Round(2*size) / 2
		}
		if groups[size] == nil {
			groups[size] = &group{first: p}
		}
		groups[size].n++
	}
	var all []float64
	for size := range groups {
		all = append(all, size)
	}
	slices.Sort(all)
	var good []float64
	for _, size := range all {
		c.pass("style.body_size")
		if g := groups[size]; !law.Allows(units.Points(size)) {
			c.fail("style.body_size", g.first, fault.Text{
				"Nội dung cỡ " + pt(size) + " ở " + itoa(g.n) + " đoạn; phải cỡ " + ptRange(law) + ".", "The text is of " + pt(size) + " pt in " + itoa(g.n) + " paragraphs; it must be " + ptRange(law) + ".",
			}, pt(size), ptRange(law))
			continue
		}
		good = append(good, size)
	}
	if len(good) > 0 {
		c.pass("body.one-size")
	}
	if len(good) > 1 {
		few := good[0]
		for _, size := range good {
			if groups[size].n < groups[few].n {
				few = size
			}
		}
		c.fail("body.one-size", groups[few].first, fault.Text{
			"Nội dung dùng nhiều cỡ chữ (" + listedSizes(good) + "): " + itoa(groups[few].n) + " đoạn cỡ " + pt(few) + ".", "The text is in several sizes (" + listedSizes(good) + "): " + itoa(groups[few].n) + " paragraphs of " + pt(few) + " pt.",
		}, listedSizes(good), "một cỡ")
	}
}

func listedSizes(sizes []float64) string {
	out := make([]string, len(sizes))
	for i, s := range sizes {
		out[i] = pt(s)
	}
	return strings.Join(out, "; ")
}

// shape looks at how the paragraphs of the text stand: justified, with a first
// line that is set in, with lines that are neither too near nor too far.
func (c *looker) shape() {
	var sides sides
	var flush, typed, spaced tally
	total := 0
	for _, p := range c.running() {
		if p.Set.Align == seen.Center || p.Set.Align == seen.Right {
			continue
		}
		if c.word() && typedIndent(p) && p.Number == "" {
			typed.add(p)
		}
		if len([]rune(p.Plain())) < long {
			continue
		}
		total++
		sides.look(p, c.word())
		if bad, is := c.indented(p); bad {
			flush.add(p)
			flush.note(is)
		}
		if !c.spacing(p) {
			spaced.add(p)
		}
	}
	if c.few(sides.judged) {
		return
	}
	c.pass("body.align", "style.indent")
	if c.word() {
		c.pass("body.indent-typed", "style.line_spacing")
	}
	c.tell("body.align", sides.ragged(), sides.judged, fault.Text{"%s/%s đoạn dài không canh đều hai lề.", "%s of %s long paragraphs are not justified."}, "canh đều hai lề")
	want := c.indents(fault.Vietnamese)
	c.tell("style.indent", &flush, sides.judged, fault.Text{
		"%s/%s đoạn dài lùi đầu dòng sai (" + flush.values() + "); phải " + want + ".", "%s of %s long paragraphs have a wrong first-line indent (" + flush.values() + "); it must be " + c.indents(fault.English) + ".",
	}, want)
	if typed.n > 0 {
		c.fail("body.indent-typed", typed.first, fault.Text{
			"Đầu dòng lùi bằng dấu tab hoặc dấu cách ở " + itoa(typed.n) + " đoạn.", "First lines are set in by tabs or blanks in " + itoa(typed.n) + " paragraphs.",
		}, itoa(typed.n)+" đoạn", "lùi bằng lệnh của Word")
	}
	c.tell("style.line_spacing", &spaced, total, fault.Text{"%s/%s đoạn dài có khoảng cách dòng trái thể thức; phải " + c.lineLaw(fault.Vietnamese) + ".", "%s of %s long paragraphs have a line spacing outside the law; it must be " + c.lineLaw(fault.English) + "."}, c.lineLaw(fault.Vietnamese))
}

// sides counts the paragraphs that show whether they are justified, and those that are not:
// of two lines in a PDF the first alone shows it.
type sides struct {
	judged      int
	long, short tally
}

func (s *sides) look(p *seen.Paragraph, word bool) {
	if !word && len(p.Lines) < 2 {
		return
	}
	s.judged++
	switch {
	case p.Set.Align == seen.Justified:
	case word || len(p.Lines) > 2:
		s.long.add(p)
	default:
		s.short.add(p)
	}
}

// ragged are those that are not justified. Short ones count beside long ones, or where
// there are many.
func (s *sides) ragged() *tally {
	out := s.long
	if out.n > 0 || s.short.n >= fewest && 2*s.short.n >= s.judged {
		out.n += s.short.n
		out.first = cmp.Or(out.first, s.short.first)
	}
	return &out
}

// few tells whether there are too few long paragraphs to say how they are set.
func (c *looker) few(total int) bool {
	if total >= fewest || c.word() && total > 0 {
		return false
	}
	why := fault.Text{"ít đoạn dài để xét", "there are few long paragraphs to look at"}
	c.skip(why, "body.align", "style.indent")
	if c.word() {
		c.skip(why, "style.line_spacing")
	}
	return true
}

// typedIndent tells whether the first line of a paragraph is set in by characters.
func typedIndent(p *seen.Paragraph) bool { return p.Set.Tabs > 0 || p.Set.Blanks > 2 }

// tally counts paragraphs with a fault.
type tally struct {
	n     int
	first *seen.Paragraph
	seen  []string
}

func (t *tally) add(p *seen.Paragraph) {
	if t.n++; t.first == nil {
		t.first = p
	}
}

func (t *tally) note(value string) {
	if !slices.Contains(t.seen, value) {
		t.seen = append(t.seen, value)
	}
}

func (t *tally) values() string {
	if len(t.seen) > 4 {
		return strings.Join(t.seen[:4], "; ") + "; …"
	}
	return strings.Join(t.seen, "; ")
}

func (c *looker) tell(id string, t *tally, total int, text fault.Text, want string) {
	if t.n > 0 && (c.word() || 4*t.n >= total) { // of a PDF one paragraph may be misread
		c.fail(id, t.first, text.With(t.n, total), t.values(), want)
	}
}

// indented tells whether the first line of a paragraph is set in otherwise than
// the law says, and by how much it is.
func (c *looker) indented(p *seen.Paragraph) (bad bool, is string) {
	if p.Number != "" || typedIndent(p) || !c.word() && len(p.Lines) < 2 {
		return false, ""
	}
	in := p.Set.Left + p.Set.FirstLine
	slack := rules.Slacks.Indent.Length()
	if !c.word() {
		in, slack = p.Set.FirstLine, 2*slack
	}
	for _, may := range c.lawfulIndents() {
		if near(in, may, slack) {
			return false, ""
		}
	}
	return true, mm(in) + " mm"
}

// lawfulIndents are the indents of the law; of those of the Party the second is a
// reading of "about".
func (c *looker) lawfulIndents() []units.Length {
	if c.state() {
		return c.profile.Paragraphs.Indents
	}
	return c.profile.Paragraphs.Indents[:1]
}

func (c *looker) indents(l fault.Language) string {
	var out []string
	for _, i := range c.lawfulIndents() {
		out = append(out, mm(i)+" mm")
	}
	return strings.Join(out, fault.Text{" hoặc ", " or "}[l])
}

// spacing tells whether the lines of a paragraph stand as the law says.
func (c *looker) spacing(p *seen.Paragraph) bool {
	if !c.word() {
		return true
	}
	law := &c.profile.Paragraphs
	const hair = 0.01
	if exact := law.LineExact; exact.Default > 0 {
		return p.Set.Line > 0 && !p.Set.AtLeast && exact.Allows(p.Set.Line)
	}
	times := p.Set.Spacing
	if p.Set.Line > 0 {
		size := sizeOf(p)
		if size == 0 {
			return true
		}
		times = p.Set.Line.Points() / (size * rules.SingleSpacing)
		if p.Set.AtLeast {
			times = max(times, 1)
		}
		times += 0.05 // a rounded number of points
		return times >= law.LineTimes[0] && times <= law.LineTimes[1]+0.1
	}
	return times == 0 || times >= law.LineTimes[0]-hair && times <= law.LineTimes[1]+hair
}

func (c *looker) lineLaw(l fault.Language) string {
	law := &c.profile.Paragraphs
	if law.LineExact.Default > 0 {
		return fault.Text{"chính xác ", "exactly "}[l] + ptRange(law.LineExact) + " pt"
	}
	return fault.Text{"từ dòng đơn đến ", "single to "}[l] + decimal(law.LineTimes[1]) + fault.Text{" dòng", " lines"}[l]
}

// gaps looks at the room between the paragraphs of the text, and at paragraphs
// without a text that make room.
func (c *looker) gaps() {
	var tight, empty tally
	total := 0
	least := c.profile.Paragraphs.Gap.Min
	smallest := least
	var last *seen.Paragraph
	for i := range c.paper.Blocks {
		p := c.paper.Blocks[i].Paragraph
		if p == nil || p.Annex > 0 {
			last = nil
			continue
		}
		if p.Plain() == "" {
			if last != nil && c.bodyFollows(i) {
				empty.add(p)
			}
			continue
		}
		if p.Element != rules.Body || len([]rune(p.Plain())) < long/2 {
			last = nil
			continue
		}
		if last != nil && last.Place.Paragraph != p.Place.Paragraph {
			total++
			gap := last.Set.After + p.Set.Before
			if last.Set.Contextual && p.Set.Contextual && last.Set.StyleName == p.Set.StyleName {
				gap = 0
			}
			if gap < least-least/100 {
				tight.add(p)
				smallest = min(smallest, gap)
			}
		}
		last = p
	}
	if total > 0 {
		c.pass("style.paragraph_gap", "body.empty")
	}
	if tight.n > 0 {
		c.fail("style.paragraph_gap", tight.first, fault.Text{
			itoa(tight.n) + "/" + itoa(total) + " khoảng cách giữa các đoạn nhỏ hơn " + pt(least.Points()) + " pt (nhỏ nhất " + pt(smallest.Points()) + " pt).",
			itoa(tight.n) + " of " + itoa(total) + " gaps between paragraphs are less than " + pt(least.Points()) + " pt (the least " + pt(smallest.Points()) + " pt).",
		}, pt(smallest.Points())+" pt", "từ "+pt(least.Points())+" pt")
	}
	if empty.n > 0 {
		c.fail("body.empty", empty.first, fault.Text{"Có " + itoa(empty.n) + " đoạn trống giữa nội dung.", "There are " + itoa(empty.n) + " empty paragraphs within the text."}, itoa(empty.n), "0")
	}
}

// bodyFollows tells whether the next text behind a block is of the body.
func (c *looker) bodyFollows(i int) bool {
	for _, b := range c.paper.Blocks[i+1:] {
		if b.Paragraph == nil {
			return false
		}
		if b.Paragraph.Plain() != "" {
			return b.Paragraph.Element == rules.Body
		}
	}
	return false
}

// slipsOf looks at blanks beside stops.
func (c *looker) slipsOf() {
	c.pass("text.blank")
	for _, p := range c.all {
		if p.Element != rules.Body && p.Element != rules.LegalBasis {
			continue
		}
		text := strings.TrimLeft(p.Text(), " \t\u00a0")
		if !c.word() {
			text = p.Plain()
		}
		places := slices.DeleteFunc(rules.Slips(text), func(s string) bool { return strings.Contains(s, "    ") }) // many blanks are a place to fill in
		if found := strings.Join(places, "», «"); found != "" {
			c.fail("text.blank", p, fault.Text{"Dấu cách thừa hoặc thiếu bên dấu câu: «" + found + "».", "A blank too many or too few beside a stop: «" + found + "»."}, found, "")
		}
	}
}

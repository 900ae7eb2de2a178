package seen

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/units"
	"vanthu/internal/word"
)

// FromWord reads a DOCX of size bytes. Tables that only set their cells beside
// each other are dissolved, line breaks and the tabs of a head part a paragraph
// in two, typed strokes become strokes. An error of a file that is too large
// wraps word.ErrLimit.
func FromWord(room Room, r io.ReaderAt, size int64) (*Paper, error) {
	d, err := word.Read(room, r, size)
	if err != nil {
		return nil, fmt.Errorf("seen: %w", err)
	}
	p := &Paper{Source: Word, Signed: d.Signed, Unread: d.Unread, Pages: d.Pages}
	p.Traces.Comments, p.Traces.Insertions, p.Traces.Deletions = d.Comments, d.Insertions, d.Deletions
	w := &wordReader{paper: p}
	var ends []int // where each block of the file ends among the paper's
	section := 0
	for i, b := range d.Body.Blocks {
		for section < len(d.Sections)-1 && i >= d.Sections[section].EndBlock {
			section++
		}
		if section < len(d.Sections) {
			w.enter(section, &d.Sections[section])
		}
		p.Blocks = w.block(p.Blocks, b, Place{})
		ends = append(ends, len(p.Blocks))
	}
	for _, note := range d.Notes {
		p.Notes = append(p.Notes, Note{Blocks: w.blocks(note.Blocks, Place{})})
	}
	p.Sheets = w.sheets(d, ends)
	p.headInMargin()
	p.Blocks = beside(anchored(p.Blocks))
	return p, nil
}

// enter takes the width of the lines from the section that a block stands in.
func (w *wordReader) enter(number int, s *word.Section) {
	if number+1 == w.section {
		return
	}
	w.section, w.text = number+1, s.Columns
	w.room = units.Twips(max(0, s.PageWidth-s.Left-s.Gutter-s.Right))
	w.nextColumn()
}

// nextColumn goes on in the next column of the section, if it has several.
func (w *wordReader) nextColumn() (parted bool) {
	if len(w.text) == 0 {
		return false
	}
	w.room = units.Twips(w.text[0])
	if len(w.text) > 1 {
		w.text = w.text[1:]
	}
	return true
}

// headInMargin moves a head that its author put into the header of the first page
// to the text. No paragraph of the body is its place.
func (p *Paper) headInMargin() {
	if len(p.Sheets) == 0 {
		return
	}
	from := &p.Sheets[0].Header
	if p.Sheets[0].FirstApart {
		from = &p.Sheets[0].FirstHeader
	}
	if !slices.ContainsFunc(*from, func(b Block) bool { return b.Paragraph != nil && titleOf(folded(b.Paragraph.Plain())) != noTitle }) {
		return
	}
	tables := 0
	for i := range p.Blocks {
		tables = max(tables, p.Blocks[i].place().Table)
	}
	var head, kept []Block
	for _, b := range *from {
		if b.Paragraph != nil && slices.ContainsFunc(b.Paragraph.Runs, func(r Run) bool { return isPage(r.Field) }) {
			kept = append(kept, b)
			continue
		}
		at := b.at()
		at.Paragraph = 0
		if at.Table > 0 {
			at.Table += tables // not those of the body
		}
		head = append(head, b)
	}
	*from = kept
	p.Blocks = append(head, p.Blocks...)
	for i := range p.Sheets[1:] {
		p.Sheets[i+1].FirstBlock += len(head)
	}
}

// wordReader turns the blocks of a Word file into those of a paper.
type wordReader struct {
	paper *Paper
	// broken: a page break stands before what comes next.
	broken bool
	// room is how wide the lines are: of the section, or of the cell; 0: unknown.
	room units.Length
	// section counts those that were entered; text is how wide its columns are that
	// are still to come, in twips.
	section int
	text    []int
}

func (w *wordReader) block(to []Block, b word.Block, at Place) []Block {
	switch b := b.(type) {
	case *word.Paragraph:
		return w.paragraph(to, b, at)
	case *word.Table:
		if layout(b) {
			return w.dissolved(to, b, at)
		}
		return append(to, Block{Table: w.table(b, at)})
	}
	return to
}

func (w *wordReader) blocks(list []word.Block, at Place) []Block {
	var out []Block
	for _, b := range list {
		out = w.block(out, b, at)
	}
	return out
}

// paragraph adds a paragraph, parted at its line and page breaks, and what is
// drawn at it.
func (w *wordReader) paragraph(to []Block, in *word.Paragraph, at Place) []Block {
	at.Paragraph = in.Index
	if in.Framed {
		at.Box = true
		defer func(outer units.Length) { w.room = outer }(w.room)
		w.room = units.Twips(in.Frame)
	}
	if _, ok := in.Borders["top"]; ok && !boxed(in.Borders) {
		to = append(to, w.border(in, "top", at))
	}
	boxes := w.boxes(in, at)
	parts := w.stretches(in, at)
	drawn := w.drawings(in, at, len(parts))
	if len(boxes) <= mostBoxes && slices.ContainsFunc(boxes, headed) { // however low it is anchored, a head stands on top
		to = append(to, struck(boxes, slices.Concat(drawn...))...)
		boxes, drawn = nil, make([][]Block, len(drawn))
	}
	for i, p := range parts {
		to = append(to, drawn[i]...)
		to = append(to, LineBlock(p))
	}
	to = append(to, drawn[len(parts)]...)
	if _, ok := in.Borders["bottom"]; ok {
		to = append(to, w.border(in, "bottom", at))
	}
	at.Box = true
	for _, text := range in.WordArt {
		if strings.TrimSpace(text) != "" {
			to = append(to, Block{Paragraph: &Paragraph{Place: at, Runs: []Run{{Text: text}}, Element: rules.Watermark, Sure: 1}})
		}
	}
	return append(to, slices.Concat(boxes...)...)
}

// boxes are the text boxes at a paragraph. The stamp of an office that received the
// paper is none of it.
func (w *wordReader) boxes(in *word.Paragraph, at Place) [][]Block {
	var out [][]Block
	outer := w.room
	w.room, at.Box = 0, true
	for i, box := range in.Boxes {
		blocks := w.blocks(box, at)
		if received(blocks) {
			w.paper.Added = append(w.paper.Added, blocks...)
			continue
		}
		edged(blocks, &in.Edges[i])
		out = append(out, blocks)
	}
	w.room = outer
	return out
}

// edged tells the one line of a text box, or of a cell, how large its frame is: that of a
// mark.
func edged(box []Block, edge *word.Edge) {
	var one *Paragraph
	for i := range box {
		switch p := box[i].Paragraph; {
		case p == nil, p.Plain() != "" && one != nil:
			return
		case p.Plain() != "":
			one = p
		}
	}
	if one != nil && (edge.Width > 0 || edge.Lined) {
		one.Set.Room, one.Set.High, one.Set.Boxed = units.Length(edge.Width), units.Length(edge.Height), edge.Lined
	}
}

// mostBoxes is how many text boxes a head is made of, at most.
const mostBoxes = 8

// headed tells whether a text box has a line that only a head has.
func headed(box []Block) bool {
	return slices.ContainsFunc(box, func(b Block) bool { return b.Paragraph != nil && titleOf(folded(b.Paragraph.Plain())) != noTitle })
}

// struck are the text boxes of a head and what is drawn beside them: the longest
// stroke stands under the title, another under the name of the body.
func struck(boxes [][]Block, drawn []Block) []Block {
	slices.SortStableFunc(drawn, func(a, b Block) int { return int(b.place().Width - a.place().Width) })
	var rest []Block
	for _, b := range drawn {
		i := -1
		if b.Stroke != nil {
			b.Stroke.adrift, b.Stroke.below = false, 0
			long := b.Stroke.Place.Width >= shortestLong
			i = slices.IndexFunc(boxes, func(box []Block) bool { return strokeAt(box) > 0 && headed(box) == long })
		}
		if i < 0 {
			rest = append(rest, b)
		} else {
			boxes[i] = slices.Insert(boxes[i], strokeAt(boxes[i]), b)
		}
	}
	return append(slices.Concat(boxes...), rest...)
}

// shortestLong is how long a stroke is that stands under no name of a body.
const shortestLong = 45 * units.MM

// strokeAt is where the stroke of a part of a head stands: under its motto, or under
// the last of its lines in capitals. 0: it has none, or a stroke stands there.
func strokeAt(box []Block) int {
	at := 0
	for i := range box {
		switch p := box[i].Paragraph; {
		case box[i].Stroke != nil:
			return 0
		case p == nil || p.Plain() == "":
		case !capitals(p.Plain()) && folded(p.Plain()) != motto:
			return at
		default:
			at = i + 1
		}
	}
	return at
}

// border is the line at a side of a paragraph, as a stroke.
func (w *wordReader) border(in *word.Paragraph, side string, at Place) Block {
	at.Width = max(0, w.room-units.Twips(in.Left+in.Right))
	b := in.Borders[side]
	return Block{Stroke: &Stroke{Place: at, Thick: eighths(b.Size), Color: color(b.Color)}}
}

// received tells whether a text box is the stamp of an office that received the
// paper.
func received(box []Block) bool {
	return slices.ContainsFunc(box, func(b Block) bool {
		return b.Paragraph != nil && strings.TrimSpace(b.Paragraph.Text()) == rules.StampWords.Title
	})
}

// stretches are the parts of a paragraph between its line and page breaks.
func (w *wordReader) stretches(in *word.Paragraph, at Place) []Paragraph {
	var out []Paragraph
	p := Paragraph{Place: at, Set: w.setting(in, at), Number: bulletText(in.Number)}
	w.broken = false
	add := func() {
		p.Set.Tabs, p.Set.Blanks = leading(p.Runs)
		p.Set.Reach, p.Set.Amid = reach(in.Tabs, p.Set.Tabs)
		out = append(out, p)
		p.Runs, p.Set.PageBreakBefore, p.Number = nil, false, ""
	}
	for i := range in.Runs {
		r := &in.Runs[i]
		if r.Hidden {
			w.paper.Traces.Hidden++
			w.paper.Hidden = append(w.paper.Hidden, r.Text)
			continue
		}
		if r.Highlight != "" {
			w.paper.Traces.Highlights++
		}
		rest := r.Text
		for cut := strings.IndexAny(rest, "\n\f"); cut >= 0; cut = strings.IndexAny(rest, "\n\f") {
			p.Runs = appendRun(p.Runs, r, rest[:cut])
			page := rest[cut] == '\f'
			rest = rest[cut+1:]
			if !page || len(p.Runs) > 0 {
				add()
			}
			if page && w.nextColumn() {
				p.Set.Room = max(0, w.room-units.Twips(in.Left+in.Right))
				continue
			}
			p.Set.PageBreakBefore = p.Set.PageBreakBefore || page
		}
		p.Runs = appendRun(p.Runs, r, rest)
	}
	if len(p.Runs) == 0 && p.Set.PageBreakBefore && !in.PageBreakBefore {
		w.broken = true // the break was the last of its paragraph
		p.Set.PageBreakBefore = false
		if len(out) > 0 {
			return out
		}
	}
	p.Runs = pageFields(p.Runs, in.Fields)
	add()
	labelled := &out[0]
	if findMark(labelled.Number+" ").class == levelled && strings.TrimSpace(labelled.Text()) == "" {
		label := word.Run{RunFormat: in.Mark} // the number is all that is read on its line: "Chương I"
		labelled.Runs, labelled.Number = appendRun(nil, &label, labelled.Number), ""
	}
	return out
}

// pageFields adds a run for a field that numbers pages and shows nothing in the
// file.
func pageFields(runs []Run, fields []string) []Run {
	for _, f := range fields {
		if !isPage(f) {
			continue
		}
		for _, r := range runs {
			if isPage(r.Field) {
				return runs
			}
		}
		return append(runs, Run{Field: f})
	}
	return runs
}

func isPage(field string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(field), " ")
	return strings.EqualFold(name, "PAGE")
}

// bulletText is a number of Word's with the characters of symbol fonts, which no
// other font has, as a bullet.
func bulletText(number string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\uf02d', r == '\u2011': // that of a face of signs, and that at which no line ends
			return '-'
		case r >= '\ue000' && r <= '\uf8ff':
			return '•'
		}
		return r
	}, strings.TrimSpace(number))
}

// drawings are what is drawn at a paragraph of so many parts, by the part that
// stands under it.
func (w *wordReader) drawings(in *word.Paragraph, at Place, parts int) [][]Block {
	out := make([][]Block, parts+1)
	for i := range in.Drawings {
		d := &in.Drawings[i]
		place := at
		place.Width, place.Height = units.Length(d.Width), units.Length(d.Height)
		var b Block
		switch {
		case d.Picture:
			place.Width, place.Height = 0, 0
			b.Picture = &Picture{Place: place, Width: units.Length(d.Width), Height: units.Length(d.Height), Alt: d.Alt, Data: d.Data}
		case d.Line && d.Height <= d.Width:
			b.Stroke = &Stroke{Place: place, Thick: units.Length(d.Thick), Color: color(d.Color), x: units.Length(d.X)}
		default:
			continue
		}
		under := parts
		if b.Stroke != nil {
			b.Stroke.adrift = d.Paged
		}
		if d.Placed {
			line := math.Round(float64(d.Y) / float64(lineHeight(in)))
			under = min(parts, max(0, int(line)))
			if s := b.Stroke; s != nil {
				s.below = max(0, min(int(line)-parts, longestHead))
				s.adrift = s.below > 0 || line < -1 || w.room > 0 && s.x > w.room
			}
		}
		out[under] = append(out[under], b)
	}
	return out
}

// lineHeight is how high a line of a paragraph is, near enough to tell which of
// two lines something stands under.
func lineHeight(p *word.Paragraph) units.Length {
	size := p.Mark.Size
	for _, r := range p.Runs {
		size = max(size, r.Size)
	}
	if size == 0 {
		size = 2 * usualSize
	}
	const single = 1.15 // times the size of the letters
	height := units.Points(float64(size) / 2 * single)
	if p.LineRule == "auto" && p.Line > 0 {
		return max(1, height*units.Length(p.Line)/240)
	}
	return height
}

// LineBlock is a paragraph, or the stroke that its characters make.
func LineBlock(p Paragraph) Block {
	if text := p.Text(); typedStroke(text) {
		return Block{Stroke: &Stroke{Place: p.Place, Typed: true, Text: strings.TrimSpace(text)}}
	}
	return Block{Paragraph: &p}
}

// typedStroke tells whether a text is a line made of characters.
func typedStroke(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) > 2 && strings.Trim(text, "_-–—―─━═‾¯ ") == "" && strings.Count(text, " ") < len(text)/2
}

// raised tells of letters that their author set above the line or under it by
// hand.
func raised(r *word.Run) int {
	const least = 3 // half-points
	switch {
	case r.Position >= least:
		return 1
	case r.Position <= -least:
		return -1
	}
	return 0
}

func appendRun(to []Run, r *word.Run, text string) []Run {
	if text == "" && r.Note == 0 {
		return to
	}
	size := float64(r.Size) / 2
	if r.Size == 0 {
		size = usualSize
	}
	out := Run{
		Text: text, Face: r.Font.HighANSI, Size: size, Bold: r.Bold, Italic: r.Italic, Underline: r.Underline != "",
		Strike: r.Strike, Capitals: r.Caps || r.SmallCaps, Color: color(r.Color),
		Highlight: r.Highlight != "", Field: r.Field, Note: r.Note,
	}
	if out.Face == "" {
		out.Face = r.Font.ASCII
	}
	switch r.VertAlign {
	case "superscript":
		out.Raised = 1
	case "subscript":
		out.Raised = -1
	case "":
		out.Raised = raised(r)
	}
	if n := len(to); n > 0 {
		last := to[n-1]
		if last.Text = text; last == out {
			to[n-1].Text += text
			return to
		}
	}
	return append(to, out)
}

// usualSize is what Word takes where a file tells no size, in points.
const usualSize = 10

// color is a color of six hexadecimal digits; black for any other.
func color(s string) int {
	n, err := strconv.ParseUint(s, 16, 24)
	if err != nil {
		return 0
	}
	return int(n)
}

// setting is how a paragraph is set where it stands.
func (w *wordReader) setting(in *word.Paragraph, at Place) Setting {
	s := setting(in)
	if w.room > 0 && !at.Box {
		s.Room = max(0, w.room-units.Twips(in.Left+in.Right))
	}
	s.PageBreakBefore = s.PageBreakBefore || w.broken
	return s
}

func setting(p *word.Paragraph) Setting {
	s := Setting{
		Left: units.Twips(p.Left), Right: units.Twips(p.Right), FirstLine: units.Twips(p.FirstLine),
		Before: units.Twips(p.Before), After: units.Twips(p.After),
		Contextual: p.ContextualSpacing, Boxed: boxed(p.Borders),
		KeepNext: p.KeepNext, KeepLines: p.KeepLines, PageBreakBefore: p.PageBreakBefore, StyleName: p.StyleName,
	}
	const chosen = 14 // points, where Word chooses
	if p.AutoBefore {
		s.Before = units.Points(chosen)
	}
	if p.AutoAfter {
		s.After = units.Points(chosen)
	}
	switch p.Alignment {
	case "center":
		s.Align = Center
	case "right":
		s.Align = Right
	case "both", "distribute":
		s.Align = Justified
	}
	if p.LineRule == "auto" {
		s.Spacing = float64(p.Line) / 240
	} else {
		s.Line, s.AtLeast = units.Twips(p.Line), p.LineRule == "atLeast"
	}
	_, s.StrokeBelow = p.Borders["bottom"]
	return s
}

// boxed tells whether lines are drawn on all sides.
func boxed(b word.Borders) bool {
	for _, side := range []string{"top", "bottom", "left", "right"} {
		if _, ok := b[side]; !ok {
			return false
		}
	}
	return true
}

// leading counts the tabs and blanks that begin a paragraph.
func leading(runs []Run) (tabs, blanks int) {
	for _, r := range runs {
		for _, c := range r.Text {
			switch c {
			case '\t':
				tabs++
			case ' ', '\u00a0':
				blanks++
			default:
				return tabs, blanks
			}
		}
	}
	return tabs, blanks
}

// reach is where the tab stop stands that so many tabs lead to, and whether it sets
// its text in the middle; 0 where the paragraph has fewer of its own.
func reach(stops []word.TabStop, tabs int) (at units.Length, amid bool) {
	if tabs == 0 || tabs > len(stops) {
		return 0, false
	}
	stop := &stops[tabs-1]
	return units.Twips(stop.Position), stop.Alignment == "center"
}

// eighths is a length in eighths of a point.
func eighths(n int) units.Length { return units.Points(float64(n) / 8) }

// sheets are the sections. Where the file has none there is one.
func (w *wordReader) sheets(d *word.Document, ends []int) []Sheet {
	var out []Sheet
	var above word.Section
	first := 0
	for i, s := range d.Sections {
		inherit(&s, &above)
		out = append(out, Sheet{
			Number: i + 1, Width: units.Twips(s.PageWidth), Height: units.Twips(s.PageHeight),
			Top: units.Twips(s.Top), Bottom: units.Twips(s.Bottom),
			Left: units.Twips(s.Left + s.Gutter), Right: units.Twips(s.Right),
			FirstBlock: first, FirstApart: s.TitlePage, NumberFrom: s.PageNumberStart,
			Header: w.margin(d, s.Headers, "default"), Footer: w.margin(d, s.Footers, "default"),
			FirstHeader: w.margin(d, s.Headers, "first"), FirstFooter: w.margin(d, s.Footers, "first"),
		})
		if s.EndBlock > 0 && s.EndBlock <= len(ends) {
			first = ends[s.EndBlock-1]
		}
		above = s
	}
	return out
}

// inherit gives a section the headers and footers of the one above it where it
// has none of its own.
func inherit(s, above *word.Section) {
	s.Headers = inherited(s.Headers, above.Headers)
	s.Footers = inherited(s.Footers, above.Footers)
}

func inherited(own, above []word.SectionPart) []word.SectionPart {
	out := own[:len(own):len(own)]
	for _, a := range above {
		if part(own, a.Type) == "" {
			out = append(out, a)
		}
	}
	return out
}

func part(list []word.SectionPart, kind string) string {
	for _, p := range list {
		if p.Type == kind || kind == "default" && p.Type == "" {
			return p.Part
		}
	}
	return ""
}

// margin is what stands in a header or footer.
func (w *wordReader) margin(d *word.Document, list []word.SectionPart, kind string) []Block {
	s := d.Story(part(list, kind))
	if s == nil {
		return nil
	}
	return w.blocks(s.Blocks, Place{})
}

func (p *Paper) add(in Paragraph) { p.Blocks = append(p.Blocks, LineBlock(in)) }

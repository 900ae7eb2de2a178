package compose

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// signatureBlock is ô số 7 and 9b side by side: recipients on the left, the
// signer on the right, level at the top. It never parts from the last lines
// of the text.
func (c *composer) signatureBlock(text []sheet.Block, width units.Length) []sheet.Block {
	signers := c.signers()
	left, list := c.settings.signatureLeft, c.recipientList()
	var alone *post
	switch len(signers) {
	case 0:
	case 1:
		left, alone = c.recipientColumn(signers[0], list, width)
	default:
		left = (width / 2).ToTwip()
	}
	recipients := c.recipients(list, left)
	if len(signers) == 0 && len(recipients) == 0 {
		return c.underTable(text, c.settings.gap)
	}
	c.keepWithSignature(text, width)
	out := c.signatureGap(text)
	if len(signers) > 1 {
		return append(out, c.jointSignatures(signers, recipients, left, width)...)
	}
	var right []sheet.Block
	if alone != nil {
		right = c.signer(signers[0], alone, c.besideRecipients(left, width))
	}
	// A contact line at the foot of the last page stays with the signature.
	foot := c.profile.Marks.ContactLast && c.doc.Contact != nil
	end := c.least()
	end.Format.KeepNext = foot
	return append(out,
		&sheet.Table{
			Tag: "signature", Columns: []units.Length{left, width - left},
			Rows: []sheet.Row{{Cells: cells(c.filled(recipients), c.filled(right)), KeepNext: foot}},
		},
		end,
	)
}

// recipientColumn is the width of the recipients' column beside a signer, with his
// post: a little more than usual where that spares one of its lines a break, and the
// signer none has one more.
func (c *composer) recipientColumn(s signer, list []sheet.Block, width units.Length) (units.Length, *post) {
	usual := c.settings.signatureLeft
	most, wide := usual+c.settings.layout.SignatureMore.Default, usual
	for _, b := range c.drafter(list) {
		if need := (c.widthOf(b.(*sheet.Paragraph)) + hairRoom).ToTwip(); need <= most {
			wide = max(wide, need)
		}
	}
	if c.doc.Style.SignatureLeft != nil {
		wide = usual
	}
	p := c.post(s, width-wide)
	if wide > usual && p.parted {
		if whole := c.post(s, width-usual); p.aboveName > whole.aboveName {
			return usual, whole
		}
	}
	return wide, p
}

// besideRecipients is the room of a signer beside the column of the recipients.
func (c *composer) besideRecipients(left, width units.Length) room {
	reach := min(left, c.profile.Signature.SealReach.Default)
	return room{width: width - left, reach: reach}
}

// signatureGap is the room between the text and the signature block.
func (c *composer) signatureGap(text []sheet.Block) []sheet.Block {
	gap := c.settings.layout.SignatureGap.Default
	if _, ok := text[len(text)-1].(*sheet.Paragraph); ok {
		return []sheet.Block{&sheet.Space{Tag: signatureGap, High: gap}}
	}
	out := c.underTable(text, gap)
	for _, b := range out {
		p := b.(*sheet.Paragraph)
		p.Tag = signatureGap
		p.Format.KeepNext, p.Format.KeepTogether = true, true
	}
	return out
}

// The tags of that room and of the room for a signature and a seal.
const (
	signatureGap  sheet.Tag = "signature_gap"
	signatureRoom sheet.Tag = "signature_room"
)

// filled gives an empty cell the paragraph that it must have.
func (c *composer) filled(blocks []sheet.Block) []sheet.Block {
	if len(blocks) == 0 {
		return []sheet.Block{c.least()}
	}
	return blocks
}

// jointSignatures sets several signers in columns of half the width, two a row,
// in the order given, an odd last one in the middle; the recipients stand below
// on the left, or beside the last one where that saves a page.
func (c *composer) jointSignatures(signers []signer, recipients []sheet.Block, half, width units.Length) []sheet.Block {
	t := &sheet.Table{Tag: "signature", Columns: []units.Length{half, width - half}}
	for i := 0; i < len(signers); i += 2 {
		if i+1 == len(signers) && c.fit.way == wayTight && len(recipients) > 0 {
			right := c.signer(signers[i], c.post(signers[i], width-half), c.besideRecipients(half, width))
			t.Rows = append(t.Rows, c.underNames(i, cells(recipients, right)...))
			recipients = nil
			break
		}
		if i+1 == len(signers) {
			alone := c.signer(signers[i], c.post(signers[i], width), room{width: width})
			t.Rows = append(t.Rows, c.underNames(i, sheet.Cell{Span: 2, RowSpan: 1, Blocks: alone}))
			break
		}
		a, room := c.post(signers[i], half), room{width: half}
		// The names stand on one level, whoever has more lines above them.
		b, other := c.post(signers[i+1], width-half), room
		other.width = width - half
		lower := a.aboveName - b.aboveName
		room.lower, other.lower = max(0, -lower), max(0, lower)
		t.Rows = append(t.Rows, c.underNames(i, cells(c.signer(signers[i], a, room), c.signer(signers[i+1], b, other))...))
	}
	if len(t.Rows) <= rowsTogether {
		for i := range t.Rows[:len(t.Rows)-1] {
			t.Rows[i].KeepNext = true
		}
	}
	if len(recipients) > 0 {
		// The recipients go with the signatures above them.
		t.Rows[len(t.Rows)-1].KeepNext = true
		under := append([]sheet.Block{c.space(c.settings.layout.SignatureGap.Default)}, recipients...)
		t.Rows = append(t.Rows, sheet.Row{Cells: cells(under, c.filled(nil))})
	}
	return []sheet.Block{t, c.least()}
}

// rowsTogether is how many rows of signers stand on one page at least: a page has
// the room for them under the lines of the text that go along.
const rowsTogether = 3

// underNames is a row of signers, the first of whom is the index's. There is
// room over it for the names of the row above.
func (c *composer) underNames(index int, row ...sheet.Cell) sheet.Row {
	if index > 0 {
		for i := range row {
			row[i].Blocks = append([]sheet.Block{c.space(c.settings.layout.SignersGap.Default)}, row[i].Blocks...)
		}
	}
	return sheet.Row{Cells: row}
}

func (c *composer) signers() []signer {
	var out []signer
	for _, s := range c.doc.AllSigners() {
		out = append(out, signer{s, c.at(s.Pointer)})
	}
	return out
}

// post is what stands over the room for a signer's signature (quyền hạn, chức
// vụ, ô số 7a), and under it: another post and the name (ô số 7b).
type post struct {
	above, under []*sheet.Paragraph
	aboveName    units.Length // height of what stands over the name, without the room
	parted       bool         // one of its lines there takes several
}

// free are the lower edge of the letters over a room and the upper edge of
// those under it, from the end of the upper post on.
func (p *post) free(high units.Length) (top, end units.Length) {
	last := p.above[len(p.above)-1]
	if len(last.Runs) > 0 {
		_, under := layout.Reach(last.Runs[0].Char.Size)
		top = layout.Baseline(last.Format.Line) + under - last.Format.Line
	}
	if len(p.under) == 0 {
		return top, top + high
	}
	line := p.under[0]
	over, _ := layout.Reach(line.Runs[0].Char.Size)
	end = high + layout.Baseline(line.Format.Line) - over
	if len(last.Runs) == 0 {
		top = end - high - last.Format.Line
	}
	return top, end
}

func (c *composer) post(s signer, width units.Length) *post {
	lines := make([]*sheet.Paragraph, 0, len(s.Authority)+max(1, len(s.Position))+2)
	for i, line := range s.Authority {
		lines = append(lines, c.text(rules.Authority, c.element(s.source+"/authority", i), viet.Upper(line)))
	}
	lone := len(s.Authority) == 0
	for i, line := range s.Position {
		lines = append(lines, c.position(c.element(s.source+"/position", i), line, lone))
		lone = lone && !c.concurrently(line)
	}
	if len(lines) == 0 {
		lines = append(lines, c.least())
	}
	above := len(lines)
	if s.OtherPosition != "" {
		lines = append(lines, c.text(rules.Position, s.source+"/other_position", viet.Upper(s.OtherPosition)))
	}
	over := len(lines)
	if s.Name != "" {
		lines = append(lines, c.text(rules.SignerName, s.source+"/name", s.Name))
	}
	p := &post{above: lines[:above:above], under: lines[above:]}
	for i, line := range lines {
		c.balance(line, width-c.headRoom())
		if i < over {
			n := c.ruler.Lines(line, width)
			p.aboveName += units.Length(n)*line.Format.Line + line.Format.After
			p.parted = p.parted || n > 1
		}
	}
	return p
}

// signer is ô số 7a and 7b with the room for signature and seal between them.
// Where there are pictures of these, an empty paragraph is the room, from the
// upper edge of which they are placed; otherwise it is a space.
func (c *composer) signer(s signer, p *post, r room) []sheet.Block {
	r.high = c.settings.signatureSpace
	var out []sheet.Block
	for _, line := range p.above {
		out = append(out, line)
	}
	space := &sheet.Space{Tag: signatureRoom, High: r.lower + r.high, Places: c.places(s, p, r)}
	out = append(out, space)
	if s.Signature != "" || s.Seal != "" {
		space.High = r.lower
		r.above, r.under = c.heightOf(p.above, r.width), c.heightOf(p.under, r.width)
		empty := c.space(r.high)
		empty.Images = c.images(s, r)
		out = append(out, empty)
	}
	for _, line := range p.under {
		out = append(out, line)
	}
	return out
}

// heightOf is the height of paragraphs in a column.
func (c *composer) heightOf(list []*sheet.Paragraph, width units.Length) units.Length {
	var sum units.Length
	for _, p := range list {
		sum += units.Length(c.ruler.Lines(p, width))*p.Format.Line + p.Format.After
	}
	return sum
}

// position is one line of a post. The Party sets posts upright; the first line
// of one that stands without an authority above it is bold, and "kiêm" is not
// in capitals.
func (c *composer) position(source, line string, lone bool) *sheet.Paragraph {
	if c.concurrently(line) {
		return c.text(rules.Position, source, c.profile.Signature.Concurrently)
	}
	p := c.text(rules.Position, source, viet.Upper(line))
	if lone || c.settings.boldPosition {
		p.Runs[0].Char.Face |= sheet.Bold
	}
	return p
}

// concurrently tells whether a line of a post is the Party's word "kiêm".
func (c *composer) concurrently(line string) bool {
	word := c.profile.Signature.Concurrently
	return word != "" && strings.EqualFold(strings.TrimSpace(line), word)
}

// recipients is ô số 9b, in a column: the list, and the drafter's mark (ô số 12).
func (c *composer) recipients(list []sheet.Block, column units.Length) []sheet.Block {
	for _, line := range list[min(1, len(list)):] {
		c.keepWhole(line.(*sheet.Paragraph), column, 0, oneMore)
	}
	return c.drafter(list)
}

// recipientList is the label, the recipients and the archive line.
func (c *composer) recipientList() []sheet.Block {
	lines := c.recipientLines()
	if len(lines) == 0 {
		return nil
	}
	w, out := &c.profile.Words, []sheet.Block{c.recipientsLabel()}
	for i, line := range lines {
		end := w.RecipientEnd
		if i == len(lines)-1 {
			end = w.RecipientLast
		}
		out = append(out, c.dashed(rules.Recipients, line, end))
	}
	return out
}

// recipientsLabel is "Nơi nhận:"; where the label is underlined, the colon is
// not.
func (c *composer) recipientsLabel() *sheet.Paragraph {
	p := c.text(rules.RecipientsLabel, "", c.profile.Words.Recipients)
	char := p.Runs[0].Char
	if !char.Underline {
		return p
	}
	word := strings.TrimSuffix(p.Runs[0].Text, ":")
	colon := char
	colon.Underline = false
	p.Runs = []sheet.Run{{Text: word, Char: char}, {Text: ":", Char: colon}}
	return p
}

// recipientLines are the recipients as given, without the dashes that authors
// type or leave out, and the archive line.
func (c *composer) recipientLines() []said {
	lines := c.list(c.at("/recipients"), c.doc.Recipients)
	for i := range lines {
		lines[i] = said{trimBullet(lines[i].text), c.posted(lines[i].source)}
	}
	if archive := strings.TrimSpace(c.doc.Archive); archive != "" {
		lines = append(lines, said{c.profile.Words.Archive + rules.ArchivePlace(trimBullet(archive)), c.at("/archive")})
	}
	return lines
}

// recipientLine are the same on one line, with the stop that ends the list.
func (c *composer) recipientLine(join string) string {
	var texts []string
	for _, l := range c.recipientLines() {
		texts = append(texts, l.text)
	}
	line, end := strings.Join(texts, join), c.profile.Words.RecipientLast
	if line == "" || strings.HasSuffix(line, end) {
		return line
	}
	return line + end
}

// drafter is a list of recipients with the drafter's mark: the state prints it
// behind the archive line, the Party on a line of its own.
func (c *composer) drafter(list []sheet.Block) []sheet.Block {
	d, form := c.doc.Drafter, &c.profile.Marks.Drafter
	if d == nil {
		return list
	}
	code := d.Code
	if c.profile.Type(rules.DrafterCode).Capitals {
		code = viet.Upper(code)
	}
	mark := fmt.Sprintf(form.Code, code)
	if d.Copies > 0 {
		mark += fmt.Sprintf(form.Copies, d.Copies)
	}
	last := len(list) - 1
	if !form.Behind || last < 0 {
		return append(slices.Clip(list), c.text(rules.DrafterCode, "/drafter/code", mark))
	}
	if !strings.HasSuffix(mark, c.profile.Words.RecipientLast) {
		mark += c.profile.Words.RecipientLast // as the samples 1.1 to 1.7 end
	}
	archive := *list[last].(*sheet.Paragraph)
	archive.Runs = append(slices.Clip(archive.Runs), sheet.Run{Text: " " + mark, Char: c.styles.of(rules.DrafterCode).Char, Source: "/drafter/code"})
	return append(list[:last:last], &archive)
}

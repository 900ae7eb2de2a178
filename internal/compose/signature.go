package compose

import (
	"fmt"
	"slices"
	"strings"

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
	recipients := c.recipients()
	if len(signers) == 0 && len(recipients) == 0 {
		return nil
	}
	c.leaveGap(text)
	c.keepWithSignature(text, width)
	if len(signers) > 1 {
		return c.jointSignatures(signers, recipients, width)
	}
	left := c.settings.signatureLeft
	var right []sheet.Block
	if len(signers) == 1 {
		right = c.signer(signers[0], c.besideRecipients(left, width))
	}
	// A contact line at the foot of the last page stays with the signature.
	foot := c.profile.Marks.ContactLast && c.doc.Contact != nil
	end := c.space(units.Points(1))
	end.Format.KeepNext = foot
	return []sheet.Block{
		&sheet.Table{
			Tag: "signature", Columns: []units.Length{left, width - left},
			Rows: []sheet.Row{{Cells: cells(c.filled(recipients), c.filled(right)), KeepNext: foot}},
		},
		end,
	}
}

// besideRecipients is the room of a signer beside the column of the recipients.
func (c *composer) besideRecipients(left, width units.Length) room {
	reach := min(left, c.profile.Signature.SealReach.Default)
	return room{width: width - left, reach: reach}
}

// leaveGap makes the room between the text and the signature block.
func (c *composer) leaveGap(text []sheet.Block) {
	if p, ok := text[len(text)-1].(*sheet.Paragraph); ok {
		gap := c.settings.layout.SignatureGap.Default
		if len(p.Runs) == 0 {
			p.Format.Line = gap
			return
		}
		p.Format.After = gap
	}
}

// filled gives an empty cell the paragraph that it must have.
func (c *composer) filled(blocks []sheet.Block) []sheet.Block {
	if len(blocks) == 0 {
		return []sheet.Block{c.space(units.Points(1))}
	}
	return blocks
}

// jointSignatures sets several signers in equal columns, two a row, in the
// order given; the recipients stand below on the left.
func (c *composer) jointSignatures(signers []signer, recipients []sheet.Block, width units.Length) []sheet.Block {
	half := (width / 2).ToTwip()
	t := &sheet.Table{Tag: "signature", Columns: []units.Length{half, width - half}}
	for i := 0; i < len(signers); i += 2 {
		left := c.signer(signers[i], room{width: half})
		var right []sheet.Block
		if i+1 < len(signers) {
			right = c.signer(signers[i+1], room{width: width - half})
			levelNames(left, right)
		}
		t.Rows = append(t.Rows, sheet.Row{Cells: cells(left, c.filled(right))})
	}
	if len(recipients) > 0 {
		// The recipients go with the signatures above them.
		t.Rows[len(t.Rows)-1].KeepNext = true
		under := append([]sheet.Block{c.space(c.settings.layout.SignatureGap.Default)}, recipients...)
		t.Rows = append(t.Rows, sheet.Row{Cells: cells(under, c.filled(nil))})
	}
	return []sheet.Block{t, c.space(units.Points(1))}
}

// levelNames lets the names of two signers stand on one level, whoever has more
// lines above the room for the signature.
func levelNames(left, right []sheet.Block) {
	a, b := aboveName(left), aboveName(right)
	if len(a) == 0 || len(b) == 0 {
		return
	}
	if heightOf(a) > heightOf(b) {
		a, b = b, a
	}
	beforeRoom(a).Format.After += heightOf(b) - heightOf(a)
}

// beforeRoom is the last line above the room for the signature: the room is
// the space under it, or an empty paragraph where pictures stand.
func beforeRoom(above []*sheet.Paragraph) *sheet.Paragraph {
	for i, p := range above[1:] {
		if len(p.Images) > 0 {
			return above[i]
		}
	}
	last := above[0]
	for _, p := range above[1:] {
		if p.Format.After > last.Format.After {
			last = p
		}
	}
	return last
}

// aboveName are the paragraphs of a signer's block over the name.
func aboveName(blocks []sheet.Block) []*sheet.Paragraph {
	var out []*sheet.Paragraph
	for _, b := range blocks {
		p, ok := b.(*sheet.Paragraph)
		if !ok || p.Tag == sheet.Tag(rules.SignerName) {
			break
		}
		out = append(out, p)
	}
	return out
}

func (c *composer) signers() []signer {
	if c.doc.Signer != nil {
		return []signer{{*c.doc.Signer, c.at("/signer")}}
	}
	var out []signer
	for i, s := range c.doc.Signers {
		out = append(out, signer{s, element(c.at("/signers"), i)})
	}
	return out
}

// signer is ô số 7a and 7b with the room for signature and seal between them.
// Where there are pictures of these, an empty paragraph is the room, from the
// upper edge of which they are placed; otherwise it is the space under the
// last line.
func (c *composer) signer(s signer, r room) []sheet.Block {
	var out []*sheet.Paragraph
	for i, line := range s.Authority {
		out = append(out, c.text(rules.Authority, element(s.source+"/authority", i), viet.Upper(line)))
	}
	lone := len(s.Authority) == 0
	for i, line := range s.Position {
		p := c.position(element(s.source+"/position", i), line, lone)
		lone = lone && !c.concurrently(line)
		out = append(out, p)
	}
	if len(out) == 0 {
		out = append(out, c.space(units.Points(1)))
	}
	r.high = c.settings.signatureSpace
	out[len(out)-1].Format.After = r.high
	above := out
	if s.OtherPosition != "" {
		out = append(out, c.text(rules.Position, s.source+"/other_position", viet.Upper(s.OtherPosition)))
	}
	if s.Name != "" {
		out = append(out, c.text(rules.SignerName, s.source+"/name", s.Name))
	}
	if s.Signature != "" || s.Seal != "" {
		above[len(above)-1].Format.After = 0
		r.above = heightOf(above)
		r.under = heightOf(out[len(above):])
		empty := c.space(r.high)
		empty.Images = c.images(s.Signer, r)
		out = slices.Insert(out, len(above), empty)
	}
	blocks := make([]sheet.Block, len(out))
	for i, p := range out {
		blocks[i] = p
	}
	return blocks
}

// heightOf is the height of paragraphs of one line each; longer ones are
// higher.
func heightOf(list []*sheet.Paragraph) units.Length {
	var sum units.Length
	for _, p := range list {
		sum += p.Format.Line + p.Format.After
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

// recipients is ô số 9b: the label, the list, the archive line and the
// drafter's mark (ô số 12).
func (c *composer) recipients() []sheet.Block {
	lines := c.recipientLines()
	if len(lines) == 0 && c.doc.Drafter == nil {
		return nil
	}
	w := c.profile.Words
	var out []sheet.Block
	if len(lines) > 0 {
		out = append(out, c.recipientsLabel())
	}
	for i, line := range lines {
		end := w.RecipientEnd
		if i == len(lines)-1 {
			end = w.RecipientLast
		}
		out = append(out, c.dashed(rules.Recipients, line, end))
	}
	return c.drafter(out)
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
	lines := list(c.at("/recipients"), c.doc.Recipients)
	for i := range lines {
		lines[i].text = trimBullet(lines[i].text)
	}
	if archive := strings.TrimSpace(c.doc.Archive); archive != "" {
		lines = append(lines, said{c.profile.Words.Archive + rules.ArchivePlace(trimBullet(archive)), c.at("/archive")})
	}
	return lines
}

// recipientLine are the same on one line.
func (c *composer) recipientLine(join string) string {
	var texts []string
	for _, l := range c.recipientLines() {
		texts = append(texts, l.text)
	}
	return strings.Join(texts, join)
}

// drafter adds the drafter's mark: the state prints it behind the archive
// line, the Party on a line of its own.
func (c *composer) drafter(out []sheet.Block) []sheet.Block {
	d, form := c.doc.Drafter, &c.profile.Marks.Drafter
	if d == nil {
		return out
	}
	code := d.Code
	if c.profile.Type(rules.DrafterCode).Capitals {
		code = viet.Upper(code)
	}
	mark := fmt.Sprintf(form.Code, code)
	if d.Copies > 0 {
		mark += fmt.Sprintf(form.Copies, d.Copies)
	}
	if !form.Behind || len(out) == 0 {
		return append(out, c.text(rules.DrafterCode, "/drafter/code", mark))
	}
	last := out[len(out)-1].(*sheet.Paragraph)
	last.Runs = append(last.Runs, sheet.Run{Text: " " + mark, Char: c.styles.of(rules.DrafterCode).Char, Source: "/drafter/code"})
	return out
}

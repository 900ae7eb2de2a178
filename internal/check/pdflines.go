package check

import (
	"slices"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// fewest is by how many paragraphs a PDF tells how they were set.
const fewest = 3

// pdfLines measures how far lines and paragraphs are apart in a PDF. It blames
// what most of the text shows: one line may be misread.
func (c *looker) pdfLines() {
	var spaced, tight tally
	lines, gaps := 0, 0
	smallest := c.profile.Paragraphs.Gap.Min
	var last *seen.Paragraph
	for _, p := range c.running() {
		if pitch := c.asSet(pitchOf(p)); pitch > 0 {
			if lines++; !c.lawfulPitch(pitch, sizeOf(p)) {
				spaced.add(p)
				spaced.note(c.pitchTold(pitch, sizeOf(p)))
			}
		}
		if gap, ok := gapBetween(last, p); ok {
			gap = c.asSet(gap)
			if gaps++; gap < c.profile.Paragraphs.Gap.Min-rules.Slacks.Gap.Length() {
				tight.add(p)
				smallest = min(smallest, max(0, gap))
			}
		}
		last = p
	}
	why := fault.Text{"ít đoạn nhiều dòng để đo", "few paragraphs of several lines to measure"}
	if lines < fewest {
		c.skip(why, "style.line_spacing")
	} else {
		c.pass("style.line_spacing")
	}
	if gaps < fewest {
		c.skip(why, "style.paragraph_gap")
	} else {
		c.pass("style.paragraph_gap")
	}
	if lines >= fewest && 2*spaced.n > lines {
		c.tell("style.line_spacing", &spaced, lines, fault.Text{
			"%s/%s đoạn nhiều dòng đo được khoảng cách dòng " + spaced.values() + "; phải " + c.lineLaw(fault.Vietnamese) + ".", "%s of %s paragraphs have a measured line spacing of " + spaced.values() + "; it must be " + c.lineLaw(fault.English) + ".",
		}, c.lineLaw(fault.Vietnamese))
	}
	if least := c.profile.Paragraphs.Gap.Min; gaps >= fewest && 2*tight.n > gaps {
		c.fail("style.paragraph_gap", tight.first, fault.Text{
			itoa(tight.n) + "/" + itoa(gaps) + " khoảng cách giữa các đoạn đo được nhỏ hơn " + pt(least.Points()) + " pt (nhỏ nhất " + pt(smallest.Points()) + " pt).",
			itoa(tight.n) + " of " + itoa(gaps) + " measured gaps between paragraphs are less than " + pt(least.Points()) + " pt (the least " + pt(smallest.Points()) + " pt).",
		}, pt(smallest.Points())+" pt", "từ "+pt(least.Points())+" pt")
	}
}

// pitchOf is how far the lines of a paragraph are apart: the middle one of all; 0:
// it has one line.
func pitchOf(p *seen.Paragraph) units.Length {
	var all []units.Length
	for i := range p.Lines[:max(0, len(p.Lines)-1)] {
		a, b := &p.Lines[i], &p.Lines[i+1]
		if a.Page == b.Page && b.Y > a.Y {
			all = append(all, foot(b)-foot(a))
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// foot is the lower edge of a line, which is the same for letters of all sizes but
// for a little.
func foot(l *seen.Place) units.Length { return l.Y + l.Height }

// gapBetween is the room between two paragraphs of one size that follow each other
// on a page.
func gapBetween(a, b *seen.Paragraph) (units.Length, bool) {
	if a == nil || len(a.Lines) == 0 || len(b.Lines) == 0 || sizeOf(a) != sizeOf(b) {
		return 0, false
	}
	pitch := pitchOf(a)
	if pitch == 0 {
		pitch = pitchOf(b)
	}
	from, to := &a.Lines[len(a.Lines)-1], &b.Lines[0]
	if pitch == 0 || from.Page != to.Page || to.Y < from.Y {
		return 0, false
	}
	gap := foot(to) - foot(from) - pitch
	return gap, gap < 2*pitch // else something stands between them
}

// lawfulPitch tells whether lines so far apart are within the law.
func (c *looker) lawfulPitch(pitch units.Length, size float64) bool {
	law := &c.profile.Paragraphs
	slack := rules.Slacks.Gap.Length()
	if law.LineExact.Default > 0 {
		return within(pitch, law.LineExact, slack)
	}
	single := rules.Single(units.Points(size))
	return float64(pitch+slack) >= law.LineTimes[0]*float64(single) && float64(pitch-slack) <= law.LineTimes[1]*float64(single)
}

func (c *looker) pitchTold(pitch units.Length, size float64) string {
	if c.profile.Paragraphs.LineExact.Default > 0 {
		return pt(pitch.Points()) + " pt"
	}
	return decimal(float64(pitch)/float64(rules.Single(units.Points(size)))) + " dòng"
}

package check

import (
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// looks holds the size and style of each part against the law's table.
func (c *looker) looks() {
	for _, e := range lookedAt {
		if !c.profile.Has(e) {
			continue
		}
		row := c.profile.Type(e)
		var sizes, styles repeated
		for _, p := range c.sure(e) {
			c.size(&row, p, &sizes)
			c.style(&row, p, &styles)
		}
	}
}

// sure are the paragraphs of an element that the recogniser has no doubt of.
func (c *looker) sure(e rules.Element) []*seen.Paragraph {
	list := c.parts[e]
	if e == rules.AnnexLabel || e == rules.AnnexTitle || e == rules.AnnexReference {
		list = nil
		for _, p := range c.all {
			if p.Element == e {
				list = append(list, p)
			}
		}
	}
	if e == rules.HeadingI || e == rules.HeadingII {
		list = slices.DeleteFunc(slices.Clone(list), func(p *seen.Paragraph) bool { return p.Marker == "" }) // a heading by its place alone
	}
	least := seen.Doubt
	if slices.Contains(onTop, e) {
		least = doubtOnTop
	}
	return slices.DeleteFunc(lines(list), func(p *seen.Paragraph) bool {
		return p.Sure < least || e == rules.AddresseesLabel && strings.HasSuffix(p.Plain(), rules.ND30.Words.Dispatch) // a công điện has a sender there
	})
}

// onTop are the elements that stand where little else can: their looks are held
// against the law where their words are in some doubt, as in a blank form.
var onTop = []rules.Element{rules.PlaceDate, rules.TypeName, rules.Reference}

const doubtOnTop = 0.6

// label is the part of a paragraph that its element's style is for: of a label
// with what it is the label of, up to the colon.
func label(p *seen.Paragraph) []seen.Run {
	if p.Element != rules.AddresseesLabel && p.Element != rules.RecipientsLabel {
		return p.Runs
	}
	for i := range p.Runs {
		if at := strings.IndexByte(p.Runs[i].Text, ':'); at >= 0 {
			runs := slices.Clone(p.Runs[:i+1])
			runs[i].Text = runs[i].Text[:at]
			return runs
		}
	}
	return p.Runs
}

// size holds the letters of a paragraph against the sizes of its element.
func (c *looker) size(row *rules.Type, p *seen.Paragraph, told *repeated) {
	id := "style.sizes." + string(row.Element)
	c.pass(id)
	runs := label(p)
	_, all := partsOf(runs)
	for _, r := range runs {
		if r.Raised != 0 || r.Size == 0 || visible(r.Text) == 0 || 4*visible(r.Text) < all && row.Element != rules.Reference || rules.Blanks.MatchString(r.Text) && lettersIn(rules.Blanks.ReplaceAllString(r.Text, "")) == 0 {
			continue
		}
		slack := units.Length(0)
		if !c.word() {
			slack = rules.Slacks.Size.Length()
		}
		if within(units.Points(r.Size), row.Size, slack) {
			continue
		}
		if told.first(pt(r.Size)) {
			name := c.named(row.Element)
			c.fail(id, p, fault.Text{
				name + " cỡ " + pt(r.Size) + "; phải cỡ " + ptRange(row.Size) + ".", viet.Capital(english(row.Element)) + ": size " + pt(r.Size) + "; it must be " + ptRange(row.Size) + ".",
			}, pt(r.Size), ptRange(row.Size))
		}
		return
	}
}

// named is what an element is called at the beginning of a sentence.
func (c *looker) named(e rules.Element) string { return viet.Capital(e.Told(c.profile.Family)) }

// visible counts the letters and digits of a text.
func visible(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// sizeOf is the size of most letters of a paragraph, in points; 0: not known.
func sizeOf(p *seen.Paragraph) float64 {
	count, best := map[float64]int{}, 0.0
	for i := range p.Runs {
		r := &p.Runs[i]
		if r.Raised != 0 {
			continue
		}
		count[r.Size] += visible(r.Text)
		if count[r.Size] > count[best] {
			best = r.Size
		}
	}
	return best
}

// parts of the letters of a paragraph that are set in some way.
type parts struct{ bold, italic, underline float64 }

func partsOf(runs []seen.Run) (p parts, letters int) {
	for i := range runs {
		n := visible(runs[i].Text)
		letters += n
		add := func(is bool, to *float64) {
			if is {
				*to += float64(n)
			}
		}
		add(runs[i].Bold, &p.bold)
		add(runs[i].Italic, &p.italic)
		add(runs[i].Underline, &p.underline)
	}
	if letters > 0 {
		p.bold, p.italic, p.underline = p.bold/float64(letters), p.italic/float64(letters), p.underline/float64(letters)
	}
	return p, letters
}

// free are the elements whose weight practice differs about.
var free = []rules.Element{rules.Position, rules.HeadingII, rules.HeadingIII, rules.PartLabel}

// style holds weight, slant, underlining and case of a paragraph against its row.
func (c *looker) style(row *rules.Type, p *seen.Paragraph, told *repeated) {
	id := "look." + string(row.Element)
	is, letters := partsOf(label(p))
	if letters == 0 || c.unnamed(faceOf(p)) {
		return // a face without a name does not say whether it is bold
	}
	c.pass(id)
	loose := 0.5 // half of the letters may be set otherwise: a name, a note
	if row.Element == rules.Reference {
		loose = 0.05 // the number that a clerk sets in bold is short
	}
	tell := func(is, want fault.Text) {
		if told.first(is[0]) {
			c.fail(id, p, fault.Text{c.named(row.Element) + " " + is[0] + "; phải " + want[0] + ".", viet.Capital(english(row.Element)) + ": " + is[1] + "; it must be " + want[1] + "."}, is[0], want[0])
		}
	}
	for _, way := range []struct {
		must      bool
		is, loose float64
		plain     bool // nobody minds
		yes, no   fault.Text
		want, not fault.Text
	}{
		{row.Bold, is.bold, loose, slices.Contains(free, row.Element), fault.Text{"in đậm", "bold"}, fault.Text{"không đậm", "not bold"}, fault.Text{"in đậm", "bold"}, fault.Text{"không đậm", "regular"}},
		{row.Italic, is.italic, 0.5, row.Element == rules.HeadingI || row.Element == rules.HeadingII, fault.Text{"in nghiêng", "italic"}, fault.Text{"không nghiêng", "not italic"}, fault.Text{"in nghiêng", "italic"}, fault.Text{"chữ đứng", "upright"}},
		{row.Underline, is.underline, 0.5, false, fault.Text{"gạch chân", "underlined"}, fault.Text{"không gạch chân", "not underlined"}, fault.Text{"gạch chân", "underlined"}, fault.Text{"không gạch chân", "without underlining"}},
	} {
		switch {
		case way.must && way.is < 0.5:
			tell(way.no, way.want)
		case !way.must && !way.plain && way.is > way.loose:
			tell(way.yes, way.not)
		}
	}
	if row.Capitals && !inCapitals(p) && !strings.HasPrefix(p.Plain(), "(") && p.Plain() != c.profile.Signature.Concurrently {
		tell(fault.Text{"không in hoa hết", "not all in capitals"}, fault.Text{"in hoa", "in capitals"})
	}
}

// inCapitals tells whether a paragraph is in capitals, but for marks of a form.
func inCapitals(p *seen.Paragraph) bool {
	var b strings.Builder
	for i := range p.Runs {
		if r := &p.Runs[i]; r.Raised == 0 && !r.Capitals {
			b.WriteString(r.Text)
		}
	}
	text := rules.Blanks.ReplaceAllString(b.String(), "")
	if at := strings.IndexByte(text, '('); at > 0 {
		text = text[:at] // a note on how to sign
	}
	return viet.Upper(text) == text
}

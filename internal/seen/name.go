package seen

import (
	"iter"
	"slices"

	"vanthu/internal/rules"
)

// Name finds what each paragraph is, and whose paper it is. It may be called
// again after the blocks were changed.
func (p *Paper) Name() {
	p.Blocks = twoListed(p.Blocks)
	n := &namer{paper: p, lines: p.lines()}
	n.labels = n.allLabels()
	for _, l := range n.lines {
		if l.paragraph != nil {
			l.paragraph.forget()
			l.paragraph.Marker, l.paragraph.Typed = l.mark.text, l.mark.typed
		}
		if l.stroke != nil {
			l.stroke.Under = ""
		}
	}
	p.Family, p.Variant, p.Kind, p.Letterhead = "", "", "", false
	end := n.part(0)
	for annex := 0; end < len(n.lines); {
		if n.copied(end) {
			end = n.copy(end)
			continue
		}
		annex++
		end = n.annex(end, annex)
	}
	n.strokes()
	p.nameStamped()
}

func (p *Paragraph) forget() {
	p.Element, p.Sure, p.Or, p.Marker, p.Typed, p.Level, p.Annex, p.Signer, p.Copied, p.GoesOn = "", 0, "", "", 0, "", 0, 0, false, false
}

// namer names the lines of a paper, part after part.
type namer struct {
	paper    *Paper
	lines    []*line
	kind     *rules.Kind
	dated    bool       // the head has a line of place and date
	labels   []int      // the lines "Nơi nhận", in order
	annexed  bool       // what is named is an annex
	receiver *Paragraph // the last recipient
	marked   *Paragraph // the last mark of secrecy or urgency
	unnamed  int        // the last post of a signer whose name was not found yet
}

// part names the paper itself, which begins at a line, and says where it ends.
func (n *namer) part(from int) int {
	if first := n.skip(from); first < len(n.lines) && annexes.begin(n.lines[first].fold) && !forms.begin(n.lines[first].fold) && n.lines[first].short(30) {
		return from // nothing but an annex
	}
	head := n.head(from)
	body := n.title(head)
	tail, end := n.tail(body)
	n.body(body, tail)
	return end
}

// texts are the lines with a text from one on, before another or a table.
func (n *namer) texts(from, to int) iter.Seq2[int, *line] { return n.walk(from, to, 1) }

// textsAbove are the lines with a text above one, from below, down from another or
// from a table.
func (n *namer) textsAbove(below, last int) iter.Seq2[int, *line] {
	return n.walk(below-1, last-1, -1)
}

func (n *namer) walk(from, to, step int) iter.Seq2[int, *line] {
	return func(yield func(int, *line) bool) {
		for i := from; (to-i)*step > 0 && !n.lines[i].table; i += step {
			if l := n.lines[i]; !l.silent() && !yield(i, l) {
				return
			}
		}
	}
}

// strokes tells each stroke what it stands under.
func (n *namer) strokes() {
	var above rules.Element
	for _, l := range n.lines {
		switch {
		case l.stroke != nil:
			l.stroke.Under = above
			above = "" // a second stroke stands under no text
		case l.table:
			above = ""
		case !l.silent():
			above = ""
			if slices.Contains(underlined, l.paragraph.Element) {
				above = l.paragraph.Element
			}
		}
	}
}

// underlined are the parts under which papers have strokes.
var underlined = []rules.Element{
	rules.NationalTitle, rules.Motto, rules.ParentAgency, rules.Issuer, rules.IssuerStar, rules.Reference, rules.PlaceDate, rules.TypeName, rules.Subject,
	rules.LetterSubject, rules.AuthorLine, rules.Competence, rules.AnnexLabel, rules.AnnexTitle, rules.AnnexSubtitle, rules.AnnexReference,
}

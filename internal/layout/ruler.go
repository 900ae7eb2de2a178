package layout

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/memory"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// Ruler tells how paragraphs will break, for who must know before pages are
// laid out. It is not safe for concurrent use.
type Ruler struct {
	set  setter
	sets memory.Stock[kept]
	kept int // words: see mostKept
}

// NewRuler makes a Ruler for the faces of a family. Lines that it keeps for the page
// are borrowed, if there are loans.
func NewRuler(family *metrics.Family, loans *memory.Loans) *Ruler {
	return &Ruler{set: *newSetter(family, loans)}
}

// Release gives the scratch space of a Ruler back, which is then of no use.
func (r *Ruler) Release() { r.set.release() }

// LineWidths is the natural width of each line of a paragraph in a column of
// the given width. The length of a stroke and the balance of a title depend
// on it.
func (r *Ruler) LineWidths(p *sheet.Paragraph, width units.Length) []units.Length {
	var out []units.Length
	r.set.breakLines(p, 0, width, func(l *stretch) {
		natural, _, _ := r.set.measure(l)
		out = append(out, units.Length(natural)/em)
	})
	return out
}

// Lines is the number of lines of a paragraph in a column of the given width.
func (r *Ruler) Lines(p *sheet.Paragraph, width units.Length) int {
	if r.set.holds(p, width) {
		return 1
	}
	n := 0
	r.set.breakLines(p, 0, width, func(*stretch) { n++ })
	return n
}

// Begins are the places in a paragraph at which its lines begin, but for the first.
func (r *Ruler) Begins(p *sheet.Paragraph, width units.Length) (out []Place) {
	r.set.breakLines(p, 0, width, func(l *stretch) {
		if !l.first && len(l.atoms) > 0 {
			out = append(out, Place{int(l.atoms[0].run), int(l.atoms[0].at)})
		}
	})
	return out
}

// Hangs tells whether a line's end of the paragraph of several lines that was broken
// last hangs on so little: whether it may have other lines in a column wider by that.
func (r *Ruler) Hangs(on units.Length) bool {
	return r.set.text.closest <= scaled(on)*scaled(em)
}

// holds tells, quickly, that one line holds a paragraph of words alone: where it
// says no, the line may yet do so.
func (s *setter) holds(p *sheet.Paragraph, width units.Length) bool {
	room := scaled(width-p.Format.Right-p.Format.Left-p.Format.First) * scaled(em)
	for i := range p.Runs {
		run := &p.Runs[i]
		if run.Leader {
			return false
		}
		face, size := s.family.Widths(run.Char.Face), scaled(run.Char.Size)
		for _, r := range run.Text {
			if room -= scaled(face.Advance(r)) * size; room < 0 || r < ' ' {
				return false
			}
		}
	}
	return true
}

// Height is how high blocks stand above each other in a column of the given
// width; less when ctx ends.
func (r *Ruler) Height(ctx context.Context, blocks []sheet.Block, width units.Length) units.Length {
	r.set.ctx = ctx
	defer r.set.text.empty()
	return heightOf(r.set.flow(blocks, 0, width))
}

// Loose is a bad line end: the line is stretched, or it cuts a word for which
// no line has room, or LibreOffice would not end it there.
type Loose struct {
	Line              int          // of the paragraph, from 0
	Run, At           int          // where the next line begins, or the word: a run, a byte of its text
	BeginRun, BeginAt int          // where the line itself begins, where it is stretched
	Room              units.Length // that the line has for what stands there
	Blanks            units.Length // natural width of the line's blanks; zero where a word is cut
	Slack             units.Length // what justification spreads over them
}

// Loose finds the first line, from one on, that cuts a word or is trapped, or
// whose blanks are stretched to more than so many times their width.
func (r *Ruler) Loose(p *sheet.Paragraph, width units.Length, from int, most float64) (found Loose, ok bool) {
	s := &r.set
	line := 0
	var before Loose
	bad := false // the line before
	s.breakWhile(p, 0, width, func(l *stretch) bool {
		if len(l.atoms) > 0 && line >= from && (l.cut || bad) {
			found, ok = before, true
			if !bad {
				found = Loose{Line: line, Room: l.measure}
			}
			found.Run, found.At = int(l.atoms[0].run), int(l.atoms[0].at)
			return false
		}
		before, bad = Loose{}, false
		if line >= from {
			before = s.loose(p, l, most)
			before.Line = line
			bad = l.trapped || before.Slack > 0
			if len(l.atoms) > 0 {
				before.BeginRun, before.BeginAt = int(l.atoms[0].run), int(l.atoms[0].at)
			}
		}
		line++
		return true
	})
	return found, ok
}

// bad tells whether Loose would find a line.
func (s *setter) bad(p *sheet.Paragraph, l *stretch, most float64) bool {
	return l.cut || l.trapped || s.loose(p, l, most).Slack > 0
}

// loose is a line that is stretched too far, or trapped; zero for the others.
func (s *setter) loose(p *sheet.Paragraph, l *stretch, most float64) Loose {
	if l.trapped {
		natural, _, _ := s.measure(l)
		return Loose{Room: l.measure - units.Length(natural)/em}
	}
	if p.Format.Align != sheet.Justify || l.last || l.ended() || len(l.atoms) == 0 {
		return Loose{}
	}
	natural, _, from := s.measure(l)
	slack := l.measure - units.Length(natural)/em
	var blanks scaled
	for i := from; i < len(l.atoms)-1; i++ {
		blanks += l.atoms[i].spaceWidth
	}
	width := units.Length(blanks) / em
	if width == 0 || float64(slack) <= (most-1)*float64(width) {
		return Loose{}
	}
	return Loose{Room: slack - units.Length(l.atoms[len(l.atoms)-1].spaceWidth)/em, Blanks: width, Slack: slack}
}

// A break that hangs on less than a hair may fall elsewhere in a program that
// rounds widths in another way: LibreOffice and Word reckon each piece of text
// in whole units of their own. Measured with LibreOffice: up to 1.4 twips.
const (
	hair     = 4 * units.Twip  // a decision closer than this is not safe
	nudge    = 3 * units.Twip  // by this much a paragraph is narrowed at a time …
	mostEdge = 24 * units.Twip // … and by no more than this, less than half a millimetre
)

// Breaks is what Steady has found.
type Breaks struct {
	Narrower units.Length // what the paragraph must be narrowed by
	Lines    int          // as it is
	Loose    bool         // Loose would find a line, as it is or so narrowed
	Alone    bool         // the last line of several is one word, as it is
	Capitals []Place      // where lines begin with a capital behind a word with one, as it is
}

// Place is one of a paragraph's text: a run, a byte of its text.
type Place struct{ Run, At int }

// Steady finds the least amount by which a paragraph must be narrowed so that
// none of its line breaks hangs on a hair; zero for nearly all paragraphs.
// Both files then break it alike. Where it stays as it is and no line is loose,
// the lines are kept for the page: the paragraph must not be changed any more.
func (r *Ruler) Steady(p *sheet.Paragraph, width units.Length, most float64) Breaks {
	s := &r.set
	out := r.whole(p, width, most)
	if s.safe() {
		return out
	}
	widest, loose := s.text.closest, out.Loose
	for edge := nudge; edge <= mostEdge && !s.safe(); edge += nudge {
		narrowed := loose
		s.breakWhile(p, 0, width-edge, func(l *stretch) bool {
			s.countDots(p, l)
			narrowed = narrowed || s.bad(p, l, most)
			return s.text.closest > widest // else this is not the best
		})
		if s.text.closest > widest {
			out.Narrower, widest, out.Loose = edge, s.text.closest, narrowed
		}
	}
	return out
}

// whole breaks a paragraph as it is, and keeps its lines if they may stay so.
func (r *Ruler) whole(p *sheet.Paragraph, width units.Length, most float64) (out Breaks) {
	s := &r.set
	p.Set = nil // lines of the text that it had before
	lines := s.text.lines[:0]
	named, keep := false, true // named: the line before ends with a capital word
	s.breakLines(p, 0, width, func(l *stretch) {
		s.countDots(p, l)
		out.Lines++
		out.Loose = out.Loose || s.bad(p, l, most)
		out.Alone = l.last && !l.first && oneWord(p, l.atoms)
		if named && len(l.atoms) > 0 && capital(l.atoms[0].text(p)) {
			out.Capitals = append(out.Capitals, Place{int(l.atoms[0].run), int(l.atoms[0].at)})
		}
		named = (p.Format.Align == sheet.Justify || p.Format.Align == sheet.Left) && goesOnNamed(p, l.atoms)
		if keep = keep && !out.Loose && s.safe() && r.kept+len(s.text.atoms) < mostKept; keep {
			lines = append(lines, *l)
		}
	})
	s.text.lines = lines
	if keep {
		r.keep(p, width)
	}
	return out
}

// keep sets the lines that a paragraph was broken into, none of which is cut.
func (r *Ruler) keep(p *sheet.Paragraph, width units.Length) {
	s := &r.set
	broken := s.text.lines
	words := s.roomForWords(len(s.text.atoms), keptWords)
	k := kept{of: p, width: width, lines: s.roomForLines(len(broken))}
	for i := range broken {
		k.lines, k.rules = s.setLine(k.lines, k.rules, p, &broken[i], words)
		n := len(k.lines[i].Words)
		words = words[n:n]
	}
	r.kept += len(s.text.atoms)
	own := append(r.sets.Borrow(keptShelf, s.loans, 1, someLines), k)
	p.Set = &own[0]
}

// goesOnNamed tells whether a line's last word begins with a capital and no mark
// ends it.
func goesOnNamed(p *sheet.Paragraph, atoms []atom) bool {
	if len(atoms) == 0 {
		return false
	}
	last := &atoms[len(atoms)-1]
	if last.kind != letters || last.spaces != 1 || !capital(last.text(p)) {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(last.text(p))
	return unicode.IsLetter(end)
}

// capital tells whether a text begins with a capital letter.
func capital(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

// oneWord tells whether atoms are one word, of one piece or several.
func oneWord(p *sheet.Paragraph, atoms []atom) bool {
	for i := range atoms {
		if i < len(atoms)-1 && atoms[i].spaces > 0 || strings.Contains(atoms[i].text(p), "\u00a0") {
			return false
		}
	}
	return len(atoms) > 0
}

// safe tells whether no line break of the last paragraph hangs on a hair.
func (s *setter) safe() bool { return s.text.closest >= scaled(hair)*scaled(em) }

// countDots weighs how close the number of a line's leader dots is.
func (s *setter) countDots(p *sheet.Paragraph, l *stretch) {
	last := l.atoms[max(0, len(l.atoms)-1):]
	if len(last) == 0 || last[0].kind != leader {
		return
	}
	natural, _, _ := s.measure(l)
	s.dots(p.Runs[last[0].run].Char, natural, l.measure)
}

package wordfill

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/markup"
	"vanthu/internal/memory"
	"vanthu/internal/viet"
)

// piece is what a part is cut into: bytes that never change, and holes.
type piece interface{ print(f *filler) }

// filler prints the parts of one row.
type filler struct {
	template *Template
	heads    []*head // headers and footers of copies of sections
	headed   map[headKey]*head
	mute     bool // nobody sees what is printed
	out      []byte
	room     int            // bytes that may still be printed
	share    *memory.Share  // what the row takes; nil: no bound
	counted  int            // bytes of out that were counted
	copies   int            // of groups, so far
	solid    int            // copies that printed a block
	serial   int            // the last number that was given out
	copy     map[*group]int // the number of the copy that is printed
	repeated []*group       // for lists, around what is printed
	list     int            // the highest number of a list so far
	lists    map[*restart]int
	begun    []*restart // lists, in the order of their numbers
	notes    map[note][]noteCopy
	lastNote map[string]int // the highest number, by kind
	noteID   int
	media    []*media // pictures of the row
	links    []link
	shown    map[string]*media // by name
	linked   map[link]bool
	scope    fill.Scope
	faults   fault.List
	told     map[fault.Fault]bool
}

// A byte that is printed takes more until the row is packed: there is room ahead
// of it, and what is packed.
const (
	printedBytes = 5
	countStep    = 1 << 18 // bytes that are counted at a time
)

// full tells whether the row prints more than it may.
func (f *filler) full() bool {
	if n := len(f.out) - f.counted; n > countStep {
		f.share.Take(printedBytes * n)
		f.counted = len(f.out)
	}
	return len(f.out) > f.room || f.copies > MaxCopies || f.share.Err() != nil
}

// fault keeps a fault once, however often its mark stands in the template.
func (f *filler) fault(faults ...fault.Fault) {
	if f.mute {
		return
	}
	for _, one := range faults {
		if !f.told[one] && len(f.faults) < fault.Most {
			f.told[one] = true
			f.faults = append(f.faults, one)
		}
	}
}

// value is the text of a mark, in NFC and without anything that XML forbids.
func (f *filler) value(m fill.Mark) string {
	text, wrong := f.scope.Print(m, func(s string) string { return s })
	if wrong != nil {
		f.fault(*wrong)
		return ""
	}
	text, _ = viet.Unpasted(text, true)
	for i, r := range text {
		if !allowed(text, i, r) {
			f.fault(fault.OfValue(m.Name, "row.char", fault.Text{"«%s» có ký tự không dùng được trong Word (%s).", "«%s» has a character that Word does not take (%s)."}, m.Name, fmt.Sprintf("%U", r)))
			return ""
		}
	}
	return viet.NFC(text)
}

// allowed is the Char production of XML 1.0; bytes that are no UTF-8 are not in it.
func allowed(s string, at int, r rune) bool {
	if r == utf8.RuneError {
		_, n := utf8.DecodeRuneInString(s[at:])
		return n > 1
	}
	return r >= ' ' && r < 0xFFFE || r > 0xFFFF || r == '\t' || r == '\n' || r == '\r'
}

// literal is printed as it is.
type literal []byte

func (l literal) print(f *filler) { f.out = append(f.out, l...) }

// hole is a mark in the text of a run. The value takes the looks of that run.
type hole struct {
	mark       fill.Mark
	shut, open string // ends the text, and begins it
	br         string // breaks the line
	anew       bool   // the break begins a run, whose looks come behind it
	tab        string // ends the text, has a tab, begins the text again
	dress      *dress
	markup     bool // the value has inline marks
}

func (h *hole) print(f *filler) {
	text := f.value(h.mark)
	if !h.markup {
		looks := ""
		if h.anew {
			looks = h.dress.own
		}
		f.text(text, []string{h.shut, h.br, looks, h.open}, h.tab)
		return
	}
	for _, s := range markup.Read(text) {
		style := int(s.Script) << 3
		for i, on := range []bool{s.Bold, s.Italic, s.Underline} {
			if on {
				style |= 1 << i
			}
		}
		looks := h.begin(f, style)
		if !h.anew {
			looks = ""
		}
		f.text(s.Text, []string{h.shut, h.br, looks, h.open}, h.tab)
		if f.full() {
			return
		}
	}
	h.begin(f, 0)
}

// begin ends the run and begins one of a look: of bold, italic and underline in
// the lowest bits, above them where the letters stand to the line.
func (h *hole) begin(f *filler, style int) (look string) {
	look = h.dress.look(style)
	w := h.dress.w
	for _, s := range []string{h.shut, "</", w, "r><", w, "r>", look, h.open} {
		f.out = append(f.out, s...)
	}
	return look
}

// text prints a text, with breaks of lines that may be long: no more of it than
// there is room for.
func (f *filler) text(text string, br []string, tab string) {
	for text != "" && !f.full() {
		line, rest, broken := text, "", false
		if at := strings.IndexAny(text, "\r\n"); at >= 0 {
			broken = true
			line, rest = text[:at], strings.TrimPrefix(text[at:], "\r")
			rest = strings.TrimPrefix(rest, "\n")
		}
		if f.out = escape(f.out, line, "", tab); broken {
			for _, s := range br {
				f.out = append(f.out, s...)
			}
		}
		text = rest
	}
}

// escape adds text as XML. br and tab stand for what is no character in Word.
func escape(out []byte, text, br, tab string) []byte {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '&':
			out = append(out, "&amp;"...)
		case '<':
			out = append(out, "&lt;"...)
		case '>':
			out = append(out, "&gt;"...)
		case '\t':
			out = append(out, tab...)
		case '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				out = append(out, br...)
			}
		case '\n':
			out = append(out, br...)
		default:
			out = append(out, c)
		}
	}
	return out
}

// repeat is a group.
type repeat struct {
	group *group
	mark  fill.Mark
	anew  []*restart // lists that begin anew with each copy
	body  []piece
	solid bool // the body prints a block beside those of groups in it
}

func (r *repeat) print(f *filler) {
	if !f.scope.Repeats(r.mark) {
		r.once(f)
		return
	}
	if slices.ContainsFunc(f.repeated, func(o *group) bool { return o.depth == r.group.depth && o.from.up == r.group.from.up }) {
		f.fault(fault.OfValue(r.mark.Name, "row.list", fault.Text{"«%s» là một danh sách thứ hai trong cùng một đoạn hoặc một hàng: tách ra, hoặc lồng nhóm nọ vào nhóm kia.",
			"«%s» is a second list in one paragraph or row: part them, or put one group inside the other."}, r.mark.Name))
		return
	}
	outer, before, index := f.scope, len(f.faults), 0
	f.repeated = append(f.repeated, r.group)
	for element := range outer.Elements(r.mark) {
		index++
		if f.scope = element; !r.copy(f) {
			break
		}
		for j := before; j < len(f.faults); j++ {
			f.faults[j].Detail = fill.InElement(index, r.mark.Name, f.faults[j].Detail)
		}
		before = len(f.faults)
	}
	f.scope, f.repeated = outer, f.repeated[:len(f.repeated)-1]
}

// once prints a group whose value is no list, if it is printed at all. Around a
// passage of a paragraph the paragraph knows what of it is printed.
func (r *repeat) once(f *filler) {
	outer := f.scope
	switch {
	case outer.Holds(r.mark):
		f.scope = outer.Within(r.mark)
	case !r.group.inline():
		return
	}
	r.copy(f)
	f.scope = outer
}

// copy prints the group once; it tells whether there is room for more.
func (r *repeat) copy(f *filler) bool {
	if f.copies++; f.full() {
		return false
	}
	at := len(f.out)
	f.begin(r.anew)
	f.copy[r.group] = f.copies
	printAll(f, r.body)
	if r.solid && len(f.out) > at {
		f.solid++
	}
	return true
}

func printAll(f *filler, pieces []piece) {
	for _, p := range pieces {
		p.print(f)
		if f.full() {
			return
		}
	}
}

// guard stands around blocks that are all in groups: where the groups print
// nothing, it prints a paragraph, which Word wants there.
type guard struct {
	body    []piece
	instead literal
}

func (g *guard) print(f *filler) {
	at, solid := len(f.out), f.solid
	printAll(f, g.body)
	if f.solid == solid {
		f.out = append(f.out[:at], g.instead...)
	}
}

// serial is a number that no other drawing has: copies of a drawing are
// numbered anew.
type serial struct{}

func (serial) print(f *filler) {
	f.serial++
	f.out = strconv.AppendInt(f.out, int64(f.serial), 10)
}

// ofCopy sets apart what a document may have once only, in each copy of a group.
type ofCopy struct{ group *group }

func (o ofCopy) print(f *filler) {
	f.out = strconv.AppendInt(append(f.out, "_c"...), int64(f.copy[o.group]), 10)
}

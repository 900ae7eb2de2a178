package render

import (
	"context"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// SlotName tells what belongs into a slot.
type SlotName string

// The slots.
const (
	NumberSlot    SlotName = "number"         // số, ô số 3
	DateSlot      SlotName = "date"           // ngày, tháng, năm, ô số 4
	DaySlot       SlotName = "day"            // the day in it
	MonthSlot     SlotName = "month"          // the month in it
	YearSlot      SlotName = "year"           // the year in it
	SignatureSlot SlotName = "signature"      // hình chữ ký, ô số 7c
	SealSlot      SlotName = "seal"           // hình con dấu, ô số 8
	NameSlot      SlotName = "name"           // họ tên người ký, ô số 7b
	TextSlot      SlotName = "signature_text" // thông tin chữ ký số, góc trên bên phải trang đầu
)

// Slot is a place on the paper where a signing tool puts something.
type Slot struct {
	Name   SlotName
	Page   int // of the file, from 1
	Rect   Rect
	Signer int  // index of the signer whom the slot belongs to; -1: nobody's, or a copy's
	Copy   bool // the slot is the copying body's, on a copy (bản sao)
	Filled bool // the document's own text or picture stands there
}

// Layout is where things stand on the pages.
type Layout struct {
	Pages []Size // in the order of the file
	Slots []Slot
}

// Size is the size of a page.
type Size struct{ Width, Height units.Length }

// Layout lays the document out and finds its slots: those of the document, then
// those of its copy, each in reading order.
func (p *Paper) Layout(ctx context.Context) (Layout, error) {
	pages, err := p.layOut(ctx)
	if err != nil {
		return Layout{}, err
	}
	var out Layout
	for i := range pages {
		out.Pages = append(out.Pages, Size{pages[i].Width, pages[i].Height})
	}
	f := &finder{doc: p.doc, pages: pages}
	f.text()
	f.words()
	f.rooms()
	if p.doc.Copy != nil {
		f.copy = true
		f.words()
		f.rooms()
	}
	out.Slots = f.slots
	return out, nil
}

// finder takes the slots from finished pages.
type finder struct {
	doc   *document.Document
	pages []layout.Page
	copy  bool // what is taken now is the copying body's
	slots []Slot
}

func (f *finder) add(name SlotName, page, signer int, r Rect, filled bool) {
	if f.copy {
		signer = -1
	}
	f.slots = append(f.slots, Slot{Name: name, Page: page + 1, Signer: signer, Copy: f.copy, Rect: r, Filled: filled})
}

// mine tells whether what has a source belongs to what is taken now.
func (f *finder) mine(source string) bool {
	return f.copy == (source == "/copy" || strings.HasPrefix(source, "/copy/"))
}

// text is the place for the text of a digital signature.
func (f *finder) text() {
	page := &f.pages[0]
	box := rules.SignatureBox
	edge, width := box.Edge.Default, box.Width.Default
	r := Rect{page.Width - edge - width, edge, width, box.High.Default}
	filled := false
	for i := range page.Lines {
		filled = filled || r.meets(around(&page.Lines[i], page.Lines[i].Words))
	}
	f.add(TextSlot, 0, -1, r, filled)
}

// words are the slots that words and blanks stand for, number and date. Each is
// on one line, the first one of its paragraph.
func (f *finder) words() {
	var done *sheet.Paragraph
	for i := range f.pages {
		for j := range f.pages[i].Lines {
			l := &f.pages[i].Lines[j]
			if l.Of != done && f.mine(l.Of.Source) && f.line(i, j) {
				done = l.Of
			}
		}
	}
}

// line are the slots of a line, in reading order, if it has any. A date is its
// words with its day, month and year; it is filled where its day is.
func (f *finder) line(page, line int) (found bool) {
	l := &f.pages[page].Lines[line]
	words := slices.Clip(l.Words)
	for _, r := range f.pages[page].Rooms {
		if r.Line == line {
			words = append(words, layout.Word{X: r.X, Width: r.Width, Slot: r.Slot})
		}
	}
	var of [sheet.Year + 1][]layout.Word
	for i := range words {
		if slot := words[i].Slot; slot != sheet.NoSlot {
			of[slot] = append(of[slot], words[i])
			found = true
		}
	}
	if !found {
		return false
	}
	date := slices.Concat(of[sheet.Date], of[sheet.Day], of[sheet.Month], of[sheet.Year])
	for _, s := range []struct {
		name        SlotName
		words, fill []layout.Word
	}{
		{NumberSlot, of[sheet.Number], of[sheet.Number]}, {DateSlot, date, of[sheet.Day]},
		{DaySlot, of[sheet.Day], of[sheet.Day]}, {MonthSlot, of[sheet.Month], of[sheet.Month]}, {YearSlot, of[sheet.Year], of[sheet.Year]},
	} {
		if len(s.words) > 0 {
			f.add(s.name, page, -1, around(l, s.words), len(s.fill) > 0 && s.fill[0].Text != "")
		}
	}
	return true
}

// rooms are the slots of the signers.
func (f *finder) rooms() {
	n := 0
	for i := range f.pages {
		for j := range f.pages[i].Rooms {
			if room := &f.pages[i].Rooms[j]; room.Tag == sheet.SignatureRoom && f.mine(room.Source) {
				f.signer(i, room, n)
				n++
			}
		}
	}
}

// signer are the slots of a signer, by his room: the signature in the middle of
// what the letters over and under it leave free; the seal, which covers about a
// third of that at its left side, at equal height (NĐ 30, Phụ lục I, Mục II,
// khoản 8); and the name.
func (f *finder) signer(at int, room *layout.Room, index int) {
	page, law := &f.pages[at], f.doc.Rules()
	top, end, name := f.free(page, room)
	gap := law.Signature.ImageGap.Default
	width := min(f.chosen("signature_width", law.Layout.SignatureWidth), room.Width)
	signature := Rect{room.X + room.Width/2 - width/2, top + gap, width, max(0, end-top-2*gap)}
	side := f.chosen("seal_width", law.Layout.SealWidth)
	left := signature.X + law.Signature.SealOverlap.Of(width) - side
	seal := Rect{max(0, left), (top+end)/2 - side/2, side, side}
	for _, s := range []struct {
		name SlotName
		key  string
		rect Rect
	}{{SignatureSlot, "/signature", signature}, {SealSlot, "/seal", seal}} {
		drawn := slices.IndexFunc(page.Images, func(i layout.Image) bool { return i.Source == room.Source+s.key })
		if drawn >= 0 {
			i := &page.Images[drawn]
			s.rect = Rect{i.X, i.Y, i.Width, i.High}
		}
		f.add(s.name, at, index, s.rect, drawn >= 0)
	}
	if name.Width > 0 {
		f.add(NameSlot, at, index, name, true)
	}
}

// free is the height that the letters over and under a room leave, and the
// place of the name.
func (f *finder) free(page *layout.Page, room *layout.Room) (top, end units.Length, name Rect) {
	for i := range page.Lines {
		l := &page.Lines[i]
		if !strings.HasPrefix(l.Of.Source, room.Source+"/") {
			continue
		}
		r := around(l, l.Words)
		switch {
		case l.Baseline <= room.Y:
			top = r.Y + r.Height
		case end == 0:
			end = r.Y
		}
		if l.Tag == sheet.Tag(rules.SignerName) {
			name = name.with(r)
		}
	}
	switch {
	case top == 0 && end == 0:
		top, end = room.Y, room.Y+room.Height
	case top == 0:
		top = end - room.Height
	case end == 0:
		end = top + room.Height
	}
	return top, end, name
}

// chosen is a measure of the document's style, or the convention.
func (f *finder) chosen(name string, law rules.Range) units.Length {
	if v, ok := f.doc.Style.Measures[name]; ok {
		return units.Millimetres(v)
	}
	return law.Default
}

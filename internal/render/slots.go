package render

import (
	"context"
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

// Rect is a rectangle from the page's upper left corner.
type Rect struct{ X, Y, Width, Height units.Length }

// Layout is where things stand on the pages.
type Layout struct {
	Pages []Size // in the order of the file
	Slots []Slot
}

// Size is the size of a page.
type Size struct{ Width, Height units.Length }

// The upper and lower reach of Times New Roman's letters, in parts of the size.
const (
	letterUp   = 0.891
	letterDown = 0.216
)

// imageGap is left free between a signature's slot and the lines around it.
const imageGap = units.MM

// Layout lays the document out and finds its slots, in reading order.
func (p *Paper) Layout(ctx context.Context) (Layout, error) {
	pages, err := p.layOut(ctx)
	if err != nil {
		return Layout{}, err
	}
	var out Layout
	for i := range pages {
		out.Pages = append(out.Pages, Size{pages[i].Width, pages[i].Height})
	}
	f := &finder{paper: p, pages: pages}
	f.text()
	f.number()
	f.date()
	f.signers()
	f.copied()
	out.Slots = f.slots
	return out, nil
}

// finder looks for slots on finished pages.
type finder struct {
	paper *Paper
	pages []layout.Page
	slots []Slot
	copy  bool // what is found now is the copying body's

	page, line int // how far the lines of signers are read
}

func (f *finder) add(name SlotName, page, signer int, r Rect, filled bool) {
	if f.copy {
		signer = -1
	}
	f.slots = append(f.slots, Slot{Name: name, Page: page + 1, Signer: signer, Copy: f.copy, Rect: r, Filled: filled})
}

// text is the place for the text of a digital signature.
func (f *finder) text() {
	page := &f.pages[0]
	box := rules.SignatureBox
	edge, width := box.Edge.Default, box.Width.Default
	r := Rect{page.Width - edge - width, edge, width, box.High.Default}
	filled := false
	for i := range page.Lines {
		filled = filled || r.meets(rectOf(&page.Lines[i]))
	}
	f.add(TextSlot, 0, -1, r, filled)
}

func (r Rect) meets(o Rect) bool {
	return r.X < o.X+o.Width && o.X < r.X+r.Width && r.Y < o.Y+o.Height && o.Y < r.Y+r.Height
}

// rectOf is the rectangle around a line's letters.
func rectOf(l *layout.Line) Rect {
	if len(l.Words) == 0 {
		return Rect{}
	}
	first, last := l.Words[0], l.Words[len(l.Words)-1]
	return upright(l, first.X, last.X+last.Width)
}

// upright is a part of a line, as high as its letters reach.
func upright(l *layout.Line, from, to units.Length) Rect {
	var size units.Length
	for i := range l.Words {
		size = max(size, l.Words[i].Char.Size)
	}
	up := units.Length(letterUp * float64(size))
	return Rect{from, l.Baseline - up, to - from, up + units.Length(letterDown*float64(size))}
}

// letter is one character on its line. Spaces between two words are one letter.
type letter struct {
	r        rune
	from, to units.Length
}

// letters are the characters of a line with their places.
func (f *finder) letters(l *layout.Line) []letter {
	var out []letter
	for i, w := range l.Words {
		at := w.X
		for _, r := range w.Text {
			next := at + f.paper.renderer.family.Width(w.Char.Face, w.Char.Size, string(r))
			out = append(out, letter{r, at, next})
			at = next
		}
		if i+1 < len(l.Words) && w.Space {
			out = append(out, letter{' ', at, l.Words[i+1].X})
		}
	}
	return out
}

// first is the first line of an element.
func (f *finder) first(e rules.Element) (page int, l *layout.Line) {
	for i := range f.pages {
		for j := range f.pages[i].Lines {
			if f.pages[i].Lines[j].Tag == sheet.Tag(e) {
				return i, &f.pages[i].Lines[j]
			}
		}
	}
	return 0, nil
}

// last is the last line of an element.
func (f *finder) last(e rules.Element) (page int, l *layout.Line) {
	for i := range f.pages {
		for j := range f.pages[i].Lines {
			if f.pages[i].Lines[j].Tag == sheet.Tag(e) {
				page, l = i, &f.pages[i].Lines[j]
			}
		}
	}
	return page, l
}

// find is the index behind the word, or -1.
func find(letters []letter, word string) int {
	text := make([]rune, len(letters))
	for i, l := range letters {
		text[i] = l.r
	}
	at := strings.Index(string(text), word)
	if at < 0 {
		return -1
	}
	return len([]rune(string(text)[:at])) + len([]rune(word))
}

// space is the width of one space on a line.
func (f *finder) space(l *layout.Line) units.Length {
	c := l.Words[0].Char
	return f.paper.renderer.family.Width(c.Face, c.Size, " ")
}

// gap is the place of the letters from i to j without the spaces around them,
// or what is free between the words there, less a space on either side that
// has one.
func (f *finder) gap(l *layout.Line, letters []letter, i, j int) (from, to units.Length, filled bool) {
	for i < j && letters[i].r == ' ' && i+1 < j {
		i++
	}
	for j-1 > i && letters[j-1].r == ' ' {
		j--
	}
	from, to = letters[i].from, letters[j-1].to
	if letters[i].r != ' ' {
		return from, to, true
	}
	return from + f.space(l), to, false
}

// number is the number in "Số: 09/KH-SNV", or the room left for it.
func (f *finder) number() {
	if page, l := f.first(rules.Reference); l != nil {
		f.numberOn(page, l, "Số", f.paper.doc.NumberText != "")
	}
}

// numberOn is the number behind a word on a line; whole: the line is nothing
// else.
func (f *finder) numberOn(page int, l *layout.Line, word string, whole bool) {
	letters := f.letters(l)
	start := max(0, find(letters, word))
	if start < len(letters) && letters[start].r == ':' {
		start++
	}
	end := len(letters)
	if !whole {
		mark := []rune(f.paper.doc.Rules().Words.NumberFirst)[0]
		for i := start; i < len(letters); i++ {
			if letters[i].r == mark || mark == '-' && letters[i].r == '\u2011' {
				end = i
				break
			}
		}
	}
	if start >= end {
		return
	}
	from, to, filled := f.gap(l, letters, start, end)
	f.add(NumberSlot, page, -1, upright(l, from, to), filled)
}

// date is the date in "Hà Tĩnh, ngày 20 tháng 11 năm 2026" and its parts.
func (f *finder) date() {
	if page, l := f.first(rules.PlaceDate); l != nil {
		f.dateOn(page, l, f.paper.doc.Date)
	}
}

// dateOn is the date on a line. It fails where the line has none.
func (f *finder) dateOn(page int, l *layout.Line, d document.Date) bool {
	letters := f.letters(l)
	day, month, year := find(letters, "ngày"), find(letters, "tháng"), find(letters, "năm")
	if day < 0 || month < day || year < month {
		return false
	}
	f.add(DateSlot, page, -1, upright(l, letters[day-len("ngay")].from, f.yearEnd(l, letters, year)), d.Day > 0)
	parts := []struct {
		name     SlotName
		from, to int
	}{{DaySlot, day, month - len("thang")}, {MonthSlot, month, year - len("nam")}}
	for _, part := range parts {
		from, to, filled := f.gap(l, letters, part.from, part.to)
		if !filled {
			to -= f.space(l)
		}
		f.add(part.name, page, -1, upright(l, from, to), filled)
	}
	from := letters[year-1].to + f.space(l)
	f.add(YearSlot, page, -1, upright(l, from, f.yearEnd(l, letters, year)), d.Year > 0)
	return true
}

// yearEnd is where the year ends, or would: four digits behind "năm".
func (f *finder) yearEnd(l *layout.Line, letters []letter, year int) units.Length {
	if last := letters[len(letters)-1].to; year < len(letters) {
		return last
	}
	c := l.Words[0].Char
	return letters[year-1].to + f.space(l) + f.paper.renderer.family.Width(c.Face, c.Size, "0000")
}

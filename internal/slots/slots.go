// Package slots finds, on finished pages, the places where a signing tool puts
// something: number, date, signatures, seals.
package slots

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
)

// Name tells what belongs into a slot.
type Name string

// The slots.
const (
	Number     Name = "number"         // số, ô số 3
	Date       Name = "date"           // ngày, tháng, năm, ô số 4
	Day        Name = "day"            // the day in it
	Month      Name = "month"          // the month in it
	Year       Name = "year"           // the year in it
	Signature  Name = "signature"      // hình chữ ký, ô số 7c
	Seal       Name = "seal"           // hình con dấu, ô số 8
	SignerName Name = "name"           // họ tên người ký, ô số 7b
	Text       Name = "signature_text" // thông tin chữ ký số, góc trên bên phải trang đầu
)

// Signer is who signs a paper.
type Signer struct {
	Pointer string // JSON Pointer
	Name    string // empty: nobody is named
}

// Slot is a place on the paper where a signing tool puts something.
type Slot struct {
	Name   Name
	Page   int // of the file, from 1
	Rect   layout.Box
	Signer int              // index of the signer whom the slot belongs to; -1: nobody's, or a copy's
	Copy   bool             // the slot is the copying body's, on a copy (bản sao)
	Filled bool             // the document's own text or picture stands there
	Field  string           // the name of the signature field that a PDF may have there; empty: it has none
	Label  string           // says who signs in the field, for who has it read aloud
	Before *sheet.Paragraph // what is read behind the field; nil: nothing is
}

// Find takes the slots from finished pages: those of the document, then those
// of its copy, each in reading order. The signers are in the order of the document;
// copier is who signs for a copying body below, nil: none does.
func Find(pages []layout.Page, signers []Signer, copier *Signer) []Slot {
	f := &finder{pages: pages, copied: copier != nil}
	f.text()
	f.words()
	for i, s := range signers {
		f.signer(s, i)
	}
	if copier != nil {
		f.copy = true
		f.words()
		f.signer(*copier, -1)
	}
	return f.slots
}

// finder takes the slots from finished pages.
type finder struct {
	pages  []layout.Page
	copied bool // those who signed what is copied sign no more
	copy   bool // what is taken now is the copying body's
	slots  []Slot
}

func (f *finder) add(name Name, page, signer int, r layout.Box, filled bool) *Slot {
	f.slots = append(f.slots, Slot{Name: name, Page: page + 1, Signer: signer, Copy: f.copy, Rect: r, Filled: filled})
	return &f.slots[len(f.slots)-1]
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
	r := layout.Box{X: page.Width - edge - width, Y: edge, Width: width, Height: box.High.Default}
	filled := false
	var own *sheet.Paragraph // of an electronic copy, or an annex that is signed by itself
	for i := range page.Lines {
		filled = filled || r.Meets(page.Lines[i].Around(page.Lines[i].Words))
		if p := page.Lines[i].Of; own == nil && p.Tag == sheet.Tag(rules.SignatureText) {
			own = p
		}
	}
	if slot := f.add(Text, 0, -1, r, filled); own != nil {
		slot.Field, slot.Before = string(Text), own
		slot.Label = slot.label("")
	}
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
		name        Name
		words, fill []layout.Word
	}{
		{Number, of[sheet.Number], of[sheet.Number]}, {Date, date, of[sheet.Day]},
		{Day, of[sheet.Day], of[sheet.Day]}, {Month, of[sheet.Month], of[sheet.Month]}, {Year, of[sheet.Year], of[sheet.Year]},
	} {
		if len(s.words) > 0 {
			f.add(s.name, page, -1, l.Around(s.words), len(s.fill) > 0 && s.fill[0].Text != "")
		}
	}
	return true
}

// signer are the slots of a signer: pictures, or the places for them, and the
// name.
func (f *finder) signer(s Signer, index int) {
	first := len(f.slots)
	f.picture(Signature, s.Pointer+"/signature", index)
	f.picture(Seal, s.Pointer+"/seal", index)
	places := f.slots[first:]
	for i := range places {
		if f.copy == f.copied {
			places[i].sign(s.Name)
		}
	}
	for i := range f.pages {
		var name layout.Box
		for j := range f.pages[i].Lines {
			if l := &f.pages[i].Lines[j]; l.Of.Source == s.Pointer+"/name" {
				name = name.With(l.Around(l.Words))
				for k := range places {
					places[k].Before = cmp.Or(places[k].Before, l.Of)
				}
			}
		}
		if name.Width > 0 {
			f.add(SignerName, i, index, name, true)
		}
	}
}

func (f *finder) picture(name Name, source string, index int) {
	for i := range f.pages {
		for _, p := range f.pages[i].Images {
			if p.Source == source {
				f.add(name, i, index, layout.Box{X: p.X, Y: p.Y, Width: p.Width, Height: p.High}, true)
			}
		}
		for _, r := range f.pages[i].Rooms {
			if r.Source == source {
				f.add(name, i, index, r.Box, false)
			}
		}
	}
}

package pdf

import (
	"fmt"

	"vanthu/internal/sheet"
)

// slot is the number of a font in a document: /F0, /F1 … in order of use.
type slot int

// place is where a character is found: a font of the document and a code.
type place struct {
	slot slot
	code byte
}

// slots is the fonts that a document uses. Each face has one font of the
// common page, and as many of uncommon characters as it takes.
type slots struct {
	w      *Writer
	used   []use
	common [4]slot // by face; -1: not used yet
	extra  map[extraRune]place
	open   [5]slot // the font of uncommon characters that has room, by face; -1: none
}

// use is a font in use. runes is nil for a font of the common page.
type use struct {
	face  sheet.Face
	runes []rune
	codes [256]bool // those that are shown
}

type extraRune struct {
	face sheet.Face
	r    rune
}

func (s *slots) reset(w *Writer) {
	s.w, s.used = w, s.used[:0]
	for i := range s.common {
		s.common[i] = -1
	}
	for i := range s.open {
		s.open[i] = -1
	}
	clear(s.extra)
}

// commonSlot is the font of a face's common page.
func (s *slots) commonSlot(face sheet.Face) slot {
	if s.common[face] < 0 {
		s.common[face] = s.add(use{face: face})
	}
	return s.common[face]
}

func (s *slots) add(u use) slot {
	s.used = append(s.used, u)
	return slot(len(s.used) - 1)
}

// extraPlace finds a character that is not in the common page, and gives it a
// place when it first comes.
func (s *slots) extraPlace(face sheet.Face, r rune) (place, error) {
	if sheet.IsMark(r) {
		face = sheet.MarkFace
	}
	key := extraRune{face, r}
	if p, ok := s.extra[key]; ok {
		return p, nil
	}
	if !s.w.family.Covers(r) || r == '\t' {
		return place{}, fmt.Errorf("the faces cannot set %U", r)
	}
	n := s.open[face]
	if n < 0 || len(s.used[n].runes) >= 255-firstCode {
		n = s.add(use{face: face, runes: make([]rune, 0, 16)})
		s.open[face] = n
	}
	u := &s.used[n]
	u.runes = append(u.runes, r)
	p := place{n, byte(firstCode + len(u.runes))}
	if s.extra == nil {
		s.extra = make(map[extraRune]place)
	}
	s.extra[key] = p
	return p, nil
}

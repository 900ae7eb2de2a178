package viet

import (
	"fmt"
	"unicode"
)

// Reason tells why a character may not stand in a document.
type Reason uint8

// The reasons, in the order in which they are tested.
const (
	Fine         Reason = iota // the character may stand
	Broken                     // U+FFFD: what a damaged byte or a lone surrogate decodes to
	NonCharacter               // U+FDD0 to U+FDEF, U+FFFE, U+FFFF
	Control                    // control characters but the tab
	Separator                  // U+2028 and U+2029
	Invisible                  // zero-width and bidirectional controls, soft hyphen, fillers
	PrivateUse                 // has no agreed meaning
	Astral                     // above U+FFFF: emoji, rare ideographs
	LoneMark                   // a combining mark that did not melt into its letter and that the face lacks
	Uncovered                  // the face has no glyph for it
)

// HardHyphen is the hyphen at which no line may be broken. The faces lack it,
// but it is accepted: what prints is a plain hyphen.
const HardHyphen = '\u2011'

// Flaw is a character that may not stand where it does.
type Flaw struct {
	Rune   rune
	Pos    int // counted in characters of the string, from 1
	Reason Reason
}

// Code is the character's name in Unicode, as U+200B.
func (f Flaw) Code() string { return fmt.Sprintf("U+%04X", f.Rune) }

// Inspection is how strictly text is looked at.
type Inspection struct {
	Breaks bool            // "\n" is allowed: it parts the paragraphs of a table cell
	Covers func(rune) bool // tells whether the faces have a glyph; nil: not looked at
}

// Flaws finds the characters of s that may not stand. The text must be in NFC.
func Flaws(s string, in Inspection) []Flaw {
	var flaws []Flaw
	pos := 0
	for _, r := range s {
		pos++
		if r == '\n' && in.Breaks {
			continue
		}
		if why := Judge(r, in.Covers); why != Fine {
			flaws = append(flaws, Flaw{r, pos, why})
		}
	}
	return flaws
}

// Judge tells whether a character may stand in a document, and why not. The
// faces are asked through covers, unless it is nil.
func Judge(r rune, covers func(rune) bool) Reason {
	switch {
	case r == '\t' || r == HardHyphen:
		return Fine
	case r >= ' ' && r <= '~':
		// printable ASCII: only the faces can object
	case r == unicode.ReplacementChar:
		return Broken
	case r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE:
		return NonCharacter
	case unicode.Is(unicode.Cc, r):
		return Control
	case r == 0x2028 || r == 0x2029:
		return Separator
	case unseen(r):
		return Invisible
	case unicode.Is(unicode.Co, r):
		return PrivateUse
	case r > 0xFFFF:
		return Astral
	}
	if covers == nil || covers(r) {
		return Fine
	}
	if unicode.Is(unicode.M, r) {
		return LoneMark
	}
	return Uncovered
}

// unseen tells of characters that leave no ink and are no spaces: all format
// characters, variation selectors, and the fillers of other scripts.
func unseen(r rune) bool {
	return unicode.Is(unicode.Cf, r) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) ||
		unicode.Is(unicode.Variation_Selector, r)
}

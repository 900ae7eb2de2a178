package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// The bits of OS/2 fsType that say what a face's licence allows.
const (
	fsRestricted = 0x0002 // may not be embedded at all
	fsLevels     = 0x000E // the bits of which the least restrictive counts
	fsNoSubset   = 0x0100 // may only be embedded whole; we embed subsets
	fsBitmapOnly = 0x0200 // only its bitmaps may be embedded
)

// check tells whether data looks like a TrueType face that we may embed.
func check(data string) error {
	b := []byte(data[:min(len(data), 12+64*16)])
	if len(b) < 12 {
		return errors.New("not a TrueType face: too short")
	}
	switch tag := string(b[:4]); tag {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return errors.New("not a TrueType face: it has PostScript outlines (OpenType CFF)")
	case "ttcf":
		return errors.New("not a TrueType face: it is a collection of faces (TTC)")
	case "wOFF", "wOF2":
		return errors.New("not a TrueType face: it is a web font (WOFF)")
	default:
		return fmt.Errorf("not a TrueType face: it begins with %q", tag)
	}
	for t := b[12:]; len(t) >= 16; t = t[16:] {
		if string(t[:4]) != "OS/2" {
			continue
		}
		at := int64(binary.BigEndian.Uint32(t[8:]))
		if at+10 > int64(len(data)) {
			return errors.New("not a TrueType face: its OS/2 table is cut off")
		}
		return embeddable(binary.BigEndian.Uint16([]byte(data[at+8 : at+10])))
	}
	return errors.New("not a usable face: no OS/2 table tells whether it may be embedded")
}

func embeddable(fsType uint16) error {
	switch {
	case fsType&fsLevels == fsRestricted:
		return fmt.Errorf("its licence forbids embedding in documents (OS/2 fsType %#04x: restricted)", fsType)
	case fsType&fsNoSubset != 0:
		return fmt.Errorf("its licence forbids embedding a subset (OS/2 fsType %#04x)", fsType)
	case fsType&fsBitmapOnly != 0:
		return fmt.Errorf("its licence forbids embedding outlines (OS/2 fsType %#04x: bitmaps only)", fsType)
	}
	return nil
}

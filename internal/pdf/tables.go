package pdf

import (
	"encoding/binary"

	"vanthu/internal/deflate"
)

// codeOf makes the code that is best for outlines and metrics, and good for tables,
// which repeat what stood 2 or 4 bytes before. All cuts of a face are packed in one
// code, whatever is in them: so a glyph is packed once, and files are made by joining.
func codeOf(data [][]byte) *deflate.Code {
	var often deflate.Often
	total := 0
	for _, d := range data {
		total += len(d)
		for _, b := range d {
			often.Symbols[b]++
		}
	}
	for i := range often.Symbols {
		often.Symbols[i] = max(often.Symbols[i], 1)
		if i > deflate.EndOfBlock {
			often.Symbols[i] = total/1000 + 1 // a guess: most files have some dozens of them
		}
	}
	often.Distances[2-1], often.Distances[4-1] = 1, 1
	return deflate.NewCode(&often)
}

// packTable packs data of entries of 2 or 4 bytes. Entries that are as the
// one before cost next to nothing.
func packTable(c *deflate.Code, b *deflate.Bits, data []byte, entry int) {
	const least, most = 3, 256 // bytes of a repeat; not 258, so that no half an entry is left
	done := 0
	for i := entry; i+entry <= len(data); {
		run := 0
		for at := i; run < most && at+entry <= len(data) && asBefore(data[at-entry:], entry); at += entry {
			run += entry
		}
		if run < least {
			i += entry
			continue
		}
		c.Literals(b, data[done:i])
		c.Repeat(b, run, entry)
		i += run
		done = i
	}
	c.Literals(b, data[done:])
}

// asBefore tells whether the second entry of data is as the first.
func asBefore(data []byte, entry int) bool {
	if entry == 2 {
		return binary.LittleEndian.Uint16(data) == binary.LittleEndian.Uint16(data[2:])
	}
	return binary.LittleEndian.Uint32(data) == binary.LittleEndian.Uint32(data[4:])
}

package compose

import (
	"vanthu/internal/memory"
	"vanthu/internal/sheet"
)

// stock is what paragraphs and their runs are cut from.
type stock struct {
	ofParagraphs memory.Stock[sheet.Paragraph]
	ofRuns       memory.Stock[sheet.Run]
	loans        *memory.Loans // what they are borrowed of; nil: they are not
}

// What paragraphs and runs are borrowed from.
var (
	paragraphShelf = memory.NewShelf[sheet.Paragraph](32)
	runShelf       = memory.NewShelf[sheet.Run](64)
)

// How many are made room for at a time.
const someParagraphs, someRuns, someStyles, someBlocks = 20, 16, 12, 16

// paragraph is a paragraph of a style, with its format.
func (s *stock) paragraph(st *sheet.Style) *sheet.Paragraph {
	p := &s.ofParagraphs.Borrow(paragraphShelf, s.loans, 1, someParagraphs)[:1][0]
	p.Style, p.Format = st, st.Format
	return p
}

// room is room for so many runs, the last of which is there.
func (s *stock) room(n int, last sheet.Run) []sheet.Run {
	own := s.ofRuns.Borrow(runShelf, s.loans, n, someRuns)[:n]
	own[n-1] = last
	return own
}

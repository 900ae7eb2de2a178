package render

import (
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
)

// copied are the slots of a copy on paper (bản sao): the copying body's own
// number, date and signer, which stand under the copied text. An electronic
// copy has none: its line is made when it is signed.
func (f *finder) copied() {
	from := f.paper.doc.Copy
	if from == nil || from.Electronic {
		return
	}
	f.copy = true
	if f.paper.doc.Rules().Copies.Stamp != nil {
		f.stamped()
	} else {
		if page, l := f.last(rules.Reference); l != nil {
			f.numberOn(page, l, "Số", false)
		}
		if page, l := f.last(rules.PlaceDate); l != nil {
			f.dateOn(page, l, from.Date)
		}
	}
	if t := f.copyTable(); t != nil && from.Signer != nil {
		n := len(f.paper.doc.AllSigners())
		f.signing(t, n, n+1)
	}
}

// stamped are number and date in the Party's stamp of a copy.
func (f *finder) stamped() {
	for i := range f.pages {
		for j := range f.pages[i].Lines {
			l := &f.pages[i].Lines[j]
			if l.Tag != sheet.Tag(rules.CopyStamp) {
				continue
			}
			if letters := f.letters(l); find(letters, "bản sao:") >= 0 {
				f.numberOn(i, l, "bản sao:", false)
				continue
			}
			if f.dateOn(i, l, f.paper.doc.Copy.Date) {
				return
			}
		}
	}
}

// copyTable is the table with the signature of who copies, the last of its
// kind; nil where the paper is no copy, or nobody signs it.
func (f *finder) copyTable() *sheet.Table {
	if c := f.paper.doc.Copy; c == nil || c.Electronic || c.Signer == nil {
		return nil
	}
	sections := f.paper.sheet.Sections
	blocks := sections[len(sections)-1].Blocks
	for i := len(blocks) - 1; i >= 0; i-- {
		if t, ok := blocks[i].(*sheet.Table); ok && (t.Tag == "signature" || t.Tag == "copy") {
			return t
		}
	}
	return nil
}

package importer

import (
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// modern writes what is in an old encoding in Unicode: by the face of each run,
// and by its words where it names none.
func (r *reader) modern() {
	told := map[viet.Encoding]bool{}
	whole := r.oldEncoding()
	r.eachParagraph(func(p *seen.Paragraph) {
		for i := range p.Runs {
			run := &p.Runs[i]
			run.Text = viet.NFC(run.Text)
			e := viet.FaceEncoding(run.Face)
			if e == "" || viet.Modern(run.Text) {
				old, found := viet.OldEncoding(run.Text)
				if !found || !old.Sure && (old.Encoding != whole || viet.Modern(run.Text)) {
					continue
				}
				e = old.Encoding
			}
			was := run.Text
			run.Text = e.Unicode(run.Text)
			if strings.HasSuffix(run.Face, "H") && e == viet.TCVN3 { // .VnTimeH has capitals only
				run.Text = viet.Upper(run.Text)
			}
			if was != run.Text && !told[e] {
				told[e] = true
				a, b := firstChanged(was, run.Text)
				r.find(fault.Warning, "", "import.encoding", nil, oldLetters, string(e), a, b)
			}
		}
	})
}

// oldEncoding is the encoding of the whole paper, where that is sure.
func (r *reader) oldEncoding() viet.Encoding {
	var text strings.Builder
	r.eachParagraph(func(p *seen.Paragraph) {
		for i := range p.Runs {
			if !viet.Modern(p.Runs[i].Text) {
				text.WriteString(p.Runs[i].Text)
			}
		}
		text.WriteByte(' ')
	})
	if old, found := viet.OldEncoding(viet.NFC(text.String())); found && old.Sure {
		return old.Encoding
	}
	return ""
}

// firstChanged is the first word that differs.
func firstChanged(was, is string) (string, string) {
	a, b := strings.Fields(was), strings.Fields(is)
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i], b[i]
		}
	}
	return shortened(was), shortened(is)
}

// eachParagraph calls a function with all paragraphs of the paper.
func (r *reader) eachParagraph(do func(*seen.Paragraph)) {
	var each func(blocks []seen.Block)
	each = func(blocks []seen.Block) {
		for i := range blocks {
			if p := blocks[i].Paragraph; p != nil {
				do(p)
			}
			if t := blocks[i].Table; t != nil {
				for _, row := range t.Rows {
					for _, c := range row.Cells {
						each(c.Blocks)
					}
				}
			}
		}
	}
	each(r.paper.Blocks)
	for i := range r.paper.Sheets {
		s := &r.paper.Sheets[i]
		for _, blocks := range [][]seen.Block{s.FirstHeader, s.FirstFooter, s.Header, s.Footer} {
			each(blocks)
		}
	}
}

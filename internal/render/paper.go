package render

import (
	"io"
	"slices"
	"strings"

	"vanthu/internal/compose"
	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/pdf"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/wordml"
)

// Paper is a composed document, from which files are made and slots are read.
// It serves one goroutine.
type Paper struct {
	renderer *Renderer
	doc      *document.Document
	sheet    *sheet.Sheet
	pages    []layout.Page // nil: not laid out yet
}

// Compose decides all that the document's paper says.
func (r *Renderer) Compose(d *document.Document) *Paper {
	return &Paper{renderer: r, doc: d, sheet: compose.Sheet(d, r.family)}
}

// Render makes files, as Renderer.Render does.
func (p *Paper) Render(formats ...Format) (Result, error) {
	var result Result
	if slices.Contains(formats, PDF) {
		pages, err := p.layOut()
		if err != nil {
			return Result{}, err
		}
		result.Pages = len(pages)
		document := pdf.Document{Info: p.sheet.Info, Pages: pages}
		if err := result.add(PDF, func(w io.Writer) ([]byte, error) {
			id, err := p.renderer.pdf.Write(w, document)
			return id[:], err
		}); err != nil {
			return Result{}, err
		}
	}
	if slices.Contains(formats, DOCX) {
		if err := result.add(DOCX, func(w io.Writer) ([]byte, error) { return nil, wordml.Write(w, p.sheet) }); err != nil {
			return Result{}, err
		}
	}
	return result, nil
}

func (p *Paper) layOut() ([]layout.Page, error) {
	if p.pages != nil {
		return p.pages, nil
	}
	pages, err := layout.Pages(p.sheet, p.renderer.family)
	p.pages = pages
	return pages, err
}

// Date is the ISO day that the files carry as theirs.
func (p *Paper) Date() string { return p.sheet.Info.Date }

// Reference is the number and symbol as they are printed, without the word
// "Số": "09/KH-SNV", and "/KH-SNV" where the number is blank.
func (p *Paper) Reference() string {
	found := firstTagged(p.sheet.Sections[0].Blocks, sheet.Tag(rules.Reference))
	if found == nil {
		return ""
	}
	text := strings.ReplaceAll(textOf(found), "\u2011", "-")
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "Số"))
	return strings.TrimSpace(strings.TrimPrefix(text, ":"))
}

// firstTagged is the first paragraph of the tag, in reading order, or nil.
func firstTagged(blocks []sheet.Block, tag sheet.Tag) *sheet.Paragraph {
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			if b.Tag == tag {
				return b
			}
		case *sheet.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					if p := firstTagged(cell.Blocks, tag); p != nil {
						return p
					}
				}
			}
		}
	}
	return nil
}

// textOf is the text of a paragraph's runs.
func textOf(p *sheet.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

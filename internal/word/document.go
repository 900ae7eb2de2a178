package word

// Document is a DOCX read back. Formatting is what Word makes of it: the defaults of the document, the chain of styles
// and the paragraph's or run's own properties, each over the one before. Of a table style the borders and what it says of
// the whole table are read, not what it says of single rows.
type Document struct {
	Parts    []string // names of the parts, in the order of the container
	Styles   []Style  // in the order of styles.xml
	Body     Story
	Headers  []Story // in the order of the main part's relationships
	Footers  []Story
	Sections []Section
	// Notes are the footnotes, then the endnotes, as far as they hold a text of the author's.
	Notes []Story
	// Comments, Insertions and Deletions count what is left of the work of several: comments, and changes that are neither
	// taken nor refused. Signed: the file holds a digital signature.
	Comments, Insertions, Deletions int
	Signed                          bool
	// Pages is how many pages the program that saved the file counted; 0 where it does not tell. What was changed since by
	// another program may have made it wrong.
	Pages int
	// Unread names what the file holds and could not be read, each once: "equation", "chart", "diagram", "object", "a file
	// within the file". Of an equation the letters are read.
	Unread []string
}

// Story is the content of the body, of a header or of a footer.
type Story struct {
	Part   string // name of the part, such as "word/header1.xml"
	Blocks []Block
}

// Block is a *Paragraph or a *Table.
type Block interface{ isBlock() }

func (*Paragraph) isBlock() {}
func (*Table) isBlock()     {}

// Style is a style's name and place; what it sets is in the paragraphs and runs that use it.
type Style struct {
	ID      string // what paragraphs refer to, such as "Heading1"
	Name    string // what Word shows, such as "heading 1"
	Type    string // "paragraph", "character", "table", "numbering"
	BasedOn string // ID of the parent, "" for none
	Default bool   // used where a paragraph or run names no style
}

// Story finds a header or footer by the name of its part, as SectionPart gives it; nil where there is none.
func (p *Document) Story(part string) *Story {
	for _, list := range [][]Story{p.Headers, p.Footers} {
		for i := range list {
			if list[i].Part == part {
				return &list[i]
			}
		}
	}
	return nil
}

// Paragraphs is every paragraph of the story in document order: a table's cell by cell, row by row, nested tables
// included, and those of a text box after the paragraph that holds it.
func (s *Story) Paragraphs() []*Paragraph { return paragraphs(nil, s.Blocks) }

// Tables is every table of the story in document order, an outer one before those inside it.
func (s *Story) Tables() []*Table { return tables(nil, s.Blocks) }

func paragraphs(out []*Paragraph, blocks []Block) []*Paragraph {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			out = append(out, b)
			for _, box := range b.Boxes {
				out = paragraphs(out, box)
			}
		case *Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					out = paragraphs(out, cell.Blocks)
				}
			}
		}
	}
	return out
}

func tables(out []*Table, blocks []Block) []*Table {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			for _, box := range b.Boxes {
				out = tables(out, box)
			}
		case *Table:
			out = append(out, b)
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					out = tables(out, cell.Blocks)
				}
			}
		}
	}
	return out
}

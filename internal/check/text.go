package check

import (
	"strconv"

	"vanthu/internal/document"
)

func itoa(n int) string { return strconv.Itoa(n) }

// texts visits every text of the body with its pointer.
func (c *checker) texts(visit func(pointer, text string)) {
	d := c.doc
	visit("/subject", d.Subject.String())
	for _, list := range []struct {
		name  string
		texts []string
	}{{"bases", d.Bases}, {"opening", d.Opening}, {"purposes", d.Purposes}} {
		for i, text := range list.texts {
			visit("/"+list.name+"/"+itoa(i), text)
		}
	}
	blocks("/sections", d.Sections, visit)
	for i, text := range d.Closing {
		visit("/closing/"+itoa(i), text)
	}
	annexTexts("/attachments", d.Attachments, visit)
}

// annexTexts visits the texts of attachments and of their own.
func annexTexts(at string, list []document.Attachment, visit func(pointer, text string)) {
	for i := range list {
		here := at + "/" + itoa(i)
		blocks(here+"/content", list[i].Content, visit)
		annexTexts(here+"/attachments", list[i].Attachments, visit)
	}
}

// blocks visits the texts of a tree.
func blocks(at string, list []document.Block, visit func(pointer, text string)) {
	for i := range list {
		block(at+"/"+itoa(i), &list[i], visit)
	}
}

func block(at string, b *document.Block, visit func(pointer, text string)) {
	if b.Pointer != "" {
		at = b.Pointer
	}
	switch b.Kind {
	case document.Paragraph:
		visit(at, b.Text)
	case document.Heading:
		visit(at+"/title", b.Text)
	case document.Numbered:
		visit(at+"/text", b.Text)
	case document.ItemList:
		for i := range b.Items {
			item(at+"/items/"+itoa(i), &b.Items[i], visit)
		}
	case document.TableBlock:
		cells(at+"/table", b.Table, visit)
	case document.Picture:
		visit(at+"/image/caption", b.Image.Caption)
	}
	blocks(at+"/content", b.Content, visit)
}

// item visits a dash item, which may be given as a string alone.
func item(at string, b *document.Block, visit func(pointer, text string)) {
	if len(b.Content) == 0 {
		visit(at, b.Text)
		return
	}
	visit(at+"/text", b.Text)
	blocks(at+"/content", b.Content, visit)
}

func cells(at string, t *document.Table, visit func(pointer, text string)) {
	if t == nil {
		return
	}
	for _, part := range []struct {
		name string
		rows [][]document.Cell
	}{{"header", t.Header}, {"rows", t.Rows}} {
		for i, row := range part.rows {
			for j := range row {
				visit(at+"/"+part.name+"/"+itoa(i)+"/"+itoa(j), row[j].Text)
			}
		}
	}
}

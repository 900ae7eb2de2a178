package check

import (
	"strconv"

	"vanthu/internal/document"
)

func itoa(n int) string { return strconv.Itoa(n) }

// spot is a text of the body, with its pointer.
type spot struct{ pointer, text string }

// texts visits every text of the body with its pointer.
func (c *checker) texts(visit func(pointer, text string)) {
	if c.spots == nil {
		eachText(c.doc, func(pointer, text string) { c.spots = append(c.spots, spot{pointer, text}) })
	}
	for i := range c.spots {
		visit(c.spots[i].pointer, c.spots[i].text)
	}
}

func eachText(d *document.Document, visit func(pointer, text string)) {
	visit("/subject", d.Subject.String())
	for _, list := range []struct {
		name  string
		texts []string
	}{{"bases", d.Bases}, {"opening", d.Opening}, {"purposes", d.Purposes}} {
		for i, text := range list.texts {
			visit("/"+list.name+"/"+itoa(i), text)
		}
	}
	blocks(d.Sections, visit)
	for i, text := range d.Closing {
		visit("/closing/"+itoa(i), text)
	}
	annexTexts(d.Attachments, visit)
}

// annexTexts visits the texts of attachments and of their own.
func annexTexts(list []document.Attachment, visit func(pointer, text string)) {
	for i := range list {
		blocks(list[i].Content, visit)
		annexTexts(list[i].Attachments, visit)
	}
}

// blocks visits the texts of a tree.
func blocks(list []document.Block, visit func(pointer, text string)) {
	for i := range list {
		b := &list[i]
		switch b.Kind {
		case document.Paragraph, document.Heading, document.Numbered:
			visit(b.TextPointer(), b.Text)
		case document.ItemList:
			blocks(b.Items, visit)
		case document.TableBlock:
			cells(b.Pointer+"/table/header/", b.Table.Header, visit)
			cells(b.Pointer+"/table/rows/", b.Table.Rows, visit)
		case document.Picture:
			visit(b.Pointer+"/image/caption", b.Image.Caption)
		}
		blocks(b.Content, visit)
	}
}

// cells visits the texts of rows.
func cells(at string, rows [][]document.Cell, visit func(pointer, text string)) {
	for i, row := range rows {
		for j := range row {
			visit(row[j].TextPointer(at+itoa(i)+"/"+itoa(j)), row[j].Text)
		}
	}
}

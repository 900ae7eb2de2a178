package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

// teller is a witness: it walks through a sheet as a person reads it, and notes
// what stands on some pages.
type teller struct {
	on                    map[*sheet.Paragraph]string // text on the pages, without blanks
	text, heads           strings.Builder
	items, cells, reaches []string
}

// toldOf is what those pages of a sheet should tell: see toldBy.
func toldOf(s *sheet.Sheet, pages []layout.Page) map[string][]string {
	t := teller{on: map[*sheet.Paragraph]string{}}
	for i := range pages {
		for j := range pages[i].Lines {
			if l := &pages[i].Lines[j]; !l.Again {
				for k := range l.Words {
					t.on[l.Of] += strings.Map(metrics.Drawn, l.Words[k].Text)
				}
			}
		}
	}
	for p, text := range t.on {
		t.on[p] = squeezed(text)
	}
	t.sheet(s)
	slices.Sort(t.items)
	return map[string][]string{"text": {t.text.String()}, "headings": {t.heads.String()}, "items": t.items, "cells": t.cells}
}

var reaches = regexp.MustCompile(`/(Col|Row)Span \d+`)

// reachesOf are the cells of a sheet that reach over others, as poppler tells them.
func reachesOf(s *sheet.Sheet) []string {
	var t teller
	t.sheet(s)
	return t.reaches
}

func (t *teller) sheet(s *sheet.Sheet) {
	for _, section := range s.Sections {
		t.blocks(slices.Concat(section.FirstHeader, section.Blocks, section.LastFooter, section.FirstFooter))
		for _, stamp := range slices.Concat(section.Stamps, section.LastStamps) {
			t.blocks(stamp.Blocks)
		}
	}
}

func (t *teller) blocks(blocks []sheet.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			t.paragraph(b)
		case *sheet.Box:
			t.paragraph(b.Text)
		case *sheet.Table:
			t.table(b)
		}
	}
}

func (t *teller) paragraph(p *sheet.Paragraph) {
	text := t.on[p]
	t.text.WriteString(text)
	switch {
	case p.Heading > 0:
		t.heads.WriteString(text)
	case p.Item > 0 && text != "":
		t.items = append(t.items, text)
	}
}

func (t *teller) table(table *sheet.Table) {
	grid := table.Border > 0 || slices.ContainsFunc(table.Rows, func(r sheet.Row) bool {
		return slices.ContainsFunc(r.Cells, func(c sheet.Cell) bool { return c.Role == sheet.Head })
	})
	for i, row := range table.Rows {
		cells := slices.Clone(row.Cells)
		if row.RightFirst {
			slices.Reverse(cells)
		}
		for _, c := range cells {
			before := t.text.Len()
			t.blocks(c.Blocks)
			if !grid {
				continue
			}
			if text := t.text.String()[before:]; text != "" {
				t.cells = append(t.cells, text)
			}
			t.reach(&c, table.Rows[i:])
		}
	}
}

// reach notes how far a cell of the first of some rows reaches. Rows without cells
// of their own are none to a reader.
func (t *teller) reach(c *sheet.Cell, rows []sheet.Row) {
	down := 0
	for i := range rows[:c.RowSpan] {
		if len(rows[i].Cells) > 0 {
			down++
		}
	}
	for _, r := range []struct {
		way string
		n   int
	}{{"Col", c.Span}, {"Row", down}} {
		if r.n > 1 {
			t.reaches = append(t.reaches, fmt.Sprintf("/%sSpan %d", r.way, r.n))
		}
	}
}

package pasted

import (
	"regexp"
	"strconv"
	"strings"

	"vanthu/internal/markup"
	"vanthu/internal/seen"
)

var (
	mdHeading = regexp.MustCompile(`^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$`)
	mdRule    = regexp.MustCompile(`^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$`)
	mdFence   = regexp.MustCompile("^\\s*(```|~~~)")
	mdNested  = regexp.MustCompile(`^\s{2,}[-*+]\s+`)
	mdStar    = regexp.MustCompile(`^(\s*)[*]\s+`)
	mdMarked  = regexp.MustCompile(`(?m)^ {0,3}#{1,6}\s|\*\*\S[^*\n]*\*\*|^\s*\|.*\|\s*$`)
)

// Text reads words alone: each line is a paragraph. Where it has marks of
// Markdown (headings, bold, tables) they are looks, and no words.
func Text(text string) *seen.Paper {
	if !mdMarked.MatchString(text) {
		return seen.FromText(text)
	}
	styles, alike := map[int]string{}, map[int]int{} // headings of each level; one alone is the title's second line
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	marked := map[int][]seen.Run{}
	tables := map[int]*seen.Table{}
	for i := 0; i < len(lines); i++ {
		if n := tableAt(lines[i:]); n > 0 {
			tables[i+1] = tableOf(lines[i:i+n], len(tables)+1)
			lines[i] = tableMark
			for k := i + 1; k < i+n; k++ {
				lines[k] = ""
			}
			i += n - 1
			continue
		}
		if m := mdHeading.FindStringSubmatch(lines[i]); m != nil && len(m[1]) > 1 {
			alike[len(m[1])]++
			styles[i+1] = seen.HeadingStyle + strconv.Itoa(len(m[1]))
		}
		lines[i], marked[i+1] = unmarked(lines[i])
	}
	p := seen.FromText(strings.Join(lines, "\n"))
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Paragraph == nil || b.Paragraph.Place.Column > 0 {
			continue
		}
		if t := tables[b.Paragraph.Place.Paragraph]; t != nil {
			*b = seen.Block{Table: t}
		} else if runs := marked[b.Paragraph.Place.Paragraph]; runs != nil {
			b.Paragraph.Runs = runs
			if style := styles[b.Paragraph.Place.Paragraph]; style != "" && alike[int(style[len(style)-1]-'0')] > 1 {
				b.Paragraph.Set.StyleName = style
			}
		}
	}
	return p
}

// tableMark stands for a table among lines.
const tableMark = "|"

// unmarked is a line without its marks, and its runs where it has some.
func unmarked(line string) (string, []seen.Run) {
	if mdFence.MatchString(line) {
		return "", nil
	}
	heading := false
	if m := mdHeading.FindStringSubmatch(line); m != nil {
		line, heading = m[2], true
	}
	line = strings.TrimPrefix(line, "> ")
	line = mdNested.ReplaceAllString(line, "+ ")
	line = mdStar.ReplaceAllString(line, "$1- ")
	runs := runsOf(line, heading)
	var plain strings.Builder
	for _, r := range runs {
		plain.WriteString(r.Text)
	}
	return plain.String(), runs
}

// runsOf reads the marks of a text. Two underscores are bold in Markdown.
func runsOf(text string, bold bool) []seen.Run {
	var out []seen.Run
	for _, s := range markup.Read(text) {
		raised := map[markup.Script]int{markup.Super: 1, markup.Sub: -1}[s.Script]
		run := seen.Run{Text: s.Text, Bold: bold || s.Bold || s.Underline, Italic: s.Italic, Raised: raised}
		if n := len(out); n > 0 && sameLook(out[n-1], run) {
			out[n-1].Text += run.Text
			continue
		}
		out = append(out, run)
	}
	return out
}

// tableAt is how many lines a table has that text begins with, 0 for none.
func tableAt(lines []string) int {
	if len(lines) < 2 || !strings.Contains(lines[0], "|") || !mdRule.MatchString(lines[1]) || !strings.Contains(lines[1], "-") || !strings.Contains(lines[1], "|") {
		return 0
	}
	n := 2
	for n < len(lines) && strings.Contains(lines[n], "|") && strings.TrimSpace(lines[n]) != "" {
		n++
	}
	return n
}

// tableOf reads the lines of a table; the second one only parts the head from
// the rest.
func tableOf(lines []string, number int) *seen.Table {
	t := &seen.Table{Place: seen.Place{Table: number}}
	for i, line := range lines {
		if i == 1 {
			continue
		}
		row := seen.Row{Header: i == 0}
		for x, text := range cellsOf(line) {
			p := &seen.Paragraph{Place: seen.Place{Table: number, Row: len(t.Rows) + 1, Cell: x + 1}, Runs: runsOf(text, i == 0)}
			row.Cells = append(row.Cells, seen.Cell{Column: x, Span: 1, Rows: 1, Blocks: []seen.Block{{Paragraph: p}}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cellsOf are the cells of a line; a backslash keeps a bar.
func cellsOf(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if !strings.HasSuffix(line, `\|`) {
		line = strings.TrimSuffix(line, "|")
	}
	const kept = "\x00"
	var out []string
	for cell := range strings.SplitSeq(strings.ReplaceAll(line, `\|`, kept), "|") {
		out = append(out, strings.TrimSpace(strings.ReplaceAll(cell, kept, "|")))
	}
	return out
}

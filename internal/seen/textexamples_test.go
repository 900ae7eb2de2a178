package seen

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/viet"
	"vanthu/internal/word"
)

// flat is a Word file as words alone: the cells of a table beside each other with
// tabs, or one under the other.
func flat(blocks []word.Block, beside bool) (out []string) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *word.Paragraph:
			text := b.Text()
			if len(b.Runs) > 0 && b.Runs[0].Caps {
				text = viet.Upper(text)
			}
			out = append(out, strings.Split(text, "\n")...)
		case *word.Table:
			for _, r := range b.Rows {
				out = append(out, flatRow(r, beside)...)
			}
		}
	}
	return out
}

func flatRow(r word.Row, beside bool) (out []string) {
	var columns [][]string
	most := 0
	for _, c := range r.Cells {
		lines := flat(c.Blocks, beside)
		columns = append(columns, lines)
		most = max(most, len(lines))
		if !beside {
			out = append(out, lines...)
		}
	}
	for i := 0; beside && i < most; i++ {
		var cells []string
		for _, c := range columns {
			cells = append(cells, strings.Join(c[min(i, len(c)):min(i+1, len(c))], ""))
		}
		out = append(out, strings.Join(cells, "\t\t"))
	}
	return out
}

// TestExamplesText wants of each example as words alone, set both ways, what its
// document says. What is read otherwise stands in the golden, which may only become
// shorter.
func TestExamplesText(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	for name, e := range eachExample(t) {
		data := read(t, name+".docx")
		d, err := word.Read(nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, beside := range []bool{true, false} {
			p := FromText(strings.Join(flat(d.Body.Blocks, beside), "\n"))
			p.Name()
			for _, f := range e.fields(p) {
				if !f.right() {
					fmt.Fprintf(&out, "%s %v %s: %q, want %q\n", filepath.Base(name), beside, f.name, f.got, f.want)
				}
			}
		}
	}
	against(t, "testdata/text.txt", out.String())
}

package facsimile_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"vanthu/internal/facsimile"
	"vanthu/internal/seen"
)

// text is all letters of blocks.
func text(blocks []facsimile.Block) string {
	var b strings.Builder
	for i := range blocks {
		for _, r := range blocks[i].Text {
			b.WriteString(r.Text)
		}
		for _, row := range blocks[i].Rows {
			for _, c := range row {
				b.WriteString(text(c.Blocks))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// find is the first block of a part.
func find(blocks []facsimile.Block, part string) *facsimile.Block {
	for i := range blocks {
		if blocks[i].Part == part {
			return &blocks[i]
		}
	}
	return nil
}

func TestOf(t *testing.T) {
	for _, name := range []string{"bao-cao.docx", "bao-cao.pdf"} {
		data, err := os.ReadFile("../../examples/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var p *seen.Paper
		if strings.HasSuffix(name, ".pdf") {
			p, err = seen.FromPDF(nil, data)
		} else {
			p, err = seen.FromWord(nil, bytes.NewReader(data), int64(len(data)))
		}
		if err != nil {
			t.Fatal(err)
		}
		p.Name()
		got := facsimile.Of(p)
		if pdf := p.Source == seen.PDF; pdf != (len(got.Pages) == 3) {
			t.Errorf("%s: pages %v", name, got.Pages)
		}
		for part, words := range map[string]string{"issuer": "BAN QUẢN LÝ DỰ ÁN", "type_name": "BÁO CÁO", "table": "Tên dự án"} {
			b := find(got.Blocks, part)
			if part == "table" {
				if all := text(got.Blocks); !strings.Contains(all, words) {
					t.Errorf("%s: no %q", name, words)
				}
				continue
			}
			if b == nil || !strings.Contains(text([]facsimile.Block{*b}), words) || b.Align != "center" || !b.Text[0].Bold {
				t.Errorf("%s: %s is %+v", name, part, b)
			}
		}
		if b := find(got.Blocks, "issuer"); b != nil && b.Column != 1 {
			t.Errorf("%s: the issuer stands in column %d", name, b.Column)
		}
	}
}

// TestOldLetters has runs in a face of TCVN3, of which the files hold other
// letters than their readers see.
func TestOldLetters(t *testing.T) {
	p := &seen.Paper{Blocks: []seen.Block{{Paragraph: &seen.Paragraph{Runs: []seen.Run{
		{Text: "b¸o c¸o", Face: ".VnTimeH"}, {Text: ", kÕt qu¶, ", Face: ".VnTime"}, {Text: "hòa bình", Capitals: true},
	}}}}}
	if got := text(facsimile.Of(p).Blocks); got != "BÁO CÁO, kết quả, HÒA BÌNH\n" {
		t.Errorf("%q", got)
	}
}

package pasted

import (
	"fmt"
	"strings"
	"testing"

	"vanthu/internal/seen"
)

// show writes a paper's blocks as lines: alignment, number, runs with looks.
func show(p *seen.Paper) string {
	var b strings.Builder
	showBlocks(&b, p.Blocks, "")
	return b.String()
}

func showBlocks(b *strings.Builder, blocks []seen.Block, indent string) {
	for _, block := range blocks {
		switch {
		case block.Paragraph != nil:
			p := block.Paragraph
			b.WriteString(indent + []string{"", "center ", "right ", "justify "}[p.Set.Align])
			if p.Set.PageBreakBefore {
				b.WriteString("new page ")
			}
			if p.Number != "" {
				b.WriteString("[" + p.Number + "] ")
			}
			for _, r := range p.Runs {
				style := ""
				for _, on := range []struct {
					set  bool
					name string
				}{{r.Bold, "b"}, {r.Italic, "i"}, {r.Underline, "u"}, {r.Capitals, "C"}, {r.Raised > 0, "^"}, {r.Raised < 0, "_"}} {
					if on.set {
						style += on.name
					}
				}
				if style != "" {
					style = "{" + style + "}"
				}
				b.WriteString(style + r.Text)
			}
			b.WriteByte('\n')
		case block.Table != nil:
			for _, row := range block.Table.Rows {
				fmt.Fprintf(b, "%srow %v\n", indent, row.Header)
				for _, c := range row.Cells {
					fmt.Fprintf(b, "%s cell %d %dx%d\n", indent, c.Column, c.Span, c.Rows)
					showBlocks(b, c.Blocks, indent+"  ")
				}
			}
		case block.Picture != nil:
			b.WriteString(indent + "picture " + block.Picture.Alt + "\n")
		}
	}
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"plain", "Một dòng.\n  Nối tiếp.<p>Đoạn <b>hai</b> và <i>ba</i>.</p>", "Một dòng. Nối tiếp.\nĐoạn {b}hai và {i}ba.\n"},
		{
			"Word's clipboard",
			`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{}</style><title>x</title></head><body><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:14.0pt;font-family:"Times New Roman",serif'>KẾ HOẠCH<o:p></o:p></span></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Nội dung<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>Gạch</p>
<p class=MsoNormal>Số<span style='mso-tab-count:1'>      </span>9</p><!--EndFragment--></body></html>`,
			"center {b}KẾ HOẠCH\n[1.] Nội dung\n[-] Gạch\nSố\t9\n",
		},
		{"lists", "<ol type=I><li>Một<ul><li>Hai<li>Ba</ul></li><li>Bốn</ol>", "[I.] Một\n[-] Hai\n[-] Ba\n[II.] Bốn\n"},
		{"Google Docs", `<b style="font-weight:normal"><p style="text-align:justify"><span style="font-weight:700">A</span><span style="font-weight:400"> b</span></p></b>`, "justify {b}A b\n"},
		{"breaks", "<p>UBND TỈNH<br>SỞ NỘI VỤ</p><br style='page-break-before:always'><p>Trang hai</p>", "UBND TỈNH\nSỞ NỘI VỤ\nnew page Trang hai\n"},
		{"raised", "m<sup>2</sup>, H<sub>2</sub>O", "m{^}2, H{_}2O\n"},
		{"hidden", "<span style='display:none'>a</span><script>b</script>c", "c\n"},
		{"picture", `<img alt="Sơ đồ" src="data:,x">`, "picture Sơ đồ\n"},
		{
			"table",
			`<table><thead><tr><th>TT<th colspan=2>Việc</thead><tr><td rowspan=2>1<td>a<td align=right>b<tr><td>c<td><p>d</p><p>e</p></table>`,
			"row true\n cell 0 1x1\n  {b}TT\n cell 1 2x1\n  {b}Việc\nrow false\n cell 0 1x2\n  1\n cell 1 1x1\n  a\n cell 2 1x1\n  right b\n" +
				"row false\n cell 1 1x1\n  c\n cell 2 1x1\n  d\n  e\n",
		},
		{
			"head in a table",
			`<table><tr><td>SỞ NỘI VỤ<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 9/SNV<td>Hà Tĩnh, ngày 1 tháng 2 năm 2026</table>`,
			"SỞ NỘI VỤ\nSố: 9/SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Tĩnh, ngày 1 tháng 2 năm 2026\n",
		},
	} {
		p, err := HTML(strings.NewReader(c.html))
		if err != nil {
			t.Fatal(err)
		}
		if got := show(p); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no marks", "a * b\n2 * 3", "a * b\n2 * 3\n"},
		{"Markdown", "# KẾ HOẠCH\n\n## I. **Mục** đích\n* Một **hai**\n```\n> Trích *nghiêng*", "{b}KẾ HOẠCH\n\n{b}I. Mục đích\n- Một {b}hai\n\nTrích {i}nghiêng\n"},
		{
			"table", "**Bảng**\n| TT | Việc |\n|----|:---:|\n| 1 | a \\| b |\nSau",
			"{b}Bảng\nrow true\n cell 0 1x1\n  {b}TT\n cell 1 1x1\n  {b}Việc\nrow false\n cell 0 1x1\n  1\n cell 1 1x1\n  a | b\n\n\nSau\n",
		},
	} {
		if got := show(Text(c.text)); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("<p>a<b>b</b><table><tr><td rowspan=3 colspan=9>x</table><ol start=99><li>y")
	f.Add(strings.Repeat("<div>", 600) + "sâu")
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := HTML(strings.NewReader(s)); err != nil {
			return // the parser refuses what is nested too deep
		}
		Text(s)
	})
}

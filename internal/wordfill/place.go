package wordfill

import (
	"fmt"
	"path"
	"strings"
)

// number counts tables, rows, cells and paragraphs, each among its like in the
// same cell, text box or story.
func number(n *node) { count(n, map[string]int{}) }

func count(n *node, seen map[string]int) {
	switch n.name {
	case "w:tbl", "w:p", "w:tr", "w:tc":
		seen[n.name]++
		n.no = seen[n.name]
	}
	if n.name == "w:tbl" || n.name == "w:tr" || n.name == "w:tc" || flows[n.name] {
		seen = map[string]int{}
	}
	for _, k := range n.kids {
		count(k, seen)
	}
}

// flows are the elements whose text runs by itself: a group begins and ends in
// the same one.
var flows = map[string]bool{
	"w:body": true, "w:hdr": true, "w:ftr": true, "w:footnote": true, "w:endnote": true, "w:comment": true, "w:docPart": true,
	"w:txbxContent": true,
}

// stories are the roots of parts that hold text of the document.
var stories = map[string][2]string{
	"w:document":         {"thân văn bản", "the body"},
	"w:hdr":              {"đầu trang", "the header"},
	"w:ftr":              {"chân trang", "the footer"},
	"w:footnotes":        {"ghi chú cuối trang", "the footnotes"},
	"w:endnotes":         {"ghi chú cuối văn bản", "the endnotes"},
	"w:comments":         {"lời bình (comment)", "the comments"},
	"w:glossaryDocument": {"chữ gợi ý của ô nhập", "the placeholders of content controls"},
}

// steps name what stands between a story and a paragraph.
var steps = map[string][2]string{
	"w:txbxContent": {"khung chữ", "text box"},
	"w:tbl":         {"bảng %d", "table %d"},
	"w:tr":          {"hàng %d", "row %d"},
	"w:tc":          {"ô %d", "cell %d"},
	"w:p":           {"đoạn %d", "paragraph %d"},
}

// where is the place of a node.
func (p *part) where(n *node) place {
	var vi, en []string
	for ; n != nil && n.up != nil; n = n.up {
		step, named := steps[n.name]
		switch {
		case !named || n.name == "w:p" && n.up.is("w:tc") && !n.beside(-1).is("w:p") && !n.beside(1).is("w:p"):
			continue // a clerk does not count the one paragraph of a cell
		case n.no > 0:
			step[0], step[1] = fmt.Sprintf(step[0], n.no), fmt.Sprintf(step[1], n.no)
		}
		vi, en = append([]string{step[0]}, vi...), append([]string{step[1]}, en...)
	}
	story := p.story()
	return place{strings.Join(append([]string{story[0]}, vi...), ", "), strings.Join(append([]string{story[1]}, en...), ", ")}
}

// story names the part.
func (p *part) story() [2]string {
	if s, ok := stories[p.root.name]; ok {
		if p.root.name == "w:hdr" || p.root.name == "w:ftr" {
			file := " (" + path.Base(p.name) + ")"
			return [2]string{s[0] + file, s[1] + file}
		}
		return s
	}
	name := strings.ToLower(p.name)
	for _, known := range []struct{ in, vi, en string }{
		{"docprops/", "thuộc tính của tệp (File > Info)", "the properties of the file"},
		{"/charts/", "biểu đồ", "a chart"},
		{"/diagrams/", "sơ đồ SmartArt", "a SmartArt diagram"},
		{".rels", "địa chỉ liên kết", "the target of a link"},
		{"customxml/", "dữ liệu kèm theo (customXml)", "custom data"},
	} {
		if strings.Contains("/"+name, known.in) {
			return [2]string{known.vi, known.en}
		}
	}
	return [2]string{"phần " + p.name, "part " + p.name}
}

package wordfill

import (
	"path"
	"strings"

	"vanthu/internal/fault"
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
var stories = map[string]fault.Text{
	"w:document":         {"thân văn bản", "the body"},
	"w:hdr":              {"đầu trang", "the header"},
	"w:ftr":              {"chân trang", "the footer"},
	"w:footnotes":        {"ghi chú cuối trang", "the footnotes"},
	"w:endnotes":         {"ghi chú cuối văn bản", "the endnotes"},
	"w:comments":         {"lời bình (comment)", "the comments"},
	"w:glossaryDocument": {"chữ gợi ý của ô nhập", "the placeholders of content controls"},
}

// steps name what stands between a story and a paragraph.
var steps = map[string]fault.Text{
	"w:txbxContent": {"khung chữ", "text box"},
	"w:tbl":         {"bảng %s", "table %s"},
	"w:tr":          {"hàng %s", "row %s"},
	"w:tc":          {"ô %s", "cell %s"},
	"w:p":           {"đoạn %s", "paragraph %s"},
}

// where is the place of a node.
func (p *part) where(n *node) fault.Text {
	var vi, en []string
	for ; n != nil && n.up != nil; n = n.up {
		step, named := steps[n.name]
		switch {
		case !named || n.name == "w:p" && n.up.is("w:tc") && !n.beside(-1).is("w:p") && !n.beside(1).is("w:p"):
			continue // a clerk does not count the one paragraph of a cell
		case n.no > 0:
			step = step.With(n.no)
		}
		vi, en = append([]string{step[0]}, vi...), append([]string{step[1]}, en...)
	}
	story := p.story()
	return fault.Text{strings.Join(append([]string{story[0]}, vi...), ", "), strings.Join(append([]string{story[1]}, en...), ", ")}
}

// story names the part.
func (p *part) story() fault.Text {
	if s, ok := stories[p.root.name]; ok {
		if p.root.name == "w:hdr" || p.root.name == "w:ftr" {
			file := " (" + path.Base(p.name) + ")"
			return fault.Text{s[0] + file, s[1] + file}
		}
		return s
	}
	name := strings.ToLower(p.name)
	for _, known := range []struct {
		in   string
		name fault.Text
	}{
		{"docprops/", fault.Text{"thuộc tính của tệp (File > Info)", "the properties of the file"}},
		{"/charts/", fault.Text{"biểu đồ", "a chart"}},
		{"/diagrams/", fault.Text{"sơ đồ SmartArt", "a SmartArt diagram"}},
		{".rels", fault.Text{"địa chỉ liên kết", "the target of a link"}},
		{"customxml/", fault.Text{"dữ liệu kèm theo (customXml)", "custom data"}},
	} {
		if strings.Contains("/"+name, known.in) {
			return known.name
		}
	}
	return fault.Text{"phần " + p.name, "part " + p.name}
}

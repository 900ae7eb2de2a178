package render

import (
	"bytes"
	"os/exec"
	"regexp"
	"slices"
	"strconv"

	"vanthu/internal/inspect"
)

// wordBox is where poppler sees a word, in millimetres.
type wordBox struct{ x0, x1 float64 }

var bboxWord = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">`)

// wordBoxes are the words of a line from left to right, for a line in which
// inspect sees one text and the law two columns ("pdftotext -bbox").
func (p *witness) wordBoxes(l text) []wordBox {
	p.Helper()
	inspect.Needs(p, "pdftotext")
	page := strconv.Itoa(l.page + 1)
	out, err := exec.Command("pdftotext", "-bbox", "-f", page, "-l", page, p.pdfFile, "-").Output()
	if err != nil {
		p.Fatalf("pdftotext: %v", err)
	}
	var boxes []wordBox
	for line := range bytes.Lines(out) {
		m := bboxWord.FindSubmatch(line)
		if m == nil {
			continue
		}
		x0, y0, x1, y1 := float(string(m[1]))/mm, float(string(m[2]))/mm, float(string(m[3]))/mm, float(string(m[4]))/mm
		if y0 < l.y && y1 > l.y && y1-l.y < 3 && x0 > l.x0-0.5 && x1 < l.x1+0.5 {
			boxes = append(boxes, wordBox{x0, x1})
		}
	}
	slices.SortFunc(boxes, func(a, b wordBox) int { return sign(a.x0 - b.x0) })
	return boxes
}

package pasted

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// look is how text is set where the walker stands.
type look struct {
	bold, italic, underline, strike, capitals, center bool
	raised                                            int
	face                                              string
	size                                              float64
	align                                             seen.Align
	style                                             string // of a heading
}

// with is the look inside an element.
func (l look) with(n *html.Node, style map[string]string) look {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		l.bold = true
		if h, ok := strings.CutPrefix(n.Data, "h"); ok && h > "1" {
			l.style = seen.HeadingStyle + h
		}
	case atom.I, atom.Em:
		l.italic = true
	case atom.U, atom.Ins:
		l.underline = true
	case atom.S, atom.Strike, atom.Del:
		l.strike = true
	case atom.Sup:
		l.raised = 1
	case atom.Sub:
		l.raised = -1
	case atom.Center:
		l.align = seen.Center
	}
	if a, ok := aligns[strings.ToLower(attr(n, "align", ""))]; ok && n.DataAtom != atom.Table {
		l.align = a
	}
	l = l.styled(style)
	l.center = l.align == seen.Center
	return l
}

// styled is the look with what a style says.
func (l look) styled(style map[string]string) look {
	if w := style["font-weight"]; w != "" {
		heavy, _ := strconv.Atoi(w)
		l.bold = w == "bold" || w == "bolder" || heavy >= 600
	}
	if s := style["font-style"]; s != "" {
		l.italic = s == "italic" || s == "oblique"
	}
	if d := style["text-decoration"] + style["text-decoration-line"]; d != "" {
		l.underline = strings.Contains(d, "underline")
		l.strike = strings.Contains(d, "line-through")
	}
	if t := style["text-transform"]; t != "" {
		l.capitals = t == "uppercase"
	}
	switch style["vertical-align"] {
	case "super":
		l.raised = 1
	case "sub":
		l.raised = -1
	case "baseline":
		l.raised = 0
	}
	if a, ok := aligns[style["text-align"]]; ok {
		l.align = a
	}
	if f := style["font-family"]; f != "" {
		first, _, _ := strings.Cut(f, ",")
		l.face = strings.Trim(first, ` "'`)
	}
	if points, ok := strings.CutSuffix(style["font-size"], "pt"); ok {
		l.size, _ = strconv.ParseFloat(points, 64)
	}
	return l
}

var aligns = map[string]seen.Align{"left": seen.Left, "start": seen.Left, "center": seen.Center, "right": seen.Right, "end": seen.Right, "justify": seen.Justified}

func (l look) run(text string) seen.Run {
	return seen.Run{
		Text: text, Face: l.face, Size: l.size, Bold: l.bold, Italic: l.italic, Underline: l.underline, Strike: l.strike, Capitals: l.capitals, Raised: l.raised,
	}
}

// styleOf is the style of an element by its properties, in small letters but for
// faces.
func styleOf(n *html.Node) map[string]string {
	text := attr(n, "style", "")
	if text == "" {
		return nil
	}
	out := map[string]string{}
	for part := range strings.SplitSeq(text, ";") {
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		if value = strings.TrimSpace(value); name != "font-family" {
			value = strings.ToLower(value)
		}
		out[name] = value
	}
	return out
}

func attr(n *html.Node, name, otherwise string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return otherwise
}

func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > 9999 {
		return 1
	}
	return n
}

// marker is the number of the list's element, or its dash; depth is how many
// lists of dashes are open.
func (l *list) marker(depth int) string {
	n := l.count
	switch l.kind {
	case "":
		if depth%2 == 0 {
			return "+"
		}
		return "-"
	case "a":
		return viet.PointLetter(n) + ")"
	case "A":
		return viet.Upper(viet.PointLetter(n)) + "."
	case "i":
		return "(" + strings.ToLower(viet.Roman(n)) + ")"
	case "I":
		return viet.Roman(n) + "."
	}
	return strconv.Itoa(n) + "."
}

// bulleted is a list's number as Word's clipboard has it: a bullet of a symbol
// face is a dash.
func bulleted(text string) string {
	if strings.ContainsAny(text, "0123456789") || len([]rune(text)) > 1 {
		return text
	}
	switch text {
	case "o", "+":
		return "+"
	case "·", "§", "Ø", "ü", "v", "•", "–", "—", "\uf0b7", "\uf0a7", "\uf0d8":
		return "-"
	}
	return text
}

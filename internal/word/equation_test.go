package word

import (
	"strings"
	"testing"
)

// TestEquations reads equations as they are written on one line, "^" before what stands
// above it and "_" before what stands below.
func TestEquations(t *testing.T) {
	m := func(name string, kids ...string) string {
		return "<m:" + name + ">" + strings.Join(kids, "") + "</m:" + name + ">"
	}
	text := func(s string) string { return m("r", m("t", s)) }
	e := func(s string) string { return m("e", text(s)) }
	for want, in := range map[string]string{
		"S=ab^2":           text("S=a") + m("sSup", e("b"), m("sup", text("2"))),
		"a/b":              m("f", m("fPr"), m("num", text("a")), m("den", text("b"))),
		"(a+1)/(2n)^2":     m("f", m("num", text("a+1")), m("den", m("sSup", m("e", m("d", e("2n"))), m("sup", text("2"))))),
		"(a+1)/(b-c)":      m("f", m("num", m("d", e("a+1"))), m("den", text("b-c"))),
		"√2":               m("rad", m("deg"), e("2")),
		"^3√(x+1)":         m("rad", m("deg", text("3")), e("x+1")),
		"∑_i=1^nx_i":       m("nary", `<m:naryPr><m:chr m:val="∑"/></m:naryPr>`, m("sub", text("i=1")), m("sup", text("n")), m("e", m("sSub", e("x"), m("sub", text("i"))))),
		"{a|b}":            m("d", `<m:dPr><m:begChr m:val="{"/><m:endChr m:val="}"/></m:dPr>`, e("a"), e("b")),
		"[1 2; 3 4]":       m("d", `<m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>`, m("e", m("m", m("mr", e("1"), e("2")), m("mr", e("3"), e("4"))))),
		"x=1; y=2":         m("eqArr", e("x=1"), e("y=2")),
		"lim_n→0f":         m("limLow", e("lim"), m("lim", text("n→0"))) + text("f"),
		"K_1(a/b+c)/(d·e)": m("sSub", e("K"), m("sub", text("1"))) + m("f", m("num", m("f", m("num", text("a")), m("den", text("b"))), text("+c")), m("den", text("d·e"))),
	} {
		d := readBody(t, `<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">`+in+`</m:oMath></w:p>`)
		var got strings.Builder
		for _, r := range d.Body.Paragraphs()[0].Runs {
			got.WriteString(map[string]string{superscript: "^", subscript: "_"}[r.VertAlign] + r.Text)
		}
		if got.String() != want {
			t.Errorf("%q, want %q", got.String(), want)
		}
	}
}

package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// reader is a small interpreter of our content streams. It follows the rules
// of ISO 32000 for text, not the code that writes it.
type reader struct {
	in    []byte
	fonts []use
	page  layout.Page

	stack      []float64
	slot       int
	size, tw   float64
	x, y       float64 // start of the line
	pen        float64
	text       strings.Builder
	characters []mark
}

func (r *reader) run() error {
	for {
		r.in = []byte(strings.TrimLeft(string(r.in), " \n"))
		if len(r.in) == 0 {
			return nil
		}
		end := 0
		for end < len(r.in) && !strings.ContainsRune(" \n([", rune(r.in[end])) && (end == 0 || r.in[end] != '/') {
			end++
		}
		token := string(r.in[:end])
		switch {
		case r.in[0] == '[':
			r.in = r.in[1:]
			if err := r.array(); err != nil {
				return err
			}
			continue
		case token == "/Artifact":
			r.in = bytes.TrimPrefix(r.in[end:], []byte(" BMC"))
			continue
		case token == "EMC":
			// the mark ends
		case token[0] == '/':
			r.slot, _ = strconv.Atoi(token[2:])
		case strings.ContainsRune("-.0123456789", rune(token[0])):
			n, err := strconv.ParseFloat(token, 64)
			if err != nil {
				return err
			}
			r.stack = append(r.stack, n)
		default:
			if err := r.operator(token); err != nil {
				return err
			}
			r.stack = r.stack[:0]
		}
		r.in = r.in[end:]
	}
}

func (r *reader) operator(op string) error {
	want := map[string]int{"BT": 0, "ET": 0, "Tf": 1, "Tw": 1, "Td": 2, "rg": 3, "TJ": 0, "re": 4, "f": 0}
	n, ok := want[op]
	if !ok || len(r.stack) != n {
		return fmt.Errorf("%v %s", r.stack, op)
	}
	switch op {
	case "Tf":
		r.size = r.stack[0]
	case "Tw":
		r.tw = r.stack[0]
	case "Td":
		if r.text.Len() > 0 {
			r.text.WriteByte('\n')
		}
		r.x, r.y = r.x+r.stack[0], r.y+r.stack[1]
		r.pen = r.x
	}
	return nil
}

// array shows the array of a TJ.
func (r *reader) array() error {
	for {
		switch c := r.in[0]; {
		case c == ']':
			r.in = r.in[1:]
			return nil
		case c == '(':
			r.in = r.in[1:]
			for r.in[0] != ')' {
				if r.in[0] == '(' || r.in[0] == '\r' || r.in[0] == '\n' {
					return fmt.Errorf("%q is not escaped", r.in[0])
				}
				if r.in[0] == '\\' {
					r.in = r.in[1:]
				}
				if err := r.show(r.in[0]); err != nil {
					return err
				}
				r.in = r.in[1:]
			}
			r.in = r.in[1:]
		default:
			end := strings.IndexAny(string(r.in), "(]")
			n, err := strconv.ParseFloat(string(r.in[:end]), 64)
			if err != nil {
				return err
			}
			r.pen -= n / 1000 * r.size
			r.in = r.in[end:]
		}
	}
}

func (r *reader) show(code byte) error {
	if r.slot >= len(r.fonts) || code < firstCode {
		return fmt.Errorf("code %d of font %d", code, r.slot)
	}
	u := r.fonts[r.slot]
	c := commonPage()[code]
	if u.runes != nil {
		c = u.runes[int(code)-firstCode-1]
	}
	if c == 0 {
		return fmt.Errorf("code %d has no character", code)
	}
	r.text.WriteRune(c)
	if c != ' ' {
		r.characters = append(r.characters, mark{r.pen, r.page.Height.Points() - r.y, string(c), false})
	}
	r.pen += math.Round(float64(metrics.Default().Advance(u.face, c))*1000/2048) / 1000 * r.size
	if code == 32 {
		r.pen += r.tw
	}
	return nil
}

// FuzzText writes any text that the faces cover and reads it back: nothing is
// lost, and every word begins where it was put.
func FuzzText(f *testing.F) {
	f.Add("Độc lập - Tự do - Hạnh phúc", uint8(0), uint16(280), int16(0))
	f.Add(`(a\b) \( ((c)) \\ !"#$%&'()*+,-./`, uint8(1), uint16(270), int16(900))
	f.Add("120\u2011KL/TW 5\u00A0m² ½ x<y> Ω Ж\u00A0ж\u00A0", uint8(2), uint16(290), int16(-30))
	f.Add("\u00A0 \u00A0 # # a # a", uint8(3), uint16(1), int16(7))
	f.Fuzz(func(t *testing.T, text string, face uint8, halfTenths uint16, stretch int16) {
		text = strings.Map(func(r rune) rune {
			if r == '\t' || !metrics.Default().Covers(r) {
				return -1
			}
			return r
		}, text)
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
		if text == "" || halfTenths == 0 || halfTenths > 2000 || len(text) > 2000 {
			return
		}
		c := sheet.Char{Face: sheet.Face(face % 4), Size: units.Length(halfTenths) * units.Point / 20}
		p := pageOf(line(text, c, left, down(0), false), line(text, c, left, down(2), false))
		for i := range p.Lines[0].Words {
			p.Lines[0].Words[i].X += units.Length(i) * units.Length(stretch) * 97 // as if justified, or broken
		}
		con := new(content)
		con.begin(Default(), nil, 1)
		if err := con.page(0, &p); err != nil {
			t.Fatal(err)
		}
		r := reader{in: con.out, fonts: con.fonts.used, page: p}
		if err := r.run(); err != nil {
			t.Fatalf("%v\n%q", err, con.out)
		}
		if want := shown(text); r.text.String() != want+"\n"+want {
			t.Fatalf("%q, want twice %q", r.text.String(), want)
		}
		n := 0
		for _, l := range p.Lines {
			for _, w := range l.Words {
				for i, c := range w.Text {
					if metrics.Drawn(c) == ' ' {
						continue
					}
					m := r.characters[n]
					n++
					if want := w.X.Points(); i == 0 && math.Abs(m.x-want) > 0.01 {
						t.Fatalf("%q at %v, want %v\n%q", w.Text, m.x, want, con.out)
					}
				}
			}
		}
	})
}

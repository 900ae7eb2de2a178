package numfmt

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// trimmed is a text without the blanks that formats pad with.
func trimmed(s string) string { return strings.TrimSpace(s) }

// number is a number by a section without days and times.
func (s *section) number(v float64, signed bool) string {
	sign := ""
	if signed {
		sign = "-"
	}
	if s.has(general) {
		out := sign
		for _, t := range s.tokens {
			switch t.kind {
			case general:
				out += General(math.Abs(v))
			default:
				out += t.text
			}
		}
		return out
	}
	p := s.plan
	d := newDecimal(v)
	if d.digits != "" {
		d.point += p.shift
	}
	var shown string
	switch {
	case p.slash >= 0:
		shown = p.ratio(v)
	case p.exponent >= 0:
		shown = p.power(d)
	default:
		shown = p.decimal(d.round(p.places))
	}
	if sign != "" && p.wholes+p.places > 0 && !strings.ContainsAny(shown, "123456789") {
		sign = "" // it shows a zero
	}
	return sign + shown
}

// plan says what the tokens of a section are for.
type plan struct {
	tokens   []token
	point    int // index; len(tokens): none
	exponent int // index; -1: none
	slash    int // index; -1: none
	wholes   int // places for digits before the point
	places   int // and behind
	shift    int // of the point: per cent, thousands
	grouped  bool
}

func newPlan(tokens []token) plan {
	p := plan{tokens: tokens, point: len(tokens), exponent: -1, slash: -1}
	for i, t := range tokens {
		switch t.kind {
		case point:
			if p.point == len(tokens) && p.exponent < 0 {
				p.point = i
			}
		case exponent:
			if p.exponent < 0 {
				p.exponent = i
			}
		case slash:
			if p.slash < 0 {
				p.slash = i
			}
		case percent:
			p.shift += 2
		case digit:
			p.place()
		}
	}
	if p.point == len(p.tokens) && p.exponent >= 0 {
		p.point = p.exponent
	}
	for i := range p.tokens {
		if p.tokens[i].kind == comma {
			p.comma(i)
		}
	}
	return p
}

// place counts a place for a digit.
func (p *plan) place() {
	switch {
	case p.exponent >= 0:
	case p.point < len(p.tokens):
		p.places++
	default:
		p.wholes++
	}
}

// comma finds out what a comma is: between digits it groups them by thousands,
// behind the last it divides by a thousand, elsewhere it is a text.
func (p *plan) comma(i int) {
	follows := i > 0 && (p.tokens[i-1].kind == digit || p.tokens[i-1].kind == comma && p.tokens[i-1].text == "")
	more := false
	for j := i + 1; j < len(p.tokens) && j != p.point && j != p.exponent; j++ {
		more = more || p.tokens[j].kind == digit
	}
	p.tokens[i].text = ""
	switch {
	case !follows:
		p.tokens[i] = token{kind: literal, text: ","}
	case !more:
		p.shift -= 3
	case i < p.point:
		p.grouped = true
	}
}

// decimal is a number with digits at their places.
func (p plan) decimal(d decimal) string {
	var out strings.Builder
	whole, behind := d.whole(), d.fraction()
	left, place := p.wholes, 0
	if left == 0 && p.point == len(p.tokens) {
		whole = "" // no digit is shown at all
	}
	for i, t := range p.tokens {
		switch {
		case i == p.point && t.kind == point:
			if p.wholes == 0 {
				out.WriteString(whole)
			}
			out.WriteByte(',')
		case t.kind == digit && i < p.point:
			first := left == p.wholes
			left--
			p.wholeDigit(&out, t.text[0], whole, left, first)
		case t.kind == digit:
			if place < len(behind) {
				out.WriteByte(behind[place])
			} else {
				out.WriteString(padding[t.text[0]])
			}
			place++
		default:
			out.WriteString(t.text)
		}
	}
	return out.String()
}

// padding is what stands where there is no digit, spaced what groups it.
var (
	padding = map[byte]string{'0': "0", '#': "", '?': " "}
	spaced  = map[byte]string{'0': ".", '#': "", '?': " "}
)

// wholeDigit writes the digit with so many behind it. At the first place stand
// all that there is no place for.
func (p plan) wholeDigit(out *strings.Builder, holder byte, whole string, behind int, first bool) {
	from := len(whole) - 1 - behind
	if from < 0 {
		out.WriteString(padding[holder])
		if p.grouped && behind > 0 && behind%3 == 0 {
			out.WriteString(spaced[holder])
		}
		return
	}
	begin := from
	if first {
		begin = 0
	}
	for i := begin; i <= from; i++ {
		out.WriteByte(whole[i])
		if rest := len(whole) - 1 - i; p.grouped && rest > 0 && rest%3 == 0 {
			out.WriteByte('.')
		}
	}
}

// power is a number with an exponent, which is a multiple of the places before
// the point.
func (p plan) power(d decimal) string {
	step := max(1, p.wholes)
	e := 0
	if d.digits != "" {
		e = floorTo(d.point-1, step)
		d.point -= e
		if rounded := d.round(p.places); rounded.point > step {
			e += step
			d.point -= step
		}
		d = d.round(p.places)
	}
	mantissa := p
	mantissa.tokens = p.tokens[:p.exponent]
	sign := ""
	switch op := p.tokens[p.exponent].text; {
	case e < 0:
		sign, e = "-", -e
	case op == "+":
		sign = "+"
	}
	rest := plan{tokens: p.tokens[p.exponent+1:], exponent: -1, slash: -1}
	rest.point = len(rest.tokens)
	for _, t := range rest.tokens {
		if t.kind == digit {
			rest.wholes++
		}
	}
	return mantissa.decimal(d) + "E" + sign + rest.decimal(newDecimal(float64(e)))
}

func floorTo(n, step int) int {
	if n < 0 {
		return -((-n + step - 1) / step * step)
	}
	return n / step * step
}

// ratio is a number as a fraction: # ??/??.
func (p plan) ratio(v float64) string {
	begin := p.slash // of the numerator
	for begin > 0 && p.tokens[begin-1].kind == digit {
		begin--
	}
	end := p.slash + 1
	for end < len(p.tokens) && (p.tokens[end].kind == digit || p.tokens[end].kind == fixed) {
		end++
	}
	wholes := 0
	for _, t := range p.tokens[:begin] {
		if t.kind == digit {
			wholes++
		}
	}
	v = math.Abs(v) * math.Pow10(p.shift)
	most, given := int(math.Pow10(min(end-p.slash-1, 6)))-1, 0
	if t := p.tokens[p.slash+1]; t.kind == fixed {
		most, given = t.n, t.n
	}
	whole, part := math.Modf(v)
	if wholes == 0 {
		whole, part = 0, v
	}
	above, below := nearest(part, most, given)
	if wholes > 0 && above >= below {
		whole, above = whole+1, 0
	}
	var out strings.Builder
	front := plan{tokens: p.tokens[:begin], point: begin, wholes: wholes, grouped: p.grouped}
	if wholes > 0 && whole == 0 && above == 0 {
		front.tokens = append(slices.Clone(front.tokens), token{kind: literal, text: "0"})
	}
	out.WriteString(front.decimal(newDecimal(whole)))
	over, under := strconv.Itoa(above), strconv.Itoa(below)
	if wholes > 0 && above == 0 {
		return out.String() + textOf(p.tokens[end:])
	}
	out.WriteString(strings.Repeat(" ", max(0, p.slash-begin-len(over))) + over + "/" + under)
	if given == 0 {
		out.WriteString(strings.Repeat(" ", max(0, end-p.slash-1-len(under))))
	}
	return out.String() + textOf(p.tokens[end:])
}

func textOf(tokens []token) string {
	s := ""
	for _, t := range tokens {
		s += t.text
	}
	return s
}

// nearest is the fraction next to v that has no larger denominator, or the given
// one.
func nearest(v float64, most, given int) (above, below int) {
	const far = 1 << 40
	if given > 0 {
		return int(min(far, math.Floor(v*float64(given)+0.5))), given
	}
	// Each step of the continued fraction is the best there is so far.
	p0, q0, p1, q1 := 0, 1, 1, 0
	for rest := v; ; {
		whole := math.Floor(rest)
		if !(whole <= far) || q1 > 0 && int(whole) > (most-q0)/q1 {
			break
		}
		p0, q0, p1, q1 = p1, q1, p0+int(whole)*p1, q0+int(whole)*q1
		if rest -= whole; rest < 1e-9 {
			return p1, q1
		}
		rest = 1 / rest
	}
	if q1 == 0 {
		return far, 1
	}
	k := (most - q0) / q1
	above, below = p0+k*p1, q0+k*q1
	if math.Abs(v-float64(p1)/float64(q1)) <= math.Abs(v-float64(above)/float64(below)) {
		return p1, q1
	}
	return above, below
}

package numfmt

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// section is one of the parts of a format that ";" separates.
type section struct {
	when   condition
	tokens []token
	timed  bool // it shows days or times
	names  *names
	half   bool   // hours run to twelve
	form   string // the system's, which stands for all; empty: none
	plan   plan   // of one that is not timed
}

// token is a piece of a section.
type token struct {
	kind kind
	text string // a literal; a letter of a day, in small letters; the operator of an exponent
	n    int    // how often the letter stands; the fixed denominator
}

type kind uint8

const (
	literal kind = iota
	digit        // 0, # or ?
	point
	comma
	percent
	exponent  // E+ or E-
	slash     // of a fraction
	fixed     // a denominator that is given
	general   // the number as it is without a format
	placed    // @: the text
	clock     // y m d h s and their like
	elapsed   // [h], [m], [s]
	halves    // AM/PM
	subsecond // digits of a second
)

// Parse reads a number format. What Excel would refuse is read somehow: it
// stands in a file that someone made.
func Parse(code string) *Format {
	f := &Format{}
	for _, part := range parts(code) {
		s := newSection(part)
		switch text := s.has(placed); {
		case text && f.text == nil:
			f.text = &s
		case !text && f.text == nil && len(f.numbers) == 3:
			f.text = &s // the fourth is for texts, whatever it shows
		case !text && len(f.numbers) < 3:
			f.numbers = append(f.numbers, s)
		}
	}
	return f
}

// parts cuts a format at its semicolons.
func parts(code string) []string {
	var all []string
	from := 0
	for at := 0; at < len(code); {
		n := unit(code[at:])
		if code[at] == ';' {
			all = append(all, code[from:at])
			from = at + 1
		}
		at += n
	}
	return append(all, code[from:])
}

// unit is how long the first thing of a format is that stands as one: a text in
// quotes, what is in brackets, a character with what escapes it.
func unit(code string) int {
	switch code[0] {
	case '"':
		if end := strings.IndexByte(code[1:], '"'); end >= 0 {
			return end + 2
		}
		return len(code) // not closed
	case '[':
		if end := strings.IndexByte(code, ']'); end >= 0 {
			return end + 1
		}
	case '\\', '_', '*':
		_, n := utf8.DecodeRuneInString(code[1:])
		return 1 + n
	}
	_, n := utf8.DecodeRuneInString(code)
	return n
}

func (s *section) has(k kind) bool {
	for _, t := range s.tokens {
		if t.kind == k {
			return true
		}
	}
	return false
}

func newSection(code string) section {
	s := section{names: &vietnamese}
	for code != "" {
		n := s.word(code)
		if n == 0 {
			n = unit(code)
			s.take(code[:n])
		}
		code = code[n:]
	}
	if s.form != "" {
		return newSection(s.form)
	}
	s.half = s.has(halves)
	if s.timed = s.isTimed(); s.timed {
		s.settleClock()
	} else {
		s.settleNumber()
		s.plan = newPlan(s.tokens)
	}
	return s
}

// word takes what is longer than a character and not marked off; zero: nothing.
func (s *section) word(code string) int {
	starts := func(word string) bool { return len(code) >= len(word) && strings.EqualFold(code[:len(word)], word) }
	switch c := code[0]; {
	case starts("general"):
		s.add(general, "", 0)
		return len("general")
	case starts("am/pm"), starts("a/p"):
		n := 3 + 2*strings.Count(strings.ToLower(code[:2]), "m")
		s.add(halves, code[:n], 0)
		return n
	case starts("e+"), starts("e-"):
		s.add(exponent, code[1:2], 0)
		return 2
	case strings.IndexByte("ymdhsebgYMDHSEBG", c) >= 0:
		n := 1
		for n < len(code) && code[n]|0x20 == c|0x20 {
			n++
		}
		s.add(clock, code[:n], n)
		return n
	case c >= '1' && c <= '9' && len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].kind == slash:
		n := 1
		for n < len(code) && n < 6 && code[n] >= '0' && code[n] <= '9' {
			n++
		}
		of, _ := strconv.Atoi(code[:n]) // these are digits
		s.add(fixed, "", of)
		return n
	}
	return 0
}

// take takes a unit.
func (s *section) take(unit string) {
	switch unit[0] {
	case '"':
		s.add(literal, strings.Trim(unit, `"`), 0)
	case '\\':
		s.add(literal, unit[1:], 0)
	case '_': // as wide as the character
		s.add(literal, " ", 0)
	case '*': // as often as there is room: a sign of money stands apart, one of the number does not
		if last := len(s.tokens) - 1; unit == "* " && last >= 0 && !strings.ContainsAny(s.tokens[last].text, "-+(") {
			s.add(literal, " ", 0)
		}
	case '[':
		if len(unit) == 1 { // not closed
			s.add(literal, unit, 0)
			return
		}
		s.bracket(unit[1 : len(unit)-1])
	case '0', '#', '?':
		s.add(digit, unit, 0)
	case '.':
		s.add(point, unit, 0)
	case ',':
		s.add(comma, unit, 0)
	case '%':
		s.add(percent, unit, 0)
	case '/':
		s.add(slash, unit, 0)
	case '@':
		s.add(placed, "", 0)
	default:
		s.add(literal, unit, 0)
	}
}

func (s *section) add(k kind, text string, n int) { s.tokens = append(s.tokens, token{k, text, n}) }

// bracket takes what stood in brackets: a condition, a currency or language, a
// span of time; colours show nothing.
func (s *section) bracket(inner string) {
	lower := strings.ToLower(inner)
	switch {
	case inner == "":
	case inner[0] == '$':
		s.currency(inner[1:])
	case strings.IndexByte("<>=", inner[0]) >= 0:
		op := inner[:1]
		if len(inner) > 1 && (inner[1] == '=' || inner[1] == '>') {
			op = inner[:2]
		}
		if limit, err := strconv.ParseFloat(strings.TrimSpace(inner[len(op):]), 64); err == nil {
			s.when = condition{op, limit}
		}
	case strings.Trim(lower, lower[:1]) == "" && strings.IndexByte("hms", lower[0]) >= 0:
		s.add(elapsed, lower[:1], len(lower))
	}
}

// currency takes "₫-42A": what is shown, and the language of names.
func (s *section) currency(inner string) {
	sign, language := inner, ""
	if at := strings.LastIndexByte(inner, '-'); at >= 0 {
		sign, language = inner[:at], inner[at+1:]
	}
	switch lower := strings.ToLower(inner); {
	case strings.HasPrefix(lower, "-x-"):
		sign, language = "", lower[3:]
	case strings.Count(lower, "-") > 1: // ₫-vi-VN
		sign, language, _ = strings.Cut(inner, "-")
	}
	if sign != "" {
		s.add(literal, sign, 0)
	}
	number, err := strconv.ParseUint(language, 16, 64)
	switch {
	case err == nil && number&0xffff == 0xf800, language == "sysdate":
		s.form = shortDate
	case err == nil && number&0xffff == 0xf400, language == "systime":
		s.form = longTime
	case err == nil && number&0x3ff == 0x09, strings.HasPrefix(strings.ToLower(language), "en"):
		s.names = &english
	}
}

// How days and times are shown where a format leaves it to the system.
const (
	shortDate = "dd/mm/yyyy"
	longTime  = "hh:mm:ss"
)

// isTimed tells whether days or times are shown. Letters beside places for
// digits are a text that lacks its quotes: #,##0 VND.
func (s *section) isTimed() bool {
	letters, digits := false, false
	for i, t := range s.tokens {
		letters = letters || t.kind == clock || t.kind == elapsed
		digits = digits || t.kind == digit && !s.subsecond(i)
	}
	return letters && !digits
}

// subsecond tells whether the places for digits at i are those of a second:
// ss.00.
func (s *section) subsecond(i int) bool {
	for i > 0 && s.tokens[i].kind == digit && s.tokens[i].text == "0" {
		i--
	}
	return s.tokens[i].kind == point && i > 0 && (s.tokens[i-1].kind == clock || s.tokens[i-1].kind == elapsed)
}

// settleNumber makes texts of what would need digits beside it.
func (s *section) settleNumber() {
	for i, t := range s.tokens {
		ends := i+1 == len(s.tokens) || s.tokens[i+1].kind != digit && s.tokens[i+1].kind != fixed
		switch {
		case t.kind == slash && (ends || i == 0 || s.tokens[i-1].kind != digit), t.kind == clock, t.kind == elapsed, t.kind == halves:
			s.tokens[i].kind = literal
		case t.kind == exponent && ends:
			s.tokens[i] = token{kind: literal, text: "E" + t.text}
		}
	}
}

// settleClock tells months from minutes and seconds' digits from points.
func (s *section) settleClock() {
	for i, t := range s.tokens {
		if t.kind == clock {
			s.tokens[i].text = strings.ToLower(t.text[:1])
		}
	}
	before := "" // the last letter
	for i := range s.tokens {
		t := &s.tokens[i]
		switch t.kind {
		case clock:
			if t.text == "m" && t.n <= 2 && (before == "h" || s.after(i) == "s") {
				t.text = "min"
			}
			before = t.text
		case elapsed:
			before = t.text
		case point:
			digits := 0
			for j := i + 1; j < len(s.tokens) && s.tokens[j].kind == digit && s.tokens[j].text == "0"; j++ {
				digits++
			}
			t.kind = literal
			if digits > 0 && before == "s" {
				t.kind, t.n = subsecond, min(digits, 3)
				for j := i + 1; j <= i+digits; j++ {
					s.tokens[j].kind, s.tokens[j].text = literal, ""
				}
			}
		case digit, comma, percent, slash, exponent, fixed:
			t.kind = literal
		}
	}
}

// after is the letter that follows.
func (s *section) after(i int) string {
	for _, t := range s.tokens[i+1:] {
		if t.kind == clock || t.kind == elapsed {
			return t.text
		}
	}
	return ""
}

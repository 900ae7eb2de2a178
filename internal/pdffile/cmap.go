package pdffile

import (
	"slices"
	"sort"
	"strings"
)

// cmap is a table of codes, as files have it in a language of its own (ISO
// 32000-1, 9.7.5 and 9.10.3): what text they stand for, or what glyphs.
type cmap struct {
	spaces []codeSpace
	runs   []codeRun // in the order of codes
}

// codeSpace are codes of some length; each byte of one lies between those of the
// first and the last.
type codeSpace struct{ first, last []byte }

// codeRun are codes that stand for what follows one another.
type codeRun struct {
	first, last uint32
	glyph       uint32 // of the first code; the others follow
	text        string // of the first code; in the others the last character follows
}

// readCmap reads a table. What it does not understand it leaves out.
func readCmap(data []byte) *cmap {
	m := new(cmap)
	l := &lexer{data: data, plain: true}
	var args []Value
	for len(m.runs) <= maxCodes {
		v, word, ok := l.operand()
		if !ok {
			break
		}
		if word == "" {
			if args = append(args, v); len(args) > maxCmapArgs {
				args = args[1:]
			}
			continue
		}
		switch word {
		case "endcodespacerange":
			for ; len(args) > 1; args = args[2:] {
				m.space(args[0], args[1])
			}
		case "endbfchar", "endcidchar":
			for ; len(args) > 1; args = args[2:] {
				m.run(args[0], args[0], args[1])
			}
		case "endbfrange", "endcidrange":
			for ; len(args) > 2; args = args[3:] {
				m.run(args[0], args[1], args[2])
			}
		}
		args = args[:0]
	}
	slices.SortStableFunc(m.runs, func(a, b codeRun) int { return int(int64(a.first) - int64(b.first)) })
	return m
}

const (
	// maxCmapArgs bounds what stands before an operator: by the rules, 100 runs.
	maxCmapArgs = 3 << 10
	// maxCodes bounds the runs of a table. There are no more glyphs in a face.
	maxCodes = 1 << 16
	// maxCodeText bounds the bytes of what one code stands for. A ligature of
	// Arabic stands for 18 characters.
	maxCodeText = 64
)

// space takes codes of some length.
func (m *cmap) space(first, last Value) {
	f, ok := first.Bytes()
	l, ok2 := last.Bytes()
	if ok && ok2 && len(f) > 0 && len(f) == len(l) && len(f) <= 4 && len(m.spaces) < 100 {
		m.spaces = append(m.spaces, codeSpace{f, l})
	}
}

// run takes codes that stand for what follows one another: a number, a text, or
// an array of texts.
func (m *cmap) run(first, last, to Value) {
	f, ok := first.Bytes()
	l, ok2 := last.Bytes()
	if !ok || !ok2 || len(f) > 4 || len(l) > 4 {
		return
	}
	r := codeRun{first: codeOf(f), last: codeOf(l)}
	if n, ok := to.Int(); ok && n >= 0 && n <= 0xFFFF {
		r.glyph = uint32(n)
		m.runs = append(m.runs, r)
		return
	}
	if b, ok := to.Bytes(); ok {
		if len(b) <= maxCodeText {
			r.text = utf16Text(b)
			m.runs = append(m.runs, r)
		}
		return
	}
	for text := range to.Items() {
		if b, ok := text.Bytes(); ok && len(b) <= maxCodeText {
			m.runs = append(m.runs, codeRun{first: r.first, last: r.first, text: utf16Text(b)})
		}
		if r.first++; r.first > r.last || len(m.runs) > maxCodes {
			return
		}
	}
}

func codeOf(b []byte) (code uint32) {
	for _, c := range b {
		code = code<<8 | uint32(c)
	}
	return code
}

// find is the run that a code is in.
func (m *cmap) find(code uint32) (codeRun, bool) {
	i := sort.Search(len(m.runs), func(i int) bool { return m.runs[i].first > code }) - 1
	if i < 0 || code > m.runs[i].last {
		return codeRun{}, false
	}
	return m.runs[i], true
}

// cost is what the table takes of memory, in bytes.
func (m *cmap) cost() int {
	if m == nil || m == identity {
		return 0
	}
	return len(m.runs) * codeCost
}

// text is what a code stands for; "" if it does not stand in the table.
func (m *cmap) text(code uint32) string {
	if m == nil {
		return ""
	}
	r, ok := m.find(code)
	if !ok || r.text == "" || code == r.first {
		return r.text
	}
	text := []rune(r.text)
	text[len(text)-1] += rune(code - r.first)
	return string(text)
}

// glyph is the number of the glyph that a code stands for; 0 if it does not
// stand in the table.
func (m *cmap) glyph(code uint32) uint32 {
	r, ok := m.find(code)
	if !ok {
		return 0
	}
	return r.glyph + code - r.first
}

// next takes a code from a string. Where no code is as long, two bytes are
// taken.
func (m *cmap) next(s []byte) (code uint32, size int) {
	for size := 1; size <= min(4, len(s)); size++ {
		for _, c := range m.spaces {
			if len(c.first) == size && c.holds(s[:size]) {
				return codeOf(s[:size]), size
			}
		}
	}
	size = min(2, len(s))
	return codeOf(s[:size]), size
}

func (c codeSpace) holds(code []byte) bool {
	for i, b := range code {
		if b < c.first[i] || b > c.last[i] {
			return false
		}
	}
	return true
}

// identity is the table by which codes of two bytes are the numbers of glyphs.
var identity = &cmap{
	spaces: []codeSpace{{[]byte{0, 0}, []byte{0xFF, 0xFF}}},
	runs:   []codeRun{{last: 0xFFFF}},
}

// predefined is a table that files name. Of those of the East, which no reader
// can do without, only the ones whose codes are Unicode are known, and not what
// glyphs they stand for: unicode tells so.
func predefined(name string) (m *cmap, unicode bool) {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V")
	switch {
	case name == "Identity":
		return identity, false
	case strings.HasSuffix(name, "-UCS2"), strings.HasSuffix(name, "-UTF16"):
		return identity, true
	}
	return nil, false
}

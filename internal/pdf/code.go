package pdf

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"vanthu/internal/metrics"
)

// codePage is an 8-bit encoding: the character of each code from 32 to 255,
// or 0. A font of a PDF file has one.
type codePage [256]rune

const (
	firstCode = 32 // 255 is the last
	space     = 32 // the code of the space in the common page
)

// The common page: the 134 letters, the figures and ASCII letters, and the 28
// marks that offices write most, which makes 224. The ASCII characters in it
// have their own codes, the others fill what is left.
var commonPage = sync.OnceValue(func() *codePage {
	page := new(codePage)
	for c := rune('0'); c <= 'z'; c++ {
		if c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' {
			page[c] = c
		}
	}
	for _, c := range " !\"%&'()*+,-./:;=?@[]_" {
		page[c] = c
	}
	code := firstCode
	for _, r := range metrics.Letters + strings.Map(unicode.ToUpper, metrics.Letters) + "“”’–…°" {
		for page[code] != 0 {
			code++
		}
		page[code] = r
	}
	return page
})

// commonCodes tells the code of a character of the common page; 0 for others.
var commonCodes = sync.OnceValue(func() *[commonLimit]byte {
	codes := new([commonLimit]byte)
	for code, r := range commonPage() {
		if r != 0 {
			codes[r] = byte(code)
		}
	}
	return codes
})

// commonLimit is above all characters of the common page.
const commonLimit = 0x2030

// runes lists the characters of the page in ascending order.
func (p *codePage) runes() []rune {
	var list []rune
	for _, r := range p {
		if r != 0 {
			list = append(list, r)
		}
	}
	slices.Sort(list)
	return list
}

// differences is the page as the Differences of a PDF encoding from
// WinAnsiEncoding, in which the ASCII codes are as they are here. The names
// are of the form uniXXXX.
func (p *codePage) differences() string {
	var b strings.Builder
	next := -1
	for code, r := range p {
		if r == 0 || r == rune(code) && r < 0x7F {
			continue
		}
		if code != next {
			fmt.Fprintf(&b, "%d ", code)
		}
		fmt.Fprintf(&b, "/uni%04X ", r)
		next = code + 1
	}
	return strings.TrimSuffix(b.String(), " ")
}

// toUnicode is the page as a CMap, so that text can be copied and searched.
func (p *codePage) toUnicode() string {
	var codes []int
	for code, r := range p {
		if r != 0 {
			codes = append(codes, code)
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	for part := range slices.Chunk(codes, 100) { // a CMap allows 100 at a time
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, code := range part {
			fmt.Fprintf(&b, "<%02X> <%04X>\n", code, p[code])
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}

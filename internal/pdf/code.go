package pdf

import (
	"bytes"
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
	others := []rune(metrics.Letters + strings.Map(unicode.ToUpper, metrics.Letters) + "“”’–…°")
	slices.Sort(others) // ranges of them make for a short toUnicode
	for _, r := range others {
		for page[code] != 0 {
			code++
		}
		page[code] = r
	}
	return page
})

// markPage is the page of the marks of a form, from which the code of their cuts
// is made.
func markPage() *codePage {
	page := new(codePage)
	copy(page[firstCode+1:], []rune("☐☑☒✓"))
	return page
}

// commonCodes tells the code of a character that is drawn as one of the common page
// is; 0 for others.
var commonCodes = sync.OnceValue(func() *[commonLimit]byte {
	codes := new([commonLimit]byte)
	for code, r := range commonPage() {
		if r != 0 {
			codes[r] = byte(code)
		}
	}
	for r := range codes {
		codes[r] = codes[metrics.Drawn(rune(r))]
	}
	return codes
})

// commonLimit is above all characters of the common page.
const commonLimit = 0x2030

// toUnicode is the codes of a page as a CMap, so that text can be copied and
// searched.
func (p *codePage) toUnicode() []byte {
	type span struct {
		first, last int
		r           rune // of the first
	}
	var spans []span
	for code, r := range p {
		if n := len(spans) - 1; r != 0 && n >= 0 && spans[n].last == code-1 && p[code-1] == r-1 && r&0xFF != 0 {
			spans[n].last = code
		} else if r != 0 {
			spans = append(spans, span{code, code, r})
		}
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	for part := range slices.Chunk(spans, 100) { // a CMap allows 100 at a time
		fmt.Fprintf(&b, "%d beginbfrange\n", len(part))
		for _, s := range part {
			fmt.Fprintf(&b, "<%02X> <%02X> <%04X>\n", s.first, s.last, s.r)
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

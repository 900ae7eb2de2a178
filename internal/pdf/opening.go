package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"

	"vanthu/internal/pdffile"
)

// opening is how all files begin that use the same fonts: the header, and the
// fonts as objects. It is made once, with its digest. It is immutable.
type opening struct {
	data    []byte
	writer  *pdffile.Writer // which has written data; to be forked
	numbers map[*font]int   // of the fonts' dictionaries
}

// The objects before the fonts.
const (
	pageTree = 1 + iota
	resourceList
	firstFont
)

// newOpening writes the fonts: encodings and ToUnicode maps, which they may
// share, their files, widths and descriptors, and their dictionaries.
func newOpening(fonts []*font) *opening {
	var data bytes.Buffer
	o := &opening{writer: pdffile.NewWriter(&data), numbers: make(map[*font]int, len(fonts))}
	for range firstFont - 1 {
		o.writer.Reserve()
	}
	put := func(format string, args ...any) int {
		number := o.writer.Reserve()
		o.writer.Object(number, fmt.Sprintf(format, args...))
		return number
	}
	shared := map[string]int{}
	once := func(object string) int {
		if shared[object] == 0 {
			shared[object] = put("%s", object)
		}
		return shared[object]
	}
	for _, ft := range fonts {
		encoding, unicode := once(ft.encoding), once(ft.toUnicode)
		widths := put("%s", ft.widths)
		descriptor := put("%s%d 0 R>>", ft.descriptor, put("%s", ft.file))
		o.numbers[ft] = put("<</Type /Font\n/BaseFont /%s\n/Subtype /TrueType\n/FirstChar %d /LastChar 255\n"+
			"/Widths %d 0 R\n/FontDescriptor %d 0 R\n/Encoding %d 0 R\n/ToUnicode %d 0 R>>",
			ft.name, firstCode, widths, descriptor, encoding, unicode)
	}
	o.data = data.Bytes()
	return o
}

// openings remembers openings by their fonts.
type openings struct {
	mu   sync.Mutex
	made map[string]*opening // by the fonts' names in their order
}

// openingLimit is how many openings are remembered; at some 100 kB each.
const openingLimit = 64

// get makes the opening of files with the fonts, or remembers it.
func (c *openings) get(fonts []*font) *opening {
	fonts = slices.SortedFunc(slices.Values(fonts), func(a, b *font) int { return strings.Compare(a.name, b.name) })
	var key strings.Builder
	for _, ft := range fonts {
		key.WriteString(ft.name)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	o := c.made[key.String()]
	if o != nil && o.has(fonts) {
		return o
	}
	o = newOpening(fonts)
	if c.made == nil || len(c.made) >= openingLimit {
		c.made = make(map[string]*opening)
	}
	c.made[key.String()] = o
	return o
}

// has tells whether the opening is made of these very fonts. One that was
// forgotten and made again has the name of the former.
func (o *opening) has(fonts []*font) bool {
	return !slices.ContainsFunc(fonts, func(ft *font) bool { return o.numbers[ft] == 0 })
}

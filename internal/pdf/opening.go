package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding"
	"fmt"
	"hash"
	"slices"
	"strings"
	"sync"
)

// opening is how all files begin that use the same fonts: the header, and the
// fonts as objects. It is made once, with its digest. It is immutable.
type opening struct {
	text    string
	placed  []int         // the objects' places in text, by number from firstFont on
	numbers map[*font]int // of the fonts' dictionaries
	state   []byte        // of SHA-256 after text
}

// firstFont is the number of the first object of the fonts. The two before it
// are the page tree and the resources.
const firstFont = 3

// header of the file; the comment tells programs that the file is binary.
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// newOpening writes the fonts: encodings and ToUnicode maps, which they may
// share, their files, widths and descriptors, and their dictionaries.
func newOpening(fonts []*font) (*opening, error) {
	o := &opening{numbers: make(map[*font]int, len(fonts))}
	var text bytes.Buffer
	text.WriteString(header)
	put := func(format string, args ...any) int {
		number := firstFont + len(o.placed)
		o.placed = append(o.placed, text.Len())
		fmt.Fprintf(&text, "%d 0 obj\n", number)
		fmt.Fprintf(&text, format, args...)
		text.WriteString("\nendobj\n")
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
	o.text = text.String()
	digest := sha256.New()
	digest.Write(text.Bytes())
	var err error
	o.state, err = digest.(encoding.BinaryMarshaler).MarshalBinary()
	return o, err
}

// digest is SHA-256 after the opening.
func (o *opening) digest() hash.Hash {
	digest := sha256.New()
	if err := digest.(encoding.BinaryUnmarshaler).UnmarshalBinary(o.state); err != nil {
		panic(err) // the state is the hash's own
	}
	return digest
}

// openings remembers openings by their fonts.
type openings struct {
	mu   sync.Mutex
	made map[string]*opening // by the fonts' names in their order
}

// openingLimit is how many openings are remembered; at some 100 kB each.
const openingLimit = 64

// get makes the opening of files with the fonts, or remembers it.
func (c *openings) get(fonts []*font) (*opening, error) {
	fonts = slices.SortedFunc(slices.Values(fonts), func(a, b *font) int { return strings.Compare(a.name, b.name) })
	var key strings.Builder
	for _, ft := range fonts {
		key.WriteString(ft.name)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	o := c.made[key.String()]
	if o != nil && o.has(fonts) {
		return o, nil
	}
	o, err := newOpening(fonts)
	if err != nil {
		return nil, err
	}
	if c.made == nil || len(c.made) >= openingLimit {
		c.made = make(map[string]*opening)
	}
	c.made[key.String()] = o
	return o, nil
}

// has tells whether the opening is made of these very fonts. One that was
// forgotten and made again has the name of the former.
func (o *opening) has(fonts []*font) bool {
	return !slices.ContainsFunc(fonts, func(ft *font) bool { return o.numbers[ft] == 0 })
}

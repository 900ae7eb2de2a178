package document

import (
	"math"
	"slices"
	"strconv"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// spot is where blocks stand in the tree.
type spot struct {
	depth int    // numbered levels above, since the last named one
	level string // the named level above, or ""
	items int    // lists of items above
	wide  bool   // on a landscape page
}

func indexed(pointer string, i int) string { return pointer + "/" + strconv.Itoa(i) }

// content checks that the document says something, and all that it says.
func (c *checker) content() {
	d := c.d
	ownForm := c.kind != nil && len(c.kind.Before) > 0
	if !d.hasBody() && !ownForm &&
		!c.damaged("/sections") && !c.damaged("/opening") && !c.damaged("/purposes") {
		c.report("/sections", "body.none")
	}
	wide := d.Orientation == "landscape"
	if wide && !tabled(d.Sections) && !c.damaged("/sections") {
		c.put("/orientation", "orientation", "orientation", c.cite(rules.LawLandscape))
	}
	c.blocks(d.Sections, spot{wide: wide})
}

// tabled tells whether blocks hold a table.
func tabled(blocks []Block) bool {
	return slices.ContainsFunc(blocks, func(b Block) bool { return b.Table != nil || tabled(b.Content) || tabled(b.Items) })
}

// sequence is the markers that the document is numbered with.
func (c *checker) sequence() []string {
	if c.p == nil {
		return make([]string, MaxLevels)
	}
	return c.d.Markers()
}

// blocks checks siblings and all that stands below them.
func (c *checker) blocks(list []Block, at spot) {
	deep := false // reported once for siblings
	for i := range list {
		b := &list[i]
		switch b.Kind {
		case Paragraph:
			c.filled(b.Pointer, b.Text)
		case Heading, Numbered:
			c.numbered(b, at, &deep)
		case ItemList:
			c.items(b, at)
		case TableBlock:
			c.table(b.Pointer+"/table", b.Table, at.wide)
		case FormBlock:
			c.form(b)
		case Picture:
			c.picture(b.Pointer+"/image", b.Image, at.wide)
		case PageBreak:
			if at.items > 0 {
				c.report(b.Pointer, "block.in-item")
			}
		}
	}
}

// filled reports blank text. A block without a pointer lies beyond the limit
// of blocks and was not read.
func (c *checker) filled(pointer, text string) {
	if blank(text) && pointer != "" && !c.damaged(pointer) {
		c.report(pointer, "blank")
	}
}

// numbered checks a heading or a numbered paragraph.
func (c *checker) numbered(b *Block, at spot, deep *bool) {
	key := "/text"
	if b.Kind == Heading {
		key = "/title"
	}
	c.filled(b.Pointer+key, b.Text)
	if b.Level != "" || b.Label != nil {
		c.tags(b.Pointer, b)
	}
	below := spot{depth: at.depth + 1, level: at.level, wide: at.wide}
	switch {
	case at.items > 0:
		c.report(b.Pointer, "block.in-item")
		return
	case b.Level != "":
		below = spot{level: b.Level, wide: at.wide}
		if !c.levelOrder(b, at.level) {
			return
		}
	case !*deep:
		*deep = c.tooDeep(b, below.depth)
	}
	if below.depth <= MaxLevels {
		c.blocks(b.Content, below)
	}
}

// levelOrder checks that a named level stands inside a higher one.
func (c *checker) levelOrder(b *Block, above string) bool {
	levels := rules.LevelNames()
	own := slices.Index(levels, b.Level)
	if own < 0 || above == "" || own > slices.Index(levels, above) {
		return own >= 0
	}
	c.report(b.Pointer+"/level", "block.level-order", b.Level, above)
	return false
}

// tooDeep reports a block that no marker is left for.
func (c *checker) tooDeep(b *Block, depth int) bool {
	sequence := c.sequence()
	switch {
	case depth > MaxLevels:
		c.report(b.Pointer, "block.depth", MaxLevels)
	case depth > len(sequence) && b.Label == nil:
		c.report(b.Pointer, "block.sequence", depth, fault.Listed(sequence))
	default:
		return false
	}
	return true
}

// items checks a list of dash items.
func (c *checker) items(b *Block, at spot) {
	p := b.Pointer + "/items"
	if len(b.Items) == 0 {
		c.report(p, "list.empty")
	}
	if at.items++; at.items > MaxItemLevels {
		c.report(p, "item.depth", MaxItemLevels)
		return
	}
	for i := range b.Items {
		item := &b.Items[i]
		c.filled(item.Pointer, item.Text)
		c.blocks(item.Content, at)
	}
}

// picture checks a picture: its width against that of the text, and that it is
// said what it shows.
func (c *checker) picture(p string, i *Image, wide bool) {
	if i == nil || c.damaged(p) {
		return
	}
	c.tags(p, i)
	if blank(i.Alt) && blank(i.Caption) {
		c.report(p, "image.alt")
	}
	if c.p == nil || !c.given(p+"/width") {
		return
	}
	room := c.room(wide)
	if room = math.Floor(room*10) / 10; i.Width < MinPictureWidth || i.Width > room {
		c.report(p+"/width", "image.width", i.Width, MinPictureWidth, room)
	}
}

// room is the width of the text on an upright page or on a landscape one, in mm.
func (c *checker) room(wide bool) float64 {
	if !wide {
		return c.textWidth()
	}
	a := c.p.Paper
	return (a.Height - a.LandscapeLeft.Default - a.LandscapeRight.Default).MM()
}

// form checks lines to fill in.
func (c *checker) form(b *Block) {
	p := b.Pointer + "/form"
	if len(b.Form) == 0 {
		c.report(p, "list.empty")
	}
	for i := range b.Form {
		c.tags(indexed(p, i), &b.Form[i])
	}
}

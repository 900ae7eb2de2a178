package document

import (
	"slices"

	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// BlockKind tells what a Block of the body is.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph  BlockKind = iota // a plain string: one paragraph
	Heading                     // {"title": …}: a numbered heading
	Numbered                    // {"text": …}: a numbered paragraph
	ItemList                    // {"items": …}: dash items
	TableBlock                  // {"table": …}
	FormBlock                   // {"form": …}: lines to fill in
	Picture                     // {"image": …}
	PageBreak                   // {"page_break": true}
)

// Block is one node of the body. Text holds a paragraph's or a heading's
// words; Content stands below a heading, a numbered paragraph or an item.
type Block struct {
	Kind    BlockKind  `json:"-"`
	Text    string     `json:"-"`
	Label   *string    `json:"label" validate:"omitempty,code"` // printed instead of the automatic number; "" for none
	Level   string     `json:"level" validate:"omitempty,level"`
	Content []Block    `json:"content" validate:"-"`
	Items   []Block    `json:"items" validate:"-"` // of an ItemList: blocks of kind Numbered without Label and Level
	Table   *Table     `json:"table" validate:"-"`
	Form    []FormLine `json:"form" validate:"-"`
	Image   *Image     `json:"image" validate:"-"`
	Pointer string     `json:"-"` // JSON Pointer of the block

	key string // of Text in the block, behind a slash; empty: the block is its text
}

// TextPointer is the JSON Pointer of the block's text.
func (b *Block) TextPointer() string { return b.Pointer + b.key }

// FormLine is a line to fill in. Without a Value a dotted leader is printed.
type FormLine struct {
	Label string  `json:"label" validate:"required,filled,line" read:"marks"`
	Value *string `json:"value" validate:"omitempty,text" read:"marks"`
}

// Image is a picture of the body.
type Image struct {
	Data    string  `json:"data" validate:"required" read:"picture"` // data URI of a PNG or a JPEG
	Width   float64 `json:"width" validate:"gte=0"`                  // mm; 0: what the file says, at most that of the text
	Caption string  `json:"caption" validate:"subject" read:"marks"`
	Alt     string  `json:"alt" validate:"line"` // what it shows, for who cannot see it; empty: the caption
}

// blockMains are the keys of which a block has exactly one.
var blockMains = []struct {
	key  string
	kind BlockKind
}{
	{"title", Heading}, {"text", Numbered}, {"items", ItemList},
	{"table", TableBlock}, {"form", FormBlock}, {"image", Picture}, {"page_break", PageBreak},
}

// mainKeys names them.
func mainKeys() string {
	var keys []string
	for _, m := range blockMains {
		keys = append(keys, m.key)
	}
	return fault.Listed(keys)
}

var (
	blockKeys = []string{"title", "text", "items", "table", "form", "image", "page_break", "content", "label", "level"}
	itemKeys  = []string{"text", "content"}
)

func (b *Block) readNode(r *reader, n *tree.Node) {
	if !r.countBlock() {
		return
	}
	b.Pointer = r.pointer()
	switch n.Kind {
	case tree.String:
		b.Text = r.text(n)
	case tree.Object:
		b.readMain(r, n)
		r.members(n, func(name string, n *tree.Node) { b.readMember(r, name, n) })
	default:
		r.wrongType(n, wordBlock)
	}
}

// readMain finds out which kind of block the object is.
func (b *Block) readMain(r *reader, n *tree.Node) {
	found := 0
	for _, m := range blockMains {
		if n.Has(m.key) {
			if found++; found == 1 {
				b.Kind = m.kind
			}
		}
	}
	switch {
	case found == 0:
		b.Kind = Heading // so that what it holds is looked at too
		r.fault("block.empty", mainKeys())
	case found > 1:
		r.fault("block.mixed", mainKeys())
	}
}

func (b *Block) readMember(r *reader, name string, n *tree.Node) {
	if n.Kind == tree.Null && slices.Contains(blockKeys, name) {
		return
	}
	switch name {
	case "title":
		b.Text, b.key = r.string(n), "/title"
	case "text":
		b.Text, b.key = r.string(n), "/text"
	case "items":
		b.Items = readList(r, n, (*Block).readItem)
	case "table":
		b.Table = new(Table)
		r.object(n, b.Table)
	case "form":
		b.Form = readList(r, n, func(l *FormLine, r *reader, n *tree.Node) { r.object(n, l) })
	case "image":
		b.Image = new(Image)
		r.object(n, b.Image)
	case "page_break":
		if n.Kind != tree.True {
			r.fault("block.page-break")
		}
	case "content", "label", "level":
		b.readNumbering(r, name, n)
	default:
		r.unknownKey(name, blockKeys)
	}
}

// readNumbering reads the keys that only headings and numbered texts have.
func (b *Block) readNumbering(r *reader, name string, n *tree.Node) {
	if b.Kind != Heading && b.Kind != Numbered {
		r.fault("block.key", name)
		return
	}
	switch name {
	case "content":
		b.Content = readList(r, n, (*Block).readNode)
	case "label":
		label := r.string(n)
		b.Label = &label
	case "level":
		b.Level = r.string(n)
	}
}

// readItem reads one dash item.
func (b *Block) readItem(r *reader, n *tree.Node) {
	if !r.countBlock() {
		return
	}
	b.Kind, b.Pointer = Numbered, r.pointer()
	switch n.Kind {
	case tree.String:
		b.Text = r.text(n)
	case tree.Object:
		if !n.Has("text") {
			r.fault("item.text")
		}
		r.members(n, func(name string, n *tree.Node) { b.readItemMember(r, name, n) })
	default:
		r.wrongType(n, wordItem)
	}
}

func (b *Block) readItemMember(r *reader, name string, n *tree.Node) {
	switch {
	case n.Kind == tree.Null && slices.Contains(itemKeys, name):
	case name == "text":
		b.Text, b.key = r.string(n), "/text"
	case name == "content":
		b.Content = readList(r, n, (*Block).readNode)
	case slices.Contains(blockKeys, name):
		r.fault("item.key", name)
	default:
		r.unknownKey(name, itemKeys)
	}
}

// countBlock counts a block; beyond the limit it reports once and says no.
func (r *reader) countBlock() bool {
	if r.blocks++; r.blocks == MaxBlocks+1 {
		r.fault("limit.blocks", MaxBlocks)
	}
	return r.blocks <= MaxBlocks
}

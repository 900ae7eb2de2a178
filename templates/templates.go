package templates

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
)

// files needs "all:", because go:embed leaves out names that begin with a dot
// or an underscore, and a DOCX lives by _rels/.rels.
//
//go:embed all:docx
var files embed.FS

// Part is a file of the package. What a document puts into the part's slot
// stands between Head and Tail; a part without a slot is all Head.
type Part struct {
	Name       string // inside the package, "word/styles.xml"
	Head, Tail string
	Slot       bool
}

// Names of the parts whose slots are filled for each document.
const (
	ContentTypes  = "[Content_Types].xml"
	Core          = "docProps/core.xml"
	Document      = "word/document.xml"
	DocumentLinks = "word/_rels/document.xml.rels"
	Settings      = "word/settings.xml"
	Styles        = "word/styles.xml"
)

// order is the order of the parts in the file. Readers that stream want the
// content types first, and file(1) knows a DOCX by it.
var order = []string{
	ContentTypes,
	"_rels/.rels",
	Document,
	DocumentLinks,
	Styles,
	Settings,
	Core,
	"docProps/app.xml",
}

var (
	base   = loadAll(order)
	header = load("word/header.xml")
	footer = load("word/footer.xml")
	lists  = load("word/numbering.xml")
)

// Base is the parts that every document has, in the order in which they stand
// in the file. The slice is shared: read it only.
func Base() []Part { return base }

// Header is the pattern of a header part; its Name is not one of a document's.
func Header() Part { return header }

// Footer is the pattern of a footer part; its Name is not one of a document's.
func Footer() Part { return footer }

// Lists is the pattern of the part with lists that Word numbers; its Name is not
// the document's.
func Lists() Part { return lists }

func loadAll(names []string) []Part {
	parts := make([]Part, len(names))
	for i, name := range names {
		parts[i] = load(name)
	}
	return parts
}

// load panics where a file is missing: it is compiled in, so that only a
// change to this package can lose it, and its test would not pass.
func load(name string) Part {
	text, err := files.ReadFile("docx/" + name)
	if err != nil {
		panic(fmt.Sprintf("templates: %v", err))
	}
	return cut(name, string(text))
}

var (
	slot    = regexp.MustCompile(`<!--slot:[^>]*-->`)
	comment = regexp.MustCompile(`(?s)<!--.*?-->`)
	indent  = regexp.MustCompile(`>\s+<`)
	wrap    = regexp.MustCompile(`\n\s+`)
)

func cut(name, text string) Part {
	at := slot.FindStringIndex(text)
	if at == nil {
		return Part{Name: name, Head: compact(text)}
	}
	return Part{Name: name, Head: compact(text[:at[0]]), Tail: compact(text[at[1]:]), Slot: true}
}

// compact drops what is written for people. No part here holds text in which
// white space between two tags would mean something.
func compact(text string) string {
	text = comment.ReplaceAllString(text, "")
	text = indent.ReplaceAllString(text, "><")
	return wrap.ReplaceAllString(strings.TrimSpace(text), " ")
}

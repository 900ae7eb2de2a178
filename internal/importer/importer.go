package importer

import (
	"encoding/json"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// Options are what the operator decides about reading.
type Options struct {
	// Covers tells whether all faces have a glyph for a character; nil: all
	// characters pass that may stand in a document.
	Covers func(rune) bool
	// Decode reads a document as whoever renders it does; nil: package document
	// with its own limits.
	Decode func([]byte) error
}

// Result is what came of a paper.
type Result struct {
	// Document is the document as JSON, its keys in the order of the paper. It
	// decodes without faults.
	Document json.RawMessage
	// Findings are the choices that are not certain, each with both readings, what
	// is missing (dots stand in its place), and what was converted.
	Findings fault.List
	// LeftOut is what of the paper does not stand in the document word for word:
	// first what found no place, then what the program prints by itself.
	LeftOut []LeftOut

	lost int
}

// Lost is how many of LeftOut found no place: they are the first ones.
func (r *Result) Lost() int { return r.lost }

// LeftOut is a text that was left out.
type LeftOut struct {
	Text   string `json:"text"`
	Reason string `json:"reason"` // in Vietnamese
}

// Import reads a paper, and names its parts first. The paper is the importer's
// from then on.
func Import(paper *seen.Paper, opt Options) (*Result, error) {
	r := &reader{paper: paper, opt: opt, album: &album{}}
	r.modern()
	r.characters()
	r.tellUnread()
	paper.Name()
	r.ownStyles()
	doc := r.read()
	r.audit(doc)
	r.ask(doc)
	text, err := indented(doc)
	if err != nil {
		return nil, err
	}
	return &Result{Document: text, Findings: r.findings, LeftOut: slices.Concat(r.damaged.leftOut(), r.lost.leftOut(), r.automatic.leftOut()), lost: len(r.damaged.list) + len(r.lost.list)}, nil
}

// read makes the document of a paper whose parts are named. It may be called
// again, by another reader, after a part was named otherwise.
func (r *reader) read() object {
	r.room = mostNodes
	r.sort()
	r.family()
	r.kindOf()
	r.aboveHead()
	r.misplace()
	r.besideSignature()
	r.underSignature()
	r.speak()
	r.formFields()
	r.nestAll()
	return r.settle(r.document())
}

// reader makes one document of one paper.
type reader struct {
	paper            *seen.Paper
	opt              Options
	profile          *rules.Profile
	kind             *rules.Kind
	parts            map[rules.Element][]*line // of the paper itself, what stands around its text
	body             []*node                   // its text, in its order and then as a tree
	opening, closing []*node
	fields           object   // of the kind's own form
	sequence         []string // the markers by depth
	annexes          []*annex
	cells            int // of all tables
	room             int // how many paragraphs and tables may still come
	album            *album
	ours             bool   // the program made the file
	unended          bool   // the last text has no end mark
	endMark          string // where it is not the profile's
	spoken           string // the issuer's name in a sentence of the paper
	sender           string // of a công điện, as the line over the addressees names it
	logo             uri
	stamped          []stamped
	copied           copier
	root             string      // of the pointers: of the copier's block, else ""
	copyCode         string      // of the copier's symbol
	signs            []*line     // authority, position, name
	ownSymbol        string      // that the program would not make
	kindIs           *rules.Kind // by a second reading
	questions        []question
	findings         fault.List
	damaged          notes    // has characters that no document may have
	lost             notes    // found no place
	automatic        notes    // is printed by the program
	source           []string // every text of the paper, for the audit
}

// mostNodes is how many paragraphs, items and tables a document is made of; what
// is left of the limit goes to what is put there later.
const mostNodes = document.MaxBlocks - 500

// family picks the profile by the head and the date.
func (r *reader) family() {
	r.profile = rules.Pick(rules.DefaultProfile, "")
	if r.paper.Family == rules.Party {
		date, _ := r.date()
		r.profile = rules.Pick("dang", date)
	}
	if v := rules.FindVariant(r.paper.Variant); v != nil && v.Family == r.profile.Family {
		r.profile = v.On(r.profile)
		if r.paper.Letterhead {
			r.profile = v.Letterhead.Headed(r.profile)
		}
	}
}

// document is the paper in the order of the contract.
func (r *reader) document() object {
	var o object
	if r.profile.Family == rules.Party {
		o.set("profile", r.profile.ID)
	}
	o.set("organization", r.paper.Variant)
	o.set("kind", r.kind.Slug)
	r.head(&o)
	o.set("logo", r.logo)
	r.text(&o)
	if r.ours && r.unended && r.fields == nil {
		o = append(o, member{"end_mark", ""})
	}
	o.set("end_mark", r.endMark)
	r.end(&o)
	for _, st := range r.stamped {
		if st.picture != nil {
			r.losePicture(st.picture, reasonPicture)
		}
	}
	o.set("received", r.received())
	o.set("copy", r.copy())
	r.ownWords(rules.SignatureText)
	o.set("attachments", r.attachments())
	o.set("fields", r.fields)
	if r.landscape(0) && tabled(r.body) {
		o.set("orientation", "landscape")
	}
	var style object
	if r.paper.Letterhead {
		style.set("head", "letterhead")
	}
	if own := r.ownSequence(); own != nil {
		style.set("numbering", own)
	}
	if len(style) > 0 {
		o.set("style", style)
	}
	return o
}

// off notes words that the program prints by itself.
func (r *reader) off(text, reason string) { r.automatic.add(text, reason) }

// lose notes words that found no place.
func (r *reader) lose(text, reason string) { r.lost.add(text, reason) }

// notes are what is left out, in the order in which it was found. Words of some
// reasons are told as one.
type notes struct {
	list []note
	at   map[string]int // of the reasons that are told as one
}

type note struct {
	texts  []string
	reason string
}

func (n *notes) add(text, reason string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if i, ok := n.at[reason]; ok {
		n.list[i].texts = append(n.list[i].texts, text)
		return
	}
	if collected[reason] {
		if n.at == nil {
			n.at = map[string]int{}
		}
		n.at[reason] = len(n.list)
	}
	n.list = append(n.list, note{[]string{text}, reason})
}

// leftOut are the notes as they are told.
func (n *notes) leftOut() []LeftOut {
	out := make([]LeftOut, len(n.list))
	for i, one := range n.list {
		out[i] = LeftOut{strings.Join(one.texts, " "), one.reason}
	}
	return out
}

func (r *reader) find(severity fault.Severity, pointer, rule string, l *line, words fault.Text, args ...any) {
	f := fault.New(r.root+pointer, rule, words, args...)
	f.Severity, f.Clause = severity, clause
	if l != nil {
		f.Place = l.Place.Told(shortened(l.text()))
	}
	r.findings = append(r.findings, f)
}

// clause is where it is written how a paper is read: no law says so.
const clause = "quy cách đọc tệp của vanthu"

// shortened is the beginning of a text, as much as tells which it is.
func shortened(s string) string {
	const most = 80
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}

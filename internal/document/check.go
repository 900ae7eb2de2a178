package document

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/tree"
	"vanthu/internal/viet"
)

// checker holds a document that was read against the rules that need more
// than one value: other fields, the profile, the kind.
type checker struct {
	d      *Document
	root   *tree.Node
	faults *fault.Collector
	opt    Options
	p      *rules.Profile // nil: the document names one that does not exist
	kind   *rules.Kind    // nil: likewise
}

// document runs all checks, in the order of the model.
func (c *checker) document() {
	c.profile()
	c.tags("", c.d)
	c.kindOf()
	c.issuers()
	c.reference()
	c.titles()
	c.marks()
	c.byKind()
	c.moments()
	c.signers()
	c.style()
	c.content()
	c.attachments("/attachments", c.d.Attachments, false)
	if !c.opt.AnyEncoding {
		c.encoding(make([]string, 0, usualDepth), c.root)
	}
}

// encoding refuses texts that are in an encoding older than Unicode: every
// letter of it may stand, and none is the right one. A text that has letters of
// Unicode alone, as nearly all have, is in none. The node stands at a path.
func (c *checker) encoding(path []string, n *tree.Node) {
	if n.Kind == tree.String && len(n.Text) <= MaxString && !viet.Modern(n.Text) {
		if old, found := viet.OldEncoding(viet.NFC(n.Text)); found && old.Sure {
			pointer := ""
			for _, name := range path {
				pointer = tree.Join(pointer, name)
			}
			c.put(pointer, "text.encoding", "text.encoding", c.cite(rules.LawEncoding), string(old.Encoding), old.Word, old.Meant)
		}
	}
	for i := range n.Kids {
		at := strconv.Itoa(i)
		if n.Names != nil {
			at = n.Names[i]
		}
		c.encoding(append(path, at), &n.Kids[i])
	}
}

// usualDepth is how deep nearly all documents are.
const usualDepth = 16

// cite is the clause of a rule in the document's profile, if that is known.
func (c *checker) cite(l rules.Law) rules.Cite {
	if c.p == nil {
		return ""
	}
	return c.p.Cite(l)
}

// report reports a fault, unless the value could not be read in the first
// place: then the reason is known already.
func (c *checker) report(pointer, rule string, args ...any) {
	c.put(pointer, rule, rule, "", args...)
}

func (c *checker) put(pointer, rule, message string, cite rules.Cite, args ...any) {
	if !c.faults.Excused(pointer) && !c.faults.Full() {
		c.faults.Add(toldAs(pointer, rule, message, cite, args...))
	}
}

// damaged tells whether the value or a part of it could not be read.
func (c *checker) damaged(pointer string) bool {
	return c.faults.Excused(pointer) || c.faults.Damaged(pointer)
}

// given tells whether the document holds a value at the pointer.
func (c *checker) given(pointer string) bool {
	n, found := c.root.At(pointer)
	return found && n.Kind != tree.Null
}

// profile picks the profile in force, with what the organisation has of its own.
func (c *checker) profile() {
	name, v := c.d.Profile, rules.FindVariant(c.d.Organization)
	if name == "" && v != nil {
		name = v.Profile
	}
	c.p = rules.Pick(name, c.d.Date.String())
	switch {
	case c.p == nil:
		c.report("/profile", "profile", fault.Quote(c.d.Profile), fault.Listed(rules.ProfileNames()))
	case v == nil && c.d.Organization != "":
		c.report("/organization", "organization", fault.Quote(c.d.Organization), fault.Listed(rules.VariantNames()))
	case v != nil && v.Family != c.p.Family:
		c.put("/organization", "organization", "organization.profile", v.Cite, v.Name, c.p.ID)
	case v != nil:
		c.p = v.On(c.p)
	}
	c.ownHead(v)
	c.d.rules = c.p
}

// ownHead puts the organisation's letterhead in the place of the profile's head, where
// the document has it.
func (c *checker) ownHead(v *rules.Variant) {
	switch {
	case c.p == nil:
		return
	case c.d.Style.Head != "letterhead":
	case v == nil || v.Letterhead == nil:
		c.report("/style/head", "style.head")
	case len(c.d.Issuers) > 1:
		c.put("/style/head", "style.head", "style.head.joint", v.Letterhead.Cite)
	default:
		c.p = v.Letterhead.Headed(c.p)
	}
	if c.d.Logo != "" && c.p.Layout.Logo == nil {
		c.report("/logo", "logo", c.p.Name)
	}
}

// kindOf finds the kind and holds it against the profile.
func (c *checker) kindOf() {
	if c.d.Kind == "" {
		return
	}
	c.kind = rules.FindKind(c.d.Kind)
	if c.kind == nil {
		c.unknownKind()
		return
	}
	if c.p != nil {
		if _, ok := c.kind.Code[c.p.Family]; !ok {
			c.put("/kind", "kind.family", "kind.family", c.kind.Cite(c.p.Family), c.kind.Name, c.p.Name)
		}
	}
}

func (c *checker) unknownKind() {
	slugs := make([]string, len(rules.Kinds))
	for i, k := range rules.Kinds {
		slugs[i] = k.Slug
	}
	if meant := viet.Closest(c.d.Kind, slugs); meant != "" {
		c.put("/kind", "kind", "kind.misspelt", "", fault.Quote(c.d.Kind), meant)
		return
	}
	c.report("/kind", "kind", fault.Quote(c.d.Kind), fault.Listed(slugs))
}

// issuers sees to it that there is one body, or several in a joint document.
func (c *checker) issuers() {
	one, many := c.given("/issuer"), len(c.d.Issuers) > 0
	switch {
	case one && many:
		c.report("/issuers", "issuer.both")
	case !one && !many && !c.damaged("/issuers"):
		c.report("/issuer", "required", fault.Text{"cơ quan ban hành («issuer»)", "The issuing body («issuer»)"})
	}
	for _, body := range c.d.AllIssuers() {
		c.issuer(body)
	}
}

func (c *checker) issuer(body Issuer) {
	for _, l := range []struct {
		key  string
		name Lines
	}{{"/parent", body.Parent}, {"/name", body.Name}} {
		c.fixedLines(body.Pointer+l.key, l.name)
		if !l.name.Fixed && !l.name.IsZero() && blank(l.name.Text[0]) {
			c.report(body.Pointer+l.key, "blank")
		}
	}
}

// fixedLines checks how many lines an author has fixed.
func (c *checker) fixedLines(p string, l Lines) {
	if n := len(l.Text); n > MaxIssuerLines {
		c.report(p, "limit.count", MaxIssuerLines, n)
	}
}

// titles checks the texts over the body that may be lists of lines.
func (c *checker) titles() {
	c.fixedLines("/subject", c.d.Subject)
	c.fixedLines("/authority_line", c.d.Authority)
	for i, to := range c.d.To {
		c.fixedLines(indexed("/to", i), to)
	}
	for i, to := range c.d.AlsoTo {
		c.fixedLines(indexed("/also_to", i), to)
	}
}

// reference checks number, symbol and draft.
func (c *checker) reference() {
	if c.d.NumberText != "" && (c.d.Number != nil || c.d.Symbol != "") {
		c.report("/number_text", "number.text")
	}
	if c.d.Draft == 0 && c.given("/draft") {
		c.report("/draft", "draft")
	}
}

// marks checks the marks that not everyone may set.
func (c *checker) marks() {
	if c.d.Secrecy != "" && !c.opt.AllowSecrecy {
		c.report("/secrecy", "secrecy")
	}
	c.circulation()
}

func (c *checker) signers() {
	if c.given("/signer") && len(c.d.Signers) > 0 {
		c.report("/signers", "signer.both")
	}
}

// attachments checks the attachments one by one, and those that they have.
func (c *checker) attachments(at string, list []Attachment, inner bool) {
	for i := range list {
		a := &list[i]
		p := indexed(at, i)
		if a.unlabelled && c.p != nil {
			a.Label = c.p.Annex.Word
		}
		if strings.TrimSpace(a.Title) == "" && len(a.Content) == 0 && !c.damaged(p) {
			c.report(p, "attachment.none")
		}
		if n := len(a.Reference.Text); n > MaxSubject && utf8.RuneCountInString(a.Reference.Text) > MaxSubject {
			c.report(p+"/reference", "limit.length", MaxSubject, n)
		}
		if !a.SignedAt.Valid() {
			c.report(p+"/signed_at", "moment", fault.Quote(string(a.SignedAt)))
		}
		if inner && a.Separate {
			c.report(p+"/separate", "attachment.separate")
		}
		if inner && len(a.Attachments) > 0 {
			c.report(p+"/attachments", "attachment.depth")
			continue
		}
		c.blocks(a.Content, spot{wide: a.Orientation == "landscape"})
		c.attachments(p+"/attachments", a.Attachments, true)
	}
}

package wordfill

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
)

// A section that a group repeats has the headers and footers of the template.
// Where these hold marks, each copy of the section gets its own, with the values
// of its element.

// headers are the parts that the sections of the body name, by the names of the
// links to them.
func headers(entries []entry, main string) map[string]int {
	found := map[string]int{}
	name := path.Join(path.Dir(main), "_rels", path.Base(main)+".rels")
	for _, e := range entries {
		if !strings.EqualFold(e.name, name) {
			continue
		}
		p, err := parsePart(e.name, e.data, new(int))
		if err != nil {
			return found // told where marks are looked for
		}
		s := &story{part: p}
		for _, k := range p.root.kids {
			kind := path.Base(s.attr(k, "Type"))
			target := strings.TrimPrefix(absolute("/"+path.Dir(main), s.attr(k, "Target")), "/")
			at := slices.IndexFunc(entries, func(e entry) bool { return strings.EqualFold(e.name, target) })
			if at >= 0 && (kind == "header" || kind == "footer") {
				found[s.attr(k, "Id")] = at
			}
		}
	}
	return found
}

// headerRefs lets the sections in groups name headers of their own.
func (s *story) headerRefs() {
	s.part.root.each(func(n *node) bool {
		if n.name != "w:headerReference" && n.name != "w:footerReference" {
			return true
		}
		entry, ok := s.headers[s.attr(n, "id")]
		switch g := s.owner(n); {
		case !ok:
		case g == nil:
			s.outside[entry] = true
		default:
			s.sectioned[entry] = true
			s.replaceID(n, headerRef{entry, g, s.attr(n, "id"), strings.TrimSuffix(strings.TrimPrefix(n.name, "w:"), "Reference")})
		}
		return true
	})
}

// head is a header or footer of one copy of a section.
type head struct {
	entry      int // of the template's
	kind       string
	number     int // from 1
	scope      fill.Scope
	start, end int // what is printed of it

	links                int // the part of the links of the template's; -1: none
	linksStart, linksEnd int // what is printed of them; nothing: they are as in the template
}

func (h *head) link() string { return "rIdVanthu" + strconv.Itoa(h.number) }
func (h *head) name() string { return "vanthu-" + h.kind + "-" + strconv.Itoa(h.number) + ".xml" }

// headerRef is the name of the link to a header, in a section.
type headerRef struct {
	entry int
	group *group
	link  string // of the template
	kind  string
}

func (r headerRef) print(f *filler) {
	if !f.template.filled(r.entry) {
		f.out = append(f.out, r.link...)
		return
	}
	key := headKey{r.entry, f.copy[r.group]}
	h := f.headed[key]
	if h == nil {
		f.copies += MaxCopies / MaxParts // a part each
		h = &head{entry: r.entry, kind: r.kind, number: len(f.heads) + 1, scope: f.scope}
		f.heads, f.headed[key] = append(f.heads, h), h
	}
	f.out = append(f.out, h.link()...)
}

// headKey is a header of the template and a copy of a section.
type headKey struct{ entry, copy int }

// filled tells whether a part has marks.
func (t *Template) filled(entry int) bool {
	return slices.ContainsFunc(t.parts, func(b body) bool { return b.entry == entry })
}

// printHeads prints the headers of the copies of sections.
func (f *filler) printHeads() {
	outer := f.scope
	for _, h := range f.heads {
		if f.full() {
			break
		}
		at := slices.IndexFunc(f.template.parts, func(b body) bool { return b.entry == h.entry })
		b := f.template.parts[at]
		f.scope, f.serial = h.scope, max(f.serial, b.serial)
		h.start = len(f.out)
		before := len(f.faults)
		printAll(f, b.pieces)
		f.place(b, before)
		h.end = len(f.out)
	}
	f.scope = outer
	for _, h := range f.heads {
		h.links = f.template.linksOf(h.entry)
		h.linksStart = len(f.out)
		if at := slices.IndexFunc(f.template.parts, func(b body) bool { return b.entry == h.links }); at >= 0 {
			printAll(f, f.template.parts[at].pieces)
		}
		h.linksEnd = len(f.out)
	}
}

// linksOf is the part of the links of a part; -1: there is none.
func (t *Template) linksOf(i int) int {
	part := t.entries[i].name
	return slices.IndexFunc(t.entries, func(e entry) bool { return strings.EqualFold(e.name, linksName(part)) })
}

// place says of the faults from one on that they are of a part other than the
// body.
func (f *filler) place(b body, from int) {
	if b.where[0] == "" {
		return
	}
	for i := from; i < len(f.faults); i++ {
		f.faults[i].Detail = fault.Text{"Trong %s: %s", "In %s: %s"}.With(b.where, f.faults[i].Detail)
	}
}

// headLinks are the links from the body to the headers of copies.
type headLinks struct{}

func (headLinks) print(f *filler) {
	for _, h := range f.heads {
		f.out = append(f.out, `<Relationship Id="`+h.link()+`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`+h.kind+`" Target="`+h.name()+`"/>`...)
	}
}

// headTypes are the types of the headers of copies.
type headTypes struct {
	folder string // of the body
	prefix string
}

func (t headTypes) print(f *filler) {
	for _, h := range f.heads {
		f.out = append(f.out, "<"+t.prefix+`Override PartName="`+path.Join("/", t.folder, h.name())+`" ContentType="`+wordType+h.kind+`+xml"/>`...)
	}
}

package wordfill

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// open makes the package ready for the parts that rows add: pictures, and
// headers of copies of sections. Their types are known, and there is room for
// the links to them.
func (t *Template) open() error {
	body := -1
	if t.heads {
		if body = t.linksPart(t.main); !slices.Contains(t.pictured, body) {
			t.pictured = append(t.pictured, body)
		}
	}
	for _, i := range t.pictured {
		if err := t.openLinks(i, i == body); err != nil {
			return err
		}
	}
	if len(t.pictured) > 0 {
		return t.openTypes()
	}
	return nil
}

// openLinks makes room in a part of links.
func (t *Template) openLinks(i int, heads bool) error {
	p, err := parsePart(t.entries[i].name, t.entries[i].data, new(int))
	if err != nil {
		return damaged(err.Error())
	}
	raw, at := p.raw, p.root.shut
	if tag := raw[p.root.start:p.root.open]; bytes.HasSuffix(tag, []byte("/>")) { // <Relationships …/>
		at = p.root.open - 1
		raw = slices.Concat(raw[:p.root.open-2], []byte("></"+string(bytes.Fields(tag[1 : len(tag)-2])[0])+">"), raw[p.root.end:])
	}
	pieces := []piece{literal(raw[:at]), linked{i}}
	if heads {
		pieces = append(pieces, headLinks{})
	}
	t.parts = append(t.parts, body{entry: i, pieces: append(pieces, literal(raw[at:]))})
	return nil
}

// openTypes lets the types of the package have those of pictures and, of copies
// of headers, one by one.
func (t *Template) openTypes() error {
	i := slices.IndexFunc(t.entries, func(e entry) bool { return strings.EqualFold(e.name, "[Content_Types].xml") })
	e := &t.entries[i]
	p, err := parsePart(e.name, e.data, new(int))
	if err != nil {
		return damaged(err.Error())
	}
	s, w, missing := &story{part: p}, p.prefix(p.root), ""
	for _, kind := range []string{"png", "jpeg"} {
		if !slices.ContainsFunc(p.root.kids, func(k *node) bool { return strings.EqualFold(s.attr(k, "Extension"), kind) }) {
			missing += "<" + w + `Default Extension="` + kind + `" ContentType="image/` + kind + `"/>`
		}
	}
	before, behind := slices.Concat(p.raw[:p.root.open], []byte(missing)), p.raw[p.root.open:]
	if !t.heads {
		e.replace(slices.Concat(before, behind))
		return nil
	}
	t.parts = append(t.parts, body{entry: i, pieces: []piece{literal(before), headTypes{path.Dir(t.main), w}, literal(behind)}})
	return nil
}

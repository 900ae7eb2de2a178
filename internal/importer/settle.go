package importer

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
)

// settle sees to it that the document decodes: what a fault points to is taken
// out and told, its words stand in LeftOut.
func (r *reader) settle(o object) object {
	r.needBody(&o)
	const most = 40 // rounds; each takes something out
	for range most {
		faults := r.faults(o)
		if len(faults) == 0 {
			return o
		}
		for _, f := range faults {
			if !r.takeOut(&o, f) {
				return r.bare(o)
			}
			if len(faults) > 1 && strings.Contains(f.Pointer, "/sections") {
				break // pointers behind it have moved
			}
		}
	}
	return r.bare(o)
}

// faults are what keeps the document from being decoded.
func (r *reader) faults(o object) fault.List {
	text, err := plainJSON(o)
	if err != nil {
		return fault.List{{Rule: "json"}}
	}
	if r.opt.Decode != nil {
		err = r.opt.Decode(text)
	} else {
		_, err = document.Decode(text, document.Options{Covers: r.opt.Covers})
	}
	var faults fault.List
	errors.As(err, &faults)
	return faults
}

// needBody gives a document without a text dots to fill in.
func (r *reader) needBody(o *object) {
	if o.at("opening") != nil || o.at("sections") != nil || o.at("purposes") != nil || len(r.kind.Before) > 0 {
		return
	}
	if closing, ok := o.at("closing").(list); ok {
		o.drop("closing")
		o.put("sections", closing)
		return
	}
	o.put("sections", list{rules.LongDots})
	r.find(fault.Error, "/sections", "import.missing", nil, missing, rules.Body.Told(rules.State))
}

// takeOut removes what a fault points to, or what holds it; false where there
// is nothing to remove.
func (r *reader) takeOut(o *object, f fault.Fault) bool {
	tokens := strings.Split(strings.TrimPrefix(f.Pointer, "/"), "/")
	if f.Pointer == "" || len(tokens) == 0 {
		return false
	}
	gone, ok := remove(o, tokens)
	if !ok {
		return false
	}
	for _, text := range textsOf(gone) {
		r.lose(text, reasonUnplaced)
	}
	g := fault.New("/"+tokens[0], "import.taken", given, f.Detail.String())
	g.Detail = fault.Text{given.With(f.Detail.In(fault.Vietnamese)).In(fault.Vietnamese), given.With(f.Detail.In(fault.English)).In(fault.English)}
	g.Severity, g.Clause = fault.Warning, clause
	r.findings = append(r.findings, g)
	return true
}

// remove takes the value at a pointer out of an object: the element of a list
// that it lies in, else the key.
func remove(o *object, tokens []string) (gone any, ok bool) {
	for i := range *o {
		m := &(*o)[i]
		if m.key != tokens[0] {
			continue
		}
		if l, isList := m.value.(list); isList && len(tokens) > 1 {
			n, err := strconv.Atoi(tokens[1])
			if err != nil || n >= len(l) {
				return nil, false
			}
			if inner, isObject := l[n].(object); isObject && len(tokens) > 2 {
				if gone, ok = remove(&inner, tokens[2:]); ok && len(inner) > 0 && lasting(inner) {
					l[n] = inner
					return gone, true
				}
			}
			block, _ := l[n].(object)
			under, _ := block.at("content").(list) // what stands under it stays
			block.drop("content")
			if gone = l[n]; block != nil {
				gone = block
			}
			rest := slices.Concat(l[:n], under, l[n+1:])
			if m.value = rest; len(rest) == 0 {
				o.drop(m.key)
			}
			return gone, true
		}
		if inner, isObject := m.value.(object); isObject && len(tokens) > 1 {
			if gone, ok = remove(&inner, tokens[1:]); ok && len(inner) > 0 {
				m.value = inner
				return gone, true
			}
		}
		gone = m.value
		o.drop(m.key)
		return gone, true
	}
	return nil, false
}

// lasting tells whether an object of a list still says what it is.
func lasting(o object) bool {
	for _, key := range []string{"text", "title", "items", "table", "image", "form", "name", "label", "position", "authority", "content"} {
		if o.at(key) != nil {
			return true
		}
	}
	return false
}

// bare is the last resort: the kind and the body's name, and each text of the
// document as a paragraph.
func (r *reader) bare(o object) object {
	var texts list
	for _, key := range []string{"subject", "opening", "purposes", "sections", "closing", "recipients", "attachments"} {
		for _, text := range textsOf(o.at(key)) {
			if text = strings.TrimSpace(text); text != "" && len(texts) < document.MaxParagraphs {
				texts = append(texts, markup.Escape(r.limited(text, document.MaxString/2)))
			} else {
				r.lose(text, reasonLimit)
			}
		}
	}
	if len(texts) == 0 {
		texts = list{rules.LongDots}
	}
	bare := object{{"kind", "thong-bao"}, {"issuer", object{{"name", rules.LongDots}}}, {"sections", texts}}
	if len(r.faults(bare)) > 0 {
		for _, v := range texts {
			r.lose(markup.Plain(v.(string)), reasonUnplaced)
		}
		bare[2].value = list{rules.LongDots}
	}
	return bare
}

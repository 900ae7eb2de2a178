package word

import "fmt"

// noteKey is what a paragraph calls a note by.
type noteKey struct {
	end bool
	id  string
}

// readNotes reads the footnotes and the endnotes, before the body refers to them.
func (d *reader) readNotes(rels []relationship) ([]Story, error) {
	var out []Story
	for _, kind := range []string{"footnote", "endnote"} {
		part, ok := target(rels, kind+"s")
		if !ok || !d.container.has(part) {
			continue
		}
		root, err := d.container.xml(part, "w:"+kind+"s")
		if err != nil {
			return nil, err
		}
		if d.targets, err = d.links(part); err != nil {
			return nil, err
		}
		for _, k := range root.kids {
			if k.name != "w:"+kind || k.attr("w:type") != "" && k.attr("w:type") != "normal" || !d.admit() {
				continue
			}
			d.fields = nil
			out = append(out, Story{Part: part, Blocks: d.blocksOf(k)})
			d.notes[noteKey{kind == "endnote", k.attr("w:id")}] = len(out)
		}
		if d.err != nil {
			return nil, fmt.Errorf("part %q: %w", part, d.err)
		}
	}
	return out, nil
}

// tally counts the traces of writing in a part.
func (p *Document) tally(n *node) {
	switch n.name {
	case "w:commentReference":
		p.Comments++
	case "w:ins", "w:moveTo":
		p.Insertions++
	case "w:del", "w:moveFrom":
		p.Deletions++
	}
	for _, k := range n.kids {
		p.tally(k)
	}
}

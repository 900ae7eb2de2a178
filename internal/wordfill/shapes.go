package wordfill

import "strings"

// apart gives the shapes of VML in groups an id of their own in each copy, and
// with them all that names a shape of the same copy: its type, a text box that
// goes on in another, the program that an object belongs to.
func (s *story) apart() {
	owners := map[string]*group{} // by id
	for _, n := range s.shapes {
		if id := s.attr(n, "id"); strings.HasPrefix(n.name, "v:") && id != "" {
			owners[id] = s.owner(n)
		}
	}
	for _, n := range s.shapes {
		for a := range attrs(s.part.raw[n.start:n.open]) {
			value := string(s.part.raw[n.start+a.value : n.start+a.to-1])
			switch local := a.local(); {
			case local == "spid":
				s.remove(n.start+a.from, n.start+a.to)
			case a.name == "id" && strings.HasPrefix(n.name, "v:"), strings.EqualFold(local, "shapeid"), strings.HasPrefix(value, "#"):
				s.rename(n.start+a.to-1, owners[strings.TrimPrefix(value, "#")])
			case local == "style":
				const next = "mso-next-textbox:#"
				if at := strings.Index(value, next); at >= 0 {
					id, _, _ := strings.Cut(value[at+len(next):], ";")
					s.rename(n.start+a.value+at+len(next)+len(id), owners[id])
				}
			}
		}
	}
}

// rename puts the number of a copy behind an id that ends at a place.
func (s *story) rename(at int, g *group) {
	if g != nil {
		s.items = append(s.items, item{start: at, end: at, rank: inside, pieces: []piece{ofCopy{g}}})
	}
}

// owner is the innermost group around an element.
func (s *story) owner(n *node) *group {
	for ; n != nil; n = n.up {
		if g := s.deepest[n]; g != nil {
			return g
		}
	}
	return nil
}

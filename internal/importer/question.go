package importer

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// question is a choice that is not certain: lines that may be another element,
// or a paper that may be of another kind.
type question struct {
	pointer string
	lines   []*line
	or      rules.Element
	kinds   []*rules.Kind // instead of lines: the other kinds that it may be of
	finding int           // among the reader's: what is told of the kind
}

// mostAlike is how many questions of one sort are asked one by one; more are one
// question.
const mostAlike = 3

// mostRead is how many lines all second readings of a paper take together: what
// it costs to ask has a bound, and a question behind it is told without changes.
const mostRead = 10_000

// doubt asks about a line whose element is not certain.
func (r *reader) doubt(l *line, pointer string) {
	if l == nil || l.Element == "" || l.Sure >= seen.Doubt {
		return
	}
	r.questions = append(r.questions, question{pointer: r.root + pointer, lines: []*line{l}, or: cmp.Or(l.Or, rules.Body)})
}

// ask tells the questions as findings. The second reading of each is what comes
// of the paper when it is read so; where that is the same document, nothing is
// asked.
func (r *reader) ask(doc object) {
	left := mostRead / max(1, len(r.source))
	for _, q := range alike(r.questions) {
		if q.lines == nil {
			r.askKinds(doc, q, &left)
			continue
		}
		first, second := r.names(q.lines[0].Element), r.names(q.or)
		readings := fault.Readings{{Name: first}}
		if left--; left >= 0 {
			changes := r.readAgain(doc, q.lines, q.or, nil)
			if len(changes) == 0 {
				continue
			}
			readings = append(readings, fault.Reading{Name: second, Changes: changes})
		}
		args, words := []any{shortened(q.lines[0].text()), first, second}, uncertain
		if n := len(q.lines); n > 1 {
			args, words = slices.Insert(args, 0, any(n)), uncertainLines
		}
		r.find(fault.Warning, q.pointer, "import.uncertain", q.lines[0], words, args...)
		if len(readings) > 1 {
			r.findings[len(r.findings)-1].Readings = &readings
		}
	}
}

// askKinds gives what is told of the kind its other readings.
func (r *reader) askKinds(doc object, q question, left *int) {
	readings := fault.Readings{{Name: kindName(r.kind)}}
	asked := map[*rules.Kind]bool{nil: true, r.kind: true}
	for _, k := range q.kinds {
		if asked[k] || !k.Issued(r.profile.Family) {
			continue
		}
		asked[k] = true
		if *left--; *left >= 0 {
			if changes := r.readAgain(doc, nil, "", k); changes != nil {
				readings = append(readings, fault.Reading{Name: kindName(k), Changes: changes})
			}
		}
	}
	if len(readings) > 1 {
		r.findings[q.finding].Readings = &readings
	}
}

func kindName(k *rules.Kind) fault.Text { return fault.Text{k.Name, k.Name} }

// alike makes one question of many of one sort.
func alike(all []question) []question {
	type sort [2]rules.Element
	of := func(q *question) sort {
		if q.lines == nil {
			return sort{}
		}
		return sort{q.lines[0].Element, q.or}
	}
	count, at := map[sort]int{}, map[sort]int{}
	for i := range all {
		count[of(&all[i])]++
	}
	var out []question
	for i := range all {
		s := of(&all[i])
		if n, known := at[s]; known && count[s] > mostAlike {
			out[n].lines = append(out[n].lines, all[i].lines...)
			continue
		}
		at[s] = len(out)
		out = append(out, all[i])
	}
	return out
}

// names is what a clerk calls an element; a paragraph of the text has no name.
func (r *reader) names(e rules.Element) fault.Text {
	if e == "" || e == rules.Body {
		return fault.Text{"một đoạn văn", "a paragraph"}
	}
	return fault.Text{r.elementName(e), r.elementName(e)}
}

// readAgain is what a document changes by when lines are another element, or the
// paper is of another kind; nil where more words found no place then.
func (r *reader) readAgain(doc object, lines []*line, e rules.Element, kind *rules.Kind) []fault.Change {
	was := make([]seen.Paragraph, len(lines))
	for i, l := range lines {
		was[i] = *l.Paragraph
		l.Element, l.Sure, l.Or = e, 1, ""
	}
	other := &reader{paper: r.paper, opt: r.opt, ours: r.ours, album: r.album, kindIs: kind}
	again := other.read()
	for i, l := range lines {
		*l.Paragraph = was[i]
	}
	if other.audit(again); len(other.lost.list) > len(r.lost.list) {
		return nil
	}
	return changes(nil, doc, again, "")
}

// changes adds what makes one value another: JSON Patch, to be done in order.
func changes(all []fault.Change, was, is any, at string) []fault.Change {
	if reflect.DeepEqual(was, is) {
		return all
	}
	switch a := was.(type) {
	case object:
		if b, ok := is.(object); ok {
			return objectChanges(all, a, b, at)
		}
	case list:
		if b, ok := is.(list); ok {
			return listChanges(all, a, b, at)
		}
	}
	return append(all, change("test", at, was), change("replace", at, is))
}

func change(op, at string, value any) fault.Change {
	text, _ := plainJSON(value) // of strings, numbers, objects and lists: there is no error
	return fault.Change{Op: op, Path: at, Value: json.RawMessage(text)}
}

// removed takes a value away, if it is still what it was.
func removed(all []fault.Change, at string, was any) []fault.Change {
	return append(all, change("test", at, was), fault.Change{Op: "remove", Path: at})
}

func objectChanges(all []fault.Change, a, b object, at string) []fault.Change {
	has := func(o object, key string) bool {
		return slices.ContainsFunc(o, func(m member) bool { return m.key == key })
	}
	for _, m := range a {
		if here := at + "/" + m.key; has(b, m.key) {
			all = changes(all, m.value, b.at(m.key), here)
		} else {
			all = removed(all, here, m.value)
		}
	}
	for _, m := range b {
		if !has(a, m.key) {
			all = append(all, change("add", at+"/"+m.key, m.value))
		}
	}
	return all
}

// listChanges leaves what two lists begin and end with.
func listChanges(all []fault.Change, a, b list, at string) []fault.Change {
	from := 0
	for from < len(a) && from < len(b) && reflect.DeepEqual(a[from], b[from]) {
		from++
	}
	same := 0
	for same < len(a)-from && same < len(b)-from && reflect.DeepEqual(a[len(a)-1-same], b[len(b)-1-same]) {
		same++
	}
	a, b = a[from:len(a)-same], b[from:len(b)-same]
	here := func(i int) string { return at + "/" + strconv.Itoa(from+i) }
	both := min(len(a), len(b))
	for i := range both {
		all = changes(all, a[i], b[i], here(i))
	}
	for i := len(a) - 1; i >= both; i-- {
		all = removed(all, here(i), a[i])
	}
	for i := both; i < len(b); i++ {
		all = append(all, change("add", here(i), b[i]))
	}
	return all
}

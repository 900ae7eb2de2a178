package document

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/internal/rules"
)

// collector gathers faults. It keeps so many and counts the rest.
type collector struct {
	faults []Fault
	total  int
	broken []string // pointers of values that could not be read, see excuse
}

// add reports a fault by its rule, which is also the name of its message.
func (c *collector) add(pointer, rule string, args ...any) {
	c.put(pointer, rule, rule, "", args...)
}

// put reports a fault whose rule and message have different names, or that
// the law gives a clause for.
func (c *collector) put(pointer, rule, message string, cite rules.Cite, args ...any) {
	if c.full() {
		return
	}
	c.total++
	c.faults = append(c.faults, Fault{
		Pointer: pointer, Rule: rule, Cite: cite,
		Detail: say(vietnamese, message, cite, args), DetailEN: say(english, message, cite, args),
	})
}

// full counts one more fault, without a word, if no more are kept.
func (c *collector) full() bool {
	if len(c.faults) < keptFaults {
		return false
	}
	c.total++
	return true
}

// excuse remembers that the value at the pointer could not be read, so that
// nothing else is reported about it.
func (c *collector) excuse(pointer string) {
	if len(c.broken) < keptFaults {
		c.broken = append(c.broken, pointer)
	}
}

// excused tells whether the value, or one that holds it, could not be read.
func (c *collector) excused(pointer string) bool {
	return slices.ContainsFunc(c.broken, func(b string) bool { return within(pointer, b) })
}

// damaged tells whether the value, or one inside it, could not be read.
func (c *collector) damaged(pointer string) bool {
	return slices.ContainsFunc(c.broken, func(b string) bool { return within(b, pointer) })
}

// within tells whether a pointer is another one or goes on from it.
func within(pointer, outer string) bool {
	rest, ok := strings.CutPrefix(pointer, outer)
	return ok && (rest == "" || rest[0] == '/')
}

// sorted are the faults in the order of the document, cut to MaxFaults.
func (c *collector) sorted(root *node) Faults {
	if c.total == 0 {
		return nil
	}
	type placed struct {
		Fault
		at int64
	}
	all := make([]placed, len(c.faults))
	for i, f := range c.faults {
		all[i] = placed{f, offsetOf(root, f.Pointer)}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	list := make(Faults, 0, min(len(all), MaxFaults)+1)
	for _, p := range all[:min(len(all), MaxFaults)] {
		list = append(list, p.Fault)
	}
	if more := c.total - len(list); more > 0 {
		rest := collector{}
		rest.add("", "more", more)
		list = append(list, rest.faults[0])
	}
	return list
}

// offsetOf is where a pointer stands in the text; what is missing stands where
// its place would begin.
func offsetOf(root *node, pointer string) int64 {
	if root == nil {
		return 0
	}
	at, _ := root.resolve(pointer)
	return at.offset
}

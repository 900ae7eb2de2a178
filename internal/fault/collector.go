package fault

import (
	"slices"
	"strings"
)

// Collector gathers the faults of one input. It keeps so many and counts the
// rest. The zero value is ready.
type Collector struct {
	list   List
	total  int
	broken []string // pointers of values that could not be read, see Excuse
}

// kept bounds the faults that are remembered until they are sorted.
const kept = 10 * Most

// Add takes a fault.
func (c *Collector) Add(f Fault) {
	if !c.Full() {
		c.total++
		c.list = append(c.list, f)
	}
}

// Full counts one more fault, without a word, if no more are kept: nobody need
// make it.
func (c *Collector) Full() bool {
	if len(c.list) < kept {
		return false
	}
	c.total++
	return true
}

// Excuse remembers that the value at the pointer could not be read, so that
// nothing else is said about it.
func (c *Collector) Excuse(pointer string) {
	if len(c.broken) < kept {
		c.broken = append(c.broken, pointer)
	}
}

// Excused tells whether the value, or one that holds it, could not be read.
func (c *Collector) Excused(pointer string) bool {
	return slices.ContainsFunc(c.broken, func(b string) bool { return within(pointer, b) })
}

// Damaged tells whether the value, or one inside it, could not be read.
func (c *Collector) Damaged(pointer string) bool {
	return slices.ContainsFunc(c.broken, func(b string) bool { return within(b, pointer) })
}

// within tells whether a pointer is another one or goes on from it.
func within(pointer, outer string) bool {
	rest, ok := strings.CutPrefix(pointer, outer)
	return ok && (rest == "" || rest[0] == '/')
}

// List are the faults in the order of the input, cut to Most; nil if there is
// none. offset says where in the text a pointer stands.
func (c *Collector) List(offset func(pointer string) int64) List {
	if c.total == 0 {
		return nil
	}
	for i := range c.list {
		c.list[i].Offset = offset(c.list[i].Pointer)
	}
	c.list.Sort()
	return c.list.Cut(Most, c.total)
}

package word

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// maxWork bounds how many elements and attributes of properties are applied, the same style's again for every run.
const maxWork = 256 << 20

// values reads attributes into fields. A missing element or attribute leaves the field as it is; a bad value leaves it
// too and is kept as the first fault.
type values struct {
	err  error
	work int
}

func (v *values) fail(format string, args ...any) {
	if v.err == nil {
		v.err = fmt.Errorf(format, args...)
	}
}

// properties is the elements of a list of properties, and none once maxWork is spent.
func (v *values) properties(n *node) []*node {
	if n == nil {
		return nil
	}
	if v.work += n.weight; v.work > maxWork {
		v.fail("formatting of more than %d elements: %w", maxWork, ErrLimit)
		return nil
	}
	return n.kids
}

func (v *values) word(n *node, name string, to *string) {
	if s, ok := n.find(name); ok {
		*to = s
	}
}

// onOff reads a switch: an element that is there is on, unless its value says otherwise.
func (v *values) onOff(n *node, to *bool) {
	if n == nil {
		return
	}
	s, ok := n.find("w:val")
	*to = !ok || isOn(s)
}

func isOn(s string) bool { return s != "0" && s != "false" && s != "off" }

func (v *values) integer(n *node, name string, to *int) { v.scaled(n, name, 1, to) }

// twips reads a length in twips, or with a unit.
func (v *values) twips(n *node, name string, to *int) { v.scaled(n, name, 20, to) }

// halfPoints reads a size in half-points, or with a unit.
func (v *values) halfPoints(n *node, name string, to *int) { v.scaled(n, name, 2, to) }

// unitPoints is the points in a unit of ST_UniversalMeasure.
var unitPoints = map[string]float64{"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12, "pi": 12}

// scaled reads a number; one with a unit is turned into perPoint parts of a point. Some writers put a fraction where the
// standard wants an integer; Word rounds it, and so does this, half away from zero.
func (v *values) scaled(n *node, name string, perPoint float64, to *int) {
	s, ok := n.find(name)
	if !ok {
		return
	}
	digits, scale := strings.TrimSpace(s), 1.0
	if i := len(digits) - 2; i > 0 {
		if pt, ok := unitPoints[digits[i:]]; ok {
			digits, scale = digits[:i], pt*perPoint
		}
	}
	f, err := strconv.ParseFloat(digits, 64)
	if f = math.Round(f * scale); err != nil || math.IsNaN(f) || math.Abs(f) > math.MaxInt32 {
		v.fail("%s=%q of %s is not a number", name, s, n.name)
		return
	}
	*to = int(f)
}

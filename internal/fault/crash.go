package fault

import (
	"fmt"
	"runtime"
	"strings"
)

// Panic is a panic that was caught.
type Panic struct {
	What  string   // what the Go runtime says
	Where []string // functions and lines of the program, the innermost first
}

// Error is what happened, and where.
func (p *Panic) Error() string {
	if len(p.Where) == 0 {
		return p.What
	}
	return p.What + " (" + p.Where[0] + ")"
}

// Caught describes what recover gave. Values that are not the runtime's may
// hold words of the document and are not shown. Call it from the function that
// recovered.
func Caught(value any) *Panic {
	p := &Panic{What: fmt.Sprintf("%T", value)}
	if err, ok := value.(runtime.Error); ok {
		p.What = err.Error()
	}
	const most = 12
	pcs := make([]uintptr, 100)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	panicked := false
	for more := true; more && len(p.Where) < most; {
		var f runtime.Frame
		f, more = frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			panicked = true
		case panicked && strings.HasPrefix(f.Function, "vanthu/"):
			p.Where = append(p.Where, fmt.Sprintf("%s:%d", f.Function, f.Line))
		}
	}
	return p
}

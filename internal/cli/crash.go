package cli

import (
	"fmt"
	"runtime"
	"strings"
)

// crash describes a panic for a report of the fault: what the Go runtime says
// and where it was. Other values may hold words of the document and are not
// shown. Call it from the function that recovered.
func crash(value any) string {
	what := fmt.Sprintf("%T", value)
	if err, ok := value.(runtime.Error); ok {
		what = err.Error()
	}
	if at := crashSite(); at != "" {
		what += " (" + at + ")"
	}
	return what
}

// crashSite is the innermost line of the program's own that panicked.
func crashSite() string {
	pcs := make([]uintptr, 100)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	panicked := false
	for {
		f, more := frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			panicked = true
		case panicked && strings.HasPrefix(f.Function, "vanthu/"):
			return fmt.Sprintf("%s:%d", f.Function, f.Line)
		}
		if !more {
			return ""
		}
	}
}

package fault

import (
	"strings"
	"testing"
)

// TestCaught holds that a panic is told by its place, and by its words only
// where they are the runtime's.
func TestCaught(t *testing.T) {
	catch := func(fail func()) (p *Panic) {
		defer func() { p = Caught(recover()) }()
		fail()
		return nil
	}
	list := []int{}
	for want, fail := range map[string]func(){
		"runtime error: index out of range [3] with length 0": func() { list[3]++ },
		"string": func() { panic("words of a document") },
	} {
		p := catch(fail)
		if p.What != want || len(p.Where) < 2 || !strings.HasPrefix(p.Where[0], "vanthu/internal/fault.TestCaught.") {
			t.Errorf("got %+v, want %s", p, want)
		}
		if line := p.Error(); line != p.What+" ("+p.Where[0]+")" {
			t.Error(line)
		}
	}
}

package rules

import (
	"regexp"
	"sync"
)

// lazily is a pattern that is compiled when it is first asked for: the large ones
// for reading take as long together as making a paper of several pages.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

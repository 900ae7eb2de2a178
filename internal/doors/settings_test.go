package doors

import (
	"strings"
	"testing"
)

// TestSettings sets every setting of every door to a wrong value and back to its
// own. No two have one name.
func TestSettings(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range NewConfig().Settings() {
		if seen[s.Name] || seen[s.Env()] || s.Usage == "" || !strings.HasPrefix(s.Env(), "VANTHU_") {
			t.Errorf("setting %+v", s)
		}
		seen[s.Name], seen[s.Env()] = true, true
		was := s.Value.String()
		if s.Name == "fonts" || s.Name == "keys" || s.Name == "offices" { // any path
			continue
		}
		if err := s.Value.Set("không đúng\x00"); err == nil {
			t.Errorf("%s takes anything", s.Name)
		}
		if err := s.Value.Set(was); err != nil || s.Value.String() != was {
			t.Errorf("%s does not take its own value %q: %v, now %q", s.Name, was, err, s.Value)
		}
	}
}

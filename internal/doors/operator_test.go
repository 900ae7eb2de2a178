package doors

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vanthu/internal/service"
)

// TestOperatorFiles wants every variable that the files for operators set to
// be one of the settings, with a value that it takes.
func TestOperatorFiles(t *testing.T) {
	settings := map[string]service.Value{}
	for _, s := range NewConfig().Settings() {
		settings[s.Env()] = s.Value
	}
	set := regexp.MustCompile(`\b(VANTHU_[A-Z_]+)(?:=|: +)(\S+)`)
	for name, least := range map[string]int{"Dockerfile": 1, "compose.yaml": 3, "examples/systemd/vanthu.service": 4} {
		text, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		found := set.FindAllStringSubmatch(string(text), -1)
		if len(found) < least {
			t.Errorf("%s sets %d variables", name, len(found))
		}
		for _, f := range found {
			if v := settings[f[1]]; v == nil {
				t.Errorf("%s sets %s, which there is not", name, f[1])
			} else if err := v.Set(f[2]); err != nil {
				t.Errorf("%s: %s: %v", name, f[0], err)
			}
		}
	}
}

// TestUnit wants in the unit what keeps documents from being left behind, and the
// service from what it does not need.
func TestUnit(t *testing.T) {
	text, err := os.ReadFile("../../examples/systemd/vanthu.service")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"LimitCORE=0", "UMask=0077", "StateDirectoryMode=0700", "DynamicUser=yes", "MemoryMax=512M", "NoNewPrivileges=yes", "ProtectSystem=strict", "RestrictNamespaces=yes", "IPAddressDeny=any"} {
		if !strings.Contains(string(text), "\n"+line+"\n") {
			t.Errorf("there is no line %s", line)
		}
	}
}

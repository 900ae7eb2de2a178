package fill

import (
	"errors"
	"strings"
	"testing"

	"vanthu/internal/fault"
)

// TestHostileTemplates would not end in the time of a test if a template's
// work grew with the square of its size.
func TestHostileTemplates(t *testing.T) {
	const n = 500_000
	for name, text := range map[string]string{
		"braces":            strings.Repeat("{{", n),
		"groups":            strings.Repeat("{{#a}}", n/2),
		"ends":              strings.Repeat("{{/a}}", n/2),
		"nested groups":     strings.Repeat("{{#a}}", MaxMarks/2) + strings.Repeat("{{/a}}", MaxMarks/2),
		"groups in a row":   strings.Repeat(`{{#a}}{{/a}}","`, MaxMarks/2),
		"groups side by":    strings.Repeat(`{{#a}}{{/a}}`, MaxMarks/2),
		"stars":             strings.Repeat("**{{a}}*", MaxMarks),
		"styled":            "**" + strings.Repeat("{{a?}} ", MaxMarks) + "**",
		"letters":           strings.Repeat(string(letter), n) + strings.Repeat("{{a}}", 9),
		"lines":             strings.Repeat(`**{{a}}\n`, MaxMarks),
		"mixed ends":        strings.Repeat("{{#a}}", MaxMarks/2) + strings.Repeat("{{/b}}", MaxMarks/2),
		"strings of letter": strings.Repeat(string(letter)+`{{a}}","`, MaxMarks),
	} {
		t.Run(name, func(t *testing.T) {
			template, err := ParseJSON([]byte(`{"to": ["` + text + `"], "sections":[{"table":{"rows":[["` + strings.Repeat(`**{{a?}}\n`, 99) + `"]]}}]}`))
			if err != nil {
				if faults, _ := errors.AsType[fault.List](err); len(faults) == 0 || len(faults) > fault.Most+1 {
					t.Errorf("%d faults", len(faults))
				}
				return
			}
			if out, faults := template.Fill(sample()); (out == nil) != (len(faults) > 0) {
				t.Errorf("%d bytes and %d faults", len(out), len(faults))
			}
		})
	}
}

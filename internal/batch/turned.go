package batch

import (
	"strings"
	"time"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/rows"
)

// monthFirst tells whether a workbook shows a day so that it is read as another
// one: 5 January as 01/05/2026.
func monthFirst(v rows.Value) bool {
	if v.Day == "" {
		return false
	}
	day, err := time.Parse(time.DateOnly, v.Day)
	if err != nil || day.Day() == int(day.Month()) {
		return false
	}
	shown, _, _ := strings.Cut(strings.ReplaceAll(v.Text, "-", "/"), " ")
	for _, form := range []string{"1/2/2006", "1/2/06"} {
		if t, err := time.Parse(form, shown); err == nil && t.Equal(day) {
			return true
		}
	}
	return false
}

// turned warns of marks that print such a day as its cell shows it.
func (s *Survey) turned() (warnings fault.List) {
	known := map[string]bool{}
	for i, source := range s.plan.sources {
		for _, m := range source.marks() {
			v := s.seen[m.Name].turned
			if v.Day == "" || m.Kind != fill.Value || len(m.Formats) > 0 || known[m.Name] {
				continue
			}
			known[m.Name] = true
			day, _ := time.Parse(time.DateOnly, v.Day) // it is one, see monthFirst
			w := fault.OfValue(m.Name, ruleTurned, fault.Text{
				"Bảng ghi tháng trước ngày: «%s» là ngày %s, in ra dễ đọc nhầm. Viết {{%s|date}} trong %s để in ngày trước tháng.",
				"The list shows the month first: «%s» is %s, which is read as another day. Write {{%s|date}} in %s to print the day first."},
				v.Text, day.Format("02/01/2006"), m.Name, s.plan.spec.Templates[i].Name)
			w.Severity = fault.Warning
			warnings = append(warnings, w)
		}
	}
	return warnings
}

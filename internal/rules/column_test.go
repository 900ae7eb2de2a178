package rules

import "testing"

// TestAmount: amounts with what stands behind their units, and what is none.
func TestAmount(t *testing.T) {
	for text, want := range map[string]string{
		"0": "", "12": "", "1.234.567": "", "(1.234)": ")", "-5,25": ",25", "−7": "", "+3,5 %": ",5 %", "45%": "%", "45 %": " %", "05": "", "(12,5%)": ",5%)", "< 1": "", "≥ 80,5%": ",5%", "~12": "",
	} {
		if tail, ok := Amount(text); !ok || tail != want {
			t.Errorf("%s: %q, %t", text, tail, ok)
		}
	}
	for _, text := range []string{"", "-", "x", "1.23", "007", "12 m", "1/2026", "năm", "–", "3,", "(a)", "< a", "<", "=12", "<(5)"} {
		if _, ok := Amount(text); ok {
			t.Errorf("%s is an amount", text)
		}
	}
	for text, want := range map[string]bool{"1999": true, "2026": true, "1.99": false, "2.026": false, "20a6": false, "1899": false, "": false} {
		if IsCalendarYear(text) != want {
			t.Errorf("%s: a year %t", text, !want)
		}
	}
}

// TestTableUnit tells the unit of a table's figures from the name of a table.
func TestTableUnit(t *testing.T) {
	for caption, want := range map[string]bool{
		"Đơn vị tính: đồng": true, "(ĐVT: 1.000 đồng)": true, "đơn vị tính: ha": true, "Đơn vị: triệu đồng": true,
		"Đơn vị thực hiện": false, "Bảng 1. Dự toán (đơn vị tính: đồng)": false, "": false,
	} {
		if IsTableUnit(caption) != want {
			t.Errorf("%q: a unit %t", caption, !want)
		}
	}
}

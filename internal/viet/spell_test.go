package viet

import "testing"

func TestSpell(t *testing.T) {
	for _, c := range []struct {
		negative        bool
		whole, decimals string
		want            string
	}{
		{false, "0", "", "không"},
		{false, "000", "00", "không"},
		{false, "5", "", "năm"},
		{false, "10", "", "mười"},
		{false, "11", "", "mười một"},
		{false, "14", "", "mười bốn"},
		{false, "15", "", "mười lăm"},
		{false, "20", "", "hai mươi"},
		{false, "21", "", "hai mươi mốt"},
		{false, "24", "", "hai mươi tư"},
		{false, "55", "", "năm mươi lăm"},
		{false, "101", "", "một trăm linh một"},
		{false, "104", "", "một trăm linh bốn"},
		{false, "105", "", "một trăm linh năm"},
		{false, "110", "", "một trăm mười"},
		{false, "115", "", "một trăm mười lăm"},
		{false, "1000", "", "một nghìn"},
		{false, "1005", "", "một nghìn không trăm linh năm"},
		{false, "10050", "", "mười nghìn không trăm năm mươi"},
		{false, "1000005", "", "một triệu không trăm linh năm"},
		{false, "1005000", "", "một triệu không trăm linh năm nghìn"},
		{false, "1234567", "", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"},
		{false, "1000000000", "", "một tỷ"},
		{false, "1000000001", "", "một tỷ không trăm linh một"},
		{false, "2500000000000", "", "hai nghìn năm trăm tỷ"},
		{false, "1000000000000000000", "", "một tỷ tỷ"},
		{false, "1000000000005000000", "", "một tỷ tỷ không trăm linh năm triệu"},
		{true, "350000", "", "âm ba trăm năm mươi nghìn"},
		{false, "12", "50", "mười hai phẩy năm"},
		{false, "0", "05", "không phẩy không năm"},
		{false, "3", "25", "ba phẩy hai mươi lăm"},
		{false, "3", "1416", "ba phẩy một bốn một sáu"},
	} {
		if got := Spell(c.negative, c.whole, c.decimals); got != c.want {
			t.Errorf("%s,%s: got %q, want %q", c.whole, c.decimals, got, c.want)
		}
	}
}

func TestCases(t *testing.T) {
	for _, c := range []struct{ in, lower, title, capital string }{
		{"", "", "", ""},
		{"XÃ A", "xã a", "Xã A", "XÃ A"},
		{"nguyễn thị ĐÀO", "nguyễn thị đào", "Nguyễn Thị Đào", "Nguyễn thị ĐÀO"},
		{"BÀ RỊA-VŨNG TÀU (CŨ)", "bà rịa-vũng tàu (cũ)", "Bà Rịa-Vũng Tàu (Cũ)", "BÀ RỊA-VŨNG TÀU (CŨ)"},
		{"k'sor h2o", "k'sor h2o", "K'Sor H2o", "K'sor h2o"},
		{"«ủy ban»", "«ủy ban»", "«Ủy Ban»", "«Ủy ban»"},
	} {
		if got := [3]string{Lower(c.in), Title(c.in), Capital(c.in)}; got != [3]string{c.lower, c.title, c.capital} {
			t.Errorf("%q: got %q", c.in, got)
		}
	}
}

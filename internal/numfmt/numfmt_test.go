package numfmt

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

const moment1330 = 45616.5625 // Wednesday, 20/11/2024 13:30

// TestShow holds formats to what Excel shows in Việt Nam.
func TestShow(t *testing.T) {
	for _, c := range []struct {
		code string
		v    float64
		want string
	}{
		// General: eleven characters, and whole numbers with all their digits.
		{"General", 0, "0"}, {"General", 9, "9"}, {"General", -0.25, "-0,25"}, {"General", 0.1 + 0.2, "0,3"}, {"General", 1.0 / 3, "0,333333333"},
		{"General", 2.0 / 3, "0,666666667"}, {"General", 12345.678901234, "12345,6789"}, {"General", 1234567890.5, "1234567891"}, {"General", 123456789.55, "123456789,6"},
		{"General", 79203004005, "79203004005"}, {"General", 123456789012, "123456789012"}, {"General", 1e15, "1000000000000000"}, {"General", 1e21, "1E+21"},
		{"General", 0.00001, "0,00001"}, {"General", 0.0000123456, "1,23456E-05"}, {"General", 0.000123456789, "0,000123457"}, {"General", -1e-10, "-1E-10"},
		{"General", 99999999999.5, "100000000000"}, {"General", 0.99999999999, "1"}, {`General" đồng"`, -5, "-5 đồng"}, {"", 5, ""},

		// Places for digits, thousands, halves that go up.
		{"0", 12.5, "13"}, {"0", -0.5, "-1"}, {"0", 2.5, "3"}, {"0.0", 0.25, "0,3"}, {"0.00", 1.005, "1,01"}, {"0.00", 9.999, "10,00"}, {"0.00", -0.001, "0,00"}, {"(0)", -0.1, "(0)"}, {"0;-0", -0.1, "-0"}, {"#", 0, ""}, {"#.##", 0.5, ",5"}, {".00", 12.5, "12,50"},
		{"0.##", 5, "5,"}, {"#,##0", 1234567, "1.234.567"}, {"#,##0", 999, "999"}, {"#,##0.00", -1234.5, "-1.234,50"}, {"#,###", 0, ""}, {"0000", 7, "0007"}, {"0,000", 7, "0.007"},
		{"?.??", 5, "5,"}, {"0.0?", 1.25, "1,25"}, {"0000-000-000", 912345678, "0912-345-678"}, {"000\\.000", 123456, "123.456"}, {`000"."000`, 123456, "123.456"},
		{"00 00 00", 123456789, "12345 67 89"}, {"0.0,,", 1234567890, "1234,6"}, {`#,##0,"k"`, 1234567, "1.235k"}, {`0.0,,"tr"`, 41230000, "41,2tr"}, {",0", 5, ",5"}, {`0" tr",`, 5, "5 tr,"},
		{"0%", 0.125, "13%"}, {"0.0%", 0.075, "7,5%"}, {"0%", -0.5, "-50%"}, {`0" ha"`, 12, "12 ha"}, {"#,##0 VND", 1500, "1.500 VND"}, {"0.00E+00", 12345.678, "1,23E+04"}, {"##0.0E+0", 12345, "12,3E+3"},
		{"0.0E-0", 0.00025, "2,5E-4"}, {"0.0E-0", 25, "2,5E1"}, {"0.00E+00", 0, "0,00E+00"}, {"0.0E+0", 9.96, "1,0E+1"}, {"0.00E+00", -1e-300, "-1,00E-300"},

		// Currency, brackets, blanks for alignment.
		{`#,##0.00\ [$₫-42A]`, 1234567, "1.234.567,00 ₫"}, {`[$₫-42A]#,##0`, -5, "-₫5"}, {`[$VND] #,##0`, 1000, "VND 1.000"}, {`[$-42A]#,##0`, 1000, "1.000"}, {"[$€-2] 0", 5, "€ 5"}, {`"$"#,##0`, 1e6, "$1.000.000"},
		{`_("₫"* #,##0_);_("₫"* \(#,##0\);_("₫"* "-"??_);_(@_)`, 1234567, "₫ 1.234.567"}, {`_("₫"* #,##0_);_("₫"* \(#,##0\);_("₫"* "-"??_);_(@_)`, -1500, "₫ (1.500)"},
		{`_("₫"* #,##0_);_("₫"* \(#,##0\);_("₫"* "-"??_);_(@_)`, 0, "₫ -"}, {`_-* #,##0.00\ _₫_-;\-* #,##0.00\ _₫_-;_-* "-"??\ _₫_-;_-@_-`, -12.5, "-12,50"},
		{"#,##0;(#,##0)", -41230, "(41.230)"}, {"#,##0;(#,##0)", 0, "0"}, {"(0)", -5, "-(5)"}, {"0*-", 5, "5"}, {"**0", 5, "5"},

		// Sections, conditions, colours.
		{"[Red]0;[Blue]-0", -3, "-3"}, {"[Color 5]0", 3, "3"}, {"0;-0;\"không\";@", 0, "không"}, {";;;", 5, ""}, {";;;@", 5, ""}, {`"Có";;"Không"`, 1, "Có"}, {`"a;b"0;"c"`, 5, "a;b5"},
		{`[=1]"Nam";[=2]"Nữ";0`, 1, "Nam"}, {`[=1]"Nam";[=2]"Nữ";0`, 2, "Nữ"}, {`[=1]"Nam";[=2]"Nữ";0`, -7, "-7"}, {"[<100]0.0;[>=1000]#,##0;0", 99, "99,0"}, {"[<100]0.0;[>=1000]#,##0;0", 1000, "1.000"},
		{"[<100]0.0;[>=1000]#,##0;0", 500, "500"}, {"[<100]0.0;0", -5, "-5,0"}, {"[>=0]0;(0)", -5, "(5)"}, {"[<0](0);0", -5, "(5)"}, {`[>=1000000]0.0,," triệu";0`, 1500000, "1,5 triệu"},
		{`@" đ"`, 5, "5 đ"}, {"@", 12.5, "12,5"}, {"+0;-0", 5, "+5"}, {"[=5]0", 6, "6"}, {"[<>5]0;\"năm\"", 5, "năm"},

		// Fractions.
		{"# ?/?", 5.25, "5 1/4"}, {"# ??/??", 0.3333, "1/3"}, {"# ?/?", 5, "5"}, {"# ?/8", 2.5, "2 4/8"}, {"?/?", 1.5, "3/2"}, {"# ?/?", 0, "0"}, {"# ?/?", 0.999, "1"}, {"# ??/??", 3.14159265, "3 14/99"}, {"# ?/?", -0.5, "- 1/2"},
		{`# ?/?" cái"`, 2.5, "2 1/2 cái"},

		// Days and times.
		{"mm/dd/yyyy", 46027, "01/05/2026"}, {"dd/mm/yyyy", moment1330, "20/11/2024"}, {"d.m.yyyy", 46027, "5.1.2026"}, {"[$-42A]dd/mm/yyyy", moment1330, "20/11/2024"},
		{`"ngày "dd" tháng "mm" năm "yyyy`, moment1330, "ngày 20 tháng 11 năm 2024"}, {"yyyy-mm-dd\\Thh:mm:ss", moment1330, "2024-11-20T13:30:00"}, {`dd\/mm\/yyyy;@`, moment1330, "20/11/2024"},
		{"dd-mmm-yy", moment1330, "20-Thg11-24"}, {"[$-409]dd-mmm-yy", moment1330, "20-Nov-24"}, {"[$-en-US]mmmm d, yyyy", moment1330, "November 20, 2024"}, {"dddd, d mmmm", moment1330, "Thứ Tư, 20 Tháng Mười Một"},
		{"[$-409]ddd mmmmm", moment1330, "Wed N"}, {"ddd", moment1330, "T4"}, {"[$-F800]dddd, mmmm dd, yyyy", moment1330, "20/11/2024"}, {"[$-F400]h:mm:ss AM/PM", moment1330, "13:30:00"}, {"[$-x-sysdate]dddd", moment1330, "20/11/2024"},
		{"[$-1010000]d/m/yyyy;@", moment1330, "20/11/2024"}, {"h:mm", 0.375, "9:00"}, {"h:mm AM/PM", moment1330, "1:30 CH"}, {"[$-409]h:mm AM/PM", 0, "12:00 AM"}, {"hh\"h\"mm", moment1330, "13h30"}, {"m/d/yy h:mm", moment1330, "11/20/24 13:30"},
		{"mm:ss", 0.0625 / 60, "01:30"}, {"mm:ss.0", 0.5 / 86400, "00:00,5"}, {"s.000", 1.2345 / 86400, "1,235"}, {"h:mm:ss", 0.99999999, "0:00:00"}, {"[h]:mm", 1.5, "36:00"}, {"[mm]:ss", 0.5, "720:00"}, {"[ss]", 1, "86400"}, {"[h]:mm:ss", 99.5, "2388:00:00"},
		{"e", moment1330, "2024"}, {"bbbb", moment1330, "2567"}, {"dd/mm/yyyy", 60, "29/02/1900"}, {"dd/mm/yyyy", 1, "01/01/1900"}, {"dd/mm/yyyy", 0, "00/01/1900"}, {"dd/mm/yyyy", 61, "01/03/1900"}, {"dd/mm/yyyy", 2958465, "31/12/9999"}, {"dd/mm/yyyy", -1, ""},
		{"dd/mm/yyyy", 2958466, ""}, {"dd/mm/yyyy", 45616.9999999999, "21/11/2024"}, {"h:mm", 45616.99999, "23:59"}, {"DD/MM/YYYY", moment1330, "20/11/2024"}, {"hh:mm dd/mm", moment1330, "13:30 20/11"},

		// What Excel would refuse.
		{"\"x", 5, "x"}, {"[", 5, "["}, {"\\", 5, ""}, {"0.0.0", 5, "5,0.0"}, {"0 /", 5, "5 /"}, {"[$]0", 5, "5"}, {"0E", 5, "5E"}, {"0_", 5, "5"},
	} {
		if got, _ := Parse(c.code).Show(c.v, false); got != c.want {
			t.Errorf("%v as %s is %q, want %q", c.v, c.code, got, c.want)
		}
	}
}

// TestKinds tells numbers from days and times, and gives the days.
func TestKinds(t *testing.T) {
	for _, c := range []struct {
		code  string
		v     float64
		since bool
		kind  Kind
		day   string
	}{
		{"General", 46027, false, Number, "2026-01-05"}, {"0.0%", 0.5, false, Number, ""}, {"mm/dd/yyyy", 46027, false, Day, "2026-01-05"}, {"mm/dd/yyyy", 44565, true, Day, "2026-01-05"},
		{"mmm-yy", 46027.5, false, Day, "2026-01-05"}, {"h:mm", 0.5, false, Time, ""}, {"[h]:mm", 0.5, false, Time, ""}, {"mm:ss", 0.5, false, Time, ""}, {"d/m", -1, false, Unseen, ""},
		{"d/m/yy", 59, false, Day, "1900-02-28"}, {"d/m/yy", 60, false, Day, ""}, {"d/m/yy", 61, false, Day, "1900-03-01"}, {"d/m/yy", 0, true, Day, "1904-01-01"}, {"d/m/yy h:mm", 0.5, false, Day, ""},
	} {
		if _, kind := Parse(c.code).Show(c.v, c.since); kind != c.kind || DayOf(c.v, c.since) != c.day {
			t.Errorf("%v as %s is of kind %d and the day %q, want %d and %q", c.v, c.code, kind, DayOf(c.v, c.since), c.kind, c.day)
		}
	}
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ code, text, want string }{
		{"General", "a", "a"}, {"0.00", "007", "007"}, {"@", "a", "a"}, {`@" đ"`, "5", "5 đ"}, {`0;-0;0;"Ông "@`, "An", "Ông An"}, {"0;0;0;", "a", ""}, {"dd/mm/yyyy;@", "chưa rõ", "chưa rõ"}, {"_(@_)", "a", " a "},
	} {
		if got := Parse(c.code).Text(c.text); got != c.want {
			t.Errorf("%q as %s is %q, want %q", c.text, c.code, got, c.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 0.1 + 0.2: "0.3", -1234567.891: "-1234567.891", 1e20: "100000000000000000000", 1e-7: "0.0000001", 333333.0 + 1.0/3: "333333.333333333"} {
		if got := Plain(v); got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
	}
}

// FuzzShow shows any number by any format: in words that are text, of bounded
// length, and the same each time.
func FuzzShow(f *testing.F) {
	for _, code := range []string{"#,##0.00;[Red](#,##0)", `[$-42A]dd" tháng "mm`, "# ??/??", "##0.0E+0", "[>=1000]0,.0;@", "[h]:mm:ss.000", "0.0,,%", "_(* \\-??_)"} {
		f.Add(code, 1234.5)
		f.Add(code, -0.001)
	}
	f.Fuzz(func(t *testing.T, code string, v float64) {
		if len(code) > 2000 || !utf8.ValidString(code) {
			return
		}
		format := Parse(code)
		shown, kind := format.Show(v, false)
		again, _ := Parse(code).Show(v, false)
		switch {
		case !utf8.ValidString(shown):
			t.Errorf("%q is no text", shown)
		case shown != again:
			t.Errorf("%q and %q", shown, again)
		case len(shown) > 20_000+20*len(code):
			t.Errorf("%d bytes", len(shown))
		case kind == Unseen && shown != "":
			t.Errorf("%q is unseen", shown)
		}
		format.Text("a")
		if math.Abs(v) < 1e300 && strings.ContainsAny(Plain(v), "eE") {
			t.Error(Plain(v))
		}
		DayOf(v, true)
	})
}

// TestLibreOffice holds what is shown to what LibreOffice Calc 7.4 wrote into a
// CSV of the same cells, set to Vietnamese. Left out of the table is where it
// goes ways of its own: days before March 1900, names of months and halves of
// the day, times that are not whole seconds, the fill of _("₫"* #,##0_), a
// negative number beside [=5], General of 1/3 and 0.# of 5.
func TestLibreOffice(t *testing.T) {
	data, err := os.ReadFile("testdata/libreoffice.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if len(lines) < 500 {
		t.Errorf("%d cells", len(lines))
	}
	for _, line := range lines {
		cell := strings.Split(line, "\t")
		v, err := strconv.ParseFloat(cell[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := Parse(cell[0]).Show(v, false); got != cell[2] {
			t.Errorf("%s as %s is %q, want %q", cell[1], cell[0], got, cell[2])
		}
	}
}

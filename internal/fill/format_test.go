package fill

import (
	"errors"
	"strings"
	"testing"

	"vanthu/internal/rows"
)

func TestFormats(t *testing.T) {
	for _, c := range []struct{ format, in, want string }{
		{"number", "0", "0"}, {"number", "007", "7"}, {"number", "999", "999"}, {"number", "1234567", "1.234.567"},
		{"number", " 1234567,50 ", "1.234.567,50"}, {"number", "1234567.5", "1.234.567,5"}, {"number", "-12345", "-12.345"}, {"number", "−5", "-5"},
		{"number", "1.234.567", "1.234.567"}, {"number", "1,234,567", "1.234.567"}, {"number", "1 234 567", "1.234.567"}, {"number", "1\u00A0234,5", "1.234,5"},
		{"number", "1.234.567,891", "1.234.567,891"}, {"number", "1,234,567.8", "1.234.567,8"}, {"number", "1.234,5", "1.234,5"},
		{"number", "12,50", "12,50"}, {"number", "0.125", "0,125"}, {"number", "0,125", "0,125"}, {"number", "1234.567", "1.234,567"},
		{"number", "1.234", "unclear"}, {"number", "1,234", "unclear"}, {"number", "-999.000", "unclear"},
		{"number", "", "form"}, {"number", "-", "form"}, {"number", "1.23.456", "form"}, {"number", "1.2345.678", "form"}, {"number", "1,234.567,8", "form"},
		{"number", "1.234 567", "form"}, {"number", "12.", "form"}, {"number", ".5", "form"}, {"number", "1e6", "form"}, {"number", "1.000 đ", "1.000"},
		{"number", "1.234.567 ₫", "1.234.567"}, {"number", "₫ 1.234.567", "1.234.567"}, {"number", "5.000.000VNĐ", "5.000.000"}, {"number", "1,234 đồng", "1.234"}, {"number", "1.200,50 vnd", "1.200,50"},
		{"number", "(41.230,5)", "-41.230,5"}, {"number", "(1.234.567 ₫)", "-1.234.567"}, {"number", "(1.234) đ", "-1.234"}, {"number", "(1.234.567) ₫", "-1.234.567"}, {"number", "(-5)", "form"}, {"number", "(1.234)", "unclear"}, {"number", "$5", "form"},
		{"number", "7,5%", "form"}, {"number", "đ", "form"}, {"number", "()", "form"}, {"number", "5 ha", "form"}, {"words", "1.500.000 đ", "Một triệu năm trăm nghìn đồng"},
		{"number", "1.23457E+11", "form"}, {"number", "１２", "form"}, {"number", "--5", "form"}, {"number", "1..000", "form"}, {"number", "1234.567.890", "form"},
		{"date", "5/1/2026", "05/01/2026"}, {"date", "2026-11-20", "20/11/2026"}, {"date", " 20.11.2026 ", "20/11/2026"}, {"date", "20-11-2026", "20/11/2026"},
		{"date", "2026-11-20 00:00:00", "20/11/2026"}, {"date", "2026-11-20T23:30:00+07:00", "20/11/2026"}, {"date", "2026-11-20T08:00:00", "20/11/2026"},
		{"date", "20/11/2026 13:30", "20/11/2026"}, {"date", "5/1/2026 0:00:00", "05/01/2026"}, {"date", "20/11/2026 25:00", "form"},
		{"date", "31/2/2026", "form"}, {"date", "11/20/2026", "month first"}, {"longdate", "1/25/2026 8:00", "month first"}, {"date", "13/20/2026", "form"}, {"date", "2026/1/5", "05/01/2026"},
		{"iso", "ngày 05 tháng 01 năm 2026", "2026-01-05"}, {"date", "Ngày 5 tháng 11 năm 2026", "05/11/2026"}, {"date", "5/1/26", "form"}, {"date", "20/11", "form"}, {"date", "46346", "form"},
		{"iso", "5/1/2026", "2026-01-05"},
		{"longdate", "5/1/2026", "ngày 05 tháng 01 năm 2026"}, {"longdate", "10/3/2026", "ngày 10 tháng 3 năm 2026"},
		{"date:d/M/yy", "2026-01-05", "5/1/26"}, {"date:'ngày' dd 'tháng' MM", "2026-01-05", "ngày 05 tháng 01"}, {"date:dddd, ngày d/M/yyyy", "2026-01-05", "Thứ Hai, ngày 5/1/2026"},
		{"date:ddMMyyyy", "2026-01-05", "05012026"}, {"date:MMMM yyyy", "2026-11-05", "Tháng 11 2026"},
		{"number:2", "1234567", "1.234.567,00"}, {"number:2", "0,125", "0,13"}, {"number:0", "999,5", "1.000"}, {"number:1", "-0,04", "0,0"}, {"number:2", "-1,0050", "-1,01"},
		{"number:#,##0", "1234567,6", "1.234.568"}, {"number:#.##0", "1234567", "1.234.567"}, {"number:#,##0.00", "1234,5", "1.234,50"}, {"number:#.##0,##", "1234,5", "1.234,5"},
		{"number:0000", "7", "0007"}, {"number:0.0", "1234,56", "1234,6"}, {"number:#,##0 đồng", "5000000", "5.000.000 đồng"}, {"number:#,##0;-#,##0", "-5000", "-5.000"},
		{"words", "1234567", "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"}, {"words", "0", "Không đồng"}, {"words", "-21", "Âm hai mươi mốt đồng"},
		{"words:người", "15", "Mười lăm người"}, {"words:", "12,5", "Mười hai phẩy năm"}, {"words", "1.234", "unclear"}, {"words", "x", "form"},
		{"upper", "đặng", "ĐẶNG"}, {"lower", "XÃ A", "xã a"}, {"title", "NGUYỄN văn A", "Nguyễn Văn A"}, {"first", "xã A", "Xã A"},
	} {
		if !known(c.format) {
			t.Fatalf("%s is not known", c.format)
		}
		got, err := formed(rows.Value{Text: c.in}, c.format, c.in)
		switch {
		case errors.Is(err, errUnclear):
			got = "unclear"
		case errors.Is(err, errMonthFirst):
			got = "month first"
		case errors.Is(err, errForm):
			got = "form"
		}
		if got != c.want {
			t.Errorf("%s of %q is %q, want %q", c.format, c.in, got, c.want)
		}
	}
	for _, name := range Formats() {
		if !known(name) {
			t.Errorf("%s is listed and not known", name)
		}
	}
	for name, f := range formats {
		if (f.want.String() != "") != (f.day || f.number != nil) {
			t.Errorf("%s does not say what it takes", name)
		}
	}
	for _, written := range []string{"upper:2", "number:x", "number:12", "number:#,#,a0", "date:HH:mm", "date:x", "longdate:dd", "markup:1", "number:" + strings.Repeat("0", 200)} {
		if known(written) {
			t.Errorf("%s is taken", written)
		}
	}
}

// What the file of rows held as a number or a day is never unclear.
func TestNumbersOfFiles(t *testing.T) {
	for _, c := range []struct {
		text  string
		value rows.Value
		want  string
	}{
		{"{{số|number}}", rows.Value{Text: "41.230", Number: "41230"}, "41.230"},
		{"{{số|number}}", rows.Value{Text: "12,345", Number: "12.345"}, "12,345"},
		{"{{số|number}}", rows.Value{Text: "1.234", Number: "1.234"}, "1,234"},
		{"{{số|upper|number}}", rows.Value{Text: "-41.230,50", Number: "-41230.50"}, "-41.230,50"},
		{"{{số|number}}", rows.Value{Text: "0007,5", Number: "0007.5"}, "7,5"},
		{"{{số}}", rows.Value{Text: "41.230", Number: "41230"}, "41.230"},
		{"{{số|number}}", rows.Value{Text: "41.230"}, ""},
		{"{{số|number}}", rows.Value{Text: "x", Number: "x"}, ""},
		{"{{số|number}}", rows.Value{Text: "12,5%", Number: "0.125"}, "0,125"},
		{"{{số|number}}", rows.Value{Text: "(41.230)", Number: "-41230"}, "-41.230"},
		{"{{số|number}}", rows.Value{Text: "", Number: "5"}, "5"}, // a format of Excel shows nothing
		{"{{số}}", rows.Value{Text: "", Number: "5"}, ""},
		{"{{số|iso}}", rows.Value{Text: "01/05/2026", Day: "2026-01-05"}, "2026-01-05"},
		{"{{số|date}}", rows.Value{Text: "5-Thg1-26", Day: "2026-01-05"}, "05/01/2026"},
		{"{{số|longdate|upper}}", rows.Value{Text: "01/25/2026", Day: "2026-01-25"}, "NGÀY 25 THÁNG 01 NĂM 2026"},
		{"{{số}}", rows.Value{Text: "01/05/2026", Day: "2026-01-05"}, "01/05/2026"},
		{"{{số|number}}", rows.Value{Text: "11.2024", Day: "2024-11-20"}, ""},
	} {
		text, err := Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		got, faults := text.Fill(Scope{{"số": c.value}}, asIs)
		if got != c.want || (faults != nil) != (c.want == "") {
			t.Errorf("%s of %+v is %q %v, want %q", c.text, c.value, got, faults, c.want)
		}
	}
	template, err := ParseJSON([]byte(`{"drafter": {"copies": "{{số}}"}}`))
	if err != nil {
		t.Fatal(err)
	}
	got, faults := template.Fill(rows.Values{"số": {Text: "1.200", Number: "1200"}})
	if string(got) != `{"drafter":{"copies":1200}}` || faults != nil {
		t.Errorf("the document is %s %v", got, faults)
	}
}

package fill

import (
	"errors"
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
		{"number", "1.234 567", "form"}, {"number", "12.", "form"}, {"number", ".5", "form"}, {"number", "1e6", "form"}, {"number", "1.000 đ", "form"},
		{"number", "1.23457E+11", "form"}, {"number", "１２", "form"}, {"number", "--5", "form"}, {"number", "1..000", "form"}, {"number", "1234.567.890", "form"},
		{"date", "5/1/2026", "05/01/2026"}, {"date", "2026-11-20", "20/11/2026"}, {"date", " 20.11.2026 ", "20/11/2026"}, {"date", "20-11-2026", "20/11/2026"},
		{"date", "2026-11-20 00:00:00", "20/11/2026"}, {"date", "2026-11-20T23:30:00+07:00", "20/11/2026"}, {"date", "2026-11-20T08:00:00", "20/11/2026"},
		{"date", "20/11/2026 13:30", "20/11/2026"}, {"date", "5/1/2026 0:00:00", "05/01/2026"}, {"date", "20/11/2026 25:00", "form"},
		{"date", "31/2/2026", "form"}, {"date", "11/20/2026", "form"}, {"date", "5/1/26", "form"}, {"date", "20/11", "form"}, {"date", "46346", "form"},
		{"iso", "5/1/2026", "2026-01-05"},
		{"longdate", "5/1/2026", "ngày 05 tháng 01 năm 2026"}, {"longdate", "10/3/2026", "ngày 10 tháng 3 năm 2026"},
		{"upper", "đặng", "ĐẶNG"},
	} {
		got, err := formats[c.format](c.in)
		switch {
		case errors.Is(err, errUnclear):
			got = "unclear"
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
	for name := range formats {
		if _, ok := wants[name]; !ok && name != "upper" {
			t.Errorf("%s does not say what it takes", name)
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

package batch

import (
	"slices"
	"strings"
	"testing"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

func TestSurvey(t *testing.T) {
	value := func(s string) rows.Value { return rows.Value{Text: s} }
	list := rows.Value{List: []rows.Values{{"họ tên": value("A")}}}
	object := rows.Value{Object: true, List: []rows.Values{{"tên": value("An"), "nhà": {Object: true, List: []rows.Values{{"xã": value("B")}}}}}}
	for _, c := range []struct {
		text    string
		rows    []rows.Values
		columns []string
		want    string // severity and sentence of each
	}{
		{"{{xã}}", []rows.Values{{"xã": value("A")}}, nil, ""},
		{"{{ghi chu?}}", []rows.Values{{"ghi chú": value("A")}}, nil, "warning Không có tên này; có phải ý là «ghi chú»? («{{ghi chu?}}» trong a.json)."},
		{"{{ghi chu?}}", []rows.Values{{"xã": value("A")}}, []string{"xã", "ghi chú"}, "warning Không có tên này; có phải ý là «ghi chú»? («{{ghi chu?}}» trong a.json)."},
		{"{{ghi chú?}}", []rows.Values{{"xã": value("A")}}, []string{"xã", "ghi chú"}, ""},
		{"{{ghi chú?}}", []rows.Values{{"ghi chú": value(" ")}}, nil, ""},
		{"{{ghi chú}}", []rows.Values{{"ghi chú": value(" ")}}, nil, "Không hàng nào có giá trị («{{ghi chú}}» trong a.json)."},
		{"{{#dss?}}{{họ tên}}{{/dss}}", []rows.Values{{"ds": list}}, nil, "warning Không có tên này; có phải ý là «ds»? («{{#dss?}}» trong a.json)."},
		{"{{#dss}}{{họ tên}}{{/dss}}", []rows.Values{{"ds": list}}, nil, "Không có tên này; có phải ý là «ds»? («{{#dss}}» trong a.json)."},
		{"{{#ds}}{{họ ten}}{{/ds}}", []rows.Values{{"ds": list}}, nil, "Không có tên này; có phải ý là «họ tên»? («{{họ ten}}» trong a.json)."},
		{"{{#ds}}{{tuổi}}{{/ds}}", []rows.Values{{"xã": value("A")}}, nil, "Không hàng nào có tên này («{{#ds}}» trong a.json)."},
		{"{{#vắng}}x {{xã}}{{/vắng}}", []rows.Values{{"xã": value("A")}}, nil, "warning Không hàng nào có tên này («{{#vắng}}» trong a.json)."},
		{"{{#vắng}}x{{/vắng}}", []rows.Values{{"xã": value("A")}}, []string{"xã", "vắng"}, ""},
		{"{{người.nhà.xã}} {{người.tên}} {{#người}}{{tên}}{{/người}}", []rows.Values{{"người": object}}, nil, ""},
		{"{{người.tuổi?}}", []rows.Values{{"người": object}}, nil, "warning Không hàng nào có tên này («{{người.tuổi?}}» trong a.json)."},
		{"{xã} «Xã» <<tên>> {{ở}} {lạ}", []rows.Values{{"xã": value("A"), "ở": value("B")}}, nil, "warning Mẫu a.json có chữ «{xã}», không phải chỗ điền nên in nguyên như vậy; có phải ý là «{{xã}}»? | warning Mẫu a.json có chữ «Xã», không phải chỗ điền nên in nguyên như vậy; có phải ý là «{{Xã}}»?"},
		{"x", []rows.Values{{"xã": value("A")}}, nil, ""},
		{"x", []rows.Values{{"xã": value("A")}, {"xã": value("B")}}, nil, "Mẫu a.json không có dấu {{tên}} nào, nên 2 hàng sẽ ra 2 văn bản giống hệt nhau; hãy ghi dấu {{tên cột}} vào mẫu."},
		{"{{«Họ_và_tên»}}", []rows.Values{{"xã": value("A")}}, []string{"xã", "Họ và tên"}, ""},
		{"{{«Họ_tên»}}", []rows.Values{{"xã": value("A")}}, nil, "Không hàng nào có tên này («MERGEFIELD Họ_tên» trong a.json)."},
	} {
		p := compiled(t, Spec{Templates: []Template{{"a.json", []byte(`{"to": ["` + c.text + `"]}`)}}, Name: "{{stt}}"})
		s := p.Survey()
		for _, v := range c.rows {
			s.Note(rows.Row{Values: v})
		}
		var got []string
		wrong, warnings := s.Faults(rows.JSON, c.columns)
		for _, f := range slices.Concat(warnings, wrong) {
			got = append(got, strings.TrimSpace(string(f.Severity)+" "+f.Detail.String()))
			if f.Detail.In(fault.English) == f.Detail.String() {
				t.Errorf("%q has no English", f.Detail)
			}
		}
		if all := strings.Join(got, " | "); all != c.want {
			t.Errorf("%s: got %q, want %q", c.text, all, c.want)
		}
	}
}

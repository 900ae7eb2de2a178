package fill

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

func value(s string) rows.Value { return rows.Value{Text: s} }

// sample is a row with a value of every kind.
func sample() rows.Values {
	return rows.Values{
		"a": value("A"), "trống": value(""), "cách": value("  "), "số": value("7"), "sao": value(`*x**_\`), "ngoặc": value(`"{{a}}"`),
		"hai dòng": value("1\r\n2"), "ngày": value("5/1/2026"), "bản": value("300"), "cỡ": value("13,5"), "có": value("TRUE"), "vâng": value("Không"),
		"ds":       {List: []rows.Values{{"tên": value("X"), "ghi": value("")}, {"tên": value("Y*"), "a": value("B")}}},
		"che":      {List: []rows.Values{{"a": value("")}}},
		"không ai": {List: []rows.Values{}},
		"lồng":     {List: []rows.Values{{"xã": value("P"), "thôn": {List: []rows.Values{{"t": value("1")}, {"t": value("2")}}}}, {"xã": value("Q"), "thôn": {List: []rows.Values{}}}}},
	}
}

func TestJSON(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		{`{}`, `{}`},
		{` { "kind" : "a" , "draft":2,"to":[], "x": [ null,true,false,-1.5e3,{} ] } `, `{"kind":"a","draft":2,"to":[],"x":[null,true,false,-1.5e3,{}]}`},
		{`{"place": "{{a}}, {{ngày|longdate}}"}`, `{"place":"A, ngày 05 tháng 01 năm 2026"}`},
		{`{"number": "{{số}}", "date": "{{ngày|iso}}"}`, `{"number":"7","date":"2026-01-05"}`},
		{`{"place": "\u00e0\"\\/{{ngoặc}}\ud83d\ude00"}`, `{"place":"à\"\\/\"{{a}}\"😀"}`},
		// Values are no markup where marks are read, and as they are elsewhere.
		{`{"place": "**{{sao}}"}`, `{"place":"***x**_\\"}`},
		{`{"subject": "{{sao}}"}`, `{"subject":"\\*x\\*\\*\\_\\\\"}`},
		{`{"subject": "5*{{sao}}"}`, `{"subject":"5\\*\\*x\\*\\*\\_\\\\"}`},
		{`{"subject": "{{sao|markup}} {{sao}}"}`, `{"subject":"*x**_\\ \\*x\\*\\*\\_\\\\"}`},
		{`{"fields": {"x": ["{{sao}}"]}}`, `{"fields":{"x":["\\*x\\*\\*\\_\\\\"]}}`},
		{`{"subject": "\\{{a}}"}`, `{"subject":"\\\\A"}`},
		// The template's marks hold whatever the values are.
		{`{"subject": "**{{sao}}**"}`, `{"subject":"**\\*x\\*\\*\\_\\\\**"}`},
		{`{"subject": "x **{{trống?}}** y"}`, `{"subject":"x  y"}`},
		{`{"subject": "**{{a}}**{{trống?}}**{{a}}**"}`, `{"subject":"**AA**"}`},
		{`{"subject": "*{{a}}{{cách?}}* **b**"}`, `{"subject":"*A* **b**"}`},
		{`{"subject": "ꀀ**ꀀ{{a}}ꀀ**"}`, `{"subject":"ꀀ**ꀀAꀀ**"}`},
		// Cells are read line by line.
		{`{"sections":[{"table":{"rows":[["**{{hai dòng}}**"]]}}]}`, `{"sections":[{"table":{"rows":[["**1**\n**2**"]]}}]}`},
		{`{"sections":[{"table":{"rows":[[{"text":"**a\nb** {{hai dòng}}"}]]}}]}`, `{"sections":[{"table":{"rows":[[{"text":"\\*\\*a\nb\\*\\* 1\n2"}]]}}]}`},
		{`{"sections":["{{hai dòng}}"]}`, `{"sections":["1\u000d\n2"]}`},
		// Numbers, true and false.
		{`{"drafter": {"copies": "{{bản}}"}, "style": {"body_size": " {{cỡ}} ", "two_sided": "{{có}}", "bold_position": "{{vâng}}"}, "draft": "{{trống?}}"}`, `{"drafter":{"copies":300},"style":{"body_size":13.5,"two_sided":true,"bold_position":false},"draft":null}`},
		// Groups.
		{`{"to": ["{{#ds}}{{stt}}. {{tên}}{{a}}{{/ds}}"]}`, `{"to":["1. XA","2. Y\\*B"]}`},
		{`{"to": ["đầu", "{{#ds}}{{tên}}", "{{STT}}{{/ds}}", "cuối"]}`, `{"to":["đầu","X","1","Y\\*","2","cuối"]}`},
		{`{"to": ["{{#không ai}}{{tên}}{{/không ai}}"], "x": ["{{#không ai}}{{/không ai}}", "b"]}`, `{"to":[],"x":["b"]}`},
		// An element of optional values alone is none where all are missing; a cell stays.
		{`{"to": ["{{trống?}}", "b", " {{cách?}}{{lạ?}} ", "{{trống?}}{{a?}}"], "x": [{"text":"{{lạ?}}"}, {"text":"{{lạ?}}","y":1}]}`, `{"to":["b","A"],"x":[{"text":"","y":1}]}`},
		{`{"place": "{{trống?}}", "sections":[{"table":{"rows":[["{{lạ?}}", {"text":"{{lạ?}}"}, "c"]]}}]}`, `{"place":"","sections":[{"table":{"rows":[["",{"text":""},"c"]]}}]}`},
		{`{"to": ["a", "{{#lạ?}}{{/lạ}}"]}`, `{"to":["a"]}`},
		{`{"sections":[{"table":{"header":[["h"]],"rows":[["đầu"],["{{#ds}}{{stt}}", {"text":"{{tên}}"}, "{{/ds}}"],["cuối"]]}}]}`,
			`{"sections":[{"table":{"header":[["h"]],"rows":[["đầu"],["1",{"text":"X"},""],["2",{"text":"Y\\*"},""],["cuối"]]}}]}`},
		{`{"sections":[{"title":"{{#ds}}{{tên}}","content":["{{a}}","{{/ds}}z"]}]}`, `{"sections":[{"title":"X","content":["A","z"]},{"title":"Y\\*","content":["B","z"]}]}`},
		{`{"x":[["{{#lồng}}{{xã}}","{{#thôn}}{{xã}}{{t}}{{stt}}{{/thôn}}","{{/lồng}}"]]}`, `{"x":[["P","P11","P22","Q"]]}`},
		{`{"sections":["{{#ds}}",{"title":"{{tên}}","content":["{{a}}"]}," {{/ds}} ","cuối"]}`, `{"sections":[{"title":"X","content":["A"]},{"title":"Y\\*","content":["B"]},"cuối"]}`},
		{`{"sections":[{"table":{"rows":[["{{#lồng}}{{xã}}"],["{{#thôn}}{{t}}{{/thôn}}{{/lồng}}"]]}}]}`, `{"sections":[{"table":{"rows":[["P"],["1"],["2"],["Q"]]}}]}`},
		{`{"to":["{{#ds}}{{tên}}{{/ds}}","-","{{#ds}}{{stt}}{{/ds}}"]}`, `{"to":["X","Y\\*","-","1","2"]}`},
	} {
		template, err := ParseJSON([]byte(c.template))
		if err != nil {
			t.Errorf("%s: %v", c.template, err)
			continue
		}
		got, faults := template.Fill(sample())
		if string(got) != c.want || faults != nil {
			t.Errorf("%s:\n got %s %v\nwant %s", c.template, got, faults, c.want)
		}
		if faults == nil && !json.Valid(got) {
			t.Errorf("%s: %s is no JSON", c.template, got)
		}
	}
}

// TestConditions prints passages that stand around a plain value.
func TestConditions(t *testing.T) {
	row := rows.Values{
		"có": value("x*y"), "không": value("0"), "trống": value(" "), "sai": {Text: "FALSE"}, "ds": {List: []rows.Values{{"a": value("1")}, {"a": value("2")}}}, "rỗng": {List: []rows.Values{}},
		"đúng": {Text: "true", Logic: true}, "chẳng": {Text: "false", Logic: true}, "chữ": value("false"),
		"người": {List: []rows.Values{{"tên": value("An"), "nhà": {List: []rows.Values{{"xã": value("B")}}, Object: true}}}, Object: true}, "vật": {List: []rows.Values{{}}, Object: true},
		"a.b": value("cả tên"),
	}
	for _, c := range []struct{ template, want string }{
		{`{"to":["{{#có}}{{có}}{{/có}}","{{#vắng}}x{{/vắng}}","z"]}`, `{"to":["x\\*y","z"]}`},
		{`{"to":["{{#trống}}x{{/trống}}","{{^trống}}y{{/trống}}","{{^có}}z{{/có}}"]}`, `{"to":["y"]}`},
		{`{"to":["{{#không}}{{không}}{{/không}}{{#sai}}F{{/sai}}{{#đúng}}T{{/đúng}}{{#chẳng}}G{{/chẳng}}{{#chữ}}S{{/chữ}}"]}`, `{"to":["0TS"]}`},
		{`{"to":["{{#rỗng}}x{{/rỗng}}","{{^rỗng}}không có ai{{/rỗng}}","{{^ds}}y{{/ds}}","{{#ds}}{{a}}{{/ds}}"]}`, `{"to":["không có ai","1","2"]}`},
		{`{"subject":"Về{{#có}} việc {{có}}{{/có}}{{#vắng}} và {{vắng}}{{/vắng}}."}`, `{"subject":"Về việc x\\*y."}`},
		{`{"subject":"{{#vắng}}x{{/vắng}}"}`, `{"subject":""}`},
		{`{"subject":"{{#có}}a{{^vắng}}b{{#trống}}c{{/trống}}d{{/vắng}}{{/có}}"}`, `{"subject":"abd"}`},
		{`{"to":["{{#nam}}Ông{{/nam}}{{^nam}}Bà{{/nam}} {{có}}"]}`, `{"to":["Bà x\\*y"]}`},
		{`{"subject":"{{#có}}**đậm**{{/có}} {{^có}}*nghiêng*{{/có}}a"}`, `{"subject":"**đậm** a"}`},
		{`{"place":"{{#có}}**{{có}}{{/có}}"}`, `{"place":"**x*y"}`},
		{`{"sections":["đầu","{{#vắng}}",{"title":"t","content":["c"]},"{{/vắng}}","cuối"]}`, `{"sections":["đầu","cuối"]}`},
		{`{"sections":["{{#có}}",{"title":"t","content":["{{có}}"]},"{{/có}}","cuối"]}`, `{"sections":[{"title":"t","content":["x\\*y"]},"cuối"]}`},
		{`{"sections":[{"table":{"rows":[["a","{{#vắng}}{{vắng}}{{/vắng}}"],["{{#vắng}}b","c{{/vắng}}"],["{{#ds}}{{a}}","{{#vắng}}x{{/vắng}}{{/ds}}"]]}}]}`, `{"sections":[{"table":{"rows":[["a",""],["1",""],["2",""]]}}]}`},
		{`{"sections":[{"text":"{{#vắng}}x{{/vắng}}"},{"text":"{{#có}}y{{/có}}"}]}`, `{"sections":[{"text":"y"}]}`},
		{`{"to":["{{người.tên}} {{người.nhà.xã}} {{a.b}} {{người.tuổi?}}","{{#người}}{{tên}}{{có}}{{/người}}","{{#vật}}x{{/vật}}","{{#người.nhà}}{{xã}}{{/người.nhà}}"]}`, `{"to":["An B cả tên ","Anx\\*y","B"]}`},
	} {
		template, err := ParseJSON([]byte(c.template))
		if err != nil {
			t.Errorf("%s: %v", c.template, err)
			continue
		}
		got, faults := template.Fill(row)
		if string(got) != c.want || faults != nil {
			t.Errorf("%s:\n got %s %v\nwant %s", c.template, got, faults, c.want)
		}
	}
	template, err := ParseJSON([]byte(`{"to":["{{#vắng}}x{{/vắng}}","{{#có}}y{{/có}}","{{#ds}}{{^a}}q{{/a}}{{có}}{{/ds}}"]}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := list(template.Blame(fault.List{{Pointer: "/to/0", Rule: "r", Detail: fault.Text{"x", "x"}}, {Pointer: "/to/2", Rule: "r", Detail: fault.Text{"y", "y"}}}, row)); got != "/to/1  r; /to/2 có r" {
		t.Errorf("blamed %s", got)
	}
}

// list shows faults as "pointer column rule".
func list(faults fault.List) string {
	var out []string
	for _, f := range faults {
		if slices.Contains(f.Detail[:], "") {
			out = append(out, "without a sentence:")
		}
		out = append(out, fmt.Sprintf("%s %s %s", f.Pointer, f.Column, f.Rule))
	}
	return strings.Join(out, "; ")
}

func TestJSONFaultsOfARow(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		{`{"place": "{{lạ}}", "subject": "{{trống}} **{{cách}}** {{lạ}}", "to": ["{{ds}}"]}`,
			"/place lạ row.missing; /subject trống row.missing; /subject cách row.missing; /to/0 ds row.text"},
		{`{"to": ["{{#a}}{{lạ}}{{/a}}", "{{#lạ}}{{b}}{{/lạ}}"]}`, "/to/0 lạ row.missing"}, // of what is printed
		{`{"subject": "{{#ds}}{{tên}}{{/ds}}"}`, "/subject ds row.list"},
		{`{"to": ["{{#ds}}{{tên}}{{/ds}}{{#lồng}}{{xã}}{{/lồng}}"]}`, "/to/0 lồng row.list; /to/0 lồng row.list"},
		{`{"to": ["{{#ds}}{{ghi}}{{/ds}}"]}`, "/to/0 ghi row.missing; /to/0 ghi row.missing"}, // of each element
		{`{"to": ["{{#che}}{{a}}{{/che}}"]}`, "/to/0 a row.missing"},                          // and not the row's own
		{`{"subject": "202**{{số}}**"}`, "/subject số row.marks"},
		{`{"draft": "{{a}}", "style": {"two_sided": "{{bản}}"}, "drafter": {"copies": "{{cỡ}}"}}`, "/draft a row.bare; /style/two_sided bản row.bare; /drafter/copies cỡ row.bare"},
		{`{"date": "{{a|iso}}"}`, "/date a row.format"},
	} {
		template, err := ParseJSON([]byte(c.template))
		if err != nil {
			t.Errorf("%s: %v", c.template, err)
			continue
		}
		got, faults := template.Fill(sample())
		if list(faults) != c.want || got != nil {
			t.Errorf("%s:\n got %s\nwant %s", c.template, list(faults), c.want)
		}
	}
}

func TestParseJSONRefuses(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		{``, " json.empty"},
		{`["{{a}}"]`, " json.object"},
		{`{"a": "{{a}}", "a": "{{b}}"}`, "/a json.duplicate"},
		{`{"{{a}}": 1, "x": {"b}}": 2}}`, "/{{a}} template.key; /x/b}} template.key"},
		{`{"a": "{{", "b": "}} {{x|lạ}}", "c": "{{a}}"}`, "/a template.mark; /b template.mark; /b template.mark"},
		{`{"subject": "{{#a}}", "to": ["{{/b}}"], "place": "{{/a}}", "x": ["{{#c}}"]}`, "/subject template.group; /to/0 template.group; /x/0 template.group"},
		{`{"x": ["{{#a}}{{#b}}{{/a}}{{/b}}"]}`, "/x/0 template.group; /x/0 template.group"},
		{`{"x": ["{{#a}}", "{{/a}}{{#b}}", "{{/b}}"]}`, "/x/1 template.group"},
		{`{"x": ["{{^a}}{{/b}}"]}`, "/x/0 template.group; /x/0 template.group"},
		{`{"draft": "{{a}}{{b}}", "drafter": {"copies": "số {{a}}"}, "style": {"two_sided": "{{a|upper}}", "indent": "{{#a}}"}}`,
			"/draft template.bare; /drafter/copies template.bare; /style/two_sided template.bare; /style/indent template.bare; /style/indent template.group"},
		{`{"place": "{{a|image:30}}"}`, "/place template.image"},
		{`{"place": "{{a|markup}}", "subject": "{{a|markup}}"}`, "/place template.markup"},
		{`{"x": "` + strings.Repeat("{{a}}", MaxMarks+1) + `"}`, "/x limit.marks"},
	} {
		_, err := ParseJSON([]byte(c.template))
		faults, _ := errors.AsType[fault.List](err)
		var out []string
		for _, f := range faults {
			out = append(out, f.Pointer+" "+f.Rule)
			if f.Detail.In(fault.Vietnamese) == "" || f.Detail.In(fault.English) == "" {
				t.Errorf("%.200s: %s without a sentence", c.template, f.Rule)
			}
		}
		if got := strings.Join(out, "; "); got != c.want {
			t.Errorf("%.200s:\n got %s\nwant %s", c.template, got, c.want)
		}
	}
}

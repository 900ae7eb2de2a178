package batchapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestSkim finds members where they stand, and where JSON breaks off.
func TestSkim(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{}`, ``},
		{" {\n\"a\" : 1 , \"b\":[{\"c\":\"}\\\"]\"}] }\n", `a=1 b=[{"c":"}\"]"}]`},
		{`{"\u0061":"x\\","b":-1.5e3,"c":null}`, `a="x\\" b=-1.5e3 c=null`},
		{`{"a":{"b":{}},"a":[]}`, `a={"b":{}} a=[]`},
		{"\ufeff{\"a\":1}", `a=1`},
		{``, `1:1`},
		{`[]`, `1:1`},
		{`{"a"}`, `1:5`},
		{`{"a":}`, `1:6`},
		{`{"a":,}`, `1:6`},
		{`{"a":1,}`, `1:8`},
		{"{\n\"a\":1 2}", `2:7`},
		{`{"a":"x"y}`, `1:9`},
		{`{"a":[1}`, `1:9`}, // the end is missing
		{`{} {}`, `1:4`},
		{`{"a":1`, `1:7`},
		{`{"` + strings.Repeat("x", maxName) + `":1}`, fmt.Sprintf(`1:%d`, maxName+2)},
		{`{"a":1` + strings.Repeat(`,"a":1`, maxMembers) + `}`, fmt.Sprintf(`1:%d`, 6*maxMembers+2)},
	} {
		members, err := skim(strings.NewReader(c.in))
		var got []string
		for _, m := range members {
			got = append(got, m.name+"="+c.in[m.at:m.at+m.size])
			if m.first != c.in[m.at] {
				t.Errorf("%s: %s begins with %c", c.in, m.name, m.first)
			}
		}
		var syntax *syntaxError
		if errors.As(err, &syntax) {
			got = append(got, fmt.Sprintf("%d:%d", syntax.line, syntax.column))
		} else if err != nil {
			t.Error(err)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.in, got, c.want)
		}
	}
}

// FuzzSkim holds what is skimmed against a reader that knows all of JSON.
func FuzzSkim(f *testing.F) {
	for _, seed := range []string{`{}`, `{"a":1}`, `{"template":{"a":"\\\""},"rows":[{},{"b":[]}]}`, "{ \"a\"\t:\n[ ] , \"b\" : \"\" }", `{"a":1}}`, `{"a":tru}`, `{"a":}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		members, err := skim(strings.NewReader(in))
		var want map[string]json.RawMessage
		if json.Unmarshal([]byte(in), &want) != nil || want == nil {
			return // what is not JSON, the readers of the values refuse
		}
		if err != nil {
			long := len(want) >= maxMembers
			for name := range want {
				long = long || len(name) >= maxName/6
			}
			if !long && strings.Count(in, `"`) < 2*maxMembers {
				t.Fatalf("%q: %v", in, err)
			}
			return
		}
		got := map[string]string{}
		for _, m := range members {
			got[m.name] = in[m.at : m.at+m.size]
		}
		if len(got) != len(want) {
			t.Fatalf("%q: %q, want %q", in, got, want)
		}
		for name, value := range want {
			if got[name] != string(value) {
				t.Errorf("%q: %q is %q, want %q", in, name, got[name], value)
			}
		}
	})
}

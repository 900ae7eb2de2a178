package fill

import (
	"runtime"
	"strings"
	"sync"
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rows"
	"vanthu/internal/tree"
)

func parsed(t testing.TB, template string) *JSON {
	t.Helper()
	j, err := ParseJSON([]byte(template))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// elements is a list of so many empty elements.
func elements(n int) rows.Value { return rows.Value{List: make([]rows.Values, n)} }

// TestLimitsOfARow fills more than a document may hold: each ends with one
// fault, and with little memory.
func TestLimitsOfARow(t *testing.T) {
	big := value(strings.Repeat("x", 1<<20))
	deep := strings.Repeat("{{#l}}", 6)
	for _, c := range []struct {
		name, template, want string
		values               rows.Values
	}{
		{"a long list", `{"to": ["{{#l}}` + strings.Repeat("z", 1000) + `{{/l}}"]}`, "limit.bytes", rows.Values{"l": elements(100_000)}},
		{"lists in lists that print nothing", `{"to": ["` + deep + `{{#e}}{{/e}}` + strings.Repeat("{{/l}}", 6) + `"]}`, "limit.steps", rows.Values{"l": elements(1000), "e": elements(0)}},
		{"values that print nothing", `{"to": ["{{#l}}` + strings.Repeat("{{x?}}", 1000) + `{{/l}}"]}`, "limit.steps", rows.Values{"l": elements(100_000)}},
		{"a long value many times", `{"subject": "` + strings.Repeat("{{a}}", 1000) + `"}`, "limit.bytes", rows.Values{"a": big}},
		{"likewise, with styles", `{"subject": "**` + strings.Repeat("{{a}}", 1000) + `**"}`, "limit.bytes", rows.Values{"a": big}},
		{"a value of control characters", `{"place": "{{a}}"}`, "limit.bytes", rows.Values{"a": value(strings.Repeat("\x01", 1<<20))}},
	} {
		template := parsed(t, c.template)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		out, faults := template.Fill(c.values)
		runtime.ReadMemStats(&after)
		if out != nil || len(faults) != 1 || faults[0].Rule != c.want {
			t.Errorf("%s: %d bytes, faults %s", c.name, len(out), list(faults))
		}
		if used := (after.TotalAlloc - before.TotalAlloc) >> 20; c.want == "limit.bytes" && used > 100 {
			t.Errorf("%s: %d MiB were allocated", c.name, used)
		}
	}
}

func TestFaultsOfARowAreBounded(t *testing.T) {
	template := parsed(t, `{"to": ["{{#l}}{{x}}{{/l}}"]}`)
	if _, faults := template.Fill(rows.Values{"l": elements(50_000)}); len(faults) != fault.Most {
		t.Errorf("%d faults", len(faults))
	}
}

// TestFillAtOnce fills from many goroutines; each document has its row's
// values.
func TestFillAtOnce(t *testing.T) {
	template := parsed(t, `{"subject": "**{{a}}** {{a}}", "place": "{{a}}", "to": ["{{#l}}{{a}}{{x}}{{/l}}"], "date": "{{d|iso}}"}`)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			name := strings.Repeat(string(rune('a'+i)), i+1)
			for range 200 {
				v := rows.Values{"a": value(name), "d": value("1/2/2026"), "l": {List: []rows.Values{{"x": value("1")}, {"x": value("2")}}}}
				out, faults := template.Fill(v)
				want := `{"subject":"**` + name + `** ` + name + `","place":"` + name + `","to":["` + name + `1","` + name + `2"],"date":"2026-02-01"}`
				if string(out) != want || faults != nil {
					t.Errorf("got %s %v, want %s", out, faults, want)
					return
				}
			}
		})
	}
	wait.Wait()
}

// benched is a long example as a template: each text begins with a mark.
func benched(b *testing.B) *JSON {
	b.Helper()
	for _, e := range examples.All() {
		if e.Name == "ke-hoach-dai" {
			root, err := document.ParseTree(e.JSON)
			if err != nil {
				b.Fatal(err)
			}
			return parsed(b, string(withMark(nil, root)))
		}
	}
	b.Fatal("the example is gone")
	return nil
}

func withMark(b []byte, n *document.Tree) []byte {
	if n.Kind != tree.Object && n.Kind != tree.Array {
		text := plain(&node{Tree: n})
		if n.Use == document.Marked || n.Use == document.MarkedLines {
			text = `"{{đơn vị}} ` + text[1:]
		}
		return append(b, text...)
	}
	b = append(b, byte(n.Kind))
	for i := range n.Kids {
		if i > 0 {
			b = append(b, ',')
		}
		if n.Kind == tree.Object {
			b = append(appendQuoted(b, n.Names[i]), ':')
		}
		b = withMark(b, &n.Kids[i])
	}
	return append(b, byte(n.Kind)+2)
}

func BenchmarkFill(b *testing.B) {
	template := benched(b)
	row := rows.Values{"đơn vị": value("Ủy ban nhân dân xã Phú Lộc Thượng")}
	out, faults := template.Fill(row)
	if faults != nil {
		b.Fatal(faults)
	}
	b.SetBytes(int64(len(out)))
	b.ReportMetric(float64(len(template.Names())), "names")
	b.ReportAllocs()
	for b.Loop() {
		template.Fill(row)
	}
}

// BenchmarkFillAndDecode is what a batch does for each row before the paper.
func BenchmarkFillAndDecode(b *testing.B) {
	template := benched(b)
	row := rows.Values{"đơn vị": value("Ủy ban nhân dân xã Phú Lộc Thượng")}
	b.ReportAllocs()
	for b.Loop() {
		out, _ := template.Fill(row)
		if _, err := document.Decode(out, document.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

package fill

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// TestReadme fills the template of both guides to the examples, and holds their
// tables to the formats that there are.
func TestReadme(t *testing.T) {
	for file, heading := range map[string]string{"README.md": "## Mẫu có chỗ điền", "README.en.md": "## Templates"} {
		data, err := os.ReadFile("../../examples/" + file)
		if err != nil {
			t.Fatal(err)
		}
		_, section, found := strings.Cut(string(data), heading+"\n")
		section, _, _ = strings.Cut(section, "\n## ")
		_, template, begun := strings.Cut(section, "```json\n")
		template, _, ended := strings.Cut(template, "```")
		if !found || !begun || !ended {
			t.Fatalf("%s has no template under %s", file, heading)
		}
		out, faults := parsed(t, template).Fill(rows.Values{
			"số": value("1"), "ngày": value("5/1/2026"), "xã": value("A"), "đơn vị": value("B"), "tiền": value("1000000"),
			"nơi gửi": {List: []rows.Values{{"tên": value("C")}}}, "ds": {List: []rows.Values{{"họ tên": value("D")}, {"họ tên": value("E")}}},
		})
		if faults != nil || !json.Valid(out) || !strings.Contains(string(out), "ngày 05 tháng 01 năm 2026; kinh phí 1.000.000 đồng.") {
			t.Errorf("%s: %s %s", file, out, list(faults))
		}
		for _, format := range Formats() {
			if !strings.Contains(section, `\|`+format+"`") && !strings.Contains(section, `\|`+format+"}}`") && !strings.Contains(section, `\|`+format+":") {
				t.Errorf("%s does not name %s", file, format)
			}
		}
	}
}

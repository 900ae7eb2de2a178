package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"vanthu/internal/rules"
	"vanthu/internal/schema"
)

var kindsCommand = command{
	name:    "kinds",
	args:    "[--json]",
	summary: "liệt kê các loại văn bản",
	about: `In các loại văn bản lập được: giá trị của khóa "kind", tên loại, và chữ viết tắt
trong ký hiệu của cơ quan nhà nước và của Đảng. Dấu – là không có loại này;
"(không)" là có, nhưng ký hiệu không có chữ viết tắt tên loại.
`,
	define: func(flags *pflag.FlagSet) action {
		asJSON := flags.Bool("json", false, "in dưới dạng JSON")
		return func(_ context.Context, e *env, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			if *asJSON {
				return kindsJSON(e)
			}
			return kindsTable(e)
		}
	},
}

func kindsTable(e *env) error {
	t := tabwriter.NewWriter(e.stdout, 0, 0, 3, ' ', 0)
	fmt.Fprint(t, "KIND\tTÊN LOẠI\tNHÀ NƯỚC\tĐẢNG\n")
	for _, k := range schema.Kinds() {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", k.Slug, k.Name, k.Abbreviation(rules.State), k.Abbreviation(rules.Party))
	}
	t.Flush()
	return nil
}

// kindsJSON prints the kinds for other programs, with the keys that each needs.
func kindsJSON(e *env) error {
	out := json.NewEncoder(e.stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	_ = out.Encode(schema.Kinds()) // a failed write is kept by the printer
	return nil
}

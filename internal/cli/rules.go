package cli

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/spf13/pflag"

	"vanthu/internal/rules"
)

var rulesCommand = command{
	name:    "rules",
	args:    "[--profile THỂ_THỨC] [--json]",
	summary: "in các quy định về thể thức, kèm điều khoản",
	about: `In mọi quy định mà chương trình theo khi lập văn bản: khổ giấy, lề, cỡ chữ, kiểu
chữ, canh lề, khoảng cách, chữ cố định, loại văn bản; mỗi quy định kèm khoảng cho
phép, giá trị mặc định, và điều khoản. Điều mà văn bản quy định không nói đến thì
ghi là «quy ước». Dòng dài; xem trên màn hình hẹp: vanthu rules | less -S.
`,
	define: func(flags *pflag.FlagSet) action {
		name := flags.String("profile", rules.DefaultProfile, "`THỂ_THỨC`: "+strings.Join(rules.ProfileNames(), ", ")+" (dang: mới nhất của Đảng)")
		asJSON := flags.Bool("json", false, "in dưới dạng JSON")
		return func(_ context.Context, e *env, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			p := rules.Pick(*name, "")
			if p == nil {
				return wrongUse("không có thể thức «%s»; các thể thức: %s", *name, strings.Join(rules.ProfileNames(), ", "))
			}
			if *asJSON {
				return rulesJSON(e, p)
			}
			_ = p.Write(e.stdout) // a failed write is kept by the printer
			return nil
		}
	},
}

// rulesJSON prints the tables for other programs.
func rulesJSON(e *env, p *rules.Profile) error {
	out := json.NewEncoder(e.stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	_ = out.Encode(struct {
		Profile string          `json:"profile"`
		Tables  []rules.Listing `json:"tables"`
	}{p.ID, p.Tables()}) // a failed write is kept by the printer
	return nil
}

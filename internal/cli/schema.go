package cli

import (
	"context"

	"github.com/spf13/pflag"

	"vanthu/internal/office"
	"vanthu/internal/schema"
)

var schemaCommand = command{
	name:    "schema",
	args:    "[office]",
	summary: "in JSON Schema của văn bản, hoặc của hồ sơ cơ quan",
	about: `In JSON Schema (bản 2020-12) của văn bản đầu vào, để trình soạn thảo JSON gợi ý
và bắt lỗi. "vanthu schema office": của một hồ sơ cơ quan (--offices).
`,
	define: func(*pflag.FlagSet) action {
		return func(_ context.Context, e *env, args []string) error {
			text := schema.Document()
			if len(args) > 0 && args[0] == "office" {
				text, args = office.Schema(), args[1:]
			}
			if err := noArguments(args); err != nil {
				return err
			}
			e.stdout.Write(text)
			return nil
		}
	},
}

package cli

import (
	"context"

	"github.com/spf13/pflag"

	"vanthu/internal/document"
)

var schemaCommand = command{
	name:    "schema",
	summary: "in JSON Schema của văn bản",
	about:   "In JSON Schema (bản 2020-12) của văn bản đầu vào, để trình soạn thảo JSON gợi ý và bắt lỗi.\n",
	define: func(*pflag.FlagSet) action {
		return func(_ context.Context, e *env, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			e.stdout.Write(document.Schema())
			return nil
		}
	},
}

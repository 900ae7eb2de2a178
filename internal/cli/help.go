package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/pflag"
)

// help prints the help of the program, or of the command named in args.
func help(e *env, args []string) error {
	switch len(args) {
	case 0:
		overview(e.stdout)
		return nil
	case 1:
		if args[0] == "help" {
			overview(e.stdout)
			return nil
		}
		c, err := find(args[0])
		if err != nil {
			return err
		}
		c.help(e.stdout)
		return nil
	}
	return wrongUse("mỗi lần chỉ xem cách dùng của một lệnh")
}

func overview(w io.Writer) {
	fmt.Fprint(w, `vanthu lập văn bản hành chính đúng thể thức, từ JSON ra PDF và DOCX.

Cách dùng:
  vanthu LỆNH [TÙY CHỌN] [TỆP…]

Các lệnh:
`)
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	for _, c := range commands() {
		fmt.Fprintf(t, "  %s\t%s\n", c.name, c.summary)
	}
	fmt.Fprintf(t, "  help\tcho xem cách dùng\n")
	t.Flush()
	fmt.Fprint(w, `
Gõ "vanthu help LỆNH" để xem cách dùng của một lệnh.

Mã thoát: 0 là xong; 1 là văn bản có lỗi, hoặc máy không làm được (đĩa đầy,
không có quyền ghi, bị dừng); 2 là dùng sai lệnh, khi đó chưa làm gì cả.
`)
}

// help prints how the command is used.
func (c *command) help(w io.Writer) {
	flags, _ := c.flags()
	fmt.Fprintf(w, "vanthu %s: %s.\n\nCách dùng:\n  vanthu %s", c.name, c.summary, c.name)
	if c.args != "" {
		fmt.Fprintf(w, " %s", c.args)
	}
	fmt.Fprint(w, "\n")
	if c.about != "" {
		fmt.Fprintf(w, "\n%s", c.about)
	}
	fmt.Fprint(w, "\nTùy chọn:\n")
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	flags.VisitAll(func(f *pflag.Flag) {
		value, text := pflag.UnquoteUsage(f)
		name := flagName(f)
		if f.Shorthand == "" {
			name = "    " + name
		}
		if value != "" {
			name += " " + value
		}
		fmt.Fprintf(t, "  %s\t%s\n", name, text)
	})
	fmt.Fprintf(t, "  -h, --help\tcho xem cách dùng này\n")
	t.Flush()
}

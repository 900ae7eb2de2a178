package cli

import (
	"context"
	"runtime"
	"runtime/debug"

	"github.com/spf13/pflag"
)

var versionCommand = command{
	name:    "version",
	summary: "in phiên bản của chương trình",
	define: func(*pflag.FlagSet) action {
		return func(_ context.Context, e *env, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			e.stdout.printf("vanthu %s %s %s/%s\n", version(e.version), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		}
	},
}

// version is the version given at build time, else the one that the Go tool
// recorded, which it takes from the module's version or from git.
func version(given string) string {
	if given != "" {
		return given
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

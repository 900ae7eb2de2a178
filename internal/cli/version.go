package cli

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

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

// build tells builds of one version apart: it is a hash of the program where
// the version is that of no commit, and empty elsewhere.
func build(version string) string {
	if version != "devel" && !strings.Contains(version, "dirty") {
		return ""
	}
	self, err := os.Executable()
	if err != nil {
		return ""
	}
	sum, _ := fileSum(self) // without it the version must do
	return sum
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

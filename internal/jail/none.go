//go:build !linux

package jail

import (
	"context"
	"errors"
	"os/exec"
)

// Possible says why there is no jail.
func Possible(context.Context) error { return errors.New("jail: this system has no namespaces") }

// Command is the program as it is, without a jail.
func Command(ctx context.Context, _ Cell, name string, args ...string) *exec.Cmd {
	return exec.CommandContext(ctx, name, args...)
}

package jail

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// stage is the name under which the binary knows that it is to shut itself in.
const stage = "vanthu-jail"

// Command is a program that runs in a cell. It is in the cell's folder, dies
// with the thread that starts it, and takes all processes that it starts with
// it. Its SysProcAttr is set.
func Command(ctx context.Context, cell Cell, name string, args ...string) *exec.Cmd {
	order, err := json.Marshal(cell)
	self, gone := os.Executable()
	cmd := exec.CommandContext(ctx, self)
	if cmd.Err == nil && err != nil {
		cmd.Err = err
	}
	if cmd.Err == nil && gone != nil {
		cmd.Err = gone
	}
	cmd.Args = append([]string{stage, string(order), name}, args...)
	cmd.Dir = cell.Dir
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  unix.CLONE_NEWUSER | unix.CLONE_NEWNS | unix.CLONE_NEWPID | unix.CLONE_NEWNET | unix.CLONE_NEWIPC | unix.CLONE_NEWUTS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		Setpgid:     true,
		Pdeathsig:   unix.SIGKILL,
	}
	return cmd
}

// Possible says why programs cannot be shut in here; nil: they can.
func Possible(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "vanthu-jail-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var said bytes.Buffer
	cmd := Command(ctx, Cell{Dir: dir}, "")
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("jail: %w: %s", err, bytes.TrimSpace(said.Bytes()))
	}
	return nil
}

// init is the second stage: before anything else of the program runs, it shuts
// itself in and becomes what it was told to be.
func init() {
	if len(os.Args) < 3 || os.Args[0] != stage {
		return
	}
	err := enter(os.Args[1])
	switch {
	case err == nil && os.Args[2] == "":
		os.Exit(0) // it was only asked whether it can be done
	case err == nil:
		err = syscall.Exec(os.Args[2], os.Args[2:], os.Environ())
	}
	fmt.Fprintln(os.Stderr, stage+":", err)
	os.Exit(126)
}

package cli

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/pflag"

	"vanthu/internal/viet"
)

// command is one word after "vanthu".
type command struct {
	name    string
	args    string // what follows it, for the usage line
	summary string // one line for the list of commands
	about   string // what the help says below the usage line
	// define adds the command's flags and returns what runs it afterwards.
	define func(*pflag.FlagSet) action
}

// action runs a command with the arguments that are not flags.
type action func(ctx context.Context, e *env, args []string) error

// commands are all commands, in the order of the help.
func commands() []command {
	return []command{renderCommand, batchCommand, checkCommand, importCommand, serveCommand, deskCommand, kindsCommand, rulesCommand, schemaCommand, versionCommand}
}

// dispatch runs the command that args name.
func dispatch(ctx context.Context, e *env, args []string) error {
	if len(args) == 0 && ownWindow() {
		return doubleClicked(ctx, e)
	}
	if len(args) == 0 {
		return wrongUse("thiếu tên lệnh: %s", nameList())
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "--help", "-h":
		return help(e, rest)
	case "--version":
		name = versionCommand.name
	}
	c, err := find(name)
	if err != nil {
		return err
	}
	err = c.run(ctx, e, rest)
	var wrong *usageError
	if errors.As(err, &wrong) {
		wrong.command = c.name
	}
	return err
}

// find is the command of a name.
func find(name string) (*command, error) {
	var names []string
	for _, c := range commands() {
		if c.name == name {
			return &c, nil
		}
		names = append(names, c.name)
	}
	if len(name) > 0 && name[0] == '-' {
		return nil, wrongUse("tên lệnh phải đứng trước các tùy chọn như %s", name)
	}
	if near := viet.Closest(name, append(names, "help")); near != "" {
		return nil, wrongUse("không có lệnh «%s»; có phải ý là «%s»?", name, near)
	}
	return nil, wrongUse("không có lệnh «%s». Các lệnh: %s", name, nameList())
}

func nameList() string {
	list := ""
	for _, c := range commands() {
		list += c.name + ", "
	}
	return list + "help"
}

// run reads the flags and acts.
func (c *command) run(ctx context.Context, e *env, args []string) error {
	flags, act := c.flags()
	err := flags.Parse(args)
	if errors.Is(err, pflag.ErrHelp) {
		c.help(e.stdout)
		return nil
	}
	if err != nil {
		return flagError(flags, err)
	}
	return act(ctx, e, flags.Args())
}

// flags are the command's flags and what acts on them once they are read.
func (c *command) flags() (*pflag.FlagSet, action) {
	flags := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.SortFlags = false
	return flags, c.define(flags)
}

// noArguments refuses arguments where a command takes none.
func noArguments(args []string) error {
	if len(args) > 0 {
		return wrongUse("lệnh này không nhận đối số «%s»", args[0])
	}
	return nil
}

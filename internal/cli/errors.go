package cli

import (
	"errors"
	"fmt"
	"strings"
)

// errReported ends a command that failed and has already said why.
var errReported = errors.New("failed")

// usageError is a wrong use of the command.
type usageError struct {
	lines   []string // sentences for the user
	command string   // the command it happened in; empty: none yet
}

// wrongUse is a usageError of one line.
func wrongUse(format string, args ...any) *usageError {
	return &usageError{lines: []string{visible(fmt.Sprintf(format, args...))}}
}

// wrongUses is a usageError of several lines, or nil if there are none.
func wrongUses(lines []string) error {
	if len(lines) == 0 {
		return nil
	}
	e := new(usageError)
	for _, line := range lines {
		e.lines = append(e.lines, visible(line))
	}
	return e
}

// Error is all lines.
func (e *usageError) Error() string { return strings.Join(e.lines, "\n") }

// help is the command line that explains the right use.
func (e *usageError) help() string {
	if e.command == "" {
		return "vanthu help"
	}
	return "vanthu help " + e.command
}

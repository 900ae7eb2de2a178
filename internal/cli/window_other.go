//go:build !windows

package cli

// ownWindow tells whether the program was started by a double click, in a window
// of its own: only Windows says so.
func ownWindow() bool { return false }

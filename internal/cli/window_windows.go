package cli

import (
	"syscall"
	"unsafe"
)

// ownWindow tells whether the console window is this program's alone: it was
// started by a double click, and not from a command line.
func ownWindow() bool {
	list := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	var ids [2]uint32
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return n == 1
}

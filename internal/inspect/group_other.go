//go:build !unix

package inspect

import "os/exec"

// killGroup leaves the command as it is: process groups are a Unix thing, and only the program itself is killed.
func killGroup(*exec.Cmd) {}

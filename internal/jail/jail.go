// Package jail runs a program that is given a stranger's file so that it sees no
// file of this machine but its own folder and what the system's programs are
// made of, no network and no other process. On Linux it does so with namespaces
// (user, mount, process, network, IPC), for which it needs no privilege where
// the system allows them; elsewhere there is no jail, and Possible says so.
//
// Whoever imports the package gives its own binary the second stage: the binary
// starts itself, shuts itself in, and becomes the program.
package jail

// Cell is what a program in the jail may see.
type Cell struct {
	Dir  string   // its own folder, which it may change; absolute
	Read []string // folders and files that it may read, beside those of the system; what is not there is left out
}

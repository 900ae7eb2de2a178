// Package rooms has no code of its own. Its tests hold the plan of the house:
// which package may import which, which room each library stays in, and how
// large some may grow. A new package needs a row in the table of rooms_test.go,
// a new import a word in a row; both are decisions about the design, to be made
// on purpose. They also find files of testdata that no test reads, and patterns
// that find no file.
package rooms

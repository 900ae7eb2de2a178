//go:build !unix

package main

// ignoreSignals does nothing: only Unix sends signals about failed writes.
func ignoreSignals() {}

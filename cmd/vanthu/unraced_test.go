//go:build !race

package main

// raced: see race_test.go.
const raced = false

//go:build race

package main

// raced: the race detector keeps notes on memory, several times as much.
const raced = true

// Package examples holds documents as a clerk posts them, each with the files
// that the program makes of it beside it: name.json, name.pdf, name.docx.
//
// The files are kept up to date by a test of internal/render:
//
//	go test ./internal/render -run Examples -update
package examples

import (
	"embed"
	"path"
	"strings"
)

//go:embed *.json
var files embed.FS

// Example is a document.
type Example struct {
	Name string // of its files, without the ending
	JSON []byte
}

// All are the examples in the order of their names.
func All() []Example {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic("examples: " + err.Error()) // the folder is in the binary
	}
	all := make([]Example, 0, len(entries))
	for _, e := range entries {
		data, err := files.ReadFile(e.Name())
		if err != nil {
			panic("examples: " + err.Error())
		}
		all = append(all, Example{strings.TrimSuffix(e.Name(), path.Ext(e.Name())), data})
	}
	return all
}

package fonts

import (
	"embed"
	"strings"
)

// webFiles are the faces of the program as browsers take them: the same files,
// compressed without loss (make webfonts), as the licence has it.
//
//go:embed *.woff2
var webFiles embed.FS

// Web are the faces of the program as WOFF2 files. An office's own Times New Roman
// is not among them: its licence is for its computers, where browsers find it
// under its name.
func Web() []Face {
	set := Default()
	var out []Face
	for _, f := range set.faces() {
		name := strings.TrimSuffix(f.File, ".ttf") + ".woff2"
		data, err := webFiles.ReadFile(name)
		if err != nil {
			panic(err) // the program was not built whole
		}
		out = append(out, Face{name, string(data)})
	}
	return out
}

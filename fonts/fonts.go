// Package fonts holds the faces that documents are set in: Liberation Serif,
// which has the advance widths of Times New Roman, or an office's own licensed
// Times New Roman from a folder.
package fonts

import _ "embed"

// Face is one TrueType file.
type Face struct {
	File string // its file name, for messages
	Data string // its bytes; a string, so that nobody can write into it
}

// Set is the four faces of one typeface.
type Set struct {
	Regular, Bold, Italic, BoldItalic Face
}

//go:embed LiberationSerif-Regular.ttf
var regular string

//go:embed LiberationSerif-Bold.ttf
var bold string

//go:embed LiberationSerif-Italic.ttf
var italic string

//go:embed LiberationSerif-BoldItalic.ttf
var boldItalic string

//go:embed VanthuMarks.ttf
var marks string

// Marks is the face of the four marks of a form, ☐ ☑ ☒ ✓, which the others lack.
func Marks() Face { return Face{"VanthuMarks.ttf", marks} }

// Default is Liberation Serif, which is part of the program.
func Default() Set {
	return Set{
		Regular:    Face{"LiberationSerif-Regular.ttf", regular},
		Bold:       Face{"LiberationSerif-Bold.ttf", bold},
		Italic:     Face{"LiberationSerif-Italic.ttf", italic},
		BoldItalic: Face{"LiberationSerif-BoldItalic.ttf", boldItalic},
	}
}

// faces lists the four faces for changing.
func (s *Set) faces() [4]*Face {
	return [4]*Face{&s.Regular, &s.Bold, &s.Italic, &s.BoldItalic}
}

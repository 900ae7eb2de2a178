// Package batch makes many documents: each row of values goes into one or more
// templates, and each template gives the row's files.
//
// Compile reads what is asked for into a Plan and tells all that is wrong with
// it. A Namer gives each row the names of its files. Plan.Make makes the files
// of one row; Run does so for all rows, on all processors, in bounded memory,
// and tells of them in their order.
package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"vanthu/internal/convert"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/render"
	"vanthu/internal/rows"
	"vanthu/internal/wordfill"
)

// Spec is what is asked for.
type Spec struct {
	Templates []Template      `json:"templates"` // each gives a document for each row; at least one
	Formats   []render.Format `json:"formats,omitempty"`
	Name      string          `json:"name,omitempty"`   // pattern of names, see Namer; empty: "{{mau}}-{{stt}}"
	Merge     bool            `json:"merge,omitempty"`  // one PDF of all documents, too
	Duplex    bool            `json:"duplex,omitempty"` // in it each document begins on a page of its own sheet, if both sides are printed on
}

// Template is one file to be filled.
type Template struct {
	Name string `json:"name"` // its file's name; names of files are made of it
	Data []byte `json:"data"` // a document in JSON, or a DOCX
}

// Options are what the operator decides.
type Options struct {
	// Program is the program's name and version. It is part of all keys: what
	// another version made is made anew.
	Program string
	// Build tells builds of one version apart, where there may be several. It is
	// part of all keys too.
	Build string
	// AllowSecrecy lets documents carry a secrecy mark.
	AllowSecrecy bool
	// Limits are the bounds of each document, where they are lower than the
	// built-in ones.
	Limits document.Limits
	// Offices are the offices that documents may name, the same for all rows. Nil:
	// there are none.
	Offices document.Layer `json:"-"`
	// Converter makes PDF files of what Word templates give. Nil: none.
	Converter convert.Converter `json:"-"`
}

// reading is how documents are read.
func (o *Options) reading() document.Options {
	r := document.Options{AllowSecrecy: o.AllowSecrecy, Limits: o.Limits}
	if o.Offices != nil {
		r.Offices = func() document.Layer { return o.Offices }
	}
	return r
}

// MaxTemplate bounds a template, in bytes.
const MaxTemplate = max(document.MaxBytes, wordfill.MaxFile)

// Named is a row with the names of its files, without extensions: one for each
// template. A row with faults has none.
type Named struct {
	Row   rows.Row `json:"row"`
	Names []string `json:"names,omitempty"`
}

// Made is what became of a row: files, or faults. It is the row's line in the
// manifest.
type Made struct {
	Row    int        `json:"row"` // rows.Row.Number
	Key    string     `json:"key,omitempty"`
	Files  []File     `json:"files,omitempty"`
	Faults fault.List `json:"faults,omitempty"`
	// Warnings are what looks wrong with the values, which are printed all the same.
	Warnings fault.List `json:"warnings,omitempty"`

	Kept bool  `json:"-"` // an earlier run had made the files
	err  error // why they could not be put where they belong
}

// File is a finished file.
type File struct {
	Name     string `json:"name"` // with its extension
	Template int    `json:"template"`
	Bytes    int64  `json:"bytes"`
	SHA256   string `json:"sha256"`          // in hexadecimal digits
	Pages    int    `json:"pages,omitempty"` // of the document; zero: not known
	Date     string `json:"date,omitempty"`  // the ISO day that the document bears
	Data     []byte `json:"-"`
}

// is tells whether data is what is in the file.
func (f File) is(data []byte) bool {
	sum := sha256.Sum256(data)
	return int64(len(data)) == f.Bytes && hex.EncodeToString(sum[:]) == f.SHA256
}

// InTemplate parts the pointer of a fault of a Spec: of "/templates/1/subject"
// into 1 and "/subject". The index is -1 where no template is at fault.
func InTemplate(pointer string) (index int, within string) {
	rest, ok := strings.CutPrefix(pointer, "/templates/")
	if !ok {
		return -1, pointer
	}
	number, within, more := strings.Cut(rest, "/")
	if more {
		within = "/" + within
	}
	index, err := strconv.Atoi(number)
	if err != nil {
		return -1, pointer
	}
	return index, within
}

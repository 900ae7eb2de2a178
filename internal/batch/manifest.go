package batch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"vanthu/internal/fault"
	"vanthu/internal/render"
)

// Manifest tells what became of a batch. It hangs on the batch alone: there
// are no times in it.
type Manifest struct {
	Program   string          `json:"program"`
	Templates []Input         `json:"templates"`
	Source    *Input          `json:"source,omitempty"` // the file of rows
	Formats   []render.Format `json:"formats,omitempty"`
	Pattern   string          `json:"name"`
	Done      int             `json:"done"`   // rows that have all their files
	Failed    int             `json:"failed"` // rows that have none
	Files     int             `json:"files"`
	Pages     int             `json:"pages"` // of all documents, as far as they are known
	Merged    *File           `json:"merged,omitempty"`
	// Warnings are what may be meant otherwise in the templates, seen beside all
	// rows: names that none has.
	Warnings fault.List `json:"warnings,omitempty"`
	Rows     []Made     `json:"rows"` // in order
}

// Input is a file that the batch was made of.
type Input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	// Warnings are what may be meant otherwise in a file of rows: rows that are
	// hidden, names that do not stand in the first row.
	Warnings fault.List `json:"warnings,omitempty"`
}

// Manifest begins the manifest of a batch. The source is nil where the rows
// did not come as a file; the warnings are those of a Survey.
func (p *Plan) Manifest(source *Input, warnings ...fault.Fault) *Manifest {
	m := &Manifest{Program: p.options.Program, Source: source, Formats: p.spec.Formats, Pattern: p.spec.Name, Warnings: warnings, Rows: []Made{}}
	if m.Pattern == "" {
		m.Pattern = defaultPattern
	}
	for _, t := range p.spec.Templates {
		sum := sha256.Sum256(t.Data)
		m.Templates = append(m.Templates, Input{Name: t.Name, SHA256: hex.EncodeToString(sum[:])})
	}
	return m
}

// Add adds a row. The data of its files is left out.
func (m *Manifest) Add(made Made) {
	made = made.light()
	m.Rows = append(m.Rows, made)
	if len(made.Faults) > 0 {
		m.Failed++
		return
	}
	m.Done++
	m.Files += len(made.Files)
	last := -1
	for _, f := range made.Files {
		if f.Template != last {
			m.Pages += f.Pages
		}
		last = f.Template
	}
}

// light is the row without the data of its files.
func (m Made) light() Made {
	files := make([]File, len(m.Files))
	for i, f := range m.Files {
		f.Data = nil
		files[i] = f
	}
	m.Files = files
	return m
}

// JSON is the manifest as a file: one line for each row.
func (m *Manifest) JSON() []byte {
	short := *m
	short.Rows = nil
	head := encode(short)
	head, _ = bytes.CutSuffix(head, []byte("null}\n")) // the rows stand last
	var b bytes.Buffer
	b.Write(head)
	b.WriteString("[")
	for i := range m.Rows {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n")
		b.Write(bytes.TrimSuffix(encode(m.Rows[i]), []byte("\n")))
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}

// encode is a value in JSON, on a line, as a person reads it.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("batch: a manifest that JSON cannot say: %T", err)) // strings and numbers only
	}
	return b.Bytes()
}

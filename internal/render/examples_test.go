package render

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// examplesFolder is where the examples and what is made of them stand.
const examplesFolder = "../../examples"

// TestExamples holds what is rendered today against the committed files. With
// -update it writes them.
func TestExamples(t *testing.T) {
	for _, s := range samples(t, fromExamples) {
		type made struct {
			ending string
			data   []byte
		}
		files := []made{{".pdf", s.pdf}, {".docx", s.docx}}
		for _, f := range s.annexes {
			if f.Format != SVG {
				files = append(files, made{f.Name(""), f.Data})
			}
		}
		for _, f := range files {
			file := filepath.Join(examplesFolder, s.name+f.ending)
			if *update {
				if err := os.WriteFile(file, f.data, 0o644); err != nil {
					t.Error(err)
				}
				continue
			}
			kept, err := os.ReadFile(file)
			if err != nil {
				t.Error(err)
			}
			if !bytes.Equal(kept, f.data) {
				t.Errorf("%s is not what is rendered today. If the change is meant: go test ./internal/render -run Examples -update", file)
			}
		}
	}
}

// TestSizes holds how many bytes a PDF takes, its structure for screen readers
// among them. Four whole faces are 1.5 MB, and cut to what most documents need
// 85 kB.
func TestSizes(t *testing.T) {
	bounds := map[string]int{
		"cong-van":          27_000, // a letter of one page
		"ke-hoach-de-cuong": 53_000, // a plan of six pages
		"ke-hoach-dai":      87_000, // one of fourteen
	}
	for _, s := range samples(t, fromExamples) {
		if most, ok := bounds[s.name]; ok {
			delete(bounds, s.name)
			if len(s.pdf) > most {
				t.Errorf("%s.pdf has %d bytes, more than %d", s.name, len(s.pdf), most)
			}
		}
	}
	if len(bounds) > 0 {
		t.Errorf("there are no examples %v", bounds)
	}
}

package doors

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/doortest"
)

// TestNothingOnDisk posts documents, in good order and at fault: no file of the
// service holds a word of them.
func TestNothingOnDisk(t *testing.T) {
	temp, data := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	s := start(t, withData(data))
	for _, doc := range []string{doortest.Plan, strings.Replace(doortest.Plan, "ke-hoach", doortest.Secret, 1)} {
		for _, path := range []string{"/v1/documents?format=pdf", "/v1/documents?format=docx", "/v1/documents?format=svg", "/v1/layout", "/v1/check", "/v1/preview"} {
			s.Do("POST", path, doc)
		}
	}
	for _, dir := range []string{temp, data} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			text, err := os.ReadFile(path)
			if bytes.Contains(text, []byte(doortest.Secret)) {
				t.Errorf("%s holds text of a document", path)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// TestPictures reads files beside the rows, and none from elsewhere.
func TestPictures(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "d")
	for name, data := range map[string]string{"ngoai.png": "\x89PNG\r\n\x1a\nSECRET", "d/a.png": "\x89PNG\r\n\x1a\n1", "d/anh/b.png": "\x89PNG\r\n\x1a\n2"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "ngoai.png"), filepath.Join(inside, "link.png")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for file, good := range map[string]bool{"a.png": true, `anh\b.png`: true, "./anh/b.png": true, "data:image/png;base64,eA==": true, "": true,
		"../ngoai.png": false, "link.png": false, filepath.Join(dir, "ngoai.png"): false, "vắng.png": false, "anh": false, "/etc/passwd": false} {
		v := rows.Values{"ảnh": {Text: file}, "tên": {Text: "a.png"}, "ds": {List: []rows.Values{{"ảnh": {Text: file}}}}}
		faults := readPictures(root, v, []string{"ảnh"})
		for _, got := range []string{v["ảnh"].Text, v["ds"].List[0]["ảnh"].Text} {
			if good != (len(faults) == 0) || good && file != "" && !strings.HasPrefix(got, "data:image/png;base64,") || strings.Contains(got, "U0VDUkVU") || v["tên"].Text != "a.png" {
				t.Errorf("%s: %q %v", file, got, faults)
			}
			if strings.HasPrefix(file, "..") && !strings.Contains(faults[0].Detail.String(), "ở ngoài thư mục ấy") {
				t.Errorf("%s is told as %v", file, faults)
			}
		}
	}
}

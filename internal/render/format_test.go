package render

import (
	"mime"
	"slices"
	"strings"
	"testing"
)

// TestFormatRows holds the rows of formats against each other.
func TestFormatRows(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rows {
		kind, params, err := mime.ParseMediaType(r.mediaType)
		if err != nil || kind != r.mediaType || len(params) > 0 {
			t.Errorf("%s: media type %q", r.name, r.mediaType)
		}
		if !strings.HasPrefix(r.extension, ".") || strings.ToLower(r.extension) != r.extension {
			t.Errorf("%s: extension %q", r.name, r.extension)
		}
		for _, one := range []string{string(r.name), r.mediaType, r.extension} {
			if seen[one] {
				t.Errorf("two formats with %q", one)
			}
			seen[one] = true
		}
	}
	if got := Wanted([]Format{DOCX, PDF, DOCX, "odt"}); !slices.Equal(got, []Format{PDF, DOCX}) {
		t.Errorf("wanted %v", got)
	}
	if got := Wanted(nil); !slices.Equal(got, []Format{PDF, DOCX}) {
		t.Errorf("wanted %v where none is asked for", got)
	}
}

// TestFileName: a page has its number, and no two names give the same file.
func TestFileName(t *testing.T) {
	pages, whole := row{extension: ".svg", paged: true}, row{extension: ".pdf"}
	if got := whole.fileName("a", 7); got != "a.pdf" {
		t.Error(got)
	}
	for page, want := range map[int]string{1: "a-1.svg", 12: "a-12.svg"} {
		if got := pages.fileName("a", page); got != want {
			t.Errorf("page %d: %s, want %s", page, got, want)
		}
	}
	if pages.fileName("a", 1) == pages.fileName("a-1", 1) {
		t.Error("two documents share a file")
	}
}

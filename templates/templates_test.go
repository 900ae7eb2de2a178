package templates

import (
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
)

func TestEveryFileIsAPartAndEveryPartIsWellFormed(t *testing.T) {
	known := map[string]bool{}
	for _, p := range append([]Part{Header(), Footer(), Lists()}, Base()...) {
		if known[p.Name] {
			t.Errorf("%s is there twice", p.Name)
		}
		known[p.Name] = true
		wellFormed(t, p.Name, p.Head+p.Tail)
		if strings.Contains(p.Head+p.Tail, "<!--") {
			t.Errorf("%s still has a comment", p.Name)
		}
	}
	seen := 0
	err := fs.WalkDir(files, "docx", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		seen++
		if !known[strings.TrimPrefix(path, "docx/")] {
			t.Errorf("%s is in no document", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen != len(known) {
		t.Errorf("%d files, %d parts", seen, len(known))
	}
}

func TestSlots(t *testing.T) {
	want := map[string]bool{
		ContentTypes: true, Core: true, Document: true, DocumentLinks: true, Settings: true, Styles: true,
		"word/header.xml": true, "word/footer.xml": true, "word/numbering.xml": true,
	}
	for _, p := range append([]Part{Header(), Footer(), Lists()}, Base()...) {
		if p.Slot != want[p.Name] {
			t.Errorf("%s: slot %v", p.Name, p.Slot)
		}
		if p.Slot && !strings.HasSuffix(p.Head, ">") {
			t.Errorf("%s: the slot is inside a tag: %q", p.Name, p.Head)
		}
	}
	if Base()[0].Name != ContentTypes {
		t.Error("the content types do not come first")
	}
}

// The numbers on which the two files' equality rests.
func TestSettingsThatParityNeeds(t *testing.T) {
	all := ""
	for _, p := range Base() {
		all += p.Head + p.Tail
	}
	for _, want := range []string{
		`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="14"/>`,
		`<w:kern w:val="0"/>`,
		`<w:autoHyphenation w:val="0"/>`,
		`<w:characterSpacingControl w:val="doNotCompress"/>`,
		`<w:lang w:val="vi-VN"`,
		`w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("missing: %s", want)
		}
	}
}

func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

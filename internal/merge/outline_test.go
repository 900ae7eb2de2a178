package merge

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
)

// marked is a file with bookmarks as other programs write them: a destination in
// an action, one by name, one that is no page of the file, an entry that names
// itself as the next, and one that names what is no bookmark.
var marked = built(
	"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
	"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 400]>>",
	"<</Type/Page/Parent 2 0 R>>",
	"<</Type/Page/Parent 2 0 R/Rotate 0>>",
	"<</Type/Outlines/First 6 0 R/Last 9 0 R/Count 3>>",
	"<</Title(I. Quy \\(x\\))/Parent 5 0 R/Next 8 0 R/First 7 0 R/Last 7 0 R/Count 1/A<</S/GoTo/D 10 0 R>>/SE 11 0 R>>",
	"<</Title<FEFF0110>/Parent 6 0 R/Dest[3 0 R/XYZ 0 100 null]/First 12 0 R>>",
	"<</Title(named)/Parent 5 0 R/Prev 6 0 R/Next 9 0 R/Dest(there)>>",
	"<</Title(circle)/Parent 5 0 R/Prev 8 0 R/Next 6 0 R/Dest[9 0 R/Fit]>>",
	"[4 0 R/FitH 200]",
	"<</Type/StructElem/S/Document>>",
	"(no bookmark)",
)

// TestBookmarks has one bookmark for each file, and the file's own below.
func TestBookmarks(t *testing.T) {
	inspect.Needs(t, "mutool", "qpdf")
	var out bytes.Buffer
	m := New(&out, true, nil)
	if err := m.Add("", example(t, "thong-bao")); err != nil {
		t.Fatal(err)
	}
	for i, data := range [][]byte{example(t, "thong-bao"), marked, example(t, "quy-che"), marked} {
		if err := m.Add(fmt.Sprintf("Xã số %d (Đ)", i+1), data); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	read(t, out.Bytes()) // it is whole
	const below = "+\t\t\"I. Quy (x)\"\t#page=%[2]d&view=FitH,200\n|\t\t\t\"Đ\"\t#page=%[1]d&zoom=nan,0,300\n" +
		"|\t\t\"named\"\t#page=%[1]d&view=Fit\n|\t\t\"circle\"\t#page=%[1]d&view=Fit\n"
	want := "|\t\"Xã số 1 (Đ)\"\t#page=3&view=Fit\n" +
		"+\t\"Xã số 2 (Đ)\"\t#page=5&view=Fit\n" + fmt.Sprintf(below, 5, 6) +
		"|\t\"Xã số 3 (Đ)\"\t#page=7&view=Fit\n" +
		"+\t\"Xã số 4 (Đ)\"\t#page=9&view=Fit\n" + fmt.Sprintf(below, 9, 10)
	if got := outlineOf(t, out.Bytes()); got != want {
		t.Errorf("the outline is\n%swant\n%s", got, want)
	}
	// What was merged is merged again: its bookmarks go one level down.
	want = "+\t\"Tệp 1\"\t#page=1&view=Fit\n" + strings.ReplaceAll(want, "\t\"", "\t\t\"")
	if got := outlineOf(t, merged(t, false, out.Bytes())); got != want {
		t.Errorf("the outline is\n%swant\n%s", got, want)
	}
	if bytes.Contains(out.Bytes(), []byte("/StructElem")) {
		t.Error("the structure of a file came with its bookmarks")
	}
}

// outlineOf is the outline as MuPDF reads it, one line for each entry.
func outlineOf(t *testing.T, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.CommandContext(t.Context(), "mutool", "show", file, "outline").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return string(said)
}

package merge

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"vanthu/internal/inspect"
)

// rewritten is a PDF as qpdf writes it.
func rewritten(t *testing.T, pdf []byte, options ...string) []byte {
	t.Helper()
	inspect.Needs(t, "qpdf")
	in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.CommandContext(t.Context(), "qpdf", append(options, in, out)...).CombinedOutput(); err != nil {
		t.Fatalf("qpdf %v: %v: %s", options, err, said)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestPacked binds files that pack their objects with files that do not, and
// wants each page as in the file it was packed from.
func TestPacked(t *testing.T) {
	mixed := []struct {
		name    string
		options []string // nil: as it is
	}{
		{"ke-hoach-de-cuong", []string{"--object-streams=generate", "--compress-streams=y"}},
		{"thong-bao", nil},
		{"ke-hoach-chu-ky", []string{"--object-streams=generate", "--linearize"}},
		{"bien-ban", []string{"--object-streams=generate", "--compress-streams=n"}},
		{"ke-hoach-de-cuong", nil},
		{"thong-bao", []string{"--object-streams=generate", "--recompress-flate", "--compression-level=9"}},
	}
	var files [][]byte
	var want []string
	text := ""
	for _, m := range mixed {
		data := example(t, m.name)
		pages, own := read(t, data)
		for i := range pages {
			want = append(want, body(inspect.Dump(pages[i:i+1])))
		}
		text += own
		if m.options != nil {
			data = rewritten(t, data, m.options...)
			if !bytes.Contains(data, []byte("/ObjStm")) {
				t.Fatalf("%v packs nothing", m.options)
			}
		}
		files = append(files, data)
	}
	data := merged(t, false, files...)
	pages, whole := read(t, data)
	if len(pages) != len(want) {
		t.Fatalf("%d pages, want %d", len(pages), len(want))
	}
	for i := range pages {
		if got := body(inspect.Dump(pages[i : i+1])); got != want[i] {
			t.Errorf("page %d is %s, want %s", i+1, got, want[i])
		}
	}
	if whole != text {
		t.Error("the text is another")
	}
}

// TestPackedSteady wants the same whole of packed objects and of plain ones,
// identities to stay out of it, and what files have in common to be there once.
func TestPackedSteady(t *testing.T) {
	plain := example(t, "ke-hoach-de-cuong")
	one, other := rewritten(t, plain, "--object-streams=generate"), rewritten(t, plain, "--object-streams=generate")
	if bytes.Equal(one, other) {
		t.Fatal("qpdf no longer writes identities at random: another pair is needed")
	}
	if unpacked := rewritten(t, plain, "--object-streams=disable"); !bytes.Equal(merged(t, false, one), merged(t, false, unpacked)) {
		t.Error("what is packed gives other bytes than what is not")
	}
	whole := merged(t, false, one, one)
	if !bytes.Equal(whole, merged(t, false, other, other)) {
		t.Error("what differs only in its identity gives other bytes")
	}
	if alone := merged(t, false, one); len(whole) > len(alone)*5/4 { // pages and bookmarks are there twice
		t.Errorf("%d bytes twice, %d alone: the fonts are there more than once", len(whole), len(alone))
	}
}

func TestEncrypted(t *testing.T) {
	for _, packing := range []string{"disable", "generate"} {
		data := rewritten(t, example(t, "thong-bao"), "--object-streams="+packing, "--encrypt", "", "secret", "256", "--")
		if err := New(io.Discard, false, nil).Add("x", data); !errors.Is(err, ErrEncrypted) {
			t.Errorf("object streams: %s: %v", packing, err)
		}
	}
}

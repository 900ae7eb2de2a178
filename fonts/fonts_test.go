package fonts

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDefaultIsWhatTheReadmeSays(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	set, marks := Default(), Marks()
	faces := set.faces()
	for _, f := range append(faces[:], &marks) {
		want := fmt.Sprintf("| `%x` | `%s` |", sha256.Sum256([]byte(f.Data)), f.File)
		if !strings.Contains(string(readme), want) {
			t.Errorf("README.md has no line %s", want)
		}
		if err := check(f.Data); err != nil {
			t.Errorf("%s: %v", f.File, err)
		}
	}
}

func TestTheLicenceIsThere(t *testing.T) {
	b, err := os.ReadFile("OFL.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"SIL OPEN FONT LICENSE Version 1.1", "Reserved Font Name Liberation"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("OFL.txt lacks %q", want)
		}
	}
}

// folder makes a folder of files and returns its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// withFsType is a face with another OS/2 fsType.
func withFsType(t *testing.T, data string, v uint16) string {
	t.Helper()
	b := []byte(data)
	for d := b[12:]; ; d = d[16:] {
		if string(d[:4]) == "OS/2" {
			binary.BigEndian.PutUint16(b[binary.BigEndian.Uint32(d[8:])+8:], v)
			return string(b)
		}
	}
}

func TestDirTakesTimesInAnyCase(t *testing.T) {
	d := Default()
	dir := folder(t, map[string]string{
		"TIMES.TTF": d.Regular.Data, "timesbd.ttf": d.Bold.Data, "TimesI.ttf": d.Italic.Data, "timesbi.TTF": d.BoldItalic.Data,
		"LiberationSerif-Bold.ttf": "ignored beside Times", "arial.ttf": "ignored",
	})
	set, err := Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if set.Regular.File != "TIMES.TTF" || set.Regular.Data != d.Regular.Data || set.BoldItalic.Data != d.BoldItalic.Data {
		t.Errorf("wrong faces: %s %s %s %s", set.Regular.File, set.Bold.File, set.Italic.File, set.BoldItalic.File)
	}
}

func TestDirTakesLiberation(t *testing.T) {
	set, err := Dir(".")
	if err != nil {
		t.Fatal(err)
	}
	if set != Default() {
		t.Error("the faces of this folder are not the embedded ones")
	}
}

func TestDirNamesEveryFault(t *testing.T) {
	d := Default()
	ok := map[string]string{"times.ttf": d.Regular.Data, "timesbd.ttf": d.Bold.Data, "timesi.ttf": d.Italic.Data, "timesbi.ttf": d.BoldItalic.Data}
	for _, c := range []struct {
		name string
		with map[string]string // "" removes the file
		want []string
	}{
		{"missing", map[string]string{"timesi.ttf": "", "timesbd.ttf": ""}, []string{"no file timesbd.ttf", "no file timesi.ttf"}},
		{"all missing", map[string]string{"times.ttf": "", "timesi.ttf": "", "timesbd.ttf": "", "timesbi.ttf": ""}, []string{"no file LiberationSerif-Regular.ttf"}},
		{"twice", map[string]string{"Times.ttf": d.Regular.Data}, []string{"times.ttf is there more than once: Times.ttf, times.ttf"}},
		{"text", map[string]string{"times.ttf": "this is not a font"}, []string{"times.ttf: not a TrueType face: it begins with \"this\""}},
		{"short", map[string]string{"times.ttf": "x"}, []string{"too short"}},
		{"cff", map[string]string{"times.ttf": "OTTO" + d.Regular.Data}, []string{"PostScript outlines"}},
		{"ttc", map[string]string{"times.ttf": "ttcf" + d.Regular.Data}, []string{"collection"}},
		{"woff", map[string]string{"times.ttf": "wOF2" + d.Regular.Data}, []string{"web font"}},
		{"cut off", map[string]string{"times.ttf": d.Regular.Data[:300]}, []string{"cut off"}},
		{"large", map[string]string{"times.ttf": d.Regular.Data + strings.Repeat("x", MaxFile)}, []string{"too large"}},
		{"restricted", map[string]string{"timesbi.ttf": withFsType(t, d.BoldItalic.Data, 2)}, []string{"timesbi.ttf: its licence forbids embedding in documents"}},
		{"no subset", map[string]string{"timesbi.ttf": withFsType(t, d.BoldItalic.Data, 0x108)}, []string{"forbids embedding a subset"}},
		{"bitmaps", map[string]string{"timesbi.ttf": withFsType(t, d.BoldItalic.Data, 0x200)}, []string{"bitmaps only"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{}
			for name, data := range ok {
				files[name] = data
			}
			for name, data := range c.with {
				files[name] = data
				if data == "" {
					delete(files, name)
				}
			}
			_, err := Dir(folder(t, files))
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q does not say %q", err, want)
				}
			}
		})
	}
}

func TestDirTakesWhatLicencesAllow(t *testing.T) {
	for _, v := range []uint16{0, 4, 8, 2 | 8} { // installable, preview, editable, the least restrictive of two
		if err := embeddable(v); err != nil {
			t.Errorf("fsType %#x: %v", v, err)
		}
	}
}

func TestDirWithoutFolder(t *testing.T) {
	if _, err := Dir(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("no error")
	}
}

// TestWeb holds each web font against its face: the same tables, as many bytes
// when it is unpacked but for padding. That it draws the same letters, tests with
// a browser see.
func TestWeb(t *testing.T) {
	set, web := Default(), Web()
	for i, face := range set.faces() {
		file := []byte(web[i].Data)
		if web[i].File != strings.TrimSuffix(face.File, ".ttf")+".woff2" || string(file[:8]) != "wOF2"+face.Data[:4] {
			t.Fatalf("%s is no web font of %s", web[i].File, face.File)
		}
		tables := binary.BigEndian.Uint16([]byte(face.Data[4:]))
		if got := binary.BigEndian.Uint16(file[12:]); got != tables {
			t.Errorf("%s: %d tables of %d", web[i].File, got, tables)
		}
		size, length := int(binary.BigEndian.Uint32(file[16:])), int(binary.BigEndian.Uint32(file[8:]))
		if length != len(file) || len(file)*2 > len(face.Data) || size < len(face.Data)*9/10 || size > len(face.Data) {
			t.Errorf("%s: %d bytes, %d of %d unpacked", web[i].File, length, size, len(face.Data))
		}
	}
}

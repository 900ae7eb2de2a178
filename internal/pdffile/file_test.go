package pdffile

import (
	"bytes"
	"compress/lzw"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// built makes a PDF of objects, with numbers from 1, of which the first is the
// catalog.
func built(objects ...string) []byte {
	var b bytes.Buffer
	w := NewWriter(&b)
	for _, o := range objects {
		w.Object(w.Reserve(), o)
	}
	w.Table()
	_ = w.Trailer(1, 0, nil) // a bytes.Buffer does not fail
	return b.Bytes()
}

// streamed is an object with a stream.
func streamed(entries, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// TestMended breaks a file in ways that are seen, and wants its objects still.
func TestMended(t *testing.T) {
	plain := built("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", "(old)", streamed("", "some (data) endobj 9 0 obj"))
	twice := append(bytes.Clone(plain), "3 0 obj (new) endobj\n"...)
	objects, _, _ := bytes.Cut(plain, []byte("xref\n"))
	packed := small()
	packed.filter = deflated
	for name, c := range map[string]struct {
		data []byte
		want map[int]string // values of objects
	}{
		"no table":       {bytes.Replace(plain, []byte("xref\n"), []byte("zref\n"), 1), map[int]string{3: "(old)"}},
		"wrong places":   {bytes.Replace(plain, []byte("%PDF"), []byte("junk before\n%PDF"), 1), map[int]string{3: "(old)"}},
		"no end":         {objects, map[int]string{3: "(old)"}},
		"a newer object": {bytes.Replace(twice, []byte("startxref"), []byte("startxxxx"), 1), map[int]string{3: "(new)"}},
		"a wrong length": {bytes.Replace(objects, []byte("/Length 25"), []byte("/Length 7"), 1), map[int]string{3: "(old)"}},
		"packed":         {bytes.Replace(packed.file(), []byte("startxref"), []byte("startxxxx"), 1), map[int]string{4: packable[3], 5: "35"}},
		"packed, moved":  {bytes.Replace(packed.file(), []byte("%PDF"), []byte("junk\n%PDF"), 1), map[int]string{4: packable[3], 5: "35"}},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Open(c.data, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for n, want := range c.want {
				if o, err := f.Object(n); err != nil || string(o.Value) != want {
					t.Errorf("object %d is %q, %v; want %q", n, o.Value, err, want)
				}
			}
			if root, err := f.Object(f.Root()); err != nil || !root.Key("Type").Is("Catalog") || !f.Mended() {
				t.Errorf("the catalog is %q, %v; mended: %v", root.Value, err, f.Mended())
			}
			if name == "a wrong length" {
				if o, err := f.Object(4); err != nil || string(o.Stream) != "some (data) endobj 9 0 obj" {
					t.Errorf("the stream is %q, %v", o.Stream, err)
				}
			}
			if err := readAll(c.data, Options{Whole: true}); err == nil {
				t.Error("it is taken for whole")
			}
		})
	}
}

func TestNotMended(t *testing.T) {
	secret := bytes.Replace(built("<</Type/Catalog>>"), []byte("/Root"), []byte("/Encrypt 1 0 R/Root"), 1)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":            {nil, errTable},
		"text":               {[]byte("a file of text, which tells of an obj and of a trailer"), errTable},
		"encrypted":          {secret, ErrEncrypted},
		"encrypted, damaged": {bytes.Replace(secret, []byte("xref\n"), []byte("zref\n"), 1), ErrEncrypted},
	} {
		if _, err := Open(c.data, Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// TestUnpack undoes each filter.
func TestUnpack(t *testing.T) {
	const want = "aaaaaaaaaabcdefg"
	for entries, data := range map[string]string{
		"":                                         want,
		"/Filter/FlateDecode":                      string(deflated([]byte(want))),
		"/Filter[/AHx/Fl]":                         fmt.Sprintf("%x>", deflated([]byte(want))),
		"/Filter/ASCIIHexDecode":                   "61616161 61616161 6161\n62636465 6667>",
		"/Filter/ASCII85Decode":                    `@:<SQ` + "\n" + `@:<SQ@:<VTA7]@c~>`,
		"/Filter/RunLengthDecode":                  "\xF7a\x05bcdefg\x80left out",
		"/Filter/FlateDecode/DecodeParms 2 0 R":    string(deflated([]byte("\x02" + want))),
		"/Filter[/FlateDecode]/DecodeParms[3 0 R]": string(deflated([]byte("a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x01\x01\x01\x01\x01"))),
		"/Filter/LZWDecode":                        string(lzwPacked([]byte(want))),
		"/Filter[]/DecodeParms[null]":              want,
	} {
		f, err := Open(built(streamed(entries, data), "<</Predictor 15/Columns 16>>", "<</Predictor 2/Columns 16>>"), Options{Whole: true})
		if err != nil {
			t.Fatal(err)
		}
		o, err := f.Object(1)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.Unpack(o); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", entries, got, err)
		}
	}
}

// lzwPacked is packed by a program that makes codes longer as late as it can,
// which matters only for more than 255 codes.
func lzwPacked(data []byte) []byte {
	var b bytes.Buffer
	w := lzw.NewWriter(&b, lzw.MSB, 8)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// TestLZW reads codes of more than nine bits, which have grown early or late.
func TestLZW(t *testing.T) {
	var want []byte
	for i := range 5000 {
		want = append(want, byte(i*i>>3))
	}
	late := streamed("/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", string(lzwPacked(want)))
	f, err := Open(built(late), Options{Whole: true})
	if err != nil {
		t.Fatal(err)
	}
	o, err := f.Object(1)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.Unpack(o); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	o.Value = Value("<</Filter/LZWDecode>>")
	if got, err := f.Unpack(o); err == nil && bytes.Equal(got, want) {
		t.Error("codes that grow late are read as codes that grow early")
	}
}

// TestUnpackDamaged wants what comes before the damage, but for a file that has
// to be whole, and nothing of what is not read.
func TestUnpackDamaged(t *testing.T) {
	text := strings.Repeat("one line of many\n", 99)
	cut := deflated([]byte(text))
	cut = cut[:len(cut)-6]
	for name, c := range map[string]struct {
		entries, data, want string
	}{
		"cut off":   {"/Filter/FlateDecode", string(cut), text},
		"no zlib":   {"/Filter/FlateDecode", "no zlib at all", ""},
		"a picture": {"/Filter/DCTDecode", "\xFF\xD8", "not read"},
		"too often": {"/Filter[" + strings.Repeat("/AHx", 9) + "]", ">", "not read"},
	} {
		for _, whole := range []bool{false, true} {
			f, err := Open(built(streamed(c.entries, c.data)), Options{Whole: whole})
			if err != nil {
				t.Fatal(err)
			}
			o, err := f.Object(1)
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.Unpack(o)
			if refused := whole || c.want == "not read"; refused != (err != nil) || !refused && string(got) != c.want {
				t.Errorf("%s: %d bytes, %v", name, len(got), err)
			}
		}
	}
}

// TestLimit wants what unpacks to too much to be refused, however it is packed.
func TestLimit(t *testing.T) {
	bomb := string(deflated(bytes.Repeat([]byte{'a'}, 1<<20)))
	f, err := Open(built(streamed("/Filter/FlateDecode", bomb)), Options{Bytes: 1 << 16})
	if err != nil {
		t.Fatal(err)
	}
	o, err := f.Object(1)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // a limit that was met stays so
		if _, err := f.Unpack(o); !errors.Is(err, ErrLimit) {
			t.Errorf("%v", err)
		}
	}
}

func TestValues(t *testing.T) {
	v := Value(`<</A#42 (a\(\)\\\101\r` + "\r\n" + `b\` + "\n" + `c(d))/C<6 1 6>/D[1 -2.5 +3 .5 4 0 R null]/E 4 0 R/F null/G/x#20y/C<62>>>`)
	for key, want := range map[string]string{"AB": "a()\\A\r\nbc(d)", "C": "b"} {
		if got, ok := v.Key(key).Bytes(); !ok || string(got) != want {
			t.Errorf("%s is %q", key, got)
		}
	}
	var numbers []float64
	for e := range v.Key("D").Items() {
		if n, ok := e.Number(); ok {
			numbers = append(numbers, n)
		}
	}
	if fmt.Sprint(numbers) != "[1 -2.5 3 0.5 4]" {
		t.Errorf("the numbers are %v", numbers)
	}
	if n, ok := v.Key("E").Ref(); !ok || n != 4 || v.Key("F") != nil || !v.Key("G").Is("x y") {
		t.Errorf("%v %v", n, ok)
	}
}

// TestWriter wants what was written to be read, and what is written wrongly to
// be told.
func TestWriter(t *testing.T) {
	var whole bytes.Buffer
	w := NewWriter(&whole)
	root, late := w.Reserve(), w.Reserve()
	w.Stream(w.Reserve(), "/Type /X", []byte("data"))
	w.Object(late, "(late)")
	w.Object(root, "<</Type/Catalog>>")
	w.Table()
	id := w.Sum()
	if err := w.Trailer(root, late, id[:16]); err != nil {
		t.Fatal(err)
	}
	if w.Sum() != sha256.Sum256(whole.Bytes()) {
		t.Error("the digest is not that of the file")
	}
	f, err := Open(whole.Bytes(), Options{Whole: true})
	if err != nil || f.Root() != root {
		t.Fatal(err)
	}
	if o, err := f.Object(3); err != nil || string(o.Stream) != "data" {
		t.Errorf("%q, %v", o.Stream, err)
	}
	for name, write := range map[string]func(w *Writer){
		"twice":      func(w *Writer) { w.Object(1, "1"); w.Object(1, "1"); w.Table() },
		"never":      func(w *Writer) { w.Table() },
		"no number":  func(w *Writer) { w.Object(1, "1"); w.Object(2, "1"); w.Table() },
		"too late":   func(w *Writer) { w.Table(); w.Object(1, "1") },
		"no table":   func(w *Writer) { w.Object(1, "1") },
		"below zero": func(w *Writer) { w.Object(1, "1"); w.Object(-1, "1"); w.Table() },
	} {
		w := NewWriter(new(bytes.Buffer))
		w.Reserve()
		write(w)
		if w.Trailer(1, 1, nil) == nil {
			t.Errorf("%s: nothing is told", name)
		}
	}
}

// FuzzOpen wants no file to do harm.
func FuzzOpen(f *testing.F) {
	f.Add(built("<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", streamed("/Filter[/AHx/Fl/LZW/A85/RL]/DecodeParms[<</Predictor 12>>]", "616161>")))
	f.Add(small().file())
	f.Add(small().hybrid(false))
	f.Add([]byte("1 0 obj<</Type/Catalog/Pages 2 0 R>>2 0 obj<<>>stream\n\nendstream trailer<</Root 1 0 R>>"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_ = readAll(data, Options{Bytes: 1 << 20})
		_ = readAll(data, Options{Bytes: 1 << 20, Whole: true})
	})
}

// example is the PDF of an example.
func example(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../examples", name+".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// BenchmarkOpen reads all objects of a plan of six pages.
func BenchmarkOpen(b *testing.B) {
	data := example(b, "ke-hoach-de-cuong")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if err := readAll(data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMarks reads what is seen on the pages of a plan of six.
func BenchmarkMarks(b *testing.B) {
	data := example(b, "ke-hoach-de-cuong")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		marksOf(b, data)
	}
}

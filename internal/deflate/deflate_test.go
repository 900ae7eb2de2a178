package deflate

import (
	"bytes"
	"compress/zlib"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the codes anew")

// unpacked is what the standard library reads in a stream.
func unpacked(t testing.TB, stream []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r) // which looks at the sum
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// FuzzStream wants back what was packed.
func FuzzStream(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 70_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	far := bytes.Clone(noise[:40_000]) // a repeat just within the window, and one just beyond
	copy(far[window:], far[:100])
	copy(far[window+301:], far[200:300])
	for _, data := range [][]byte{
		nil, {0}, []byte("abc"), []byte("abcd"), []byte("aaaaa"), bytes.Repeat([]byte("a"), 258), bytes.Repeat([]byte("ab"), 5000),
		bytes.Repeat([]byte("abc "), 20_000), noise, far, []byte("12 0 obj\n<</S/P/K 3>>\n13 0 obj\n<</S/P/K 4>>\n"),
	} {
		f.Add(data)
	}
	var p Packer
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, c := range []*Code{Contents(), Objects()} {
			if got := unpacked(t, p.Stream(c, data)); !bytes.Equal(got, data) {
				t.Errorf("%d bytes are %d others", len(data), len(got))
			}
		}
	})
}

// TestRepeat repeats by all lengths from all distances.
func TestRepeat(t *testing.T) {
	data := make([]byte, window)
	for i := range data {
		data[i] = byte(i ^ i>>7)
	}
	for distance := 1; distance <= window; distance += 1 + distance/7 {
		var b Bits
		b.Begin(0x78, 0x01)
		Objects().Start(&b)
		Objects().Literals(&b, data)
		want := bytes.Clone(data)
		for n := least; n <= most; n++ {
			b.put(Objects().repeat(n, distance))
			for range n {
				want = append(want, want[len(want)-distance])
			}
		}
		Objects().End(&b)
		r, err := zlib.NewReader(bytes.NewReader(b.Sum(0)))
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := io.ReadAll(r); !bytes.Equal(got, want) { // the sum is not right
			t.Errorf("repeats from a distance of %d are other bytes", distance)
		}
	}
}

// TestCodes wants the written codes to be nearly as good for the streams of the
// examples as those that are made for them.
func TestCodes(t *testing.T) {
	texts, things := streams(t)
	for name, c := range map[string]struct {
		written string
		streams [][]byte
	}{"contents": {contents, texts}, "objects": {objects, things}} {
		best := bestLengths(c.streams)
		if *update {
			source, err := os.ReadFile("codes.go")
			if err != nil {
				t.Fatal(err)
			}
			line := regexp.MustCompile(`(?m)^(\t` + name + ` +=) ".*"$`)
			if err := os.WriteFile("codes.go", line.ReplaceAll(source, fmt.Appendf(nil, "$1 %q", best)), 0o600); err != nil {
				t.Fatal(err)
			}
			c.written = best
		}
		var p Packer
		size := func(written string) (n int) {
			code := parseCode(written)
			for _, s := range c.streams {
				n += len(p.Stream(code, s))
			}
			return n
		}
		if got, least := size(c.written), size(best); got > least+least/100 {
			t.Errorf("the %d streams of %s take %d bytes; a code of today takes %d", len(c.streams), name, got, least)
		}
	}
}

// streams are those of the examples, unpacked.
func streams(t testing.TB) (contents, objects [][]byte) {
	files, err := filepath.Glob("../../examples/*.pdf")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	head := regexp.MustCompile(`\d+ 0 obj\n<<(?:/Filter /FlateDecode|/Type /ObjStm .*) /Length \d+>>\nstream\n`)
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range head.FindAllIndex(file, -1) {
			r, err := zlib.NewReader(bytes.NewReader(file[at[1]:]))
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			switch {
			case err != nil:
				t.Fatal(err)
			case strings.Contains(string(file[at[0]:at[1]]), "/ObjStm"):
				objects = append(objects, data)
			case bytes.Contains(data, []byte("\nBT\n")):
				contents = append(contents, data)
			}
		}
	}
	return contents, objects
}

// bestLengths are the lengths that suit streams best, of all symbols.
func bestLengths(streams [][]byte) string {
	const weight = 16 // of what was seen, beside what may come yet
	var often Often
	var p Packer
	for _, data := range streams {
		literals := func(data []byte) {
			for _, c := range data {
				often.Symbols[c] += weight
			}
		}
		for _, s := range p.find(data) {
			literals(data[:s.literals])
			length, _ := lengthSymbol(int(s.n))
			distance, _ := distanceSymbol(int(s.distance))
			often.Symbols[length] += weight
			often.Distances[distance] += weight
			data = data[int(s.literals)+int(s.n):]
		}
		literals(data)
		often.Symbols[EndOfBlock] += weight
	}
	for i := range often.Symbols {
		often.Symbols[i]++
	}
	for i := range often.Distances {
		often.Distances[i]++
	}
	var written strings.Builder
	for _, n := range append(codeLengths(often.Symbols[:], longest), codeLengths(often.Distances[:], longest)...) {
		written.WriteByte('a' + n - 1)
	}
	return written.String()
}

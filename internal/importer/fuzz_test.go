package importer_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/importer"
	"vanthu/internal/markup"
	"vanthu/internal/pasted"
	"vanthu/internal/seen"
)

// held wants of any paper: its document decodes, and no word is lost.
func held(t *testing.T, p *seen.Paper) {
	t.Helper()
	said := paperWords(p)
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := document.Decode(r.Document, document.Options{}); err != nil {
		t.Fatalf("%v\n%s", err, r.Document)
	}
	answered(t, r)
	old := slices.ContainsFunc(r.Findings, func(f fault.Fault) bool { return f.Rule == "import.encoding" })
	if lost := missingWords(said, r); len(lost) > 0 && !old { // old letters are other words
		t.Fatalf("lost %q of\n%s\n%v", lost, r.Document, r.LeftOut)
	}
}

// TestNoWordLost holds the examples, and papers of pieces of them in any order.
func TestNoWordLost(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.docx")
	if err != nil || len(files) < 50 {
		t.Fatal(err, len(files))
	}
	var lines []string
	for _, file := range files {
		p := seenFile(t, file)
		for i := range p.Blocks {
			if q := p.Blocks[i].Paragraph; q != nil {
				lines = append(lines, q.Text())
			}
		}
		held(t, p)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var text strings.Builder
		for range random.IntN(40) {
			text.WriteString(lines[random.IntN(len(lines))] + "\n")
		}
		held(t, seen.FromText(text.String()))
	}
}

func FuzzText(f *testing.F) {
	f.Add(plan)
	f.Add("Số: 9/TB\nKính gửi: A\n| a | b |\n|---|---|\n| 1 | 2 |\nĐiều 1. x\n1. y\na) z\n- w\n+ v\n./.")
	f.Add("PHỤ LỤC\n(Kèm theo Quyết định số 1)\nPhần I\nChương I\nMục 1\nHọ và tên: ……………")
	f.Add("C¸c c¬ quan ®¬n vÞ\nnhµ n\u00adíc")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 20_000 && strings.ToValidUTF8(s, "") == s {
			held(t, pasted.Text(s))
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add("<p align=center><b>KẾ HOẠCH</b></p><table><tr><td>Nơi nhận:<td>GIÁM ĐỐC</table><ol><li>a<ul><li>b</ol>")
	f.Add("<table border=1><tr><th colspan=2>a<tr><td rowspan=2>b<td>c<tr><td>d</table><p>m<sup>2</sup> *x* _y_")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 {
			return
		}
		if p, err := pasted.HTML(strings.NewReader(s)); err == nil {
			held(t, p)
		}
	})
}

func FuzzWord(f *testing.F) {
	for _, name := range []string{"giay-moi", "quyet-dinh", "dang-bien-ban"} {
		data, err := os.ReadFile("../../examples/" + name + ".docx")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := seen.FromWord(bytes.NewReader(data), int64(len(data))); err == nil {
			held(t, p)
		}
	})
}

// TestMarksOfLetters: stars and underscores of the source are letters.
func TestMarksOfLetters(t *testing.T) {
	p := seen.FromText("Một *sao* và __gạch__ a_b\nHai")
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(r.Document, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := markup.Plain(d.Opening[0]); got != "Một *sao* và __gạch__ a_b" {
		t.Errorf("%q", got)
	}
}

// TestOldLetters reads letters of TCVN3 and VNI, and tells of it once each.
func TestOldLetters(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"C¸c c¬ quan ®¬n vÞ\nUy ban nh©n d©n tØnh", "Các cơ quan đơn vị"},
		{"Caùc cô quan ñôn vò\nUÛy ban nhaân daân tænh", "Các cơ quan đơn vị"},
	} {
		r := fromText(t, c.text)
		if !strings.Contains(string(r.Document), c.want) || !slices.ContainsFunc(r.Findings, func(f fault.Fault) bool { return f.Rule == "import.encoding" }) {
			t.Errorf("%s\n%v", r.Document, r.Findings)
		}
	}
	p := seen.FromText("x")
	p.Blocks[0].Paragraph.Runs = []seen.Run{{Text: "céng hoµ", Face: ".VnTimeH"}}
	r, err := importer.Import(p, importer.Options{})
	if err != nil || !strings.Contains(string(r.Document), "CỘNG HOÀ") {
		t.Errorf("%v %s", err, r.Document)
	}
}

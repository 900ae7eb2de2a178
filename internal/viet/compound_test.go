package viet

import (
	"slices"
	"strings"
	"testing"
)

// show writes a text with its words parted by bars.
func show(text string) string {
	syllables := strings.Fields(text)
	var words []string
	at := 0
	for _, n := range Words(syllables) {
		words = append(words, strings.Join(syllables[at:at+n], " "))
		at += n
	}
	return strings.Join(words, " | ")
}

func TestWords(t *testing.T) {
	for _, want := range []string{
		"TRUNG TÂM | PHỤC VỤ | HÀNH CHÍNH | CÔNG | XÃ | NGHI LỘC",
		"TRƯỜNG | MẦM NON | HOA HỒNG",
		"CHI CỤC | CHĂN NUÔI | VÀ | THÚ Y",
		"BẢO TỒN | THIÊN NHIÊN | PÙ LUÔNG",
		"về | việc | khai thác, | bảo vệ | kho | dữ liệu | của | Ban Bí thư",
		"UỶ BAN | NHÂN DÂN | TỈNH | HOÀ BÌNH",
		"tự kiểm điểm | tập thể | và | cá nhân",
		"chuyển đổi | số | quốc gia | đến | năm | 2030",
		"cơ quan, | văn hóa",
		"cơ quan | văn hóa",
		"(công văn | “mật vụ”)",
		"Thành phố | Hồ Chí Minh",
		"Trường | Chính trị | tỉnh",
	} {
		if got := show(strings.ReplaceAll(want, " | ", " ")); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// Each of a list of words is found, and none between them.
func TestHolds(t *testing.T) {
	for _, list := range []string{loose, functions, places, byFirst()["chủ"].list, byFirst()["chục"].list} {
		words := strings.Fields(list)
		if !slices.IsSorted(words) || list[:len(list)-1] != " "+strings.Join(words, " ") {
			t.Errorf("%q is not in order", list)
		}
		for _, word := range append(words, "") {
			if holds(list, word) != (word != "") || holds(list, word+"x") || word != "" && holds(list, word[:len(word)-1]) != slices.Contains(words, word[:len(word)-1]) {
				t.Errorf("%q in %q", word, list)
			}
		}
	}
	if holds("", "") || holds("", "x") {
		t.Error("no list holds a word")
	}
}

// The list stands in order and in one spelling, so that a reader finds a word
// and no line hides another.
func TestCompoundsAreInOrder(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(compounds, "\n"), "\n")
	before := ""
	for _, line := range lines {
		key, seconds, ok := strings.Cut(line, ": ")
		if !ok || key <= before || fold(key) != key {
			t.Fatalf("line %q after %q", line, before)
		}
		list := strings.Fields(seconds)
		if !slices.IsSorted(list) || byFirst()[key].list != " "+seconds+"\n" {
			t.Errorf("line %q", line)
		}
		before = key
	}
	if len(lines) < 3000 {
		t.Errorf("%d first syllables", len(lines))
	}
}

func BenchmarkWords(b *testing.B) {
	text := strings.Fields("Về việc khai thác, bảo vệ kho dữ liệu của Ban Bí thư Trung ương Đoàn Thanh niên")
	for b.Loop() {
		Words(text)
	}
}

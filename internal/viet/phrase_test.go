package viet

import (
	"slices"
	"strings"
	"testing"
)

// TestPhrased joins the syllables of phrases by strokes.
func TestPhrased(t *testing.T) {
	for _, want := range []string{
		"VĂN PHÒNG HỘI_ĐỒNG_NHÂN_DÂN VÀ UỶ_BAN_NHÂN_DÂN XÃ",
		"viện (y_dược_cổ_truyền) và phục_hồi_chức_năng",
		"tài_sản_công, đối_với ai",
		"phòng,_chống ma túy",
		"hội đồng, nhân dân",
		"kỳ họp",
		"xã hội 9\u00a0tháng_đầu_năm",
		"của\u00a0tháng đầu",
		"",
	} {
		syllables := strings.FieldsFunc(want, func(r rune) bool { return r == ' ' || r == '_' })
		var got strings.Builder
		for i, in := range Fold(syllables).Phrased() {
			switch {
			case in:
				got.WriteByte('_')
			case i > 0:
				got.WriteByte(' ')
			}
			got.WriteString(syllables[i])
		}
		if got.String() != want {
			t.Errorf("got %s, want %s", got.String(), want)
		}
	}
}

// The list stands in order and in one spelling.
func TestPhrasesAreInOrder(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(phraseList, "\n"), "\n")
	if !slices.IsSorted(lines) {
		t.Error("not in order")
	}
	for i, line := range lines {
		for _, s := range strings.Fields(line) {
			if fold(s) != s || i > 0 && line == lines[i-1] || !strings.Contains(line, " ") {
				t.Errorf("line %q", line)
			}
		}
	}
}

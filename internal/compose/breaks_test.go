package compose

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
)

// breaking says how a text of each file of testdata/breaks stands in a document,
// and which paragraphs show it.
var breaking = map[string]struct {
	document func(text string) object
	tags     []sheet.Tag
}{
	"issuers": {func(text string) object {
		return object{"kind": "thong-bao", "issuer": bodyOf(text), "subject": "Nghỉ lễ"}
	}, []sheet.Tag{"parent_agency", "issuer"}},
	"party": {func(text string) object {
		return object{"profile": "dang", "date": "2026-11-20", "kind": "thong-bao", "issuer": bodyOf(text), "subject": "Nghỉ lễ"}
	}, []sheet.Tag{"parent_agency", "issuer"}},
	"subjects": {func(text string) object {
		return object{"kind": "thong-bao", "issuer": object{"name": "SỞ NỘI VỤ"}, "subject": text}
	}, []sheet.Tag{"subject"}},
	"letters": {func(text string) object {
		return object{"kind": "cong-van", "issuer": object{"name": "SỞ NỘI VỤ"}, "subject": text, "to": []string{"Bộ Nội vụ"}}
	}, []sheet.Tag{"letter_subject"}},
	"authority": {func(text string) object {
		return object{"kind": "quyet-dinh", "issuer": object{"name": "SỞ NỘI VỤ"}, "subject": "Nghỉ lễ", "authority_line": text}
	}, []sheet.Tag{"competence"}},
	"references": {func(text string) object {
		return object{"kind": "thong-bao", "issuer": object{"name": "SỞ NỘI VỤ"}, "subject": "Nghỉ lễ",
			"attachments": []object{{"label": "Phụ lục", "title": "Danh sách", "reference": text, "content": []string{"a"}}}}
	}, []sheet.Tag{"annex_reference"}},
	"recipients": {func(text string) object {
		return object{"kind": "thong-bao", "issuer": object{"name": "SỞ NỘI VỤ"}, "subject": "Nghỉ lễ",
			"recipients": []string{text}, "archive": "VT", "signer": object{"position": []string{"GIÁM ĐỐC"}, "name": "Nguyễn An"}}
	}, []sheet.Tag{"recipients"}},
	"addressees": {func(text string) object {
		return object{"kind": "cong-van", "issuer": object{"name": "SỞ NỘI VỤ"}, "subject": "nghỉ lễ", "to": []string{text, "Bộ Nội vụ"}}
	}, []sheet.Tag{"addressees"}},
	"posts": {func(text string) object {
		return object{"kind": "bien-ban", "issuer": object{"name": "SỞ NỘI VỤ"}, "subject": "Họp", "signers": []object{{"position": []string{text}}, {"name": "Nguyễn An"}}}
	}, []sheet.Tag{"position"}},
}

// bodyOf is an issuer written as "superior : name".
func bodyOf(text string) object {
	parent, name, both := strings.Cut(text, " : ")
	if !both {
		return object{"name": text}
	}
	return object{"parent": parent, "name": name}
}

// TestBreaks wants the names, subjects and references of testdata/breaks, of the
// kind that real offices have, broken where bars stand: a person has read them.
func TestBreaks(t *testing.T) {
	files := sources(t, "testdata/breaks/*.txt")
	if len(files) != len(breaking) {
		t.Errorf("there are %d files for %d kinds of texts", len(files), len(breaking))
	}
	for _, path := range files {
		in := breaking[strings.TrimSuffix(filepath.Base(path), ".txt")]
		var got strings.Builder
		for line := range strings.Lines(string(readFile(t, path))) {
			text := strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(line), "V/v "), " | ", " ")
			d := in.document(text)
			d["sections"] = []string{"a"}
			data, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			broken := shownLines(pagesOf(t, decoded(t, data)), in.tags)
			broken, _, _ = strings.Cut(broken, " | - ") // the next item of a list
			if plain := strings.TrimPrefix(strings.ReplaceAll(broken, " | ", " "), "V/v "); plain != text && plain != rules.BehindLetter(text) {
				t.Errorf("%s: %q, where the text is %q", path, broken, text)
			}
			got.WriteString(broken + "\n")
		}
		if *update {
			if err := os.WriteFile(path, []byte(got.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if want := string(readFile(t, path)); got.String() != want {
			t.Errorf("%s: %s", path, difference(want, got.String()))
		}
	}
}

// shownLines are the lines of paragraphs with tags, with a colon between those
// of two tags and bars between the others.
func shownLines(pages []layout.Page, tags []sheet.Tag) string {
	var texts []string
	for _, tag := range tags {
		var lines []string
		for i := range pages {
			for j := range pages[i].Lines {
				l := &pages[i].Lines[j]
				if l.Tag != tag {
					continue
				}
				var line strings.Builder
				for k := range l.Words {
					line.WriteString(l.Words[k].Text + " ")
				}
				lines = append(lines, plainHyphens(strings.TrimSpace(line.String())))
			}
		}
		if len(lines) > 0 {
			texts = append(texts, strings.Join(lines, " | "))
		}
	}
	return strings.Join(texts, " : ")
}

// TestBreaksRecipients: of two words that lead to a place, one list, the second
// begins no line for that.
func TestBreaksRecipients(t *testing.T) {
	data := []byte(`{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ"}, "subject": "Nghỉ lễ", "sections": ["a"],
		"recipients": ["UBND các xã, phường ven biển, đặc khu Trường Sa"], "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn An"}}`)
	const want = "- UBND các xã, phường ven biển, | đặc khu Trường Sa."
	if got := shownLines(pagesOf(t, decoded(t, data)), []sheet.Tag{"recipients"}); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

package compose

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/markup"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

// unprinted are the strings of a document that no line shows as they stand:
// names for the program, pictures, codes that are parts of a number, moments,
// the end mark; the superiors of a joint document's
// other bodies, if they are the first one's, and the superior of who copies.
var unprinted = regexp.MustCompile(`^/(profile|organization|kind|unit|symbol|urgency|secrecy|end_mark|style/.*|issuers/[1-9]/parent|copy/issuer/parent|issuer/name_in_text)$|` +
	`/(code|orientation|align|level|signature|seal|logo|form|date|signed_at|image/data|image/alt)$`)

// TestSources lays out all documents there are: every text of the JSON is
// reached from the source of a line that shows it, and every source points at
// something that exists.
func TestSources(t *testing.T) {
	for _, pattern := range []string{"testdata/*.json", "../../examples/*.json", "../document/testdata/good/*.json"} {
		for _, path := range sources(t, pattern) {
			t.Run(filepath.Base(path), func(t *testing.T) {
				data := readFile(t, path)
				var value any
				if err := json.Unmarshal(data, &value); err != nil {
					t.Fatal(err)
				}
				there := map[string]string{}
				collect(there, "", value)
				shown := shownBySource(t, decoded(t, data))
				for _, source := range slices.Sorted(maps.Keys(shown)) {
					if _, ok := there[source]; !ok {
						t.Errorf("nothing stands at %s, from where %q comes", source, shown[source])
					}
				}
				for _, pointer := range slices.Sorted(maps.Keys(there)) {
					if want := bare(there[pointer]); want != "" && !unprinted.MatchString(pointer) && !reached(shown, pointer, want) {
						t.Errorf("no line comes from %s and shows %q: %q", pointer, want, shown[pointer])
					}
				}
			})
		}
	}
}

// collect notes the text at every pointer of a JSON value; at objects, lists
// and other values it is empty.
func collect(there map[string]string, pointer string, value any) {
	there[pointer] = ""
	switch v := value.(type) {
	case string:
		there[pointer] = v
	case []any:
		for i, e := range v {
			collect(there, pointer+"/"+strconv.Itoa(i), e)
		}
	case map[string]any:
		for k, e := range v {
			collect(there, pointer+"/"+k, e)
		}
	}
}

// shownBySource is what the lines of a document show, by the source of the
// words.
func shownBySource(t *testing.T, d *document.Document) map[string]string {
	t.Helper()
	s := sheetOf(t, d)
	var pages []layout.Page
	for _, file := range append([]*sheet.Sheet{s}, s.Apart...) {
		more, err := layout.Settle(t.Context(), file, metrics.Default(), document.MaxPages)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, more...)
	}
	shown := map[string]string{}
	for i := range pages {
		for _, line := range pages[i].Lines {
			for _, w := range line.Words {
				source := line.Of.Runs[w.Run].Source
				if source == "" {
					source = line.Of.Source
				}
				if source != "" {
					shown[source] += bare(w.Text)
				}
			}
		}
	}
	return shown
}

// reached tells whether a line shows a text and comes from its pointer, or
// from the list or object around it where it shows several at once.
func reached(shown map[string]string, pointer, want string) bool {
	for ; pointer != ""; pointer = pointer[:strings.LastIndexByte(pointer, '/')] {
		if strings.Contains(shown[pointer], want) {
			return true
		}
	}
	return false
}

// bare is a text's letters and digits in capitals, without inline marks.
func bare(text string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, markup.Plain(text)))
}

package rows

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/viet"
)

// wantedNames are the names that the templates use, as a column may have them: capitals,
// spaces and signs do not count, since the fields of a mail merge have none of them.
type wantedNames struct {
	count int
	keys  map[string]int // which name it is
	long  []string       // keys of names that Word may have cut
}

// longName is how many characters Word leaves of the name of a field, at least.
const longName = 38

func (o Options) wants() *wantedNames {
	w := &wantedNames{keys: map[string]int{}}
	add := func(key string) {
		if _, known := w.keys[key]; !known {
			w.keys[key] = w.count
		}
	}
	for _, name := range o.Wanted {
		key := loose(name)
		add(key)
		if behind, ok := strings.CutPrefix(name, "M_"); ok { // Word's, before a digit
			add(loose(behind))
		}
		w.count++
		if utf8.RuneCountInString(name) >= longName {
			w.long = append(w.long, key)
		}
	}
	return w
}

// which is the number of the name that a column has; -1: none.
func (w *wantedNames) which(column string) int {
	key := loose(column)
	if i, ok := w.keys[key]; ok {
		return i
	}
	for _, long := range w.long {
		if strings.HasPrefix(key, long) {
			return w.keys[long]
		}
	}
	return -1
}

// loose are the letters and digits of a name, or what it has instead.
func loose(name string) string {
	key := strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, viet.NFC(name))
	if key == "" {
		return Clean(name)
	}
	return key
}

package fault

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Language is a language that faults are told in.
type Language uint8

// The languages.
const (
	Vietnamese Language = iota
	English
)

// Tag is the language's name in headers of HTTP (BCP 47).
func (l Language) Tag() string { return [...]string{Vietnamese: "vi", English: "en"}[l] }

// Text is a sentence, or a part of one, in each Language.
type Text [2]string

// In is the text in a language.
func (t Text) In(l Language) string { return t[l] }

// String is the text in Vietnamese.
func (t Text) String() string { return t[Vietnamese] }

// MarshalText is the text in Vietnamese: files and lists are for the clerk.
func (t Text) MarshalText() ([]byte, error) { return []byte(t[Vietnamese]), nil }

// UnmarshalText takes what MarshalText gave; there is no English. A Fault keeps
// both.
func (t *Text) UnmarshalText(vi []byte) error {
	*t = Text{string(vi)}
	return nil
}

// With fills the places of the text, %s or %[1]s, in both languages: with
// texts, and with numbers as the language writes them.
func (t Text) With(args ...any) Text {
	if len(args) == 0 {
		return t
	}
	for l := range t {
		spoken := make([]any, len(args))
		for i, a := range args {
			spoken[i] = speak(Language(l), a)
		}
		t[l] = fmt.Sprintf(t[l], spoken...)
	}
	return t
}

func speak(l Language, a any) string {
	switch a := a.(type) {
	case Text:
		return a[l]
	case float64:
		s := strconv.FormatFloat(a, 'f', -1, 64)
		if l == Vietnamese {
			s = strings.Replace(s, ".", ",", 1)
		}
		return s
	case int:
		return strconv.Itoa(a)
	case int64:
		return strconv.FormatInt(a, 10)
	case string:
		return a
	case fmt.Stringer:
		return a.String()
	}
	panic(fmt.Sprintf("fault: cannot speak %T", a))
}

// Quote makes text from outside fit to be shown inside a sentence: short, on
// one line, and without characters that cannot be seen.
func Quote(s string) string {
	const most = 60
	var b strings.Builder
	count := 0
	for _, r := range s {
		if count++; count > most {
			b.WriteString("…")
			break
		}
		if !unicode.IsPrint(r) {
			r = '?'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Listed joins values for a sentence: "a, b, c".
func Listed(values []string) string { return strings.Join(values, ", ") }

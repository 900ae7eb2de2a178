package document

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"vanthu/internal/rules"
)

// language is the language of a message.
type language uint8

const (
	vietnamese language = iota
	english
)

// word is a word or a phrase in both languages.
type word struct{ vi, en string }

func (w word) in(l language) string {
	if l == english {
		return w.en
	}
	return w.vi
}

// say makes the sentence of a message: numbers as the language writes them,
// and the clause in brackets before the full stop.
func say(l language, message string, cite rules.Cite, args []any) string {
	text, ok := messages[message]
	if !ok {
		panic("document: no message " + message)
	}
	spoken := make([]any, len(args))
	for i, a := range args {
		spoken[i] = speak(l, a)
	}
	sentence := fmt.Sprintf(text.in(l), spoken...)
	if cite != "" {
		sentence = strings.TrimSuffix(sentence, ".") + " (" + string(cite) + ")."
	}
	return sentence
}

func speak(l language, a any) string {
	switch a := a.(type) {
	case word:
		return a.in(l)
	case float64:
		s := strconv.FormatFloat(a, 'f', -1, 64)
		if l == vietnamese {
			s = strings.Replace(s, ".", ",", 1)
		}
		return s
	case int:
		return strconv.Itoa(a)
	case string:
		return a
	}
	panic(fmt.Sprintf("document: cannot speak %T", a))
}

// quote makes posted text fit to be shown inside a message: short, on one
// line, and without characters that cannot be seen.
func quote(s string) string {
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

// listed joins values for a message: "a, b, c".
func listed(values []string) string { return strings.Join(values, ", ") }

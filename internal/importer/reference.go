package importer

import (
	"cmp"
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// reference reads số, ký hiệu: the issuer's code apart from the keys of the
// document.
func (r *reader) reference() (code string, keys object) {
	lines := r.parts[rules.Reference]
	if len(lines) == 0 {
		return "", nil
	}
	text := plain(joined(lines))
	w := r.profile.Words
	number, symbol, ok := splitReference(rules.BareNumber(text), w.NumberFirst)
	if !ok {
		keys.set("number_text", r.limited(text, document.MaxCode))
		r.doubt(lines[0], "/number_text")
		return "", keys
	}
	if number != "" {
		keys.set("number", numberOf(number))
	}
	code, unit, plainly := r.codes(symbol)
	if !plainly {
		r.ownSymbol = symbol
		keys.set("symbol", r.limited(symbol, document.MaxCode))
	}
	keys.set("unit", unit)
	r.doubt(lines[0], "/number")
	r.off(text, reasonCode)
	return code, keys
}

// splitReference parts the number from the symbol behind it. A number that is
// left blank is none.
func splitReference(bare, mark string) (number, symbol string, ok bool) {
	before, after, found := strings.Cut(bare, mark)
	if !found {
		before, after, found = strings.Cut(bare, "/")
	}
	if !found || !rules.TakeBlank().MatchString(before) {
		return "", "", false
	}
	number = rules.TakeDots().ReplaceAllString(before, "")
	symbol = strings.NewReplacer("–", "-", "—", "-").Replace(strings.Join(strings.Fields(after), ""))
	if len(number) > document.MaxDigits || number != "" && strings.Trim(number, "0") == "" || symbol == "" || strings.Trim(symbol, ".…_-/") == "" {
		return "", "", false
	}
	return number, symbol, true
}

// numberOf is a number as an author writes it: with its zeros only where the
// program would not put them.
func numberOf(digits string) any {
	n, err := strconv.Atoi(digits)
	if err == nil && (viet.DocumentNumber(strconv.Itoa(n)) == digits || strconv.Itoa(n) == digits) {
		return n
	}
	return digits
}

// codes reads the abbreviations in a symbol; plainly tells whether the program
// makes the same symbol of them.
func (r *reader) codes(symbol string) (code, unit string, plainly bool) {
	own, join := cmp.Or(r.copyCode, r.kind.Code[r.profile.Family]), r.profile.Words.NumberSecond
	if own != "" {
		code, plainly = strings.CutPrefix(symbol, own+join)
		if !plainly || strings.Contains(code, "/") {
			return "", "", false
		}
		return code, "", len([]rune(code)) <= document.MaxCode
	}
	if r.profile.Family == rules.Party || r.kind.Unnumbered {
		return "", "", false
	}
	code, unit, _ = strings.Cut(symbol, join)
	return code, unit, len([]rune(symbol)) <= document.MaxCode
}

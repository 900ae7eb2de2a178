package word

// symbolFace are the characters of the face Symbol from U+F020 and U+F0A0 on, as Adobe's
// encoding of that name has them; a blank where it has none, a piece of a larger sign, or
// the bullet, which is read as those of other faces are.
var symbolFace = [2][]rune{
	[]rune(" !∀#∃%&∋()∗+,−./0123456789:;<=>?" +
		"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_" +
		" αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
	[]rune("€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂ ÷≠≡≈…  ↵" +
		"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓" +
		"◊〈®©™∑           〉∫"),
}

// ofSymbol is the character that the face Symbol shows for a code, with or without the
// private use area before it; that code itself where it shows none.
func ofSymbol(code rune) rune {
	at := code &^ 0xF000
	if code >= 0x100 && code&^0xFF != 0xF000 {
		return code
	}
	for i, begin := range []rune{0x20, 0xA0} {
		if k := at - begin; k >= 0 && int(k) < len(symbolFace[i]) && (symbolFace[i][k] != ' ' || at == ' ') {
			return symbolFace[i][k]
		}
	}
	return code
}

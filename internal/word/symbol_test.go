package word

import "testing"

// TestSymbolFace wants signs of the face Symbol by the codes that Word's own table of
// signs shows for them.
func TestSymbolFace(t *testing.T) {
	for code, want := range map[string]string{
		"F061": "α", "F062": "β", "F06D": "μ", "F044": "Δ", "F057": "Ω", "F053": "Σ", "F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B8": "÷", "F0B9": "≠", "F0BB": "≈",
		"F0AE": "→", "F0DE": "⇒", "F0DB": "⇔", "F0B0": "°", "F0B7": "\uf0b7", "F0A5": "∞", "F0D6": "√", "F0E5": "∑", "F0F2": "∫", "F0CE": "∈", "F070": "π", "F07B": "{", "F0D8": "¬",
		"F0F1": "〉", "F0E0": "◊", "F0C6": "∅", "F05E": "⊥", "F05C": "∴", "61": "α", "F0BD": "\uf0bd", "F0FF": "\uf0ff", "2265": "≥",
	} {
		d := readBody(t, `<w:p><w:r><w:sym w:font="Symbol" w:char="`+code+`"/></w:r></w:p>`)
		if got := d.Body.Paragraphs()[0].Text(); got != want {
			t.Errorf("%s is %q, want %q", code, got, want)
		}
	}
	d := readBody(t, `<w:p><w:r><w:sym w:font="Wingdings" w:char="F061"/></w:r></w:p>`)
	if got := d.Body.Paragraphs()[0].Text(); got != "\uf061" {
		t.Errorf("of another face: %q", got)
	}
}

package render

import (
	"encoding/json"
	"testing"

	"vanthu/internal/document"
)

// FuzzText puts one text wherever a document takes text. Mutating JSON finds
// few documents that are valid; here nearly all of them are.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"Kế hoạch số 120-KL/TW ngày 07/01/2016", "a\tb", "**đậm** và *nghiêng* __gạch__ \\*", "5 * 3 ***", "…", "-", "./.", "(*)",
		"https://dichvucong.gov.vn/p/home/dvc-trang-chu.html?x=1&y=2#z", "<w:t>&amp;</w:t>", "{{so}}", "\u00a0\u2011", "H2O – 25% ≤ ½",
		"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "i i i i", "A-B-C", "**",
	} {
		for _, profile := range []string{"nd30", "dang-2018", "dang-2026"} {
			f.Add(profile, s)
		}
	}
	r := renderer(f)
	f.Fuzz(func(t *testing.T, profile, text string) {
		data, err := json.Marshal(everywhere(profile, text))
		if err != nil {
			t.Skip()
		}
		if d, err := r.Decode(data, document.Options{}); err == nil {
			holds(t, r, d)
		}
	})
}

// everywhere is a document that says the text in every place.
func everywhere(profile, text string) object {
	list := []string{text, text}
	cell := object{"text": text + "\n" + text, "bold": true}
	table := object{"caption": text, "note": text, "header": [][]any{{text, text, text}},
		"rows": [][]any{{text, cell, text}, {object{"text": text, "colspan": 2}, object{"text": text, "rowspan": 2}}, {text, text}}}
	body := []any{
		text,
		object{"title": text, "content": []any{object{"text": text, "content": list}, object{"title": text, "label": "1/"}}},
		object{"items": []any{text, object{"text": text, "content": []any{object{"items": list}}}}},
		object{"form": []any{object{"label": text}, object{"label": text, "value": text}}},
		object{"table": table},
		object{"title": text, "level": "chuong", "content": []any{object{"title": text, "level": "dieu", "content": []any{object{"text": text, "level": "khoan"}}}}},
	}
	return object{
		"profile": profile, "kind": "ke-hoach", "date": "2026-11-20", "place": text, "subject": text, "circulation": text, "draft": 1,
		"issuer": object{"parent": text, "name": []string{text}, "code": "A"}, "urgency": "thuong-khan",
		"bases": list, "opening": list, "purposes": list, "sections": body, "closing": list,
		"recipients": list, "archive": text,
		"signer":   object{"authority": list, "position": list, "name": text, "other_position": text},
		"received": object{"office": text, "number": "1", "forward_to": text},
		"contact":  object{"address": text, "phone": text, "fax": text, "email": text, "website": text},
		"attachments": []any{
			object{"title": text, "subtitle": text, "reference": true, "content": body},
			object{"label": text, "title": text, "orientation": "landscape", "full_header": true, "content": body},
		},
	}
}

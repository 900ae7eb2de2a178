package schema

import "vanthu/internal/rules"

// Kind describes a kind to who writes documents: what it is called, and
// which keys it needs beside those that every document needs.
type Kind struct {
	Slug     string                    `json:"slug"`
	Name     string                    `json:"name"`
	Code     map[rules.Family]string   `json:"code"`             // a family that does not issue the kind is absent
	Sample   string                    `json:"sample,omitempty"` // of Phụ lục III; absent: the form follows practice
	Required map[rules.Family][]string `json:"required"`         // keys of the document
	Fields   []Field                   `json:"fields,omitempty"` // keys below "fields"; a missing value is left to fill in
	Cite     map[rules.Family]string   `json:"cite"`
}

// Field describes a value of a kind's own form.
type Field struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	List  bool   `json:"list,omitempty"` // may be a list of values
}

// Kinds describes all kinds, in the order of the law.
func Kinds() []Kind {
	out := make([]Kind, len(rules.Kinds))
	for i := range rules.Kinds {
		out[i] = describeKind(&rules.Kinds[i])
	}
	return out
}

// Abbreviation is the kind's code as a table shows it: a dash where the family
// does not issue the kind, "(không)" where its symbol names no kind.
func (k Kind) Abbreviation(f rules.Family) string {
	switch code, ok := k.Code[f]; {
	case !ok:
		return "–"
	case code == "":
		return "(không)"
	default:
		return code
	}
}

func describeKind(k *rules.Kind) Kind {
	info := Kind{
		Slug: k.Slug, Name: k.Name, Code: k.Code, Sample: k.Sample,
		Required: map[rules.Family][]string{}, Cite: map[rules.Family]string{},
	}
	for family := range k.Code {
		info.Required[family] = requiredKeys(k, family)
		info.Cite[family] = string(k.Cite(family))
	}
	for _, f := range k.Fields() {
		info.Fields = append(info.Fields, Field{f.Name, f.Label, f.Many})
	}
	return info
}

func requiredKeys(k *rules.Kind, family rules.Family) []string {
	keys := []string{"kind", "issuer.name"}
	if len(k.Before) == 0 {
		keys = append(keys, "sections | opening | purposes")
	}
	if k.Addressees[family] > rules.Addressed {
		keys = append(keys, "to")
	}
	if k.Competence[family] {
		keys = append(keys, "authority_line")
	}
	if k.NeedsSymbol[family] {
		keys = append(keys, "symbol")
	}
	return keys
}

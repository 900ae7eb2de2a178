package rules

// Kind is a type of document (loại văn bản): one row of data, not code. A kind
// with a form of its own is a row plus a list of its fixed lines.
type Kind struct {
	Slug string            // as written in a document's "kind"
	Name string            // tên loại, in sentence case
	Code map[Family]string // abbreviation in the symbol, empty for none; a family without an entry does not issue the kind
	// Sample is the number of the sample in Phụ lục III; empty where there is
	// none and the form follows practice.
	Sample string

	Letter      bool                  // no type name; the subject stands under the number (công văn)
	Unnumbered  bool                  // no number and symbol (thư công)
	Untitled    bool                  // the type name stands without a subject (giấy giới thiệu)
	Undated     map[Family]bool       // no line of place and date (biên bản)
	Addressees  map[Family]Addressing // where "Kính gửi" stands; absent: none
	Competence  map[Family]bool       // must have authority_line, which stands above the bases
	Resolves    map[Family]string     // the line before what is decided, such as "QUYẾT ĐỊNH:"
	Before      []Line                // fixed lines above the document's own text
	After       []Line                // fixed lines under it
	Confirm     []Line                // fixed lines under the signature, on the left
	NeedsSymbol map[Family]bool       // the law gives no abbreviation: the author must
}

// Addressing tells where the addressees stand and what is said before them.
type Addressing uint8

// The places of addressees (ô số 9a).
const (
	NotAddressed Addressing = iota
	Addressed               // "Kính gửi:", if the document names anybody
	MustAddress             // "Kính gửi:", and the document must name somebody
	Submitted               // as MustAddress; the Party of 2026 writes "Kính trình:"
	Dispatched              // "… điện:", with the issuing body before it (công điện)
)

// Line is a fixed line of a kind's own form. Its text holds the names of
// fields in braces: {issuer} is the issuing body, others are keys of the
// document's fields. A field that is not given prints a dotted leader where it
// ends the line and dots within it; one with a word behind "=" prints that word.
type Line struct {
	Text   string
	Party  string // what the Party writes in its place; empty: the same
	Center bool
	Italic bool
	Bold   bool
	Small  bool // of the size of a note (NoteSize)
	Many   bool // the field at the end may be a list: each value is a dash item
}

// NoteSize is the size of the note under the signature of a giấy nghỉ phép.
var NoteSize = points(12, 12, 12, custom("dòng xác nhận của giấy nghỉ phép nhỏ hơn nội dung, nghiêng"))

// Field is a value that a kind's own form asks for.
type Field struct {
	Name  string // key in the document's fields
	Label string // in Vietnamese
	Many  bool   // may be a list
}

// Fields are the values that the kind's fixed lines ask for, in the order of
// the lines.
func (k *Kind) Fields() []Field {
	var out []Field
	seen := map[string]bool{"issuer": true}
	for _, lines := range [][]Line{k.Before, k.After, k.Confirm} {
		for _, line := range lines {
			for _, name := range line.fields() {
				if !seen[name] {
					seen[name] = true
					out = append(out, Field{Name: name, Label: fieldLabels[name], Many: line.Many})
				}
			}
		}
	}
	return out
}

// Issued tells whether bodies of the family issue the kind.
func (k *Kind) Issued(f Family) bool {
	_, ok := k.Code[f]
	return ok
}

// Cite is where the kind stands in the family's law.
func (k *Kind) Cite(f Family) Cite {
	switch {
	case f == Party:
		return "Quy định 399-QĐ/TW (thể loại văn bản của Đảng)"
	case k.Sample != "":
		return Cite(nd30 + ", Điều 7 và Phụ lục III, Mẫu " + k.Sample)
	}
	return Cite(nd30 + ", Điều 7 và Phụ lục III, mục I")
}

// FindKind is the kind with the given slug, or nil.
func FindKind(slug string) *Kind {
	for i := range Kinds {
		if Kinds[i].Slug == slug {
			return &Kinds[i]
		}
	}
	return nil
}

// KindNamed is the kind with the given name, in any case, or nil.
func KindNamed(name string) *Kind {
	for i := range Kinds {
		if equalFold(Kinds[i].Name, name) {
			return &Kinds[i]
		}
	}
	return nil
}

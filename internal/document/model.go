// Package document is văn bản as data: what a clerk's form or another system
// posts, decoded strictly, normalised, and validated against the law.
//
// A Document holds the author's own words. Numbers, dashes, capitals and end
// marks that the law adds are put there by compose.
//
// The json tags name the keys of the contract, the validate tags hold the
// simple rules (the words line, text, list … are limits, see tags.go); rules
// that need more than one field, or the profile, are in the check files. An
// empty string is the same as an absent key, except where a pointer says
// otherwise.
package document

import (
	"vanthu/internal/rules"
	"vanthu/internal/tree"
)

// Document is one official document (văn bản hành chính).
type Document struct {
	Office       string `json:"office" validate:"code"` // id of the office whose values lie under these
	Profile      string `json:"profile"`                // nd30 (default), dang, dang-2018, dang-2026
	Organization string `json:"organization"`           // with a head of its own in the profile: a row of rules.Variants

	Kind        string         `json:"kind" validate:"required"`                                       // slug of the tên loại
	Issuer      *Issuer        `json:"issuer"`                                                         // cơ quan ban hành
	Issuers     []Issuer       `json:"issuers" validate:"issuers,dive"`                                // of a joint document, lead body first; instead of Issuer
	Logo        string         `json:"logo" read:"image"`                                              // biểu trưng beside the name: data URI of a PNG
	Number      *Number        `json:"number"`                                                         // số; nil: the slot stays blank
	Symbol      string         `json:"symbol" validate:"code"`                                         // ký hiệu; empty: built from kind and issuer code
	NumberText  string         `json:"number_text" validate:"code"`                                    // instead of Number and Symbol
	Unit        string         `json:"unit" validate:"code"`                                           // đơn vị soạn thảo, in a công văn's symbol
	Place       string         `json:"place" validate:"line"`                                          // địa danh
	Date        Date           `json:"date"`                                                           // thời gian ban hành
	Subject     Lines          `json:"subject" validate:"subject" read:"marks"`                        // trích yếu
	Secrecy     string         `json:"secrecy" validate:"omitempty,oneof=mat toi-mat tuyet-mat"`       // dấu chỉ độ mật
	Urgency     string         `json:"urgency" validate:"omitempty,oneof=khan thuong-khan hoa-toc"`    // dấu chỉ mức độ khẩn
	Circulation string         `json:"circulation" validate:"line"`                                    // chỉ dẫn phạm vi lưu hành
	Draft       int            `json:"draft" validate:"gte=0,lte=99"`                                  // 0: not a draft
	To          []Lines        `json:"to" validate:"recipients,dive,filled,line" read:"marks"`         // Kính gửi
	AlsoTo      []Lines        `json:"also_to" validate:"recipients,dive,filled,line" read:"marks"`    // Đồng kính gửi
	Authority   Lines          `json:"authority_line" validate:"line" read:"marks"`                    // thẩm quyền ban hành
	Bases       []string       `json:"bases" validate:"list,dive,filled,text" read:"marks"`            // căn cứ
	Opening     []string       `json:"opening" validate:"list,dive,filled,text" read:"marks"`          // lời mở đầu
	Purposes    []string       `json:"purposes" validate:"list,dive,filled,text" read:"marks"`         // of a plan: its first section
	Sections    []Block        `json:"sections" validate:"-"`                                          // checked with the tree
	Closing     []string       `json:"closing" validate:"list,dive,filled,text" read:"marks"`          // lời kết
	EndMark     *string        `json:"end_mark" validate:"omitempty,code"`                             // nil: the profile's; empty: none
	Recipients  []string       `json:"recipients" validate:"recipients,dive,filled,line" read:"marks"` // Nơi nhận
	Archive     string         `json:"archive" validate:"line" read:"marks"`                           // what follows "Lưu"
	Signer      *Signer        `json:"signer"`                                                         // người ký
	Signers     []Signer       `json:"signers" validate:"signers,dive"`                                // several, in reading order; instead of Signer
	Drafter     *Drafter       `json:"drafter"`                                                        // người soạn thảo
	Received    *Received      `json:"received"`                                                       // dấu "Đến"
	Contact     *Contact       `json:"contact"`                                                        // thông tin liên hệ
	Copy        *Copy          `json:"copy"`                                                           // bản sao: who copied it and how
	Attachments []Attachment   `json:"attachments" validate:"attachments,dive"`                        // phụ lục
	Fields      map[string]any `json:"fields" read:"marks"`                                            // of a kind with its own form: strings, json.Number, bools, []any, map[string]any
	Orientation string         `json:"orientation" validate:"omitempty,oneof=portrait landscape"`      // landscape: of a text with tables
	Style       Style          `json:"style"`                                                          // house choices

	rules  *rules.Profile
	origin *Origin
	limits Limits
	pasted []Pasted
	narrow []string // see Narrow
}

// Pasted is a text that was cleaned of characters that only pasting brings, and
// the first of them.
type Pasted struct {
	Pointer string
	Rune    rune
}

// Pasted are the texts that were cleaned so.
func (d *Document) Pasted() []Pasted { return d.pasted }

// Narrow are the pointers of the tables whose words and numbers need more room than
// the page has. They are known where texts were measured.
func (d *Document) Narrow() []string { return d.narrow }

// Rules is the profile in force for the document, picked by its name and date.
func (d *Document) Rules() *rules.Profile { return d.rules }

// Limits are the bounds that the document was read under.
func (d *Document) Limits() Limits { return d.limits.InForce() }

// AllIssuers are the issuing bodies, the lead body first; at least one. Each has
// its pointer.
func (d *Document) AllIssuers() []Issuer {
	return oneAndMany("/issuer", d.Issuer, d.Issuers, func(i *Issuer, at string) { i.Pointer = at })
}

// AllSigners are the signers in reading order, each with its pointer; maybe none.
func (d *Document) AllSigners() []Signer {
	return oneAndMany("/signer", d.Signer, d.Signers, func(s *Signer, at string) { s.Pointer = at })
}

// oneAndMany lists what stands under a key, or under its plural.
func oneAndMany[T any](key string, one *T, many []T, place func(*T, string)) []T {
	var all []T
	if one != nil {
		all = append(all, *one)
		place(&all[0], key)
	}
	for i, t := range many {
		place(&t, indexed(key+"s", i))
		all = append(all, t)
	}
	return all
}

// Issuer is the body that issues (cơ quan ban hành) with its superior.
type Issuer struct {
	Pointer string `json:"-"` // JSON Pointer, see AllIssuers

	Parent Lines  `json:"parent" validate:"lines"`        // cơ quan chủ quản
	Name   Lines  `json:"name" validate:"required,lines"` // tên cơ quan
	Code   string `json:"code" validate:"code"`           // abbreviation used in the symbol

	NameInText string `json:"name_in_text" validate:"line"` // the name as it stands in a sentence; absent: made from Name
}

// Signer is who signs, with authority (quyền hạn) and position (chức vụ).
type Signer struct {
	Pointer string `json:"-"` // JSON Pointer, see AllSigners

	Authority     []string `json:"authority" validate:"signerlines,dive,filled,line"`
	Position      []string `json:"position" validate:"signerlines,dive,filled,line"`
	Name          string   `json:"name" validate:"line"`
	OtherPosition string   `json:"other_position" validate:"line"`
	Signature     string   `json:"signature" read:"image"` // data URI of a PNG
	Seal          string   `json:"seal" read:"image"`      // data URI of a PNG
}

// Drafter is ký hiệu người soạn thảo and số lượng bản phát hành.
type Drafter struct {
	Code   string `json:"code" validate:"required,filled,code"`
	Copies int    `json:"copies" validate:"gte=0,lte=1000000"`
}

// Received is the stamp of an office that received the document (dấu "Đến").
type Received struct {
	Office    string `json:"office" validate:"required,filled,line"`
	Number    string `json:"number" validate:"code"`
	Date      Date   `json:"date"`
	ForwardTo string `json:"forward_to" validate:"line"`
}

// Contact is the line of addresses (ô số 13).
type Contact struct {
	Address string `json:"address" validate:"line"`
	Phone   string `json:"phone" validate:"line"`
	Fax     string `json:"fax" validate:"line"`
	Email   string `json:"email" validate:"line"`
	Website string `json:"website" validate:"line"`
}

// Attachment is a phụ lục, đề cương or biểu mẫu that goes with the document.
type Attachment struct {
	Label       string       `json:"label" validate:"line" read:"marks"` // "Phụ lục": numbered when there are several; absent: "Phụ lục"; "": none
	Title       string       `json:"title" validate:"subject" read:"marks"`
	Subtitle    string       `json:"subtitle" validate:"subject" read:"marks"`
	Reference   Reference    `json:"reference" read:"marks"` // print "(Kèm theo …)"
	Separate    bool         `json:"separate"`               // a file of its own
	Orientation string       `json:"orientation" validate:"omitempty,oneof=portrait landscape"`
	SignedAt    Moment       `json:"signed_at" validate:"line"` // of an attachment signed in a file of its own
	Content     []Block      `json:"content" validate:"-"`      // checked with the tree
	FullHeader  bool         `json:"full_header"`
	Attachments []Attachment `json:"attachments" validate:"attachments,dive"` // phụ lục của phụ lục

	unlabelled bool // no label was given, not even an empty one
}

// Reference is whether an attachment says what it goes with, and in which words, if
// these are the author's own.
type Reference struct {
	Given bool
	Text  string
}

func (r *Reference) readNode(in *reader, n *tree.Node) {
	switch n.Kind {
	case tree.True, tree.False:
		r.Given = n.Kind == tree.True
	case tree.String:
		r.Text = in.text(n)
		r.Given = !blank(r.Text)
	default:
		in.wrongType(n, wordReference)
	}
}

// Labelled tells whether the label is the author's own, and not the usual word.
func (a *Attachment) Labelled() bool { return !a.unlabelled }

func (a *Attachment) readNode(r *reader, n *tree.Node) {
	r.object(n, a)
	a.unlabelled = !n.Has("label")
	a.Reference.Given = a.Reference.Given || a.Separate && !n.Has("reference") // Mẫu 2.2 has it
}

// Package check holds a document against the law and against good practice and
// tells what it finds. A finding names the rule, the place in the document and
// the clause.
//
// What keeps a document from being rendered is an error; package document
// finds it. What a careful clerk would still look at is a warning or a hint,
// and is found here: a slot that is left blank is no fault, and neither is a
// habit that the law does not ask for.
package check

import (
	"vanthu/internal/document"
	"vanthu/internal/rules"
)

// Severity tells how much a finding weighs.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // the document is not rendered
	Warning Severity = "warning" // the law says otherwise, or a part of the document is missing
	Hint    Severity = "hint"    // practice differs, or a slot is left to fill in
)

// Finding is one thing found.
type Finding struct {
	Pointer  string // JSON Pointer (RFC 6901) into the document; "" is the whole
	Rule     string // stable name, for machines
	Severity Severity
	Detail   string     // a sentence for the clerk, in Vietnamese
	DetailEN string     // the same in English
	Clause   rules.Cite // never empty
}

// The clauses of what no law speaks of.
const (
	contractClause rules.Cite = "quy cách dữ liệu JSON của vanthu"
	limitClause    rules.Cite = "giới hạn của vanthu"
)

// Faults are the findings for a document that was refused.
func Faults(faults document.Faults) []Finding {
	out := make([]Finding, len(faults))
	for i, f := range faults {
		clause := f.Cite
		if clause == "" {
			clause = contractClause
			if len(f.Rule) > 6 && f.Rule[:6] == "limit." {
				clause = limitClause
			}
		}
		out[i] = Finding{f.Pointer, f.Rule, Error, f.Detail, f.DetailEN, clause}
	}
	return out
}

// Document are the warnings and hints for a document that can be rendered, in
// the document's own order.
func Document(d *document.Document) []Finding {
	c := &checker{doc: d, profile: d.Rules(), kind: rules.FindKind(d.Kind)}
	c.head()
	c.body()
	c.recipients()
	c.signers()
	c.attachments()
	return c.found
}

// checker looks at one document.
type checker struct {
	doc     *document.Document
	profile *rules.Profile
	kind    *rules.Kind
	found   []Finding
}

func (c *checker) party() bool { return c.profile.Family == rules.Party }

// add notes a finding. The law is the clause for the state and for the Party.
func (c *checker) add(severity Severity, pointer, rule string, law clauses, vi, en string) {
	clause := law.state
	if c.party() {
		clause = ""
		if law.party != "" {
			clause = rules.Cite(c.profile.Name + ", " + law.party)
		}
	}
	if clause == "" {
		return // the family has no such rule
	}
	c.found = append(c.found, Finding{pointer, rule, severity, vi, en, clause})
}

// clauses are where a rule stands: in the law of the state, and the place in
// whichever guideline of the Party is in force. A family without a clause does
// not have the rule.
type clauses struct {
	state rules.Cite
	party string
}

func nd30(place string) rules.Cite { return rules.Cite("Nghị định 30/2020/NĐ-CP, " + place) }

// The clauses of the warnings.
var (
	lawParts      = clauses{nd30("Điều 8 khoản 2"), "các thành phần thể thức bắt buộc"}
	lawNumber     = clauses{nd30("Điều 15 và Phụ lục I, Phần I, Mục II, khoản 3"), "thể thức số và ký hiệu"}
	lawSymbol     = clauses{nd30("Phụ lục I, Phần I, Mục II, khoản 3, điểm b"), "thể thức số và ký hiệu"}
	lawDate       = clauses{nd30("Phụ lục I, Phần I, Mục II, khoản 4"), "thể thức địa danh và ngày tháng năm"}
	lawSubject    = clauses{nd30("Phụ lục I, Phần I, Mục II, khoản 5"), "thể thức tên loại và trích yếu"}
	lawEndMark    = clauses{"thông lệ trình bày (mọi mẫu ở Phụ lục III Nghị định 30/2020/NĐ-CP kết thúc bằng «./.»)", "thể thức nội dung (kết thúc bằng dấu chấm)"}
	lawMonth      = clauses{nd30("Phụ lục I, Phần I, Mục II, khoản 4, điểm b"), "thể thức địa danh và ngày tháng năm"}
	lawAuthority  = clauses{nd30("Điều 13 và Phụ lục I, Phần I, Mục II, khoản 7, điểm b"), "thể thức quyền hạn, chức vụ, chữ ký"}
	lawName       = clauses{nd30("Phụ lục I, Phần I, Mục II, khoản 7, điểm c"), "thể thức quyền hạn, chức vụ, chữ ký"}
	lawRecipients = clauses{nd30("Phụ lục I, Phần I, Mục II, khoản 9, điểm d"), "thể thức nơi nhận"}
	lawAnnex      = clauses{state: nd30("Phụ lục I, Phần I, Mục III, khoản 1")}
	lawRegister   = clauses{state: nd30("Phụ lục VI, Phần II, Mục I (trường Subject: 500 ký tự)")}
	lawTable      = clauses{state: "thông lệ trình bày (cỡ chữ trong bảng 12–13)"}
)

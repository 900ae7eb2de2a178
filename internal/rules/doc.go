// Package rules is thể thức as tables: every number and every fixed word that
// the law gives for an official document, each with the clause it stands in.
//
// Three profiles are known: nd30 (Nghị định 30/2020/NĐ-CP, the state),
// dang-2018 (Hướng dẫn 36-HD/VPTW) and dang-2026 (Hướng dẫn 05-HD/VPTW, the
// Party). A profile is a value: the two worlds differ in data, and in a few
// named choices such as the mark under the issuer. Where the law is silent a
// convention is used; its citation says so, and an option of the document's
// style can change it.
//
// Profile.Tables is all of it for who reads no Go, and the goldens are that
// print. The law_*_test.go of package render are a second copy, typed from the
// law, which finished paper is measured against: a witness on purpose.
package rules

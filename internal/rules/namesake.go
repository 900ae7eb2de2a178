package rules

import (
	"slices"
	"strconv"
	"strings"
)

// LawNamesake says how a sentence names bodies; the instruments speak only of
// the head.
var LawNamesake = Law{custom("tên nhiều nơi cùng có thì trong câu viết kèm tên cơ quan chủ quản"), custom("tên nhiều nơi cùng có thì trong câu viết kèm tên cấp ủy")}

// What stands between the names of bodies that issue together, in a sentence.
const (
	InTextComma = ", "
	InTextAnd   = " và "
)

// namesake are names that a body has wherever its parent is of a kind.
type namesake struct {
	Family         Family
	Names, Parents []string // in small letters
	As             string   // of the parent in a sentence; empty: its name
}

var namesakes = []namesake{
	{Party, []string{"ban tổ chức", "ban tuyên giáo", "ban dân vận", "ban tuyên giáo và dân vận", "ban nội chính", "ban xây dựng đảng", "ủy ban kiểm tra", "cơ quan ủy ban kiểm tra", "văn phòng"}, []string{"tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy"}, ""},
	{State, []string{"văn phòng", "thanh tra"}, []string{"bộ", "sở", "ủy ban nhân dân", "ubnd"}, ""},
	{Party, []string{"ban tổ chức", "ban tuyên giáo", "ban dân vận", "ban tuyên giáo và dân vận", "ban nội chính", "ủy ban kiểm tra"}, []string{"ban chấp hành trung ương"}, "Trung ương"},
	{Party, []string{"văn phòng"}, []string{"ban chấp hành trung ương"}, "Trung ương Đảng"},
}

// Namesake tells whether a body's name is one that many have, so that a
// sentence says whose it is: "Văn phòng" under "Tỉnh ủy …". As is what is said of
// the parent, if not its name.
func Namesake(parent, name string) (is bool, as string) {
	parent, name = plainTone(parent), plainTone(name)
	for i := range namesakes {
		n := &namesakes[i]
		for _, of := range n.Parents {
			if strings.HasPrefix(parent+" ", of+" ") && slices.Contains(n.Names, name) {
				return true, n.As
			}
		}
	}
	return false, ""
}

// plainTone is a name in small letters, with the tone of "ủy" on its first vowel.
func plainTone(s string) string { return strings.ReplaceAll(strings.ToLower(s), "uỷ", "ủy") }

// namesakeRows are those of a profile, for people.
func (p *Profile) namesakeRows() (rows []Row) {
	for i, n := range namesakes {
		if key := "namesake." + strconv.Itoa(i); n.Family == p.Family {
			rows = append(rows, quoted(key, "trong câu viết kèm tên cơ quan chủ quản: tên cơ quan", strings.Join(n.Names, "», «"), p.Cite(LawNamesake)),
				quoted(key+".of", "nếu cơ quan chủ quản là", strings.Join(n.Parents, "», «"), p.Cite(LawNamesake)))
			rows = appendWords(rows, key+".as", "ghi tên cơ quan chủ quản là", n.As, p.Cite(LawNamesake))
		}
	}
	return append(rows, quoted("issuer_in_text", "giữa tên các cơ quan cùng ban hành, trong câu", InTextComma+"», «"+InTextAnd, p.Cite(LawNamesake)))
}

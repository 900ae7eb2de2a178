package draft

import (
	"reflect"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/tree"
)

// gapNames are what a clerk calls the values that may be missing, by key; an
// element of a list is called as its list.
var gapNames = map[string]string{
	"kind": "loại văn bản", "issuer": "tên cơ quan", "issuers": "tên cơ quan", "name": "tên cơ quan", "parent": "cơ quan chủ quản",
	"symbol": "ký hiệu", "place": "địa danh", "subject": "trích yếu", "to": "nơi kính gửi", "authority_line": "thẩm quyền ban hành",
	"bases": "căn cứ", "opening": "lời mở đầu", "purposes": "mục đích, yêu cầu", "sections": "nội dung", "closing": "lời kết",
	"recipients": "nơi nhận", "archive": "nơi lưu", "signer": "người ký", "signers": "người ký", "authority": "quyền hạn", "position": "chức vụ",
	"code": "ký hiệu người soạn thảo", "office": "cơ quan nhận", "content": "nội dung", "items": "nội dung", "text": "nội dung", "title": "tiêu đề",
	"label": "tên dòng", "value": "giá trị", "form": "dòng điền", "table": "bảng", "rows": "ô", "header": "ô", "attachments": "tiêu đề phụ lục",
	"caption": "tên bảng", "note": "ghi chú",
}

// What the blank slots of number and date are called.
const (
	numberGap = "số"
	dateGap   = "ngày, tháng, năm"
)

// stopgapKind is the kind of a draft that has none: any kind would do that all
// profiles have and that needs nothing of its own.
const stopgapKind = "thong-bao"

// gap makes what stands in the place of a missing value, and notes what prints
// it; nil where nothing can stand there.
func (d *Draft) gap(p string) *tree.Node {
	name := gapName(p)
	switch p {
	case "/kind":
		d.note(p, p, name)
		return &tree.Node{Kind: tree.String, Text: stopgapKind}
	case "/to", "/sections", "/recipients":
		return elements(d.words(p, p+"/0", name))
	case "/signer":
		return members("position", elements(d.words(p+"/position", p+"/position/0", gapNames["position"])), "name", d.words(p+"/name", p+"/name", signerName))
	}
	switch of := d.source.TypeAt(p); of {
	case reflect.TypeFor[string](), reflect.TypeFor[document.Lines](), reflect.TypeFor[document.Block](), reflect.TypeFor[document.Cell]():
		return d.words(p, p, name)
	case reflect.TypeFor[document.Issuer]():
		return members("name", d.words(p+"/name", p+"/name", name))
	case reflect.TypeFor[document.Attachment]():
		return members("title", d.words(p+"/title", p+"/title", name))
	case reflect.TypeFor[document.FormLine]():
		return members("label", d.words(p+"/label", p+"/label", name))
	case reflect.TypeFor[document.Signer]():
		return members()
	}
	return nil
}

const signerName = "họ tên người ký"

// gapName is what the value at a pointer is called.
func gapName(p string) string {
	above, name := tree.Split(p)
	for above != "" && tree.IsIndex(name) {
		above, name = tree.Split(above)
	}
	if name == "name" && strings.Contains(above, "/signer") {
		return signerName
	}
	if name == "caption" && strings.HasSuffix(above, "/image") {
		return "tên hình"
	}
	if called, ok := gapNames[name]; ok {
		return called
	}
	return gapNames["text"]
}

// words are the name of a gap in brackets, in the place of the value of a key,
// which is printed as what the source points at.
func (d *Draft) words(key, source, name string) *tree.Node {
	d.note(key, source, name)
	return &tree.Node{Kind: tree.String, Text: "(" + name + ")"}
}

func (d *Draft) note(key, source, name string) {
	d.Gaps[d.source.Origin.Posted(source)] = Gap{Pointer: d.source.Origin.Posted(key), Name: name}
}

func elements(kids ...*tree.Node) *tree.Node {
	n := &tree.Node{Kind: tree.Array}
	for _, k := range kids {
		n.Kids = append(n.Kids, *k)
	}
	return n
}

// members are an object of names and values in turn.
func members(of ...any) *tree.Node {
	n := &tree.Node{Kind: tree.Object}
	for i := 0; i < len(of); i += 2 {
		n.Names = append(n.Names, of[i].(string))
		n.Kids = append(n.Kids, *of[i+1].(*tree.Node))
	}
	return n
}

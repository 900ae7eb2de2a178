package wordfill

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"
)

// asDOCX is what the clerk is told to do with a file of another kind.
const asDOCX = " Hãy mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi thử lại."

// foreign says what a file is that is no ZIP archive at all.
func foreign(file []byte) error {
	encrypted := bytes.Contains(file[:min(len(file), 1<<20)], []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e"))
	switch {
	case bytes.HasPrefix(file, []byte("\xD0\xCF\x11\xE0")) && encrypted:
		return whole(RuleFile, "Tệp Word có mật khẩu: hãy bỏ mật khẩu, lưu lại thành .docx rồi thử lại.", "The Word file is encrypted: save it without a password.")
	case bytes.HasPrefix(file, []byte("\xD0\xCF\x11\xE0")):
		return whole(RuleFile, "Đây là tệp Word đời cũ (.doc)."+asDOCX, "An old .doc file: save it as .docx.")
	case bytes.HasPrefix(file, []byte(`{\rtf`)):
		return whole(RuleFile, "Đây là tệp RTF."+asDOCX, "An RTF file: save it as .docx.")
	case bytes.HasPrefix(file, []byte("%PDF")):
		return whole(RuleFile, "Đây là tệp PDF, không phải mẫu Word.", "A PDF file, not a Word template.")
	}
	return nil
}

// The content types of what Word opens as a document.
const (
	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	mainType = wordType + "document.main+xml"
	dotxType = wordType + "template.main+xml"
)

// mainPart is the name of the part that holds the body, as the package says.
func mainPart(entries []entry) (string, error) {
	var odt, macros bool
	parts := map[string][]byte{}
	for _, e := range entries {
		parts[strings.ToLower(e.name)] = e.data
		odt = odt || e.name == "META-INF/manifest.xml" || e.name == "content.xml"
		macros = macros || strings.EqualFold(path.Base(e.name), "vbaProject.bin")
	}
	main := target(parts["_rels/.rels"])
	kind := contentType(parts["[content_types].xml"], main)
	_, there := parts[strings.ToLower(main)]
	switch {
	case macros || strings.Contains(kind, "macroEnabled"):
		return "", whole(RuleFile, "Mẫu có macro (.docm) không được nhận."+asDOCX, "A template with macros (.docm) is not taken: save it as .docx.")
	case kind == dotxType:
		return "", whole(RuleFile, "Đây là tệp khuôn mẫu của Word (.dotx)."+asDOCX, "A .dotx file: save it as .docx.")
	case odt && main == "":
		return "", whole(RuleFile, "Đây là tệp OpenDocument (.odt)."+asDOCX, "An OpenDocument file: save it as .docx.")
	case kind != mainType || !there:
		return "", whole(RuleFile, "Tệp không phải văn bản Word .docx."+asDOCX, "Not a Word document.")
	}
	for _, e := range entries {
		if strings.EqualFold(e.name, main) {
			main = e.name
		}
	}
	return main, nil
}

// target is where the package says that its document is.
func target(rels []byte) string {
	var doc struct {
		Relationship []struct {
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if decode(rels, &doc) != nil {
		return ""
	}
	for _, r := range doc.Relationship {
		if strings.HasSuffix(r.Type, "/relationships/officeDocument") {
			return strings.TrimPrefix(path.Clean("/"+r.Target), "/")
		}
	}
	return ""
}

// contentType is what the package says a part is.
func contentType(types []byte, part string) string {
	var doc struct {
		Override []struct {
			PartName    string `xml:"PartName,attr"`
			ContentType string `xml:"ContentType,attr"`
		}
		Default []struct {
			Extension   string `xml:"Extension,attr"`
			ContentType string `xml:"ContentType,attr"`
		}
	}
	if decode(types, &doc) != nil {
		return ""
	}
	for _, o := range doc.Override {
		if strings.EqualFold(o.PartName, "/"+part) {
			return o.ContentType
		}
	}
	for _, d := range doc.Default {
		if strings.EqualFold("."+d.Extension, path.Ext(part)) {
			return d.ContentType
		}
	}
	return ""
}

// maxIndex bounds the two parts that say what the others are.
const maxIndex = 1 << 20

func decode(data []byte, v any) error {
	return xml.Unmarshal(data[:min(len(data), maxIndex)], v)
}

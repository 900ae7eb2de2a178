package pdffile

import "bytes"

// Loose are the faces of the page's text that are not in the file, by their names.
func (p *Page) Loose() []string {
	var out []string
	for _, ref := range p.f.find(p.resources.Key("Font")).Value.Entries() {
		f := p.f.find(ref).Value
		name, _ := f.Key("BaseFont").Name()
		kind, _ := f.Key("Subtype").Name()
		if kind == "Type0" {
			for below := range p.f.find(f.Key("DescendantFonts")).Value.Items() {
				f = p.f.find(below).Value
				break
			}
		}
		if kind == "Type3" || name == "" {
			continue // drawn in the file itself
		}
		d := p.f.find(f.Key("FontDescriptor")).Value
		if d.Key("FontFile") == nil && d.Key("FontFile2") == nil && d.Key("FontFile3") == nil {
			out = append(out, name)
		}
	}
	return out
}

// Version is the version that the file begins with, such as "1.7"; empty: none.
func (f *File) Version() string {
	const mark, far = "%PDF-", 1 << 10
	at := bytes.Index(f.data[:min(len(f.data), far)], []byte(mark))
	if at < 0 || at+len(mark)+len("1.7") > len(f.data) {
		return ""
	}
	return string(f.data[at+len(mark) : at+len(mark)+len("1.7")])
}

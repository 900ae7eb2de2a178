package batch

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/fill"
	"vanthu/internal/render"
)

// zipped is how a Word file begins.
var zipped = []byte("PK\x03\x04")

// newSource reads a template.
func newSource(r *render.Renderer, t Template, spec Spec, options Options) (source, fault.List) {
	if bytes.HasPrefix(t.Data, zipped) {
		return newWordSource(t, spec, options)
	}
	if wrong := alien(t); wrong != nil {
		return nil, wrong
	}
	template, err := fill.ParseJSON(t.Data)
	if err != nil {
		return nil, templateFaults(err)
	}
	return &jsonSource{r, options.reading(), render.Wanted(spec.Formats), template}, nil
}

// alien is the fault of a template that is neither JSON nor a DOCX: what a file
// of another program begins with would be told as a slip in JSON.
func alien(t Template) fault.List {
	wrong := func(vi, en string) fault.List {
		return fault.List{fault.New("", "template.form", fault.Text{vi, en})}
	}
	switch {
	case bytes.HasPrefix(t.Data, []byte("\xd0\xcf\x11\xe0")):
		return wrong("Mẫu này là tệp Word cũ (.doc), hoặc có mật khẩu mở tệp. Mở bằng Word, bỏ mật khẩu nếu có, rồi lưu lại thành .docx.",
			"This template is an old Word file (.doc), or has a password. Open it with Word, take the password off, and save it as .docx.")
	case bytes.HasPrefix(t.Data, []byte("%PDF")), bytes.HasPrefix(t.Data, []byte(`{\rtf`)), strings.EqualFold(path.Ext(t.Name), ".docx") && !bytes.HasPrefix(bytes.TrimLeft(t.Data, "\ufeff \t\r\n"), []byte("{")):
		return wrong("Mẫu này không phải văn bản JSON, cũng không phải tệp .docx. Soạn bằng Word thì lưu lại thành .docx.",
			"This template is neither a document in JSON nor a .docx. If it was made with Word, save it as .docx.")
	}
	return nil
}

// templateFaults are the faults of a template that cannot be read.
func templateFaults(err error) fault.List {
	var wrong fault.List
	if !errors.As(err, &wrong) {
		return fault.List{internal(err.Error())}
	}
	return wrong
}

// checkFormats tells what is wrong with the kinds of files asked for: pictures of
// pages are for looking at one document.
func checkFormats(spec Spec) (wrong fault.List) {
	all := fault.Listed(render.Names(render.Whole))
	for _, f := range spec.Formats {
		if !slices.Contains(render.Whole, f) {
			wrong = append(wrong, fault.New("/formats", "spec.formats", fault.Text{"Không lập hàng loạt ra «%s» được; các định dạng: %s.", "Batches are not made as «%s»; there are %s."}, string(f), all))
		}
	}
	if spec.Merge && len(spec.Formats) > 0 && !slices.Contains(spec.Formats, render.PDF) {
		wrong = append(wrong, fault.New("/merge", "spec.merge", fault.Text{"Gộp thành một PDF thì phải lập cả PDF.", "One PDF of all documents needs the format pdf."}))
	}
	return wrong
}

package httpapi

import (
	"context"
	"errors"
	"slices"

	"vanthu/internal/check"
	"vanthu/internal/convert"
	"vanthu/internal/fault"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

// word are the types of Word files that are read as they are.
var word = service.FileType{MediaType: render.DOCX.MediaType(), Extensions: []string{".docx", ".docm", ".dotx", ".dotm"}}

// otherTypes are those by which such files and older ones are sent. What a file
// is its content tells.
var otherTypes = []service.FileType{
	{MediaType: "application/vnd.ms-word.document.macroenabled.12"},
	{MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.template"},
	{MediaType: "application/vnd.ms-word.template.macroenabled.12"},
	{MediaType: "application/msword", Extensions: []string{".doc", ".dot"}},
	{MediaType: "application/rtf", Extensions: []string{".rtf"}},
	{MediaType: "text/rtf"},
	{MediaType: "application/vnd.oasis.opendocument.text", Extensions: []string{".odt"}},
}

// files are files of the types, of Word files in every form.
func (d *door) files(most int, types ...service.FileType) service.Files {
	return service.Files{Most: most, Types: slices.Concat([]service.FileType{word}, types, otherTypes), Reread: d.reread}
}

// reread makes a file that is read of one in an old form, by the operator's
// converter.
func (d *door) reread(ctx context.Context, file service.File) (service.File, bool, error) {
	is := func(t service.FileType) bool { return t.MediaType == file.MediaType }
	if !is(word) && !slices.ContainsFunc(otherTypes, is) {
		return file, false, nil // text may begin as an .rtf does
	}
	file.MediaType = word.MediaType
	format := check.Sniff(file.Data)
	switch format {
	case check.PDF:
		file.MediaType = render.PDF.MediaType()
		return file, false, nil
	case check.DOC, check.RTF, check.OpenDocument:
	default:
		return file, false, nil
	}
	if err := d.rereads.Enter(ctx); err != nil {
		return file, false, err
	}
	defer d.rereads.Leave()
	data, err := convert.Reread(ctx, d.config.Converter, file.Data, string(format))
	if err != nil {
		return file, false, d.unconverted(err)
	}
	if check.Sniff(data) == check.PDF {
		file.MediaType = render.PDF.MediaType()
	}
	file.Data = data
	return file, true, nil
}

// unconverted is the problem of a file that was not converted.
func (d *door) unconverted(err error) error {
	var wrong *convert.Error
	if !errors.As(err, &wrong) {
		return err
	}
	if wrong.Err != nil && wrong.Reason != convert.Failed { // of a file at fault nothing is told
		d.Log.Warn("a file was not converted", "error", wrong.Err.Error())
	}
	vi, en := wrong.Detail.In(fault.Vietnamese), wrong.Detail.In(fault.English)
	switch wrong.Reason {
	case convert.Off:
		return service.WrongMediaType.Saying(vi, en)
	case convert.Unavailable:
		return service.Busy.Saying(vi, en)
	case convert.Late:
		return service.SlowRender.Saying(vi, en)
	case convert.TooLarge:
		return service.TooLarge.Saying(vi, en)
	}
	return service.InvalidDocument.With(fault.New("", "file.unreadable", wrong.Detail))
}

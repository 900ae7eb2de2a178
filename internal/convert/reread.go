package convert

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"vanthu/internal/fault"
)

// Reread makes a file that this program reads of one that it does not: of a .doc,
// .rtf or .odt, which ext tells, a DOCX, or a PDF where the converter makes nothing
// else. Its error is an *Error, or that of ctx; a nil converter is one too.
//
// What such a file holds cannot be looked at before, so that LibreOffice is given
// it only where it is shut in.
func Reread(ctx context.Context, c Converter, file []byte, ext string) ([]byte, error) {
	if len(file) > MaxDOCX {
		return nil, tooLarge(ext, MaxDOCX)
	}
	made, err := reread(ctx, c, file, ext)
	var why *Error
	if errors.As(err, &why) && why.Reason == Failed {
		return nil, &Error{Failed, fault.Text{
			"Không mở được tệp ." + ext + ": tệp hỏng, có mật khẩu, hoặc không phải tệp văn bản.", "The ." + ext + " cannot be opened: it is damaged, has a password, or is no text.",
		}, why.Err}
	}
	return made, err
}

func reread(ctx context.Context, c Converter, file []byte, ext string) ([]byte, error) {
	switch c := c.(type) {
	case *office:
		if c.open != nil {
			return nil, &Error{Off, fault.Text{
				"Máy này không cho LibreOffice chạy trong vùng riêng nên không mở tệp ." + ext + "; hãy mở bằng Word và lưu lại thành .docx.",
				"LibreOffice cannot be shut in on this machine, so it is not given a ." + ext + "; save the file as .docx.",
			}, c.open}
		}
		return c.docx(ctx, file, ext)
	case *gotenberg:
		return c.pdf(ctx, file, ext)
	}
	return nil, &Error{Off, fault.Text{
		"Chưa đọc được tệp ." + ext + ": hãy mở bằng Word và lưu lại thành .docx (hoặc chạy với --converter soffice).",
		"A ." + ext + " cannot be read here: save it as .docx in Word (or run with --converter soffice).",
	}, nil}
}

// docx has LibreOffice make a DOCX of a file.
func (o *office) docx(ctx context.Context, file []byte, ext string) (made []byte, err error) {
	err = o.within(ctx, func(ctx context.Context, dir string) error {
		source := filepath.Join(dir, "source."+ext)
		if err := errors.Join(furnish(dir), os.WriteFile(source, file, 0o600)); err != nil {
			return unavailable(err)
		}
		if err := o.run(ctx, dir, "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, source); err != nil {
			return err
		}
		made, err = readDOCX(filepath.Join(dir, "source.docx"))
		return err
	})
	return made, err
}

// readDOCX reads what LibreOffice has made, which is as long as its pictures are.
func readDOCX(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, failed(errors.New("soffice made no DOCX"))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxDOCX+1))
	switch {
	case err != nil:
		return nil, unavailable(err)
	case len(data) > MaxDOCX:
		return nil, tooLarge("DOCX", MaxDOCX)
	}
	return data, nil
}

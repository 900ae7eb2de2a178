package cli

import (
	"os"
	"strings"

	"github.com/spf13/pflag"

	"vanthu/fonts"
	"vanthu/internal/render"
)

// faces are the faces of the folder given with --fonts, or the built-in ones.
func faces(dir string, given bool) (fonts.Set, error) {
	if !given {
		return fonts.Default(), nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return fonts.Set{}, wrongUse("--fonts: không mở được thư mục «%s»: %s", dir, reason(err))
	}
	if !info.IsDir() {
		return fonts.Set{}, wrongUse("--fonts: «%s» không phải là thư mục", dir)
	}
	set, err := fonts.Dir(dir)
	if err != nil {
		return fonts.Set{}, facesError(dir, given, err)
	}
	return set, nil
}

// rendererOf is a renderer for the faces of a folder, or for the program's own
// where none is given.
func rendererOf(dir string, given bool) (*render.Renderer, error) {
	set, err := faces(dir, given)
	if err != nil {
		return nil, err
	}
	r, err := render.New(set)
	if err != nil {
		return nil, facesError(dir, given, err)
	}
	return r, nil
}

// facesError tells why faces cannot be used. With faces from a folder that is
// wrong use; with the built-in ones it is a fault of the program.
func facesError(dir string, given bool, err error) error {
	if !given {
		return err
	}
	lines := []string{"--fonts: không dùng được bộ phông trong «" + dir + "»:"}
	for line := range strings.Lines(err.Error()) {
		lines = append(lines, "  "+faceWords.Replace(strings.TrimSpace(line)))
	}
	return wrongUses(lines)
}

// faceWords puts the errors of packages fonts and metrics into Vietnamese. What
// it does not know stays English.
var faceWords = strings.NewReplacer(
	"fonts: ", "",
	"metrics: ", "",
	": no file ", ": thiếu tệp ",
	" is there more than once: ", " có nhiều hơn một: ",
	"not a TrueType face: too short", "không phải phông TrueType: tệp quá ngắn",
	"not a TrueType face: it has PostScript outlines (OpenType CFF)", "không phải phông TrueType: nét chữ kiểu PostScript (OpenType CFF)",
	"not a TrueType face: it is a collection of faces (TTC)", "không phải phông TrueType: là bộ nhiều phông (TTC)",
	"not a TrueType face: it is a web font (WOFF)", "không phải phông TrueType: là phông cho web (WOFF)",
	"not a TrueType face: it begins with ", "không phải phông TrueType: tệp bắt đầu bằng ",
	"not a TrueType face: its OS/2 table is cut off", "không phải phông TrueType: bảng OS/2 bị cụt",
	"not a usable face: no OS/2 table tells whether it may be embedded", "không dùng được: thiếu bảng OS/2 cho biết có được nhúng hay không",
	"its licence forbids embedding in documents", "giấy phép của phông cấm nhúng vào tài liệu",
	"its licence forbids embedding a subset", "giấy phép của phông cấm nhúng một phần",
	"its licence forbids embedding outlines", "giấy phép của phông cấm nhúng nét chữ",
	"not a file", "không phải là tệp",
	"larger than ", "lớn hơn ",
	" bytes, too large for a face", " byte, quá lớn đối với một phông",
	"the face lacks ", "phông thiếu các chữ ",
)

// facesFlag lets the caller name the folder of the faces.
func facesFlag(flags *pflag.FlagSet, folder *string) {
	flags.StringVar(folder, "fonts", "", "dùng bốn tệp phông Times New Roman hoặc Liberation Serif trong `THƯ_MỤC` này")
}

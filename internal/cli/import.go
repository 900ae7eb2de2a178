package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"vanthu/internal/check"
	"vanthu/internal/convert"
	"vanthu/internal/disk"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/importer"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

var importCommand = command{
	name:    "import",
	args:    "TỆP… [-o THƯ_MỤC] [--format json,pdf,docx] [--converter soffice] [--offices THƯ_MỤC] [--fonts THƯ_MỤC]",
	summary: "lấy văn bản từ tệp Word, PDF hoặc chữ, thành JSON",
	about: `Mỗi TỆP là một tệp ` + strings.Join(importedEndings(), ", ") + `; "-" là chữ ở đầu vào chuẩn. Làm ra
TÊN.json, là văn bản mà lệnh render nhận, và TÊN.report.json: những chỗ cần xem
lại, phần không có trong văn bản kèm lý do. Không có -o thì các tệp ấy nằm cạnh
tệp vào (từ "-" thì là van-ban.json trong thư mục hiện tại).

Không bớt chữ nào: chữ nào cũng ở trong văn bản hoặc ở "left_out". Chỗ đọc chưa
chắc được in ra, mỗi dòng một chỗ. Thứ bắt buộc mà không tìm thấy thì có dấu
chấm ở chỗ ấy.

Tệp .doc, .rtf, .odt cần --converter (LibreOffice hoặc Gotenberg); không có
thì mở bằng Word rồi lưu lại thành .docx.

--format pdf,docx lập luôn văn bản theo thể thức: TÊN.pdf, TÊN.docx. Tệp Word
vào không bao giờ bị ghi đè.
`,
	define: func(flags *pflag.FlagSet) action {
		r := &importRun{}
		flags.StringVarP(&r.output, "output", "o", "", "ghi vào `THƯ_MỤC` này (chưa có thì tạo)")
		flags.Var(&r.formats, "format", "làm các `LOẠI` tệp này, cách nhau dấu phẩy: json,pdf,docx (mặc định: json)")
		officesFlag(flags, &r.offices)
		flags.StringVar(&r.converter, "converter", "", "`soffice`, đường dẫn của soffice, hoặc địa chỉ Gotenberg: đọc tệp .doc, .rtf, .odt")
		facesFlag(flags, &r.fonts)
		return func(ctx context.Context, e *env, args []string) error {
			r.env, r.fontsGiven = e, flags.Changed("fonts")
			return r.run(ctx, args, flags.Changed("output"))
		}
	},
}

// importedEndings are the endings of the files that are read.
func importedEndings() []string {
	var out []string
	for _, t := range importer.Types {
		out = append(out, t.Extensions...)
	}
	return out
}

// importFormats is the value of --format: "json" and formats of files.
type importFormats struct {
	data  bool // JSON
	files formats
}

// String is the value as it is written.
func (f *importFormats) String() string { return f.files.String() }

// Type names the kind of value.
func (f *importFormats) Type() string { return f.files.Type() }

// Set takes a value from the command line.
func (f *importFormats) Set(value string) error {
	for word := range strings.SplitSeq(value, ",") {
		if strings.EqualFold(strings.TrimSpace(word), "json") {
			f.data = true
			continue
		}
		if !slices.Contains(render.Whole, render.Format(strings.ToLower(strings.TrimSpace(word)))) {
			return fmt.Errorf("không có định dạng «%s»; các định dạng: json,%s", word, join(render.Whole))
		}
		if err := f.files.Set(word); err != nil {
			return err
		}
	}
	return nil
}

// importRun is one run of the import command.
type importRun struct {
	env        *env
	output     string
	formats    importFormats
	converter  string
	convert    convert.Converter
	offices    string // folder
	reading    document.Options
	fonts      string
	fontsGiven bool
	renderer   *render.Renderer
	folders    disk.Folders
}

// importJob is one file to read.
type importJob struct {
	input     input
	mediaType string
	ext       string // of a file that a converter makes another of
	stem      string // path of the files that are made, without their endings
}

func (r *importRun) run(ctx context.Context, args []string, outputGiven bool) error {
	service.TuneCollector(softLimit)
	inputs, err := openable(args, r.env.stdin)
	if err != nil {
		return err
	}
	if outputGiven {
		if err := r.folder(); err != nil {
			return err
		}
	}
	if len(r.formats.files) == 0 {
		r.formats.data = true
	}
	jobs, err := r.plan(inputs)
	if err != nil {
		return err
	}
	if r.convert, err = converter(r.converter); err != nil {
		return err
	}
	if r.reading, err = r.env.reading(r.offices); err != nil {
		return err
	}
	if r.renderer, err = rendererOf(r.fonts, r.fontsGiven); err != nil {
		return err
	}
	return doAll(r.env, &r.folders, jobs, func(j importJob) outcome { return r.one(ctx, j) })
}

// folder makes sure that -o can be a folder.
func (r *importRun) folder() error {
	switch r.output {
	case "":
		return wrongUse("-o cần tên thư mục")
	case "-":
		return noStandardOutput()
	}
	if ext := strings.ToLower(filepath.Ext(r.output)); !os.IsPathSeparator(r.output[len(r.output)-1]) && (slices.Contains(alien, ext) || ext == ".pdf" || ext == ".docx") {
		if info, err := os.Stat(r.output); err != nil || !info.IsDir() {
			return wrongUse("-o %s: cần tên thư mục; nếu đúng là thư mục thì thêm %c vào cuối", r.output, filepath.Separator)
		}
	}
	return folderPossible(r.output)
}

// plan says what is made of each input, see plan for documents.
func (r *importRun) plan(inputs []input) ([]importJob, error) {
	var jobs []importJob
	var wrong []string
	all := owners{}
	for _, in := range inputs {
		j := importJob{input: in, mediaType: mediaTypeOf(in.name), stem: filepath.Join(r.output, nameless)}
		if j.ext = reread(in.name); j.mediaType == "" && j.ext == "" {
			wrong = append(wrong, fmt.Sprintf("«%s»: chỉ đọc được %s; tệp khác thì mở bằng Word rồi lưu lại thành .docx", in.name, strings.Join(importedEndings(), ", ")))
			continue
		}
		if in.placed() {
			base := filepath.Base(in.name)
			j.stem = filepath.Join(cmp.Or(r.output, filepath.Dir(in.name)), strings.TrimSuffix(base, filepath.Ext(base)))
		}
		wrong = append(wrong, all.plan(in, r.paths(j), inputs)...)
		jobs = append(jobs, j)
	}
	return jobs, wrongUses(wrong)
}

// reread is the ending of a file that is read by way of a converter, without its
// dot; "" of others.
func reread(name string) string {
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	if slices.Contains([]string{"doc", "rtf", "odt"}, ext) {
		return ext
	}
	return ""
}

// read reads a file as a paper's file: its type and its bytes.
func (r *importRun) read(ctx context.Context, j importJob, data []byte) (mediaType string, file []byte, err error) {
	if j.ext == "" {
		return j.mediaType, data, nil
	}
	made, err := convert.Reread(ctx, r.convert, data, j.ext)
	var why *convert.Error
	switch {
	case errors.As(err, &why):
		return "", nil, fault.List{fault.New("", "file.unreadable", why.Detail)}
	case bytes.HasPrefix(made, []byte("%PDF")):
		return mediaTypeOf("made.pdf"), made, err
	}
	return mediaTypeOf("made.docx"), made, err
}

// mediaTypeOf is the type of a file by its ending; "-" is text.
func mediaTypeOf(name string) string {
	ext := strings.ToLower(filepath.Ext(name))
	if name == standardInput {
		ext = ".txt"
	}
	for _, t := range importer.Types {
		if slices.Contains(t.Extensions, ext) {
			return t.MediaType
		}
	}
	return ""
}

// The endings of what is made besides files of formats.
const (
	dataEnding   = ".json"
	reportEnding = ".report.json"
)

// paths are the files that are made of a job.
func (r *importRun) paths(j importJob) []string {
	out := []string{j.stem + reportEnding}
	if r.formats.data {
		out = append(out, j.stem+dataEnding)
	}
	for _, f := range r.formats.files {
		out = append(out, j.stem+f.Extension())
	}
	return out
}

// one does a job whole.
func (r *importRun) one(ctx context.Context, j importJob) outcome {
	return whole(j.input, func() (written, warnings []string, err error) { return r.files(ctx, j) })
}

// files reads a file, makes the document and saves what is wanted of it.
func (r *importRun) files(ctx context.Context, j importJob) (written, warnings []string, err error) {
	data, err := j.input.read(ctx, importer.MaxFile)
	switch {
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case err != nil:
		return nil, nil, fmt.Errorf("không đọc được: %s", reason(err))
	case len(data) > importer.MaxFile:
		return nil, nil, fmt.Errorf("tệp dài quá %d MB", importer.MaxFile>>20)
	}
	kind, data, err := r.read(ctx, j, data)
	if err != nil {
		return nil, nil, err
	}
	paper, err := importer.Read(nil, kind, data)
	if err != nil {
		return nil, nil, err
	}
	result, err := importer.Import(paper, importer.Options{Covers: r.renderer.Covers, Decode: func(data []byte) error {
		_, err := r.renderer.Decode(data, r.reading)
		return err
	}})
	if err != nil {
		return nil, nil, err
	}
	pending, err := r.made(ctx, j, result)
	if err != nil {
		return nil, nil, err
	}
	if err := disk.Save(ctx, &r.folders, pending); err != nil {
		return nil, nil, unwritten(err)
	}
	for _, f := range pending {
		written = append(written, f.Path)
	}
	return written, j.doubts(result), nil
}

// made are the files of a result, the report last.
func (r *importRun) made(ctx context.Context, j importJob, result *importer.Result) ([]disk.File, error) {
	var out []disk.File
	if r.formats.data {
		out = append(out, disk.File{Path: j.stem + dataEnding, Data: result.Document})
	}
	if len(r.formats.files) > 0 {
		d, err := r.renderer.Decode(result.Document, r.reading)
		if err != nil {
			return nil, err
		}
		rendered, err := r.renderer.Render(ctx, d, r.formats.files...)
		if err != nil {
			return nil, err
		}
		for _, f := range rendered.Files {
			out = append(out, disk.File{Path: f.Name(j.stem), Data: f.Data})
		}
	}
	report, err := service.Encode(importReport{check.Tell(result.Findings, fault.Vietnamese), append([]importer.LeftOut{}, result.LeftOut...)})
	return append(out, disk.File{Path: j.stem + reportEnding, Data: report}), err
}

// importReport is the file beside the document.
type importReport struct {
	Findings []check.Told       `json:"findings"`
	LeftOut  []importer.LeftOut `json:"left_out"`
}

// doubts are the lines about what is not certain in a result.
func (j importJob) doubts(result *importer.Result) []string {
	var lines []string
	for _, f := range result.Findings {
		lines = append(lines, j.input.fault(f.Pointer, f.Detail.String()))
	}
	if n := result.Lost(); n > 0 {
		lines = append(lines, j.input.line(fmt.Sprintf("%d chỗ của tệp không có trong văn bản, xem «left_out» trong %s", n, filepath.Base(j.stem)+reportEnding)))
	}
	return lines
}

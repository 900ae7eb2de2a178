package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"vanthu/internal/batch"
	"vanthu/internal/convert"
	"vanthu/internal/disk"
	"vanthu/internal/fault"
	"vanthu/internal/render"
	"vanthu/internal/rows"
	"vanthu/internal/service"
)

var batchCommand = command{
	name:    "batch",
	args:    "--template MẪU… --rows BẢNG -o THƯ_MỤC|TỆP.zip [TÙY CHỌN…]",
	summary: "lập hàng loạt: một mẫu, mỗi hàng của bảng một văn bản",
	about: `MẪU là một văn bản JSON hoặc tệp .docx soạn bằng Word, có các dấu {{tên cột}};
BẢNG là tệp .xlsx, .csv, .json hoặc .jsonl, hàng đầu là tên cột. Mỗi hàng cho
một văn bản; có nhiều MẪU (ghi --template nhiều lần) thì mỗi hàng cho một văn
bản từ mỗi mẫu.

Hàng có lỗi thì không có tệp nào và được kể ra (bảng: hàng, cột: lỗi); các hàng
khác vẫn được lập, mã thoát là 1. Tệp manifest.json ghi mọi hàng, tệp, số trang,
SHA-256 và lỗi. Đang lập vào THƯ_MỤC mà bị dừng thì chạy lại đúng lệnh ấy: những
tệp đã xong và không đổi thì không lập lại. TỆP.zip chỉ có khi đã xong tất cả.

Tên tệp theo --name, ví dụ --name '{{stt}} {{ten}}'; {{stt}} là số thứ tự của
hàng (0001), {{mau}} là tên tệp mẫu. Không có --name thì là '{{mau}}-{{stt}}'.
`,
	define: func(flags *pflag.FlagSet) action {
		r := &batchRun{}
		flags.StringArrayVarP(&r.templates, "template", "t", nil, "điền vào `MẪU` này: văn bản JSON hoặc tệp .docx có dấu {{…}}; ghi được nhiều lần")
		flags.StringVarP(&r.rows, "rows", "r", "", "lấy giá trị từ `BẢNG` này: .xlsx, .csv, .json, .jsonl")
		flags.StringVarP(&r.output, "output", "o", "", "ghi vào `THƯ_MỤC` này (chưa có thì tạo), hoặc ra một TỆP.zip")
		flags.Var(&r.formats, "format", formatUsage(render.Whole)+" (mặc định: "+join(render.Usual)+"; từ mẫu .docx thì chỉ docx)")
		flags.StringVar(&r.name, "name", "", "đặt tên tệp theo `CÁCH` này, có dấu {{…}}")
		flags.BoolVar(&r.merge, "merge", false, "gộp thêm mọi văn bản vào một PDF để in: "+batch.MergedName)
		flags.BoolVar(&r.duplex, "duplex", false, "cùng với --merge, để in hai mặt: mỗi văn bản bắt đầu ở một tờ mới")
		flags.StringVar(&r.sheet, "sheet", "", "lấy trang tính mang `TÊN` này của tệp .xlsx (mặc định: trang đầu không ẩn)")
		flags.IntVar(&r.header, "header", 0, "lấy tên cột ở hàng thứ `N` của bảng (mặc định: hàng đầu tiên có chữ, hoặc hàng có tên trong mẫu ở dưới tiêu đề)")
		flags.BoolVar(&r.visible, "visible", false, "bỏ những hàng bị ẩn, bị lọc của tệp .xlsx (mặc định: vẫn lấy và báo số hàng)")
		officesFlag(flags, &r.offices)
		facesFlag(flags, &r.fonts)
		flags.StringVar(&r.converter, "converter", "", "làm PDF từ mẫu .docx bằng `BỘ_CHUYỂN`: soffice, đường dẫn của soffice, hoặc địa chỉ của Gotenberg (mặc định: không)")
		return func(ctx context.Context, e *env, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			r.env = e
			r.fontsGiven = flags.Changed("fonts")
			return r.run(ctx)
		}
	},
}

// batchRun is one run of the batch command.
type batchRun struct {
	env        *env
	templates  []string
	rows       string
	output     string
	formats    formats
	name       string
	merge      bool
	duplex     bool
	sheet      string
	header     int
	visible    bool
	offices    string // folder
	fonts      string
	fontsGiven bool
	converter  string

	inputs   []input // which may not be overwritten
	zip      bool
	plan     *batch.Plan
	reader   *rows.Reader
	source   batch.Input
	warnings fault.List // of all rows together
	total    int
	folders  disk.Folders
}

// run checks all that can be used wrongly, and all that the templates and the
// rows as a whole have wrong, before it makes anything.
func (r *batchRun) run(ctx context.Context) error {
	service.TuneCollector(softLimit)
	disk.Sweep(os.TempDir(), time.Now())
	steps := []func() error{
		r.given, r.destination, r.compile, r.open,
		func() error { return r.survey(ctx) },
		func() error { return r.make(ctx) },
	}
	defer r.folders.Prune()
	defer r.close()
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// close gives back what the rows are kept in.
func (r *batchRun) close() {
	if r.reader != nil {
		_ = r.reader.Close() // it was only read
	}
}

// given finds the inputs.
func (r *batchRun) given() error {
	switch {
	case len(r.templates) == 0:
		return wrongUse("thiếu --template")
	case r.rows == "":
		return wrongUse("thiếu --rows")
	case r.output == "":
		return wrongUse("thiếu -o: tên thư mục hoặc tên tệp .zip")
	case r.header < 0:
		return wrongUse("--header phải là số thứ tự của hàng, từ 1")
	case r.duplex && !r.merge:
		return wrongUse("--duplex chỉ dùng cùng với --merge")
	}
	var wrong []string
	for _, name := range slices.Concat(r.templates, []string{r.rows}) {
		if name == standardInput {
			wrong = append(wrong, "lệnh này không đọc đầu vào chuẩn «-»")
			continue
		}
		info, err := try(name)
		if err != nil {
			wrong = append(wrong, unopened(name, err))
		}
		r.inputs = append(r.inputs, input{name: name, info: info})
	}
	return wrongUses(wrong)
}

// destination makes sense of -o. A name is a file if it ends in .zip and there
// is no such folder.
func (r *batchRun) destination() error {
	o := r.output
	ext := strings.ToLower(filepath.Ext(o))
	info, err := os.Stat(o)
	switch {
	case o == "-":
		return noStandardOutput()
	case err == nil && info.IsDir(), os.IsPathSeparator(o[len(o)-1]):
		return folderPossible(o)
	case ext == ".zip":
		r.zip = true
		if why := unfit(o, r.inputs); why != "" {
			return wrongUse("không ghi ra «%s»: %s", o, why)
		}
		return folderPossible(filepath.Dir(o))
	case slices.Contains(alien, ext), slices.ContainsFunc(render.Formats, func(f render.Format) bool { return f.Extension() == ext }):
		return wrongUse("-o %s: chỉ làm được thư mục hoặc tệp .zip; nếu là thư mục thì thêm %c vào cuối", o, filepath.Separator)
	}
	return folderPossible(o)
}

// compile reads the templates and all that says what to make of them.
func (r *batchRun) compile() error {
	spec := batch.Spec{Name: r.name, Formats: r.formats, Merge: r.merge, Duplex: r.duplex}
	for _, name := range r.templates {
		data, err := (input{name: name}).readAll(batch.MaxTemplate)
		if err != nil {
			return wrongUse("không đọc được «%s»: %s", name, reason(err))
		}
		spec.Templates = append(spec.Templates, batch.Template{Name: filepath.Base(name), Data: data})
	}
	renderer, err := rendererOf(r.fonts, r.fontsGiven)
	if err != nil {
		return err
	}
	v := version(r.env.version)
	options := batch.Options{Program: "vanthu " + v, Build: build(v)}
	reading, err := r.env.reading(r.offices)
	if err != nil {
		return err
	}
	if reading.Offices != nil {
		options.Offices = reading.Offices()
	}
	if options.Converter, err = converter(r.converter); err != nil {
		return err
	}
	if convert.Open(options.Converter) != nil {
		r.env.stderr.printf("vanthu: máy này không cho LibreOffice chạy trong vùng riêng; chỉ chuyển những tệp .docx mà bạn tin\n")
	}
	r.plan, err = batch.Compile(renderer, spec, options)
	var wrong fault.List
	if errors.As(err, &wrong) {
		return r.specFaults(wrong)
	}
	return err
}

// converter is the converter that a setting names.
func converter(setting string) (convert.Converter, error) {
	c, err := convert.New(setting, func() string { return "" })
	var wrong *convert.Error
	if errors.As(err, &wrong) {
		return nil, wrongUse("--converter: %s", wrong.Detail)
	}
	return c, err
}

// specFaults tells what is wrong with the templates, or with the flags.
func (r *batchRun) specFaults(wrong fault.List) error {
	var flags []string
	for _, f := range wrong {
		if i, _ := batch.InTemplate(f.Pointer); i < 0 {
			name := strings.TrimSuffix(strings.TrimPrefix(f.Pointer, "/"), "s") // of a list, where the flag is given for each
			flags = append(flags, "--"+name+": "+f.Detail.String())
		}
	}
	if flags != nil {
		return wrongUses(flags)
	}
	for _, f := range wrong {
		i, pointer := batch.InTemplate(f.Pointer)
		r.env.stderr.printf("%s\n", r.inputs[i].fault(pointer, f.Detail.String()))
	}
	return errReported
}

// open opens the file of rows.
func (r *batchRun) open() error {
	sum, err := fileSum(r.rows)
	if err != nil {
		return wrongUse("không đọc được «%s»: %s", r.rows, reason(err))
	}
	r.source = batch.Input{Name: filepath.Base(r.rows), SHA256: sum}
	r.reader, err = rows.Open(r.rows, rows.Options{
		Sheet: r.sheet, Header: r.header, Visible: r.visible, Lists: r.plan.Lists(), Wanted: r.plan.Names(), Prefix: "--",
	})
	if err != nil {
		return r.rowsError(err)
	}
	r.source.Warnings = r.reader.Warnings()
	for _, w := range r.source.Warnings {
		r.warn(0, w)
	}
	return nil
}

// rowsError says why rows cannot be read.
func (r *batchRun) rowsError(err error) error {
	var wrong *rows.FileError
	if !errors.As(err, &wrong) {
		return err
	}
	line := wrong.Detail.String()
	if wrong.Err != nil {
		line += " (" + reason(wrong.Err) + ")"
	}
	r.env.stderr.printf("%s\n", r.rowLine(wrong.Place.Row, "", "", line))
	return errReported
}

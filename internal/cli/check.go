package cli

import (
	"context"
	"errors"
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
	"vanthu/internal/render"
	"vanthu/internal/service"
)

var checkCommand = command{
	name:    "check",
	args:    "TỆP…|THƯ_MỤC… [--json] [--csv TỆP] [--comments THƯ_MỤC] [--converter soffice] [--offices THƯ_MỤC]",
	summary: "soát thể thức của văn bản Word, PDF, JSON",
	about: `Mỗi TỆP là một văn bản Word (.docx), PDF, hoặc JSON, nhận ra theo nội dung; "-" là
đầu vào chuẩn. Lỗi được in theo mức độ, kèm chỗ trong tệp, cách sửa và điều khoản.
Thể thức được chọn theo ngày của chính văn bản. Điều chưa xét được cũng được kể, có
lý do: không thấy lỗi chưa phải là đúng hết. Tệp được đọc, không bao giờ bị sửa.

THƯ_MỤC thì soát mọi văn bản trong đó, kể cả thư mục con, và in một bảng: tệp, số
lỗi, số cảnh báo. --csv ghi bảng ấy ra tệp; --json in kết quả cho chương trình khác,
mỗi tệp một dòng.

--comments ghi vào THƯ_MỤC bản sao của từng tệp Word, có ghi chú ở từng chỗ; tệp đã
ký số thì không. Tệp .doc, .rtf, .odt cần --converter (LibreOffice); nếu không có,
hãy mở bằng Word và lưu lại thành .docx.

Mã thoát: 0 không có lỗi; 1 có lỗi, hoặc có tệp không đọc được; 2 dùng lệnh sai.
`,
	define: func(flags *pflag.FlagSet) action {
		r := &checkRun{}
		flags.BoolVar(&r.asJSON, "json", false, "in kết quả dưới dạng JSON, mỗi tệp một dòng")
		flags.StringVar(&r.csv, "csv", "", "ghi bảng tổng hợp ra `TỆP` CSV")
		flags.StringVar(&r.comments, "comments", "", "ghi bản Word có ghi chú vào `THƯ_MỤC`")
		flags.StringVar(&r.converter, "converter", "", "`soffice`, đường dẫn của soffice, hoặc địa chỉ Gotenberg: đọc tệp .doc, .rtf, .odt")
		officesFlag(flags, &r.offices)
		facesFlag(flags, &r.fonts)
		return func(ctx context.Context, e *env, args []string) error {
			r.env, r.fontsGiven = e, flags.Changed("fonts")
			return r.run(ctx, args)
		}
	},
}

// checkRun is one run of the check command.
type checkRun struct {
	env        *env
	asJSON     bool
	csv        string
	comments   string
	converter  string
	offices    string // folder
	reading    document.Options
	fonts      string
	fontsGiven bool
	renderer   *render.Renderer
	convert    convert.Converter
	folders    disk.Folders
}

// checked is what came of one file.
type checked struct {
	file    checkFile
	report  *check.Report // nil: the file cannot be read
	fault   string        // why not, or why there is no copy with comments
	written string        // the copy with comments
	stopped error
}

// checkFile is a file to check.
type checkFile struct {
	input
	name string // below the folder that was named
}

func (r *checkRun) run(ctx context.Context, args []string) error {
	service.TuneCollector(softLimit)
	files, listed, err := checkFiles(args, r.env)
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
	if err := r.destinations(files); err != nil {
		return err
	}
	return r.all(ctx, files, listed)
}

// all checks the files, several at a time, and tells of each in their order.
func (r *checkRun) all(ctx context.Context, files []checkFile, listed bool) error {
	defer r.folders.Prune()
	summary := &checkTable{}
	var stopped error
	inOrder(files,
		func(f checkFile) checked { return r.one(ctx, f) },
		func(c checked) {
			if c.stopped != nil {
				stopped = c.stopped
				return
			}
			r.tell(&c, listed)
			summary.add(&c)
		})
	if stopped != nil {
		return stopped
	}
	if !r.asJSON && len(files) > 1 {
		summary.print(r.env.stdout)
	}
	if err := r.saveTable(ctx, summary); err != nil {
		return err
	}
	if summary.bad {
		return errReported
	}
	return nil
}

// one checks a file.
func (r *checkRun) one(ctx context.Context, f checkFile) (c checked) {
	c.file = f
	defer func() {
		if p := recover(); p != nil {
			c = checked{file: f, fault: "lỗi của chương trình: " + fault.Caught(p).Error()}
		}
	}()
	if ctx.Err() != nil {
		c.stopped = ctx.Err()
		return c
	}
	data, err := f.read(ctx, check.MaxFile)
	switch {
	case ctx.Err() != nil:
		c.stopped = ctx.Err()
		return c
	case err != nil:
		c.fault = "không đọc được: " + reason(err)
		return c
	}
	if c.report, err = r.report(ctx, data); err != nil {
		c.fault = told(err)
		return c
	}
	if r.comments != "" {
		c.written, err = r.comment(ctx, &f, c.report, data)
		if err != nil {
			c.fault = told(err)
		}
	}
	return c
}

// report is what is said of a file by its content.
func (r *checkRun) report(ctx context.Context, data []byte) (*check.Report, error) {
	switch format := check.Sniff(data); format {
	case check.JSON, check.Unknown:
		d, err := r.renderer.Decode(data, r.reading)
		var faults fault.List
		if errors.As(err, &faults) {
			if format == check.Unknown {
				return check.File(data, format, nil)
			}
			return check.OfRefused(faults), nil
		}
		if err != nil {
			return nil, err
		}
		return check.OfDocument(d), nil
	case check.DOC, check.RTF, check.OpenDocument:
		made, err := convert.Reread(ctx, r.convert, data, string(format))
		if err != nil {
			return nil, err
		}
		return check.File(made, check.Sniff(made), r.renderer.Width)
	default:
		return check.File(data, format, r.renderer.Width)
	}
}

// told is an error in the words of a clerk.
func told(err error) string {
	var faults fault.List
	var wrong *convert.Error
	switch {
	case errors.As(err, &faults):
		var lines []string
		for _, f := range faults {
			lines = append(lines, f.Detail.String())
		}
		return strings.Join(lines, " ")
	case errors.As(err, &wrong):
		return wrong.Detail.String()
	}
	return err.Error()
}

// comment writes the copy of a Word file with comments.
func (r *checkRun) comment(ctx context.Context, f *checkFile, report *check.Report, data []byte) (string, error) {
	if report.Source != check.SourceWord {
		return "", nil
	}
	out, err := report.Comment(data)
	if err != nil {
		return "", err
	}
	path := r.copyOf(f)
	if err := disk.Save(ctx, &r.folders, []disk.File{{Path: path, Data: out}}); err != nil {
		return "", unwritten(err)
	}
	return path, nil
}

// copyOf is where the copy of a file goes.
func (r *checkRun) copyOf(f *checkFile) string { return filepath.Join(r.comments, f.name) }

// destinations refuses copies that would take each other's place, or an input's.
func (r *checkRun) destinations(files []checkFile) error {
	if r.comments == "" {
		return nil
	}
	if err := folderPossible(r.comments); err != nil {
		return err
	}
	taken := map[string]string{}
	for i := range files {
		path := r.copyOf(&files[i])
		if other, ok := taken[path]; ok {
			return wrongUse("--comments: «%s» và «%s» cùng ra một tệp", other, files[i].input.name)
		}
		taken[path] = files[i].input.name
		if why := unfit(path, []input{files[i].input}); why != "" {
			return wrongUse("--comments: không ghi ra «%s»: %s", path, why)
		}
	}
	return nil
}

// checkable are the endings of files that a folder is looked through for.
var checkable = []string{".json", ".docx", ".docm", ".dotx", ".pdf", ".doc", ".rtf", ".odt"}

// checkFiles finds the files that are named, and those in folders; listed: one
// of them is a folder.
func checkFiles(args []string, e *env) (files []checkFile, listed bool, err error) {
	var single []string
	for _, name := range args {
		info, err := os.Stat(name)
		if name == standardInput || err != nil || !info.IsDir() {
			single = append(single, name)
			continue
		}
		listed = true
		found, err := inFolder(name)
		if err != nil {
			return nil, false, wrongUse("%s", unopened(name, err))
		}
		files = append(files, found...)
	}
	if listed && len(files)+len(single) == 0 {
		return nil, false, wrongUse("trong thư mục không có tệp %s nào", strings.Join(checkable, ", "))
	}
	if len(single) == 0 && listed {
		return files, listed, nil
	}
	inputs, err := openable(single, e.stdin)
	if err != nil {
		return nil, false, err
	}
	var named []checkFile
	for _, in := range inputs {
		named = append(named, checkFile{in, filepath.Base(in.name)})
	}
	return append(named, files...), listed, nil
}

// inFolder are the files in a folder, in the order of their names. What a program
// keeps there for itself is passed over.
func inFolder(dir string) ([]checkFile, error) {
	var out []checkFile
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		name := ""
		if d != nil {
			name = d.Name()
		}
		switch {
		case err != nil:
			return err
		case path != dir && strings.HasPrefix(name, "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case !d.Type().IsRegular() || strings.HasPrefix(name, "~$") || !slices.Contains(checkable, strings.ToLower(filepath.Ext(name))):
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		below, err := filepath.Rel(dir, path)
		if err != nil {
			below = name
		}
		out = append(out, checkFile{input{name: path, info: info}, below})
		return nil
	})
	return out, err
}

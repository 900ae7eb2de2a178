package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"vanthu/internal/disk"
	"vanthu/internal/document"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

var renderCommand = command{
	name:    "render",
	args:    "TỆP… [-o THƯ_MỤC|" + singleFiles("TỆP", "|") + "] [--format " + join(render.Formats) + "] [--fields signature] [--offices THƯ_MỤC] [--fonts THƯ_MỤC]",
	summary: "lập tệp PDF và DOCX từ văn bản JSON",
	about: `Mỗi TỆP là một văn bản JSON; "-" là đầu vào chuẩn. Không có -o thì tệp làm ra
nằm cạnh tệp JSON, cùng tên (từ "-" thì là van-ban.pdf, van-ban.docx trong thư
mục hiện tại). Tên các tệp đã ghi được in ra, mỗi dòng một tệp.

Văn bản có lỗi thì mọi lỗi được in ra, mỗi dòng một lỗi (tệp: vị trí: lỗi),
không tệp nào của văn bản đó được ghi; các văn bản khác vẫn được lập. Tệp đã có
cùng tên thì được thay, trừ các tệp đầu vào. Điều đáng xem lại mà không phải lỗi
được in thành cảnh báo; chữ của người soạn không bị sửa.

--format svg làm ảnh từng trang để xem trên trình duyệt: TÊN-1.svg, TÊN-2.svg…
Ảnh không kèm phông: máy xem cần Times New Roman hoặc Liberation Serif.

--fields signature đặt vào PDF những ô ký số để trống, mỗi người ký một ô và dấu
của cơ quan một ô, ở đúng chỗ luật định; phần mềm ký chỉ việc ký vào ô.
`,
	define: func(flags *pflag.FlagSet) action {
		r := &renderRun{}
		flags.StringVarP(&r.output, "output", "o", "", "ghi vào `THƯ_MỤC` này (chưa có thì tạo), hoặc ra đúng một "+singleFiles("TỆP", " hay "))
		flags.Var(&r.formats, "format", formatUsage(render.Formats)+" (mặc định: "+join(render.Usual)+")")
		flags.StringVar(&r.fields, "fields", "", "đặt vào PDF các ô ký số để trống: `LOẠI` là signature")
		officesFlag(flags, &r.offices)
		facesFlag(flags, &r.fonts)
		return func(ctx context.Context, e *env, args []string) error {
			r.env = e
			r.outputGiven = flags.Changed("output")
			r.fontsGiven = flags.Changed("fonts")
			return r.run(ctx, args)
		}
	},
}

// softLimit is what a run keeps below if that can be, in bytes. A document takes
// some megabytes, which is not worth a collection.
const softLimit = 512 << 20

// renderRun is one run of the render command.
type renderRun struct {
	env         *env
	output      string
	outputGiven bool
	formats     formats
	fields      string
	offices     string // folder
	reading     document.Options
	fonts       string
	fontsGiven  bool
	renderer    *render.Renderer
	folders     disk.Folders
}

// run checks all that can be used wrongly before it does anything.
func (r *renderRun) run(ctx context.Context, args []string) error {
	service.TuneCollector(softLimit)
	if err := r.fieldsFit(); err != nil {
		return err
	}
	inputs, err := openable(args, r.env.stdin)
	if err != nil {
		return err
	}
	where, err := r.destination(len(inputs))
	if err != nil {
		return err
	}
	jobs, err := plan(inputs, where, render.Wanted(r.formats))
	if err != nil {
		return err
	}
	if r.reading, err = r.env.reading(r.offices); err != nil {
		return err
	}
	if r.renderer, err = rendererOf(r.fonts, r.fontsGiven); err != nil {
		return err
	}
	return doAll(r.env, &r.folders, jobs, func(j job) outcome { return r.one(ctx, j) })
}

// fieldsFit says what is wrong with the fields that are asked for.
func (r *renderRun) fieldsFit() error {
	switch {
	case r.fields == "":
		return nil
	case !slices.Contains(render.Fields, r.fields):
		return wrongUse("--fields: không có loại ô «%s»; dùng được: %s", r.fields, strings.Join(render.Fields, ", "))
	case !slices.Contains(render.Wanted(r.formats), render.PDF):
		return wrongUse("--fields chỉ dùng khi làm PDF (--format pdf)")
	}
	return nil
}

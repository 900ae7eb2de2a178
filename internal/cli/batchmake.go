package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"vanthu/internal/batch"
	"vanthu/internal/disk"
	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// make makes all rows and tells of each that fails.
func (r *batchRun) make(ctx context.Context) error {
	p := newProgress(r.env.stderr, r.total)
	again := repeats{}
	told := func(m batch.Made) {
		if len(m.Faults) > 0 {
			p.clear()
		}
		for _, f := range m.Faults {
			if !again.often(f) {
				r.env.stderr.printf("%s\n", r.faultLine(m.Row, f))
			}
		}
		p.row(len(m.Faults) > 0)
	}
	var placed *batch.Placed
	var err error
	if r.zip {
		placed, err = r.archive(ctx, told)
	} else {
		placed, err = r.plan.Place(ctx, r.plan.Named(r.pictured(r.reader.All())), r.output, batch.Placing{Source: &r.source, Survey: r.warnings, Row: told, Folders: &r.folders})
	}
	p.clear()
	for _, f := range again.left() {
		r.env.stderr.printf("%s\n", r.faultLine(0, f))
	}
	if err != nil {
		return r.makeError(ctx, err)
	}
	r.summary(placed)
	if placed.Failed > 0 {
		return errReported
	}
	return nil
}

// archive makes the ZIP. There is none if no row could be made.
func (r *batchRun) archive(ctx context.Context, told func(batch.Made)) (*batch.Placed, error) {
	out, err := disk.Create(r.output, &r.folders)
	if err != nil {
		return nil, err
	}
	defer out.Abort()
	m, err := r.plan.Pack(ctx, r.plan.Named(r.pictured(r.reader.All())), out, batch.Packing{Source: &r.source, Survey: r.warnings, Row: told, TempDir: filepath.Dir(r.output)})
	if err != nil {
		return nil, err
	}
	placed := &batch.Placed{Manifest: m}
	if m.Done == 0 || ctx.Err() != nil {
		return placed, ctx.Err()
	}
	return placed, out.Commit()
}

// makeError says why not all rows were made.
func (r *batchRun) makeError(ctx context.Context, err error) error {
	var file *rows.FileError
	var bind *batch.BindError
	var full *disk.Error
	switch {
	case errors.Is(err, batch.ErrForeignManifest):
		return wrongUse("-o: thư mục «%s» đã có tệp %s không phải của một loạt; hãy chọn thư mục khác", r.output, batch.ManifestName)
	case errors.Is(err, batch.ErrForeignMerged):
		return wrongUse("-o: thư mục «%s» đã có tệp %s không phải của một loạt; đổi tên tệp ấy hoặc chọn thư mục khác", r.output, batch.MergedName)
	case errors.Is(err, disk.ErrLocked):
		return fmt.Errorf("thư mục «%s» đang có một lệnh vanthu khác ghi vào; đợi lệnh ấy xong rồi chạy lại", r.output)
	case errors.As(err, &file):
		return r.rowsError(err)
	case errors.As(err, &bind) && !errors.As(err, &full):
		return unbound(bind)
	case ctx.Err() != nil && !r.zip:
		r.env.stderr.printf("vanthu: chạy lại đúng lệnh này thì làm tiếp, các tệp đã xong không lập lại\n")
	}
	return unwritten(err)
}

// unbound says why there is no PDF of all documents.
func unbound(bind *batch.BindError) error {
	why := "bị hỏng hoặc viết theo cách chưa đọc được"
	switch {
	case bind.Signed:
		why = "có ô chữ ký số, gộp thì chữ ký không còn giá trị"
	case bind.Encrypted:
		why = "bị mã hóa (có mật khẩu hoặc hạn chế quyền), hãy tắt việc ấy ở bộ chuyển Word sang PDF"
	}
	return fmt.Errorf("không gộp được «%s» vào %s: tệp PDF này %s; nếu không cần tệp gộp thì chạy không có --merge", bind.Name, batch.MergedName, why)
}

// summary says what was made, and which rows failed.
func (r *batchRun) summary(placed *batch.Placed) {
	m := placed.Manifest
	switch {
	case m.Done == 0:
	case r.zip:
		r.env.stdout.printf("%s\n", r.output)
	default:
		if m.Merged != nil {
			r.env.stdout.printf("%s\n", filepath.Join(r.output, m.Merged.Name))
		}
		r.env.stdout.printf("%s\n", filepath.Join(r.output, batch.ManifestName))
	}
	line := fmt.Sprintf("Xong %d/%d hàng: %d tệp", m.Done, r.total, m.Files)
	if m.Pages > 0 { // of Word templates nobody has counted them
		line += fmt.Sprintf(", %d trang", m.Pages)
	}
	line += "."
	if placed.Kept > 0 {
		line += fmt.Sprintf(" Lần chạy trước đã lập %d hàng.", placed.Kept)
	}
	r.env.stderr.printf("%s\n", line)
	if n := len(placed.Stale); n > 0 {
		r.env.stderr.printf("%s\n", visible(fmt.Sprintf("Còn %d tệp của lần chạy trước không thuộc loạt này: %s.", n, fault.Few(placed.Stale, ", "))))
	}
	var failed []int
	for _, row := range m.Rows {
		if len(row.Faults) > 0 {
			failed = append(failed, row.Row)
		}
	}
	if failed != nil {
		r.env.stderr.printf("%d hàng lỗi: %s.\n", len(failed), fault.Ranges(failed))
	}
}

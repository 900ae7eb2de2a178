package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"vanthu/internal/disk"
)

// reasons are the system's errors in Vietnamese, the more exact ones first.
var reasons = []struct {
	err  error
	text string
}{
	{fs.ErrNotExist, "không có tệp hoặc thư mục này"},
	{fs.ErrPermission, "không có quyền"},
	{syscall.ENOSPC, "hết chỗ trên đĩa"},
	{syscall.EDQUOT, "hết hạn mức đĩa"},
	{syscall.EFBIG, "vượt quá giới hạn kích thước tệp"},
	{syscall.EROFS, "đĩa chỉ cho đọc"},
	{syscall.ENOTDIR, "một phần của đường dẫn không phải là thư mục"},
	{syscall.EISDIR, "là thư mục, không phải tệp"},
	{syscall.ENAMETOOLONG, "tên quá dài"},
	{syscall.ELOOP, "liên kết tượng trưng quay vòng"},
	{syscall.EIO, "lỗi vào ra của đĩa"},
	{syscall.EMFILE, "mở quá nhiều tệp"},
	{syscall.EADDRINUSE, "đang có chương trình khác dùng"},
	{syscall.EADDRNOTAVAIL, "không phải địa chỉ của máy này"},
	{syscall.EPIPE, "bên nhận đã đóng"},
	{fs.ErrExist, "đã có sẵn"},
	{errOutside, "ở ngoài thư mục ấy"},
}

// unwritten says in Vietnamese which file could not be written, and why.
func unwritten(err error) error {
	var failed *disk.Error
	if errors.As(err, &failed) {
		return fmt.Errorf("không ghi được «%s»: %s", failed.Path, reason(failed.Err))
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("không ghi được «%s»: %s", path.Path, reason(path.Err))
	}
	return err
}

// reason says in Vietnamese why the system refused, without the path.
func reason(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.text
		}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return "lỗi của hệ thống (" + err.Error() + ")"
}

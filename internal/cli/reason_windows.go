package cli

import "syscall"

// Errors of Windows that Go's package syscall does not name.
const (
	sharingViolation = syscall.Errno(32)
	lockViolation    = syscall.Errno(33)
	invalidName      = syscall.Errno(123)
	nameTooLong      = syscall.Errno(206)
)

// A file that Word, Excel or a reader of PDFs has open cannot be replaced, and
// Windows says that it is not allowed.
func init() {
	reasons = append([]struct {
		err  error
		text string
	}{
		{sharingViolation, inUse},
		{lockViolation, inUse},
		{syscall.ERROR_ACCESS_DENIED, "không có quyền, hoặc " + inUse},
		{syscall.ERROR_PATH_NOT_FOUND, "không có thư mục này"},
		{invalidName, "tên không dùng được trên Windows"},
		{syscall.Errno(6), "tên không dùng được trên Windows"}, // con, nul, prn …
		{nameTooLong, "tên quá dài"},
	}, reasons...)
}

const inUse = "tệp đang mở ở chương trình khác: đóng lại rồi chạy lại"

package convert

import (
	"context"
	"errors"
	"fmt"
)

// Reason tells errors apart.
type Reason uint8

// The reasons.
const (
	Off         Reason = iota // no converter is set up, or its setting is wrong
	Unavailable               // it cannot be reached or started: later it may be
	Late                      // it took longer than Timeout
	TooLarge                  // the file, or its PDF, is beyond the limits
	Failed                    // it gave no PDF of this file
)

// Error is why there is no PDF.
type Error struct {
	Reason Reason
	VI, EN string // sentences for the user
	Err    error  // for the operator; nil: none
}

func (e *Error) Error() string {
	if e.Err != nil {
		return "convert: " + e.EN + ": " + e.Err.Error()
	}
	return "convert: " + e.EN
}

func (e *Error) Unwrap() error { return e.Err }

// NotSet is the error of a PDF that is asked for where no converter is set up.
func NotSet() *Error {
	return &Error{Reason: Off,
		VI: "Mẫu Word chỉ ra DOCX. Muốn có PDF thì người quản trị đặt --converter: «soffice» (LibreOffice trên máy) hoặc địa chỉ của Gotenberg.",
		EN: "A Word template gives DOCX only. For PDF the operator sets --converter: \"soffice\" (LibreOffice on the machine) or the address of Gotenberg."}
}

func unavailable(err error) *Error {
	return &Error{Unavailable, "Bộ chuyển Word sang PDF đang không chạy được; hãy thử lại sau, hoặc báo người quản trị.", "The converter from Word to PDF cannot be reached or started.", err}
}

func failed(err error) *Error {
	return &Error{Failed, "Không chuyển được tệp Word này sang PDF.", "This Word file could not be converted to PDF.", err}
}

func tooLarge(what string, most int) *Error {
	return &Error{TooLarge, fmt.Sprintf("Tệp quá lớn để chuyển sang PDF (%s tối đa %d MB).", what, most>>20), fmt.Sprintf("The file is too large to be converted (%s of at most %d MB).", what, most>>20), nil}
}

// ended is the error of a conversion whose time is over: the caller's own, or
// that of one that took too long.
func ended(ctx context.Context) error {
	err := context.Cause(ctx)
	if errors.Is(err, errLate) {
		return &Error{Late, "Chuyển sang PDF quá lâu nên đã dừng.", "The conversion to PDF took too long and was stopped.", err}
	}
	return err
}

var errLate = fmt.Errorf("no answer within %v", Timeout)

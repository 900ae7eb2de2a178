package convert

import (
	"context"
	"errors"
	"fmt"

	"vanthu/internal/fault"
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
	Detail fault.Text // for the user
	Err    error      // for the operator; nil: none
}

func (e *Error) Error() string {
	said := "convert: " + e.Detail.In(fault.English)
	if e.Err != nil {
		said += ": " + e.Err.Error()
	}
	return said
}

func (e *Error) Unwrap() error { return e.Err }

// NotSet is the error of a PDF that is asked for where no converter is set up.
func NotSet() *Error {
	return &Error{Off, fault.Text{
		"Mẫu Word chỉ ra DOCX. Muốn có PDF thì người quản trị đặt --converter: «soffice» (LibreOffice trên máy) hoặc địa chỉ của Gotenberg.",
		"A Word template gives DOCX only. For PDF the operator sets --converter: \"soffice\" (LibreOffice on the machine) or the address of Gotenberg."}, nil}
}

func unavailable(err error) *Error {
	return &Error{Unavailable, fault.Text{"Bộ chuyển tệp Word đang không chạy được; hãy thử lại sau, hoặc báo người quản trị.", "The converter of Word files cannot be reached or started."}, err}
}

func failed(err error) *Error {
	return &Error{Failed, fault.Text{"Không chuyển được tệp Word này sang PDF.", "This Word file could not be converted to PDF."}, err}
}

func tooLarge(what string, most int) *Error {
	return &Error{TooLarge, fault.Text{"Tệp quá lớn để chuyển (%s tối đa %s MB).", "The file is too large to be converted (%s of at most %s MB)."}.With(what, most>>20), nil}
}

// ended is the error of a conversion whose time is over: the caller's own, or
// that of one that took too long.
func ended(ctx context.Context) error {
	err := context.Cause(ctx)
	if errors.Is(err, errLate) {
		return &Error{Late, fault.Text{"Chuyển tệp quá lâu nên đã dừng.", "The conversion took too long and was stopped."}, err}
	}
	return err
}

var errLate = fmt.Errorf("no answer within %v", Timeout)

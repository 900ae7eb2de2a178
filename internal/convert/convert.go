// Package convert makes PDFs of Word files, with LibreOffice on the machine or a
// Gotenberg service, where the operator has set one up. Nothing else of the
// program needs it: its own documents are PDFs from the start.
package convert

import (
	"context"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"vanthu/internal/fault"
)

// Limits of a conversion.
const (
	MaxDOCX = 64 << 20        // bytes that are taken
	MaxPDF  = 256 << 20       // bytes that are given
	Timeout = 2 * time.Minute // of one conversion, with the start of LibreOffice
)

// Converter makes PDFs of Word files. It may be used by many at a time and then
// lets some of them wait.
type Converter interface {
	// PDF is the PDF of a DOCX. Its error is an *Error, or that of ctx.
	PDF(ctx context.Context, docx []byte) ([]byte, error)
	// Name says in a log what converts: "soffice" or "gotenberg".
	Name() string
}

// New makes the converter that a setting names: "soffice" or an absolute path is
// LibreOffice on this machine, an address with http or https is a Gotenberg
// service. Without a setting there is none, and no error: Off is for whoever
// needs one. The error of a setting that is no good is an *Error. LibreOffice
// works in folder, or, where that is empty, where the system has what is
// temporary.
func New(setting string, folder func() string) (Converter, error) {
	setting = strings.TrimSpace(setting)
	address, err := url.Parse(setting)
	switch {
	case setting == "":
		return nil, nil
	case err == nil && (address.Scheme == "http" || address.Scheme == "https") && address.Host != "":
		return newGotenberg(address), nil
	case setting == "soffice" || filepath.IsAbs(setting):
		return newOffice(setting, folder)
	}
	return nil, &Error{Off, fault.Text{
		"Không hiểu --converter: cần «soffice», một đường dẫn tuyệt đối đến soffice, hoặc địa chỉ http(s) của Gotenberg.",
		"Unknown --converter: give \"soffice\", an absolute path of soffice, or an http(s) address of Gotenberg."}, nil}
}

// turns lets a bounded number work at a time.
type turns chan struct{}

func newTurns(most int) turns { return make(turns, max(1, min(most, 2*runtime.NumCPU()))) }

// take waits for a turn, which done gives back.
func (t turns) take(ctx context.Context) (done func(), err error) {
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

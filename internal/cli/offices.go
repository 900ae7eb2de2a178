package cli

import (
	"path/filepath"

	"github.com/spf13/pflag"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/office"
)

// officesFlag lets the caller name the folder of the offices.
func officesFlag(flags *pflag.FlagSet, folder *string) {
	flags.StringVar(folder, "offices", "", "lấy hồ sơ cơ quan mà văn bản gọi tên («office») ở `THƯ_MỤC` này, mỗi tệp MÃ.json một hồ sơ")
}

// reading is how documents are read that may name the offices of a folder; none
// where its name is empty. Files of the folder that cannot be used are told.
func (e *env) reading(folder string) (document.Options, error) {
	if folder == "" {
		return document.Options{}, nil
	}
	tell := func(file string, faults fault.List) {
		for _, f := range faults {
			e.stderr.printf("%s\n", input{name: filepath.Join(folder, file)}.fault(f.Pointer, f.Detail.String()))
		}
	}
	offices, err := office.Open(folder, tell)
	if err != nil {
		return document.Options{}, noOffices(folder, err)
	}
	now := offices.Now() // all documents of a run see the same
	return document.Options{Offices: func() document.Layer { return now }}, nil
}

// noOffices says that the folder of the offices cannot be read.
func noOffices(folder string, err error) error {
	return wrongUse("--offices: không đọc được thư mục «%s»: %s", folder, reason(err))
}

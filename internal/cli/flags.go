package cli

import (
	"errors"
	"strings"

	"github.com/spf13/pflag"

	"vanthu/internal/viet"
)

// flagError is a fault that pflag found, in Vietnamese.
func flagError(flags *pflag.FlagSet, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(flags, unknown)
	case errors.As(err, &missing):
		return wrongUse("tùy chọn %s cần một giá trị đi sau", flagName(missing.GetFlag()))
	case errors.As(err, &value):
		return wrongUse("tùy chọn %s không nhận giá trị «%s»: %v", flagName(value.GetFlag()), value.GetValue(), cause(value))
	case errors.As(err, &syntax):
		return wrongUse("tùy chọn viết sai: %s", syntax.GetSpecifiedFlag())
	}
	return wrongUse("tùy chọn viết sai: %v", err)
}

func unknownFlag(flags *pflag.FlagSet, err *pflag.NotExistError) error {
	if short := err.GetSpecifiedShortnames(); short != "" {
		return wrongUse("không có tùy chọn -%s", short)
	}
	names := []string{"help"}
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	name := err.GetSpecifiedName()
	if near := viet.Closest(name, names); near != "" {
		return wrongUse("không có tùy chọn --%s; có phải ý là --%s?", name, near)
	}
	return wrongUse("không có tùy chọn --%s", name)
}

// flagName is how a flag is written: "-o, --output".
func flagName(f *pflag.Flag) string {
	if f.Shorthand == "" {
		return "--" + f.Name
	}
	return "-" + f.Shorthand + ", --" + f.Name
}

// cause is why a flag refused its value. Only the flags of this package speak
// Vietnamese; the words of pflag's own come from strconv.
func cause(err *pflag.InvalidValueError) string {
	why := errors.Unwrap(err)
	if why == nil || strings.HasPrefix(why.Error(), "strconv.") {
		return "giá trị viết sai"
	}
	return why.Error()
}

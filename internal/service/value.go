package service

import (
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Value is the value of a setting. Its errors are Vietnamese. It is a value of
// package flag.
type Value interface {
	String() string
	Set(text string) error
}

// NewValue is a value with a way to print and to read it.
func NewValue(get func() string, set func(string) error) Value { return value{get, set} }

// value reads and prints one value of a configuration.
type value struct {
	get func() string
	set func(string) error
}

// String prints the value.
func (v value) String() string     { return v.get() }
func (v value) Set(s string) error { return v.set(s) }

// NewText is a text; check, if there is one, refuses some.
func NewText(to *string, check func(string) error) Value {
	return value{
		get: func() string { return *to },
		set: func(s string) error {
			if check != nil && s != "" {
				if err := check(s); err != nil {
					return err
				}
			}
			*to = s
			return nil
		},
	}
}

// NewInt is a number from least to most.
func NewInt(to *int, least, most int) Value {
	return value{
		get: func() string { return strconv.Itoa(*to) },
		set: func(s string) error {
			n, err := strconv.Atoi(s)
			if err != nil || n < least || n > most {
				return fmt.Errorf("cần một số nguyên từ %d đến %d", least, most)
			}
			*to = n
			return nil
		},
	}
}

// NewBool is a switch.
func NewBool(to *bool) Value {
	return value{
		get: func() string { return strconv.FormatBool(*to) },
		set: func(s string) error {
			switch s {
			case "true", "1":
				*to = true
			case "false", "0", "":
				*to = false
			default:
				return errors.New("cần true hoặc false")
			}
			return nil
		},
	}
}

// mostDuration is the longest time that can be configured.
const mostDuration = time.Hour

func newDuration(to *time.Duration, least time.Duration) Value {
	return NewSpan(to, least, mostDuration)
}

// NewSpan is a duration that may be longer than what requests take.
func NewSpan(to *time.Duration, least, most time.Duration) Value {
	return value{
		get: func() string { return to.String() },
		set: func(s string) error {
			d, err := time.ParseDuration(s)
			if err != nil || d < least || d > most {
				return fmt.Errorf("cần một khoảng thời gian như 500ms, 30s, 2m, từ %v đến %v", least, most)
			}
			*to = d
			return nil
		},
	}
}

func newLevel(to *slog.Level) Value {
	return value{
		get: func() string { return strings.ToLower(to.String()) },
		set: func(s string) error {
			for _, l := range []slog.Level{slog.LevelDebug, slog.LevelInfo, slog.LevelWarn, slog.LevelError} {
				if strings.EqualFold(s, l.String()) {
					*to = l
					return nil
				}
			}
			return errors.New("cần một trong: debug, info, warn, error")
		},
	}
}

// newList is a list of values with commas between them.
func newList[T any](to *[]T, parse func(string) (T, error)) Value {
	return value{
		get: func() string {
			var parts []string
			for _, v := range *to {
				parts = append(parts, fmt.Sprint(v))
			}
			return strings.Join(parts, ",")
		},
		set: func(s string) error {
			var list []T
			for part := range strings.SplitSeq(s, ",") {
				part = strings.TrimSpace(part)
				if part == "" {
					continue
				}
				v, err := parse(part)
				if err != nil {
					return err
				}
				list = append(list, v)
			}
			*to = list
			return nil
		},
	}
}

// parsePrefix reads an address or a network.
func parsePrefix(s string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(s); err == nil {
		return netip.PrefixFrom(addr, addr.BitLen()), nil
	}
	p, err := netip.ParsePrefix(s)
	if err != nil {
		return p, fmt.Errorf("«%s» không phải là địa chỉ IP hoặc mạng", s)
	}
	return p, nil
}

// parseOrigin reads an origin as browsers send it: scheme, host, maybe a port.
func parseOrigin(s string) (string, error) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Scheme+"://"+u.Host != s {
		return "", fmt.Errorf("«%s» không có dạng https://máy hoặc https://máy:cổng", s)
	}
	return strings.ToLower(s), nil
}

func checkURL(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return errors.New("cần dạng http://máy:cổng hoặc https://máy:cổng")
	}
	return nil
}

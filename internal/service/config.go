package service

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Config is what an operator decides about the service, whatever its doors.
// Make it with NewConfig and change it
// through its Settings, which hold each value to its bounds.
type Config struct {
	Addr           string
	Keys           string
	Rate           int // requests per second and key; 0: no limit
	Burst          int
	Origins        []string
	Hosts          []string // names of the service; see Floor.ownHost
	TrustedProxies []netip.Prefix

	Memory     int // bytes that the service may take; 0: see Limit
	MaxBodies  int // bytes of all bodies that are being read or rendered, and of all files that are being sent
	MaxHeader  int // bytes
	MaxConns   int
	MaxRenders int // at a time
	MaxQueue   int // requests that wait for one

	HeaderTimeout time.Duration
	ReadTimeout   time.Duration
	WriteTimeout  time.Duration
	IdleTimeout   time.Duration
	QueueTimeout  time.Duration
	RenderTimeout time.Duration
	DrainDelay    time.Duration
	DrainTimeout  time.Duration

	LogLevel     slog.Level
	OTLPEndpoint string
}

// NewConfig is the configuration where the operator says nothing.
func NewConfig() *Config {
	return &Config{
		Addr:  ":8080",
		Burst: 20,

		MaxBodies:  256 << 20,
		MaxHeader:  64 << 10,
		MaxConns:   2000,
		MaxRenders: runtime.GOMAXPROCS(0),
		MaxQueue:   64,

		HeaderTimeout: 5 * time.Second,
		ReadTimeout:   30 * time.Second,
		WriteTimeout:  60 * time.Second,
		IdleTimeout:   2 * time.Minute,
		QueueTimeout:  10 * time.Second,
		RenderTimeout: 30 * time.Second,
		DrainTimeout:  60 * time.Second,

		LogLevel: slog.LevelInfo,
	}
}

// EnvPrefix begins the names of the environment's variables.
const EnvPrefix = "VANTHU_"

// Setting is one value of the configuration, as a flag and as a variable.
type Setting struct {
	Name  string // of the flag: "max-body"
	Arg   string // what stands for the value in the help
	Usage string // in Vietnamese
	Value Value
}

// NewSetting is a setting, as doors make theirs.
func NewSetting(name, arg, usage string, v Value) Setting { return Setting{name, arg, usage, v} }

// Env is the name of the setting's variable: "VANTHU_MAX_BODY".
func (s Setting) Env() string {
	return EnvPrefix + strings.ToUpper(strings.ReplaceAll(s.Name, "-", "_"))
}

// Settings are all values of the configuration. What is set through them
// changes c.
func (c *Config) Settings() []Setting {
	return slices.Concat(c.accessSettings(), c.limitSettings(), c.timeSettings(), c.watchSettings())
}

func (c *Config) accessSettings() []Setting {
	return []Setting{
		{"addr", "ĐỊA_CHỈ", "nghe ở địa chỉ này; chỉ ghi cổng mà không có --keys thì chỉ nghe ở 127.0.0.1", NewText(&c.Addr, checkAddr)},
		{"keys", "TỆP", "chỉ phục vụ ai có khóa ghi trong tệp này, mỗi dòng «tên:SHA-256 của khóa»", NewText(&c.Keys, nil)},
		{"rate", "SỐ", "số yêu cầu mỗi giây của một khóa; 0 là không giới hạn", NewInt(&c.Rate, 0, 1_000_000)},
		{"burst", "SỐ", "số yêu cầu một khóa được gửi dồn", NewInt(&c.Burst, 1, 1_000_000)},
		{"cors-origins", "DANH_SÁCH", "các trang nội bộ được gọi dịch vụ từ trình duyệt, như https://vanthu.tinh.gov.vn, cách nhau dấu phẩy", newList(&c.Origins, parseOrigin)},
		{"hosts", "DANH_SÁCH", "tên máy mà dịch vụ nhận, như vanthu.tinh.gov.vn, cách nhau dấu phẩy; không khai thì có --keys nhận mọi tên, không có --keys chỉ nhận địa chỉ IP, localhost và tên máy này", newList(&c.Hosts, parseHost)},
		{"trusted-proxies", "DANH_SÁCH", "địa chỉ của máy chuyển tiếp được tin phần X-Forwarded-For, như 10.0.0.0/8, cách nhau dấu phẩy", newList(&c.TrustedProxies, parsePrefix)},
	}
}

// leastBodies is enough for the longest document.
const leastBodies = 4 << 20

func (c *Config) limitSettings() []Setting {
	return []Setting{
		{"memory", "BYTE", "bộ nhớ của dịch vụ; 0 là theo mức của cgroup hoặc GOMEMLIMIT, không có thì nửa bộ nhớ của máy, tối đa 2 GB", NewInt(&c.Memory, 0, 1<<40)},
		{"max-bodies", "BYTE", "tổng độ dài của các văn bản đang nhận, đang lập và các tệp đang gửi; không quá một phần tư của memory", NewInt(&c.MaxBodies, leastBodies, 1<<40)},
		{"max-header", "BYTE", "độ dài lớn nhất của phần đầu yêu cầu", NewInt(&c.MaxHeader, 4<<10, 1<<20)},
		{"max-conns", "SỐ", "số kết nối cùng lúc", NewInt(&c.MaxConns, 1, 1_000_000)},
		{"max-renders", "SỐ", "số văn bản lập cùng lúc, thường bằng số bộ xử lý", NewInt(&c.MaxRenders, 1, 1024)},
		{"max-queue", "SỐ", "số yêu cầu được chờ đến lượt; quá số này thì trả lời 503", NewInt(&c.MaxQueue, 0, 100_000)},
	}
}

func (c *Config) timeSettings() []Setting {
	const least = 10 * time.Millisecond
	return []Setting{
		{"header-timeout", "THỜI_GIAN", "thời gian nhận phần đầu của yêu cầu", newDuration(&c.HeaderTimeout, least)},
		{"read-timeout", "THỜI_GIAN", "thời gian nhận trọn yêu cầu", newDuration(&c.ReadTimeout, least)},
		{"write-timeout", "THỜI_GIAN", "thời gian gửi câu trả lời", newDuration(&c.WriteTimeout, least)},
		{"idle-timeout", "THỜI_GIAN", "thời gian giữ kết nối không dùng đến", newDuration(&c.IdleTimeout, least)},
		{"queue-timeout", "THỜI_GIAN", "thời gian chờ đến lượt", newDuration(&c.QueueTimeout, least)},
		{"render-timeout", "THỜI_GIAN", "thời gian lập một văn bản", newDuration(&c.RenderTimeout, least)},
		{"drain-delay", "THỜI_GIAN", "khi được yêu cầu dừng: thời gian báo «chưa sẵn sàng» ở /readyz trước khi thôi nhận kết nối", newDuration(&c.DrainDelay, 0)},
		{"drain-timeout", "THỜI_GIAN", "khi được yêu cầu dừng: thời gian làm nốt các yêu cầu đang dở", newDuration(&c.DrainTimeout, least)},
	}
}

func (c *Config) watchSettings() []Setting {
	return []Setting{
		{"log-level", "MỨC", "ghi nhật ký từ mức này: debug, info, warn, error", newLevel(&c.LogLevel)},
		{"otlp-endpoint", "URL", "gửi dấu vết OpenTelemetry (OTLP/HTTP) đến địa chỉ này, như http://127.0.0.1:4318", NewText(&c.OTLPEndpoint, checkURL)},
	}
}

// bindAddr is the address to listen on: one without a host means this machine
// alone, unless callers need a key.
func (c *Config) bindAddr(keyed bool) string {
	host, port, err := net.SplitHostPort(c.Addr)
	if err == nil && host == "" && !keyed {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return c.Addr
}

// total is the time that a request may take in all.
func (c *Config) total() time.Duration {
	return c.ReadTimeout + c.QueueTimeout + c.RenderTimeout + c.WriteTimeout
}

func checkAddr(s string) error {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return errors.New("cần dạng MÁY:CỔNG hoặc :CỔNG")
	}
	if _, err := net.LookupPort("tcp", port); err != nil {
		return fmt.Errorf("không có cổng «%s»", port)
	}
	return nil
}

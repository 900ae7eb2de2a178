package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"vanthu/internal/batchapi"
	"vanthu/internal/convert"
	"vanthu/internal/doors"
	"vanthu/internal/render"
	"vanthu/internal/service"
	"vanthu/internal/viet"
)

var serveCommand = command{
	name:    "serve",
	args:    "[--addr :8080] [TÙY CHỌN…]",
	summary: "chạy dịch vụ HTTP lập văn bản",
	about: `Chạy dịch vụ HTTP; trang /docs của dịch vụ cho biết các địa chỉ và cách gọi.
Nhật ký là JSON, ra đầu ra lỗi chuẩn. Nhận SIGTERM hoặc Ctrl-C thì làm nốt các
yêu cầu đang dở rồi dừng, mã thoát 0.

Không có --keys thì ai kết nối được cũng dùng được, nên địa chỉ chỉ ghi cổng
(:8080) là 127.0.0.1:8080; muốn mở ra mạng thì ghi rõ máy, như 0.0.0.0:8080.

Mỗi tùy chọn cũng đặt được bằng biến môi trường VANTHU_…: --max-body là
VANTHU_MAX_BODY. Tùy chọn trên dòng lệnh được dùng trước. Giá trị sai thì dịch
vụ không chạy (mã thoát 2).
`,
	define: func(flags *pflag.FlagSet) action {
		config := doors.NewConfig()
		settings := config.Settings()
		for _, s := range settings {
			usage := s.Usage
			if now := s.Value.String(); now != "" && now != "false" {
				usage += " (mặc định: " + now + ")"
			}
			f := flags.VarPF(settingValue{s.Value, s.Arg}, s.Name, "", usage)
			if s.Arg == "" {
				f.NoOptDefVal = "true"
			}
		}
		health := flags.Bool("health", false, "hỏi dịch vụ đang chạy ở --addr đã sẵn sàng chưa, rồi thoát: mã 0 là rồi, 1 là chưa")
		return func(ctx context.Context, e *env, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			if err := fromEnvironment(flags, settings); err != nil {
				return err
			}
			if *health {
				return askHealth(ctx, config.Floor.Addr)
			}
			return serve(ctx, e, config)
		}
	},
}

// settingValue is a setting's value, with what stands for it in the help. A
// switch has no such word.
type settingValue struct {
	service.Value
	arg string
}

// Type is the word for the help.
func (v settingValue) Type() string {
	if v.arg == "" {
		return "bool"
	}
	return v.arg
}

// fromEnvironment takes the settings that the command line does not give from
// the environment's variables.
func fromEnvironment(flags *pflag.FlagSet, settings []service.Setting) error {
	var wrong []string
	for _, s := range settings {
		text, given := os.LookupEnv(s.Env())
		if !given || flags.Changed(s.Name) {
			continue
		}
		if err := s.Value.Set(text); err != nil {
			wrong = append(wrong, "biến "+s.Env()+" không nhận giá trị «"+text+"»: "+err.Error())
		}
	}
	return wrongUses(append(wrong, misspelt(settings)...))
}

// misspelt tells of variables that seem to be slips for those of settings: a
// service must not run without its keys because of a letter.
func misspelt(settings []service.Setting) []string {
	var names, wrong []string
	for _, s := range settings {
		names = append(names, s.Name)
	}
	for _, variable := range os.Environ() {
		variable, _, _ = strings.Cut(variable, "=")
		rest, ours := strings.CutPrefix(variable, service.EnvPrefix)
		name := strings.ToLower(strings.ReplaceAll(rest, "_", "-"))
		if !ours || slices.Contains(names, name) {
			continue
		}
		if near := viet.Closest(name, names); near != "" {
			wrong = append(wrong, "không có biến "+variable+"; có phải ý là "+service.Setting{Name: near}.Env()+"?")
		}
	}
	return wrong
}

// serve runs the service until ctx ends.
func serve(ctx context.Context, e *env, config *doors.Config) error {
	if err := pickData(&config.Batches.Jobs); err != nil {
		return err
	}
	server, err := newServer(config, slog.New(slog.NewJSONHandler(e.stderr, &slog.HandlerOptions{Level: config.Floor.LogLevel})), e.version)
	if err != nil {
		return err
	}
	err = server.Run(ctx)
	var refused *net.OpError
	if errors.As(err, &refused) && refused.Op == "listen" {
		return fmt.Errorf("--addr: không nghe được ở %s: %s", config.Floor.Addr, reason(refused.Err))
	}
	return err
}

// newServer makes a service. Errors say in Vietnamese what was used wrongly.
func newServer(config *doors.Config, log *slog.Logger, built string) (*service.Floor, error) {
	service.TuneCollector(config.Floor.Limit())
	given := config.Documents.Fonts != ""
	set, err := faces(config.Documents.Fonts, given)
	if err != nil {
		return nil, err
	}
	renderer, err := render.New(set)
	if err != nil {
		return nil, facesError(config.Documents.Fonts, given, err)
	}
	server, err := doors.New(config, renderer, log, version(built))
	var keys *service.KeysError
	if errors.As(err, &keys) {
		return nil, wrongUse("--keys: không dùng được tệp «%s»: %s", config.Floor.Keys, keysReason(keys.Err))
	}
	var store *batchapi.JobsError
	if errors.As(err, &store) {
		return nil, storeError(&config.Batches.Jobs, store)
	}
	var wrong *convert.Error
	if errors.As(err, &wrong) {
		return nil, wrongUse("--converter: %s", wrong.Detail)
	}
	var offices *doors.OfficesError
	if errors.As(err, &offices) {
		return nil, noOffices(config.Documents.Offices, offices.Err)
	}
	return server, err
}

// keysReason says why a file of keys cannot be used.
func keysReason(err error) string {
	if path := (*os.PathError)(nil); errors.As(err, &path) {
		return reason(err)
	}
	return err.Error()
}

// askHealth asks the service that runs on this machine whether it is ready.
func askHealth(ctx context.Context, addr string) error {
	const patience = 5 * time.Second
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return errors.New("không có dịch vụ nào trả lời ở " + net.JoinHostPort(host, port))
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return errors.New("dịch vụ chưa sẵn sàng")
	}
	return nil
}

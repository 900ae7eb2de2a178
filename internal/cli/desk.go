package cli

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"vanthu/internal/disk"
	"vanthu/internal/doors"
	"vanthu/internal/service"
)

var deskCommand = command{
	name:    "desk",
	args:    "[--offices THƯ_MỤC] [--fonts THƯ_MỤC] [--port CỔNG] [--no-browser]",
	summary: "mở bàn làm việc của văn thư trên máy này, trong trình duyệt",
	about: `Chạy bàn làm việc trên riêng máy này (127.0.0.1) và mở trình duyệt. Đã có một bàn
làm việc đang chạy thì mở lại nó, không chạy cái thứ hai. Muốn dừng: bấm Ctrl-C,
hoặc đóng cửa sổ dòng lệnh. Trên Windows, bấm đúp vào tệp chương trình cũng vậy.

Bản nháp nằm trong trình duyệt, theo địa chỉ; nên cổng lần trước được dùng lại.
Cạnh tệp chương trình có thư mục "co-quan" thì đó là thư mục hồ sơ cơ quan.
`,
	define: func(flags *pflag.FlagSet) action {
		d := &desk{}
		officesFlag(flags, &d.offices)
		facesFlag(flags, &d.fonts)
		flags.IntVar(&d.port, "port", 0, "chỉ nghe ở `CỔNG` này (mặc định: cổng lần trước, hoặc một cổng còn trống)")
		flags.BoolVar(&d.silent, "no-browser", false, "không mở trình duyệt")
		return func(ctx context.Context, e *env, args []string) error {
			if err := noArguments(args); err != nil {
				return err
			}
			if d.port < 0 || d.port > 65535 {
				return wrongUse("--port: cần số từ 1 đến 65535")
			}
			d.env = e
			return d.run(ctx)
		}
	},
}

// desk is the service on one computer, for who sits at it.
type desk struct {
	env     *env
	offices string // folder
	fonts   string // folder
	port    int    // 0: any
	silent  bool   // do not open the browser

	folder string // where it keeps what it has to keep; empty: nowhere
}

// usualPort is the port of a first run, if it is free.
const usualPort = 8475

// run opens the desk that runs already, or runs one until ctx ends.
func (d *desk) run(ctx context.Context) error {
	if folder := stateFolder(); folder != "" {
		d.folder = filepath.Join(folder, "desk")
		var made disk.Folders
		lock, err := disk.Hold(filepath.Join(d.folder, "lock"), &made)
		switch {
		case errors.Is(err, disk.ErrLocked):
			return d.other(ctx)
		case err != nil:
			d.folder = "" // it runs all the same
		default:
			defer lock.Release()
		}
	}
	listener, err := d.listen(ctx)
	if err != nil {
		return errors.New("không nghe được ở cổng nào của máy này: " + reason(err))
	}
	server, err := d.server(listener.Addr().String())
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	d.remember(listener.Addr().String())
	address := "http://" + listener.Addr().String() + "/"
	d.env.stdout.printf("Bàn làm việc đang chạy ở %s\nMuốn dừng: bấm Ctrl-C, hoặc đóng cửa sổ này. Bản nháp vẫn còn trong trình duyệt.\n", address)
	d.browse(address)
	return server.Serve(ctx, listener)
}

// other opens the desk that runs already. One that has just begun may not answer
// yet.
func (d *desk) other(ctx context.Context) error {
	for range 50 {
		if address := d.remembered(); address != "" && answers(ctx, address) {
			d.env.stdout.printf("Bàn làm việc đã chạy sẵn ở http://%s/\n", address)
			d.browse("http://" + address + "/")
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return errors.New("bàn làm việc đang chạy nhưng không trả lời; hãy dừng nó rồi chạy lại")
}

// answers tells whether this program answers at an address.
func answers(ctx context.Context, address string) bool {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/version", nil)
	if err != nil {
		return false
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	defer answer.Body.Close()
	var is struct{ Name string }
	return json.NewDecoder(answer.Body).Decode(&is) == nil && is.Name == "vanthu"
}

// listen takes the port asked for, or that of the last run, or any.
func (d *desk) listen(ctx context.Context) (net.Listener, error) {
	at := func(port int) (net.Listener, error) {
		return new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	}
	if d.port != 0 {
		return at(d.port)
	}
	last := usualPort
	if _, port, err := net.SplitHostPort(d.remembered()); err == nil {
		if n, err := strconv.Atoi(port); err == nil {
			last = n
		}
	}
	if listener, err := at(last); err == nil {
		return listener, nil
	}
	return at(0)
}

// server is the service on a loopback address.
func (d *desk) server(address string) (*service.Floor, error) {
	config := doors.NewConfig()
	config.Floor.Addr, config.Floor.LogLevel, config.Floor.DrainDelay = address, slog.LevelWarn, 0
	config.Documents.Offices, config.Documents.Fonts = d.offices, d.fonts
	if d.offices == "" {
		config.Documents.Offices = besideProgram("co-quan")
	}
	config.Batches.Data, config.Batches.DataOptional = "", true
	if d.folder != "" {
		config.Batches.Data = filepath.Join(d.folder, "jobs")
	}
	return newServer(config, slog.New(slog.NewTextHandler(d.env.stderr, &slog.HandlerOptions{Level: config.Floor.LogLevel})), d.env.version)
}

// besideProgram is a folder beside the program's file, if it is there.
func besideProgram(name string) string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	folder := filepath.Join(filepath.Dir(program), name)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

// addressFile is where the address of the last run is written down.
const addressFile = "address"

func (d *desk) remembered() string {
	text, err := os.ReadFile(filepath.Join(d.folder, addressFile))
	if d.folder == "" || err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}

// remember writes the address down. Where that fails, drafts are found again at
// the same port alone.
func (d *desk) remember(address string) {
	if d.folder != "" {
		_ = disk.Save(context.Background(), new(disk.Folders), []disk.File{{Path: filepath.Join(d.folder, addressFile), Data: []byte(address + "\n")}})
	}
}

// browse opens an address in the user's browser, and says so where it cannot.
func (d *desk) browse(address string) {
	if d.silent {
		return
	}
	opener := map[string][]string{
		"windows": {"rundll32", "url.dll,FileProtocolHandler"},
		"darwin":  {"open"},
	}[runtime.GOOS]
	if opener == nil {
		opener = []string{"xdg-open"}
	}
	command := exec.Command(opener[0], append(opener[1:], address)...) //nolint:gosec // an address of our own
	if err := command.Start(); err != nil {
		d.env.stdout.printf("Không mở được trình duyệt; hãy tự mở địa chỉ trên.\n")
		return
	}
	go func() { _ = command.Wait() }() // what it says is of no use
}

// doubleClicked opens the desk of a program that was started without arguments in
// a window of its own, which stays open until what went wrong is read.
func doubleClicked(ctx context.Context, e *env) error {
	err := deskCommand.run(ctx, e, nil)
	if code := e.report(err); code != exitDone {
		e.stdout.printf("Bấm Enter để đóng cửa sổ này.\n")
		_, _ = e.stdin.Read(make([]byte, 1))
		return errReported
	}
	return nil
}

package convert

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"vanthu/internal/fault"
)

// maxOffice bounds how many LibreOffice run at a time; each takes some 250 MB.
const maxOffice = 4

// office is LibreOffice on this machine. Each conversion is a process of its own
// with a profile of its own, so that no document meets another: a profile that
// is kept saves a seventh of the time only.
type office struct {
	path    string
	timeout time.Duration
	turns   turns
}

func newOffice(name string) (Converter, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return nil, &Error{Off, fault.Text{"Không thấy LibreOffice (soffice) trên máy: hãy cài gói libreoffice-writer, hoặc đặt --converter là đường dẫn của soffice.",
			"LibreOffice (soffice) is not on this machine: install it, or give its path in --converter."}, err}
	}
	return &office{path, Timeout, newTurns(min(maxOffice, runtime.NumCPU()))}, nil
}

func (o *office) Name() string { return "soffice" }

func (o *office) PDF(ctx context.Context, docx []byte) (pdf []byte, err error) {
	if len(docx) > MaxDOCX {
		return nil, tooLarge("DOCX", MaxDOCX)
	}
	done, err := o.turns.take(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	ctx, cancel := context.WithTimeoutCause(ctx, o.timeout, errLate)
	defer cancel()
	dir, err := os.MkdirTemp("", "vanthu-convert-") // for this user alone
	if err != nil {
		return nil, unavailable(err)
	}
	defer func() {
		if gone := os.RemoveAll(dir); gone != nil && err == nil {
			pdf, err = nil, unavailable(gone)
		}
	}()
	if err := furnish(dir, docx); err != nil {
		return nil, unavailable(err)
	}
	if err := o.run(ctx, dir); err != nil {
		return nil, err
	}
	made, err := readPDF(filepath.Join(dir, "document.pdf"))
	if err != nil {
		return nil, err
	}
	return steady(made), nil
}

// furnish puts the file and the profile into the folder.
func furnish(dir string, docx []byte) error {
	user := filepath.Join(dir, "profile", "user")
	return errors.Join(
		os.MkdirAll(user, 0o700),
		os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(profile), 0o600),
		os.WriteFile(filepath.Join(dir, "document.docx"), docx, 0o600),
	)
}

// run starts LibreOffice and ends its whole process group with ctx: soffice is
// a script that starts others.
func (o *office) run(ctx context.Context, dir string) error {
	cmd := exec.CommandContext(ctx, o.path,
		"-env:UserInstallation="+(&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "profile"))}).String(),
		"--headless", "--norestore", "--nolockcheck", "--nodefault", "--infilter=MS Word 2007 XML",
		"--convert-to", "pdf:writer_pdf_Export", "--outdir", dir, filepath.Join(dir, "document.docx"))
	cmd.Dir = dir
	cmd.Env = environment(dir)
	var said tail
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.WaitDelay = 5 * time.Second
	group(cmd)
	err := cmd.Run()
	endGroup(cmd) // whatever outlived the script
	if ctx.Err() != nil {
		return ended(ctx)
	}
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return failed(fmt.Errorf("%w: %s", err, said))
	case err != nil:
		return unavailable(err)
	}
	return nil
}

// environment holds what LibreOffice needs, and nothing of ours.
func environment(dir string) []string {
	env := []string{"HOME=" + dir, "TMPDIR=" + dir, "LC_ALL=C.UTF-8", "SAL_DISABLE_OPENCL=1"}
	for _, name := range []string{"PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "FONTCONFIG_FILE", "FONTCONFIG_PATH"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// readPDF reads what LibreOffice has made. It ends with status 0 even where it
// made nothing.
func readPDF(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, failed(errors.New("soffice made no PDF"))
	}
	defer f.Close()
	return limited(f, MaxPDF)
}

// limited reads a PDF of at most so many bytes.
func limited(r io.Reader, most int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch {
	case err != nil:
		return nil, unavailable(err)
	case len(data) > most:
		return nil, tooLarge("PDF", most)
	case !strings.HasPrefix(string(data[:min(len(data), 5)]), "%PDF-"):
		return nil, failed(errors.New("the answer is no PDF"))
	}
	return data, nil
}

// tail keeps the end of what a program says.
type tail []byte

func (t *tail) Write(p []byte) (int, error) {
	const most = 4 << 10
	*t = append(*t, p...)
	*t = (*t)[max(0, len(*t)-most):]
	return len(p), nil
}

func (t tail) String() string { return strings.TrimSpace(string(t)) }

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
	"slices"
	"strings"
	"time"

	"vanthu/internal/fault"
	"vanthu/internal/jail"
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
	folder  func() string // where the folders of conversions are made; empty: where the system has what is temporary
	open    error         // why it is not shut in, see package jail; nil: it is
}

// tempName begins the names of the folders of conversions.
const tempName = "vanthu-convert-"

func newOffice(name string, folder func() string) (Converter, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return nil, &Error{Off, fault.Text{"Không thấy LibreOffice (soffice) trên máy: hãy cài gói libreoffice-writer, hoặc đặt --converter là đường dẫn của soffice.",
			"LibreOffice (soffice) is not on this machine: install it, or give its path in --converter."}, err}
	}
	o := &office{path: path, timeout: Timeout, turns: newTurns(min(maxOffice, runtime.NumCPU())), folder: folder}
	o.open = jail.Possible(context.Background())
	return o, nil
}

// Open is why a converter that runs on this machine could read its files; nil:
// it cannot, or it is elsewhere.
func Open(c Converter) error {
	if o, ok := c.(*office); ok {
		return o.open
	}
	return nil
}

func (o *office) Name() string { return "soffice" }

func (o *office) PDF(ctx context.Context, docx []byte) ([]byte, error) {
	if len(docx) > MaxDOCX {
		return nil, tooLarge("DOCX", MaxDOCX)
	}
	if err := selfContained(docx); err != nil {
		return nil, err
	}
	return o.convert(ctx, docx)
}

// convert has LibreOffice make the PDF of a file that was looked at.
func (o *office) convert(ctx context.Context, docx []byte) (pdf []byte, err error) {
	err = o.within(ctx, func(ctx context.Context, dir string) error {
		source := filepath.Join(dir, "document.docx")
		if err := errors.Join(furnish(dir), os.WriteFile(source, uncommented(docx), 0o600)); err != nil {
			return unavailable(err)
		}
		if err := o.run(ctx, dir, "--infilter=MS Word 2007 XML", "--convert-to", "pdf:writer_pdf_Export", "--outdir", dir, source); err != nil {
			return err
		}
		made, err := readPDF(filepath.Join(dir, "document.pdf"))
		if err == nil {
			pdf = steady(made)
		}
		return err
	})
	return pdf, err
}

// within works in a folder of its own, when its turn has come, for no longer than
// a conversion may take.
func (o *office) within(ctx context.Context, work func(ctx context.Context, dir string) error) error {
	done, err := o.turns.take(ctx)
	if err != nil {
		return err
	}
	defer done()
	ctx, cancel := context.WithTimeoutCause(ctx, o.timeout, errLate)
	defer cancel()
	dir, err := os.MkdirTemp(o.folder(), tempName) // for this user alone
	if err != nil {
		return unavailable(err)
	}
	err = work(ctx, dir)
	if gone := os.RemoveAll(dir); gone != nil && err == nil {
		return unavailable(gone)
	}
	return err
}

// furnish puts the profile into the folder.
func furnish(dir string) error {
	user := filepath.Join(dir, "profile", "user")
	return errors.Join(
		os.MkdirAll(user, 0o700),
		os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(profile), 0o600),
	)
}

// run starts LibreOffice and ends its whole process group with ctx: soffice is
// a script that starts others.
func (o *office) run(ctx context.Context, dir string, what ...string) error {
	runtime.LockOSThread() // with which the program dies, where this one is killed
	defer runtime.UnlockOSThread()
	cmd := o.command(ctx, dir, append([]string{
		"-env:UserInstallation=" + (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, "profile"))}).String(),
		"--headless", "--norestore", "--nolockcheck", "--nodefault",
	}, what...)...)
	cmd.Dir = dir
	cmd.Env = environment(dir)
	var said tail
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.WaitDelay = 5 * time.Second
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

// command is LibreOffice with arguments, shut in where that can be done.
func (o *office) command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	if o.open != nil {
		cmd := exec.CommandContext(ctx, o.path, args...)
		group(cmd)
		return cmd
	}
	cmd := jail.Command(ctx, jail.Cell{Dir: dir, Read: o.parts()}, o.path, args...)
	group(cmd)
	return cmd
}

// parts are what LibreOffice is made of, where it is not among the programs of
// the system, and what the operator's environment names.
func (o *office) parts() []string {
	parts := []string{filepath.Dir(o.path)}
	if found, err := filepath.EvalSymlinks(o.path); err == nil {
		home := filepath.Dir(found)
		if filepath.Base(home) == "program" {
			home = filepath.Dir(home)
		}
		parts = append(parts, home)
	}
	for _, name := range []string{"LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH"} {
		parts = append(parts, filepath.SplitList(os.Getenv(name))...)
	}
	return slices.DeleteFunc(parts, func(path string) bool {
		return !filepath.IsAbs(path) || strings.HasPrefix(path, "/usr/") || path == "/bin"
	})
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

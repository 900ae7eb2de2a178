package inspect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ErrLimit is wrapped by errors about input or output that is larger or deeper than this package reads.
var ErrLimit = errors.New("limit exceeded")

const (
	// maxOutput bounds what one program may print: the characters of some 600 dense pages.
	maxOutput = 256 << 20
	// maxDiagnostics bounds what is kept of a program's standard error.
	maxDiagnostics = 64 << 10
	// programTimeout bounds one run of a reader such as mutool or qpdf.
	programTimeout = 2 * time.Minute
)

// MissingProgramError says that an outside program is not installed.
type MissingProgramError struct {
	Program string // the name that was looked for, such as "mutool"
	Source  string // what brings it, such as "Debian package mupdf-tools"
}

func (e *MissingProgramError) Error() string {
	return fmt.Sprintf("inspect: program %q not found: install %s", e.Program, e.Source)
}

// program is an outside program and the package that brings it.
type program struct{ name, source string }

var (
	mutool    = program{"mutool", "Debian package mupdf-tools"}
	pdftotext = program{"pdftotext", "Debian package poppler-utils"}
	pdffonts  = program{"pdffonts", "Debian package poppler-utils"}
	pdfsig    = program{"pdfsig", "Debian package poppler-utils"}
	pdfinfo   = program{"pdfinfo", "Debian package poppler-utils"}
	pdfimages = program{"pdfimages", "Debian package poppler-utils"}
	pdftoppm  = program{"pdftoppm", "Debian package poppler-utils"}
	qpdf      = program{"qpdf", "Debian package qpdf"}
	soffice   = program{"soffice", "Debian package libreoffice-writer-nogui"}
	verapdf   = program{"verapdf", "org.verapdf:validation-model by Maven (bash .ci/tools)"}
	preflight = program{"preflight", "org.apache.pdfbox:preflight by Maven (bash .ci/tools)"}
	curl      = program{"curl", "Debian package curl"}
	validator = program{"ooxml-validator", validatorSource}
	node      = program{"node", "Node.js 18 or later"}
	chromium  = program{"chromium", "Debian package chromium"}
	firefox   = program{"firefox-esr", "Debian package firefox-esr"}

	// playwright drives Chromium and Firefox, in the version that was tested.
	playwright = program{"playwright-core", "npm package playwright-core@1.64.1 (npm install --prefix DIR, then set " + ToolsEnv + "=DIR)"}

	// pdfjs is no program but a package that one of ours loads.
	pdfjs = program{"pdfjs-dist", "npm package pdfjs-dist@4.10.38 (npm install --prefix DIR, then set " + ToolsEnv + "=DIR)"}

	// pdfium is another.
	pdfium = program{"@hyzyla/pdfium", "npm package @hyzyla/pdfium@2.1.13 (npm install --prefix DIR, then set " + ToolsEnv + "=DIR)"}
)

// folder is where the npm package of the program's name is.
func (p program) folder() (string, error) {
	dir := filepath.Join(os.Getenv(ToolsEnv), "node_modules", p.name)
	if _, err := os.Stat(filepath.Join(dir, "package.json")); err != nil {
		return "", &MissingProgramError{Program: p.name, Source: p.source}
	}
	return dir, nil
}

// find looks in node_modules/.bin and in bin of the folder that VANTHU_TOOLS names, then on the PATH.
func (p program) find() (string, error) {
	if dir := os.Getenv(ToolsEnv); dir != "" {
		for _, bin := range []string{"node_modules/.bin", "bin"} {
			if path, err := exec.LookPath(filepath.Join(dir, filepath.FromSlash(bin), p.name)); err == nil {
				return path, nil
			}
		}
	}
	if p == pdfjs || p == pdfium {
		return p.folder()
	}
	path, err := exec.LookPath(p.name)
	if err != nil {
		return "", &MissingProgramError{Program: p.name, Source: p.source}
	}
	return path, nil
}

// output runs the program and returns what it printed; any exit status but 0 is an error.
func (p program) output(ctx context.Context, args ...string) ([]byte, error) {
	r, err := p.run(ctx, programTimeout, args...)
	if err != nil {
		return nil, err
	}
	if r.status != 0 {
		return nil, r.failure()
	}
	return r.stdout, nil
}

func (p program) run(ctx context.Context, timeout time.Duration, args ...string) (result, error) {
	path, err := p.find()
	if err != nil {
		return result{}, err
	}
	return run(ctx, timeout, path, args...)
}

// result is what a program left behind when it ended by itself, with whatever status.
type result struct {
	program        string
	stdout, stderr []byte
	status         int
}

func (r result) failure() error {
	return fmt.Errorf("inspect: %s ended with status %d: %s", r.program, r.status, r.diagnostics())
}

func (r result) diagnostics() string {
	s := strings.TrimSpace(string(r.stderr))
	if s == "" {
		s = "nothing on standard error"
	}
	return s
}

// run starts the program with its whole process group in hand, so that the end of ctx ends its children too.
func run(ctx context.Context, timeout time.Duration, path string, args ...string) (result, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	name := filepath.Base(path)
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	stdout := &boundedBuffer{max: maxOutput}
	stderr := &boundedBuffer{max: maxDiagnostics, drop: true}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.WaitDelay = 5 * time.Second
	killGroup(cmd)
	err := cmd.Run()
	r := result{program: name, stdout: stdout.Bytes(), stderr: stderr.Bytes()}
	if ctx.Err() != nil {
		return r, fmt.Errorf("inspect: %s stopped: %w", name, context.Cause(ctx))
	}
	if stdout.full {
		return r, fmt.Errorf("inspect: %s printed more than %d bytes: %w", name, maxOutput, ErrLimit)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Exited() {
		r.status = exit.ExitCode()
		return r, nil
	}
	if err != nil {
		return r, fmt.Errorf("inspect: run %s: %w", name, err)
	}
	return r, nil
}

// boundedBuffer keeps at most max bytes; what follows is dropped or refused.
type boundedBuffer struct {
	bytes.Buffer
	max  int
	drop bool
	full bool
}

func (b *boundedBuffer) Write(p []byte) (int, error) {
	room := b.max - b.Len()
	if len(p) <= room {
		return b.Buffer.Write(p)
	}
	b.full = true
	b.Buffer.Write(p[:room])
	if b.drop {
		return len(p), nil
	}
	return room, ErrLimit
}

// inputFile makes path absolute, so that no name is taken for an option, and makes sure that it is a file.
func inputFile(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("inspect: %w", err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", fmt.Errorf("inspect: %w", err)
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("inspect: %s is not a regular file", path)
	}
	return abs, nil
}

package inspect

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	convertStart = 2 * time.Minute  // time allowed for LibreOffice to start, on a busy machine
	convertEach  = 30 * time.Second // time allowed for each file after that
)

// ConvertDOCX renders a DOCX with LibreOffice into outDir and returns the path of the PDF, which has the name of the
// DOCX with the ending ".pdf". See ConvertAll, which does the same for many files at little more than the cost of one.
func ConvertDOCX(ctx context.Context, docxPath, outDir string) (string, error) {
	pdfs, err := ConvertAll(ctx, []string{docxPath}, outDir)
	if err != nil {
		return "", err
	}
	return pdfs[0], nil
}

// ConvertAll renders many DOCX files in one start of LibreOffice (soffice, Debian package libreoffice-writer-nogui) and
// returns the paths of the PDFs in the order of the input. outDir is made where it does not exist; a PDF of the same
// name is replaced.
//
// Every call has a user profile of its own, so calls may run at the same time. The files are read as DOCX and nothing
// else: a damaged one is an error where LibreOffice by itself would show its bytes as plain text. Where some files fail,
// their paths are "" and the error names each; the other PDFs are there. No files, or two that would give the same PDF,
// are an error and nothing is rendered.
func ConvertAll(ctx context.Context, docxPaths []string, outDir string) ([]string, error) {
	pdfs, err := pdfPaths(docxPaths, outDir)
	if err != nil {
		return nil, err
	}
	stage, err := os.MkdirTemp("", "vanthu-convert-")
	if err != nil {
		return nil, fmt.Errorf("inspect: %w", err)
	}
	defer os.RemoveAll(stage)
	staged, err := stageFiles(docxPaths, stage)
	if err != nil {
		return nil, err
	}
	args := append([]string{
		"-env:UserInstallation=" + (&url.URL{Scheme: "file", Path: filepath.Join(stage, "profile")}).String(),
		"--headless", "--norestore", "--nolockcheck", "--infilter=MS Word 2007 XML",
		"--convert-to", "pdf:writer_pdf_Export", "--outdir", stage,
	}, staged...)
	r, err := soffice.run(ctx, convertStart+time.Duration(len(staged))*convertEach, args...)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(outDir, 0o755); err != nil {
		return nil, fmt.Errorf("inspect: %w", err)
	}
	return collect(r, docxPaths, staged, pdfs)
}

// pdfPaths names the results before anything is done.
func pdfPaths(docxPaths []string, outDir string) ([]string, error) {
	if len(docxPaths) == 0 {
		return nil, errors.New("inspect: no DOCX files to convert")
	}
	pdfs := make([]string, len(docxPaths))
	from := map[string]string{}
	for i, docx := range docxPaths {
		base := filepath.Base(docx)
		pdfs[i] = filepath.Join(outDir, strings.TrimSuffix(base, filepath.Ext(base))+".pdf")
		if other, ok := from[pdfs[i]]; ok {
			return nil, fmt.Errorf("inspect: %s and %s would both become %s", other, docx, pdfs[i])
		}
		from[pdfs[i]] = docx
	}
	return pdfs, nil
}

// stageFiles copies the input under plain ASCII names, which no locale or option parser trips over.
func stageFiles(docxPaths []string, stage string) ([]string, error) {
	staged := make([]string, len(docxPaths))
	for i, docx := range docxPaths {
		abs, err := inputFile(docx)
		if err != nil {
			return nil, err
		}
		staged[i] = filepath.Join(stage, fmt.Sprintf("%06d.docx", i))
		if err := copyFile(abs, staged[i]); err != nil {
			return nil, err
		}
	}
	return staged, nil
}

// collect copies the PDFs out of the stage. soffice ends with status 0 even where it converted nothing, so what counts
// is the file.
func collect(r result, docxPaths, staged, pdfs []string) ([]string, error) {
	var failed []error
	for i, s := range staged {
		made := strings.TrimSuffix(s, ".docx") + ".pdf"
		err := copyFile(made, pdfs[i])
		if err == nil {
			continue
		}
		if errors.Is(err, os.ErrNotExist) {
			err = errors.New("LibreOffice made no PDF")
		}
		pdfs[i] = ""
		failed = append(failed, fmt.Errorf("inspect: convert %s: %w", docxPaths[i], err))
	}
	if len(failed) > 0 {
		failed = append(failed, fmt.Errorf("inspect: %s ended with status %d: %s", r.program, r.status, r.diagnostics()))
	}
	return pdfs, errors.Join(failed...)
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("inspect: %w", err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return fmt.Errorf("inspect: %w", err)
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Close()); err != nil {
		return fmt.Errorf("inspect: copy %s: %w", from, err)
	}
	return nil
}

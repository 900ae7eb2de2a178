//go:build unix

package convert

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// script is a program in the place of soffice.
func script(t *testing.T, lines string) *office {
	t.Helper()
	path := filepath.Join(t.TempDir(), "soffice")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+lines+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return &office{path: path, timeout: time.Minute, turns: newTurns(1), folder: system, open: errors.New("a script of the test")}
}

// TestNewOffice looks for soffice on the PATH.
func TestNewOffice(t *testing.T) {
	t.Setenv("PATH", filepath.Dir(script(t, "").path))
	if c, err := New("soffice", system); err != nil || c.Name() != "soffice" {
		t.Errorf("%v, %v", c, err)
	}
	t.Setenv("PATH", t.TempDir())
	_, err := New("soffice", system)
	wants(t, "no soffice", err, Off)
}

// TestOfficeFails has soffice fail in all its ways.
func TestOfficeFails(t *testing.T) {
	emptyTemp(t)
	for name, c := range map[string]struct {
		lines string
		want  Reason
	}{
		"status":        {"echo broken >&2; exit 3", Failed},
		"killed":        {"kill -9 $$", Failed},
		"no PDF":        {"exit 0", Failed},
		"something":     {"echo x > document.pdf", Failed},
		"a folder":      {"mkdir document.pdf", Unavailable},
		"no such shell": {"", Failed},
	} {
		_, err := script(t, c.lines).PDF(t.Context(), nil)
		wants(t, name, err, c.want)
	}
	gone := script(t, "")
	if err := os.Remove(gone.path); err != nil {
		t.Fatal(err)
	}
	_, err := gone.PDF(t.Context(), nil)
	wants(t, "gone", err, Unavailable)
}

// TestOfficeSettings looks at what soffice is given.
func TestOfficeSettings(t *testing.T) {
	emptyTemp(t)
	t.Setenv("SECRET", "x")
	o := script(t, `[ -z "$SECRET" ] && [ "$HOME" = "$PWD" ] && [ "$(stat -c %a .)" = 700 ] && [ "$(stat -c %a document.docx)" = 600 ] && grep -q BlockUntrustedRefererLinks profile/user/registrymodifications.xcu && (printf '%%PDF-1.4 '; cat document.docx) > document.pdf`)
	pdf, err := o.PDF(t.Context(), []byte("abc"))
	if err != nil || string(pdf) != "%PDF-1.4 abc" {
		t.Errorf("%q, %v", pdf, err)
	}
}

// TestReread looks at what soffice is given of a file that is no DOCX.
func TestReread(t *testing.T) {
	emptyTemp(t)
	o := script(t, `[ "$(stat -c %a source.rtf)" = 600 ] && printf 'made of %s' "$(cat source.rtf)" > source.docx`)
	o.open = nil
	made, err := o.docx(t.Context(), []byte("abc"), "rtf")
	if err != nil || string(made) != "made of abc" {
		t.Errorf("%q, %v", made, err)
	}
	_, err = script(t, `true`).docx(t.Context(), []byte("abc"), "rtf")
	wants(t, "nothing made", err, Failed)
}

// TestOfficeHangs stops a soffice that never ends, with its child.
func TestOfficeHangs(t *testing.T) {
	emptyTemp(t)
	o := script(t, `sleep 1000 & echo $! > "$(dirname "$0")/pid"; wait`)
	o.timeout = 300 * time.Millisecond
	_, err := o.PDF(t.Context(), nil)
	wants(t, "hangs", err, Late)
	childEnds(t, o)
}

// TestOfficeLeavesNoChild ends what a soffice that ends by itself has left.
func TestOfficeLeavesNoChild(t *testing.T) {
	emptyTemp(t)
	o := script(t, `sleep 1000 >/dev/null 2>&1 & echo $! > "$(dirname "$0")/pid"; printf '%%PDF-' > document.pdf`)
	if _, err := o.PDF(t.Context(), nil); err != nil {
		t.Error(err)
	}
	childEnds(t, o)
}

// TestOfficeCancelled gives back the caller's own error, and the turn.
func TestOfficeCancelled(t *testing.T) {
	emptyTemp(t)
	o := script(t, `echo $$ > "$(dirname "$0")/pid"; sleep 1000`)
	ctx, cancel := context.WithCancelCause(t.Context())
	away := errors.New("the client is gone")
	done := make(chan error)
	go func() {
		_, err := o.PDF(ctx, nil)
		done <- err
	}()
	pid(t, o)
	_, waits := o.PDF(expired(t), nil) // the only turn is taken
	if !errors.Is(waits, context.DeadlineExceeded) {
		t.Errorf("without a turn: %v", waits)
	}
	cancel(away)
	if err := <-done; !errors.Is(err, away) {
		t.Errorf("cancelled: %v", err)
	}
	childEnds(t, o)
}

// pid is the number that the script has written.
func pid(t *testing.T, o *office) int {
	t.Helper()
	var n int
	within(t, "the script to start", func() bool {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(o.path), "pid"))
		if err == nil {
			n, err = strconv.Atoi(strings.TrimSpace(string(data)))
		}
		return err == nil && n > 1
	})
	return n
}

// childEnds waits until the process is gone, or waits to be buried by whoever
// has taken it over.
func childEnds(t *testing.T, o *office) {
	t.Helper()
	n := pid(t, o)
	within(t, "the child to end", func() bool {
		if errors.Is(syscall.Kill(n, 0), syscall.ESRCH) {
			return true
		}
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", n))
		return err == nil && strings.Contains(string(stat), ") Z ")
	})
}

func within(t *testing.T, what string, done func() bool) {
	t.Helper()
	for range 1000 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %s", what)
}

// TestOfficeFolder holds that a conversion, with the document in it, is in the
// folder that is given for it: below --data, which is swept.
func TestOfficeFolder(t *testing.T) {
	dir, where := t.TempDir(), filepath.Join(t.TempDir(), "where")
	o := script(t, "pwd > "+where+"; exit 3")
	o.folder = func() string { return dir }
	_, err := o.PDF(t.Context(), nil)
	wants(t, "a folder of its own", err, Failed)
	if got, err := os.ReadFile(where); err != nil || !strings.HasPrefix(string(got), filepath.Join(dir, tempName)) {
		t.Errorf("it ran in %q, not below %q: %v", got, dir, err)
	}
}

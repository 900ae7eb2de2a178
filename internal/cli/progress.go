package cli

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
)

// progress tells how far a batch is: by a bar on a terminal, by a line now and
// then elsewhere.
type progress struct {
	out      *printer
	terminal bool
	now      func() time.Time

	total, done, failed int
	began, told         time.Time
	shown               bool // the bar stands on the terminal
	tenth               int  // of the work, told last
}

func newProgress(out *printer, total int) *progress {
	p := &progress{out: out, total: total, now: time.Now}
	if f, ok := out.w.(*os.File); ok {
		p.terminal = isatty.IsTerminal(f.Fd())
	}
	p.began = p.now()
	p.told = p.began
	return p
}

// How often there is news.
const (
	frame  = 100 * time.Millisecond // on a terminal
	least  = 2 * time.Second        // between lines
	silent = 10 * time.Second       // at most, if rows get done
)

// row counts a row.
func (p *progress) row(failed bool) {
	p.done++
	if failed {
		p.failed++
	}
	since := p.now().Sub(p.told)
	if p.terminal {
		if since >= frame || p.done == p.total {
			p.bar()
		}
		return
	}
	tenth := 10 * p.done / p.total
	if p.done < p.total && (tenth > p.tenth && since >= least || since >= silent) {
		p.tenth, p.told = tenth, p.now()
		p.out.printf("Đã qua %s\n", p.news())
	}
}

// What a terminal does with a line that is too long for it. A bar that goes on
// in the next line could not be drawn over.
const (
	cutLong  = "\x1b[?7l"
	wrapLong = "\x1b[?7h"
)

// bar draws the bar anew.
func (p *progress) bar() {
	const width = 24
	full := width * p.done / p.total
	p.out.printf(cutLong+"\r[%s%s] %s\x1b[K"+wrapLong, strings.Repeat("█", full), strings.Repeat("░", width-full), p.news())
	p.shown, p.told = true, p.now()
}

// clear takes the bar away, so that a line can be written.
func (p *progress) clear() {
	if p.shown {
		p.out.printf("\r\x1b[K")
		p.shown = false
	}
}

// news is "120/300 hàng, 2 lỗi, 41 hàng/giây, còn 5 giây".
func (p *progress) news() string {
	s := fmt.Sprintf("%d/%d hàng", p.done, p.total)
	if p.failed > 0 {
		s += fmt.Sprintf(", %d lỗi", p.failed)
	}
	spent := p.now().Sub(p.began)
	if spent < time.Second {
		return s
	}
	rate := float64(p.done) / spent.Seconds()
	left := time.Duration(float64(spent) / float64(p.done) * float64(p.total-p.done))
	return s + fmt.Sprintf(", %s hàng/giây, còn %s", speed(rate), span(left))
}

// speed is a number of rows for each second, with three digits.
func speed(rate float64) string {
	if rate >= 100 {
		return fmt.Sprintf("%.0f", rate)
	}
	return strings.Replace(fmt.Sprintf("%.3g", rate), ".", ",", 1)
}

// span is a length of time in words.
func span(d time.Duration) string {
	d = d.Round(time.Second)
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d giây", d/time.Second)
	case d < time.Hour:
		return fmt.Sprintf("%d phút %d giây", d/time.Minute, d%time.Minute/time.Second)
	}
	return fmt.Sprintf("%d giờ %d phút", d/time.Hour, d%time.Hour/time.Minute)
}

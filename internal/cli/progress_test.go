package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// clocked is a progress whose rows take a while each.
func clocked(total int, terminal bool, each time.Duration) (*progress, *bytes.Buffer, func(failed bool)) {
	var out bytes.Buffer
	p := newProgress(&printer{w: &out}, total)
	at := time.Unix(0, 0)
	p.terminal, p.began, p.told = terminal, at, at
	p.now = func() time.Time { return at }
	return p, &out, func(failed bool) {
		at = at.Add(each)
		p.row(failed)
	}
}

func TestProgressLines(t *testing.T) {
	for _, c := range []struct {
		each  time.Duration
		lines []string
	}{
		{time.Millisecond, nil},
		{100 * time.Millisecond, []string{ // a line for every tenth, but at least 2 s between them
			"Đã qua 20/100 hàng, 1 lỗi, 10 hàng/giây, còn 8 giây",
			"Đã qua 40/100 hàng, 1 lỗi, 10 hàng/giây, còn 6 giây",
			"Đã qua 60/100 hàng, 1 lỗi, 10 hàng/giây, còn 4 giây",
			"Đã qua 80/100 hàng, 1 lỗi, 10 hàng/giây, còn 2 giây",
		}},
	} {
		_, out, row := clocked(100, false, c.each)
		for i := range 100 {
			row(i == 5)
		}
		want := strings.Join(c.lines, "\n")
		if got := strings.TrimSuffix(out.String(), "\n"); got != want {
			t.Errorf("%v each: %q, want %q", c.each, got, want)
		}
	}
	_, out, row := clocked(1000, false, 6*time.Second) // slow: a line every 10 s or so
	for range 4 {
		row(false)
	}
	if got, want := out.String(), "Đã qua 2/1000 hàng, 0,167 hàng/giây, còn 1 giờ 39 phút\nĐã qua 4/1000 hàng, 0,167 hàng/giây, còn 1 giờ 39 phút\n"; got != want {
		t.Errorf("slow: %q, want %q", got, want)
	}
}

func TestProgressBar(t *testing.T) {
	p, out, row := clocked(4, true, 60*time.Millisecond)
	for range 4 {
		row(false)
	}
	p.clear()
	p.clear()
	want := "\x1b[?7l\r[████████████░░░░░░░░░░░░] 2/4 hàng\x1b[K\x1b[?7h\x1b[?7l\r[████████████████████████] 4/4 hàng\x1b[K\x1b[?7h\r\x1b[K"
	if got := out.String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSpeed(t *testing.T) {
	for rate, want := range map[float64]string{0.1666: "0,167", 9.96: "9,96", 95.34: "95,3", 99.96: "100", 146.2: "146", 12345.6: "12346"} {
		if got := speed(rate); got != want {
			t.Errorf("%v is %q, want %q", rate, got, want)
		}
	}
}

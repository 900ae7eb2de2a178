package render

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"vanthu/internal/document"
)

// patient is a context that ends when it has been asked a number of times.
type patient struct {
	context.Context
	asked atomic.Int64
	most  int64
}

func (p *patient) Err() error {
	if p.asked.Add(1) > p.most {
		return context.Canceled
	}
	return nil
}

// TestStop ends the context of a render at every place where it is looked at:
// each time the render gives up, without a file and without a panic.
func TestStop(t *testing.T) {
	// The long plan asks thousands of times and is stopped at each seventeenth:
	// every one took a third of the time of all tests.
	for name, step := range map[string]int64{"ke-hoach-dai": 17, "bao-cao": 1, "quyet-dinh": 1} {
		s := sampleNamed(t, name)
		whole := &patient{Context: t.Context(), most: 1 << 40}
		if _, err := renderer(t).Render(whole, s.doc, Formats...); err != nil {
			t.Fatal(err)
		}
		for most := int64(0); most < whole.asked.Load(); most += step {
			result, err := renderer(t).Render(&patient{Context: t.Context(), most: most}, s.doc, Formats...)
			if !errors.Is(err, context.Canceled) || len(result.Files) > 0 {
				t.Fatalf("%s, stopped at question %d: %v and %d files", name, most, err, len(result.Files))
			}
		}
	}
}

// TestStopsSoon wants the context looked at for every block, every row and
// every page, so that little is done after it has ended.
func TestStopsSoon(t *testing.T) {
	const many = 400
	list := func(one string) string { return strings.TrimSuffix(strings.Repeat(one+",", many), ",") }
	for name, c := range map[string]struct {
		sections string
		least    int64
	}{
		"blocks": {list(`"Một."`), 3 * many}, // composed, steadied, set
		"rows":   {`{"table":{"rows":[` + list(`["a"]`) + `]}}`, 3 * many},
		"form":   {`{"form":[` + list(`{"label":"a"}`) + `]}`, 3 * many},
		"items":  {`{"items":[` + list(`"Một."`) + `]}`, 3 * many},
		"pages":  {list(`"Một.",{"page_break":true}`), 4 * many},
	} {
		d, err := renderer(t).Decode([]byte(`{"kind":"ke-hoach","issuer":{"name":"A","code":"B"},"sections":[`+c.sections+`]}`), document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		whole := &patient{Context: t.Context(), most: 1 << 40}
		if _, err := renderer(t).Render(whole, d, PDF); err != nil {
			t.Fatal(err)
		}
		if got := whole.asked.Load(); got < c.least {
			t.Errorf("%s: the context is looked at %d times, want at least %d", name, got, c.least)
		}
	}
}

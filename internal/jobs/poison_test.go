package jobs

import (
	"fmt"
	"testing"

	"vanthu/internal/rows"
)

// TestPoison has a row that ends every process that makes it: in the end that
// row alone is given up.
func TestPoison(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	c := small(dir)
	c.Workers = -1
	s := open(t, c)
	in := list(45, func(i int, row *rows.Row) {
		if i == 17 {
			row.Values["do"] = rows.Value{Text: "die"}
		}
	})
	id := submit(t, s, "an", in)
	shut(t, s)
	deaths := 0
	for ; ; deaths++ {
		if deaths > 10 {
			t.Fatal("the row kills for ever")
		}
		p := begin(t, "store", dir)
		p.line(t)
		if _, err := fmt.Fprintln(p.in, id); err != nil {
			continue // dead already
		}
		ended := p.lines.Scan() && p.lines.Text() == string(Done)
		p.kill()
		if ended {
			break
		}
	}
	s = open(t, c)
	if st, err := s.State(t.Context(), "an", id); err != nil || st.Failed != 1 || st.Done != 45 {
		t.Errorf("state: %+v, %v", st, err)
	}
	t.Logf("%d deaths", deaths)
	r, err := s.Results(t.Context(), "an", id)
	if err != nil {
		t.Fatal(err)
	}
	for m, err := range r.Rows {
		if err != nil {
			t.Fatal(err)
		}
		if faulty := len(m.Faults) > 0; faulty != (m.Row == 17+2) {
			t.Errorf("row %d: %v", m.Row, m.Faults)
		}
	}
}

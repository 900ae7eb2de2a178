package filename

import (
	"strings"
	"testing"
)

func TestDisposition(t *testing.T) {
	if got := Disposition(`Đ "x" 5%`, "pdf"); !strings.HasPrefix(got, `attachment; filename="D x 5.pdf"; filename*=UTF-8''%C4%90%20%22x%22%205%25.pdf`) {
		t.Errorf("disposition: %s", got)
	}
}

package cli

import (
	"errors"
	"strings"
	"testing"

	"vanthu/internal/batch"
)

// TestUnbound wants the clerk to be told which file is in the way, and why.
func TestUnbound(t *testing.T) {
	for want, bind := range map[string]batch.BindError{"mã hóa": {Encrypted: true}, "có ô chữ ký số": {Signed: true}, "bị hỏng": {}} {
		bind.Name, bind.Err = "Xã A.pdf", errors.New("merge: object 3")
		err := (&batchRun{}).makeError(t.Context(), &bind)
		if got := err.Error(); !strings.Contains(got, want) || !strings.Contains(got, "«Xã A.pdf»") || strings.Contains(got, "object") {
			t.Errorf("%s: %s", want, got)
		}
	}
}

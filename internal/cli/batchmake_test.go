package cli

import (
	"errors"
	"strings"
	"testing"

	"vanthu/internal/batch"
)

// TestUnbound wants the clerk to be told which file is in the way, and why.
func TestUnbound(t *testing.T) {
	for encrypted, want := range map[bool]string{true: "mã hóa", false: "bị hỏng"} {
		err := (&batchRun{}).makeError(t.Context(), &batch.BindError{Name: "Xã A.pdf", Encrypted: encrypted, Err: errors.New("merge: object 3")})
		if got := err.Error(); !strings.Contains(got, want) || !strings.Contains(got, "«Xã A.pdf»") || strings.Contains(got, "object") {
			t.Errorf("encrypted %t: %s", encrypted, got)
		}
	}
}

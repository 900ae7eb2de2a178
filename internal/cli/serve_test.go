package cli

import (
	"net"
	"strings"
	"testing"
)

// TestAddressInUse: what the user reads is Vietnamese, with the address.
func TestAddressInUse(t *testing.T) {
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	addr := taken.Addr().String()
	var told strings.Builder
	if code := Run(t.Context(), []string{"serve", "--addr", addr, "--data", "none"}, nil, &told, &told, ""); code != 1 {
		t.Errorf("exit %d", code)
	}
	if want := "vanthu: --addr: không nghe được ở " + addr + ": đang có chương trình khác dùng\n"; !strings.HasSuffix(told.String(), want) {
		t.Errorf("%q, want %q", told.String(), want)
	}
}

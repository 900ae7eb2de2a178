package doors

import (
	"testing"

	"vanthu/internal/doortest"
)

// server is the whole service on loopback.
type server struct{ *doortest.Service }

// start runs a server with a changed configuration.
func start(t *testing.T, change func(*Config)) *server {
	t.Helper()
	config := NewConfig()
	if change != nil {
		change(config)
	}
	logs := new(doortest.Logs)
	floor, err := New(config, doortest.Renderer(), logs.Logger(), "v0.0.0-test")
	if err != nil {
		t.Fatal(err)
	}
	return &server{doortest.Start(t, logs, floor.Serve)}
}

// withData keeps jobs in a folder.
func withData(dir string) func(*Config) { return func(c *Config) { c.Batches.Data = dir } }

// batchOf is a batch of two rows, with more members.
func batchOf(more string) string {
	const template = `{"kind":"ke-hoach","issuer":{"name":"SỞ NỘI VỤ","code":"SNV"},"subject":"Kiểm tra Chimlạc","sections":["Đơn vị: {{ten}}."],` +
		`"recipients":["Như trên"],"archive":"VT","signer":{"position":["GIÁM ĐỐC"],"name":"Nguyễn Văn Chimlạc"}}`
	return `{"template":` + template + `,"rows":[{"ten":"một"},{"ten":"hai"}]` + more + `}`
}

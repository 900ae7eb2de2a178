package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"vanthu/internal/batchapi"
)

// pickData finds the folder for jobs where the user leaves it to the program. A
// folder that was not asked for need not be usable.
func pickData(config *batchapi.Jobs) error {
	if config.Data != batchapi.AutoData {
		if config.Data != "" && config.NATS != "" {
			return wrongUse("chỉ dùng một trong hai: --data hoặc --nats")
		}
		return nil
	}
	config.Data, config.DataOptional = "", true
	if config.NATS == "" {
		config.Data = stateFolder()
	}
	return nil
}

// stateFolder is where a program keeps what it has to keep: the folder that
// systemd gives a service, or the user's. Empty: there is none.
func stateFolder() string {
	if first, _, _ := strings.Cut(os.Getenv("STATE_DIRECTORY"), ":"); filepath.IsAbs(first) {
		return first
	}
	if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "vanthu")
	}
	if runtime.GOOS == "windows" {
		dir, err := os.UserCacheDir() // %LocalAppData%
		if err != nil {
			return ""
		}
		return filepath.Join(dir, "vanthu")
	}
	home, err := os.UserHomeDir()
	if err != nil || !filepath.IsAbs(home) {
		return ""
	}
	return filepath.Join(home, ".local", "state", "vanthu")
}

// storeError says why jobs cannot be kept where the user wants them.
func storeError(config *batchapi.Jobs, err *batchapi.JobsError) error {
	var path *fs.PathError
	switch {
	case config.NATS != "":
		return wrongUse("--nats: không dùng được cụm NATS: %s", visible(err.Error()))
	case err.Locked():
		return wrongUse("--data: thư mục «%s» đang được một tiến trình khác dùng", config.Data)
	}
	why := visible(err.Error())
	if errors.As(err, &path) {
		why = reason(err)
	}
	return wrongUse("--data: không dùng được thư mục «%s»: %s", config.Data, why)
}

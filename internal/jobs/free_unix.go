//go:build linux || darwin || freebsd

package jobs

import "golang.org/x/sys/unix"

// free is how many bytes a process may still write to the disk of dir.
func free(dir string) (bytes int64, known bool) {
	var disk unix.Statfs_t
	if err := unix.Statfs(dir, &disk); err != nil {
		return 0, false
	}
	return int64(disk.Bavail) * int64(disk.Bsize), true //nolint:unconvert // the types differ by system
}

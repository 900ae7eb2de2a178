package jail

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// system is what programs are made of, and what they need to draw letters. No
// document lies here, and no secret.
var system = []string{
	"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32",
	"/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/localtime",
	"/etc/fonts", "/var/cache/fontconfig", "/etc/libreoffice", "/var/lib/libreoffice",
	"/dev/null", "/dev/zero", "/dev/random", "/dev/urandom",
}

// enter shuts the process in: a new root with nothing in it but what the cell
// names, and the old one gone.
func enter(order string) error {
	var cell Cell
	if err := json.Unmarshal([]byte(order), &cell); err != nil {
		return err
	}
	root := filepath.Join(cell.Dir, ".root")
	if err := os.Mkdir(root, 0o700); err != nil {
		return err
	}
	if err := unix.Mount("", "/", "", unix.MS_PRIVATE|unix.MS_REC, ""); err != nil {
		return fmt.Errorf("private mounts: %w", err)
	}
	if err := unix.Mount("tmpfs", root, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV, "size=64m,mode=0755"); err != nil {
		return fmt.Errorf("the new root: %w", err)
	}
	for _, path := range append(system, cell.Read...) {
		if err := show(root, path, true); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if err := show(root, cell.Dir, false); err != nil {
		return fmt.Errorf("the own folder: %w", err)
	}
	if err := os.MkdirAll(filepath.Join(root, "tmp"), 0o700); err != nil {
		return err
	}
	proc := filepath.Join(root, "proc")
	if err := os.Mkdir(proc, 0o755); err != nil {
		return err
	}
	_ = unix.Mount("proc", proc, "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, "") // of this jail alone; inside a container there may be none
	return errors.Join(leave(root), os.Chdir(cell.Dir), weaken())
}

// show puts a path of the machine at its place below the new root.
func show(root, path string, readOnly bool) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	at := filepath.Join(root, path)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		to, err := os.Readlink(path)
		if err != nil {
			return err
		}
		return os.Symlink(to, at)
	case info.IsDir():
		err = os.MkdirAll(at, 0o755)
	default:
		err = os.WriteFile(at, nil, 0o600)
	}
	if err != nil {
		return err
	}
	flags := uintptr(unix.MS_BIND)
	if readOnly {
		flags |= unix.MS_REC
	}
	if err := unix.Mount(path, at, "", flags, ""); err != nil {
		return err
	}
	if !readOnly {
		return nil
	}
	return seal(at)
}

// seal takes the right to write away from a mount. What it was forbidden
// already stays forbidden, or the system refuses.
func seal(at string) error {
	var is unix.Statfs_t
	if err := unix.Statfs(at, &is); err != nil {
		return err
	}
	const kept = unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC | unix.MS_NOATIME | unix.MS_NODIRATIME
	flags := uintptr(is.Flags)&kept | unix.MS_REMOUNT | unix.MS_BIND | unix.MS_RDONLY
	if is.Flags&unix.ST_RELATIME != 0 {
		flags |= unix.MS_RELATIME
	}
	return unix.Mount("", at, "", flags, "")
}

// leave makes root the root, and lets go of the old one.
func leave(root string) error {
	if err := os.Chdir(root); err != nil {
		return err
	}
	if err := unix.PivotRoot(".", "."); err != nil {
		return fmt.Errorf("the root: %w", err)
	}
	if err := unix.Unmount(".", unix.MNT_DETACH); err != nil {
		return fmt.Errorf("the old root: %w", err)
	}
	return os.Chdir("/")
}

// weaken gives up for good what the process could do in its own namespaces.
func weaken() error {
	for right := uintptr(0); right <= unix.CAP_LAST_CAP; right++ {
		_ = unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0) // an older system has fewer of them
	}
	return unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
}

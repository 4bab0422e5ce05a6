package folder

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// local is a folder of this machine.
type local string

// unfinished begins the names of files that are being written. One that is left
// behind by a program that was killed is in nobody's way.
const unfinished = ".unfinished-"

func (l local) String() string { return string(l) }

func (l local) path(name string) string { return filepath.Join(string(l), filepath.FromSlash(name)) }

// Put writes beside the file and then gives it its name, when it is on the disk.
func (l local) Put(_ context.Context, name string, b []byte) error {
	path := l.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), unfinished)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

func (l local) Get(_ context.Context, name string) ([]byte, error) { return os.ReadFile(l.path(name)) }

func (l local) List(_ context.Context, below string) (names []string, err error) {
	list, err := os.ReadDir(l.path(below))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, d := range list {
		if !d.IsDir() && !strings.HasPrefix(d.Name(), ".") {
			names = append(names, d.Name())
		}
	}
	return names, err
}

func (l local) Remove(_ context.Context, names ...string) error {
	var all []error
	for _, n := range names {
		if err := os.Remove(l.path(n)); !errors.Is(err, fs.ErrNotExist) {
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}

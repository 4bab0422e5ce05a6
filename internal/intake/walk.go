package intake

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// A file is one thing to read. Size is -1 where it is not known.
type file struct {
	path string
	size int64
}

// files yields what the paths stand for, and what cannot be reached.
func files(paths []string) iter.Seq2[file, error] {
	return func(yield func(file, error) bool) {
		for _, p := range paths {
			if p == Stdin {
				if !yield(file{p, -1}, nil) {
					return
				}
				continue
			}
			if !walk(p, yield) {
				return
			}
		}
	}
}

// walk yields the file at root, or the files below it that are articles by
// their names: not the hidden ones, nor a README.md, which tells of the folder.
func walk(root string, yield func(file, error) bool) bool {
	info, err := os.Stat(root)
	if err != nil || !info.IsDir() {
		return yieldFile(root, info, err, yield)
	}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		name := filepath.Base(path)
		hidden := path != root && (strings.HasPrefix(name, ".") || strings.EqualFold(name, "README.md"))
		switch {
		case hidden && d != nil && d.IsDir():
			return fs.SkipDir
		case hidden:
			return nil
		case err == nil && d.IsDir():
			return nil
		}
		var info fs.FileInfo
		if err == nil {
			info, err = os.Stat(path) // follows a link
		}
		if err == nil && !info.Mode().IsRegular() {
			return nil // a link to a folder may lead in circles, a pipe has no end
		}
		if !yieldFile(path, info, err, yield) {
			return fs.SkipAll
		}
		if err != nil && d != nil && d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return err == nil && !errors.Is(err, fs.SkipAll)
}

func yieldFile(path string, info fs.FileInfo, err error, yield func(file, error) bool) bool {
	if err != nil {
		return yield(file{path: path}, err)
	}
	if info.Mode().IsRegular() {
		return yield(file{path, info.Size()}, nil)
	}
	return yield(file{path, -1}, nil)
}

// Files yields the files that Read would read, with their sizes in bytes, -1
// where that is not known; an error is an *Error and concerns one of them.
func Files(paths []string) iter.Seq2[Named, error] {
	return func(yield func(Named, error) bool) {
		for f, err := range files(paths) {
			if err != nil {
				err = &Error{Path: f.path, Err: plain(err)}
			}
			if !yield(Named{f.path, f.size}, err) {
				return
			}
		}
	}
}

// A Named is a file by its path.
type Named struct {
	Path string
	Size int64
}

// A Size says how much there is to read, for a progress bar: a JSON Lines file
// is one file, however many articles it holds.
type Size struct {
	Files int
	Bytes int64 // without standard input
}

// Count looks at the folders but opens no file. Files that cannot be reached
// count as empty ones; Read tells what is wrong with them.
func Count(paths []string) (n Size) {
	for f := range files(paths) {
		n.Files++
		n.Bytes += max(f.size, 0)
	}
	return n
}

// plain takes the path off an error that names it once more.
func plain(err error) error {
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission denied: make it readable, or leave it out")
	case errors.As(err, &p):
		return p.Err
	}
	return err
}

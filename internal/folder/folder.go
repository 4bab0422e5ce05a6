// Package folder keeps files under names, in a folder of this machine or in a
// bucket of S3 or of a server that speaks as S3 does.
//
// A file is there whole or not at all, whatever dies and when. The package must
// never know what is in a file. It tells no secret: not in an error, not in the
// name of a folder.
package folder

import (
	"context"
	"fmt"
	"strings"
)

// A Folder holds files. Its methods may be called by many goroutines.
type Folder interface {
	// Put writes a file, in the place of one that has the name already. Whoever
	// reads sees all of the old one or all of the new one.
	Put(ctx context.Context, name string, b []byte) error

	// Get returns what a file holds; fs.ErrNotExist if there is none.
	Get(ctx context.Context, name string) ([]byte, error)

	// List returns the names of the files right below a folder in it, sorted;
	// "" is the folder itself. One that is not there holds nothing.
	List(ctx context.Context, below string) ([]string, error)

	// Remove takes files away; those that are not there are no error.
	Remove(ctx context.Context, names ...string) error

	// String returns the folder's address, which has no secrets in it.
	String() string
}

// Options say where the object store is, for addresses that begin with s3://.
type Options struct {
	Endpoint string `json:"endpoint,omitempty"` // address of a server, such as http://minio.example:9000; empty: Amazon's
	Region   string `json:"region,omitempty"`   // empty: asked for
}

// IsRemote reports whether a name is the address of an object store.
func IsRemote(name string) bool { return strings.HasPrefix(name, "s3://") }

// Open returns the folder of a name: s3://BUCKET/PREFIX, else a path. Nothing is
// looked at yet.
func Open(name string, o Options) (Folder, error) {
	switch {
	case IsRemote(name):
		return openBucket(name, o)
	case name == "":
		return nil, fmt.Errorf("the name of a folder is empty: give a path, or s3://BUCKET/PREFIX")
	case strings.Contains(name, "://"):
		scheme, _, _ := strings.Cut(name, "://")
		return nil, fmt.Errorf("%s:// is no address of a folder: give a path, or s3://BUCKET/PREFIX", scheme)
	}
	return local(name), nil
}

package folder_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/folder"
	"readout/internal/folder/foldertest"
)

func open(t *testing.T, name string, o folder.Options) folder.Folder {
	t.Helper()
	f, err := folder.Open(name, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// What holds for a folder of this machine holds for a bucket.
func TestFolder(t *testing.T) {
	s := foldertest.Start(t)
	for _, f := range []folder.Folder{
		open(t, t.TempDir(), folder.Options{}),
		open(t, "s3://"+foldertest.Bucket+"/some/where/", folder.Options{Endpoint: s.URL}),
		open(t, "s3://"+foldertest.Bucket, folder.Options{Endpoint: s.URL + "/"}),
	} {
		t.Run(f.String(), func(t *testing.T) { keeps(t, f) })
	}
	if n := s.Puts("some/where/day=2023-11-01/a.parquet"); n != 2 {
		t.Errorf("a file that was written twice took %d requests", n)
	}
}

func keeps(t *testing.T, f folder.Folder) {
	ctx := t.Context()
	big := []byte(strings.Repeat("a wide river, ", 100_000))
	for _, w := range []struct {
		name string
		b    []byte
	}{{"b", nil}, {"day=2023-11-01/b.parquet", []byte("wells")}, {"day=2023-11-01/a.parquet", []byte("bread")}, {"day=2023-11-01/a.parquet", big}} {
		if err := f.Put(ctx, w.name, w.b); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := f.Get(ctx, "day=2023-11-01/a.parquet"); err != nil || !slices.Equal(b, big) {
		t.Errorf("got %d bytes, want %d: %v", len(b), len(big), err)
	}
	if b, err := f.Get(ctx, "b"); err != nil || len(b) != 0 {
		t.Errorf("an empty file: %q, %v", b, err)
	}
	for below, want := range map[string]string{"day=2023-11-01": "a.parquet b.parquet", "": "b", "day=2023-11-02": "", "day=2023-11": ""} {
		if got, err := f.List(ctx, below); err != nil || strings.Join(got, " ") != want {
			t.Errorf("%q lists %q, want %q: %v", below, got, want, err)
		}
	}
	for range 2 {
		if err := f.Remove(ctx, "b", "day=2023-11-01/b.parquet"); err != nil {
			t.Error(err)
		}
	}
	if _, err := f.Get(ctx, "b"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that was removed: %v", err)
	}
}

// What a program that was killed has left is not listed.
func TestUnfinished(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".unfinished-1"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := open(t, dir, folder.Options{}).List(t.Context(), ""); err != nil || len(got) != 0 {
		t.Errorf("%q, %v", got, err)
	}
}

// An error names the place and the way out, and never a secret.
func TestErrors(t *testing.T) {
	s := foldertest.Start(t)
	for _, c := range []struct{ name, endpoint, want string }{
		{"", "", "is empty"},
		{"gs://news/x", "", "gs:// is no address of a folder"},
		{"s3:///x", "", "names no bucket"},
		{"s3://READER:not-to-be-told@news/x", "", "holds no credentials: set AWS_ACCESS_KEY_ID"},
		{"s3://READER:not-to-be-told@ne ws/x", "", "give s3://BUCKET/PREFIX"},
		{"s3://news/x", "minio.example:9000", "give one such as https://"},
		{"s3://news/x", "http://READER:not-to-be-told@minio.example", "without credentials"},
	} {
		_, err := folder.Open(c.name, folder.Options{Endpoint: c.endpoint})
		told(t, c.name, err, c.want)
	}
	o := folder.Options{Endpoint: s.URL}
	_, err := open(t, "s3://other/x", o).Get(t.Context(), "a")
	told(t, "other bucket", err, "s3://other/x: read a: there is no such bucket")
	_, err = open(t, "s3://other/x", o).List(t.Context(), "a")
	told(t, "other bucket", err, "s3://other/x: list a: there is no such bucket")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, err = open(t, "s3://news/x", folder.Options{Endpoint: "http://127.0.0.1:9"}).List(ctx, "")
	told(t, "nobody there", err, "the server cannot be reached: is it running, and its address right?")
	t.Setenv("AWS_ACCESS_KEY_ID", "SOMEBODY")
	told(t, "other key", open(t, "s3://news/x", o).Put(t.Context(), "a", nil), "s3://news/x: write a: the server refuses (AccessDenied): set AWS_ACCESS_KEY_ID")
}

func told(t *testing.T, what string, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), foldertest.Secret) {
		t.Errorf("%s: %v, want %q", what, err, want)
	}
}

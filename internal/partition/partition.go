// Package partition keeps readings, and the clusters that follow from them, as
// Parquet files in folders of days: of a disk or an object store, without a
// database.
//
// Files belong to jobs. What a job wrote counts once its manifest is there,
// which it writes last and which names the files with their rows and sums; what
// a job left that was killed is in nobody's way. Names follow from what was read
// and by which version: a job that is done twice writes the same files twice.
//
// The package must never know how an article is read, who hands out the jobs,
// or what makes mentions the same.
package partition

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"readout/internal/folder"
	"readout/internal/timex"
)

// manifests is the folder of manifests. Programs that read partitions pass by
// what begins with a low line.
const manifests = "_manifest"

// A Manifest tells what a job has written.
type Manifest struct {
	Job   string `json:"job"`
	Made  string `json:"made"` // by what, see Begin
	Files []File `json:"files"`
}

// A File is one table of one day, or a part of it.
type File struct {
	Name  string `json:"name"` // "day=2023-11-01/events-….parquet"
	Rows  int    `json:"rows"`
	Bytes int    `json:"bytes"`
	Sum   string `json:"sha256"`
}

// A Job gathers files, which count once End has written their manifest.
type Job struct {
	in       folder.Folder
	manifest Manifest
	before   *Manifest // of an earlier time; nil: none
	piece    int
}

// Begin begins a job, or begins one again. job names what it works on, see
// KeyOf; made is all that what comes out depends on beside: version, settings.
func Begin(ctx context.Context, in folder.Folder, job, made string) (*Job, error) {
	j := &Job{in: in, manifest: Manifest{Job: job, Made: made, Files: []File{}}}
	m, err := readManifest(ctx, in, manifestName(job))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return j, nil
	case err != nil:
		return nil, err
	}
	j.before = m
	return j, nil
}

func manifestName(job string) string { return manifests + "/" + job + ".json" }

// Jobs returns the names of the jobs that were done in a folder, sorted.
func Jobs(ctx context.Context, in folder.Folder) ([]string, error) {
	names, err := in.List(ctx, manifests)
	for i, n := range names {
		names[i] = strings.TrimSuffix(n, ".json")
	}
	return names, err
}

// Done reports whether the job was done before, by the same version.
func (j *Job) Done() bool { return j.before != nil && j.before.Made == j.manifest.Made }

// Articles returns how many articles a job holds that was done before.
func (j *Job) Articles() (n int) {
	if j.before == nil {
		return 0
	}
	for _, f := range j.before.Files {
		if _, name, _ := strings.Cut(f.Name, "/"); strings.HasPrefix(name, "articles-") {
			n += f.Rows
		}
	}
	return n
}

// KeyOf names a job by what its files hold, wherever they lie, or by the address
// of a page. A file that cannot be read goes by its name; whoever reads it will
// say what is wrong.
func KeyOf(paths ...string) string {
	h := sha256.New()
	for _, p := range paths {
		name := p
		if f, err := os.Open(p); err == nil {
			one := sha256.New()
			if _, err := io.Copy(one, f); err == nil {
				name = string(one.Sum(nil))
			}
			f.Close()
		}
		fmt.Fprintf(h, "%d %s\n", len(name), name)
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// fold returns the folder of a day as Hive, DuckDB and Spark name it.
func fold(day timex.Date) string {
	return "day=" + cmp.Or(string(day), "__HIVE_DEFAULT_PARTITION__")
}

// A writing writes one file.
type writing func(context.Context) (File, error)

// file returns what writes rows of a day into a file of the job.
func file[T any](j *Job, table string, day timex.Date, rows []T) writing {
	name := fmt.Sprintf("%s/%s-%s.parquet", fold(day), table, j.pieceName())
	return func(ctx context.Context) (File, error) {
		var b bytes.Buffer
		w := parquet.NewGenericWriter[T](&b, append(boundless, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("readout", j.manifest.Made, ""))...)
		_, err := w.Write(rows)
		if err = errors.Join(err, w.Close()); err != nil {
			return File{}, fmt.Errorf("%s: %w", name, err)
		}
		sum := sha256.Sum256(b.Bytes())
		return File{Name: name, Rows: len(rows), Bytes: b.Len(), Sum: hex.EncodeToString(sum[:])}, j.in.Put(ctx, name, b.Bytes())
	}
}

// boundless leaves out the smallest and the greatest of columns for which nobody
// asks for them: they would be a third of a small file.
var boundless = func() (out []parquet.WriterOption) {
	for _, column := range []string{"id", "path", "record", "url", "title", "sketch", "zones", "diagnostics", "text", "article", "rule", "exact", "body", "cluster", "mention", "carries"} {
		out = append(out, parquet.SkipPageBounds(column))
	}
	return slices.Clip(out)
}()

// write writes the files of a piece, several at a time: what takes long is the
// disk, or the way to the object store.
func (j *Job) write(ctx context.Context, all []writing) error {
	files := make([]File, len(all))
	err := parallel(written, len(all), func(i int) (err error) {
		files[i], err = all[i](ctx)
		return err
	})
	j.manifest.Files = append(j.manifest.Files, files...)
	j.piece++
	return err
}

// pieceName names the files that the job writes at one time.
func (j *Job) pieceName() string {
	h := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", j.manifest.Job, j.manifest.Made, j.piece))
	return hex.EncodeToString(h[:12])
}

// End writes the manifest: from now on the files count. Those of an earlier time
// go.
func (j *Job) End(ctx context.Context) error {
	b, err := json.MarshalIndent(j.manifest, "", " ")
	if err != nil {
		return err
	}
	if err := j.in.Put(ctx, manifestName(j.manifest.Job), append(b, '\n')); err != nil {
		return err
	}
	if j.before == nil {
		return nil
	}
	var old []string
	for _, f := range j.before.Files {
		if !slices.ContainsFunc(j.manifest.Files, func(g File) bool { return f.Name == g.Name }) {
			old = append(old, f.Name)
		}
	}
	return j.in.Remove(ctx, old...)
}

func readManifest(ctx context.Context, in folder.Folder, name string) (*Manifest, error) {
	b, err := in.Get(ctx, name)
	if err != nil {
		return nil, err
	}
	m := &Manifest{}
	if err := json.Unmarshal(b, m); err != nil || m.Job == "" {
		return nil, fmt.Errorf("%s: %s is no manifest: remove it, and do its job again", in, name)
	}
	for _, f := range m.Files {
		if _, ok := dayOf(f.Name); !ok {
			return nil, fmt.Errorf("%s: %s names %q, which lies in no folder of a day: remove it, and do its job again", in, name, f.Name)
		}
	}
	return m, nil
}

// dayOf returns the day in whose folder a file lies.
func dayOf(name string) (timex.Date, bool) {
	day, rest, ok := strings.Cut(name, "/")
	d := timex.Date(strings.TrimPrefix(day, "day="))
	switch {
	case !ok || strings.Contains(rest, "/"):
		return "", false
	case day == fold(""):
		return "", true
	}
	return d, day == fold(d) && d.Valid()
}

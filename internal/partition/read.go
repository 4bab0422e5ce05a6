package partition

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/parquet-go/parquet-go"

	"readout/internal/folder"
	"readout/internal/timex"
)

// An Archive is what the manifests of a folder name.
type Archive struct {
	in   folder.Folder
	days map[timex.Date]map[string][]File // by table, by name
}

// fetched is how many files are fetched at a time, written how many are made: a
// file that is made takes more memory than one that is there.
const (
	fetched = 16
	written = 4
)

// Open reads the manifests of a folder.
func Open(ctx context.Context, in folder.Folder) (*Archive, error) {
	names, err := in.List(ctx, manifests)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s holds no partitions: 'readout read --to' and 'readout work --to' write them", in)
	}
	found := make([]*Manifest, len(names))
	err = parallel(fetched, len(names), func(i int) (err error) {
		found[i], err = readManifest(ctx, in, manifests+"/"+names[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	a := &Archive{in: in, days: map[timex.Date]map[string][]File{}}
	for _, m := range found {
		for _, f := range m.Files {
			a.add(f)
		}
	}
	return a, nil
}

func (a *Archive) add(f File) {
	day, _ := dayOf(f.Name)
	if a.days[day] == nil {
		a.days[day] = map[string][]File{}
	}
	table, _, _ := strings.Cut(path.Base(f.Name), "-")
	list := a.days[day][table]
	at, _ := slices.BinarySearchFunc(list, f, byName)
	a.days[day][table] = slices.Insert(list, at, f)
}

func byName(a, b File) int { return strings.Compare(a.Name, b.Name) }

// parallel calls do(0) to do(n-1), so many at once, and returns the first error by
// number.
func parallel(atOnce, n int, do func(int) error) error {
	errs := make([]error, n)
	slots := make(chan struct{}, atOnce)
	var group sync.WaitGroup
	for i := range n {
		slots <- struct{}{}
		group.Go(func() {
			errs[i] = do(i)
			<-slots
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Days returns the days of publication of which there are articles, sorted; ""
// is that of articles without one.
func (a *Archive) Days() []timex.Date { return a.with("articles") }

// Months returns the months of which there are late mentions, sorted.
func (a *Archive) Months() []timex.Date { return a.with(late + "articles") }

func (a *Archive) with(table string) (days []timex.Date) {
	for d, tables := range a.days {
		if len(tables[table]) > 0 {
			days = append(days, d)
		}
	}
	slices.Sort(days)
	return days
}

// Sum names what was read of articles of some days, and of late mentions of some
// months: another sum is another reading.
func (a *Archive) Sum(days, months []timex.Date) string {
	h := sha256.New()
	sum := func(all []timex.Date, prefix string) {
		for _, d := range all {
			for _, f := range a.days[d][prefix+"articles"] { // who are named as their mentions are
				fmt.Fprintln(h, f.Name, f.Sum)
			}
			for _, k := range kinds {
				for _, f := range a.days[d][prefix+k.table] {
					fmt.Fprintln(h, f.Name, f.Sum)
				}
			}
		}
	}
	sum(days, "")
	sum(months, late)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// Articles yields what was read of the articles of a day, in the order of the
// files. It ends at the first error.
func (a *Archive) Articles(ctx context.Context, day timex.Date) iter.Seq2[*Article, error] {
	return a.readings(ctx, day, "")
}

// Late yields articles with such of their mentions as tell of a month far from
// their own day, and with the figures of these.
func (a *Archive) Late(ctx context.Context, month timex.Date) iter.Seq2[*Article, error] {
	return a.readings(ctx, month, late)
}

func (a *Archive) readings(ctx context.Context, day timex.Date, prefix string) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		for _, f := range a.days[day][prefix+"articles"] {
			list, err := a.piece(ctx, day, prefix, f)
			if err != nil {
				yield(nil, err)
				return
			}
			for i := range list {
				if !yield(list[i].article()) {
					return
				}
			}
		}
	}
}

// piece reads the files that a job wrote at one time.
func (a *Archive) piece(ctx context.Context, day timex.Date, prefix string, articles File) ([]rowsOf, error) {
	heads, err := read[articleRow](ctx, a.in, articles)
	if err != nil {
		return nil, err
	}
	var tables [4][]mentionRow
	err = parallel(fetched, len(kinds), func(i int) (err error) {
		table := prefix + kinds[i].table
		name := strings.Replace(articles.Name, "/"+prefix+"articles-", "/"+table+"-", 1)
		if at, ok := slices.BinarySearchFunc(a.days[day][table], File{Name: name}, byName); ok {
			tables[i], err = read[mentionRow](ctx, a.in, a.days[day][table][at])
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]rowsOf, len(heads))
	number := map[string]int{}
	for i := range heads {
		out[i].in, out[i].head = a.in.String()+"/"+articles.Name, &heads[i]
		number[heads[i].ID] = i
	}
	for k, rows := range tables {
		for i := range rows {
			n, ok := number[rows[i].Article]
			if !ok {
				return nil, fmt.Errorf("%s/%s: no row for the article %s of %s: do its job again", a.in, articles.Name, rows[i].Article, rows[i].ID)
			}
			out[n].mentions = append(out[n].mentions, kindRow{kinds[k].kind, &rows[i]})
		}
	}
	return out, nil
}

// read reads a file whole, and proves that it is what the manifest tells.
func read[T any](ctx context.Context, in folder.Folder, f File) ([]T, error) {
	b, err := in.Get(ctx, f.Name)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != f.Sum {
		return nil, fmt.Errorf("%s: %s is not what its manifest tells: it was altered, or is being written just now; if not, do its job again", in, f.Name)
	}
	rows, err := rowsIn[T](b, f.Rows)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", in, f.Name, err)
	}
	return rows, nil
}

func rowsIn[T any](b []byte, n int) ([]T, error) {
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, err
	}
	if f.NumRows() != int64(n) {
		return nil, fmt.Errorf("it has %d rows, its manifest tells %d", f.NumRows(), n)
	}
	r := parquet.NewGenericReader[T](f)
	rows := make([]T, n)
	if got, err := r.Read(rows); got < n {
		return nil, errors.Join(err, r.Close(), fmt.Errorf("%d rows of %d", got, n))
	}
	return rows, r.Close()
}

package export

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// A sheet writes the rows of one table, as CSV or Parquet, into one file or one
// for each day.
type sheet[T any] struct {
	h     *work
	name  string
	begin func(w io.Writer, version string) (put func(T) error, end func() error)

	fold string // the folder of the day, empty without days
	put  func(T) error
	end  func() error // of the file that is open; nil: none is
}

func newSheet[T any](h *work, name string) *sheet[T] {
	s := &sheet[T]{h: h, name: name, begin: beginCSV[T]}
	if h.loss.Format == "parquet" {
		s.begin = beginParquet[T]
	}
	return s
}

func (s *sheet[T]) file() string {
	ending := "." + s.h.loss.Format
	if s.fold == "" {
		return s.name + ending
	}
	return s.name + "/" + s.fold + "/rows" + ending
}

// open begins a file. A table without rows has one too, unless there is one for
// each day.
func (s *sheet[T]) open() error {
	f, err := s.h.Create(s.file())
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 64<<10)
	put, end := s.begin(out, s.h.Version)
	s.h.loss.wrote(s.name, 0)
	s.put = put
	s.end = func() error { return errors.Join(end(), out.Flush(), f.Close()) }
	return nil
}

func (s *sheet[T]) add(rows ...T) error {
	if len(rows) > 0 && s.end == nil {
		if err := s.open(); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if err := s.put(r); err != nil {
			return err
		}
	}
	s.h.loss.wrote(s.name, len(rows))
	return nil
}

func (s *sheet[T]) close() error {
	if s.end == nil {
		return nil
	}
	end := s.end
	s.end = nil
	return end()
}

// rowGroup is how many rows a Parquet writer holds before it writes them.
const rowGroup = 16 << 10

func beginParquet[T any](w io.Writer, version string) (put func(T) error, end func() error) {
	p := parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowGroup), parquet.CreatedBy("readout", version, ""))
	return func(row T) error { _, err := p.Write([]T{row}); return err }, p.Close
}

func beginCSV[T any](w io.Writer, _ string) (put func(T) error, end func() error) {
	c := csv.NewWriter(w)
	t := reflect.TypeFor[T]()
	c.Write(columnNames(t, nil))
	return func(row T) error { return c.Write(cells(reflect.ValueOf(row), nil)) },
		func() error { c.Flush(); return c.Error() }
}

// columnNames reads the tags of a row, those of embedded ones in their place.
func columnNames(t reflect.Type, out []string) []string {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = columnNames(f.Type, out)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		out = append(out, name)
	}
	return out
}

func cells(v reflect.Value, out []string) []string {
	for i := range v.NumField() {
		if v.Type().Field(i).Anonymous {
			out = cells(v.Field(i), out)
			continue
		}
		out = append(out, cell(v.Field(i)))
	}
	return out
}

// cell writes one value; what is not known is empty, lists are joined by "; ".
func cell(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return cell(v.Elem())
	case reflect.Slice:
		return join(v.Interface().([]string))
	case reflect.Float64:
		return decimal(v.Float())
	case reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	}
	return v.String()
}

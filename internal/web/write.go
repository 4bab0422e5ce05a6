package web

import (
	"io"
)

// eachLine returns what writes every item of a list by a function of package
// export.
func eachLine[T any](all []T, write func(io.Writer, *T) error) func(io.Writer) error {
	return func(w io.Writer) error {
		for i := range all {
			if err := write(w, &all[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

// rowsOf does the same for a table that begins with its columns.
func rowsOf[T any](all []T, begin func(io.Writer) func(*T) error) func(io.Writer) error {
	return func(w io.Writer) error {
		row := begin(w)
		for i := range all {
			if err := row(&all[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

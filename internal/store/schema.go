package store

import "fmt"

// A NewerError says that the tables are those of a newer program: of step At,
// while this program knows Known.
type NewerError struct{ At, Known int }

func (e NewerError) Error() string {
	return fmt.Sprintf("schema %d, this program knows %d", e.At, e.Known)
}

// An OlderError says that the tables are those of an older program.
type OlderError struct{ At, Known int }

func (e OlderError) Error() string {
	return fmt.Sprintf("schema %d, this program needs %d", e.At, e.Known)
}

// Current reports an error unless tables of step at are those that a program
// knows whose last step is known.
func Current(at, known int) error {
	switch {
	case at > known:
		return NewerError{at, known}
	case at < known:
		return OlderError{at, known}
	}
	return nil
}

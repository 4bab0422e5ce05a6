package query

import "fmt"

// An AbsentError says that the record has nobody, no place or no outlet of a
// name. That may change as the record grows.
type AbsentError string

func (e AbsentError) Error() string { return string(e) }

func absent(format, name string) error { return AbsentError(fmt.Sprintf(format, name)) }

package sqlite

import "fmt"

// SetPatience sets how many milliseconds the writer waits for a lock.
func SetPatience(s *Store, ms int) { s.writer.Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", ms)) }

//go:build !unix

package verify_test

import "time"

func cpu() time.Duration { return 0 }

func peak() int64 { return 0 }

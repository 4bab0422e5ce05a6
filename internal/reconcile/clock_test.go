//go:build !linux

package reconcile_test

import "time"

var begin = time.Now()

func spent() time.Duration { return time.Since(begin) }

func resident() int64 { return 0 }

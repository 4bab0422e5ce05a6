//go:build !linux

package neardup

import "time"

var begin = time.Now()

func spent() time.Duration { return time.Since(begin) }

func spentByAll() time.Duration { return time.Since(begin) }

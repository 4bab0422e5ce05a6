//go:build !unix

package web_test

import "time"

// cpu is not measured here.
func cpu() time.Duration { return 0 }

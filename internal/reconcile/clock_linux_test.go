package reconcile_test

import (
	"syscall"
	"time"
)

// spent returns the processor time of all threads: what else the machine does
// is left out.
func spent() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// resident returns the most memory the program has had, in bytes.
func resident() int64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return u.Maxrss << 10
}

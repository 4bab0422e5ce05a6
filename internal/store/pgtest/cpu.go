package pgtest

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of processor time in /proc.
const tick = 10 * time.Millisecond

// CPU returns the processor time that the server's processes have used, those
// that have ended among them; 0 where the system does not tell.
func (s *Server) CPU() (sum time.Duration) {
	pid := strconv.Itoa(s.cmd.Process.Pid)
	paths, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, p := range paths {
		b, _ := os.ReadFile(p)
		_, rest, _ := strings.Cut(string(b), ") ")
		f := strings.Fields(rest)
		if len(f) < 15 {
			continue
		}
		used := f[11:13] // user and system time
		switch {
		case filepath.Base(filepath.Dir(p)) == pid:
			used = f[11:15] // and of children that have ended
		case f[1] != pid:
			continue
		}
		for _, u := range used {
			n, _ := strconv.Atoi(u)
			sum += time.Duration(n) * tick
		}
	}
	return sum
}

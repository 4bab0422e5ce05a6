package postgres

import "testing"

func FuzzSigns(f *testing.F) {
	for _, s := range []string{"", "plain", "\x00", "a\x1ab", "\x1a00", "\xff\xfe", "Türkiye\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		kept := toSigns(s)
		if got := fromSigns(kept); got != s {
			t.Errorf("%q was kept as %q and came back as %q", s, kept, got)
		}
	})
}

package segment

import (
	"strings"
	"unicode"
)

// address returns the end of a web address, an e-mail address or the name of a
// site that starts at s.at, 0 if there is none. Every letter is looked at once.
func (s *scanner) address() int {
	if s.at < s.tried {
		return 0
	}
	end := s.while(s.at, isAddress)
	s.tried = end
	if end-s.at < 5 {
		return 0
	}
	run := strings.ToLower(s.src[s.at:end])
	at := strings.IndexByte(run, '@')
	switch {
	case strings.HasPrefix(run, "http://"), strings.HasPrefix(run, "https://"), strings.HasPrefix(run, "www."):
	case at > 0 && strings.IndexByte(run[at:], '.') > 0: // desk@mfa.gov.tr
	case isSite(run):
	default:
		return 0
	}
	return s.at + len(strings.TrimRight(run, ".,:;!?'-"))
}

// isAddress reports whether r may stand in an address. Quotation marks and
// brackets may not: they more often stand around one.
func isAddress(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-._~:/?#@!$&'*+,;=%", r))
}

// isSite reports whether run is the bare name of a site, "hurriyet.com.tr".
func isSite(run string) bool {
	name, _, _ := strings.Cut(strings.TrimRight(run, ".,:;!?'-"), "/")
	i := strings.LastIndexByte(name, '.')
	return i > 0 && domains[name[i+1:]] && strings.IndexFunc(name, notSite) < 0 && !strings.Contains(name, "..")
}

func notSite(r rune) bool {
	return !(unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '-' || r == '_')
}

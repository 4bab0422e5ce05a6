package pdf

import "io"

// An lzw unpacks what was packed as in TIFF files: the width of a code grows one
// code early, or not.
type lzw struct {
	b           []byte
	bits, n     uint
	early       int
	width       uint
	next, last  int
	prefix      [4096]int
	suffix      [4096]byte
	length      [4096]int
	out, buffer []byte
}

func newLZW(b []byte, early int) *lzw {
	z := &lzw{b: b, early: early, width: 9, next: 258, last: -1}
	for i := range 256 {
		z.suffix[i], z.length[i], z.prefix[i] = byte(i), 1, -1
	}
	return z
}

func (z *lzw) Read(p []byte) (int, error) {
	for len(z.out) == 0 {
		for z.n < z.width {
			if len(z.b) == 0 {
				return 0, io.EOF
			}
			z.bits, z.n, z.b = z.bits<<8|uint(z.b[0]), z.n+8, z.b[1:]
		}
		z.n -= z.width
		code := int(z.bits >> z.n & (1<<z.width - 1))
		if !z.code(code) {
			return 0, io.EOF
		}
	}
	n := copy(p, z.out)
	z.out = z.out[n:]
	return n, nil
}

// code unpacks one code; false at the end.
func (z *lzw) code(code int) bool {
	switch {
	case code == 256:
		z.width, z.next, z.last = 9, 258, -1
		return true
	case code == 257, code > z.next, code == z.next && z.last < 0:
		return false
	}
	if z.last >= 0 && z.next < 4096 {
		z.prefix[z.next], z.length[z.next] = z.last, z.length[z.last]+1
		z.suffix[z.next] = z.first(z.last)
		if code != z.next {
			z.suffix[z.next] = z.first(code)
		}
		z.next++
	} else if code >= z.next {
		return false
	}
	if z.next+z.early >= 1<<z.width && z.width < 12 {
		z.width++
	}
	z.last = code
	n := z.length[code]
	if cap(z.buffer) < n {
		z.buffer = make([]byte, 4096)
	}
	z.out = z.buffer[:n]
	for c := code; c >= 0 && n > 0; c = z.prefix[c] {
		n--
		z.out[n] = z.suffix[c]
	}
	return true
}

func (z *lzw) first(code int) byte {
	for z.prefix[code] >= 0 {
		code = z.prefix[code]
	}
	return z.suffix[code]
}

// Package learn holds what the language models are made of: the features of a
// word's letters, small nets with the arithmetic to train and to run them, and
// the file models are kept in.
//
// Training is repeatable to the byte: every sum has a fixed order, whatever the
// processor and however many threads. Running a model uses whole numbers only,
// so that every processor gives the same answer.
//
// It must never know what is learnt: no tags, no trees, no names.
package learn

// Hash returns the FNV-1a hash of b.
func Hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// Mix spreads the bits of h (the finaliser of xmxmx by Jon Maiga).
func Mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	return h
}

// Fill returns b with length n, all zero, allocating only to grow.
func Fill[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n+n/2)[:n]
	}
	b = b[:n]
	clear(b)
	return b
}

// Row returns the row of a hashed table of n rows for h.
func Row(h uint64, n int) int32 { return int32(Mix(h) % uint64(n)) }

// Reserve returns b with length n and any content, allocating only to grow.
func Reserve[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n+n/2)[:n]
	}
	return b[:n]
}

package reconcile

// A keep copies short lists into long pieces: the garbage collector looks for
// pieces only, and what came together stands together. A piece stays as long as
// any list in it is in use.
type keep[T any] struct{ piece []T }

// piece is how long a piece is, unless a list is longer.
const piece = 4096

// of returns a copy of a list.
func (k *keep[T]) of(list []T) []T {
	at := len(k.piece)
	if at+len(list) > cap(k.piece) {
		at, k.piece = 0, make([]T, 0, max(piece, len(list)))
	}
	k.piece = append(k.piece, list...)
	return k.piece[at:len(k.piece):len(k.piece)]
}

package neardup

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Version names how sketches are made. Sketches of different versions cannot be
// compared; make them again from the texts.
const Version = 1

var errSketch = errors.New("not a sketch of this version; make it again from the article's text")

// AppendBinary appends the sketch as bytes: the version, then the signature and
// the sentences, little-endian. It never fails.
func (s *Sketch) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, Version)
	for _, v := range s.signature {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	for _, p := range s.pieces {
		b = binary.LittleEndian.AppendUint32(b, p)
	}
	return b, nil
}

// UnmarshalBinary reads what AppendBinary wrote. It refuses what no article
// can have.
func (s *Sketch) UnmarshalBinary(b []byte) error {
	const head = 1 + 2*hashes
	if len(b) < head || b[0] != Version || (len(b)-head)%4 != 0 || len(b) > head+4*mostPieces {
		return errSketch
	}
	var out Sketch
	for i := range out.signature {
		out.signature[i] = binary.LittleEndian.Uint16(b[1+2*i:])
	}
	for at := head; at < len(b); at += 4 {
		p := binary.LittleEndian.Uint32(b[at:])
		if n := len(out.pieces); weight(p) == 0 || n > 0 && out.pieces[n-1] >= p {
			return errSketch
		}
		out.pieces = append(out.pieces, p)
	}
	out.pieces = slices.Clip(out.pieces)
	*s = out
	return nil
}

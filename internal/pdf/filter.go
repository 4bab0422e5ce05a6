package pdf

import (
	"bytes"
	"encoding/ascii85"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"
)

// decode unpacks a stream. What is damaged is unpacked as far as it goes; a
// picture is nothing.
func (f *file) decode(s stream) ([]byte, error) {
	b := s.raw
	if err := f.spend(len(b)); err != nil {
		return nil, err
	}
	filters, params := f.get(s.dict["Filter"]), f.get(s.dict["DecodeParms"])
	list, many := filters.(array)
	if !many && filters != nil {
		list = array{filters}
	}
	for i, one := range list[:min(len(list), 8)] {
		p := f.dict(params)
		if a, ok := params.(array); ok && i < len(a) {
			p = f.dict(a[i])
		}
		var err error
		if b, err = f.filter(f.name(one), p, b); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// spend counts bytes that were unpacked.
func (f *file) spend(n int) error {
	if f.bytes -= n; f.bytes < 0 {
		return &LimitError{fmt.Sprintf("unpacks to more than %d bytes", f.limits.Bytes)}
	}
	return nil
}

func (f *file) filter(kind name, params dict, b []byte) ([]byte, error) {
	var in io.Reader
	switch kind {
	case "FlateDecode", "Fl":
		z, err := zlib.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, nil
		}
		in = z
	case "ASCII85Decode", "A85":
		b, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(b), []byte("<~")), []byte("~"))
		in = ascii85.NewDecoder(bytes.NewReader(b))
	case "ASCIIHexDecode", "AHx":
		n := 1
		in = bytes.NewReader([]byte((&lexer{b: append([]byte("<"), b...), left: &n}).hex()))
	case "LZWDecode", "LZW":
		late := 1
		if v, ok := params["EarlyChange"].(int); ok {
			late = v
		}
		in = newLZW(b, late)
	case "RunLengthDecode", "RL":
		in = &runs{b: b}
	default:
		return nil, nil
	}
	out, _ := io.ReadAll(io.LimitReader(in, int64(max(f.bytes, 0))+1))
	if err := f.spend(len(out)); err != nil {
		return nil, err
	}
	if kind == "FlateDecode" || kind == "Fl" || kind == "LZWDecode" || kind == "LZW" {
		out = f.predicted(params, out)
	}
	return out, nil
}

// predicted takes back what makes rows of numbers easier to pack (PNG
// specification, section 9).
func (f *file) predicted(params dict, b []byte) []byte {
	predictor, columns, colors, bits := 1, 1, 1, 8
	for _, p := range []struct {
		key name
		to  *int
	}{{"Predictor", &predictor}, {"Columns", &columns}, {"Colors", &colors}, {"BitsPerComponent", &bits}} {
		if v, ok := f.get(params[p.key]).(int); ok && v > 0 && v < 1<<16 {
			*p.to = v
		}
	}
	width, each := (columns*colors*bits+7)/8, max(1, colors*bits/8)
	if predictor < 10 || width > 1<<20 {
		return b
	}
	var out []byte
	above := make([]byte, width)
	for len(b) > 1 {
		row := bytes.Clone(b[1:min(len(b), width+1)])
		for i := range row {
			var left, corner byte
			if i >= each {
				left, corner = row[i-each], above[i-each]
			}
			switch b[0] {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, row...)
		copy(above, row)
		b = b[min(len(b), width+1):]
	}
	return out
}

func paeth(a, b, c byte) byte {
	far := func(x byte) int {
		d := int(a) + int(b) - int(c) - int(x)
		return max(d, -d)
	}
	switch {
	case far(a) <= far(b) && far(a) <= far(c):
		return a
	case far(b) <= far(c):
		return b
	}
	return c
}

// A runs unpacks runs of one byte.
type runs struct{ b, out []byte }

func (r *runs) Read(p []byte) (int, error) {
	for len(r.out) == 0 {
		if len(r.b) < 2 || r.b[0] == 128 {
			return 0, io.EOF
		}
		if n := int(r.b[0]); n < 128 {
			n = min(n+1, len(r.b)-1)
			r.out, r.b = r.b[1:1+n], r.b[1+n:]
		} else {
			r.out, r.b = bytes.Repeat(r.b[1:2], 257-n), r.b[2:]
		}
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

package learn

// A FastEncoder is an Encoder in whole numbers, ready to use.
type FastEncoder struct {
	Width  int
	tables [][]int16
	layers []fastLayer
}

type fastLayer struct {
	gap    int
	w      [3][]int16 // as Pairs lays them out
	bias   []int32
	factor []int32
}

// Encode writes the encoder, its numbers rounded to a byte.
func (e *Encoder) Encode(w *Writer) {
	w.Uint(e.Width)
	w.Uint(len(e.Tables))
	for _, t := range e.Tables {
		Quantize(t.W, len(t.W)/t.Dim, t.Dim).Encode(w)
	}
	w.Uint(len(e.Conv))
	for l, c := range e.Conv {
		w.Uint(e.Gaps[l])
		Quantize(c.W, 3*e.Width, e.Width).Encode(w)
		w.Floats(e.Bias[l].W)
	}
}

// DecodeEncoder reads what Encoder.Encode wrote; rows are the sizes of its
// tables.
func DecodeEncoder(r *Reader, rows []int) *FastEncoder {
	e := &FastEncoder{Width: r.Uint()}
	if e.Width%Lanes != 0 || e.Width == 0 || e.Width > 1024 || r.Uint() != len(rows) {
		r.fail("encoder of width %d", e.Width)
		return e
	}
	for _, n := range rows {
		e.tables = append(e.tables, DecodeQuant(r, n, e.Width).values())
	}
	for range r.Uint() {
		if r.err != nil {
			break
		}
		e.layers = append(e.layers, decodeLayer(r, e.Width))
	}
	return e
}

func decodeLayer(r *Reader, d int) fastLayer {
	l := fastLayer{gap: r.Uint()}
	if l.gap > Pad {
		r.fail("layer with a gap of %d words", l.gap)
	}
	q := DecodeQuant(r, 3*d, d)
	for k := range l.w {
		l.w[k] = Pairs(q.W[k*d*d:(k+1)*d*d], d, d)
	}
	l.factor = q.Factors()
	l.bias = q.Sums(r.Floats(d))
	return l
}

// A FastEncoding holds the vectors of one sentence and buffers for the next.
type FastEncoding struct {
	n    int
	Out  []int16 // Pad rows, the words, Pad rows, the extras
	sums []int32
}

// Row returns the row of word i in Out; extras follow the words.
func (x *FastEncoding) Row(i int32) int32 {
	if int(i) >= x.n {
		return i + 2*Pad
	}
	return i + Pad
}

// Forward encodes n words and the extras behind them. ids holds for each a row
// of every table, -1 for none.
func (e *FastEncoder) Forward(x *FastEncoding, ids []int32, n int) {
	d, f := e.Width, len(e.tables)
	x.n = n
	x.Out = Fill(x.Out, (len(ids)/f+2*Pad)*d)
	for i := range len(ids) / f {
		at := int(x.Row(int32(i))) * d
		row := x.Out[at : at+d]
		for k, t := range e.tables {
			if id := int(ids[i*f+k]); id >= 0 {
				AddI16(row, t[id*d:id*d+d])
			}
		}
	}
	for i := range e.layers {
		e.layers[i].forward(x, d)
	}
}

func (l *fastLayer) forward(x *FastEncoding, d int) {
	x.sums = Fill(x.sums, x.n*d)
	for i := range x.n {
		copy(x.sums[i*d:], l.bias)
	}
	for k := range l.w {
		from := (Pad + (k-1)*l.gap) * d
		GemmI16(x.n, d, d/2, x.Out[from:], d, l.w[k], x.sums, d)
	}
	for i := range x.n {
		row, sums := x.Out[(Pad+i)*d:(Pad+i+1)*d], x.sums[i*d:(i+1)*d]
		for j, s := range sums {
			if s > 0 {
				row[j] = clamp16(int32(row[j]) + Narrow(s, l.factor[j]))
			}
		}
	}
}

package learn

// A FastEncoder is an Encoder in whole numbers, ready to use.
type FastEncoder struct {
	Width  int
	tables [][]int16
	layers []fastLayer
}

// A fastLayer adds to each word what it sees in it and its neighbours.
type fastLayer struct {
	see    *Window
	bias   []int32
	factor []int32
}

// Encode writes the encoder, its numbers rounded to a byte. Rows of tables that
// no example used are zero.
func (e *Encoder) Encode(w *Writer) {
	w.Uint(e.Width)
	w.Uint(len(e.Tables))
	for _, t := range e.Tables {
		t.clearUnused()
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
	if e.Width%Lanes != 0 || e.Width == 0 || e.Width > maxDepth || r.Uint() != len(rows) {
		r.fail("encoder of width %d", e.Width)
		return e
	}
	for _, n := range rows {
		e.tables = append(e.tables, DecodeQuant(r, n, e.Width).values())
	}
	for l := range r.Uint() {
		if gap := r.Uint(); gap != 1 {
			r.fail("layer with a gap of %d words", gap)
		}
		q := DecodeQuant(r, 3*e.Width, e.Width)
		e.layers = append(e.layers, fastLayer{NewWindow(q.W, e.Width, e.Width), q.Sums(r.Floats(e.Width), levelShift(l)), q.Factors(levelShift(l))})
		if r.err != nil {
			break
		}
	}
	return e
}

// Shift is what Quant.Sums and Quant.Factors need for a matrix that the
// encoder's levels are multiplied with.
func (e *FastEncoder) Shift() int { return levelShift(len(e.layers)) }

// A FastEncoding holds the vectors of one sentence and buffers for the next.
type FastEncoding struct {
	Levels []int16 // what matrices are given: a row of zeros, the words, a row of zeros
	out    []int16
	sums   []int32
	lanes  LaneScratch
}

// Words returns the levels from the first word on.
func (x *FastEncoding) Words(width int) []int16 { return x.Levels[width:] }

// Forward encodes n words. ids holds for each a row of every table, -1 for none.
func (e *FastEncoder) Forward(x *FastEncoding, ids []int32, n int) {
	d, f := e.Width, len(e.tables)
	x.out = Fill(x.out, n*d)
	for i := range n {
		e.embed(x.out[i*d:i*d+d], ids[i*f:i*f+f])
	}
	x.Levels = Fill(x.Levels, (n+2)*d)
	for l := range e.layers {
		toLevels(x.Levels[d:], x.out, levelShift(l))
		e.layers[l].forward(x, n, d)
	}
	toLevels(x.Levels[d:], x.out, e.Shift())
}

// embed adds the rows of one word.
func (e *FastEncoder) embed(row []int16, ids []int32) {
	d := len(row)
	for k, t := range e.tables {
		if id := int(ids[k]); id >= 0 {
			AddI16(row, t[id*d:id*d+d])
		}
	}
}

// Alone returns the levels of a word that stands in no sentence.
func (e *FastEncoder) Alone(ids []int32) []int16 {
	row := make([]int16, e.Width)
	e.embed(row, ids)
	toLevels(row, row, e.Shift())
	return row
}

func (l *fastLayer) forward(x *FastEncoding, n, d int) {
	x.sums = Repeat(x.sums, l.bias, n)
	l.see.Add(x.Levels, n, 0, n, x.sums, &x.lanes)
	for i := range n {
		addNarrow(x.out[i*d:i*d+d], x.sums[i*d:i*d+d], l.factor)
	}
}

// Repeat sets b to n copies of row, allocating only to grow.
func Repeat(b, row []int32, n int) []int32 {
	b = b[:0]
	for range n {
		b = append(b, row...)
	}
	return b
}

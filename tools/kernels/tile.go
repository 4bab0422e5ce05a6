package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/ir"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// names of tiles by rows and vectors of columns.
var names = map[[2]int]string{{1, 2}: "row", {1, 4}: "wide", {4, 2}: "quad", {4, 4}: "square", {8, 2}: "tall"}

// tile writes the kernel for rows rows and vecs vectors of columns.
func tile(o op, w width, rows, vecs int) {
	name := names[[2]int{rows, vecs}] + o.name + w.name
	TEXT(name, NOSPLIT, "func(k int, a *"+o.elem+", rs int, cs int, b *"+o.elem+", ldb int, c *"+o.elem+", ldc int)")
	Doc(name + " " + o.comment + ". Strides are in bytes.")
	Pragma("noescape")
	k := Load(Param("k"), GP64())
	a := Load(Param("a"), GP64())
	rs := Load(Param("rs"), GP64())
	cs := Load(Param("cs"), GP64())
	b := Load(Param("b"), GP64())
	ldb := Load(Param("ldb"), GP64())
	c := Load(Param("c"), GP64())
	ldc := Load(Param("ldc"), GP64())
	from, to := lines(a, rs, rows), lines(c, ldc, rows)
	acc := make([][]reg.VecVirtual, rows)
	for i := range acc {
		acc[i] = make([]reg.VecVirtual, vecs)
		for h := range vecs {
			acc[i][h] = w.reg()
			o.load(to.at(i).Offset(h*w.bytes), acc[i][h])
		}
	}
	loop := name + "Loop"
	done := name + "Done"
	TESTQ(k, k)
	JZ(LabelRef(done))
	Label(loop)
	bs := make([]reg.VecVirtual, vecs)
	for h := range bs {
		bs[h] = w.reg()
		o.load(Mem{Base: b}.Offset(h*w.bytes), bs[h])
	}
	for i := range rows {
		x := w.reg()
		o.broadcast(from.at(i), x)
		for h := range bs {
			o.multiplyAdd(bs[h], x, acc[i][h], w)
		}
	}
	for _, base := range from.base {
		ADDQ(cs, base)
	}
	ADDQ(ldb, b)
	DECQ(k)
	JNZ(LabelRef(loop))
	Label(done)
	for i := range acc {
		for h := range vecs {
			o.load(acc[i][h], to.at(i).Offset(h*w.bytes))
		}
	}
	VZEROUPPER()
	RET()
}

// multiplyAdd adds the product of b and x to sum.
func (o op) multiplyAdd(b, x, sum reg.VecVirtual, w width) {
	if o.mul != nil {
		t := w.reg()
		o.mul(b, x, t)
		o.add(t, sum, sum)
		return
	}
	Instruction(&ir.Instruction{
		Opcode:   "VPDPWSSD",
		Operands: []Op{b, x, sum},
		Inputs:   []Op{b, x, sum},
		Outputs:  []Op{sum},
	})
}

// A rowsOf says where the rows of a tile stand: four for every base.
type rowsOf struct {
	base           []reg.Register
	stride, triple reg.Register
}

// lines returns the rows that begin stride bytes apart at base.
func lines(base, stride reg.Register, rows int) rowsOf {
	l := rowsOf{[]reg.Register{base}, stride, nil}
	if rows > 1 {
		triple := GP64()
		LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, triple)
		l.triple = triple
	}
	if rows > 4 {
		second := GP64()
		LEAQ(Mem{Base: base, Index: stride, Scale: 4}, second)
		l.base = append(l.base, second)
	}
	return l
}

func (l rowsOf) at(i int) Mem {
	m := Mem{Base: l.base[i/4]}
	switch i % 4 {
	case 1, 2:
		m.Index, m.Scale = l.stride, uint8(i%4)
	case 3:
		m.Index, m.Scale = l.triple, 1
	}
	return m
}

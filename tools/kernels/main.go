// Command kernels writes the assembly of package learn:
//
//	cd tools/kernels && go run . -out ../../internal/learn/kernel_amd64.s -stubs ../../internal/learn/kernel_stubs_amd64.go -pkg learn
//
// It is a module of its own, so that the program does not depend on avo.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// An op is one kind of number: how it is loaded, broadcast, multiplied, added.
type op struct {
	name, elem string
	load       func(m, r Op)
	broadcast  func(...Op)
	mul        func(...Op)
	add        func(...Op)
	comment    string
}

// A width is one size of vector register.
type width struct {
	name  string
	bytes int
	reg   func() reg.VecVirtual
}

func main() {
	ConstraintExpr("amd64")
	f32 := op{"F32", "float32", func(m, r Op) { VMOVUPS(m, r) }, VBROADCASTSS, VMULPS, VADDPS,
		"adds A·B to a tile of C, one term after the other, multiply and add rounded apart"}
	i16 := op{"I16", "int32", func(m, r Op) { VMOVDQU32or(m, r) }, VPBROADCASTD, VPMADDWD, VPADDD,
		"adds A·B to a tile of C; A and B hold pairs of int16, C int32"}
	for _, w := range []width{{"AVX2", 32, YMM}, {"AVX512", 64, ZMM}} {
		for _, o := range []op{f32, i16} {
			tile(o, w, 1, 2)
			tile(o, w, 4, 2)
		}
	}
	tile(i16, width{"AVX2", 32, YMM}, 1, 4)
	tile(i16, width{"AVX512", 64, ZMM}, 1, 4)
	sum(op{"F32", "float32", nil, nil, nil, VADDPS, "adds x to y, n bytes, a multiple of 32"}, func(m, r Op) { VMOVUPS(m, r) })
	sum(op{"I32", "int32", nil, nil, nil, VPADDD, "adds x to y, n bytes, a multiple of 32"}, func(m, r Op) { VMOVDQU(m, r) })
	sum(op{"I16", "int16", nil, nil, nil, VPADDW, "adds x to y, n bytes, a multiple of 32"}, func(m, r Op) { VMOVDQU(m, r) })
	Generate()
}

// VMOVDQU32or moves 32 or 64 bytes; the float form moves whole numbers as well.
func VMOVDQU32or(m, r Op) { VMOVUPS(m, r) }

// tile writes the kernel for rows rows and vecs vectors of columns.
func tile(o op, w width, rows, vecs int) {
	name := map[[2]int]string{{1, 2}: "row", {1, 4}: "wide", {4, 2}: "quad"}[[2]int{rows, vecs}] + o.name + w.name
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
	rowOf := func(base, stride reg.Register, i int) Mem {
		switch i {
		case 0:
			return Mem{Base: base}
		case 1, 2:
			return Mem{Base: base, Index: stride, Scale: uint8(i)}
		}
		return Mem{Base: base}
	}
	var a3, c3 reg.GPVirtual
	if rows == 4 {
		three := func(stride reg.Register) reg.GPVirtual {
			r := GP64()
			LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, r)
			return r
		}
		a3, c3 = three(rs), three(ldc)
	}
	at := func(base, stride reg.Register, triple reg.GPVirtual, i int) Mem {
		if i == 3 {
			return Mem{Base: base, Index: triple, Scale: 1}
		}
		return rowOf(base, stride, i)
	}
	acc := make([][]reg.VecVirtual, rows)
	for i := range acc {
		acc[i] = make([]reg.VecVirtual, vecs)
		for h := range vecs {
			acc[i][h] = w.reg()
			o.load(at(c, ldc, c3, i).Offset(h*w.bytes), acc[i][h])
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
		o.broadcast(at(a, rs, a3, i), x)
		for h := range bs {
			t := w.reg()
			o.mul(bs[h], x, t)
			o.add(t, acc[i][h], acc[i][h])
		}
	}
	ADDQ(cs, a)
	ADDQ(ldb, b)
	DECQ(k)
	JNZ(LabelRef(loop))
	Label(done)
	for i := range acc {
		for h := range vecs {
			o.load(acc[i][h], at(c, ldc, c3, i).Offset(h*w.bytes))
		}
	}
	VZEROUPPER()
	RET()
}

// sum writes y += x for vectors of any length that fills registers.
func sum(o op, move func(m, r Op)) {
	name := "add" + o.name + "AVX2"
	TEXT(name, NOSPLIT, "func(n int, y *"+o.elem+", x *"+o.elem+")")
	Doc(name + " " + o.comment + ".")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	y := Load(Param("y"), GP64())
	x := Load(Param("x"), GP64())
	ADDQ(n, y)
	ADDQ(n, x)
	NEGQ(n)
	JZ(LabelRef(name + "Done"))
	Label(name + "Loop")
	v := YMM()
	move(Mem{Base: y, Index: n, Scale: 1}, v)
	o.add(Mem{Base: x, Index: n, Scale: 1}, v, v)
	move(v, Mem{Base: y, Index: n, Scale: 1})
	ADDQ(Imm(32), n)
	JNZ(LabelRef(name + "Loop"))
	Label(name + "Done")
	VZEROUPPER()
	RET()
}

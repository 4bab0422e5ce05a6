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

// An op is one kind of number: how it is loaded, broadcast, multiplied, added;
// without the last two, multiply and add are VPDPWSSD.
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
	dot := op{"I16", "int32", i16.load, VPBROADCASTD, nil, nil, i16.comment}
	tile(dot, width{"VNNI", 64, ZMM}, 4, 2)
	tile(dot, width{"VNNI", 64, ZMM}, 4, 4)
	tile(dot, width{"VNNI", 64, ZMM}, 8, 2)
	sum(op{"F32", "float32", nil, nil, nil, VADDPS, "adds x to y, n bytes, a multiple of 32"}, func(m, r Op) { VMOVUPS(m, r) })
	sum(op{"I32", "int32", nil, nil, nil, VPADDD, "adds x to y, n bytes, a multiple of 32"}, func(m, r Op) { VMOVDQU(m, r) })
	sum(op{"I16", "int16", nil, nil, nil, VPADDW, "adds x to y, n bytes, a multiple of 32"}, func(m, r Op) { VMOVDQU(m, r) })
	levels()
	narrow("addNarrowAVX2", "sets row to row plus what is positive in sums times factor, divided by 2^20, n numbers, a multiple of 16", addRow)
	narrow("hiddenAVX2", "sets row to the levels of sums that count only if positive, n numbers, a multiple of 16", toHidden)
	values()
	Generate()
}

// constant returns a register with x in every 64 bits.
func constant(x uint64) reg.VecVirtual {
	r, v, y := GP64(), XMM(), YMM()
	MOVQ(U64(x), r)
	MOVQ(r, v)
	VPBROADCASTQ(v, y)
	return y
}

// levels writes the rounding of values to levels from -255 to 255.
func levels() {
	TEXT("levelsAVX2", NOSPLIT, "func(n int, to *int16, values *int16, shift int)")
	Doc("levelsAVX2 divides n values, a multiple of 16, by 2^shift, rounds and clamps them to -255 to 255.")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	to := Load(Param("to"), GP64())
	values := Load(Param("values"), GP64())
	shift := Load(Param("shift"), GP64())
	by, half16, half, top, bottom := XMM(), XMM(), YMM(), constant(0x00ff00ff00ff00ff), constant(0xff01ff01ff01ff01)
	one := GP64()
	MOVQ(shift, by)
	MOVQ(U64(1), one)
	MOVQ(one, half16)
	VPSLLW(by, half16, half16)
	VPSRLW(Imm(1), half16, half16)
	VPBROADCASTW(half16, half)
	each("levels", n, func(at func(base reg.GPVirtual, bytes int) Mem) {
		v := YMM()
		VPADDSW(at(values.(reg.GPVirtual), 2), half, v)
		VPSRAW(by, v, v)
		VPMINSW(top, v, v)
		VPMAXSW(bottom, v, v)
		VMOVDQU(v, at(to.(reg.GPVirtual), 2))
	})
}

// each writes a loop over n numbers, 16 at a time; at returns where numbers of
// some bytes stand.
func each(name string, n reg.Register, body func(at func(base reg.GPVirtual, bytes int) Mem)) {
	i := GP64()
	XORQ(i, i)
	Label(name + "Loop")
	CMPQ(i, n)
	JGE(LabelRef(name + "Done"))
	body(func(base reg.GPVirtual, bytes int) Mem { return Mem{Base: base, Index: i, Scale: uint8(bytes)} })
	ADDQ(Imm(16), i)
	JMP(LabelRef(name + "Loop"))
	Label(name + "Done")
	VZEROUPPER()
	RET()
}

// narrow writes a kernel that scales sums down; finish says what is done with
// eight of them.
func narrow(name, doc string, finish func() func(x reg.VecVirtual, row Mem)) {
	TEXT(name, NOSPLIT, "func(n int, row *int16, sums *int32, factor *int32)")
	Doc(name + " " + doc + ".")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	row := Load(Param("row"), GP64()).(reg.GPVirtual)
	sums := Load(Param("sums"), GP64()).(reg.GPVirtual)
	factor := Load(Param("factor"), GP64()).(reg.GPVirtual)
	half, zero := constant(1<<19), YMM()
	VPXOR(zero, zero, zero)
	end := finish()
	each(name, n, func(at func(base reg.GPVirtual, bytes int) Mem) {
		var both [2]reg.VecVirtual
		for h := range both {
			s, f, even, odd := YMM(), YMM(), YMM(), YMM()
			VPMAXSD(at(sums, 4).Offset(32*h), zero, s)
			VMOVDQU(at(factor, 4).Offset(32*h), f)
			VPMULUDQ(s, f, even)
			VPSRLQ(Imm(32), s, s)
			VPSRLQ(Imm(32), f, f)
			VPMULUDQ(s, f, odd)
			VPADDQ(half, even, even)
			VPADDQ(half, odd, odd)
			VPSRLQ(Imm(20), even, even)
			VPSRLQ(Imm(20), odd, odd)
			VPSLLQ(Imm(32), odd, odd)
			VPBLENDD(Imm(0xaa), odd, even, even)
			end(even, at(row, 2).Offset(16*h))
			both[h] = even
		}
		VPACKSSDW(both[1], both[0], both[0])
		VPERMQ(Imm(0xd8), both[0], both[0])
		VMOVDQU(both[0], at(row, 2))
	})
}

func addRow() func(x reg.VecVirtual, row Mem) {
	return func(x reg.VecVirtual, row Mem) {
		r := YMM()
		VPMOVSXWD(row, r)
		VPADDD(r, x, x)
	}
}

func toHidden() func(x reg.VecVirtual, row Mem) {
	round, top := constant(4<<32|4), constant(511<<32|511)
	return func(x reg.VecVirtual, row Mem) {
		VPADDD(round, x, x)
		VPSRAD(Imm(3), x, x)
		VPMINSD(top, x, x)
	}
}

// values writes the kernel that turns a row of bytes into layer values.
func values() {
	TEXT("valuesAVX2", NOSPLIT, "func(n int, to *int16, w *int8, factor *uint32, half *uint32, shift *uint32)")
	Doc("valuesAVX2 sets to to |w|·factor + half, shifted right, with the sign of w, n numbers, a multiple of 16.")
	Pragma("noescape")
	n := Load(Param("n"), GP64())
	param := func(name string) reg.GPVirtual { return Load(Param(name), GP64()).(reg.GPVirtual) }
	to, w, factor, half, shift := param("to"), param("w"), param("factor"), param("half"), param("shift")
	each("values", n, func(at func(base reg.GPVirtual, bytes int) Mem) {
		var both [2]reg.VecVirtual
		for h := range both {
			x, v, by := YMM(), YMM(), YMM()
			VPMOVSXBD(at(w, 1).Offset(8*h), x)
			VPABSD(x, v)
			VPMULLD(at(factor, 4).Offset(32*h), v, v)
			VPADDD(at(half, 4).Offset(32*h), v, v)
			VMOVDQU(at(shift, 4).Offset(32*h), by)
			VPSRLVD(by, v, v)
			VPSIGND(x, v, v)
			both[h] = v
		}
		VPACKSSDW(both[1], both[0], both[0])
		VPERMQ(Imm(0xd8), both[0], both[0])
		VMOVDQU(both[0], at(to, 2))
	})
}

// VMOVDQU32or moves 32 or 64 bytes; the float form moves whole numbers as well.
func VMOVDQU32or(m, r Op) { VMOVUPS(m, r) }

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

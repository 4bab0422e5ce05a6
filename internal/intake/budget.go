package intake

import (
	"errors"
	"fmt"
	"io"
)

// A budget bounds what one compressed file may become, with all that is packed
// in it: a small file must not keep the program busy for days.
type budget struct {
	opt              Options
	packed, unpacked int64 // bytes read of the file, bytes made of them
	over             bool  // it is spent, which one error has told
}

// free is what may be unpacked whatever the ratio: short files of blanks are no
// harm.
const free = 64 << 20

func (b *budget) spend(n int) error {
	b.unpacked += int64(n)
	times := b.unpacked > free && b.unpacked > b.opt.MaxRatio*b.packed
	b.over = times || b.unpacked > b.opt.MaxUnpacked
	if !b.over {
		return nil
	}
	limit := fmt.Sprintf("%d bytes", b.opt.MaxUnpacked)
	if times {
		limit = fmt.Sprintf("%d times its size, as no archive of articles does", b.opt.MaxRatio)
	}
	return because("unpacks too large", fmt.Errorf("unpacks to more than %s: the rest is not read; unpack it, or raise the limit", limit))
}

// A packed counts what is read of a file.
type packed struct {
	in io.Reader
	b  *budget
}

func (p packed) Read(buf []byte) (int, error) {
	n, err := p.in.Read(buf)
	p.b.packed += int64(n)
	return n, err
}

// An unpacked counts what a decompressor makes, and names its damages.
type unpacked struct {
	in   io.Reader
	b    *budget // nil if all is counted already
	kind string
}

func (u unpacked) Read(buf []byte) (int, error) {
	n, err := u.in.Read(buf)
	if u.b != nil {
		if over := u.b.spend(n); over != nil {
			return 0, over
		}
	}
	if err != nil && err != io.EOF {
		err = damaged(u.kind, err)
	}
	return n, err
}

// damaged names a damage of a container, unless the error has a reason already.
func damaged(kind string, err error) error {
	var told *reason
	if errors.As(err, &told) {
		return err
	}
	return because("damaged", fmt.Errorf("is a damaged %s file: %w", kind, err))
}

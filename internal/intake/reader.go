package intake

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/record"
)

// A reader reads one file, or what lies in one.
type reader struct {
	ctx    context.Context
	path   string // how articles and errors name it
	opt    Options
	found  func(Parse, error) bool
	budget *budget
	depth  int  // of containers in containers
	among  bool // other things, of which most may be no articles
}

// read yields what the file holds; false means that no more is wanted.
func (r *reader) read(f file) bool {
	in := r.opt.Stdin
	if f.path != Stdin {
		h, err := os.Open(f.path)
		if err != nil {
			return r.fail(plain(err))
		}
		defer h.Close()
		in = h
	}
	if in == nil {
		return r.fail(errors.New("there is no standard input to read"))
	}
	return r.stream(f.path, f.size, in)
}

// stream yields what a file of that name holds; its size is -1 where it is not
// known.
func (r *reader) stream(name string, size int64, in io.Reader) bool {
	counted := in
	if r.depth == 0 {
		counted = packed{in, r.budget}
	}
	b := bufio.NewReaderSize(counted, 64<<10)
	head, err := b.Peek(512)
	if err != nil && err != io.EOF {
		return r.fail(plain(err))
	}
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case ext == ".jsonl" || ext == ".ndjson", name == Stdin && beginsObject(head):
		return r.lines(b)
	case ext == ".json":
		return r.objects(b)
	case isTable(ext), name == Stdin && len(r.opt.Columns) > 0:
		return r.table(ext, b)
	case isMail(ext, head) == "mailbox":
		return r.mailbox(b)
	case isWebArchive(head):
		return r.webArchive(b)
	case isPaper(ext, head) != "docx" && container(ext, head) != "": // .docx is a zip file too
		return r.unpack(name, container(ext, head), size, in, b)
	case foreign(ext, head) != "":
		return r.foreign(foreign(ext, head))
	}
	raw, err := r.all(size, b)
	if err != nil {
		return r.fail(err)
	}
	switch {
	case isPaper(ext, head) != "":
		return r.paper(isPaper(ext, head), raw)
	case isMail(ext, head) == "message":
		return r.message(raw)
	case isPage(ext, head):
		return r.later(func() (*record.Article, error) { return FromHTML(r.path, raw, "", "", r.opt.MaxElements) })
	}
	return r.later(func() (*record.Article, error) { return FromBytes(r.path, raw) })
}

// later hands over what is still to be parsed.
func (r *reader) later(parse Parse) bool {
	path := r.path
	return r.found(func() (*record.Article, error) {
		a, err := parse()
		var told *Error
		if err != nil && !errors.As(err, &told) {
			err = &Error{Path: path, Err: err}
		}
		return a, err
	}, nil)
}

// yield hands over an article, or what is wrong with one.
func (r *reader) yield(a *record.Article, err error) bool {
	if err != nil {
		return r.found(nil, err)
	}
	return r.found(func() (*record.Article, error) { return a, nil }, nil)
}

// all reads what must be one article.
func (r *reader) all(size int64, in io.Reader) ([]byte, error) {
	if size > r.opt.MaxArticle {
		return nil, r.tooLarge(fmt.Sprintf("%d bytes", size))
	}
	raw, err := io.ReadAll(io.LimitReader(in, r.opt.MaxArticle+1))
	if err == nil && int64(len(raw)) > r.opt.MaxArticle {
		err = r.tooLarge("more")
	}
	return raw, plain(err)
}

func (r *reader) fail(err error) bool { return r.yield(nil, &Error{Path: r.path, Err: err}) }

// skip passes by what nobody thinks an article.
func (r *reader) skip(why string) bool { return r.yield(nil, r.skipped(why)) }

func (r *reader) skipped(why string) error {
	return &Error{Path: r.path, Skip: why, Err: errors.New("is passed by: " + why)}
}

// foreign tells of a file of another kind: in an archive, pictures and scripts
// are to be expected.
func (r *reader) foreign(kind string) bool {
	if r.among {
		return r.skip(kind)
	}
	return r.fail(because("not a text", fmt.Errorf("is %s, which is not read: give plain text, HTML, JSON Lines or a web archive", kind)))
}

func (r *reader) tooLarge(size string) error {
	return because("too large", fmt.Errorf("has %s where an article may have %d bytes: cut it into articles, one file or one JSON line each, or raise the limit", size, r.opt.MaxArticle))
}

// beginsObject reports whether the first letter is a brace.
func beginsObject(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n"), []byte("{"))
}

// otherKinds are files known not to be plain text, by the end of their name.
var otherKinds = map[string]string{
	".xml": "XML", ".js": "a script", ".css": "a style sheet", ".woff": "a font", ".woff2": "a font", ".ico": "a picture", ".rss": "a feed", ".atom": "a feed",
	".doc": "a Word file of before 2007", ".odt": "an office file", ".rtf": "RTF",
	".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".ods": "a spreadsheet", ".parquet": "a table",
	".xz": "compressed", ".7z": "an archive", ".rar": "an archive", ".epub": "a book",
	".png": "a picture", ".jpg": "a picture", ".jpeg": "a picture", ".gif": "a picture", ".webp": "a picture", ".svg": "a picture",
	".mp3": "sound", ".mp4": "film", ".db": "a database", ".sqlite": "a database",
}

// signs are the first bytes of such files under other names.
var signs = []struct{ begin, kind string }{
	{"Rar!", "an archive"}, {"\xfd7zXZ", "compressed"},
	{"\x89PNG", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"GIF8", "a picture"}, {"{\\rtf", "RTF"},
	{"<?xml", "XML"}, {"SQLite format 3", "a database"},
}

// foreign names the kind of a file that is not read, "" if it may be.
func foreign(ext string, head []byte) string {
	if k := otherKinds[ext]; k != "" {
		return k
	}
	if isPage(ext, head) {
		return "" // XHTML begins like XML
	}
	for _, s := range signs {
		if begins(head, s.begin) {
			return s.kind
		}
	}
	return ""
}

// isPage reports whether a file is HTML by its name or its first letters.
func isPage(ext string, head []byte) bool {
	return ext == ".html" || ext == ".htm" || ext == ".xhtml" || ext == ".xht" || begins(head, "<!doctype html") || begins(head, "<html") ||
		begins(head, "<?xml") && bytes.Contains(bytes.ToLower(head), []byte("<html"))
}

// begins reports whether a file begins so, but for a byte order mark and blanks;
// of a tag, the case does not count.
func begins(head []byte, with string) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n")
	return bytes.HasPrefix(head, []byte(with)) || with[0] == '<' && len(head) >= len(with) && strings.EqualFold(string(head[:len(with)]), with)
}

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

// A reader reads one file.
type reader struct {
	ctx   context.Context
	path  string
	opt   Options
	yield func(*record.Article, error) bool
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
	b := bufio.NewReaderSize(in, 64<<10)
	head, err := b.Peek(512)
	if err != nil && err != io.EOF {
		return r.fail(plain(err))
	}
	switch ext := strings.ToLower(filepath.Ext(f.path)); {
	case ext == ".jsonl" || ext == ".ndjson", f.path == Stdin && beginsObject(head):
		return r.lines(b)
	case foreign(ext, head) != "":
		return r.fail(fmt.Errorf("is %s, which is not read: give plain text or JSON Lines", foreign(ext, head)))
	case f.size > r.opt.MaxArticle:
		return r.fail(r.tooLarge(fmt.Sprintf("%d bytes", f.size)))
	}
	raw, err := io.ReadAll(io.LimitReader(b, r.opt.MaxArticle+1))
	if err != nil {
		return r.fail(plain(err))
	}
	if int64(len(raw)) > r.opt.MaxArticle {
		return r.fail(r.tooLarge("more"))
	}
	a, err := FromBytes(r.path, raw)
	if err != nil {
		return r.fail(err)
	}
	return r.yield(a, nil)
}

func (r *reader) fail(err error) bool { return r.yield(nil, &Error{Path: r.path, Err: err}) }

func (r *reader) tooLarge(size string) error {
	return fmt.Errorf("has %s where an article may have %d bytes: cut it into articles, one file or one JSON line each, or raise the limit", size, r.opt.MaxArticle)
}

// beginsObject reports whether the first letter is a brace.
func beginsObject(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n"), []byte("{"))
}

// otherKinds are files known not to be plain text, by the end of their name.
var otherKinds = map[string]string{
	".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".xml": "XML", ".rss": "a feed", ".atom": "a feed",
	".pdf": "PDF", ".doc": "a Word file", ".docx": "a Word file", ".odt": "an office file", ".rtf": "RTF",
	".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".csv": "a table", ".tsv": "a table", ".parquet": "a table",
	".json": "JSON that is not JSON Lines (one object per line, in a file named .jsonl)",
	".gz":   "compressed", ".zst": "compressed", ".bz2": "compressed", ".xz": "compressed", ".zip": "an archive", ".tar": "an archive", ".warc": "an archive",
	".png": "a picture", ".jpg": "a picture", ".jpeg": "a picture", ".gif": "a picture", ".webp": "a picture", ".svg": "a picture",
	".mp3": "sound", ".mp4": "film", ".db": "a database", ".sqlite": "a database",
}

// signs are the first bytes of such files under other names.
var signs = []struct{ begin, kind string }{
	{"%PDF-", "PDF"}, {"PK\x03\x04", "an archive or office file"}, {"\x1f\x8b", "compressed"}, {"\x28\xb5\x2f\xfd", "compressed"},
	{"\x89PNG", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"GIF8", "a picture"}, {"{\\rtf", "RTF"}, {"WARC/", "an archive"},
	{"<!doctype html", "HTML"}, {"<html", "HTML"}, {"<?xml", "XML"}, {"SQLite format 3", "a database"},
}

// foreign names the kind of a file that is not plain text, "" if it may be.
func foreign(ext string, head []byte) string {
	if k := otherKinds[ext]; k != "" {
		return k
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n")
	for _, s := range signs {
		if bytes.HasPrefix(head, []byte(s.begin)) || s.begin[0] == '<' && len(head) >= len(s.begin) && strings.EqualFold(string(head[:len(s.begin)]), s.begin) {
			return s.kind
		}
	}
	return ""
}

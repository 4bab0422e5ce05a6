package intake

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"

	"readout/internal/record"
	"readout/internal/webpage"
)

// The bounds of a message: parts in parts, and parts in all.
const (
	deepestPart = 10
	mostParts   = 200
)

// isMail tells a message or a mailbox from its name; "" if it is neither.
func isMail(ext string, head []byte) string {
	switch {
	case ext == ".eml":
		return "message"
	case ext == ".mbox" || ext == ".mbx", bytes.HasPrefix(head, []byte("From ")) && bytes.Contains(head, []byte("\nReceived: ")):
		return "mailbox"
	}
	return ""
}

// mailbox yields the messages of an mbox file: each begins with a line "From "
// at the beginning or after a blank line.
func (r *reader) mailbox(b *bufio.Reader) bool {
	var at, begin int64
	var message []byte
	blank, long, begun := true, false, false
	end := func() bool {
		one := r.inside(fmt.Sprint(begin))
		switch {
		case long:
			return one.fail(r.tooLarge("more"))
		case begun:
			return one.message(message)
		case len(bytes.TrimSpace(message)) > 0:
			return r.fail(because("not a text", errors.New(`is no mailbox: its first line does not begin with "From "`)))
		}
		return true
	}
	for {
		line, err := b.ReadSlice('\n')
		if blank && bytes.HasPrefix(line, []byte("From ")) {
			if !end() {
				return false
			}
			message, long, begun, begin = nil, false, true, at
		} else if long = long || int64(len(message)+len(line)) > r.opt.MaxArticle; !long {
			message = append(message, unquoted(line)...)
		}
		at += int64(len(line))
		blank = len(bytes.TrimRight(line, "\r\n")) == 0 && err != bufio.ErrBufferFull
		switch {
		case err == io.EOF:
			return end()
		case r.ctx.Err() != nil:
			r.yield(nil, r.ctx.Err())
			return false
		case err != nil && err != bufio.ErrBufferFull:
			return r.fail(plain(err))
		}
	}
}

// unquoted takes the mark off a line that would have begun a message.
func unquoted(line []byte) []byte {
	if bytes.HasPrefix(line, []byte(">From ")) {
		return line[1:]
	}
	return line
}

// message yields the article of one message.
func (r *reader) message(raw []byte) bool {
	return r.later(func() (*record.Article, error) { return FromMail(r.path, raw, r.opt.MaxElements) })
}

// FromMail returns the article of an e-mail: its plain text, or the article in
// its HTML. Raw of the article is that part, without transfer encoding.
func FromMail(path string, raw []byte, elements int) (*record.Article, error) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("is not a message: %w", err)
	}
	var parts []part
	err = walkParts(part{m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body}, 0, &parts)
	if err != nil && len(parts) == 0 {
		return nil, err
	}
	meta := mailMetadata(m.Header)
	last := errors.New("holds no text: neither plain text nor HTML")
	for _, kind := range []string{"text/plain", "text/html"} {
		for _, p := range parts {
			if media, params, _ := mime.ParseMediaType(p.kind); media == kind {
				a, err := p.article(path, kind, params["charset"], meta, elements)
				if err == nil {
					return a, nil
				}
				last = err
			}
		}
	}
	return nil, last
}

// A part is one part of a message.
type part struct {
	kind, encoding string
	body           io.Reader
}

// walkParts collects the texts of a message, with their transfer encoding taken
// off. What was found before an error stays.
func walkParts(p part, depth int, out *[]part) error {
	if p.kind == "" {
		p.kind = "text/plain"
	}
	media, params, _ := mime.ParseMediaType(p.kind)
	if !strings.HasPrefix(media, "multipart/") {
		b, err := io.ReadAll(p.decoded())
		if strings.HasPrefix(media, "text/") && len(bytes.TrimSpace(b)) > 0 {
			*out = append(*out, part{p.kind, "", bytes.NewReader(b)})
		}
		return err
	}
	in := multipart.NewReader(p.body, params["boundary"])
	for range mostParts {
		q, err := in.NextRawPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("is a message with damaged parts: %w", err)
		}
		attached, _, _ := mime.ParseMediaType(q.Header.Get("Content-Disposition"))
		if attached == "attachment" || depth >= deepestPart || len(*out) >= mostParts {
			continue
		}
		walkParts(part{q.Header.Get("Content-Type"), q.Header.Get("Content-Transfer-Encoding"), q}, depth+1, out)
	}
	return nil
}

func (p part) decoded() io.Reader {
	switch strings.ToLower(strings.TrimSpace(p.encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p.body)
	case "quoted-printable":
		return quotedprintable.NewReader(p.body)
	}
	return p.body
}

func (p part) article(path, kind, set string, meta metadata, elements int) (*record.Article, error) {
	raw, err := io.ReadAll(p.body)
	if err != nil {
		return nil, err
	}
	if kind == "text/html" {
		name := webpage.Charset(raw, p.kind)
		found, err := webpage.Read(raw, name, elements)
		if err != nil {
			return nil, err
		}
		meta.lang, meta.captions = found.Language, found.Captions
		return article(path, raw, webpage.Version+":"+name, found.Text, meta)
	}
	encoding, err := encodingOf(raw)
	if _, name := charset.Lookup(set); name != "" && name != "utf-8" && name != "windows-1252" && name != "replacement" {
		encoding, err = "charset:"+name, nil
	}
	if err != nil {
		return nil, err
	}
	s, err := Decode(raw, encoding)
	if err != nil {
		return nil, err
	}
	return article(path, raw, encoding, s, meta)
}

// mailMetadata reads the head of a message: the outlet is who sent it.
func mailMetadata(h mail.Header) metadata {
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	header := func(name string) string {
		s, err := words.DecodeHeader(h.Get(name))
		if err != nil {
			s = h.Get(name)
		}
		return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
	}
	m := metadata{title: header("Subject"), id: strings.Trim(header("Message-Id"), "<> ")}
	parser := mail.AddressParser{WordDecoder: &words}
	if from, err := parser.Parse(h.Get("From")); err == nil {
		m.outlet = strings.ToValidUTF8(from.Name, "\ufffd")
	}
	if day, err := h.Date(); err == nil {
		m.dates = []string{day.Format("2006-01-02")}
	}
	return m
}

package intake

import (
	"readout/internal/record"
	"readout/internal/webpage"
)

// FromHTML returns the article in an HTML page. ContentType is the header of
// the HTTP response it came in, url where it came from; both may be empty. A
// page may have so many elements, 0 for any number.
func FromHTML(path string, raw []byte, contentType, url string, elements int) (*record.Article, error) {
	charset := webpage.Charset(raw, contentType)
	p, err := webpage.Read(raw, charset, elements)
	if err != nil {
		return nil, err
	}
	if url == "" {
		url = p.URL
	}
	return article(path, raw, webpage.Version+":"+charset, p.Text, metadata{
		title: p.Title, url: url, outlet: p.Outlet, lang: p.Language, dates: p.Dates, markup: true,
		authors: p.Authors, captions: p.Captions,
	})
}

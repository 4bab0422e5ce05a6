package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/klauspost/compress/zstd"

	"readout/internal/record"
)

// Sum returns the checksum of a mention's body.
func Sum(body string) string {
	h := sha256.Sum256([]byte(body))
	return hex.EncodeToString(h[:16])
}

// CheckSeal reports whether what is kept of the article as a whole is what was
// written: its metadata, zones, diagnostics, and which mentions stand.
func (e *Entry) CheckSeal() bool { return e.Seal == e.seal() }

func (e *Entry) seal() string {
	var ids []record.ID
	for _, m := range e.Mentions {
		if m.Superseded == "" {
			ids = append(ids, m.ID)
		}
	}
	body, err := json.Marshal([]any{e.Article, e.Version, nonNil(e.Zones), nonNil(e.Diagnostics), nonNil(ids)})
	if err != nil {
		return "" // cannot be: plain strings and numbers
	}
	return Sum(string(body))
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Both are safe for many goroutines in the calls used here.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0))
)

// Pack compresses raw bytes (zstd).
func Pack(raw []byte) []byte { return packer.EncodeAll(raw, nil) }

// Unpack is the inverse of Pack.
func Unpack(packed []byte) ([]byte, error) { return unpacker.DecodeAll(packed, nil) }

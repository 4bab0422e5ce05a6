package folder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// A bucket is a folder in an object store.
type bucket struct {
	client *minio.Client
	name   string
	prefix string // "" or ends in "/"
}

// roleWait is how long a machine without a role is asked for it.
const roleWait = 3 * time.Second

// openBucket takes credentials from where S3 programs look for them: the
// variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the file
// ~/.aws/credentials, the machine's role.
func openBucket(address string, o Options) (Folder, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, fmt.Errorf("this is no address of a bucket: give s3://BUCKET/PREFIX") // err repeats the address
	case u.User != nil || u.RawQuery != "":
		return nil, fmt.Errorf("s3://%s%s: an address holds no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write them into ~/.aws/credentials", u.Host, u.Path)
	case u.Host == "":
		return nil, fmt.Errorf("%s names no bucket: give s3://BUCKET/PREFIX", address)
	}
	host, secure, err := endpoint(o.Endpoint)
	if err != nil {
		return nil, err
	}
	if o.Region == "" && o.Endpoint != "" {
		o.Region = "us-east-1" // what servers that have no regions go by
	}
	client, err := minio.New(host, &minio.Options{Secure: secure, Region: o.Region, Creds: credentials.NewChainCredentials([]credentials.Provider{
		&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}, &credentials.IAM{Client: &http.Client{Timeout: roleWait}},
	})})
	if err != nil {
		return nil, fmt.Errorf("s3://%s: %w", u.Host, err)
	}
	b := &bucket{client, u.Host, strings.Trim(u.Path, "/")}
	if b.prefix != "" {
		b.prefix += "/"
	}
	return b, nil
}

// endpoint takes the address of a server apart.
func endpoint(address string) (host string, secure bool, err error) {
	if address == "" {
		return "s3.amazonaws.com", true, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" {
		return "", false, fmt.Errorf("this is no address of an S3 server: give one such as https://minio.example:9000, without credentials")
	}
	return u.Host, u.Scheme == "https", nil
}

func (b *bucket) String() string {
	return "s3://" + strings.TrimSuffix(b.name+"/"+b.prefix, "/")
}

func (b *bucket) Put(ctx context.Context, name string, data []byte) error {
	_, err := b.client.PutObject(ctx, b.name, b.prefix+name, bytes.NewReader(data), int64(len(data)),
		minio.PutObjectOptions{DisableMultipart: true, ContentType: "application/octet-stream"})
	return b.fault("write", name, err)
}

func (b *bucket) Get(ctx context.Context, name string) ([]byte, error) {
	o, err := b.client.GetObject(ctx, b.name, b.prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, b.fault("read", name, err)
	}
	defer o.Close()
	data, err := io.ReadAll(o)
	return data, b.fault("read", name, err)
}

func (b *bucket) List(ctx context.Context, below string) (names []string, err error) {
	prefix := b.prefix
	if below != "" {
		prefix += strings.TrimSuffix(below, "/") + "/"
	}
	inside, cancel := context.WithCancel(ctx) // ends the goroutine that lists
	defer cancel()
	for o := range b.client.ListObjects(inside, b.name, minio.ListObjectsOptions{Prefix: prefix}) {
		if o.Err != nil {
			return nil, b.fault("list", below, o.Err)
		}
		if !strings.HasSuffix(o.Key, "/") {
			names = append(names, path.Base(o.Key))
		}
	}
	slices.Sort(names)
	return names, nil
}

func (b *bucket) Remove(ctx context.Context, names ...string) error {
	var all []error
	for _, n := range names {
		all = append(all, b.fault("remove", n, b.client.RemoveObject(ctx, b.name, b.prefix+n, minio.RemoveObjectOptions{})))
	}
	return errors.Join(all...)
}

// fault tells what failed where, and what to do where that can be known.
func (b *bucket) fault(what, name string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	var told error
	switch e := minio.ToErrorResponse(err); e.Code {
	case "NoSuchKey":
		told = fs.ErrNotExist
	case "NoSuchBucket":
		told = errors.New("there is no such bucket: make it, or name another")
	case "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch":
		told = fmt.Errorf("the server refuses (%s): set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write them into ~/.aws/credentials", e.Code)
	default:
		told = err
	}
	var lost *net.OpError
	if errors.As(err, &lost) {
		told = fmt.Errorf("the server cannot be reached: is it running, and its address right? %w", lost)
	}
	return fmt.Errorf("%s: %s %s: %w", b, what, name, told)
}

package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"duizhao/internal/deploy"

	"cloud.google.com/go/storage"
	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob/container"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob"
	_ "gocloud.dev/blob/gcsblob"
	_ "gocloud.dev/blob/s3blob"
	"gocloud.dev/gcerrors"
)

// bucket is object storage, through the Go CDK.
type bucket struct {
	name string
	at   *blob.Bucket
}

// openBucket opens the bucket of an address whose path is the prefix of all keys.
func openBucket(ctx context.Context, u *url.URL) (*bucket, error) {
	name := u.String()
	prefix := strings.Trim(u.Path, "/")
	at := *u
	at.Path, at.RawPath = "", ""
	q := at.Query()
	if at.Scheme == "s3" && q.Has("endpoint") {
		// What is like S3 seldom knows the checksums that Amazon's client adds
		// unasked, and has the bucket in the path.
		for key, value := range map[string]string{"request_checksum_calculation": "when_required", "response_checksum_validation": "when_required",
			"use_path_style": "true"} {
			if !q.Has(key) {
				q.Set(key, value)
			}
		}
		if !q.Has("region") {
			q.Set("region", "us-east-1")
		}
	}
	at.RawQuery = q.Encode()
	b, err := blob.OpenBucket(ctx, at.String())
	if err != nil {
		return nil, err
	}
	if prefix != "" {
		b = blob.PrefixedBucket(b, prefix+"/")
	}
	return &bucket{name, b}, nil
}

func (b *bucket) Name() string                { return b.name }
func (b *bucket) Close() error                { return b.at.Close() }
func (b *bucket) Flush(context.Context) error { return nil }

// Compressed is Gzip: no bucket chooses among copies by what a reader takes, and
// every browser takes gzip, over http too.
func (b *bucket) Compressed() string { return deploy.Gzip }

// Time is given by what there is to do: patience is for a server that does not answer
// at all, slowest for a line that is slow, in bytes a second.
const (
	patience = time.Minute
	slowest  = 16 << 10
)

func (b *bucket) List(ctx context.Context, prefix string) ([]deploy.Object, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*patience)
	defer cancel()
	var out []deploy.Object
	for it := b.at.List(&blob.ListOptions{Prefix: prefix}); ; {
		o, err := it.Next(ctx)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault(bucketless(err))
		}
		if strings.HasSuffix(o.Key, "/") && o.Size == 0 {
			continue // a console's idea of a folder
		}
		out = append(out, deploy.Object{Key: o.Key, Size: o.Size, Tag: tag(o)})
	}
	slices.SortFunc(out, func(a, b deploy.Object) int { return strings.Compare(a.Key, b.Key) })
	return out, nil
}

// bucketless words that there is no bucket, where a listing finds nothing to list.
func bucketless(err error) error {
	if gcerrors.Code(err) == gcerrors.NotFound {
		return errNoBucket
	}
	return err
}

// tag returns the digest of an object's content, or what else changes with it.
func tag(o *blob.ListObject) string {
	var amazon types.Object
	var google storage.ObjectAttrs
	var azure container.BlobItem
	switch {
	case len(o.MD5) > 0:
		return "md5:" + hex.EncodeToString(o.MD5)
	case o.As(&amazon) && amazon.ETag != nil:
		return "etag:" + *amazon.ETag
	case o.As(&google):
		return "etag:" + google.Etag
	case o.As(&azure) && azure.Properties != nil && azure.Properties.ETag != nil:
		return "etag:" + string(*azure.Properties.ETag)
	}
	return ""
}

func (b *bucket) Get(ctx context.Context, key string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	data, err := b.at.ReadAll(ctx, key)
	return data, fault(err)
}

// inMemory is up to which size a file is read before it is sent: then it is known to
// be what was meant, and is sent in one request that can be repeated.
const inMemory = 4 << 20

func (b *bucket) Put(ctx context.Context, key string, c deploy.Content) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, patience+time.Duration(c.Size/slowest)*time.Second)
	defer cancel()
	in, err := c.Open()
	if err != nil {
		return "", err
	}
	defer in.Close()
	o := &blob.WriterOptions{ContentType: c.Type, CacheControl: c.Cache, ContentEncoding: c.Encoding}
	if c.Size > inMemory {
		return "", fault(b.stream(ctx, cancel, key, in, o))
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return "", err
	}
	return "", fault(b.at.Upload(ctx, key, bytes.NewReader(data), o))
}

// stream sends a large file in parts. If it turns out not to be the one that was
// meant, the object is not made.
func (b *bucket) stream(ctx context.Context, cancel func(), key string, in io.Reader, o *blob.WriterOptions) error {
	w, err := b.at.NewWriter(ctx, key, o)
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, in); err != nil {
		cancel() // before Close, which would keep what was written
		w.Close()
		return err
	}
	return w.Close()
}

func (b *bucket) Delete(ctx context.Context, key string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := b.at.Delete(ctx, key)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil
	}
	return fault(err)
}

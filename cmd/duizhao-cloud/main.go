// Command duizhao-cloud reaches object storage and hosts for duizhao, which runs it
// and speaks to it over its input and output: see [duizhao/internal/carrier] for the
// protocol. Nobody needs to run it by hand.
//
//	duizhao-cloud ADDRESS
//
// It is a module of its own, so that whoever works on duizhao, or only builds a site,
// need not fetch the libraries of Amazon, Google and Azure, and so that that program
// stays small: with them it would be nearly twice as large.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"duizhao/internal/carrier"
	"duizhao/internal/deploy"
)

func main() {
	if len(os.Args) != 2 || strings.HasPrefix(os.Args[1], "-") {
		fmt.Fprintln(os.Stderr, "usage: duizhao-cloud ADDRESS\nduizhao deploy runs this program; see: duizhao help deploy")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	out, said := os.Stdout, os.Stderr
	silence()
	store, err := open(ctx, os.Args[1])
	if err != nil {
		carrier.Fail(out, fault(err))
		os.Exit(1)
	}
	defer store.Close()
	if err := carrier.Serve(ctx, store, os.Stdin, out); err != nil && ctx.Err() == nil {
		fmt.Fprintln(said, "duizhao-cloud:", err)
	}
}

// silence keeps the libraries from printing: on standard output that would not be the
// protocol, and elsewhere it may be what nobody should see.
func silence() {
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stdout, os.Stderr = null, null
		log.SetOutput(null)
	}
}

// store is a store that has to be closed.
type store interface {
	deploy.Store
	Close() error
}

// open opens the store at an address.
func open(ctx context.Context, address string) (store, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, &deploy.Fault{Kind: deploy.Refused, Text: "the address cannot be read"} // and is not repeated: it may hold a secret
	}
	if _, secret := u.User.Password(); secret {
		return nil, &deploy.Fault{Kind: deploy.Refused, Text: "a password does not belong into an address"}
	}
	switch u.Scheme {
	case "s3", "gs", "azblob":
		return openBucket(ctx, u)
	case "sftp":
		return openHost(ctx, u)
	}
	return nil, &deploy.Fault{Kind: deploy.Refused, Text: fmt.Sprintf("there is no kind of store called %q", u.Scheme)}
}

var errNoBucket = errors.New("there is no such bucket")

package devserver

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"syscall"

	"duizhao/internal/diag"
)

const (
	defaultAddr = "127.0.0.1:4080"
	morePorts   = 20
)

// winAddrInUse is Windows' WSAEADDRINUSE, which syscall.EADDRINUSE is not.
const winAddrInUse = syscall.Errno(10048)

// listen opens the address, or one of the next ports when it is taken.
func listen(ctx context.Context, addr string) (net.Listener, Ready, error) {
	if addr == "" {
		addr = defaultAddr
	}
	bad := func(why string) error {
		return &diag.Fault{
			Text: fmt.Sprintf("cannot serve on %s: %s", addr, why),
			Hint: "use an address such as " + defaultAddr + "; to show the site to others, build it and publish the folder",
		}
	}
	host, p, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, Ready{}, bad("an address is a host, a colon and a port")
	}
	port, err := strconv.ParseUint(p, 10, 16)
	if err != nil {
		return nil, Ready{}, bad(p + " is not a port")
	}
	ip, name := netip.AddrFrom4([4]byte{127, 0, 0, 1}), host
	switch host {
	case "":
		name = ip.String()
	case "localhost": // whatever the names of the machine say
	default:
		if ip, err = netip.ParseAddr(host); err != nil || !ip.IsLoopback() {
			return nil, Ready{}, bad("other machines could read it there, and serve answers to this one only")
		}
	}
	last := min(port+morePorts, 65535)
	for n := port; ; n++ {
		var lc net.ListenConfig
		l, err := lc.Listen(ctx, "tcp", netip.AddrPortFrom(ip, uint16(n)).String())
		if err == nil {
			ready := Ready{URL: "http://" + net.JoinHostPort(name, strconv.Itoa(l.Addr().(*net.TCPAddr).Port)) + "/"}
			if n != port {
				ready.Taken = addr
			}
			return l, ready, nil
		}
		taken := errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, winAddrInUse)
		if taken && port != 0 && n < last {
			continue
		}
		e := &diag.Fault{Text: fmt.Sprintf("cannot serve on %s: %v", addr, err), Hint: "choose another address", Err: err}
		switch {
		case taken:
			e.Text = fmt.Sprintf("cannot serve on %s: that port and those up to %d are taken", addr, last)
			e.Hint = "choose another port"
		case errors.Is(err, syscall.EACCES):
			e.Text = fmt.Sprintf("cannot serve on %s: permission denied", addr)
			e.Hint = "choose a port above 1023"
		}
		return nil, Ready{}, e
	}
}

// Package lsp answers editors in the Language Server Protocol (3.17): the problems that
// check finds, while a file is being typed, and the names, places and lines that belong
// to what is under the cursor.
//
// The way of a keystroke: the editor sends the change of a file (documents.go). What is
// open lies over the site's folder, so that everything reads what the editor shows. When
// nothing has been typed for a moment, the site is read and checked, and the problems go
// to the editor (diagnose.go). Questions are answered at once, from the texts as they
// are now and the names that the site had when it was last read (names.go). Nothing is
// written: a renaming is sent as edits for the editor to make, and to undo.
//
// JSON-RPC is a library's. The messages of the protocol that are spoken here are declared
// in protocol.go: the modules that have all of them bring a logger or a web server, and
// the newest of their releases are years old.
package lsp

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"sync"
	"sync/atomic"

	"duizhao/internal/config"
	"duizhao/internal/site"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
	"github.com/creachadair/jrpc2/handler"
)

// Options are what to answer about.
type Options struct {
	Site    site.Options // how the site is read and checked; FS is its folder
	Folders []string     // absolute names of that folder, the first as the user named it
	Version string       // of the program
}

// Serve answers an editor until it says exit or closes in, or the context ends. It
// reports whether the editor took its leave in order (shutdown, then exit).
func Serve(ctx context.Context, in io.Reader, out io.WriteCloser, o Options) (inOrder bool) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s := &server{o: o, open: map[string]*document{}, shown: map[string]bool{}, dirty: make(chan struct{}, 1), read: make(chan struct{}),
		gone: make(chan struct{})}
	s.rpc = jrpc2.NewServer(s.methods(), &jrpc2.ServerOptions{AllowPush: true, DisableBuiltin: true, Concurrency: 1})
	s.rpc.Start(channel.LSP(in, out))
	followed, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(followed)
		s.follow(ctx)
	}()
	go func() {
		defer close(over)
		s.rpc.Wait()
	}()
	select {
	case <-over: // the editor is gone
	case <-s.gone: // or said so; what it may write after that is not waited for
	case <-ctx.Done():
	}
	stop()
	<-followed
	return s.leaving.Load()
}

// A server is one conversation with an editor. Its methods are called one after the
// other, in the order of the editor's messages; only follow runs beside them.
type server struct {
	o         Options
	rpc       *jrpc2.Server
	started   bool          // it has been initialized
	renamed   atomic.Bool   // names may be others than those that were read
	canRename bool          // the editor takes renamings of files among edits
	canWatch  bool          // it says when files change that are not open
	leaving   atomic.Bool   // it has said shutdown
	gone      chan struct{} // closed when it has said exit

	dirty chan struct{}   // what is read may have changed
	shown map[string]bool // files with problems in the editor; of follow alone

	mu   sync.Mutex
	open map[string]*document // by path below the site's folder

	names *names        // those of the last reading
	once  sync.Once     // closes read
	read  chan struct{} // closed after the first reading
}

// methods returns what is answered, each only while the conversation is in a state for
// it: between initialize and shutdown.
func (s *server) methods() handler.Map {
	all := s.answers()
	for name, answer := range all {
		all[name] = func(ctx context.Context, r *jrpc2.Request) (any, error) {
			switch {
			case name == "exit":
			case s.leaving.Load() || name == "initialize" && s.started:
				return nil, &jrpc2.Error{Code: jrpc2.InvalidRequest, Message: name + " comes too late"}
			case name != "initialize" && !s.started:
				return nil, &jrpc2.Error{Code: notInitialized, Message: "the conversation begins with initialize"}
			}
			return answer(ctx, r)
		}
	}
	return all
}

// notInitialized is the protocol's code for what comes before initialize.
const notInitialized = -32002

func (s *server) answers() handler.Map {
	return handler.Map{
		"initialize":                      handler.New(s.initialize),
		"initialized":                     handler.New(s.initialized),
		"shutdown":                        handler.New(s.shutdown),
		"exit":                            handler.New(s.exit),
		"textDocument/didOpen":            handler.New(s.didOpen),
		"textDocument/didChange":          handler.New(s.didChange),
		"textDocument/didClose":           handler.New(s.didClose),
		"textDocument/didSave":            handler.New(s.changed),
		"workspace/didChangeWatchedFiles": handler.New(s.changed),
		"textDocument/completion":         handler.New(s.completion),
		"textDocument/hover":              handler.New(s.hover),
		"textDocument/definition":         handler.New(s.definition),
		"textDocument/references":         handler.New(s.references),
		"textDocument/prepareRename":      handler.New(s.prepareRename),
		"textDocument/rename":             handler.New(s.rename),
	}
}

func (s *server) initialize(_ context.Context, p *initializeParams) (*initializeResult, error) {
	for _, op := range p.Capabilities.Workspace.WorkspaceEdit.ResourceOperations {
		s.canRename = s.canRename || op == "rename"
	}
	s.started = true
	s.canWatch = p.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	r := &initializeResult{ServerInfo: serverInfo{"duizhao", s.o.Version}}
	r.Capabilities.PositionEncoding = "utf-16"
	r.Capabilities.TextDocumentSync = textDocumentSync{OpenClose: true, Change: incremental, Save: true}
	r.Capabilities.CompletionProvider.TriggerCharacters = []string{":", "(", "[", "@", "#", "-", " ", ";"}
	r.Capabilities.Hover, r.Capabilities.Definition, r.Capabilities.References = true, true, true
	r.Capabilities.RenameProvider.PrepareProvider = true
	return r, nil
}

func (s *server) initialized(ctx context.Context, _ *jrpc2.Request) error {
	if s.canWatch {
		var watchers []watcher
		for _, of := range []string{"content", "templates", "static", "themes"} {
			watchers = append(watchers, watcher{of + "/**/*"})
		}
		go s.rpc.Callback(context.WithoutCancel(ctx), "client/registerCapability", registrations{[]registration{{
			ID: "files", Method: "workspace/didChangeWatchedFiles", Options: watched{watchers},
		}}})
	}
	if _, err := fs.Stat(s.now(), config.File); err != nil {
		s.rpc.Notify(ctx, "window/showMessage", map[string]any{"type": 2, "message": fmt.Sprintf("duizhao: there is no %s in %s: have the "+
			"editor start duizhao lsp in the folder of the site, or with it behind: duizhao lsp DIR", config.File, s.o.Folders[0])})
	}
	s.touch("")
	return nil
}

func (s *server) shutdown(context.Context) (any, error) {
	s.leaving.Store(true)
	return nil, nil
}

func (s *server) exit(context.Context) error {
	select {
	case <-s.gone:
	default:
		close(s.gone)
	}
	return nil
}

// changed takes notice of files that changed without being open.
func (s *server) changed(context.Context, *jrpc2.Request) error {
	s.touch("")
	return nil
}

// touch has the site checked again, after a change of a file, or "" if it may be any. Its
// names are read again, too, unless the file is the text of a version: that defines none.
func (s *server) touch(file string) {
	if !isVersion(file) {
		s.renamed.Store(true)
	}
	select {
	case s.dirty <- struct{}{}:
	default: // it will be
	}
}

// now returns the site's folder as the editor shows it.
func (s *server) now() fs.FS {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := make(map[string]string, len(s.open))
	for name, d := range s.open {
		open[name] = d.text
	}
	return &overlay{s.o.Site.FS, open}
}

// known returns the names that the site had when it was last read, and waits for its
// first reading.
func (s *server) known(ctx context.Context) *names {
	select {
	case <-s.read:
	case <-ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.names == nil {
		return &names{}
	}
	return s.names
}

// within returns the path of a document below the site's folder; "" if it is elsewhere.
func (o *Options) within(uri string) string {
	file, ok := fileOf(uri)
	if !ok {
		return ""
	}
	for _, dir := range o.Folders {
		if rel, err := filepath.Rel(dir, file); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return ""
}

// uri returns what the editor calls a file of the site.
func (s *server) uri(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.open[name]; d != nil {
		return d.uri
	}
	return uriOf(filepath.Join(s.o.Folders[0], filepath.FromSlash(name)))
}

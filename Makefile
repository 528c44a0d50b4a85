# What a developer types. `make` alone lists it.
#
# Policy, with its reasons:
#
#   - make site and make serve need Go and nothing else, so that a reader can
#     try Duizhao with one command on a fresh machine.
#   - make test is what .ci/run runs, whole. It fails where a tool is missing
#     and never skips for that: a check that does not run is no check. It
#     installs the tools itself, so that nobody has to be told which.
#     For a quick round use make check-code, or go test ./internal/PACKAGE.
#   - gofmt and go vet come first, because they are quick and say where.
#   - Nothing is fetched at build time but Go modules, all pinned in go.sum.
#     Tools for tests and fonts from other places go into .cache/, which git
#     ignores. make pdf is the one command for users that needs more than Go: a
#     Chromium, and fonts that print well. It brings both.

GO    ?= go
SITE  ?= .
PORT  ?= 4080
N     ?= 100,1000,10000
PART  ?= 1/1
# A copy of an author's text, for the full edition on this machine.
WITNESSED = $(if $(WITNESS),--witness "$(WITNESS)")

.DEFAULT_GOAL := help
.PHONY: site serve docs check check-code pdf fonts test test-fresh books speed deploy-test power oracle nasty hostile fuzz tools vet lint fmt bench release test-release vulns clean help

site: export DUIZHAO_SERVE = make serve$(if $(filter-out .,$(SITE)), SITE=$(SITE))$(if $(WITNESS), WITNESS=$(WITNESS))
site: ## build this folder's site into public/ and say how to open it; WITNESS=FILE for the full edition, into private/
	@$(GO) run ./cmd/duizhao build $(WITNESSED) $(SITE)

serve: ## show the site in the browser while you write
	@$(GO) run ./cmd/duizhao serve --port $(PORT) $(WITNESSED) $(SITE)

docs: ## write the reference, check the manual and build it into docs/manual/public/
	@$(GO) run ./cmd/duizhao __manual docs/manual
	@$(GO) run ./cmd/duizhao check --stats docs/manual
	@$(GO) run ./cmd/duizhao build docs/manual

check: ## everything wrong or doubtful in the content, with counts
	@$(GO) run ./cmd/duizhao check --stats $(SITE)

pdf: ## print SLUG=… (default: the only edition) as SLUG.pdf, with good fonts
	@GO="$(GO)" .ci/pdf $(SITE) $(SLUG)

fonts: ## bring open fonts for books into .cache/fonts, once
	@.ci/fonts

test: tools vet lint ## all tests, with the tools they need installed first
	@echo '== go test'
	@GO="$(GO)" .ci/test

check-code: vet ## a quick round after a change: what needs Go and nothing else
	@echo '== go test, all but the browser'
	@DUIZHAO_TOOLS=none $(GO) test -vet=off $$($(GO) list ./... | grep -v '/internal/browser$$')

test-fresh: ## make site and make test in a bare Debian with Go and nothing else; needs root
	@GO="$(GO)" .ci/fresh

books: tools ## print the hard edition in every layout on every paper and look for lost letters
	@DUIZHAO_CAMPAIGN=1 DUIZHAO_TOOLS=required $(GO) test -count=1 -v -timeout 20m -run 'TestBooks|TestHardBooks' ./internal/browser

speed: tools ## measure what a reader waits for: each key and note on a processor six times slower, shifts, Lighthouse; wants a quiet machine
	@DUIZHAO_CAMPAIGN=1 DUIZHAO_TOOLS=required $(GO) test -count=1 -v -timeout 20m -run 'TestSlowReader|TestNoLongTask|TestLighthouse|TestWeight' ./internal/browser

# A real S3 server for tests, at a fixed version; no dependency of the program either.
# It and duizhao-cloud are built without C, as in a release, so that one build of
# their libraries serves for both.
VERSITYGW = github.com/versity/versitygw/cmd/versitygw@v1.8.0

deploy-test: ## deploy to a real S3 server through one that spoils requests, kill it, measure 10,000 files
	@CGO_ENABLED=0 GOFLAGS=-trimpath GOBIN="$(CURDIR)/.cache/bin" $(GO) install $(VERSITYGW)
	@cd cmd/duizhao-cloud && CGO_ENABLED=0 GOFLAGS=-trimpath DUIZHAO_TOOLS=required DUIZHAO_VERSITYGW="$(CURDIR)/.cache/bin/versitygw" $(GO) test -vet=off -count=1 -timeout 20m -v .

power: ## cut the power of a disk after each command that writes; needs root and Linux
	@$(GO) test -count=1 -v -run 'TestPower|TestSynced' ./internal/output ./cmd/duizhao

oracle: ## edit sites at random, 1,000 times, and compare each build that remembers with a clean one; SEED=2 for others
	@DUIZHAO_ORACLE=1000 DUIZHAO_SEED=$(or $(SEED),1) $(GO) test -count=1 -v -timeout 30m -run 'TestOracle$$' ./internal/site

nasty: ## measure how the time for hostile files grows with their size; wants a quiet machine
	@DUIZHAO_CAMPAIGN=1 $(GO) test -count=1 -v -run TestNasty ./internal/site

hostile: ## put each of 506 hostile texts into every field and open every product in Chromium; PART=2/6 for the second sixth
	@DUIZHAO_TOOLS=required DUIZHAO_HOSTILE=$(PART) $(GO) test -count=1 -timeout 12h -v -run 'TestHostile|TestThief' ./internal/browser ./internal/witness

fuzz: ## fuzz every parser in turn; FUZZTIME=1h each
	@.ci/fuzz $(FUZZTIME)

tools: ## install what the tests need: Chromium, fonts, Java, Node, readers of PDF
	@.ci/tools
	@.ci/fonts

vet: ## gofmt and go vet, changing nothing
	@echo '== gofmt'
	@out=$$(gofmt -l cmd docs internal static templates) || exit 1; \
	if [ -n "$$out" ]; then echo "$$out"; echo 'these files are not formatted; run: make fmt'; exit 1; fi
	@echo '== go vet'
	@$(GO) vet ./...

# staticcheck is run at a fixed version and is no dependency of the program; a new
# one may find more in old code.
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

# What a comment on an exported name begins with, and that a type has one name for its
# receiver, is checked too.
lint: ## staticcheck, pinned
	@echo '== staticcheck'
	@$(GO) run $(STATICCHECK) -checks inherit,ST1016,ST1020,ST1021,ST1022 ./...

fmt: ## format the Go files
	@gofmt -w cmd docs internal static templates

release: ## archives, packages, checksums of VERSION=v0.1.0 in dist/, the same bytes each time
	@cd .ci/release && $(GO) run . -version "$(VERSION)" -source ../.. -out "$(CURDIR)/dist"

test-release: ## make a release of what is here, twice, and use it where there is no Go
	@cd .ci/release && $(GO) test -timeout 30m -count 1 .

vulns: ## known vulnerabilities in what the program calls
	@GO="$(GO)" .ci/vulns

bench: ## time, memory and bytes for made-up sites of N=100,1000,10000 editions; internal/bench/README.md says how to read it
	@$(GO) run ./cmd/duizhao-bench -n $(N)

clean: ## remove what was built; the tools in .cache/ stay
	rm -rf public private dist docs/manual/public

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 22

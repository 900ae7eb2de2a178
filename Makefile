VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null)
FUZZTIME ?= 10s
COSTTIME ?= 4m

# Without MessagePack, a format of gin's that we do not speak, the program is a fifth smaller.
export GOFLAGS += -tags=nomsgpack

export VANTHU_TOOLS ?= $(CURDIR)/.tools

.PHONY: build dist quick test lint bench load fuzz examples webfonts pictures look desk clean

# Without the tables of a debugger; traces of panics and profiles name functions and lines all the same.
build: ## the program, as ./vanthu
	go build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o vanthu ./cmd/vanthu

# What offices run it on. The same source gives the same bytes, wherever it is built.
SYSTEMS = windows-amd64 windows-arm64 darwin-amd64 darwin-arm64 linux-amd64 linux-arm64

dist: ## the programs for all systems, with the licences and their checksums, in out/dist
	rm -rf out/dist
	mkdir -p out/dist
	cp LICENSE NOTICE out/dist
	cp fonts/OFL.txt out/dist/OFL.txt
	@set -e; for system in $(SYSTEMS); do \
		name=vanthu-$$system; \
		case $$system in windows-*) name=$$name.exe ;; esac; \
		CGO_ENABLED=0 GOOS=$${system%-*} GOARCH=$${system#*-} \
			go build -trimpath -buildvcs=false -ldflags '-s -w -buildid= -X main.version=$(VERSION)' -o out/dist/$$name ./cmd/vanthu; \
		echo $$name; \
	done
	cd out/dist && sha256sum * >SHA256SUMS

quick: ## the tests that need nothing but Go, and what the others would miss
	go test -short ./...
	@go test -short -v -run '^TestPrograms$$' ./internal/inspect | sed -n 's/^ *needs_test.go:[0-9]*: //p'

test: ## everything that must hold; installs what it needs
	bash .ci/test

lint: ## the linter alone
	bash .ci/tools
	$(VANTHU_TOOLS)/bin/golangci-lint run ./...

bench: ## all benchmarks
	go test -run '^$$' -bench . -benchmem ./...

load: build ## the service under load beside rendering alone, and its memory
	go run ./cmd/loadcheck -server ./vanthu

fuzz: ## each fuzz target for $(FUZZTIME), then a hunt of $(COSTTIME) for input that costs the most time and memory
	@set -e; for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			echo "== $$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$package; \
		done; \
	done
	go run ./cmd/costcheck -time $(COSTTIME) -keep cmd/costcheck/testdata

examples: build ## the PDF and DOCX of each example, beside its JSON
	./vanthu render examples/*.json -o examples

webfonts: ## the faces as browsers take them, by Google's woff2 (Debian package woff2)
	@set -e; for face in fonts/*.ttf; do woff2_compress $$face; done

pictures: ## the first pages that the README shows, as pictures
	@set -e; for name in ke-hoach-de-cuong ke-hoach-chu-ky dang-bao-cao; do \
		pdftoppm -r 64 -f 1 -l 1 -singlefile -png examples/$$name.pdf examples/anh/$$name; \
	done
	DESK_PICTURES=$(CURDIR)/out/desk go test -count=1 -run TestDesk ./internal/web
	cp out/desk/ban-soan-*.png examples/anh/

look: build ## each example's pages as pictures in out/look: *-pdf-1.png as we set it, *-docx-1.png as LibreOffice does
	rm -rf out/look
	./vanthu render examples/*.json -o out/look
	soffice -env:UserInstallation=file://$(CURDIR)/out/look/profile --headless \
		--convert-to pdf --outdir out/look/docx out/look/*.docx >/dev/null
	@set -e; for pdf in out/look/*.pdf; do \
		name=$$(basename $$pdf .pdf); \
		pdftoppm -r 80 -png $$pdf out/look/$$name-pdf; \
		pdftoppm -r 80 -png out/look/docx/$$name.pdf out/look/$$name-docx; \
	done
	rm -rf out/look/profile out/look/docx

desk: ## the desk in the browser, built from internal/web/src into internal/web/dist
	cd internal/web && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build

clean:
	rm -rf vanthu out

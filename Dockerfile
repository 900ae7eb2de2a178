# The service: one static program in an empty image. Fonts and templates are in the program.
#
#   docker build -t vanthu --build-arg VERSION=$(git describe --tags --always) .
#   docker run --read-only --cap-drop ALL -p 127.0.0.1:8080:8080 vanthu

# The tag is for people, the digest is what is pulled: a tag that was moved builds nothing else.
FROM golang:1.26.8@sha256:6c2a5538f964f1c82f97ad14988bf05de100d922d159d0e398b54c7b0ca0c6c9 AS build
ARG VERSION=
ENV CGO_ENABLED=0 GOFLAGS=-tags=nomsgpack
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY cmd cmd
COPY fonts fonts
COPY internal internal
COPY templates templates
RUN go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /out/vanthu ./cmd/vanthu
RUN install -d -m 700 /out/data

FROM scratch
COPY --from=build /out/vanthu /vanthu
COPY --from=build --chown=65532:65532 /out/data /data
COPY LICENSE NOTICE fonts/OFL.txt /licenses/
USER 65532:65532
# In a container every address is its own; what may reach it is the engine's business (-p).
ENV VANTHU_ADDR=0.0.0.0:8080
# Batches in the background, with their documents, and temporary files.
ENV VANTHU_DATA=/data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=5s CMD ["/vanthu", "serve", "--health"]
ENTRYPOINT ["/vanthu"]
CMD ["serve"]

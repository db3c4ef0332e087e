# The program alone on a base without shell or package manager. Mount the papers:
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/papers:ro" -w /papers pubcheck manuscript.pdf
# --user lets it read what only you may read; leave :ro out where it shall write reports.
FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /pubcheck ./cmd/pubcheck

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /pubcheck /pubcheck
ENTRYPOINT ["/pubcheck"]

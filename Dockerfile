# The program alone on a base without shell or package manager. Mount the papers:
#   docker run --rm --network none -v "$PWD:/papers:ro" -w /papers pubcheck manuscript.pdf
FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /pubcheck ./cmd/pubcheck

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /pubcheck /pubcheck
ENTRYPOINT ["/pubcheck"]

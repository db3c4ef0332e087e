package docx

import (
	"errors"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

var ErrNoText, ErrTooLarge = errors.New("a"), errors.New("b")

func Read([]byte) (manuscript.Draft, error) { return manuscript.Draft{}, ErrNoText }

package cli

import (
	"context"
	"io"
	"os"
	"syscall"
)

// standardInput is the name that stands for standard input.
const standardInput = "-"

// input is a document to read.
type input struct {
	name   string      // as the user wrote it
	info   os.FileInfo // nil: unknown
	stream io.Reader   // of "-"; nil: a file to open
}

// line is a line of output about the input.
func (in input) line(text string) string {
	return visible(in.name + ": " + text)
}

// fault is the line of a document's fault. The pointer "" of the whole
// document is shown as "/".
func (in input) fault(pointer, detail string) string {
	if pointer == "" {
		pointer = "/"
	}
	return in.line(pointer + ": " + detail)
}

// placed tells whether the input is a file whose folder can take the output:
// standard input, pipes and devices are not.
func (in input) placed() bool {
	return in.stream == nil && in.info.Mode().IsRegular()
}

// openable finds the inputs that args name. It is wrong use if there are none,
// or if one of them cannot be opened.
func openable(args []string, stdin io.Reader) ([]input, error) {
	if len(args) == 0 {
		return nil, wrongUse("thiếu tệp đầu vào (\"-\" là đầu vào chuẩn)")
	}
	var inputs []input
	var wrong []string
	streams := 0
	for _, name := range args {
		in := input{name: name}
		var err error
		if name == standardInput {
			streams++
			in.stream = stdin
			if f, ok := stdin.(*os.File); ok {
				in.info, _ = f.Stat()
			}
		} else {
			in.info, err = try(name)
		}
		if err != nil {
			wrong = append(wrong, unopened(name, err))
			continue
		}
		inputs = append(inputs, in)
	}
	if streams > 1 {
		wrong = append(wrong, "chỉ đọc đầu vào chuẩn \"-\" được một lần")
	}
	return inputs, wrongUses(wrong)
}

// try opens a file and closes it again. A pipe is not opened, since that
// would take what is in it.
func try(name string) (os.FileInfo, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, syscall.EISDIR
	case !info.Mode().IsRegular():
		return info, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return info, f.Close()
}

// read reads the input, but no more than one byte above most. It returns early when ctx ends, for a terminal or a pipe may keep
// silent for ever.
func (in input) read(ctx context.Context, most int64) ([]byte, error) {
	type answer struct {
		data []byte
		err  error
	}
	done := make(chan answer, 1)
	go func() {
		data, err := in.readAll(most)
		done <- answer{data, err}
	}()
	select {
	case a := <-done:
		return a.data, a.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// readAll reads the input, but no more than one byte above most.
func (in input) readAll(most int64) ([]byte, error) {
	from := in.stream
	if from == nil {
		f, err := os.Open(in.name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		from = f
	}
	return io.ReadAll(io.LimitReader(from, most+1))
}

// unopened says that an input cannot be opened.
func unopened(name string, err error) string {
	return "không mở được tệp đầu vào «" + name + "»: " + reason(err)
}

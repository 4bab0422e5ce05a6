package train

import (
	"fmt"
	"os"
	"path/filepath"

	"readout/internal/names"
	"readout/internal/ud"
)

// A nameFile is a file with one word per line and the columns of its letters
// and of its name.
type nameFile struct {
	path       string
	form, mark int
}

// nameFiles are the texts with marked names, below the data folder.
var nameFiles = []nameFile{
	{"names/UNER_English-EWT/en_ewt-ud-train.commit-0c7ce0d.iob2", 1, 2},
	{"names/CrossNER-politics/train.txt", 0, 1},
	{"names/CrossNER-politics/dev.txt", 0, 1},
	{"names/WNUT17/wnut17train.conll", 0, 1},
	{"names/WNUT17/emerging.dev.conll", 0, 1},
}

// read returns the texts of the file.
func (f nameFile) read(dir string) ([]*ud.Doc, error) {
	path := filepath.Join(dir, f.path)
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	docs, err := names.ReadIOB(file, f.form, f.mark)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

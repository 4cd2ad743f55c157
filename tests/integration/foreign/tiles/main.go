// tiles: Go's own sumdb/note and sumdb/tlog read our checkpoint and tiles over HTTP.
//
//	tiles -url http://127.0.0.1:PORT/log/regie/ -vkey VKEY -token T [-old CHECKPOINT ...]
//
// Checks the note, inclusion of the entries under that root (all up to 512, else a spread with both
// ends and every tile edge), consistency with earlier sizes and with the checkpoints given as -old.
// Builds without modules (GO111MODULE=off) on Debian's Go 1.19 and x/mod 0.7.0.
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var (
	base  = flag.String("url", "", "prefix of the log, ends in /")
	vkey  = flag.String("vkey", "", "verifier key of the checkpoint")
	token = flag.String("token", "", "bearer token for the entries")
	sizes = flag.String("sizes", "1,2,3,255,256,257,65536,70000", "earlier sizes")

	passed, failed int
)

func main() {
	var olds names
	flag.Var(&olds, "old", "file with an earlier checkpoint; may be repeated")
	flag.Parse()
	tree, err := open(get("checkpoint"))
	if !count("checkpoint", err) {
		end()
	}
	reader := tlog.TileHashReader(tree, tileReader{})
	for _, n := range indices(tree.N) {
		count(fmt.Sprintf("record %d", n), checkRecord(tree, reader, n))
	}
	for _, word := range strings.Split(*sizes, ",") {
		size, err := strconv.ParseInt(word, 10, 64)
		if err == nil && size < tree.N {
			root, err := tlog.TreeHash(size, reader)
			count("root at "+word, err)
			count("consistency from "+word, checkTree(tree, reader, tlog.Tree{N: size, Hash: root}))
		}
	}
	for _, file := range olds {
		text, err := os.ReadFile(file)
		if count(file, err) {
			old, err := open(text)
			if count(file, err) {
				count("consistency from "+file, checkTree(tree, reader, old))
			}
		}
	}
	end()
}

// open verifies the signed note and reads its three lines: origin = key name, size, root.
func open(text []byte) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(*vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	signed, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("not three lines, or another origin: %q", signed.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	hash, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: hash}, err
}

func checkRecord(tree tlog.Tree, reader tlog.HashReader, n int64) error {
	proof, err := tlog.ProveRecord(tree.N, n, reader)
	if err != nil {
		return err
	}
	leaf, err := entry(tree.N, n)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash(leaf))
}

func checkTree(tree tlog.Tree, reader tlog.HashReader, old tlog.Tree) error {
	if old.N == tree.N {
		if old.Hash != tree.Hash {
			return fmt.Errorf("two roots for size %d", tree.N)
		}
		return nil
	}
	proof, err := tlog.ProveTree(tree.N, old.N, reader)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash)
}

var bundles = map[int64][]byte{}

// entry returns leaf n out of its entry bundle: per entry a big-endian u16 length, then the leaf.
func entry(size, n int64) ([]byte, error) {
	number := n / 256
	if bundles[number] == nil {
		tile := tlog.Tile{H: 8, L: 0, N: number, W: int(min(256, size-number*256))}
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		bundles[number] = get(path)
	}
	rest := bundles[number]
	for i := number * 256; len(rest) >= 2; i++ {
		length := int(binary.BigEndian.Uint16(rest))
		if len(rest) < 2+length {
			break
		}
		if i == n {
			return rest[2 : 2+length], nil
		}
		rest = rest[2+length:]
	}
	return nil, fmt.Errorf("entry %d is not in its bundle", n)
}

// tileReader maps tile/8/L/N of sumdb to tile/L/N of C2SP tlog-tiles.
type tileReader struct{}

func (tileReader) Height() int                         { return 8 }
func (tileReader) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data := get(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		if len(data) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s: %d bytes", tile.Path(), len(data))
		}
		all = append(all, data)
	}
	return all, nil
}

func indices(size int64) []int64 {
	var all []int64
	step := size/512 + 1
	for n := int64(0); n < size; n++ {
		if n%step == 0 || n%256 == 0 || n%256 == 255 || n == size-1 {
			all = append(all, n)
		}
	}
	return all
}

func get(path string) []byte {
	request, _ := http.NewRequest("GET", *base+path, nil)
	if strings.Contains(path, "entries/") {
		request.Header.Set("Authorization", "Bearer "+*token)
	}
	client := http.Client{Timeout: 30 * time.Second}
	answer, err := client.Do(request)
	if err != nil {
		fmt.Println("FOUT", err)
		return nil
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, 4<<20))
	if answer.StatusCode != 200 || err != nil {
		fmt.Println("FOUT", path, answer.Status, err)
		return nil
	}
	return data
}

func count(what string, err error) bool {
	if err == nil {
		passed++
		return true
	}
	failed++
	fmt.Println("FOUT", what+":", err)
	return false
}

func end() {
	fmt.Printf("%d passed, %d failed, 0 skipped\n", passed, failed)
	if failed > 0 || passed == 0 {
		os.Exit(1)
	}
	os.Exit(0)
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

type names []string

func (n *names) String() string     { return strings.Join(*n, ",") }
func (n *names) Set(s string) error { *n = append(*n, s); return nil }

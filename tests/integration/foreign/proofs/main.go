// proofs: torchwood reads our receipts (c2sp.org/tlog-proof@v1) under our policy file.
//
//	proofs POLICY < receipts.jsonl      one {"jws": ..., "receipt": ...} per line
//
// Every receipt must verify for the leaf that its `extra` and the JWS rebuild, and must be refused
// once any single bit of its text is flipped, unless the flipped text decodes to the same bytes
// (the unused bits of base64, which Go's decoder ignores).
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/tlog"
)

const allBits = 2 // receipts of which every bit is flipped; of the others one bit in 61

type row struct{ JWS, Receipt string }

func main() {
	text, err := os.ReadFile(os.Args[1])
	check(err)
	policy, err := torchwood.ParsePolicy(text)
	check(err)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	passed, failed := 0, 0
	count := func(good bool, format string, words ...any) {
		if good {
			passed++
			return
		}
		failed++
		fmt.Printf("FOUT "+format+"\n", words...)
	}
	for number := 0; in.Scan(); number++ {
		var r row
		check(json.Unmarshal(in.Bytes(), &r))
		err := verify(policy, r.JWS, r.Receipt)
		count(err == nil, "receipt %d: %v", number, err)
		step := 61
		if number < allBits {
			step = 1
		}
		accepted, tried := flips(policy, r, number%step, step)
		count(tried > 0 && len(accepted) == 0, "receipt %d: accepted with bit %v of %d flipped",
			number, accepted, tried)
	}
	check(in.Err())
	fmt.Printf("%d passed, %d failed, 0 skipped\n", passed, failed)
	if failed > 0 || passed == 0 {
		os.Exit(1)
	}
}

// verify rebuilds the leaf (version, blind, hour from `extra`; length; JWS) and asks torchwood.
func verify(policy torchwood.Policy, jws, receipt string) error {
	extra, err := torchwood.ProofExtraData([]byte(receipt))
	if err != nil {
		return err
	}
	leaf := binary.BigEndian.AppendUint16(append([]byte{}, extra...), uint16(len(jws)))
	leaf = append(leaf, jws...)
	return torchwood.VerifyProof(policy, tlog.RecordHash(leaf), []byte(receipt))
}

func flips(policy torchwood.Policy, r row, first, step int) (accepted []int, tried int) {
	for bit := first; bit < len(r.Receipt)*8; bit += step {
		flipped := []byte(r.Receipt)
		flipped[bit/8] ^= 1 << (bit % 8)
		if sameMeaning(r.Receipt, string(flipped)) {
			continue
		}
		tried++
		if verify(policy, r.JWS, string(flipped)) == nil {
			accepted = append(accepted, bit)
		}
	}
	return accepted, tried
}

// sameMeaning: the two texts differ only in unused bits of one base64 word.
func sameMeaning(a, b string) bool {
	wordsA, wordsB := strings.Fields(a), strings.Fields(b)
	if len(wordsA) != len(wordsB) {
		return false
	}
	for i := range wordsA {
		x, errX := base64.StdEncoding.DecodeString(wordsA[i])
		y, errY := base64.StdEncoding.DecodeString(wordsB[i])
		if wordsA[i] != wordsB[i] && (errX != nil || errY != nil || string(x) != string(y)) {
			return false
		}
	}
	return true
}

func check(err error) {
	if err != nil {
		fmt.Println("FOUT", err)
		os.Exit(1)
	}
}

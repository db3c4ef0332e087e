package plain

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
)

// method is how a kind of content is encrypted.
type method uint8

const (
	none method = iota
	rc4Method
	aes128
	aes256
)

// lock is the standard security handler with the key that the empty user password gives (ISO 32000-2, 7.6.4).
type lock struct {
	key     []byte
	strings method
	streams method
	itself  int // the number of the encryption dictionary, whose own strings are plain
}

// padding fills passwords up to 32 bytes (algorithm 2, step a).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock finds the key of an encrypted file.
func (r *rewriter) unlock() error {
	v, ok := r.trailer["Encrypt"]
	if !ok {
		return nil
	}
	d, ok := r.resolve(v).(dict)
	if !ok {
		return nil // the entry is a remnant: the strings will show
	}
	if d.name("Filter") != "Standard" {
		return ErrPassword
	}
	l := &lock{}
	if to, ok := v.(reference); ok {
		l.itself = to.number
	}
	version, _ := r.resolve(d["V"]).(num)
	switch version {
	case 1, 2:
		l.strings, l.streams = rc4Method, rc4Method
	case 4, 5:
		l.strings, l.streams = r.method(d, "StrF"), r.method(d, "StmF")
	default:
		return ErrPassword
	}
	if version == 5 {
		l.key = r.key256(d)
	} else {
		l.key = r.key128(d, version)
	}
	if l.key == nil {
		return ErrPassword
	}
	r.lock = l
	return nil
}

func (r *rewriter) method(d dict, which string) method {
	filters, _ := r.resolve(d["CF"]).(dict)
	f, _ := r.resolve(filters[d.name(which)]).(dict)
	switch f.name("CFM") {
	case "V2":
		return rc4Method
	case "AESV2":
		return aes128
	case "AESV3":
		return aes256
	}
	return none
}

func (r *rewriter) bytes(v value) []byte {
	t, _ := r.resolve(v).(text)
	return t
}

// key128 is algorithm 2 with an empty password, nil when the password is not empty (algorithms 4 and 5).
func (r *rewriter) key128(d dict, version num) []byte {
	revision, _ := r.resolve(d["R"]).(num)
	permissions, _ := r.resolve(d["P"]).(num)
	owner, user := r.bytes(d["O"]), r.bytes(d["U"])
	length := 5
	if n, ok := r.resolve(d["Length"]).(num); ok && version != 1 && n >= 40 && n <= 128 {
		length = int(n) / 8
	} else if version == 4 {
		length = 16
	}
	if len(owner) < 32 || len(user) < 16 {
		return nil
	}
	var id []byte
	if ids, ok := r.resolve(r.trailer["ID"]).(array); ok && len(ids) > 0 {
		id = r.bytes(ids[0])
	}
	p := uint32(int64(permissions))
	h := md5.New()
	h.Write(padding)
	h.Write(owner[:32])
	h.Write([]byte{byte(p), byte(p >> 8), byte(p >> 16), byte(p >> 24)})
	h.Write(id)
	if w, ok := r.resolve(d["EncryptMetadata"]).(word); ok && w == "false" && revision >= 4 {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			s := md5.Sum(key[:length])
			key = s[:]
		}
	}
	key = key[:length]
	if revision < 3 {
		if !bytes.Equal(stream4(key, padding), user[:min(32, len(user))]) {
			return nil
		}
		return key
	}
	s := md5.Sum(append(append([]byte(nil), padding...), id...))
	check := s[:]
	for i := range 20 {
		step := make([]byte, len(key))
		for k := range key {
			step[k] = key[k] ^ byte(i)
		}
		check = stream4(step, check)
	}
	if !bytes.Equal(check, user[:16]) {
		return nil
	}
	return key
}

// key256 is algorithm 2.A with an empty password.
func (r *rewriter) key256(d dict) []byte {
	revision, _ := r.resolve(d["R"]).(num)
	user, wrapped := r.bytes(d["U"]), r.bytes(d["UE"])
	if len(user) < 48 || len(wrapped) < 32 {
		return nil
	}
	hash := func(salt []byte) []byte {
		if revision < 6 {
			s := sha256.Sum256(salt)
			return s[:]
		}
		return hardened(salt)
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, wrapped[:32])
	return key
}

// hardened is algorithm 2.B for an empty user password.
func hardened(salt []byte) []byte {
	first := sha256.Sum256(salt)
	k := first[:]
	for round := 0; ; round++ {
		run := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(run, run)
		sum := 0
		for _, c := range run[:16] {
			sum += int(c)
		}
		switch sum % 3 {
		case 0:
			s := sha256.Sum256(run)
			k = s[:]
		case 1:
			s := sha512.Sum384(run)
			k = s[:]
		default:
			s := sha512.Sum512(run)
			k = s[:]
		}
		if round >= 63 && int(run[len(run)-1]) <= round-31 {
			return k[:32]
		}
	}
}

func stream4(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// decrypt opens the bytes of one object.
func (l *lock) decrypt(how method, o *object, data []byte) []byte {
	key := l.key
	if how == rc4Method || how == aes128 {
		n := o.number
		seed := append(append([]byte(nil), l.key...), byte(n), byte(n>>8), byte(n>>16), byte(o.generation), byte(o.generation>>8))
		if how == aes128 {
			seed = append(seed, "sAlT"...)
		}
		s := md5.Sum(seed)
		key = s[:min(len(l.key)+5, 16)]
	}
	switch how {
	case rc4Method:
		return stream4(key, data)
	case aes128, aes256:
		if len(data) < 32 {
			return nil
		}
		block, err := aes.NewCipher(key)
		if err != nil {
			return data
		}
		body := data[16 : len(data)-len(data)%16]
		out := make([]byte, len(body))
		cipher.NewCBCDecrypter(block, data[:16]).CryptBlocks(out, body)
		if pad := int(out[len(out)-1]); pad >= 1 && pad <= 16 {
			out = out[:len(out)-pad]
		}
		return out
	}
	return data
}

// plain is the stream of an object, decrypted.
func (r *rewriter) plain(o *object) []byte {
	d, _ := o.value.(dict)
	if r.lock == nil || d.name("Type") == "XRef" {
		return o.stream
	}
	return r.lock.decrypt(r.lock.streams, o, o.stream)
}

// open is the value of an object with its strings decrypted.
func (r *rewriter) open(o *object, v value) value {
	if r.lock == nil || o.packed || o.number == r.lock.itself {
		return v
	}
	switch v := v.(type) {
	case text:
		return text(r.lock.decrypt(r.lock.strings, o, v))
	case array:
		out := make(array, len(v))
		for i := range v {
			out[i] = r.open(o, v[i])
		}
		return out
	case dict:
		out := dict{}
		for k := range v {
			out[k] = r.open(o, v[k])
		}
		return out
	}
	return v
}

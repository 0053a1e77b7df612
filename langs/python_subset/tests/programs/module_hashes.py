"""_md5, _sha1, _sha256, _sha512, _sha3 and _blake2: digests, pieces, errors."""
import _blake2
import _md5
import _sha1
import _sha256
import _sha3
import _sha512


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


MAKERS = [_md5.md5, _sha1.sha1, _sha256.sha224, _sha256.sha256, _sha512.sha384, _sha512.sha512,
          _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384, _sha3.sha3_512, _blake2.blake2b, _blake2.blake2s]
DATA = bytes(i * 7 % 251 for i in range(1000))
for make in MAKERS:
    h = make()
    print(h.name, h.digest_size, h.block_size, type(h), h.hexdigest())
    for n in [1, 3, 54, 55, 56, 57, 63, 64, 65, 71, 72, 73, 103, 104, 110, 111, 112, 113, 119, 127, 128, 129, 135, 136,
              137, 143, 144, 200, 256, 999]:
        digest = make(DATA[:n]).hexdigest()
        pieces = make()
        for i in range(0, n, 37):
            pieces.update(DATA[i:min(i + 37, n)])
        assert digest == pieces.hexdigest() == pieces.copy().digest().hex()
        print(n, digest)
    other = h.copy()
    other.update(b"more")
    h.update(bytearray(b"data"))
    print(h.hexdigest(), other.hexdigest(), make(b"abc", usedforsecurity=False).digest())
    print(attempt(h.update, "text"), attempt(make, "text"), attempt(h.update, 5))
for make in [_sha3.shake_128, _sha3.shake_256]:
    h = make(b"data")
    print(h.name, h.digest_size, h.block_size, h.digest(0), h.digest(5), h.hexdigest(400), attempt(h.digest))
for make in [_blake2.blake2b, _blake2.blake2s]:
    print(make(b"x", digest_size=10).hexdigest(), make(b"x", key=b"secret", salt=b"salt", person=b"me").hexdigest(),
          make(b"", key=b"k").hexdigest(), make(DATA, fanout=2, depth=2, leaf_size=4096, node_offset=1, node_depth=1,
                                                inner_size=16, last_node=True).hexdigest())
    print(make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make.MAX_DIGEST_SIZE,
          attempt(make, key=b"k" * 100), attempt(make, salt=b"k" * 100), attempt(make, nonsense=1))
print(_sha256.sha256(DATA * 300).hexdigest(), _md5.md5(DATA * 300).hexdigest())

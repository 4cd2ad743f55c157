"""Ed25519 keys by the system's libcrypto, in this process: a test that signs 10,000 events cannot
start `openssl` for each. Standard library only; a key is 32 bytes, or the tail of a PKCS#8 PEM.
"""
import base64
import ctypes
import ctypes.util

TYPE = 1087  # EVP_PKEY_ED25519


def load():
    library = ctypes.CDLL(ctypes.util.find_library("crypto"))
    for name in ("EVP_PKEY_new_raw_private_key", "EVP_MD_CTX_new"):
        getattr(library, name).restype = ctypes.c_void_p
    return library


CRYPTO = load()


class SigningKey:
    """One key; signing is for one thread at a time."""

    def __init__(self, seed):
        self.pointer = ctypes.c_void_p(CRYPTO.EVP_PKEY_new_raw_private_key(
            TYPE, None, seed, ctypes.c_size_t(len(seed))))
        must(self.pointer.value)
        self.public = self.raw_public()

    @staticmethod
    def of_pem(path):
        lines = path.read_text().strip().splitlines()
        return SigningKey(base64.b64decode("".join(lines[1:-1]))[-32:])

    def raw_public(self):
        size = ctypes.c_size_t(32)
        out = ctypes.create_string_buffer(32)
        must(CRYPTO.EVP_PKEY_get_raw_public_key(self.pointer, out, ctypes.byref(size)))
        return out.raw

    def sign(self, data):
        context = ctypes.c_void_p(CRYPTO.EVP_MD_CTX_new())
        size = ctypes.c_size_t(64)
        out = ctypes.create_string_buffer(64)
        must(CRYPTO.EVP_DigestSignInit(context, None, None, None, self.pointer))
        must(CRYPTO.EVP_DigestSign(context, out, ctypes.byref(size), data,
                                   ctypes.c_size_t(len(data))))
        CRYPTO.EVP_MD_CTX_free(context)
        return out.raw


def must(answer):
    if not answer or answer < 0:
        raise RuntimeError("libcrypto refused")

"""zstd frames by the system's libzstd, which librdkafka brings along: what its producer compresses.
"""
import ctypes
import ctypes.util

MOST = 64 << 20   # bytes of one batch; the broker takes 1 MiB, compressed


def load():
    library = ctypes.CDLL(ctypes.util.find_library("zstd"))
    library.ZSTD_decompress.restype = ctypes.c_size_t
    library.ZSTD_decompress.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p,
                                        ctypes.c_size_t]
    library.ZSTD_isError.argtypes = [ctypes.c_size_t]
    return library


def decompress(data, library=[]):
    """What one frame holds; ValueError when it is none, or larger than MOST."""
    if not library:
        library.append(load())
    room = 8 * len(data) + 4096
    while room <= MOST:
        out = ctypes.create_string_buffer(room)
        size = library[0].ZSTD_decompress(out, room, data, len(data))
        if not library[0].ZSTD_isError(size):
            return out.raw[:size]
        room *= 8
    raise ValueError("no frame of zstd")

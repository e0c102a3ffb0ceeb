"""Philox4x32-10 and the named streams of src/random, written again in numpy from their descriptions."""

import struct

import numpy

U = numpy.uint64
LOW = U(0xFFFFFFFF)


def philox(counter, key):
    """Counters [n, 4] and keys [2] to words [n, 4], all uint32 held in uint64."""
    c0, c1, c2, c3 = (counter[:, i].astype(U) for i in range(4))
    k0, k1 = (U(k) for k in key)
    for _ in range(10):
        p0, p2 = c0 * U(0xD2511F53), c2 * U(0xCD9E8D57)
        c0, c1, c2, c3 = (p2 >> U(32)) ^ c1 ^ k0, p2 & LOW, (p0 >> U(32)) ^ c3 ^ k1, p0 & LOW
        k0, k1 = (k0 + U(0x9E3779B9)) & LOW, (k1 + U(0xBB67AE85)) & LOW
    return numpy.stack([c0, c1, c2, c3], axis=1)


def stream_name(seed, *path):
    """The 128 bits that name a stream."""
    name = numpy.zeros(4, dtype=U)
    for element in (seed, *path):
        text = isinstance(element, str)
        data = element.encode() if text else struct.pack("<d", element)
        data += b"\0" * (-len(data) % 8)
        length = len(element.encode()) if text else 8
        pairs = [(1 if text else 2, length)] + [struct.unpack_from("<II", data, i) for i in range(0, len(data), 8)]
        for a, b in pairs:
            name = philox(numpy.array([[a, b, name[2], name[3]]], dtype=U), (name[0], name[1]))[0]
    return name


def words(count, seed, *path):
    name = stream_name(seed, *path)
    blocks = numpy.zeros((-(-count // 4), 4), dtype=U)
    blocks[:, 0] = numpy.arange(len(blocks))
    blocks[:, 2], blocks[:, 3] = name[2], name[3]
    return philox(blocks, (name[0], name[1])).reshape(-1)[:count].astype(numpy.uint32)


def uniform(count, seed, *path):
    return (words(count, seed, *path) >> 8) * 2.0**-24


def normal(count, seed, *path):
    u = words(count + count % 2, seed, *path).astype(float)
    radius, angle = numpy.sqrt(-2 * numpy.log((u[0::2] + 0.5) / 2**32)), 2 * numpy.pi * u[1::2] / 2**32
    return numpy.stack([radius * numpy.cos(angle), radius * numpy.sin(angle)], axis=1).reshape(-1)[:count]


def mask(shape, rate, seed, *path):
    size = int(numpy.prod(shape))
    lanes = numpy.uint8 if float(rate * 256).is_integer() else numpy.uint16
    bits = 8 * numpy.dtype(lanes).itemsize
    drawn = words(-(-size * bits // 32), seed, *path).view(lanes)[:size].reshape(shape)
    return numpy.where(drawn < round(rate * 2**bits), 0.0, numpy.float64(numpy.float32(1 / (1 - rate))))

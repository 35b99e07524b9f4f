# SPDX-License-Identifier: GPL-3.0-or-later
"""Readers of PNG, animated PNG and GIF that share nothing with the program: frames as rows of RGB bytes."""

import struct
import zlib


class Frame:
    def __init__(self, width, height, rows, seconds):
        self.width, self.height, self.rows, self.seconds = width, height, rows, seconds

    def pixel(self, x, y):
        return tuple(self.rows[y][3 * x : 3 * x + 3])


def _unfilter(data, width, height):
    """The rows of 8-bit RGB pixels, as PNG's five filters left them."""
    rows, stride, before = [], 3 * width, bytearray(3 * width)
    for y in range(height):
        kind, row = data[y * (stride + 1)], bytearray(data[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        for i in range(stride):
            left, up = row[i - 3] if i > 2 else 0, before[i]
            corner = before[i - 3] if i > 2 else 0
            if kind == 1:
                row[i] = row[i] + left & 255
            elif kind == 2:
                row[i] = row[i] + up & 255
            elif kind == 3:
                row[i] = row[i] + (left + up) // 2 & 255
            elif kind == 4:
                guess = left + up - corner
                a, b, c = abs(guess - left), abs(guess - up), abs(guess - corner)
                row[i] = row[i] + (left if a <= b and a <= c else up if b <= c else corner) & 255
        rows.append(row)
        before = row
    return rows


def read_png(data):
    """All frames of a PNG, one where it is no animation, and how often it plays (0: without end)."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n", data[:8]
    at, chunks = 8, []
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (crc,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert crc == zlib.crc32(kind + body), f"checksum of {kind}"
        chunks.append((kind, body))
        at += 12 + length
    assert chunks[0][0] == b"IHDR" and chunks[-1] == (b"IEND", b""), [kind for kind, _ in chunks]
    width, height, depth, color = struct.unpack(">IIBB", chunks[0][1][:10])
    assert (depth, color) == (8, 2), "not RGB of 8 bits"

    plays, announced, sequence, pieces = None, None, 0, [[(width, height, 0, 0, 0), b""]]
    for kind, body in chunks:
        if kind == b"acTL":
            announced, plays = struct.unpack(">II", body)
        elif kind in (b"fcTL", b"fdAT"):
            assert struct.unpack(">I", body[:4]) == (sequence,), "numbers of chunks"
            sequence += 1
        if kind == b"fcTL":
            w, h, x, y, delay, parts, dispose, blend = struct.unpack(">IIIIHHBB", body[4:])
            assert (dispose, blend) == (0, 0) and x + w <= width and y + h <= height
            piece = [(w, h, x, y, delay / (parts or 100)), b""]
            pieces = [piece] if not pieces[0][1] else pieces + [piece]
        elif kind == b"IDAT":
            assert len(pieces) == 1
            pieces[-1][1] += body
        elif kind == b"fdAT":
            pieces[-1][1] += body[4:]
    assert announced in (None, len(pieces)), f"{announced} frames announced, {len(pieces)} found"

    frames, canvas = [], [bytearray(3 * width) for _ in range(height)]
    for (w, h, x, y, seconds), packed in pieces:
        for i, row in enumerate(_unfilter(zlib.decompress(packed), w, h)):
            canvas[y + i][3 * x : 3 * (x + w)] = row
        frames.append(Frame(width, height, [bytes(row) for row in canvas], seconds))
    return frames, plays


def _unpack(data, at):
    """The indices of one image of a GIF, and where what follows it begins."""
    bits, at, packed = data[at], at + 1, bytearray()
    while data[at]:
        packed += data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]
    clear, result = 1 << bits, bytearray()
    table, width, before, value, n_bits = [], bits + 1, None, 0, 0
    for byte in packed:
        value |= byte << n_bits
        n_bits += 8
        while n_bits >= width:
            code, value, n_bits = value & (1 << width) - 1, value >> width, n_bits - width
            if code == clear:
                table, width, before = [bytes([i]) for i in range(clear)] + [b"", b""], bits + 1, None
                continue
            if code == clear + 1:
                return result, at + 1
            string = table[code] if code < len(table) else before + before[:1]
            if before is not None and len(table) < 4096:
                table.append(before + string[:1])
                if len(table) == 1 << width and width < 12:
                    width += 1
            result += string
            before = string
    raise AssertionError("an image without an end")


def read_gif(data):
    """All frames, and how often it plays (0: without end)."""
    assert data[:6] == b"GIF89a", data[:6]
    width, height, flags = struct.unpack("<HHB", data[6:11])
    assert flags & 0x80, "no palette for all"
    n = 2 << (flags & 7)
    colors = [data[13 + 3 * i : 16 + 3 * i] for i in range(n)]
    at, plays, frames = 13 + 3 * n, 1, []
    canvas, delay, transparent = [bytearray(3 * width) for _ in range(height)], 0, None
    while data[at] != 0x3B:
        if data[at] == 0x21 and data[at + 1] == 0xF9:
            packed, delay, transparent = struct.unpack("<BHB", data[at + 3 : at + 7])
            assert packed >> 2 & 7 == 1, "frames are not left in place"
            transparent = transparent if packed & 1 else None
            at += 8
        elif data[at] == 0x21:
            if data[at + 1] == 0xFF and data[at + 3 : at + 14] == b"NETSCAPE2.0":
                (plays,) = struct.unpack("<H", data[at + 16 : at + 18])
            at += 2
            while data[at]:
                at += 1 + data[at]
            at += 1
        else:
            assert data[at] == 0x2C, data[at]
            x, y, w, h, packed = struct.unpack("<HHHHB", data[at + 1 : at + 10])
            assert packed == 0 and x + w <= width and y + h <= height
            indices, at = _unpack(data, at + 10)
            assert len(indices) == w * h, f"{len(indices)} pixels instead of {w * h}"
            for i, index in enumerate(indices):
                if index != transparent:
                    left = 3 * (x + i % w)
                    canvas[y + i // w][left : left + 3] = colors[index]
            frames.append(Frame(width, height, [bytes(row) for row in canvas], delay / 100))
    assert at == len(data) - 1, "something behind the end"
    return frames, plays

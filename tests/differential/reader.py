# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reader, written from docs/format.md alone: it finds messages in any bytes and
opens them. It is slow and short; nothing of it comes from src/core."""

import base64
import collections
import functools
import hashlib
import hmac
import re
import unicodedata

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from cfb import CFB  # cases.py puts its folder on the path

MAGIC = b"Sealwax1"
HEADER = 64
LINES_MAX = 1_441_792
TEXT_MAX = 67_108_864

PASSED_OVER = re.compile(
    rb"<br(?:|/| /)>|[\x09-\x0d >|]|\xc2[\x85\xa0\xad]|\xcd\x8f|\xd8\x9c|\xe1(?:\x9a\x80|\xa0\x8e)"
    rb"|\xe2(?:\x80[\x80-\x8f\xa8-\xaf]|\x81[\x9f-\xa4\xa6-\xaf]|[\x94\x95][\x80-\xbf]|\x96[\x80-\x9f])"
    rb"|\xe3\x80\x80|\xef(?:\xb8[\x80-\x8f]|\xbb\xbf)",
    re.IGNORECASE,
)
DIGITS = re.compile(rb"[A-Za-z0-9+/]*")

# What is needed: bit 0 is the passphrase, bit 1 the key; and whether there is a cost.
METHODS = {0x11: 1, 0x02: 2, 0x13: 3}

# chars and wanted are for an incomplete message, otherwise 0.
Outcome = collections.namedtuple("Outcome", "name text chars wanted", defaults=(b"", 0, 0))
Candidate = collections.namedtuple("Candidate", "chars method cost lines weak")


@functools.lru_cache(maxsize=None)
def pbkdf2(passphrase, salt, iterations):
    return hashlib.pbkdf2_hmac("sha256", passphrase, salt, iterations, 32)


def expand(key, info, size=32):
    return hmac.digest(key, info + b"\1", "sha256")[:size]


def cfb(key, iv, data):
    work = Cipher(algorithms.AES(key), CFB(iv)).decryptor()
    return work.update(data) + work.finalize()


def is_text(data):
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def padded_size(size):
    size += 1
    exponent = size.bit_length() - 1
    bits = exponent.bit_length()
    step = 2 ** max(exponent - bits, 0)
    size = -(-size // step) * step
    return -(-size // 48) * 48


def wanted_chars(lines):
    return 112 + 64 * lines


def gather(bare, start):
    """The candidate that begins there, in bytes without what is passed over."""
    following = bare.find(MAGIC, start + len(MAGIC))
    chars = DIGITS.match(bare, start, following if following >= 0 else len(bare))[0]
    if len(chars) < HEADER:
        return Candidate(chars, None, None, None, True)
    header = base64.b64decode(chars[:HEADER])
    method, cost, lines = header[6], int.from_bytes(header[7:9], "big"), int.from_bytes(header[13:16], "big")
    known = method in METHODS and (1 <= cost <= 1000 if METHODS[method] & 1 else cost == 0)
    if not 1 <= lines <= LINES_MAX:
        return Candidate(chars[:HEADER], method, cost, lines, True)
    return Candidate(chars[: wanted_chars(lines)], method, cost, lines, not known)


def find(bare):
    """The ones that are messages; otherwise the first that is not; otherwise nothing."""
    messages, weak = [], []
    position = bare.find(MAGIC)
    while position >= 0:
        candidate = gather(bare, position)
        (weak if candidate.weak else messages).append(candidate)
        position += len(MAGIC) if candidate.weak else len(candidate.chars)
        position = bare.find(MAGIC, position)
    return messages or weak[:1]


def open_sealed(candidate, passphrase, key):
    chars, method, cost, lines, _ = candidate
    if len(chars) < HEADER:
        return Outcome("incomplete", b"", len(chars), wanted_chars(1))
    if not 1 <= lines <= LINES_MAX:
        return Outcome("damaged")
    if len(chars) < wanted_chars(lines):
        return Outcome("incomplete", b"", len(chars), wanted_chars(lines))
    data = base64.b64decode(chars)
    if hashlib.sha256(data[:-4]).digest()[:4] != data[-4:]:
        return Outcome("damaged")
    if candidate.weak:
        return Outcome("newer")

    needs, salt, material = METHODS[method], data[16:32], b""
    if needs & 1 and not passphrase or needs & 2 and key is None:
        return Outcome("missing")
    if needs & 1:
        normal = unicodedata.normalize("NFC", passphrase).encode()
        material += pbkdf2(normal, salt, 10_000 * cost)
    if needs & 2:
        material += key
    root = hmac.digest(salt, material, "sha256")
    if expand(root, b"sealwax1 check", 4) != data[9:13]:
        return Outcome("wrong")
    if hmac.digest(expand(root, b"sealwax1 authenticate"), data[:-36], "sha256") != data[-36:-4]:
        return Outcome("altered")
    padded = cfb(expand(root, b"sealwax1 encrypt"), data[32:48], data[48:-36])
    marked = padded.rstrip(b"\0")
    text = marked[:-1]
    if not marked.endswith(b"\x80") or padded_size(len(text)) != len(padded) or len(text) > TEXT_MAX or not is_text(text):
        return Outcome("altered")
    return Outcome("opened", text)


def is_foreign(bare, data):
    """What is certainly not a Basic message ("Foreign texts")."""
    if data.startswith((b"Salted__", b"\x89PNG\r\n\x1a\n", b"openssh-key-v1")) or len(set(data[:32])) == 1:
        return True
    return bare.startswith(b"sealwax1") and bare == bare.lower() or bare.startswith(b"SEALWAX1") and bare == bare.upper()


def open_basic(bare, passphrase):
    """None if it is not a Basic message."""
    try:
        data = base64.b64decode(bare, validate=True)
    except ValueError:
        return None
    if base64.b64encode(data) != bare or len(data) < 32:
        return None
    if is_foreign(bare, data):
        return None
    if not passphrase:
        return Outcome("missing")
    salt, iv = data[:16], data[16:32]
    key = pbkdf2(passphrase.encode(), salt, 100_000)
    text = cfb(key, iv, data[32:])
    if not is_text(text):
        return Outcome("wrong")
    proof = hmac.digest(expand(key, b"sealwax basic iv"), salt + text, "sha256")[:16]
    return Outcome("opened" if proof == iv else "unproven", text)


def read(pasted, passphrase, key):
    """The outcome of every message in these bytes; there is at least one."""
    bare = PASSED_OVER.sub(b"", pasted)
    found = find(bare)
    if found:
        return [open_sealed(candidate, passphrase, key) for candidate in found]
    if re.search(rb"Sealwax[2-9]", bare):
        return [Outcome("newer")]
    return [open_basic(bare, passphrase) or Outcome("not-a-message")]

# SPDX-License-Identifier: GPL-3.0-or-later
"""Basic messages that prove themselves intact, as docs/format.md describes them."""

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from cfb import CFB


def encrypt(text, passphrase):
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha256", passphrase.encode(), salt, 100_000, 32)
    return seal_with(key, salt, text.encode())


def seal_with(key, salt, data):
    """Takes any bytes, so that wrong messages can be made, too."""
    iv_key = hmac.digest(key, b"sealwax basic iv\x01", "sha256")
    iv = hmac.digest(iv_key, salt + data, "sha256")[:16]
    work = Cipher(algorithms.AES(key), CFB(iv)).encryptor()
    return base64.b64encode(salt + iv + work.update(data) + work.finalize()).decode()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the article's readers have: its two functions, and nothing from Sealwax.

A message is the Base64 of salt, IV and ciphertext, in one line.
"""

import base64
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from cfb import CFB

SALT_SIZE = IV_SIZE = 16


def cipher(passphrase, salt, iv):
    kdf = PBKDF2HMAC(
        algorithm=hashes.SHA256(), length=32, salt=salt, iterations=100_000
    )
    return Cipher(algorithms.AES(kdf.derive(passphrase.encode())), CFB(iv))


def encrypt(text, passphrase):
    salt, iv = os.urandom(SALT_SIZE), os.urandom(IV_SIZE)
    work = cipher(passphrase, salt, iv).encryptor()
    body = work.update(text.encode()) + work.finalize()
    return base64.b64encode(salt + iv + body).decode()


def decrypt(message, passphrase):
    data = base64.b64decode(message.encode())
    salt, iv = data[:SALT_SIZE], data[SALT_SIZE : SALT_SIZE + IV_SIZE]
    work = cipher(passphrase, salt, iv).decryptor()
    return (work.update(data[SALT_SIZE + IV_SIZE :]) + work.finalize()).decode()

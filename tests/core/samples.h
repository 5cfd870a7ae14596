/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Messages made with sealwax1.py, an implementation of the specification in Python, written before this one and independently of it:
 *
 *   sealwax1.py seal --key 000102…1f --salt 505152…5f --iv 606162…6f
 *
 * and, where there is a passphrase, --passphrase "sample passphrase" --iterations 10000, which is the least that a reader
 * accepts. */

#define SAMPLE_PASSPHRASE "sample passphrase"
#define SAMPLE_KEY "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define SAMPLE_SALT "505152535455565758595a5b5c5d5e5f"
#define SAMPLE_IV "606162636465666768696a6b6c6d6e6f"

/* One line of body; needs the key. */
#define SAMPLE_SHORT_TEXT "Meet at noon."
#define SAMPLE_SHORT                                                   \
  "Sealwax1AgAA6W90wwAAAVBRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5v\n" \
  "0bcEaRoljYVsS/TSl3yKe1XvO7G0zwj1KQ07ZIv91oOgdexsimnKKhq694K7F7Dd\n" \
  "NYT+iJlKzRL1TxEIGVHi2+LsgcnIeJw0wIAWS9ork334ZZHD\n"

/* Another one, with another salt: f0f1f2…ff. */
#define SAMPLE_OTHER_TEXT "Bring the red folder."
#define SAMPLE_OTHER                                                   \
  "Sealwax1AgAAb9+IVQAAAfDx8vP09fb3+Pn6+/z9/v9gYWJjZGVmZ2hpamtsbW5v\n" \
  "jAGwWszXBRXkezlmAKrwoy60lefJgg67EGOUBKdgEPq7kXCssJSmTgCdIAa0Glrz\n" \
  "Xiz66tSw1Qg0Fo4Z1KH00OoORtpoaaPNJscyGVo2bsCosfSH\n"

/* Three lines of body, so that L can be lowered as well as raised; needs the key. */
#define SAMPLE_LONG_TEXT "The quick brown fox jumps over the lazy dog; then it rests, and the dog, at length, gets up and leaves."
#define SAMPLE_LONG                                                    \
  "Sealwax1AgAA6W90wwAAA1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5v\n" \
  "yLoEPUsxkMZpBPnO1ovkW7STIytBX/TUd99dE2jZG+ZSbsXsBfEsUpgC+LW1XNi6\n" \
  "1uRzU4gWx6Mfu+ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwuxg\n" \
  "BArrWPoGM1G0OjA3sTPO+Gl0zhmmXZ6Bza0bAFewEICaosvRO++4H43X4XkzCvtF\n" \
  "EcgPbF5BtWhy2MLoH7ZliaPULi91BsRQq0iK8K6fNr+FLdK7\n"

/* The same text; needs the passphrase. */
#define SAMPLE_PASSPHRASE_LONG                                         \
  "Sealwax1EQABI9TghwAAA1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5v\n" \
  "FQoCj9dSUupcWIqaQwsvK58NoLk4XbrDqM2H7nifMVr8C1qQ9Fti1fdndW1Lq80g\n" \
  "KIKOJCzmJf7vfYgPL/3NBGw31defNat+HWrFG+6Pp2K4L8d9MZSCTvQ+WQ4PoTM4\n" \
  "3qUB4mWtl44ayQDhuUf1tMLsBXwIeQnNJpkagZGMVAuBn4sLBpVg+fPSTd7c7Rp/\n" \
  "L6GeydG5osCEDmAQVhBizAK4hUjfFaMWQmGPNv1mXFLwwi27\n"

/* The short text; needs both. */
#define SAMPLE_BOTH                                                    \
  "Sealwax1EwABni2d7wAAAVBRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5v\n" \
  "YTnPtX0d3aHvAkTj0L+xlXcbF8Psf8x3x2kKIxoeaUNeT1gKsTk/+UOh7qJM8kAV\n" \
  "fDlVQ8RiN6xu9uEAkDv9XMVHLY+XZNLazRmd/sEcQhPUCOKN\n"

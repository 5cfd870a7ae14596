# SPDX-License-Identifier: GPL-3.0-or-later
"""CFB mode, wherever this version of Python's `cryptography` has it: since 47 also among the outdated modes, from 49 on only there."""

try:
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
except ImportError:
    from cryptography.hazmat.primitives.ciphers.modes import CFB

__all__ = ["CFB"]

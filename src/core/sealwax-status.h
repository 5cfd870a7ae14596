/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/**
 * SealwaxStatus:
 *
 * Every result that the core can have. Those about a message have the names of the outcomes in docs/format.md, "Reading"; a
 * program must tell them apart, and so must a person.
 */
typedef enum
{
  SEALWAX_STATUS_OK,            /* done; when opening: the text is proven to be what was sealed */
  SEALWAX_STATUS_UNPROVEN,      /* Basic only: opened, but nothing proves that passphrase and text are right */

  /* The message, without any secret. */
  SEALWAX_STATUS_NOT_A_MESSAGE, /* no message of any format */
  SEALWAX_STATUS_NEWER,         /* made by a newer version, or its fields are out of range */
  SEALWAX_STATUS_INCOMPLETE,    /* its end is missing */
  SEALWAX_STATUS_DAMAGED,       /* some characters were changed on the way */

  /* The message and the secrets. */
  SEALWAX_STATUS_MISSING,       /* the passphrase or the key that it needs was not given */
  SEALWAX_STATUS_WRONG,         /* does not open with this passphrase or key */
  SEALWAX_STATUS_ALTERED,       /* the secrets are right, the content was altered */

  /* What was handed in to be sealed. */
  SEALWAX_STATUS_NOT_TEXT,      /* not UTF-8, or holds a NUL */
  SEALWAX_STATUS_TOO_LARGE,     /* a text of more than SEALWAX_TEXT_MAX bytes */
  SEALWAX_STATUS_BAD_COST,      /* iterations that no writer uses */

  /* What was handed in as a key. */
  SEALWAX_STATUS_NOT_A_KEY,     /* none of a key's spellings */
  SEALWAX_STATUS_UNKNOWN_WORD,  /* words, one of which is not in the list */
  SEALWAX_STATUS_WORD_COUNT,    /* words, but fewer or more than spell a key */
  SEALWAX_STATUS_WORDS_WRONG,   /* as many words, but their checksum does not hold */

  /* The outside world. */
  SEALWAX_STATUS_CANCELLED,     /* the progress function asked to stop */
  SEALWAX_STATUS_NO_RANDOM,     /* the system gave no random bytes */
} SealwaxStatus;

#define SEALWAX_MUST_CHECK __attribute__ ((warn_unused_result))

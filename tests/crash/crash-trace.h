/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What crash-shim.c writes down and crash-power.c reads: a record for each call that
 * altered a file, followed by the data of a write. */

#pragma once

#include <stdint.h>

#define TRACE_PATH 256

typedef enum
{
  TRACE_CREATE = 1,   /* a file FROM, which is INODE from now on */
  TRACE_FOLDER,       /* a folder FROM */
  TRACE_WRITE,        /* LENGTH bytes at OFFSET of INODE */
  TRACE_TRUNCATE,     /* INODE, to OFFSET */
  TRACE_SYNC,         /* INODE */
  TRACE_SYNC_FOLDER,  /* the names in FROM */
  TRACE_RENAME,       /* FROM is TO */
  TRACE_LINK,         /* FROM is TO as well */
  TRACE_UNLINK,       /* FROM is no more */
} TraceKind;

typedef struct
{
  uint32_t kind;
  uint64_t inode;
  int64_t  offset;
  uint64_t length;
  char     from[TRACE_PATH];
  char     to[TRACE_PATH];
} TraceRecord;

// Private to the store: who reads the log of a server's database waits for those who write it.
//
// Numbers are given as rows are written and seen as transactions end, which need not be the same
// order: a reader could be told 8, ask from 9, and never hear of 7. So each writer holds a lock
// that it shares with the others until its transaction ends, and the reader takes it alone, for a
// moment, before it looks: no number below the last that it sees is still to come. A file has one
// writer at a time and needs none of this.
#ifndef DM_STORE_CHANGELOCK_H
#define DM_STORE_CHANGELOCK_H

#define CHANGELOCK_NUMBER 1684894308 // of PostgreSQL's advisory lock; no hash of a name is so small

#endif

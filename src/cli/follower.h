// One feed asked, its new and changed items coded and stored: what `demarche follow` does again and
// again.
//
// The order makes that a program that is killed at any time loses nothing and does nothing twice:
// each item is stored together with its document, and only when all items of an answer are, its
// ETag is, so that an answer that was not worked off is sent again.
//
// Of an item that holds its whole text (document/feed.h) that is coded, of others the page that it
// links to; where robots.txt forbids the page, or it cannot be read or has less text than the feed,
// the feed's text, and the document says so (problem `no-page`).
#ifndef DM_CLI_FOLLOWER_H
#define DM_CLI_FOLLOWER_H

#include "coder/coder.h"
#include "document/builder.h"
#include "fetch/visitor.h"
#include "ledger/factreader.h"
#include "store/feedstore.h"

#define FEED_MAX_BYTES ((size_t)16 << 20) // of a feed; real ones have up to 1 MB
#define PAGE_MAX_BYTES                                                                             \
    ((size_t)8 << 20) // of a web page with its scripts; the largest known has 5 MB

#define POLL_MAX_PAGES 200 // read in one poll; the items behind them wait for the next one
#define POLL_MAX_DEAD  3   // pages in a row without an answer; then the rest of a poll does without

typedef enum { PAGES_AUTO, PAGES_NEVER, PAGES_ALWAYS } page_choice;

typedef struct {
    visitor *visitor;
    feedstore *store;
    coder_run *run;
    ledger_reader *reader;
    const document_options *options;
    page_choice pages;
    // Of those below.
    void *state;
    // Takes what was coded and stored; false to stop.
    bool (*deliver)(void *state, const coded *c, arena *a);
    // A problem with an item that stops nothing; `text` is borrowed.
    void (*warn)(void *state, str feed, const char *text);
    bool (*stopped)(void *state);
} follower;

typedef enum {
    POLL_DONE,
    POLL_UNCHANGED, // 304
    POLL_GONE,      // 410
    POLL_FAILED,    // state.problem says why
    POLL_STOPPED    // in the middle
} poll_end;

typedef struct {
    poll_end end;
    size_t fresh, changed, known; // items
    size_t bad;                   // new ones that could not be coded
    size_t waiting;               // for the next poll, behind POLL_MAX_PAGES
    size_t events;
} poll_result;

// Asks for the feed and works its answer off; *state is brought up to date, with strings in the
// arena, and stored unless it was stopped. What servers do is no failure: ST_STORE when the
// database fails.
status follower_poll(follower *f, feed_state *state, arena *a, poll_result *out, diag *why);

#endif

// Private to this room: bodies that threads of their own make while others send them, with a
// bounded room between the two. Whoever takes such a body never waits for who makes it unless he
// asks to.
//
//     TRY(bodypipe_start(pipes, &job, &p, why)); // job.make(): bodypipe_write() again and again
//     TRY(bodypipe_begun(p, 1000, why));         // what fails at once is told
//     while ((n = bodypipe_read(p, out, sizeof out, NULL)) > 0) send(out, n);
//     bodypipe_close(p);
#ifndef DM_SERVE_BODYPIPE_H
#define DM_SERVE_BODYPIPE_H

#include "base/status.h"
#include "base/str.h"

#define BODYPIPE_ROOM ((size_t)256 << 10) // bytes that are made and not yet sent

typedef struct bodypipes bodypipes; // all of a site
typedef struct bodypipe bodypipe;

// `most` may be made at a time.
bodypipes *bodypipes_new(size_t most);
// All break off, now and from now on; who waits is woken.
void bodypipes_end(bodypipes *all);
// After bodypipes_end(), when nobody reads any more. Waits so many seconds for those who make
// bodies; what is made beyond them is left alone, with the memory that it needs. NULL is allowed.
void bodypipes_free(bodypipes *all, int seconds);

typedef struct {
    status (*make)(void *state, bodypipe *p, diag *why); // a failure breaks the body off
    void (*forget)(void *state);                         // frees the state, whatever became of it
    void *state;
} bodypipe_job;

// Starts a thread for it. ST_LIMIT when as many are made as may be, or no thread can be had.
status bodypipe_start(bodypipes *all, const bodypipe_job *job, bodypipe **out, diag *why);
// Waits for the first bytes, for the end, or so many milliseconds. A failure of `make` that came
// before any byte is handed on.
status bodypipe_begun(bodypipe *p, int64_t ms, diag *why);
// For `make`: waits while there is no room. ST_PARTIAL when nobody reads any more.
status bodypipe_write(bodypipe *p, str bytes, diag *why);
// For `make`, in pauses of what takes long before there are bytes: false when nobody reads any
// more, or nobody will.
bool bodypipe_is_wanted(bodypipe *p);

// Who cannot wait for bytes: `wait` is called when there are none yet, and `wake`, from another
// thread, when there is something to read again; never both at a time, and neither may call here.
typedef struct {
    void (*wait)(void *state);
    void (*wake)(void *state);
    void *state;
} bodypipe_waiter;

#define BODYPIPE_END    0
#define BODYPIPE_BROKEN (-1)
#define BODYPIPE_LATER  (-2) // only with a waiter, whose `wait` was called

// Bytes, at most `most` of them, which is not 0; without a waiter (NULL) waits for them.
ptrdiff_t bodypipe_read(bodypipe *p, char *out, size_t most, const bodypipe_waiter *waiter);
// Whoever reads will not read on, which another thread found out; the body breaks off, and who
// waits is woken when `make` has ended. It is still to be closed.
void bodypipe_abandon(bodypipe *p);
// Nobody reads any more. NULL is allowed.
void bodypipe_close(bodypipe *p);

#endif

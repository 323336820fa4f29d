#include "base/subprocess.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FILES_MAX      64  // that it may open: fonts and tables
#define NOT_FOUND_CODE 127 // as of shells: there is no such program
#define PIECE_BYTES    65536

static status fail(const char *what, diag *why)
{
    char text[128];
    return diag_set(why, ST_IO, NULL, 0, 0, "%s: %s", what, strerror_r(errno, text, sizeof text));
}

// The input as a file in memory, at its beginning.
static status file_of(str input, int *fd, diag *why)
{
    *fd = memfd_create("input", MFD_CLOEXEC);
    if (*fd < 0) return fail("no memory for the input of another program", why);
    for (size_t at = 0; at < input.n;) {
        ssize_t n = write(*fd, input.p + at, input.n - at);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) {
            fail("no memory for the input of another program", why);
            close(*fd);
            return ST_IO;
        }
        at += (size_t)n;
    }
    lseek(*fd, 0, SEEK_SET);
    return ST_OK;
}

// A macro, for what is bounded has a type of its own in one library and is an int in another.
#define BOUND(what, most) setrlimit((what), &(struct rlimit){(most), (most)})

// Between fork and exec nothing but calls that are safe there: other threads may hold locks.
static void become(const subprocess *p, int in, int out)
{
    static const char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                              NULL};
    int null = open("/dev/null", O_WRONLY);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL); // a load may hold signals back
    // Writing a file fails and kills nobody: fontconfig keeps a cache where it can.
    signal(SIGXFSZ, SIG_IGN);
    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(null, 2) < 0) _exit(NOT_FOUND_CODE - 1);
    close_range(3, ~0U, 0);
    BOUND(RLIMIT_AS, p->memory_bytes);
    BOUND(RLIMIT_CPU, (rlim_t)p->seconds);
    BOUND(RLIMIT_FSIZE, 0);
    BOUND(RLIMIT_CORE, 0);
    BOUND(RLIMIT_NOFILE, FILES_MAX);
    execvpe(p->argv[0], (char *const *)p->argv, (char *const *)environment);
    _exit(NOT_FOUND_CODE);
}

// Reads until the end, the last byte allowed, or the last moment.
static subprocess_end_kind collect(const subprocess *p, int from, buf *out)
{
    int64_t last = clock_ms() + (int64_t)p->seconds * 1000;
    size_t left = p->max_bytes;
    char piece[PIECE_BYTES];
    for (;;) {
        int64_t wait = last - clock_ms();
        struct pollfd f = {.fd = from, .events = POLLIN};
        if (wait <= 0) return SUBPROCESS_LATE;
        int ready = poll(&f, 1, (int)wait);
        if (ready == 0) return SUBPROCESS_LATE;
        ssize_t n = ready < 0 ? -1 : read(from, piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return SUBPROCESS_EXITED;
        size_t take = (size_t)n < left ? (size_t)n : left;
        buf_add(out, (str){piece, take});
        left -= take;
        if (take < (size_t)n) return SUBPROCESS_LONG;
    }
}

// Waits for its end; one that closed its output and goes on is stopped when its time is over.
static int wait_for(const subprocess *p, pid_t child, subprocess_end_kind *kind)
{
    int64_t last = clock_ms() + (int64_t)p->seconds * 1000;
    int how = 0;
    if (*kind != SUBPROCESS_EXITED) kill(child, SIGKILL);
    for (;;) {
        pid_t done = waitpid(child, &how, *kind == SUBPROCESS_EXITED ? WNOHANG : 0);
        if (done == child || (done < 0 && errno != EINTR)) return how;
        if (done == 0 && clock_ms() > last) {
            *kind = SUBPROCESS_LATE;
            kill(child, SIGKILL);
        } else if (done == 0) {
            struct timespec moment = {.tv_nsec = 1000000};
            nanosleep(&moment, NULL);
        }
    }
}

static status start(const subprocess *p, str input, int ends[2], pid_t *child, diag *why)
{
    int in;
    TRY(file_of(input, &in, why));
    if (pipe2(ends, O_CLOEXEC) != 0) {
        close(in);
        return fail("no pipe for another program", why);
    }
    *child = fork();
    if (*child == 0) become(p, in, ends[1]);
    int error = errno;
    close(in);
    close(ends[1]);
    if (*child > 0) return ST_OK;
    close(ends[0]);
    errno = error;
    return fail("another program cannot be started", why);
}

status subprocess_run(const subprocess *p, str input, buf *out, subprocess_end *end, diag *why)
{
    int ends[2];
    pid_t child = -1;
    TRY(start(p, input, ends, &child, why));
    end->kind = collect(p, ends[0], out);
    close(ends[0]);
    int how = wait_for(p, child, &end->kind);
    end->code = WIFEXITED(how) ? WEXITSTATUS(how) : 0;
    if (end->kind != SUBPROCESS_EXITED) return ST_OK;
    if (WIFSIGNALED(how)) end->kind = SUBPROCESS_KILLED;
    if (end->code == NOT_FOUND_CODE) end->kind = SUBPROCESS_MISSING;
    return ST_OK;
}

#include "cli/interrupt.h"

#include "base/arena.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#define EXIT_OF_SIGNAL 128 // what shells add

struct interrupt {
    sigset_t waited, before;
    pthread_t thread;
    atomic_int signal; // 0: none yet
    int event;         // becomes readable with the first signal; -1: none could be made
};

// Waits for the first signal, then for a second.
static void *wait_for_signals(void *argument)
{
    interrupt *i = argument;
    for (;;) {
        int signal = 0;
        if (sigwait(&i->waited, &signal) != 0) continue;
        if (atomic_load(&i->signal)) _exit(EXIT_OF_SIGNAL + signal);
        atomic_store(&i->signal, signal);
        uint64_t one = 1;
        if (i->event >= 0 && write(i->event, &one, sizeof one) < 0) return NULL; // never full
    }
}

static bool is_ignored(int signal)
{
    struct sigaction now;
    return sigaction(signal, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

status interrupt_open(interrupt **out, diag *why)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM};
    interrupt *i = mem_alloc(sizeof *i);
    memset(i, 0, sizeof *i);
    sigemptyset(&i->waited);
    for (size_t k = 0; k < sizeof SIGNALS / sizeof *SIGNALS; k++)
        if (!is_ignored(SIGNALS[k])) sigaddset(&i->waited, SIGNALS[k]);
    i->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_sigmask(SIG_BLOCK, &i->waited, &i->before);
    int error = pthread_create(&i->thread, NULL, wait_for_signals, i);
    if (!error) {
        *out = i;
        return ST_OK;
    }
    pthread_sigmask(SIG_SETMASK, &i->before, NULL);
    if (i->event >= 0) close(i->event);
    mem_free(i);
    return diag_set(why, ST_LIMIT, NULL, 0, 0, "no thread can be started: %s", strerror(error));
}

int interrupt_signal(const interrupt *i)
{
    return i ? atomic_load(&i->signal) : 0;
}

int interrupt_close(interrupt *i, int code)
{
    if (!i) return code;
    pthread_cancel(i->thread); // sigwait is a cancellation point
    pthread_join(i->thread, NULL);
    pthread_sigmask(SIG_SETMASK, &i->before, NULL);
    int signal = atomic_load(&i->signal);
    if (i->event >= 0) close(i->event);
    mem_free(i);
    return signal ? EXIT_OF_SIGNAL + signal : code;
}

// --- waiting

int64_t interrupt_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool interrupt_wait(const interrupt *i, int64_t ms)
{
    int64_t end = interrupt_clock() + ms;
    while (!interrupt_signal(i)) {
        struct pollfd signalled = {.fd = i->event, .events = POLLIN};
        int64_t left = end - interrupt_clock();
        if (left <= 0) return true;
        poll(&signalled, 1, left > INT_MAX ? INT_MAX : (int)left);
    }
    return false;
}

// --- standard input

static status fail_input(diag *why)
{
    return diag_set(why, ST_IO, "-", 0, 0, "cannot be read: %s", strerror(errno));
}

static status read_input(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    const interrupt *i = state;
    *got = 0;
    for (;;) {
        struct pollfd ready[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                 {.fd = i->event, .events = POLLIN}};
        if (interrupt_signal(i)) return ST_OK;
        if (poll(ready, 2, -1) < 0) {
            if (errno == EINTR) continue;
            return fail_input(why);
        }
        if (!ready[0].revents) continue;
        ssize_t result = read(STDIN_FILENO, into, n);
        if (result < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (result < 0) return fail_input(why);
        *got = (size_t)result;
        return ST_OK;
    }
}

byte_source interrupt_input(interrupt *i)
{
    return (byte_source){.state = i, .read = read_input};
}

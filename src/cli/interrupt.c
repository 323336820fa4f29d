#include "cli/interrupt.h"

#include "base/arena.h"
#include "base/clock.h"

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
#include <sys/signalfd.h>
#include <unistd.h>

#define EXIT_OF_SIGNAL 128 // what shells add

struct interrupt {
    sigset_t before;
    pthread_t thread;
    atomic_int signal; // 0: none yet
    int waited;        // descriptor that gives the signals, one after the other
    int event;         // becomes readable with the first signal
    int closing;       // ends the thread
};

static int next_signal(const interrupt *i)
{
    struct signalfd_siginfo info;
    return read(i->waited, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

static void ring(int event)
{
    uint64_t one = 1;
    while (write(event, &one, sizeof one) < 0 && errno == EINTR) continue;
}

// Waits for the first signal, then for a second, or until interrupt_close.
static void *wait_for_signals(void *argument)
{
    interrupt *i = argument;
    struct pollfd ready[] = {{.fd = i->waited, .events = POLLIN},
                             {.fd = i->closing, .events = POLLIN}};
    for (;;) {
        if (poll(ready, 2, -1) < 0) continue; // EINTR
        if (ready[1].revents) return NULL;
        int signal = next_signal(i);
        if (!signal) continue;
        if (atomic_load(&i->signal)) _exit(EXIT_OF_SIGNAL + signal);
        atomic_store(&i->signal, signal);
        ring(i->event);
    }
}

static bool is_ignored(int signal)
{
    struct sigaction now;
    return sigaction(signal, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

static void free_interrupt(interrupt *i)
{
    const int all[] = {i->waited, i->event, i->closing};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (all[k] >= 0) close(all[k]);
    mem_free(i);
}

static int begin(interrupt *i)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM};
    sigset_t waited;
    sigemptyset(&waited);
    for (size_t k = 0; k < sizeof SIGNALS / sizeof *SIGNALS; k++)
        if (!is_ignored(SIGNALS[k])) sigaddset(&waited, SIGNALS[k]);
    i->waited = signalfd(-1, &waited, SFD_CLOEXEC | SFD_NONBLOCK);
    i->event = eventfd(0, EFD_CLOEXEC);
    i->closing = eventfd(0, EFD_CLOEXEC);
    if (i->waited < 0 || i->event < 0 || i->closing < 0) return errno;
    pthread_sigmask(SIG_BLOCK, &waited, &i->before);
    int error = pthread_create(&i->thread, NULL, wait_for_signals, i);
    if (error) pthread_sigmask(SIG_SETMASK, &i->before, NULL);
    return error;
}

status interrupt_open(interrupt **out, diag *why)
{
    interrupt *i = mem_alloc(sizeof *i);
    memset(i, 0, sizeof *i);
    int error = begin(i);
    if (!error) {
        *out = i;
        return ST_OK;
    }
    free_interrupt(i);
    char text[128];
    return diag_set(why, ST_LIMIT, NULL, 0, 0, "no thread can be started to wait for Ctrl-C: %s",
                    strerror_r(error, text, sizeof text));
}

int interrupt_signal(const interrupt *i)
{
    return i ? atomic_load(&i->signal) : 0;
}

int interrupt_close(interrupt *i, int code)
{
    if (!i) return code;
    ring(i->closing);
    pthread_join(i->thread, NULL);
    pthread_sigmask(SIG_SETMASK, &i->before, NULL);
    int signal = atomic_load(&i->signal);
    free_interrupt(i);
    return signal ? EXIT_OF_SIGNAL + signal : code;
}

// --- waiting

bool interrupt_wait(const interrupt *i, int64_t ms)
{
    int64_t end = clock_ms() + ms;
    while (!interrupt_signal(i)) {
        struct pollfd signalled = {.fd = i->event, .events = POLLIN};
        int64_t left = end - clock_ms();
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

#include "cli/stopper.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

// Signals that the caller ignores, as nohup and & of a script do, stay ignored.
static void fill(sigset_t *set)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM};
    sigemptyset(set);
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++) {
        struct sigaction now;
        if (sigaction(SIGNALS[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(set, SIGNALS[i]);
    }
}

status stopper_open(stopper *s, diag *why)
{
    sigset_t set;
    fill(&set);
    *s = (stopper){.fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)};
    if (s->fd < 0)
        return diag_set(why, ST_LIMIT, NULL, 0, 0, "signals cannot be waited for: %s",
                        strerror(errno));
    sigprocmask(SIG_BLOCK, &set, NULL);
    return ST_OK;
}

// Signals stay blocked: one that is pending would end the program while it ends.
void stopper_close(stopper *s)
{
    close(s->fd);
    s->fd = -1;
}

static int wait_once(stopper *s, int64_t ms)
{
    struct pollfd p = {.fd = s->fd, .events = POLLIN};
    int ready = poll(&p, 1, ms > INT_MAX ? INT_MAX : (int)ms);
    if (ready > 0) s->stopped = true;
    return ready;
}

bool stopper_stopped(stopper *s)
{
    if (!s->stopped) wait_once(s, 0);
    return s->stopped;
}

bool stopper_wait(stopper *s, int64_t ms)
{
    int64_t end = stopper_now() + ms;
    while (!s->stopped) {
        int64_t left = end - stopper_now();
        if (left <= 0) break;
        wait_once(s, left);
    }
    return !s->stopped;
}

int64_t stopper_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

#include "cli/progressline.h"

#include "cli/output.h"

#include <stdio.h>
#include <string.h>

#define FIRST_SECONDS 2   // a run that is over sooner needs no bar
#define BAR_SECONDS   0.2 // oftener and it flickers
#define JSON_SECONDS  1

status progressline_choose(const char *value, progress_mode *mode, diag *why)
{
    static const char *const NAMES[] = {"auto", "json", "never"};
    int which = value ? str_which(str_of(value), NAMES, 3) : PROGRESS_AUTO;
    if (which < 0)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--progress %s: give auto, json or never",
                        value);
    *mode = (progress_mode)which;
    return ST_OK;
}

progressline progressline_begin(progress_mode mode, bool terminal_is_free)
{
    progressline l = {.json = mode == PROGRESS_JSON,
                      .bar =
                          mode == PROGRESS_AUTO && terminal_is_free && output_stderr_is_terminal()};
    l.every = l.json ? JSON_SECONDS : BAR_SECONDS;
    l.last = l.json ? 0 : FIRST_SECONDS - BAR_SECONDS;
    clock_gettime(CLOCK_MONOTONIC, &l.began);
    return l;
}

bool progressline_wanted(const progressline *l)
{
    return l->bar || l->json;
}

double progressline_seconds(const progressline *l)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - l->began.tv_sec) + (double)(now.tv_nsec - l->began.tv_nsec) / 1e9;
}

bool progressline_due(progressline *l)
{
    if (!progressline_wanted(l)) return false;
    double seconds = progressline_seconds(l);
    if (seconds < l->last + l->every) return false;
    l->last = seconds;
    return true;
}

void progressline_show(progressline *l, const progress *p)
{
    buf line = {0};
    json_writer w = {.out = &line};
    if (l->json) {
        json_begin_object(&w);
        progress_members(p, "progress", &w);
        json_end_object(&w);
        json_end_line(&w);
    } else if (l->bar) {
        buf_add_c(&line, "\r\033[K");
        progress_bar(p, output_stderr_width() - 1, &line);
        l->on_screen = true;
    }
    if (line.n) fwrite(line.p, 1, line.n, stderr);
    fflush(stderr);
    buf_free(&line);
}

void progressline_clear(progressline *l)
{
    if (l->on_screen) fputs("\r\033[K", stderr);
    l->on_screen = false;
}

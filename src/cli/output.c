#include "cli/output.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH_DEFAULT 80
#define WIDTH_LEAST   40  // narrower terminals wrap by themselves
#define WIDTH_MOST    140 // longer lines are hard to read

static void put_out(output *o, str left)
{
    while (left.n && !o->error) {
        ssize_t put = write(STDOUT_FILENO, left.p, left.n);
        if (put >= 0)
            left = str_sub(left, (size_t)put, left.n);
        else if (errno != EINTR)
            o->error = errno;
    }
    if (o->error == EPIPE) o->closed = true;
}

static void flush(output *o)
{
    put_out(o, buf_str(&o->pending));
    buf_clear(&o->pending);
}

bool output_write(output *o, str text)
{
    if (o->error) return false;
    if (o->pending.n + text.n >= OUTPUT_BUFFER_BYTES) flush(o);
    if (text.n >= OUTPUT_BUFFER_BYTES) // a long document's text is not copied again
        put_out(o, text);
    else
        buf_add(&o->pending, text);
    return !o->error;
}

bool output_flush(output *o)
{
    if (!o->error) flush(o);
    return !o->error;
}

int output_finish(output *o, int code)
{
    if (!o->error) flush(o);
    buf_free(&o->pending);
    if (!o->error && close(STDOUT_FILENO) != 0 && errno != EBADF) o->error = errno;
    if (!o->error || o->closed) return code;
    diag why = {0};
    diag_set(&why, ST_IO, NULL, 0, 0, "%s cannot be written: %s%s",
             o->name ? o->name : "standard output", strerror(o->error),
             o->error == ENOSPC || o->error == EDQUOT ? "; make room and run again" : "");
    return output_complain(&why);
}

bool output_is_terminal(void)
{
    return isatty(STDOUT_FILENO);
}

bool output_stderr_is_terminal(void)
{
    return isatty(STDERR_FILENO);
}

static int terminal_width(int descriptor)
{
    struct winsize size;
    int width = WIDTH_DEFAULT;
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col) width = size.ws_col;
    return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
}

int output_width(void)
{
    return terminal_width(STDOUT_FILENO);
}

int output_stderr_width(void)
{
    return terminal_width(STDERR_FILENO);
}

static bool terminal_takes_color(void)
{
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (no && *no) return false;
    return output_is_terminal() && !(terminal && strcmp(terminal, "dumb") == 0);
}

status output_choose_color(const char *when, bool *colored, diag *why)
{
    if (!when || strcmp(when, "auto") == 0)
        *colored = terminal_takes_color();
    else if (strcmp(when, "always") == 0 || strcmp(when, "never") == 0)
        *colored = when[0] == 'a';
    else
        return diag_set(why, ST_USAGE, NULL, 0, 0, "--color %s: give auto, always or never", when);
    return ST_OK;
}

void output_escape(buf *out, str text)
{
    static const char *const SHORT[] = {['\t'] = "\\t", ['\n'] = "\\n", ['\r'] = "\\r"};
    uint32_t code;
    for (size_t i = 0, n; i < text.n; i += n) {
        n = utf8_decode(text, i, &code);
        bool broken = code == UTF8_REPLACEMENT && n == 1;
        if (!broken && !utf8_is_control(code))
            buf_add(out, str_sub(text, i, i + n));
        else if (code < sizeof SHORT / sizeof *SHORT && SHORT[code])
            buf_add_c(out, SHORT[code]);
        else if (n == 1)
            buf_add_format(out, "\\x%02X", (unsigned char)text.p[i]);
        else
            buf_add_format(out, code > 0xFFFF ? "\\U%08X" : "\\u%04X", (unsigned)code);
    }
}

static void print_message(const diag *why)
{
    char text[DIAG_FILE_MAX + DIAG_MESSAGE_MAX];
    buf line = {0};
    diag_format(why, text, sizeof text);
    output_escape(&line, str_of(text));
    fprintf(stderr, "demarche: %s\n", line.p ? line.p : "");
    buf_free(&line);
}

int output_complain(const diag *why)
{
    print_message(why);
    return status_exit_code(why->code);
}

void output_warn(const char *file, int line, const char *message)
{
    diag why = {0};
    diag_set(&why, ST_OK, file, line, 0, "warning: %s", message);
    print_message(&why);
}

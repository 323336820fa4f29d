#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *text;
    int code, http;
} STATUS_TABLE[ST_COUNT] = {
#define X(name, text, code, http) {#name, text, code, http},
    STATUS_LIST(X)
#undef X
};

const char *status_name(status s)
{
    return STATUS_TABLE[s].name;
}

const char *status_text(status s)
{
    return STATUS_TABLE[s].text;
}

int status_exit_code(status s)
{
    return STATUS_TABLE[s].code;
}

int status_http_code(status s)
{
    return STATUS_TABLE[s].http;
}

int diag_fill_(diag *why, status code, const char *file, int line, int column, const char *format,
               ...)
{
    if (!why) return 0;
    why->code = code;
    why->line = line;
    why->column = column;
    why->file[0] = '\0';
    if (file) {
        size_t n = strlen(file);
        const char *from = n < DIAG_FILE_MAX ? file : file + (n - DIAG_FILE_MAX + 1);
        snprintf(why->file, sizeof why->file, "%s", from);
    }
    va_list args;
    va_start(args, format);
    vsnprintf(why->message, sizeof why->message, format, args);
    va_end(args);
    return 0;
}

void diag_format(const diag *why, char *out, size_t size)
{
    if (!why->file[0])
        snprintf(out, size, "%s", why->message);
    else if (why->line <= 0)
        snprintf(out, size, "%s: %s", why->file, why->message);
    else if (why->column <= 0)
        snprintf(out, size, "%s:%d: %s", why->file, why->line, why->message);
    else
        snprintf(out, size, "%s:%d:%d: %s", why->file, why->line, why->column, why->message);
}

#include "base/file.h"
#include "base/map.h"
#include "upkeep/correction.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static status failed(const char *file, diag *why)
{
    char text[128];
    return diag_set(why, ST_IO, file, 0, 0, "the correction cannot be written: %s",
                    strerror_r(errno, text, sizeof text));
}

// A file whose last line was cut off (a full disk) gets the rest of that line's end first.
static bool ends_line(int fd)
{
    char last = '\n';
    off_t n = lseek(fd, 0, SEEK_END);
    return n <= 0 || (pread(fd, &last, 1, n - 1) == 1 && last == '\n');
}

static bool write_all(int fd, str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes = str_sub(bytes, (size_t)n, bytes.n);
    }
    return true;
}

status correction_append(const char *file, const correction *x, diag *why)
{
    int fd = open(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) return failed(file, why);
    buf line = {0};
    status s = flock(fd, LOCK_EX) == 0 ? ST_OK : failed(file, why);
    off_t before = lseek(fd, 0, SEEK_END);
    if (!ends_line(fd)) buf_add_byte(&line, '\n');
    correction_line(x, &line);
    if (s == ST_OK && before >= 0 && (size_t)before + line.n > CORRECTIONS_MAX)
        s = diag_set(why, ST_LIMIT, file, 0, 0,
                     "no more corrections fit in: it would be larger than %zu MiB, which nothing"
                     " reads; begin another file",
                     CORRECTIONS_MAX >> 20);
    if (s == ST_OK && (!write_all(fd, buf_str(&line)) || fsync(fd) != 0)) {
        s = failed(file, why);
        // What cannot be taken back is half a line: reading tells it, and the next one begins anew.
        int undone = ftruncate(fd, before);
        (void)undone;
    }
    buf_free(&line);
    close(fd);
    return s;
}

// --- a file

bool correction_exists(const char *file)
{
    return access(file, F_OK) == 0;
}

status correction_read(const char *file, arena *a, correction_list *out, diag *why)
{
    buf text = {0};
    *out = (correction_list){0};
    status s = file_read_all(file, CORRECTIONS_MAX, &text, why);
    str rest = s == ST_OK ? str_copy(a, buf_str(&text)) : STR_NONE;
    buf_free(&text);
    for (int number = 1; rest.n && s == ST_OK; number++) {
        str line = str_trim(str_split(&rest, '\n'));
        if (!line.n) continue;
        correction *x = vec_push(a, out);
        diag inner = {0};
        s = correction_parse_line(line, a, x, &inner);
        if (s != ST_OK)
            s = diag_set(why, ST_FORMAT, file, number, 0, "no correction: %s", inner.message);
    }
    return s;
}

// What two corrections must share for the later one to stand in place of the earlier.
static str key_of(const correction *x, arena *a)
{
    buf key = {0};
    if (x->kind == CORRECTION_WHOLE)
        buf_add_format(&key, "whole %.*s", STR_ARG(x->document));
    else if (x->event.n)
        buf_add_format(&key, "event %.*s", STR_ARG(x->event));
    else
        buf_add_format(&key, "words %.*s %u %u", STR_ARG(x->document), x->span.begin, x->span.end);
    str copy = str_copy(a, buf_str(&key));
    buf_free(&key);
    return copy;
}

void correction_settle(correction_list *list, arena *a)
{
    map withdrawn = {0}, last = {0};
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (list->p[i].kind == CORRECTION_WITHDRAWN)
            map_set_number(&withdrawn, a, list->p[i].of, 1);
    for (size_t i = 0; i < list->n; i++)
        if (list->p[i].kind != CORRECTION_WITHDRAWN && !map_find(&withdrawn, list->p[i].id))
            map_set_number(&last, a, key_of(&list->p[i], a), (uint32_t)i);
    for (size_t i = 0; i < list->n; i++) {
        uint32_t at;
        const correction *x = &list->p[i];
        if (x->kind == CORRECTION_WITHDRAWN || map_find(&withdrawn, x->id)) continue;
        if (map_find_number(&last, key_of(x, a), &at) && at == i) list->p[n++] = *x;
    }
    list->n = n;
}

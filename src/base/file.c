#include "base/file.h"

#include "base/partfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_STEP ((size_t)64 << 10)

static status refuse(const char *path, int error, const char *doing, diag *why)
{
    const char *advice = error == ENOENT                      ? "; check the name"
                         : error == EACCES || error == EPERM  ? "; check its permissions"
                         : error == ENOSPC || error == EDQUOT ? "; make room and run again"
                         : error == EISDIR                    ? "; name a file in it"
                                                              : "";
    char text[128];
    const char *reason = strerror_r(error, text, sizeof text);
    return diag_set(why, ST_IO, path, 0, 0, "%s: %s%s", doing, reason, advice);
}

status file_open(const char *path, int *descriptor, diag *why)
{
    if (!*path)
        return diag_set(why, ST_IO, "\"\"", 0, 0,
                        "the name of a file is empty; give its name, or - "
                        "for standard input");
    int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return refuse(path, errno, "cannot be opened", why);
    struct stat about;
    int error = fstat(fd, &about) != 0 ? errno : S_ISDIR(about.st_mode) ? EISDIR : 0;
    if (error) {
        if (fd != STDIN_FILENO) close(fd);
        return refuse(path, error, "cannot be read", why);
    }
    *descriptor = fd;
    return ST_OK;
}

static status read_all(int fd, const char *path, size_t max_bytes, buf *out, diag *why)
{
    size_t total = 0;
    char step[READ_STEP];
    for (;;) {
        ssize_t got = read(fd, step, sizeof step);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return refuse(path, errno, "cannot be read", why);
        if (got == 0) return ST_OK;
        total += (size_t)got;
        if (total > max_bytes)
            return diag_set(why, ST_LIMIT, path, 0, 0, "larger than %zu bytes; split it",
                            max_bytes);
        buf_add(out, (str){step, (size_t)got});
    }
}

status file_read_all(const char *path, size_t max_bytes, buf *out, diag *why)
{
    int fd = -1;
    TRY(file_open(path, &fd, why));
    status s = read_all(fd, path, max_bytes, out, why);
    if (fd != STDIN_FILENO) close(fd);
    return s;
}

// Maps the regular file; false when it has to be read instead.
static bool map_file(int fd, size_t size, file_view *view)
{
    if (!size) return false;
    void *p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED) return false;
    view->mapped = p;
    view->bytes = (str){p, size};
    return true;
}

static status view_descriptor(int fd, const char *path, size_t max_bytes, file_view *view,
                              diag *why)
{
    struct stat about;
    if (fd != STDIN_FILENO && fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
        if ((uint64_t)about.st_size > max_bytes)
            return diag_set(why, ST_LIMIT, path, 0, 0, "larger than %zu bytes; split it",
                            max_bytes);
        if (map_file(fd, (size_t)about.st_size, view)) return ST_OK;
    }
    TRY(read_all(fd, path, max_bytes, &view->owned, why));
    view->bytes = buf_str(&view->owned);
    return ST_OK;
}

status file_view_open(const char *path, size_t max_bytes, file_view *view, diag *why)
{
    *view = (file_view){0};
    int fd = -1;
    TRY(file_open(path, &fd, why));
    status s = view_descriptor(fd, path, max_bytes, view, why);
    if (fd != STDIN_FILENO) close(fd);
    if (s != ST_OK) file_view_close(view);
    return s;
}

void file_view_close(file_view *view)
{
    if (view->mapped) munmap(view->mapped, view->bytes.n);
    buf_free(&view->owned);
    *view = (file_view){0};
}

static int write_all(int fd, str bytes)
{
    while (bytes.n) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return errno;
        bytes = str_sub(bytes, (size_t)put, bytes.n);
    }
    return 0;
}

static int write_through(const char *path, str bytes)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return errno;
    int error = write_all(fd, bytes);
    if (close(fd) != 0 && !error) error = errno;
    return error;
}

static int write_whole(const char *path, str bytes)
{
    partfile f;
    int error = partfile_open(&f, path);
    if (!error) error = write_all(f.descriptor, bytes);
    if (!error) error = partfile_take(&f, path);
    partfile_close(&f);
    return error;
}

status file_replace(const char *path, str bytes, diag *why)
{
    struct stat about;
    bool other = stat(path, &about) == 0 && !S_ISREG(about.st_mode);
    int error = other ? write_through(path, bytes) : write_whole(path, bytes);
    return error ? refuse(path, error, "cannot be written", why) : ST_OK;
}

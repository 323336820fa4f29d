#include "cli/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static status refuse(const char *path, int error, diag *why)
{
    return diag_set(why, ST_IO, path, 0, 0, "cannot be written: %s", strerror(error));
}

static int lead_into(int fd)
{
    return fd < 0 || dup2(fd, STDOUT_FILENO) < 0 ? errno : 0;
}

// A pipe, a device.
static int open_itself(const char *path)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    int error = lead_into(fd);
    if (fd >= 0) close(fd);
    return error;
}

static int open_part(outfile *f, const char *path)
{
    int error = partfile_open(&f->part, path);
    if (!error) error = lead_into(f->part.descriptor);
    if (error) partfile_close(&f->part);
    return error;
}

status outfile_open(outfile *f, const char *path, output *o, diag *why)
{
    struct stat about;
    *f = (outfile){.part = {.descriptor = -1}};
    if (!path || strcmp(path, "-") == 0) return ST_OK;
    bool regular = stat(path, &about) != 0 || S_ISREG(about.st_mode);
    int error = regular ? open_part(f, path) : open_itself(path);
    if (error) return refuse(path, error, why);
    f->path = o->name = path;
    return ST_OK;
}

int outfile_close(outfile *f, int code)
{
    diag why = {0};
    bool whole = code == status_exit_code(ST_OK) || code == status_exit_code(ST_PARTIAL);
    if (!f->path) return code;
    int error = whole && f->part.descriptor >= 0 ? partfile_take(&f->part, f->path) : 0;
    if (error) {
        refuse(f->path, error, &why);
        code = output_complain(&why);
    }
    partfile_close(&f->part);
    *f = (outfile){.part = {.descriptor = -1}};
    return code;
}

#include "cli/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static status refuse(const char *path, diag *why)
{
    return diag_set(why, ST_IO, path, 0, 0, "cannot be written: %s", strerror(errno));
}

status outfile_open(outfile *f, const char *path, output *o, diag *why)
{
    struct stat about;
    *f = (outfile){.kept = -1};
    if (!path || strcmp(path, "-") == 0) return ST_OK;
    int flags = O_WRONLY | O_CLOEXEC;
    const char *name = path;
    if (stat(path, &about) != 0 || S_ISREG(about.st_mode)) {
        buf_add_format(&f->beside, "%s.%ld.part", path, (long)getpid());
        flags |= O_CREAT | O_EXCL;
        name = f->beside.p;
    }
    int fd = open(name, flags, 0666);
    if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0) {
        status s = refuse(path, why);
        buf_free(&f->beside);
        return s;
    }
    f->path = o->name = path;
    f->kept = fd;
    return ST_OK;
}

int outfile_close(outfile *f, int code)
{
    diag why = {0};
    bool whole = code == status_exit_code(ST_OK) || code == status_exit_code(ST_PARTIAL);
    if (!f->path) return code;
    if (f->beside.n && whole && (fsync(f->kept) != 0 || rename(f->beside.p, f->path) != 0)) {
        refuse(f->path, &why);
        whole = false;
        code = output_complain(&why);
    }
    if (f->beside.n && !whole) unlink(f->beside.p);
    close(f->kept);
    buf_free(&f->beside);
    *f = (outfile){.kept = -1};
    return code;
}

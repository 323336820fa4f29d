#include "base/partfile.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define OPEN_FILES "/proc/self/fd" // by which a nameless file gets a name
#define LINK_BYTES (sizeof OPEN_FILES + 16)

// -1 where the file system has none such, or the folder takes none.
static int open_nameless(const char *path)
{
    const char *slash = strrchr(path, '/');
    buf folder = {0};
    if (access(OPEN_FILES, X_OK) != 0) return -1;
    buf_add(&folder, slash ? (str){path, (size_t)(slash - path) + 1} : STR("."));
    int fd = open(folder.p, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    buf_free(&folder);
    return fd;
}

static void name_beside(partfile *f, const char *path)
{
    buf_add_format(&f->name, "%s.%ld.part", path, (long)getpid());
}

int partfile_open(partfile *f, const char *path)
{
    *f = (partfile){.descriptor = open_nameless(path)};
    if (f->descriptor >= 0) return 0;
    name_beside(f, path);
    f->descriptor = open(f->name.p, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL, 0666);
    if (f->descriptor >= 0) return 0;
    int error = errno;
    buf_free(&f->name); // another's, or nobody's
    return error;
}

static int link_nameless(const partfile *f, const char *name)
{
    char of[LINK_BYTES];
    snprintf(of, sizeof of, OPEN_FILES "/%d", f->descriptor);
    return linkat(AT_FDCWD, of, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

// A nameless file cannot replace another by itself: it is one beside it for a moment.
static int put_name(partfile *f, const char *path)
{
    int error = 0;
    if (!f->name.n) {
        error = link_nameless(f, path);
        if (error != EEXIST) return error;
        name_beside(f, path);
        error = link_nameless(f, f->name.p);
        if (error) buf_free(&f->name);
    }
    if (!error && rename(f->name.p, path) != 0) error = errno;
    if (!error) buf_free(&f->name);
    return error;
}

int partfile_take(partfile *f, const char *path)
{
    sigset_t all, before;
    if (fsync(f->descriptor) != 0 && errno != EINVAL && errno != EROFS) return errno;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); // none ends us while it stands beside
    int error = put_name(f, path);
    if (error) partfile_close(f);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

void partfile_close(partfile *f)
{
    if (f->name.n) unlink(f->name.p);
    if (f->descriptor >= 0) close(f->descriptor);
    buf_free(&f->name);
    *f = (partfile){.descriptor = -1};
}

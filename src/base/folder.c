#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FIRST_NAMES 64 // most folders are small, and a walk holds one a level

struct folder {
    buf path;      // with a slash at its end; empty: the current folder
    size_t path_n; // without a name behind it
    size_t batch;
    buf text;
    size_t *names; // [n] where each stands in `text`: its d_type, the name, a NUL
    size_t n, cap;
    size_t at;    // names[at..n) are still to be given
    buf last;     // the name given last
    bool started; // `last` holds
    bool cut;     // there are names behind names[n - 1]
};

static int by_name(const void *a, const void *b, void *text)
{
    const char *names = text;
    return strcmp(names + *(const size_t *)a + 1, names + *(const size_t *)b + 1);
}

static const char *name_of(const folder *f, size_t i)
{
    return f->text.p + f->names[i] + 1;
}

// Keeps the smallest names of twice a batch.
static void keep_smallest(folder *f)
{
    buf text = {0};
    qsort_r(f->names, f->n, sizeof *f->names, by_name, f->text.p);
    f->n = f->batch;
    for (size_t i = 0; i < f->n; i++) {
        const char *entry = f->text.p + f->names[i];
        f->names[i] = text.n;
        buf_add(&text, (str){entry, strlen(entry + 1) + 2});
    }
    buf_free(&f->text);
    f->text = text;
    f->cut = true;
}

static void add(folder *f, const struct dirent *e)
{
    if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) return;
    if (f->started && strcmp(e->d_name, f->last.p) <= 0) return;
    if (f->cut && strcmp(e->d_name, name_of(f, f->batch - 1)) > 0) return;
    if (f->n == f->cap) {
        f->cap = f->cap ? 2 * f->cap : FIRST_NAMES;
        f->names = mem_realloc(f->names, f->cap * sizeof *f->names);
    }
    f->names[f->n++] = f->text.n;
    buf_add_byte(&f->text, (char)e->d_type);
    buf_add(&f->text, (str){e->d_name, strlen(e->d_name) + 1});
    if (f->n == 2 * f->batch) keep_smallest(f);
}

static const char *path_of(folder *f, const char *name)
{
    f->path.n = f->path_n;
    buf_add_c(&f->path, name);
    buf_add_byte(&f->path, '\0');
    return f->path.p;
}

static status fail(folder *f, int error, diag *why)
{
    char text[128];
    str named = str_sub((str){f->path.p, f->path_n}, 0, f->path_n > 1 ? f->path_n - 1 : f->path_n);
    buf path = {0};
    buf_add(&path, named);
    status s = diag_set(why, ST_IO, path.p ? path.p : ".", 0, 0, "the folder cannot be read: %s",
                        strerror_r(error, text, sizeof text));
    buf_free(&path);
    return s;
}

// Reads the batch behind `last`.
static status read_batch(folder *f, diag *why)
{
    f->at = f->n = 0;
    f->cut = false;
    buf_clear(&f->text);
    DIR *d = opendir(path_of(f, f->path_n ? "" : "."));
    if (!d) return fail(f, errno, why);
    for (;;) {
        errno = 0;
        const struct dirent *e = readdir(d);
        if (!e) break;
        add(f, e);
    }
    int error = errno;
    closedir(d);
    if (error) return fail(f, error, why);
    if (f->n) qsort_r(f->names, f->n, sizeof *f->names, by_name, f->text.p);
    if (f->cut) f->n = f->batch; // what came behind them may not be all there is
    return ST_OK;
}

status folder_open(const char *path, size_t batch, folder **out, diag *why)
{
    folder *f = mem_alloc(sizeof *f);
    *f = (folder){.batch = batch};
    buf_add_c(&f->path, path);
    if (f->path.n && f->path.p[f->path.n - 1] != '/') buf_add_byte(&f->path, '/');
    f->path_n = f->path.n;
    status s = read_batch(f, why);
    if (s == ST_OK)
        *out = f;
    else
        folder_close(f);
    return s;
}

void folder_close(folder *f)
{
    if (!f) return;
    buf_free(&f->path);
    buf_free(&f->text);
    buf_free(&f->last);
    mem_free(f->names);
    mem_free(f);
}

static entry_kind kind_of(folder *f, const char *name, unsigned char type)
{
    struct stat info;
    if (type == DT_REG) return ENTRY_FILE;
    if (type == DT_DIR) return ENTRY_FOLDER;
    if (type != DT_LNK && type != DT_UNKNOWN) return ENTRY_OTHER;
    const char *path = path_of(f, name);
    if (lstat(path, &info) != 0) return ENTRY_OTHER;
    bool link = S_ISLNK(info.st_mode);
    if (link && stat(path, &info) != 0) return ENTRY_OTHER;
    if (S_ISREG(info.st_mode)) return ENTRY_FILE;
    return !S_ISDIR(info.st_mode) ? ENTRY_OTHER : link ? ENTRY_LINK : ENTRY_FOLDER;
}

status folder_next(folder *f, folder_entry *out, bool *more, diag *why)
{
    *more = false;
    if (f->at == f->n && f->cut) TRY(read_batch(f, why));
    if (f->at == f->n) return ST_OK;
    const char *name = name_of(f, f->at++);
    buf_clear(&f->last);
    buf_add_c(&f->last, name);
    f->started = true;
    *out = (folder_entry){.name = name, .kind = kind_of(f, name, (unsigned char)name[-1])};
    *more = true;
    return ST_OK;
}

#include "cli/installation.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH_BYTES 4096 // longest path of the binary that is understood, PATH_MAX of Linux

#ifndef DEMARCHE_PREFIX
#define DEMARCHE_PREFIX "/usr/local"
#endif

// Places relative to the folder of the binary: the source tree (build/release/demarche), an
// installation, a folder with everything in it.
static const char *const PLACES[] = {"../../models/", "../models/", "../share/demarche/", "models/",
                                     ""};

static const char *join(arena *a, str folder, const char *place)
{
    buf name = {0};
    buf_add(&name, folder);
    if (folder.n) buf_add_byte(&name, '/');
    buf_add_format(&name, "%s%s", place, MODEL_FILE_NAME);
    const char *copy = arena_copy(a, name.p, name.n);
    buf_free(&name);
    return copy;
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

// Folder of the running binary; empty when it cannot be told.
static str binary_folder(arena *a)
{
    char *path = arena_alloc(a, PATH_BYTES);
    ssize_t n = readlink("/proc/self/exe", path, PATH_BYTES - 1);
    str s = {path, n > 0 ? (size_t)n : 0};
    while (s.n && s.p[s.n - 1] != '/') s.n--;
    return str_sub(s, 0, s.n ? s.n - 1 : 0);
}

status installation_model(const char *option, arena *a, const char **out, diag *why)
{
    const char *environment = getenv("DEMARCHE_MODEL");
    if (option || (environment && *environment)) {
        *out = option ? option : environment;
        if (exists(*out)) return ST_OK;
        return diag_set(why, ST_IO, *out, 0, 0,
                        "there is no such model file; check the name after %s",
                        option ? "--model" : "DEMARCHE_MODEL");
    }
    str folder = binary_folder(a);
    for (size_t i = 0; folder.n && i < sizeof PLACES / sizeof *PLACES; i++) {
        *out = join(a, folder, PLACES[i]);
        if (exists(*out)) return ST_OK;
    }
    *out = join(a, STR(DEMARCHE_PREFIX), "share/demarche/");
    if (exists(*out)) return ST_OK;
    return diag_set(why, ST_IO, NULL, 0, 0,
                    "the language model %s was not found in models/ or ../share/demarche/ beside "
                    "%.*s, nor as %s; name it with --model FILE or DEMARCHE_MODEL",
                    MODEL_FILE_NAME, STR_ARG(folder), *out);
}

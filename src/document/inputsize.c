#include "document/inputsize.h"

#include <string.h>
#include <sys/stat.h>

// Can the file be looked at without taking anything from who reads it afterwards?
static bool is_regular(const char *path, uint64_t *bytes)
{
    struct stat info;
    *bytes = 0;
    if (stat(path, &info) != 0) return true; // missing: nothing to read
    if (S_ISREG(info.st_mode)) *bytes = (uint64_t)info.st_size;
    return S_ISREG(info.st_mode) || S_ISDIR(info.st_mode);
}

uint64_t inputsize_total(const input_names *names)
{
    uint64_t total = 0, bytes = 0;
    bool known = true;
    if (!inputlist_can_repeat(names)) return 0;
    inputlist *l = inputlist_open(names);
    for (bool more = true; more && known;) {
        const char *path;
        diag ignored;
        status s = inputlist_next(l, &path, &more, &ignored); // told when they are read
        if (s != ST_OK || !more) continue;
        known = strcmp(path, "-") != 0 && is_regular(path, &bytes);
        total += bytes;
    }
    inputlist_close(l);
    return known ? total : 0;
}

#include "base/sharedlibrary.h"

#include <dlfcn.h>
#include <string.h>

const char *library_find(void *handle, const library_symbol *symbols, size_t n, void *library)
{
    for (size_t i = 0; i < n; i++) {
        void *found = dlsym(handle, symbols[i].name);
        if (!found) return symbols[i].name;
        memcpy((char *)library + symbols[i].at, &found, sizeof found); // C has no cast for it
    }
    return NULL;
}

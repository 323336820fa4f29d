// Functions of a shared library that is loaded when it is first needed.
//
//     static const library_symbol SYMBOLS[] = {{"PQfinish", offsetof(pq_library, finish)}};
//     const char *lacking = library_find(handle, SYMBOLS, 1, &library);
#ifndef DM_BASE_SHAREDLIBRARY_H
#define DM_BASE_SHAREDLIBRARY_H

#include <stddef.h>

typedef struct {
    const char *name;
    size_t at; // of the struct's member that points to it
} library_symbol;

// Puts the addresses of all [n] into their members of `library`; `handle` is dlopen's. Name of the
// first that is not there; NULL: all are.
const char *library_find(void *handle, const library_symbol *symbols, size_t n, void *library);

#endif

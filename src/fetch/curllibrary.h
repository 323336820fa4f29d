// Private to the room: libcurl, loaded when something is to be fetched.
//
// Loading it with all that it needs takes 4 ms of processor time, which every command would pay at
// its start if the program were linked with it; only `follow` fetches. Where it is not installed
// the rest of the program works.
#ifndef DM_FETCH_CURLLIBRARY_H
#define DM_FETCH_CURLLIBRARY_H

#include "base/status.h"

#include <curl/curl.h>

typedef struct {
    void *handle; // dlopen's
    CURLcode (*global_init)(long flags);
    CURL *(*easy_init)(void);
    void (*easy_reset)(CURL *);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_perform)(CURL *);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    const char *(*easy_strerror)(CURLcode);
    void (*easy_cleanup)(CURL *);
    struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
    void (*slist_free_all)(struct curl_slist *);
} curl_library;

// ST_IO, with what to install, when there is none. It stays loaded until the program ends: TLS
// libraries do not like to be unloaded.
status curl_library_load(curl_library *out, diag *why);

#endif

// Private to fetch and store: libcurl, loaded when a server is to be asked.
//
// Loading it with all that it needs takes 4 ms of processor time, which every command would pay at
// its start if the program were linked with it; only `follow` and `--db clickhouse://...` ask
// servers. Where it is not installed the rest of the program works.
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
    CURLM *(*multi_init)(void); // these where an answer is read as it comes
    CURLMcode (*multi_add)(CURLM *, CURL *);
    CURLMcode (*multi_remove)(CURLM *, CURL *);
    CURLMcode (*multi_perform)(CURLM *, int *running);
    CURLMcode (*multi_wait)(CURLM *, struct curl_waitfd *, unsigned n, int ms, int *ready);
    CURLMsg *(*multi_news)(CURLM *, int *left);
    CURLMcode (*multi_cleanup)(CURLM *);
} curl_library;

// ST_IO, with what to install, when there is none. It stays loaded until the program ends: TLS
// libraries do not like to be unloaded.
status curl_library_load(curl_library *out, diag *why);

#endif

#include "fetch/curllibrary.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

static const char *const NAMES[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"};

// Converts what dlsym gives; C knows no other way from an object's pointer to a function's.
static bool find(void *handle, const char *name, void *function)
{
    void *found = dlsym(handle, name);
    memcpy(function, &found, sizeof found);
    return found;
}

static bool find_all(curl_library *c)
{
    void *h = c->handle;
    return find(h, "curl_global_init", &c->global_init) &&
           find(h, "curl_easy_init", &c->easy_init) && find(h, "curl_easy_reset", &c->easy_reset) &&
           find(h, "curl_easy_setopt", &c->easy_setopt) &&
           find(h, "curl_easy_perform", &c->easy_perform) &&
           find(h, "curl_easy_getinfo", &c->easy_getinfo) &&
           find(h, "curl_easy_strerror", &c->easy_strerror) &&
           find(h, "curl_easy_cleanup", &c->easy_cleanup) &&
           find(h, "curl_slist_append", &c->slist_append) &&
           find(h, "curl_slist_free_all", &c->slist_free_all) &&
           find(h, "curl_multi_init", &c->multi_init) &&
           find(h, "curl_multi_add_handle", &c->multi_add) &&
           find(h, "curl_multi_remove_handle", &c->multi_remove) &&
           find(h, "curl_multi_perform", &c->multi_perform) &&
           find(h, "curl_multi_wait", &c->multi_wait) &&
           find(h, "curl_multi_info_read", &c->multi_news) &&
           find(h, "curl_multi_cleanup", &c->multi_cleanup);
}

status curl_library_load(curl_library *out, diag *why)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !out->handle; i++)
        out->handle = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL);
    if (!out->handle)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "libcurl cannot be loaded, which asking servers needs; install it "
                        "(Debian: libcurl4)");
    if (!find_all(out) || out->global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "%s cannot be used: it is not the libcurl that was expected", NAMES[0]);
    return ST_OK;
}

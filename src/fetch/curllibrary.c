#include "fetch/curllibrary.h"

#include "base/sharedlibrary.h"

#include <dlfcn.h>
#include <string.h>

static const char *const NAMES[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"};

static const library_symbol SYMBOLS[] = {
    {"curl_global_init", offsetof(curl_library, global_init)},
    {"curl_easy_init", offsetof(curl_library, easy_init)},
    {"curl_easy_reset", offsetof(curl_library, easy_reset)},
    {"curl_easy_setopt", offsetof(curl_library, easy_setopt)},
    {"curl_easy_perform", offsetof(curl_library, easy_perform)},
    {"curl_easy_getinfo", offsetof(curl_library, easy_getinfo)},
    {"curl_easy_strerror", offsetof(curl_library, easy_strerror)},
    {"curl_easy_cleanup", offsetof(curl_library, easy_cleanup)},
    {"curl_slist_append", offsetof(curl_library, slist_append)},
    {"curl_slist_free_all", offsetof(curl_library, slist_free_all)},
    {"curl_multi_init", offsetof(curl_library, multi_init)},
    {"curl_multi_add_handle", offsetof(curl_library, multi_add)},
    {"curl_multi_remove_handle", offsetof(curl_library, multi_remove)},
    {"curl_multi_perform", offsetof(curl_library, multi_perform)},
    {"curl_multi_wait", offsetof(curl_library, multi_wait)},
    {"curl_multi_info_read", offsetof(curl_library, multi_news)},
    {"curl_multi_cleanup", offsetof(curl_library, multi_cleanup)},
};

status curl_library_load(curl_library *out, diag *why)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !out->handle; i++)
        out->handle = dlopen(NAMES[i], RTLD_NOW | RTLD_LOCAL);
    if (!out->handle)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "libcurl cannot be loaded, which asking servers needs; install it "
                        "(Debian: libcurl4)");
    if (library_find(out->handle, SYMBOLS, sizeof SYMBOLS / sizeof *SYMBOLS, out) ||
        out->global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "%s cannot be used: it is not the libcurl that was expected", NAMES[0]);
    return ST_OK;
}

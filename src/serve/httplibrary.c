#include "serve/httplibrary.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

// Converts what dlsym gives; C knows no other way from an object's pointer to a function's.
static bool find(void *handle, const char *name, void *function)
{
    void *found = dlsym(handle, name);
    memcpy(function, &found, sizeof found);
    return found;
}

static bool find_all(http_library *h)
{
    return find(h->handle, "MHD_start_daemon", &h->start) &&
           find(h->handle, "MHD_stop_daemon", &h->stop) &&
           find(h->handle, "MHD_get_daemon_info", &h->info) &&
           find(h->handle, "MHD_lookup_connection_value", &h->value) &&
           find(h->handle, "MHD_create_response_from_buffer", &h->from_buffer) &&
           find(h->handle, "MHD_create_response_from_callback", &h->from_callback) &&
           find(h->handle, "MHD_add_response_header", &h->add_header) &&
           find(h->handle, "MHD_queue_response", &h->queue) &&
           find(h->handle, "MHD_destroy_response", &h->destroy);
}

status http_library_load(http_library *out, diag *why)
{
    memset(out, 0, sizeof *out);
    out->handle = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    if (!out->handle)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "libmicrohttpd cannot be loaded, which a server needs; install it (Debian: "
                        "libmicrohttpd12)");
    if (!find_all(out))
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "libmicrohttpd.so.12 cannot be used: it is not the library that was "
                        "expected");
    return ST_OK;
}

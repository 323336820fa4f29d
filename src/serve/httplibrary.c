#include "serve/httplibrary.h"

#include "base/sharedlibrary.h"

#include <dlfcn.h>
#include <string.h>

static const library_symbol SYMBOLS[] = {
    {"MHD_start_daemon", offsetof(http_library, start)},
    {"MHD_stop_daemon", offsetof(http_library, stop)},
    {"MHD_get_daemon_info", offsetof(http_library, info)},
    {"MHD_get_connection_info", offsetof(http_library, connection)},
    {"MHD_set_connection_option", offsetof(http_library, set)},
    {"MHD_lookup_connection_value", offsetof(http_library, value)},
    {"MHD_get_connection_values_n", offsetof(http_library, values)},
    {"MHD_run_wait", offsetof(http_library, run)},
    {"MHD_suspend_connection", offsetof(http_library, suspend)},
    {"MHD_resume_connection", offsetof(http_library, resume)},
    {"MHD_create_response_from_buffer_with_free_callback_cls", offsetof(http_library, from_buffer)},
    {"MHD_create_response_from_callback", offsetof(http_library, from_callback)},
    {"MHD_add_response_header", offsetof(http_library, add_header)},
    {"MHD_queue_response", offsetof(http_library, queue)},
    {"MHD_destroy_response", offsetof(http_library, destroy)},
};

status http_library_load(http_library *out, diag *why)
{
    memset(out, 0, sizeof *out);
    out->handle = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    if (!out->handle)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "libmicrohttpd cannot be loaded, which a server needs; install it (Debian: "
                        "libmicrohttpd12)");
    if (library_find(out->handle, SYMBOLS, sizeof SYMBOLS / sizeof *SYMBOLS, out))
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "libmicrohttpd.so.12 cannot be used: it is not the library that was "
                        "expected");
    return ST_OK;
}

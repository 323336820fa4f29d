// Private to this room: libmicrohttpd, loaded when a server is started, as it brings a library for
// TLS with it that no other command needs (fetch/curllibrary.h says what that costs).
#ifndef DM_SERVE_HTTPLIBRARY_H
#define DM_SERVE_HTTPLIBRARY_H

#include "base/status.h"

#include <microhttpd.h>

typedef struct {
    void *handle; // dlopen's
    struct MHD_Daemon *(*start)(unsigned flags, uint16_t port, MHD_AcceptPolicyCallback accept,
                                void *accept_state, MHD_AccessHandlerCallback handler, void *state,
                                ...);
    void (*stop)(struct MHD_Daemon *);
    enum MHD_Result (*run)(struct MHD_Daemon *, int32_t ms); // one round, with so long a wait
    const union MHD_DaemonInfo *(*info)(struct MHD_Daemon *, enum MHD_DaemonInfoType, ...);
    const union MHD_ConnectionInfo *(*connection)(struct MHD_Connection *,
                                                  enum MHD_ConnectionInfoType, ...);
    enum MHD_Result (*set)(struct MHD_Connection *, enum MHD_CONNECTION_OPTION, ...);
    const char *(*value)(struct MHD_Connection *, enum MHD_ValueKind, const char *key);
    int (*values)(struct MHD_Connection *, enum MHD_ValueKind, MHD_KeyValueIteratorN, void *state);
    void (*suspend)(struct MHD_Connection *);
    void (*resume)(struct MHD_Connection *);
    struct MHD_Response *(*from_buffer)(size_t n, void *bytes, MHD_ContentReaderFreeCallback end,
                                        void *state);
    struct MHD_Response *(*from_callback)(uint64_t n, size_t piece,
                                          MHD_ContentReaderCallback reader, void *state,
                                          MHD_ContentReaderFreeCallback end);
    enum MHD_Result (*add_header)(struct MHD_Response *, const char *name, const char *value);
    enum MHD_Result (*queue)(struct MHD_Connection *, unsigned code, struct MHD_Response *);
    void (*destroy)(struct MHD_Response *);
} http_library;

// ST_IO, with what to install, when there is none. It stays loaded until the program ends.
status http_library_load(http_library *out, diag *why);

#endif

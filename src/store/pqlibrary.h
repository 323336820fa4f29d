// Private to the store: libpq, PostgreSQL's client library, loaded when a server is named.
//
// Loading it with all that it needs (TLS, Kerberos, LDAP) would cost every command milliseconds at
// its start; only `--db postgresql://...` speaks to a server. Where it is not installed the rest of
// the program works.
#ifndef DM_STORE_PQLIBRARY_H
#define DM_STORE_PQLIBRARY_H

#include "base/status.h"

#include <libpq-fe.h>

typedef struct {
    void *handle; // dlopen's
    PGconn *(*connectdb)(const char *address);
    void (*finish)(PGconn *);
    ConnStatusType (*status)(const PGconn *);
    char *(*error_message)(const PGconn *);
    PGTransactionStatusType (*transaction_status)(const PGconn *);
    PQnoticeProcessor (*set_notice_processor)(PGconn *, PQnoticeProcessor, void *);
    PGresult *(*exec)(PGconn *, const char *sql);
    PGresult *(*exec_params)(PGconn *, const char *sql, int n, const Oid *types,
                             const char *const *values, const int *lengths, const int *formats,
                             int result_format);
    PGresult *(*prepare)(PGconn *, const char *name, const char *sql, int n, const Oid *types);
    PGresult *(*exec_prepared)(PGconn *, const char *name, int n, const char *const *values,
                               const int *lengths, const int *formats, int result_format);
    int (*send_prepared)(PGconn *, const char *name, int n, const char *const *values,
                         const int *lengths, const int *formats, int result_format);
    int (*send_query)(PGconn *, const char *sql);
    int (*send_params)(PGconn *, const char *sql, int n, const Oid *types,
                       const char *const *values, const int *lengths, const int *formats,
                       int result_format);
    PGresult *(*get_result)(PGconn *);
    int (*is_busy)(PGconn *);
    int (*consume_input)(PGconn *);
    int (*socket)(const PGconn *);
    PGcancel *(*get_cancel)(PGconn *);
    int (*cancel)(PGcancel *, char *refusal, int n);
    void (*free_cancel)(PGcancel *);
    int (*put_copy)(PGconn *, const char *rows, int n);
    int (*end_copy)(PGconn *, const char *failure);
    int (*enter_pipeline)(PGconn *);
    int (*exit_pipeline)(PGconn *);
    int (*pipeline_sync)(PGconn *);
    ExecStatusType (*result_status)(const PGresult *);
    char *(*result_field)(const PGresult *, int code);
    char *(*command_status)(PGresult *);
    void (*clear)(PGresult *);
    int (*rows)(const PGresult *);
    int (*fields)(const PGresult *);
    char *(*field_name)(const PGresult *, int column);
    Oid (*field_type)(const PGresult *, int column);
    char *(*value)(const PGresult *, int row, int column);
    int (*length)(const PGresult *, int row, int column);
    int (*is_null)(const PGresult *, int row, int column);
} pq_library;

// ST_STORE, with what to install, when there is none. It stays loaded until the program ends.
status pq_library_load(pq_library *out, diag *why);

#endif

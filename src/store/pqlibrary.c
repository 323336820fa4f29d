#include "store/pqlibrary.h"

#include "base/sharedlibrary.h"

#include <dlfcn.h>
#include <string.h>

#define NAME "libpq.so.5"

static const library_symbol SYMBOLS[] = {
    {"PQconnectdb", offsetof(pq_library, connectdb)},
    {"PQfinish", offsetof(pq_library, finish)},
    {"PQstatus", offsetof(pq_library, status)},
    {"PQerrorMessage", offsetof(pq_library, error_message)},
    {"PQtransactionStatus", offsetof(pq_library, transaction_status)},
    {"PQsetNoticeProcessor", offsetof(pq_library, set_notice_processor)},
    {"PQexec", offsetof(pq_library, exec)},
    {"PQexecParams", offsetof(pq_library, exec_params)},
    {"PQprepare", offsetof(pq_library, prepare)},
    {"PQexecPrepared", offsetof(pq_library, exec_prepared)},
    {"PQsendQueryPrepared", offsetof(pq_library, send_prepared)},
    {"PQsendQuery", offsetof(pq_library, send_query)},
    {"PQsendQueryParams", offsetof(pq_library, send_params)},
    {"PQgetResult", offsetof(pq_library, get_result)},
    {"PQisBusy", offsetof(pq_library, is_busy)},
    {"PQconsumeInput", offsetof(pq_library, consume_input)},
    {"PQsocket", offsetof(pq_library, socket)},
    {"PQgetCancel", offsetof(pq_library, get_cancel)},
    {"PQcancel", offsetof(pq_library, cancel)},
    {"PQfreeCancel", offsetof(pq_library, free_cancel)},
    {"PQputCopyData", offsetof(pq_library, put_copy)},
    {"PQputCopyEnd", offsetof(pq_library, end_copy)},
    {"PQenterPipelineMode", offsetof(pq_library, enter_pipeline)},
    {"PQexitPipelineMode", offsetof(pq_library, exit_pipeline)},
    {"PQpipelineSync", offsetof(pq_library, pipeline_sync)},
    {"PQresultStatus", offsetof(pq_library, result_status)},
    {"PQresultErrorField", offsetof(pq_library, result_field)},
    {"PQcmdStatus", offsetof(pq_library, command_status)},
    {"PQclear", offsetof(pq_library, clear)},
    {"PQntuples", offsetof(pq_library, rows)},
    {"PQnfields", offsetof(pq_library, fields)},
    {"PQfname", offsetof(pq_library, field_name)},
    {"PQftype", offsetof(pq_library, field_type)},
    {"PQgetvalue", offsetof(pq_library, value)},
    {"PQgetlength", offsetof(pq_library, length)},
    {"PQgetisnull", offsetof(pq_library, is_null)},
};

status pq_library_load(pq_library *out, diag *why)
{
    memset(out, 0, sizeof *out);
    out->handle = dlopen(NAME, RTLD_NOW | RTLD_LOCAL);
    if (!out->handle)
        return diag_set(why, ST_STORE, NULL, 0, 0,
                        "libpq cannot be loaded, which PostgreSQL needs; install it (Debian: "
                        "libpq5)");
    const char *lacking = library_find(out->handle, SYMBOLS, sizeof SYMBOLS / sizeof *SYMBOLS, out);
    if (lacking)
        return diag_set(why, ST_STORE, NULL, 0, 0, NAME " has no %s: version 14 or later is needed",
                        lacking);
    return ST_OK;
}

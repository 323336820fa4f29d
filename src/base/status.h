// Errors are values.
//
// A function that can fail returns a `status` and fills a `diag` with a message for a person:
// what is wrong, where, and what to do about it. Bad input is data, so it is a status, never an
// assert. TRY() forwards a failure to the caller.
//
//     status load(const char *path, diag *why)
//     {
//         buf text = {0};
//         TRY(file_read_all(path, FILE_MAX_BYTES, &text, why));
//         ...
//     }
#ifndef DM_BASE_STATUS_H
#define DM_BASE_STATUS_H

#include <stddef.h>

// X(name, text, exit code of the program, HTTP status)
#define STATUS_LIST(X)                                                                             \
    X(OK, "ok", 0, 200)                                                                            \
    X(PARTIAL, "done, but some input could not be used", 1, 200)                                   \
    X(USAGE, "the command line cannot be understood", 2, 400)                                      \
    X(CODEBOOK, "the codebook has an error", 3, 500)                                               \
    X(IO, "reading or writing failed", 4, 500)                                                     \
    X(FORMAT, "the input is not in the format expected", 4, 422)                                   \
    X(MODEL, "the model file cannot be used", 4, 500)                                              \
    X(STORE, "the database cannot be used", 4, 500)                                                \
    X(LIMIT, "a limit was exceeded", 5, 413)                                                       \
    X(MEMORY, "out of memory", 5, 503)                                                             \
    X(NOTHING, "nothing new", 6, 200)

typedef enum {
#define X(name, text, code, http) ST_##name,
    STATUS_LIST(X)
#undef X
        ST_COUNT
} status;

// The exit codes as constants, for base/arena.c, which stands alone in the build's own tools.
enum {
#define X(name, text, code, http) EXIT_CODE_##name = code,
    STATUS_LIST(X)
#undef X
};

// Short constant name ("FORMAT"), for logs and tests. Never NULL.
const char *status_name(status s);
// One clause for a person. Never NULL.
const char *status_text(status s);
// Exit code of the program: 0 done, 1 partial, 2 usage, 3 codebook, 4 input/output, 5 limit, 6
// nothing new (watch).
int status_exit_code(status s);
// HTTP status code that a server answers with.
int status_http_code(status s);

#define TRY(expression)                                                                            \
    do {                                                                                           \
        status try_status_ = (expression);                                                         \
        if (try_status_ != ST_OK) return try_status_;                                              \
    } while (0)

#define DIAG_FILE_MAX    512 // longest path kept, with its NUL; longer ones keep their end
#define DIAG_MESSAGE_MAX 768 // longest message kept, with its NUL

// Why something failed. Zero-initialise it; a function that returns ST_OK leaves it unspecified.
typedef struct {
    status code;
    char file[DIAG_FILE_MAX];       // "" when no file is concerned
    int line;                       // from 1; 0 when unknown
    int column;                     // byte column from 1; 0 when unknown
    char message[DIAG_MESSAGE_MAX]; // what is wrong, and what to do
} diag;

// Fills *why (which may be NULL) and returns `code`, so that `return diag_set(...)` reads well.
// `file` may be NULL; `line` and `column` are 0 when unknown. The format is printf's.
// status diag_set(diag *why, status code, const char *file, int line, int column,
//                 const char *format, ...)
// A macro, so that clang's analyzer sees which code comes back; `code` has no side effects.
#define diag_set(why, code, ...) diag_code_((code), diag_fill_((why), (code), __VA_ARGS__))
int diag_fill_(diag *why, status code, const char *file, int line, int column, const char *format,
               ...) __attribute__((format(printf, 6, 7)));
static inline status diag_code_(status code, int filled)
{
    (void)filled;
    return code;
}

// Writes "FILE:LINE:COLUMN: message" (parts that are unknown are left out) as a NUL-terminated
// string of at most `size` bytes into `out`.
void diag_format(const diag *why, char *out, size_t size);

#endif

// libdemarche: news text in, coded political events out, as JSON Lines.
//
// This is the one public header. Link with `pkg-config --cflags --libs demarche`. What comes out is
// what `demarche code --json` prints for a document: a line of record "document", then one line for
// each event; doc/output.md describes every field, dm_schema() gives the JSON Schema.
//
// Threads: a dm_coder may be used by any number of threads at the same time, without locks of your
// own; each call of dm_code_text() works alone. Open one coder and keep it: opening maps the model
// and compiles the codebook. The library has no global state, reads no environment, prints nothing
// and never exits, with one exception: when memory runs out it aborts.
//
// Text in and out is UTF-8. The library keeps nothing that you pass to it.
//
// The example is compiled and run as a test (src/coder/demarche_test.c):
//
//     static int print_line(void *state, const char *json, size_t n)
//     {
//         return fwrite(json, 1, n, (FILE *)state) == n ? 0 : 1;
//     }
//
//     static int code(const char *text, FILE *out)
//     {
//         dm_error why;
//         dm_coder *coder;
//         dm_options options = {.model = "models/english.dm"};
//         if (dm_open(&options, &coder, &why) != DM_OK) {
//             fprintf(stderr, "%s\n", why.message);
//             return 1;
//         }
//         dm_meta meta = {.date = "2024-07-17"};
//         dm_status s = dm_code_text(coder, text, strlen(text), &meta, print_line, out, &why);
//         dm_close(coder);
//         return s == DM_OK ? 0 : 1;
//     }
#ifndef DEMARCHE_H
#define DEMARCHE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined __GNUC__
#define DM_API __attribute__((visibility("default")))
#else
#define DM_API
#endif

// The values are the program's exit codes.
typedef enum {
    DM_OK = 0,
    DM_STOPPED = 1,  // the callback asked to stop
    DM_USAGE = 2,    // an argument cannot be understood
    DM_CODEBOOK = 3, // the codebook has an error
    DM_IO = 4,       // a file cannot be read, or the text is none
    DM_LIMIT = 5     // the text is too long
} dm_status;

// What went wrong, for a person: "FILE:LINE: what, and what to do".
typedef struct {
    dm_status status;
    char message[1280]; // NUL-terminated
} dm_error;

typedef enum { DM_OFFSETS_BYTE, DM_OFFSETS_CODEPOINT, DM_OFFSETS_UTF16 } dm_offsets;

// Zero-initialise: later versions may add members.
typedef struct {
    const char *model;    // path of the language model, needed
    const char *codebook; // folder of rules on top of the built-in ones, or NULL
    dm_offsets offsets;   // what the spans in the output count
} dm_options;

// What is known about a text; NULL where unknown. Zero-initialise.
typedef struct {
    const char *id;    // your own id; the document's id is a hash of it
    const char *title; // becomes the first line of the coded text
    const char *url;
    const char *outlet;
    const char *date; // of publication: ISO 8601, such as "2024-07-17"
} dm_meta;

typedef struct dm_coder dm_coder;

// Called with one line of JSON, its newline included; not NUL-terminated and gone after the call.
// Anything but 0 stops the coding.
typedef int dm_line(void *state, const char *json, size_t n);

// Loads model and codebook. On failure *out is NULL and *why (may be NULL) says why.
DM_API dm_status dm_open(const dm_options *options, dm_coder **out, dm_error *why);
// No call may be running. NULL is allowed.
DM_API void dm_close(dm_coder *coder);

// Codes text[0..n) as one document and hands its lines to `line`. `meta` and `why` may be NULL. A
// text that is surely not English has the problem "not-english" and no events.
// DM_USAGE when the date is none, DM_IO when the bytes are no text, DM_LIMIT beyond 2 MiB.
DM_API dm_status dm_code_text(dm_coder *coder, const char *text, size_t n, const dm_meta *meta,
                              dm_line *line, void *state, dm_error *why);
// The line of record "run": what this coder is. It lives as long as the coder.
DM_API const char *dm_run_line(const dm_coder *coder);
// The JSON Schema of the lines. It lives as long as the coder.
DM_API const char *dm_schema(const dm_coder *coder);
// "0.1.0"
DM_API const char *dm_version(void);

#ifdef __cplusplus
}
#endif

#endif

// What a browser or program asks for: the target of a request line, "/dyad/USA/CHN.json?by=month".
//
// The path is cut at its slashes before anything is decoded, so that "%2F" within a name stays in
// it; ".json", ".csv" and ".svg" at the end of the path say which form of the answer is wanted. All
// is bounded, and bytes that are not UTF-8, and control characters, are refused.
//
//     TRY(request_parse(STR("/search.csv?q=type%3AAID"), &a, &r, why));
//     str q = request_get(&r, "q"); // "type:AID"
#ifndef DM_SERVE_REQUEST_H
#define DM_SERVE_REQUEST_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

#define REQUEST_TARGET_MAX     8192 // bytes of path and query as they come
#define REQUEST_SEGMENTS_MAX   8
#define REQUEST_PARAMETERS_MAX 32
#define REQUEST_BODY_MAX       ((size_t)1 << 20)

typedef enum { REQUEST_PAGE, REQUEST_JSON, REQUEST_CSV, REQUEST_SVG } request_form;

typedef struct {
    str name, value;
} request_parameter;

typedef struct {
    str segments[REQUEST_SEGMENTS_MAX]; // [n_segments] decoded; none of "/"
    size_t n_segments;
    request_form form;
    request_parameter parameters[REQUEST_PARAMETERS_MAX]; // [n_parameters] in their order
    size_t n_parameters;
    bool post;
    str type, body; // of a POST
} request;

// Texts are in the arena. ST_USAGE when it is none that can be understood.
status request_parse(str target, arena *a, request *out, diag *why);
// Value of the first parameter of that name; empty when there is none.
str request_get(const request *r, const char *name);
// ST_USAGE when there is a parameter that is not in "a|b|c", or one twice.
status request_allow(const request *r, const char *names, diag *why);
// A whole number between the two; `otherwise` when it is not given. ST_USAGE for another.
status request_number(const request *r, const char *name, int64_t least, int64_t most,
                      int64_t otherwise, int64_t *out, diag *why);
// Which of the names (ends with NULL) the parameter is; the first when it is not given.
status request_choice(const request *r, const char *name, const char *const *choices, int *out,
                      diag *why);

#endif

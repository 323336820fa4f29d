// Any bytes as the target of a request: segments and parameters within their limits, all of them
// text without control characters, or a diagnosis.
#include "fuzztarget.h"

#include "base/utf8.h"
#include "serve/request.h"

static void check_text(str s)
{
    must(utf8_valid(s));
    for (size_t i = 0; i < s.n; i++) must((unsigned char)s.p[i] >= 0x20 && s.p[i] != 0x7f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    request r;
    diag why = {0};
    int64_t n;
    status s = request_parse((str){(const char *)data, size}, &a, &r, &why);
    must(s == ST_OK || (s == ST_USAGE && *why.message));
    if (s == ST_OK) {
        must(r.n_segments <= REQUEST_SEGMENTS_MAX && r.n_parameters <= REQUEST_PARAMETERS_MAX);
        for (size_t i = 0; i < r.n_segments; i++) {
            must(r.segments[i].n > 0);
            check_text(r.segments[i]);
        }
        for (size_t i = 0; i < r.n_parameters; i++) {
            check_text(r.parameters[i].name);
            check_text(r.parameters[i].value);
        }
        s = request_allow(&r, "q|limit|after", &why);
        must(s == ST_OK || s == ST_USAGE);
        s = request_number(&r, "limit", 1, 1000, 50, &n, &why);
        must(s == ST_USAGE || (n >= 1 && n <= 1000));
    }
    arena_free(&a);
    return 0;
}

// Any bytes as a correction that is sent, and as a line of a file: refused, or what is written of
// it is read again as the same. What it holds of an event is read over any record.
#include "fuzztarget.h"

#include "upkeep/correctedevent.h"

static void check(const correction *x, arena *a)
{
    buf first = {0}, second = {0};
    correction again;
    corrected_event e;
    diag why = {0};
    correction_line(x, &first);
    must(correction_parse_line(str_trim(buf_str(&first)), a, &again, &why) == ST_OK);
    correction_line(&again, &second);
    must(str_eq(buf_str(&first), buf_str(&second)));
    if (x->coded.n && correctedevent_read(x->coded, a, &e, &why) == ST_OK)
        correctedevent_apply(&e, x);
    buf_free(&first);
    buf_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    correction x;
    diag why = {0};
    str bytes = {(const char *)data, size};
    if (correction_parse(bytes, &a, &x, &why) == ST_OK) check(&x, &a);
    if (correction_parse_line(bytes, &a, &x, &why) == ST_OK) check(&x, &a);
    arena_free(&a);
    return 0;
}

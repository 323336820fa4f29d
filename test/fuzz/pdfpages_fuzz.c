// Any bytes as the text of pages: what is joined is no longer than they are, a byte a page apart,
// and joining it again changes nothing but heads that only then stand at the edge.
#include "fuzztarget.h"

#include "document/pdflines.h"
#include "document/pdfpages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = {(const char *)data, size};
    arena a = {0};
    str joined = pdfpages_join(&a, text);
    must(joined.n <= 2 * size + 2);
    must(str_find_byte(joined, '\f', 0) == SIZE_MAX);
    str again = pdfpages_join(&a, joined);
    must(again.n <= joined.n + 2);
    str lines = pdflines_join(&a, joined);
    must(lines.n <= 2 * joined.n);
    must(str_find(lines, STR("\n\n\n")) == SIZE_MAX);
    arena_free(&a);
    return 0;
}

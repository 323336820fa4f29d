#include "document/document.h"

#include "document/offset_map.h"

_Static_assert(sizeof(offset_pair) == 2 * sizeof(uint32_t), "a map is pairs of numbers");

uint32_t document_source_offset(const document *d, uint32_t offset)
{
    if (offset > d->text.n) offset = (uint32_t)d->text.n;
    return offset_map_find((const offset_pair *)(const void *)d->map, d->n_map, offset);
}

uint32_t document_text_offset(const document *d, uint32_t offset)
{
    uint32_t low = d->text_begin, high = (uint32_t)d->text.n; // source offsets rise with the text's
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document_source_offset(d, middle) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool part_is_coded(part_kind kind)
{
    return kind == PART_TITLE || kind == PART_SUBTITLE || kind == PART_BODY;
}

static const char *const KINDS[] = {"title", "subtitle", "byline", "dateline", "body", "note"};

const char *part_kind_name(part_kind kind)
{
    return KINDS[kind];
}

bool part_kind_find(str name, part_kind *kind)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (!str_eq(name, str_of(KINDS[i]))) continue;
        *kind = (part_kind)i;
        return true;
    }
    return false;
}

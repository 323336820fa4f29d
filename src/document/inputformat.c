#include "document/inputformat.h"

#include "base/utf16.h"

status input_end(const input *in, bool something, diag *why)
{
    const diag *damage = stream_damage(in->in);
    if (damage) {
        if (why) *why = *damage;
        return damage->code;
    }
    if (something) return ST_OK;
    return diag_set(why, ST_FORMAT, in->path, 0, 0, "it is empty; there is nothing to code");
}

str input_damage(const input *in, arena *a)
{
    const diag *damage = stream_damage(in->in);
    return damage ? str_copy(a, str_of(damage->message)) : STR_NONE;
}

status input_refuse_utf16(const input *in, diag *why)
{
    str first;
    TRY(stream_peek(in->in, &first, why));
    if (utf16_marked(first) == UTF16_NOT) return ST_OK;
    return diag_set(why, ST_FORMAT, in->path, 0, 0,
                    "JSON must be UTF-8; convert it with iconv -f UTF-16 -t UTF-8");
}

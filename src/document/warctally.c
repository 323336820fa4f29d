#include "document/warctally.h"

#include "base/ascii.h"

// A media type as a name: in small letters, no more than a name's length, nothing but its signs.
static void set_name(char name[TALLY_MAX_TYPE_BYTES + 1], str media)
{
    size_t n = media.n < TALLY_MAX_TYPE_BYTES ? media.n : TALLY_MAX_TYPE_BYTES;
    for (size_t i = 0; i < n; i++) {
        char c = ascii_lower(media.p[i]);
        bool good = ascii_is_letter(c) || ascii_is_digit(c) || (c && strchr("/.+-_", c));
        name[i] = good ? c : '?';
    }
    name[n] = '\0';
    static const char NONE[] = "of no named type";
    if (!n) memcpy(name, NONE, sizeof NONE);
}

static void count_type(warc_tally *t, const char *name, size_t n)
{
    for (size_t i = 0; i < t->n_types; i++)
        if (strcmp(t->types[i].name, name) == 0) {
            t->types[i].n += n;
            return;
        }
    if (t->n_types == TALLY_MAX_TYPES) {
        t->other_types += n;
        return;
    }
    tally_type *type = &t->types[t->n_types++];
    memcpy(type->name, name, strlen(name) + 1);
    type->n = n;
}

void warctally_type(warc_tally *t, str media)
{
    char name[TALLY_MAX_TYPE_BYTES + 1];
    set_name(name, media);
    count_type(t, name, 1);
}

void warctally_add(warc_tally *to, const warc_tally *t)
{
    for (size_t i = 0; i < TALLY_COUNT; i++) to->n[i] += t->n[i];
    for (size_t i = 0; i < t->n_types; i++) count_type(to, t->types[i].name, t->types[i].n);
    to->other_types += t->other_types;
}

static void add(buf *out, size_t n, const char *what)
{
    if (n) buf_add_format(out, "%s%zu %s", out->n ? ", " : "", n, what);
}

void warctally_tell(const warc_tally *t, buf *out)
{
    static const char *const NAMES[][2] = {
#define X(name, one, many) {one, many},
        WARC_TALLY(X)
#undef X
    };
    for (size_t i = 0; i < TALLY_COUNT; i++) add(out, t->n[i], NAMES[i][t->n[i] != 1]);
    for (size_t i = 0; i < t->n_types; i++) add(out, t->types[i].n, t->types[i].name);
    add(out, t->other_types, "of other types");
}

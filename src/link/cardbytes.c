#include "link/cardbytes.h"

#include <math.h>
#include <string.h>

#define CARDBYTES_FORM 1       // the first byte; rises with any change of what follows
#define CARDBYTES_DAYS 4000000 // from 1970, to either side: no date has a year of five digits

// --- writing

static void put_number(buf *out, uint64_t x, int bytes)
{
    for (int i = 0; i < bytes; i++) buf_add_byte(out, (char)(x >> (8 * i) & 255));
}

static void put_double(buf *out, double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    put_number(out, bits, 8);
}

static void put_list(buf *out, const uint32_t *list, uint8_t n)
{
    buf_add_byte(out, (char)n);
    for (uint8_t i = 0; i < n; i++) put_number(out, list[i], 4);
}

enum {
    IS_NEGATED = 1,
    IS_DENIED = 2,
    IS_SAID = 4,
    IS_PASSING = 8,
    IS_AGAIN = 16,
    IS_MUTUAL = 32,
    IS_HEADLINE = 64,
    IS_DATED = 128
};

static int flags_of(const event_card *c)
{
    return (c->negated ? IS_NEGATED : 0) | (c->denied ? IS_DENIED : 0) | (c->said ? IS_SAID : 0) |
           (c->passing ? IS_PASSING : 0) | (c->again ? IS_AGAIN : 0) | (c->mutual ? IS_MUTUAL : 0) |
           (c->headline ? IS_HEADLINE : 0) | (c->when.known ? IS_DATED : 0);
}

void cardbytes_write(const event_card *c, buf *out)
{
    buf_add_byte(out, CARDBYTES_FORM);
    buf_add_byte(out, (char)flags_of(c));
    buf_add_byte(out, (char)c->stage);
    const uint32_t plain[] = {c->type,  c->mode,    c->trigger,       c->text,
                              c->place, c->country, (uint32_t)c->told};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) put_number(out, plain[i], 4);
    if (c->when.known) {
        put_number(out, (uint32_t)c->when.first, 4);
        put_number(out, (uint32_t)c->when.last, 4);
    }
    put_list(out, c->actors, c->n_actors);
    put_list(out, c->recipients, c->n_recipients);
    put_list(out, c->words, c->n_words);
    put_list(out, c->items, c->n_items);
    put_list(out, c->lands, c->n_lands);
    put_list(out, c->talk, c->n_talk);
    put_list(out, c->sketch, c->n_sketch);
    buf_add_byte(out, (char)c->n_people);
    for (uint8_t i = 0; i < c->n_people; i++) {
        put_number(out, c->people[i].side, 4);
        put_number(out, c->people[i].name, 4);
    }
    buf_add_byte(out, (char)c->n_sums);
    for (uint8_t i = 0; i < c->n_sums; i++) put_double(out, c->sums[i]);
}

// --- reading

typedef struct {
    str rest;
    bool broken; // there were not so many bytes, or too many of a list
} input;

static uint64_t take_number(input *in, int bytes)
{
    uint64_t x = 0;
    if (in->rest.n < (size_t)bytes) {
        in->broken = true;
        in->rest.n = 0;
        return 0;
    }
    for (int i = 0; i < bytes; i++) x |= (uint64_t)(unsigned char)in->rest.p[i] << (8 * i);
    in->rest.p += bytes;
    in->rest.n -= (size_t)bytes;
    return x;
}

static uint32_t take_32(input *in)
{
    return (uint32_t)take_number(in, 4);
}

static uint8_t take_count(input *in, int max)
{
    uint64_t n = take_number(in, 1);
    if (n <= (uint64_t)max) return (uint8_t)n;
    in->broken = true;
    return 0;
}

static uint8_t take_list(input *in, uint32_t *list, int max)
{
    uint8_t n = take_count(in, max);
    for (uint8_t i = 0; i < n; i++) list[i] = take_32(in);
    return n;
}

static void take_flags(input *in, event_card *c)
{
    int flags = (int)take_number(in, 1);
    c->negated = flags & IS_NEGATED;
    c->denied = flags & IS_DENIED;
    c->said = flags & IS_SAID;
    c->passing = flags & IS_PASSING;
    c->again = flags & IS_AGAIN;
    c->mutual = flags & IS_MUTUAL;
    c->headline = flags & IS_HEADLINE;
    c->when.known = flags & IS_DATED;
}

// A day since 1970-01-01, or `open`.
static int32_t take_day(input *in, int32_t open)
{
    int32_t day = (int32_t)take_32(in);
    if (day != open && (day < -CARDBYTES_DAYS || day > CARDBYTES_DAYS)) in->broken = true;
    return day;
}

static void take_plain(input *in, event_card *c)
{
    uint32_t *const plain[] = {&c->type, &c->mode, &c->trigger, &c->text, &c->place, &c->country};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) *plain[i] = take_32(in);
    c->told = take_day(in, PERIOD_FIRST);
    c->when.first = c->when.known ? take_day(in, PERIOD_FIRST) : PERIOD_FIRST;
    c->when.last = c->when.known ? take_day(in, PERIOD_LAST) : PERIOD_LAST;
}

static double take_sum(input *in)
{
    uint64_t bits = take_number(in, 8);
    double x;
    memcpy(&x, &bits, sizeof x);
    if (!isfinite(x)) in->broken = true;
    return x;
}

bool cardbytes_read(str bytes, event_card *c)
{
    input in = {.rest = bytes};
    *c = (event_card){0};
    if (take_number(&in, 1) != CARDBYTES_FORM) return false;
    take_flags(&in, c);
    c->stage = (uint8_t)take_number(&in, 1);
    take_plain(&in, c);
    c->n_actors = take_list(&in, c->actors, CARD_SIDES);
    c->n_recipients = take_list(&in, c->recipients, CARD_SIDES);
    c->n_words = take_list(&in, c->words, CARD_WORDS);
    c->n_items = take_list(&in, c->items, CARD_ITEMS);
    c->n_lands = take_list(&in, c->lands, CARD_LANDS);
    c->n_talk = take_list(&in, c->talk, CARD_TALK);
    c->n_sketch = take_list(&in, c->sketch, CARD_SKETCH);
    c->n_people = take_count(&in, CARD_PEOPLE);
    for (uint8_t i = 0; i < c->n_people; i++) {
        c->people[i].side = take_32(&in);
        c->people[i].name = take_32(&in);
    }
    c->n_sums = take_count(&in, CARD_SUMS);
    for (uint8_t i = 0; i < c->n_sums; i++) c->sums[i] = take_sum(&in);
    return !in.broken && !in.rest.n;
}

// --- sketches

void sketchbytes_write(const text_sketch *s, buf *out)
{
    put_number(out, s->content, 8);
    put_number(out, s->n_words, 4);
    for (int i = 0; i < SKETCH_HASHES; i++) put_number(out, s->least[i], 4);
}

bool sketchbytes_read(str bytes, text_sketch *s)
{
    input in = {.rest = bytes};
    s->content = take_number(&in, 8);
    s->n_words = take_32(&in);
    for (int i = 0; i < SKETCH_HASHES; i++) s->least[i] = take_32(&in);
    return !in.broken && !in.rest.n;
}

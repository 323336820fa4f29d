#include "ledger/noticeparty.h"

#include "mention/statename.h"

#define NAME_MAX_BYTES 200 // of a purchaser's name

static const char SUPPLIER[] = "USA";

const fact_party *notice_supplier(arena *a)
{
    fact_party *p = arena_array(a, fact_party, 1);
    *p = (fact_party){STR("USAGOV"), STR("USA"), STR("United States")};
    return p;
}

typedef struct {
    fact_party *p; // [NOTICE_PARTIES_MAX]
    uint32_t n;
} parties;

static void add(parties *out, fact_party p)
{
    if (!p.key.n || str_eq(p.key, str_of(SUPPLIER)) || out->n == NOTICE_PARTIES_MAX) return;
    for (uint32_t i = 0; i < out->n; i++)
        if (str_eq(out->p[i].key, p.key)) return;
    out->p[out->n++] = p;
}

static fact_party party_of(const actor *who, str words)
{
    str key = who->country.n ? who->country : who->entity;
    return (fact_party){who->code, key, who->country.n ? who->name : words};
}

// A bare "government" is nobody.
static bool is_state_or_body(const actor *who)
{
    return !who->person && (who->country.n || str_starts(who->code, STR("IG")));
}

// Actors that are named in these bytes of the document.
static void add_mentioned(const coded *c, span where, parties *out)
{
    for (size_t i = 0; i < c->mentions.n; i++) {
        const mention *m = &c->mentions.p[i];
        if (m->kind != MENTION_ACTOR || !span_overlaps(m->span, where) || m->faint) continue;
        for (uint32_t k = 0; k < m->n_actors; k++)
            if (is_state_or_body(m->actors[k]))
                add(out, party_of(m->actors[k], span_text(c->document->text, m->span)));
    }
}

// A country by its bare name, where the mention finder missed a broken word.
static bool add_named(str name, parties *out, arena *a)
{
    str called, country = statename_code(str_trim(name), &called);
    if (!country.n) return false;
    buf code = {0};
    buf_add_format(&code, "%.*sGOV", STR_ARG(country));
    add(out, (fact_party){str_copy(a, buf_str(&code)), country, called});
    buf_free(&code);
    return true;
}

// The name without "the Government of", up to what is said of it besides.
static span purchaser(str s, size_t from, size_t to)
{
    static const char LEADS[] =
        "the|government of|governments of|state of|kingdom of|republic of|arab republic of|"
        "federal republic of|sultanate of|hashemite kingdom of|commonwealth of|principality of|"
        "federation of|royal government of";
    for (size_t next; from < to;) {
        from = notice_skip(s, from, to);
        if (!(next = notice_at_any(s, from, to, LEADS))) break;
        from = next;
    }
    size_t stop,
        cut = notice_find_any(
            s, from, to, "acting|on behalf|as lead|as the lead|for the benefit|through", &stop);
    if (cut != SIZE_MAX) to = cut;
    for (size_t i = from; i < to; i++)
        if (s.p[i] == '(' || s.p[i] == ';' || s.p[i] == '\n') to = i;
    return (span){(uint32_t)from, (uint32_t)(to > from ? to : from)};
}

static bool read_name(const coded *c, const notice_text *t, size_t from, size_t to, parties *out,
                      arena *a)
{
    if (to > from + NAME_MAX_BYTES) to = from + NAME_MAX_BYTES;
    // The Taipei office has the name of the other country in its own.
    if (notice_find(t->text, from, to, "TECRO") != SIZE_MAX ||
        notice_find(t->text, from, to, "Taipei Economic") != SIZE_MAX) {
        add(out, (fact_party){STR("TWNGOV"), STR("TWN"), STR("Taiwan")});
        return true;
    }
    span bare = purchaser(t->text, from, to);
    if (add_named(span_text(t->text, bare), out, a)) return true;
    size_t end = bare.end > bare.begin ? bare.end : to;
    uint32_t first = out->n;
    add_mentioned(c, notice_text_span(t, from, end), out);
    // A body's own name: "NATO Support and Procurement Agency", of which the dictionary has NATO.
    bool body = out->n == first + 1 && out->p[first].key.n > 3;
    if (body && bare.end > bare.begin)
        out->p[first].name = str_trim(str_sub(t->text, bare.begin, bare.end));
    return out->n > 0;
}

// Where a name ends that stands in "Sale to the Government of X of radars".
static size_t name_end(str s, size_t from, size_t to)
{
    static const char STATES[] =
        "government of|governments of|republic of|kingdom of|state of|sultanate of|"
        "arab republic of|commonwealth of|principality of|states of|federation of|ministry of|"
        "order of";
    for (size_t i = from; i < to; i++) {
        size_t state = notice_at_any(s, i, to, STATES);
        if (state) {
            i = state;
            continue;
        }
        if (notice_at_any(s, i, to, "of|for|under|has|have|to|from|worth|requests")) return i;
    }
    return to;
}

static bool from_line(const coded *c, const notice_text *t, parties *out, arena *a)
{
    size_t stop,
        at = notice_find_any(t->text, 0, t->text.n, "prospective purchaser|purchaser:", &stop);
    if (at == SIZE_MAX) return false;
    while (stop < t->text.n && (t->text.p[stop] == ':' || t->text.p[stop] == ' ')) stop++;
    size_t end = str_find_byte(t->text, '\n', stop);
    if (end == SIZE_MAX) end = t->text.n;
    size_t next = notice_find(t->text, stop, end, "(ii)");
    return read_name(c, t, stop, next == SIZE_MAX ? end : next, out, a);
}

static bool from_sentence(const coded *c, const notice_text *t, parties *out, arena *a)
{
    static const char SALES[] =
        "military sale to|military sales to|military sale (FMS) to|sale to|sales to|"
        "military sales case to|amendment to|export to";
    size_t stop;
    str s = t->text;
    for (size_t at = 0; notice_find_any(s, at, s.n, SALES, &stop) != SIZE_MAX; at = stop) {
        size_t end = notice_sentence_end(s, stop, s.n);
        if (read_name(c, t, stop, name_end(s, stop, end), out, a)) return true;
    }
    for (size_t at = 0;
         (at = notice_find_any(s, at, s.n, "has requested|have requested|has asked|requested",
                               &stop)) != SIZE_MAX;
         at = stop) {
        size_t begin = at;
        while (begin && s.p[begin - 1] != '\n' && at - begin < NAME_MAX_BYTES &&
               !(begin > 1 && s.p[begin - 2] == '.' && s.p[begin - 1] == ' '))
            begin--;
        if (read_name(c, t, begin, at, out, a)) return true;
    }
    return false;
}

// "Estonia - M142 launchers", "Arms Sales Notification - Chile".
static bool from_title(const coded *c, parties *out)
{
    str title = c->document->title;
    size_t at = title.n ? str_find(c->document->text, title) : SIZE_MAX;
    if (at == SIZE_MAX) return false;
    add_mentioned(c, (span){(uint32_t)at, (uint32_t)(at + title.n)}, out);
    return out->n > 0;
}

const fact_party *notice_recipients(const coded *c, const notice_text *t, arena *a, uint32_t *n)
{
    parties out = {arena_array(a, fact_party, NOTICE_PARTIES_MAX), 0};
    if (!from_line(c, t, &out, a) && !from_sentence(c, t, &out, a)) from_title(c, &out);
    *n = out.n;
    return out.p;
}

#include "query/eventqueryvalue.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "mention/statename.h"
#include "query/eventqueryscale.h"
#include "query/partycode.h"
#include "rule/plover.h"

#define SHOWN_MAX 60 // bytes of a wrong value in a message

// --- what is near

status eventqueryvalue_refuse(const eventquery_field *f, str text, suggestion *near,
                              const char *possible, diag *why)
{
    buf words = {0};
    str shown = utf8_cut(text, SHOWN_MAX);
    buf_add_format(&words, "%s:%.*s is none", f->name, STR_ARG(shown));
    if (near && near->best.n)
        buf_add_c(&words, suggestion_text(near));
    else
        buf_add_format(&words, "; %s", possible);
    status s = diag_set(why, ST_USAGE, NULL, 0, 0, "%s", words.p);
    buf_free(&words);
    return s;
}

// --- closed lists

static str upper(str s, arena *a)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) p[i] = ascii_is_lower(p[i]) ? (char)(p[i] - 'a' + 'A') : p[i];
    return (str){p, s.n};
}

static status read_type(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                        diag *why)
{
    suggestion near = {.word = text};
    buf all = {0};
    out->text = upper(text, a);
    if (plover_type_find(out->text) >= 0) return ST_OK;
    buf_add_c(&all, "types are");
    for (int i = 0; i < PLOVER_TYPES; i++) {
        suggestion_offer(&near, str_of(plover_type_name(i)));
        buf_add_format(&all, "%s %s", i ? "," : "", plover_type_name(i));
    }
    status s = eventqueryvalue_refuse(f, text, &near, all.p, why);
    buf_free(&all);
    return s;
}

// Appends a name that is not there yet.
static void add_name(const char *name, buf *all)
{
    buf known = {0};
    buf_add_format(&known, " %s,", name);
    if (str_find(buf_str(all), buf_str(&known)) == SIZE_MAX) buf_add(all, buf_str(&known));
    buf_free(&known);
}

// Without the comma behind the last one.
static status refuse_with(const eventquery_field *f, str text, suggestion *near, buf *all,
                          diag *why)
{
    all->p[all->n - 1] = '\0';
    status s = eventqueryvalue_refuse(f, text, near, all->p, why);
    buf_free(all);
    return s;
}

static status read_mode(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                        diag *why)
{
    suggestion near = {.word = text};
    buf all = {0};
    bool found = false;
    out->text = str_lower(a, text);
    buf_add_c(&all, "modes are");
    for (int t = 0; t < PLOVER_TYPES; t++)
        for (int i = 0;; i++) {
            const char *mode = plover_mode_at(str_of(plover_type_name(t)), i);
            if (!mode) break;
            if (str_eq(out->text, str_of(mode))) found = true;
            suggestion_offer(&near, str_of(mode));
            add_name(mode, &all);
        }
    if (!found) return refuse_with(f, text, &near, &all, why);
    buf_free(&all);
    return ST_OK;
}

static status read_context(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                           diag *why)
{
    suggestion near = {.word = text};
    buf all = {0};
    out->text = str_lower(a, text);
    if (plover_has_context(out->text)) return ST_OK;
    buf_add_c(&all, "contexts are");
    for (int i = 0; plover_context_at(i); i++) {
        suggestion_offer(&near, str_of(plover_context_at(i)));
        add_name(plover_context_at(i), &all);
    }
    return refuse_with(f, text, &near, &all, why);
}

static status read_choice(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                          diag *why)
{
    eventquery_field_id id = eventquery_field_number(f);
    if (id == FIELD_TYPE) return read_type(f, text, a, out, why);
    if (id == FIELD_MODE) return read_mode(f, text, a, out, why);
    out->text = str_lower(a, text);
    if (str_in_list(out->text, f->choices, '|')) return ST_OK;
    suggestion near = {.word = text};
    buf all = {0};
    buf_add_c(&all, "possible are");
    for (str rest = str_of(f->choices); rest.p;) {
        str one = str_copy(a, str_split(&rest, '|'));
        suggestion_offer(&near, one);
        buf_add_format(&all, " %s%s", one.p, rest.p ? "," : "");
    }
    status s = eventqueryvalue_refuse(f, text, &near, all.p, why);
    buf_free(&all);
    return s;
}

static status read_truth(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                         diag *why)
{
    bool happened = f->kind == VALUE_HAPPENED;
    out->text = str_lower(a, text);
    if (str_in_list(out->text, happened ? "yes|no|any" : "yes|no", '|')) return ST_OK;
    return eventqueryvalue_refuse(f, text, NULL, happened ? "yes, no or any" : "yes or no", why);
}

// --- codes

// Names are read as their codes.
static status read_side(const eventquery_field *f, str text, arena *a, str *out, diag *why)
{
    bool place = eventquery_field_number(f) == FIELD_COUNTRY;
    if (partycode_read(text, a, out) && (!place || statename_called(*out).n)) return ST_OK;
    suggestion near = {.word = text};
    partycode_offer(&near);
    return eventqueryvalue_refuse(
        f, text, &near,
        place ? "a country by its name or three letters, such as CHN (ISO 3166-1)"
              : PARTYCODE_POSSIBLE,
        why);
}

static status read_dyad(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                        diag *why)
{
    size_t cut = str_find_byte(text, '-', 0);
    if (cut == SIZE_MAX)
        return eventqueryvalue_refuse(f, text, NULL, "two codes with - between: USA-CHN", why);
    TRY(read_side(f, str_sub(text, 0, cut), a, &out->text, why));
    return read_side(f, str_sub(text, cut + 1, text.n), a, &out->other, why);
}

static status read_cameo(const eventquery_field *f, str text, eventquery_value *out, diag *why)
{
    out->text = text;
    if (cameo_known(text)) return ST_OK;
    return eventqueryvalue_refuse(f, text, NULL, "a CAMEO code of 2 to 4 digits, such as 19 or 190",
                                  why);
}

// --- words

// Something that can be sought.
static status read_words(str text, eventquery_value *out, diag *why)
{
    out->text = text;
    for (size_t i = 0; i < text.n; i++)
        if (ascii_is_letter(text.p[i]) || ascii_is_digit(text.p[i]) ||
            (unsigned char)text.p[i] > 127)
            return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%.*s is no word; words need a letter or a digit",
                    STR_ARG(utf8_cut(text, SHOWN_MAX)));
}

static status read_name(const eventquery_field *f, str text, eventquery_value *out, diag *why)
{
    out->begins = str_ends(text, STR("*"));
    out->text = str_sub(text, 0, text.n - out->begins);
    if (out->text.n) return ST_OK;
    return eventqueryvalue_refuse(f, text, NULL, "a name, or its beginning and a *", why);
}

status eventquery_value_read(const eventquery_field *f, eventquery_op op, str text, arena *a,
                             eventquery_value *out, diag *why)
{
    *out = (eventquery_value){0};
    bool scale = f->kind == VALUE_NUMBER || f->kind == VALUE_DATE;
    if (op != QUERY_EQUAL && !scale)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%s takes no < or >: those are for dates and numbers", f->name);
    switch (f->kind) {
    case VALUE_SIDE: return read_side(f, text, a, &out->text, why);
    case VALUE_DYAD: return read_dyad(f, text, a, out, why);
    case VALUE_CHOICE: return read_choice(f, text, a, out, why);
    case VALUE_CONTEXT: return read_context(f, text, a, out, why);
    case VALUE_CAMEO: return read_cameo(f, text, out, why);
    case VALUE_DATE:
    case VALUE_SINCE:
    case VALUE_UNTIL:
    case VALUE_NUMBER: return eventqueryscale_read(f, op, text, a, out, why);
    case VALUE_YES_NO:
    case VALUE_HAPPENED: return read_truth(f, text, a, out, why);
    case VALUE_NAME: return read_name(f, text, out, why);
    case VALUE_ID: out->text = text; return ST_OK;
    case VALUE_WORDS: return read_words(text, out, why);
    }
    return ST_OK;
}

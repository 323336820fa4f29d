#include "ledger/watchrule.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

// --- reading

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

// The next word of the line; quotation marks keep blanks together and are taken off.
static str next_word(str *rest, arena *a)
{
    buf word = {0};
    size_t i = 0;
    bool quoted = false;
    while (i < rest->n && is_blank(rest->p[i])) i++;
    for (; i < rest->n && (quoted || !is_blank(rest->p[i])); i++) {
        if (rest->p[i] == '"')
            quoted = !quoted;
        else if (rest->p[i] == '#' && !quoted && !word.n)
            i = rest->n - 1;
        else
            buf_add_byte(&word, rest->p[i]);
    }
    *rest = str_sub(*rest, i, rest->n);
    str out = str_copy(a, buf_str(&word));
    buf_free(&word);
    return out;
}

static status fail(const char *file, int line, const char *what, str word, diag *why)
{
    return diag_set(why, ST_USAGE, file, line, 0, "'%.*s': %s", STR_ARG(word), what);
}

static status read_setting(watch_rule *r, str word, const char *file, diag *why)
{
    size_t equals = str_find_byte(word, '=', 0);
    str value = equals == SIZE_MAX ? STR_NONE : str_sub(word, equals + 1, word.n);
    str key = equals == SIZE_MAX ? word : str_sub(word, 0, equals);
    if (!value.n)
        return fail(file, r->line, "expected from=, to=, subject= or stage= and a value", word,
                    why);
    if (str_eq(key, STR("from")))
        r->filter.from = value;
    else if (str_eq(key, STR("to")))
        r->filter.to = value;
    else if (str_eq(key, STR("subject")))
        r->filter.subject = value;
    else if (str_eq(key, STR("stage")))
        r->state = value;
    else
        return fail(file, r->line, "expected from, to, subject or stage before the '='", word, why);
    return ST_OK;
}

static bool find_kind(str word, ledger_kind *kind)
{
    for (int k = 0; k < LEDGER_KINDS; k++) {
        if (!str_eq(word, str_of(ledger_kind_name((ledger_kind)k)))) continue;
        *kind = (ledger_kind)k;
        return true;
    }
    return false;
}

status watchrule_read(str text, const char *file, arena *a, watch_rules *out, diag *why)
{
    int line = 0;
    while (text.p && text.n) {
        str rest = str_split(&text, '\n'), word = next_word(&rest, a);
        line++;
        if (!word.n) continue;
        if (out->n == WATCH_RULES_MAX)
            return diag_set(why, ST_USAGE, file, line, 0, "more than %d rules", WATCH_RULES_MAX);
        watch_rule r = {.line = line};
        if (!find_kind(word, &r.kind))
            return fail(file, line, "expected channels, transfers, redlines or positions", word,
                        why);
        while ((word = next_word(&rest, a)).n) TRY(read_setting(&r, word, file, why));
        *vec_push(a, out) = r;
    }
    return ST_OK;
}

// --- applying

typedef struct {
    const watch_rule *rule;
    arena *a;
    watch_changes *out;
} watcher;

static str join(arena *a, const fact_party *p, uint32_t n, const char *between)
{
    buf b = {0};
    for (uint32_t i = 0; i < n; i++)
        buf_add_format(&b, i ? "%s%.*s" : "%.0s%.*s", between, STR_ARG(p[i].code));
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static str pair(arena *a, str from, str to)
{
    buf b = {0};
    buf_add_format(&b, "%.*s > %.*s", STR_ARG(from), STR_ARG(to));
    str out = str_copy(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static void add(watcher *w, watch_change c)
{
    buf key = {0};
    if (w->rule->state.n && !str_eq_nocase(w->rule->state, c.state)) return;
    buf_add_format(&key, "%.*s|%.*s|%.*s", STR_ARG(c.row), STR_ARG(c.state), STR_ARG(c.date));
    hash_hex(hash_str(buf_str(&key)), c.id);
    buf_free(&key);
    for (size_t i = 0; i < w->out->n; i++)
        if (strcmp(w->out->p[i].id, c.id) == 0) return; // another rule asked for it
    c.rule = w->rule;
    c.kind = w->rule->kind;
    *vec_push(w->a, w->out) = c;
}

static void add_history(watcher *w, watch_change c, const ledger_change *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        c.state = p[i].state;
        c.date = p[i].date;
        c.text = p[i].text;
        add(w, c);
    }
}

static void watch(watcher *w, const ledger_table *t)
{
    for (size_t i = 0; w->rule->kind == LEDGER_CHANNELS && i < t->n_channels; i++) {
        const channel_row *r = &t->channels[i];
        watch_change c = {.row = str_of(r->id),
                          .who = join(w->a, r->parties, r->n_parties, "-"),
                          .subject = r->subject};
        add_history(w, c, r->history, r->n_history);
    }
    for (size_t i = 0; w->rule->kind == LEDGER_TRANSFERS && i < t->n_transfers; i++) {
        const transfer_row *r = &t->transfers[i];
        str to = join(w->a, r->recipients, r->n_recipients, ",");
        watch_change c = {.row = str_of(r->id),
                          .who = pair(w->a, join(w->a, r->suppliers, r->n_suppliers, ","), to),
                          .subject = r->n_items ? r->items[0].text : r->kind};
        add_history(w, c, r->history, r->n_history);
    }
    for (size_t i = 0; w->rule->kind == LEDGER_REDLINES && i < t->n_redlines; i++) {
        const redline_row *r = &t->redlines[i];
        add(w, (watch_change){.row = str_of(r->id),
                              .who = pair(w->a, r->by.code, r->to.code),
                              .subject = r->subject,
                              .state = r->strength,
                              .date = r->since,
                              .text = r->words});
    }
    for (size_t i = 0; w->rule->kind == LEDGER_POSITIONS && i < t->n_positions; i++) {
        const position_row *r = &t->positions[i];
        add(w, (watch_change){.row = str_of(r->id),
                              .who = r->by.code,
                              .subject = r->subject,
                              .state = r->stance,
                              .date = r->since,
                              .text = r->words});
    }
}

static int by_date(const void *a, const void *b)
{
    const watch_change *x = a, *y = b;
    int c = str_cmp(x->date, y->date);
    if (!c) c = str_cmp(x->row, y->row);
    return c ? c : str_cmp(x->state, y->state);
}

void watchrule_apply(const watch_rules *rules, const ledger_table *t, arena *a, watch_changes *out)
{
    for (size_t i = 0; i < rules->n; i++) {
        watcher w = {.rule = &rules->p[i], .a = a, .out = out};
        ledger_table passed = rowfilter_apply(t, &rules->p[i].filter, a);
        watch(&w, &passed);
    }
    if (out->n) qsort(out->p, out->n, sizeof *out->p, by_date);
}

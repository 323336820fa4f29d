// Lines of words: "words signed * new_@accords". The words stand in the sentence in this order, '*'
// being the trigger; '_' joins those between which nothing else stands, a blank leaves room.
//
// Matching keeps, word by word of the line, the places of the sentence where what came so far may
// end, so that its time grows with the line times the sentence whatever the gaps.
#include "rule/program.h"
#include "rule/slot.h"

#include <string.h>

#define SENTENCE_WORDS_MAX 1024 // longer sentences are lists; words behind are not looked at

static status fail(const builder *b, const char *file, rule_word w, const char *what)
{
    return diag_set(b->why, ST_CODEBOOK, file, w.line, w.column, "%s", what);
}

// One word, "@class" or "*" of the line; "*signed" is the trigger in this form, "=pacts" no "pact".
static status add_place(builder *b, rule_word w, str text, const char *file, bool joined,
                        word_line *out)
{
    if (out->n == WORDS_MAX) return fail(b, file, w, "a 'words' line has at most 24 words");
    word_place *p = &out->places[out->n++];
    *p = (word_place){.joined = joined};
    if (text.p[0] == '@') {
        rule_word name = {str_sub(text, 1, text.n), w.line, w.column, false};
        word_set *set;
        TRY(program_class(b, name, file, &set));
        p->set = set;
        return ST_OK;
    }
    p->trigger = text.p[0] == '*';
    p->exact = text.p[0] == '=' && text.n > 1;
    if (p->trigger || p->exact) text = str_sub(text, 1, text.n);
    if (text.n) p->word = program_intern(b->c, text);
    if (text.n && !p->word) return fail(b, file, w, "this word is too long for a rule");
    return ST_OK;
}

status program_words(builder *b, const rule_line *line, const char *file, constraint *out)
{
    word_line *words = arena_alloc(&b->c->a, sizeof *words);
    buf text = {0};
    uint32_t triggers = 0;
    *words = (word_line){0};
    buf_add_c(&text, "words");
    status s = ST_OK;
    for (size_t i = 0; i < line->n_words && s == ST_OK; i++) {
        rule_word w = line->words[i];
        str rest = w.text;
        bool joined = false;
        buf_add_format(&text, " %.*s", STR_ARG(w.text));
        while (rest.p && s == ST_OK) {
            str one = str_split(&rest, '_');
            if (one.n) s = add_place(b, w, one, file, joined && words->n, words);
            joined = true;
        }
        bool open = str_ends(w.text, STR("_")) && i + 1 < line->n_words;
        if (open && s == ST_OK) s = fail(b, file, w, "expected a word behind '_'");
    }
    *out = (constraint){.line = line->line, .words = words, .accepts = true};
    out->text = str_copy(&b->c->a, buf_str(&text));
    buf_free(&text);
    TRY(s);
    for (uint32_t i = 0; i < words->n; i++) triggers += words->places[i].trigger;
    if (triggers == 1) return ST_OK;
    return diag_set(b->why, ST_CODEBOOK, file, line->line, line->column,
                    "expected words and one '*', which stands for the trigger");
}

// How many words from `at` on are the group; 0 when they are not.
static uint32_t group_at(const matcher *m, const word_group *g, uint32_t at)
{
    if (at + g->n > m->f->sentence->n_tokens) return 0;
    for (uint32_t k = 0; k < g->n; k++)
        if (m->forms[at + k] != g->words[k] && m->ids[at + k] != g->words[k]) return 0;
    return g->n;
}

static bool has_form(const word_set *set, word_id form)
{
    uint32_t low = 0, high = set->n_words;
    while (form && low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (set->words[middle] == form) return true;
        if (set->words[middle] < form)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

// Marks in `ends` where the place ends when it begins at `at`.
static void mark_ends(const matcher *m, const word_place *p, uint32_t at, uint32_t word, bool *ends)
{
    if (p->trigger) {
        if (at == word && (!p->word || m->forms[at] == p->word)) ends[at + 1] = true;
        return;
    }
    if (!p->set) {
        if (m->forms[at] == p->word || (!p->exact && m->ids[at] == p->word)) ends[at + 1] = true;
        return;
    }
    if (has_form(p->set, m->forms[at]) || has_form(p->set, m->ids[at])) ends[at + 1] = true;
    for (uint32_t i = 0; i < p->set->n_groups; i++) {
        uint32_t n = group_at(m, &p->set->groups[i], at);
        if (n && at + n <= SENTENCE_WORDS_MAX) ends[at + n] = true;
    }
}

bool matcher_words(const matcher *m, const word_line *line, uint32_t word)
{
    bool room[2][SENTENCE_WORDS_MAX + 1];
    uint32_t n = m->f->sentence->n_tokens;
    if (n > SENTENCE_WORDS_MAX) n = SENTENCE_WORDS_MAX;
    for (uint32_t k = 0; k < line->n; k++) {
        const word_place *p = &line->places[k];
        const bool *before = room[k & 1];
        bool *ends = room[(k & 1) ^ 1], reached = k == 0, any = false;
        memset(ends, 0, n + 1);
        for (uint32_t at = 0; at < n; at++) {
            if (k) reached = p->joined ? before[at] : reached || before[at];
            if (reached) mark_ends(m, p, at, word, ends);
        }
        for (uint32_t at = 0; at <= n; at++) any |= ends[at];
        if (!any) return false;
    }
    return true;
}

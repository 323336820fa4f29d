#include "rule/program.h"
#include "rule/suggestion.h"
#include "rule/wordclass.h"

#include <string.h>

static const struct {
    const char *name;
    slot_kind slot;
} SLOTS[] = {
    {"subject", SLOT_SUBJECT},
    {"object", SLOT_OBJECT},
    {"iobject", SLOT_IOBJECT},
    {"complement", SLOT_COMPLEMENT},
    {"adverb", SLOT_ADVERB},
    {"adjective", SLOT_ADJECTIVE},
    {"modifier", SLOT_MODIFIER},
    {"determiner", SLOT_DETERMINER},
    {"possessor", SLOT_POSSESSOR},
    {"governor", SLOT_GOVERNOR},
    {"light", SLOT_LIGHT},
    {"speaker", SLOT_SPEAKER},
    {"counterpart", SLOT_COUNTERPART},
    {"self", SLOT_SELF},
    {"left", SLOT_LEFT},
    {"right", SLOT_RIGHT},
    {"sentence", SLOT_SENTENCE},
};

// Prepositions of one word. "when" and "if" are there because parsers mark clauses with them.
static const char *const PREPOSITIONS[] = {
    "with",
    "to",
    "from",
    "against",
    "for",
    "on",
    "over",
    "about",
    "into",
    "in",
    "at",
    "by",
    "of",
    "between",
    "among",
    "toward",
    "towards",
    "under",
    "after",
    "before",
    "since",
    "despite",
    "amid",
    "via",
    "as",
    "than",
    "until",
    "till",
    "during",
    "without",
    "within",
    "through",
    "across",
    "around",
    "behind",
    "beside",
    "besides",
    "beyond",
    "near",
    "off",
    "onto",
    "out",
    "outside",
    "inside",
    "past",
    "per",
    "regarding",
    "concerning",
    "following",
    "including",
    "like",
    "unlike",
    "except",
    "plus",
    "opposite",
    "versus",
    "upon",
    "up",
    "down",
    "along",
    "above",
    "below",
    "beneath",
    "throughout",
    "amongst",
    "amidst",
    "alongside",
    "because",
    "while",
    "when",
    "if",
    "unless",
    "though",
    "although",
    "whether",
    "that",
    "pending",
    "excluding",
    "notwithstanding",
    "underneath",
    "aboard",
    "round",
    "minus",
    "worth",
};

// First words of complex prepositions that are none themselves.
static const char *const COMPLEX_STARTS[] = {
    "due",      "ahead",  "according", "instead",  "prior",        "thanks",   "such",
    "next",     "rather", "owing",     "contrary", "regardless",   "apart",    "aside",
    "together", "based",  "close",     "away",     "irrespective", "relative", "subject",
    "compared", "back",   "far",       "even",     "so",
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

// Most comparisons of the start of the program are these: the first letter decides nearly all.
static bool is_named(str name, const char *known)
{
    return name.n && name.p[0] == known[0] && str_eq(name, str_of(known));
}

static bool listed(const char *const *list, size_t n, str word)
{
    for (size_t i = 0; i < n; i++)
        if (is_named(word, list[i])) return true;
    return false;
}

static bool is_preposition(str name)
{
    if (!memchr(name.p, '_', name.n)) return listed(PREPOSITIONS, COUNT(PREPOSITIONS), name);
    str rest = name;
    str first = str_split(&rest, '_');
    while (rest.p)
        if (!str_split(&rest, '_').n) return false;
    return listed(PREPOSITIONS, COUNT(PREPOSITIONS), first) ||
           listed(COMPLEX_STARTS, COUNT(COMPLEX_STARTS), first);
}

static bool read_step(str name, arena *a, path_step *out)
{
    for (size_t i = 0; i < COUNT(SLOTS); i++)
        if (is_named(name, SLOTS[i].name)) {
            *out = (path_step){SLOTS[i].slot, STR_NONE};
            return true;
        }
    if (!name.n || !is_preposition(name)) return false;
    *out = (path_step){SLOT_PREP, str_copy(a, wordclass_preposition(name))};
    return true;
}

bool program_is_slot(str name)
{
    for (size_t i = 0; i < COUNT(SLOTS); i++)
        if (is_named(name, SLOTS[i].name)) return true;
    return name.n && is_preposition(name);
}

void program_offer_slots(void *suggestion_state)
{
    for (size_t i = 0; i < COUNT(SLOTS); i++)
        suggestion_offer(suggestion_state, str_of(SLOTS[i].name));
    for (size_t i = 0; i < COUNT(PREPOSITIONS); i++)
        suggestion_offer(suggestion_state, str_of(PREPOSITIONS[i]));
}

status program_path(rule_word w, const char *file, arena *a, path *out, diag *why)
{
    path_step steps[PATH_STEPS_MAX];
    uint32_t n = 0;
    *out = (path){0};
    if (str_eq(w.text, STR("inner"))) return ST_OK; // the inner event's own, of an operator
    str rest = w.text;
    while (rest.p) {
        str name = str_split(&rest, '.');
        int column = w.column + (int)(name.p - w.text.p);
        if (n == PATH_STEPS_MAX)
            return diag_set(why, ST_CODEBOOK, file, w.line, column,
                            "the path '%.*s' has more than %d steps", STR_ARG(w.text),
                            PATH_STEPS_MAX);
        if (read_step(name, a, &steps[n++])) continue;
        suggestion near = {.word = name};
        program_offer_slots(&near);
        return diag_set(why, ST_CODEBOOK, file, w.line, column,
                        "'%.*s' is no slot: expected subject, object, a preposition or another "
                        "slot of doc/codebook.md%s",
                        STR_ARG(name), suggestion_text(&near));
    }
    path_step *kept = arena_array(a, path_step, n);
    memcpy(kept, steps, n * sizeof *steps);
    *out = (path){kept, n};
    return ST_OK;
}

static status expected_path(const char *file, int line, int column, diag *why)
{
    return diag_set(why, ST_CODEBOOK, file, line, column,
                    "expected a path such as 'subject' or 'object.with'");
}

status program_shared_path(rule_word w, const char *file, arena *a, map *known, path *out,
                           diag *why)
{
    const path *before = map_find_pointer(known, w.text);
    if (!before) {
        path *read = arena_alloc(a, sizeof *read);
        TRY(program_path(w, file, a, read, why));
        map_set_pointer(known, a, w.text, read);
        before = read;
    }
    *out = *before;
    return ST_OK;
}

static status read_path(rule_word w, const char *file, arena *a, map *known, path *out, diag *why)
{
    return known ? program_shared_path(w, file, a, known, out, why)
                 : program_path(w, file, a, out, why);
}

status program_paths(const rule_word *words, size_t n, const char *file, int line, arena *a,
                     map *known, rule_path *out, bool *required, diag *why)
{
    path paths[PATHS_MAX];
    uint32_t n_paths = 0;
    bool want_path = true;
    for (size_t i = 0; i < n; i++) {
        rule_word w = words[i];
        if (!w.quoted && str_eq(w.text, STR(","))) {
            if (want_path) return expected_path(file, w.line, w.column, why);
            want_path = true;
        } else if (!w.quoted && str_eq(w.text, STR("!")) && required && i + 1 == n) {
            *required = true;
        } else if (!want_path) {
            return diag_set(why, ST_CODEBOOK, file, w.line, w.column,
                            "expected ',' between paths, or '!' at the end of the line");
        } else if (n_paths == PATHS_MAX) {
            return diag_set(why, ST_CODEBOOK, file, w.line, w.column,
                            "more than %d paths in one role", PATHS_MAX);
        } else {
            TRY(read_path(w, file, a, known, &paths[n_paths++], why));
            want_path = false;
        }
    }
    if (want_path && n_paths) return expected_path(file, line, 0, why);
    if (!n_paths && !(required && *required)) return expected_path(file, line, 0, why);
    path *kept = arena_array(a, path, n_paths);
    if (n_paths) memcpy(kept, paths, n_paths * sizeof *paths);
    *out = (rule_path){kept, n_paths};
    return ST_OK;
}

void program_add_path(const path *p, buf *out)
{
    for (uint32_t i = 0; i < p->n_steps; i++) {
        if (i) buf_add_byte(out, '.');
        if (p->steps[i].slot == SLOT_PREP) buf_add(out, p->steps[i].preposition);
        for (size_t k = 0; k < COUNT(SLOTS); k++)
            if (SLOTS[k].slot == p->steps[i].slot) buf_add_c(out, SLOTS[k].name);
    }
}

const rule_path *codebook_path(const char *text, arena *a, diag *why)
{
    VEC(rule_word) words = {0};
    str s = str_of(text);
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] == ' ') {
            i++;
            continue;
        }
        size_t end = i + 1;
        if (s.p[i] != ',')
            while (end < s.n && s.p[end] != ' ' && s.p[end] != ',') end++;
        *vec_push(a, &words) = (rule_word){str_sub(s, i, end), 1, (int)i + 1, false};
        i = end;
    }
    rule_path *out = arena_alloc(a, sizeof *out);
    if (program_paths(words.p, words.n, NULL, 1, a, NULL, out, NULL, why) != ST_OK) return NULL;
    return out;
}

#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#define NEAREST_DISTANCE 3  // more than that and the hint confuses
#define NEAREST_LENGTH   32 // longest word that is compared; longer ones get no hint

const option OPTIONS[OPT_COUNT] = {
#define X(name, long_form, letter, value, help) [OPT_##name] = {long_form, letter, value, help},
    OPTION_LIST(X)
#undef X
};

const command *command_find(const char *name)
{
    for (size_t i = 0; COMMANDS[i]; i++)
        if (strcmp(COMMANDS[i]->name, name) == 0) return COMMANDS[i];
    return NULL;
}

bool command_takes(const command *c, option_id id)
{
    if (id == OPT_HELP) return true;
    for (size_t i = 0; i < c->n_options; i++)
        if (c->options[i] == id) return true;
    return false;
}

option command_option(const command *c, option_id id)
{
    option o = OPTIONS[id];
    for (size_t i = 0; i < c->n_meanings; i++) {
        if (c->meanings[i].id != id) continue;
        o.value = c->meanings[i].value;
        o.help = c->meanings[i].help;
    }
    return o;
}

bool arguments_has(const arguments *args, option_id id)
{
    return args->values[id] != NULL;
}

arguments arguments_behind(const arguments *args, size_t n)
{
    arguments rest = *args;
    rest.words += n;
    rest.n_words -= n;
    return rest;
}

// --- nearest word

// Levenshtein distance of two words of at most NEAREST_LENGTH bytes, transpositions counted as one
// (Damerau; optimal string alignment).
static size_t distance(const char *a, const char *b)
{
    size_t rows[3][NEAREST_LENGTH + 1], n = strlen(a), m = strlen(b);
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= m; j++) above[j] = j;
    for (size_t i = 1; i <= n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
            if (above[j] + 1 < best) best = above[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            row[j] = best;
        }
        size_t *next = before;
        before = above;
        above = row;
        row = next;
    }
    return above[m];
}

const char *nearest_word(const char *word, const char *const *candidates)
{
    const char *best = NULL;
    size_t best_distance = NEAREST_DISTANCE;
    if (strlen(word) > NEAREST_LENGTH) return NULL;
    for (; *candidates; candidates++) {
        size_t n = strlen(*candidates), d;
        if (n > NEAREST_LENGTH) continue;
        d = distance(word, *candidates);
        if (n > 4 && strncmp(word, *candidates, strlen(word)) == 0 && strlen(word) > 3) d = 1;
        if (d < best_distance && d * 2 < n + 1) {
            best_distance = d;
            best = *candidates;
        }
    }
    return best;
}

// --- reading

static option_id find_long(const char *name, size_t n)
{
    for (size_t i = 0; i < OPT_COUNT; i++)
        if (strlen(OPTIONS[i].name) == n && memcmp(OPTIONS[i].name, name, n) == 0)
            return (option_id)i;
    return OPT_COUNT;
}

static option_id find_letter(char letter)
{
    for (size_t i = 0; i < OPT_COUNT; i++)
        if (OPTIONS[i].letter && OPTIONS[i].letter == letter) return (option_id)i;
    return OPT_COUNT;
}

static status refuse_unknown(const command *c, const char *name, option_id id, diag *why)
{
    const char *names[COMMAND_OPTIONS_MAX + 2];
    size_t n = 0;
    for (size_t i = 0; i < c->n_options; i++) names[n++] = OPTIONS[c->options[i]].name;
    names[n++] = OPTIONS[OPT_HELP].name;
    names[n] = NULL;
    const char *near = nearest_word(name, names);
    if (near)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: unknown option; did you mean %s?", name,
                        near);
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: %s; see demarche %s --help", name,
                    id == OPT_COUNT ? "unknown option" : "not an option of this command", c->name);
}

// One option, at argv[*at]; a value may stand in the next word.
static status read_option(const command *c, int n, char **argv, int *at, arguments *out, diag *why)
{
    const char *word = argv[*at], *value = NULL;
    option_id id;
    char name[64];
    if (word[1] == '-') {
        const char *equals = strchr(word, '=');
        size_t length = equals ? (size_t)(equals - word) : strlen(word);
        id = find_long(word, length);
        if (equals) value = equals + 1;
        snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60), word);
    } else {
        id = find_letter(word[1]);
        if (word[2]) value = word + 2;
        snprintf(name, sizeof name, "-%c", word[1]);
    }
    if (id == OPT_COUNT || !command_takes(c, id)) return refuse_unknown(c, name, id, why);
    const option o = command_option(c, id);
    if (!o.value && value) return diag_set(why, ST_USAGE, NULL, 0, 0, "%s takes no value", name);
    if (o.value && !value) {
        if (*at + 1 >= n)
            return diag_set(why, ST_USAGE, NULL, 0, 0, "%s needs a value: %s %s", name, name,
                            o.value);
        value = argv[++*at];
    }
    if (out->values[id] && o.value && strcmp(out->values[id], value) != 0)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s is given twice, as %s and as %s", name,
                        out->values[id], value);
    out->values[id] = o.value ? value : "";
    return ST_OK;
}

// Is it an option, or said to be one?
static bool looks_like_option(const command *c, const char *word)
{
    if (word[0] != '-' || !word[1]) return false;
    return !c->words_with_minus || word[1] == '-' || strcmp(word, "-h") == 0;
}

status arguments_read(const command *c, int n, char **argv, const char **words, arguments *out,
                      diag *why)
{
    bool options_over = false;
    *out = (arguments){.words = words};
    for (int i = 0; i < n; i++) {
        if (!options_over && strcmp(argv[i], "--") == 0)
            options_over = true;
        else if (!options_over && looks_like_option(c, argv[i]))
            TRY(read_option(c, n, argv, &i, out, why));
        else
            words[out->n_words++] = argv[i];
    }
    if (arguments_has(out, OPT_HELP)) return ST_OK;
    if (out->n_words < c->n_words_min)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s is missing: demarche %s %s", c->words,
                        c->name, c->words);
    if (out->n_words > c->n_words_max)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: one word too many; see demarche %s --help",
                        words[c->n_words_max], c->name);
    return ST_OK;
}

status arguments_refuse_both(const arguments *args, option_id a, option_id b, const char *advice,
                             diag *why)
{
    if (!args->values[a] || !args->values[b]) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%s and %s cannot be used together; %s",
                    OPTIONS[a].name, OPTIONS[b].name, advice);
}

// Verbs and their patterns as rules. A verb is a rule without constraints; a pattern is one with a
// `words` line, which wins by its words.
#include "rule/petrarch.h"
#include "rule/plover.h"
#include "rule/wordclass.h"

#include <stdio.h>
#include <string.h>

#define VERBS_MAX    400 // verbs of one block
#define PATTERNS_MAX 800 // patterns of one block

typedef struct {
    str word, forms, code; // "SHUT_AWAY", "+SHUTS_AWAY ...", "195"
} verb;

typedef struct {
    str text, code;
    int line;
} pattern;

typedef struct {
    verb verbs[VERBS_MAX]; // [n_verbs]
    pattern patterns[PATTERNS_MAX];
    size_t n_verbs, n_patterns;
    str code;
} block;

static bool is_null(str code)
{
    return !code.n || strchr("-+#", code.p[0]);
}

static void add_lower(buf *out, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        buf_add_byte(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
    }
}

static void add_plain(buf *out, str s) // letters and digits alone, small
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'A' && s.p[i] <= 'Z') ||
            (s.p[i] >= 'a' && s.p[i] <= 'z'))
            add_lower(out, str_sub(s, i, i + 1));
}

// "[031:032]" in the name of a rule: "031-032".
static void add_code_name(buf *out, str code)
{
    if (is_null(code)) buf_add_c(out, "none");
    if (is_null(code)) return;
    size_t colon = str_find_byte(code, ':', 0);
    add_plain(out, str_sub(code, 0, colon == SIZE_MAX ? code.n : colon));
    if (colon == SIZE_MAX) return;
    buf_add_byte(out, '-');
    add_plain(out, str_sub(code, colon + 1, code.n));
}

// The type of a code, and the code itself where CAMEO has it; what it has not is named by its first
// two digits, else a meeting of minds (04).
static void add_code(petrarch *p, const petrarch_lines *l, str code)
{
    size_t colon = str_find_byte(code, ':', 0);
    if (colon != SIZE_MAX) code = str_sub(code, 0, colon);
    if (is_null(code)) {
        buf_add_c(&p->rules, "  code none\n");
        return;
    }
    const char *type = cameo_type(code);
    str own = code;
    if (type && !*type) {
        petrarch_complain(p, l, "a statement (CAMEO 01) has no type in PLOVER: it is no event");
        buf_add_c(&p->rules, "  code none\n");
        return;
    }
    if (!type || !*type) {
        petrarch_complain(p, l,
                          "a code that CAMEO does not have: kept in the rule's name, its "
                          "type is that of its first two digits, else CONSULT");
        own = str_sub(code, 0, 2);
        type = cameo_type(own);
    }
    if (!type || !*type) {
        own = STR("040");
        type = cameo_type(own);
    }
    buf_add_format(&p->rules, "  code %s ", type ? type : "CONSULT");
    buf_add(&p->rules, own);
    buf_add_byte(&p->rules, '\n');
}

// Is the entry an inflected form ("WALKED", "RAN", "SINGS"), which then holds for that form alone?
static bool is_form(str word)
{
    if (wordclass_irregular(word).n && !str_eq(wordclass_irregular(word), word)) return true;
    if (str_ends(word, STR("ed"))) return word.n > 4 && !str_ends(word, STR("eed"));
    if (str_ends(word, STR("ing"))) return word.n > 5;
    return word.n > 3 && str_ends(word, STR("s")) && !str_ends(word, STR("ss")) &&
           !str_ends(word, STR("us"));
}

static void add_trigger(buf *out, str stem, const char *end)
{
    buf_add_byte(out, ' ');
    buf_add(out, stem);
    buf_add_c(out, end);
}

// What the lemma of a form may be.
static void add_lemmas(buf *out, str w)
{
    str known = wordclass_irregular(w);
    add_trigger(out, w, "");
    if (known.n && !str_eq(known, w)) add_trigger(out, known, "");
    if (known.n || !is_form(w)) return;
    size_t n = str_ends(w, STR("ing")) ? 3 : str_ends(w, STR("ed")) ? 2 : 1;
    str stem = str_sub(w, 0, w.n - n);
    add_trigger(out, stem, "");
    if (n > 1) add_trigger(out, stem, "e");
    if (stem.n > 3 && stem.p[stem.n - 1] == stem.p[stem.n - 2])
        add_trigger(out, str_sub(stem, 0, stem.n - 1), "");
    if (stem.p[stem.n - 1] == 'i') add_trigger(out, str_sub(stem, 0, stem.n - 1), "y");
}

// "+SHUT_AWAY", "HOUSE_+TRAIN": the words before the verb, the verb, the words behind it.
static void split_verb(str text, str *before, str *word, str *behind)
{
    size_t plus = str_find_byte(text, '+', 0);
    *before = plus == SIZE_MAX ? STR_NONE : str_sub(text, 0, plus);
    str rest = plus == SIZE_MAX ? text : str_sub(text, plus + 1, text.n);
    size_t end = 0;
    while (end < rest.n && rest.p[end] != '_' && rest.p[end] != ' ') end++;
    *word = str_sub(rest, 0, end);
    *behind = str_sub(rest, end, rest.n);
}

static void add_joined(buf *out, str words) // "_AWAY_AGAIN" as it stands, each word exactly
{
    bool begins = true;
    for (size_t i = 0; i < words.n; i++) {
        char c = words.p[i] == ' ' ? '_' : words.p[i];
        if (c != '_' && begins && c != '*' && c != '&') buf_add_byte(out, '=');
        begins = c == '_';
        if (c == '&') c = '@';
        add_lower(out, (str){&c, 1});
    }
}

// The star of a pattern for this verb: "house_*trained", "*_away".
static void add_star(buf *out, const verb *v)
{
    str before, word, behind;
    split_verb(v->word, &before, &word, &behind);
    if (before.n) add_joined(out, before);
    buf_add_byte(out, '*');
    buf small = {0};
    add_plain(&small, word);
    if (is_form(buf_str(&small))) buf_add(out, buf_str(&small));
    buf_free(&small);
    while (behind.n && strchr("_ ", behind.p[behind.n - 1])) behind.n--;
    if (behind.n) add_joined(out, behind);
}

static bool needs_star(const verb *v)
{
    str before, word, behind;
    split_verb(v->word, &before, &word, &behind);
    buf small = {0};
    add_plain(&small, word);
    bool form = is_form(buf_str(&small));
    buf_free(&small);
    return form || before.n || str_trim(behind).n > 1;
}

// The trigger words of a verb: what the lemmas of it and of its irregular forms may be.
static void add_verb(petrarch *p, const verb *v)
{
    str before, word, behind;
    buf small = {0};
    split_verb(v->word, &before, &word, &behind);
    add_plain(&small, word);
    add_lemmas(&p->rules, buf_str(&small));
    for (str rest = v->forms; rest.p && rest.n;) {
        split_verb(str_split(&rest, ' '), &before, &word, &behind);
        small.n = 0;
        add_plain(&small, word);
        if (small.n) add_trigger(&p->rules, buf_str(&small), "");
    }
    buf_free(&small);
}

// A rule of the verb `v`; with `more` of all verbs of the block that are one plain word.
static void open_rule(petrarch *p, const petrarch_lines *l, const verb *v, str code,
                      const block *more)
{
    str before, word, behind;
    split_verb(v->word, &before, &word, &behind);
    buf_add_c(&p->rules, "rule p-");
    add_code_name(&p->rules, code);
    buf_add_c(&p->rules, "--");
    add_plain(&p->rules, word);
    buf_add_format(&p->rules, "-%zu\n", ++p->n_rules);
    add_code(p, l, code);
    buf_add_c(&p->rules, "  trigger verb");
    add_verb(p, v);
    for (size_t i = 0; more && i < more->n_verbs; i++)
        if (&more->verbs[i] != v && !needs_star(&more->verbs[i])) add_verb(p, &more->verbs[i]);
    buf_add_byte(&p->rules, '\n');
    if (p->n_discards) buf_add_c(&p->rules, "  sentence !@discards\n");
}

#define ACTIVE "  actor subject, left\n  recipient right !\n"

static void write_verb(petrarch *p, const petrarch_lines *l, const verb *v, str code)
{
    if (is_null(code)) return;
    open_rule(p, l, v, code, NULL);
    if (needs_star(v)) {
        buf_add_c(&p->rules, "  words ");
        add_star(&p->rules, v);
        buf_add_byte(&p->rules, '\n');
    }
    buf_add_c(&p->rules, ACTIVE);
    p->n_verbs++;
}

// "(NEAR/BEHIND &HARBOUR)", "{FISHING BOATS}", "ONCE_AND_*_AGAIN": the words of a line; what stands
// for actors is left out, and where it stood goes to `where` ("$*+").
static void add_words(buf *out, const verb *v, str text, bool exact, char where[8])
{
    size_t n = 0;
    bool group = false, blank = false, begins = true;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (strchr("$+%*", c) && n < 7) where[n++] = c;
        if (strchr("$+%^()", c)) continue;
        if (c == '{' || c == '}') {
            group = c == '{';
            continue;
        }
        if (c == ' ' || c == '\t') {
            blank = !group || begins;
            if (!blank && out->n && out->p[out->n - 1] != '_') buf_add_byte(out, '_');
            begins = true;
            continue;
        }
        if (c == '_') {
            if (!blank && !begins && out->n) buf_add_byte(out, '_');
            begins = true;
            continue;
        }
        if (blank) {
            while (out->n && out->p[out->n - 1] == '_') out->n--;
            buf_add_byte(out, ' ');
        }
        blank = false;
        if (c == '*') {
            add_star(out, v);
            begins = false;
            continue;
        }
        if (begins && exact && c != '&') buf_add_byte(out, '=');
        begins = false;
        if (c == '&') c = '@';
        add_lower(out, (str){&c, 1});
    }
    while (out->n && out->p[out->n - 1] == '_') out->n--;
    where[n] = '\0';
}

// "NEAR/BEHIND" is one of two words: the pattern with each of them.
static bool has_choice(str text, size_t *first, size_t *slash, size_t *end)
{
    *slash = str_find_byte(text, '/', 0);
    if (*slash == SIZE_MAX) return false;
    *first = *slash;
    while (*first > 0 && !strchr(" ({_", text.p[*first - 1])) --*first;
    *end = *slash + 1;
    while (*end < text.n && !strchr(" )}_/", text.p[*end])) ++*end;
    return true;
}

static void add_roles(petrarch *p, const petrarch_lines *l, const char *where)
{
    const char *star = strchr(where, '*'), *source = strchr(where, '$');
    const char *target = strchr(where, '+');
    const char *both = strchr(where, '%');
    if (both && star && both < star) {
        buf_add_c(&p->rules, "  reciprocal\n  actor subject, left\n  recipient with\n");
    } else if (star && source > star && target > star) {
        petrarch_complain(p, l, "'$' and '+' both behind the verb: the one named first is taken");
        buf_add_c(&p->rules, ACTIVE);
    } else if (star && ((source && source > star) || (target && target < star && !source))) {
        buf_add_c(&p->rules, "  actor right\n  recipient left !\n");
    } else {
        buf_add_c(&p->rules, ACTIVE);
    }
}

// Is there a class of this name, as `classes` has them so far?
static bool has_class(const petrarch *p, str name)
{
    buf line = {0};
    buf_add_format(&line, "class %.*s\n", STR_ARG(name));
    bool found = str_find(buf_str(&p->classes), buf_str(&line)) != SIZE_MAX;
    buf_free(&line);
    return found;
}

// Are all classes of a `words` line there? *missing is the first that is not.
static bool has_classes(const petrarch *p, str words, str *missing)
{
    for (size_t i = 0; i < words.n; i++) {
        if (words.p[i] != '@') continue;
        size_t end = i + 1;
        while (end < words.n && !strchr(" _", words.p[end])) end++;
        *missing = str_sub(words, i + 1, end);
        if (!has_class(p, *missing)) return false;
    }
    return true;
}

static void write_pattern(petrarch *p, const petrarch_lines *at, const verb *v, const pattern *x,
                          const block *more, bool exact)
{
    petrarch_lines l = *at;
    size_t first, slash, end;
    l.line = x->line;
    str code = is_null(x->code) ? STR("---") : x->code;
    if (has_choice(x->text, &first, &slash, &end)) {
        for (int k = 0; k < 2; k++) {
            buf one = {0};
            buf_add(&one, str_sub(x->text, 0, first));
            buf_add(&one, k ? str_sub(x->text, slash + 1, end) : str_sub(x->text, first, slash));
            buf_add(&one, str_sub(x->text, end, x->text.n));
            pattern single = {buf_str(&one), x->code, x->line};
            if (str_find_byte(single.text, '/', 0) == SIZE_MAX)
                write_pattern(p, at, v, &single, more, exact);
            buf_free(&one);
        }
        return;
    }
    char where[8];
    buf words = {0};
    add_words(&words, v, x->text, exact, where);
    str missing;
    if (!strchr(where, '*')) {
        petrarch_complain(p, &l, "expected '*' in the pattern, where the verb stands");
    } else if (!has_classes(p, buf_str(&words), &missing)) {
        buf what = {0};
        buf_add_format(&what, "there is no set '&%.*s': the pattern is left out", STR_ARG(missing));
        petrarch_complain(p, &l, what.p);
        buf_free(&what);
    } else {
        open_rule(p, &l, v, code, more);
        buf_add_c(&p->rules, "  words ");
        buf_add(&p->rules, buf_str(&words));
        buf_add_byte(&p->rules, '\n');
        add_roles(p, &l, where);
        p->n_patterns++;
    }
    buf_free(&words);
}

// The verbs' own rules, and each pattern once for all that are one plain word and once for every
// other.
static void flush(petrarch *p, const petrarch_lines *l, block *b, bool exact)
{
    bool shared = false;
    for (size_t i = 0; i < b->n_verbs; i++) {
        const verb *v = &b->verbs[i];
        bool plain = !needs_star(v);
        write_verb(p, l, v, v->code.n ? v->code : b->code);
        if (plain && shared) continue;
        for (size_t k = 0; k < b->n_patterns; k++)
            write_pattern(p, l, v, &b->patterns[k], plain ? b : NULL, exact);
        shared |= plain;
    }
    b->n_verbs = b->n_patterns = 0;
}

// The code in the last brackets of the line, which are cut off; false when there are none.
static bool cut_code(str *line, str *code)
{
    size_t open = line->n;
    while (open > 0 && line->p[open - 1] != '[') open--;
    size_t close = open ? str_find_byte(*line, ']', open) : SIZE_MAX;
    if (close == SIZE_MAX) return false;
    *code = str_trim(str_sub(*line, open, close));
    *line = str_trim(str_sub(*line, 0, open - 1));
    return true;
}

static void read_verb(petrarch *p, const petrarch_lines *l, block *b, str line)
{
    verb v = {.code = STR_NONE};
    size_t brace = str_find_byte(line, '{', 0), end = str_find_byte(line, '}', 0);
    cut_code(&line, &v.code);
    if (brace != SIZE_MAX && end != SIZE_MAX && brace < line.n) {
        v.forms = str_trim(str_sub(line, brace + 1, end));
        line = str_trim(str_sub(line, 0, brace));
    }
    v.word = line;
    str before, word, behind;
    split_verb(line, &before, &word, &behind);
    bool letter = word.n && ((word.p[0] | 32) >= 'a' && (word.p[0] | 32) <= 'z');
    if (line.n && line.p[0] == '~') {
        petrarch_complain(p, l, "a transformation of events (~) is left out: see operators.tsv");
    } else if (!letter) {
        petrarch_complain(p, l, "expected a verb, a pattern (-), a set (&) or a block (---)");
    } else if (b->n_verbs == VERBS_MAX) {
        petrarch_complain(p, l, "more than 400 verbs in a block");
    } else {
        b->verbs[b->n_verbs++] = v;
    }
}

static void read_member(petrarch *p, str line)
{
    str name = str_trim(str_sub(line, 1, line.n));
    buf_add_c(&p->classes, "  ");
    if (name.n && name.p[0] == '&') {
        buf_add_byte(&p->classes, '@');
        add_plain(&p->classes, name);
    } else {
        buf_add_byte(&p->classes, '"');
        petrarch_add_name(&p->classes, name);
        buf_add_byte(&p->classes, '"');
    }
    buf_add_byte(&p->classes, '\n');
}

// The sets of synonyms, "&SHIPS" with "+FERRY" below it, as classes.
static void read_synsets(petrarch *p, str text, const char *file)
{
    petrarch_lines l = {.rest = text, .file = file};
    bool inside = false;
    for (str line; petrarch_next(&l, &line);) {
        if (line.p[0] == '&') {
            buf name = {0};
            add_plain(&name, line);
            inside = !has_class(p, buf_str(&name));
            if (inside)
                buf_add_format(&p->classes, "class %.*s\n", STR_ARG(buf_str(&name)));
            else
                petrarch_complain(p, &l, "a second set of this name is left out");
            buf_free(&name);
        } else if (inside && line.p[0] == '+') {
            read_member(p, line);
        } else {
            inside = false;
        }
    }
}

void petrarch_read_verbs(petrarch *p, str text, const char *file)
{
    petrarch_lines l = {.rest = text, .file = file};
    read_synsets(p, text, file);
    bool exact = str_find(text, STR("* {")) == SIZE_MAX && str_find(text, STR("* (")) == SIZE_MAX;
    bool synset = false;
    block *b = mem_alloc(sizeof *b);
    b->n_verbs = b->n_patterns = 0;
    b->code = STR_NONE;
    for (str line; petrarch_next(&l, &line);) {
        if (line.p[0] == '&') {
            synset = true;
        } else if (str_starts(line, STR("---"))) {
            flush(p, &l, b, exact);
            synset = false;
            b->code = STR_NONE;
            size_t close = str_find_byte(line, ']', 0);
            str head = str_sub(line, 3, close == SIZE_MAX ? line.n : close + 1);
            if (!cut_code(&head, &b->code))
                petrarch_complain(p, &l, "expected '--- VERB [code] ---'");
        } else if (synset && line.p[0] == '+') {
            continue; // read above
        } else if (line.p[0] == '-') {
            pattern x = {.line = l.line, .text = str_trim(str_sub(line, 1, line.n))};
            if (!cut_code(&x.text, &x.code))
                petrarch_complain(p, &l, "expected a code in [ ] behind the pattern");
            else if (b->n_patterns < PATTERNS_MAX)
                b->patterns[b->n_patterns++] = x;
            else
                petrarch_complain(p, &l, "more than 800 patterns in a block");
        } else {
            synset = false;
            read_verb(p, &l, b, line);
        }
    }
    flush(p, &l, b, exact);
    mem_free(b);
}

#include "rule/rulesource.h"
#include "rule/suggestion.h"

#include <string.h>

typedef struct {
    str text;
    size_t at;
    int line;          // of `at`
    size_t line_start; // offset of its first byte
    const char *file;
    arena *a;
    diag *why;
} scanner;

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static int column_of(const scanner *s)
{
    return (int)(s->at - s->line_start) + 1;
}

static bool at_end(const scanner *s)
{
    return s->at >= s->text.n;
}

static bool at_line_end(const scanner *s)
{
    return at_end(s) || s->text.p[s->at] == '\n';
}

static void next_line(scanner *s)
{
    while (!at_line_end(s)) s->at++;
    if (at_end(s)) return;
    s->at++;
    s->line++;
    s->line_start = s->at;
}

static void skip_blanks(scanner *s)
{
    while (!at_line_end(s) && blank(s->text.p[s->at])) s->at++;
}

// To the first word of the next line that has one; false at the end of the text.
static bool skip_to_word(scanner *s)
{
    while (!at_end(s)) {
        skip_blanks(s);
        if (!at_line_end(s) && s->text.p[s->at] != '#') return true;
        next_line(s);
    }
    return false;
}

static status scan_quoted(scanner *s, rule_word *w)
{
    size_t begin = ++s->at;
    while (!at_line_end(s) && s->text.p[s->at] != '"') s->at++;
    if (at_line_end(s))
        return diag_set(s->why, ST_CODEBOOK, s->file, w->line, w->column,
                        "this quotation mark is not closed on its line");
    w->text = str_trim(str_sub(s->text, begin, s->at++));
    w->quoted = true;
    if (!w->text.n)
        return diag_set(s->why, ST_CODEBOOK, s->file, w->line, w->column,
                        "nothing stands between these quotation marks");
    return ST_OK;
}

static bool ends_word(char c)
{
    return blank(c) || c == '\n' || c == ',' || c == '"' || c == '#';
}

#define FEW_WORDS 64

// Most lines have a few words, and there are many lines: they are kept without room to spare.
typedef struct {
    rule_word few[FEW_WORDS];
    VEC(rule_word) all; // once there are more
    size_t n;
} word_list;

static rule_word *push_word(scanner *s, word_list *l)
{
    l->n++;
    if (l->n <= FEW_WORDS) return &l->few[l->n - 1];
    for (size_t i = 0; l->n == FEW_WORDS + 1 && i < FEW_WORDS; i++)
        *vec_push(s->a, &l->all) = l->few[i];
    return vec_push(s->a, &l->all);
}

static bool ends_in_comma(const word_list *l)
{
    if (!l->n) return false;
    const rule_word *last = l->n <= FEW_WORDS ? &l->few[l->n - 1] : &l->all.p[l->n - 1];
    return !last->quoted && str_eq(last->text, STR(","));
}

static void keep_words(scanner *s, word_list *l, rule_line *line)
{
    line->n_words = l->n;
    line->words = l->all.p;
    if (l->n > FEW_WORDS) return;
    line->words = arena_array(s->a, rule_word, l->n + 1);
    for (size_t i = 0; i < l->n; i++) line->words[i] = l->few[i];
}

// The words up to the end of the logical line. *joined: the line goes on after a comma.
static status scan_words(scanner *s, rule_line *line)
{
    word_list words;
    words.n = 0;
    words.all.p = NULL;
    words.all.n = words.all.cap = 0;
    for (;;) {
        skip_blanks(s);
        bool comma = ends_in_comma(&words);
        if (at_line_end(s) || s->text.p[s->at] == '#') {
            next_line(s);
            if (!comma || !skip_to_word(s)) break;
            continue;
        }
        if (s->text.p[s->at] == '\\') {
            next_line(s);
            continue;
        }
        rule_word *w = push_word(s, &words);
        *w = (rule_word){.line = s->line, .column = column_of(s)};
        char c = s->text.p[s->at];
        size_t begin = s->at;
        if (c == '"') {
            TRY(scan_quoted(s, w));
            continue;
        }
        s->at++;
        if (c != ',' && c != '!')
            while (!at_end(s) && !ends_word(s->text.p[s->at])) s->at++;
        w->text = str_sub(s->text, begin, s->at);
    }
    keep_words(s, &words, line);
    return ST_OK;
}

// The rest of the line as it stands; after a '\' at its end the next one, joined by a blank.
static void scan_rest(scanner *s, rule_line *line)
{
    skip_blanks(s);
    line->rest_column = column_of(s);
    size_t cap = 0, n = 0;
    char *joined = NULL;
    for (;;) {
        size_t begin = s->at;
        while (!at_line_end(s)) s->at++;
        str piece = str_trim(str_sub(s->text, begin, s->at));
        next_line(s);
        bool more = str_ends(piece, STR("\\"));
        if (more) piece = str_trim(str_sub(piece, 0, piece.n - 1));
        if (!more && !joined) {
            line->rest = piece;
            return;
        }
        size_t need = n + piece.n + 1;
        joined = arena_grow(s->a, joined, cap, need);
        cap = need;
        if (n) joined[n++] = ' ';
        if (piece.n) memcpy(joined + n, piece.p, piece.n);
        n += piece.n;
        if (!more || at_end(s)) break;
    }
    line->rest = (str){joined, n};
}

static bool carries_text(str keyword)
{
    return str_in_list(keyword, "example|wish|not|then", '|');
}

// Expectations begin with a code or '-', everything else with a lower-case keyword or slot.
static bool begins_expectation(char c)
{
    return (c >= 'A' && c <= 'Z') || c == '-' || c == '>';
}

static status scan_line(scanner *s, bool in_class, rule_line *line)
{
    *line = (rule_line){.line = s->line, .column = column_of(s)};
    if (in_class) return scan_words(s, line);
    if (begins_expectation(s->text.p[s->at])) {
        scan_rest(s, line);
        return ST_OK;
    }
    size_t begin = s->at;
    while (!at_end(s) && !ends_word(s->text.p[s->at])) s->at++;
    line->keyword = str_sub(s->text, begin, s->at);
    if (!line->keyword.n)
        return diag_set(s->why, ST_CODEBOOK, s->file, s->line, column_of(s),
                        "a line begins with a keyword or a slot, not with '%c'", s->text.p[s->at]);
    if (!carries_text(line->keyword)) return scan_words(s, line);
    scan_rest(s, line);
    return ST_OK;
}

static bool is_block(str keyword, block_kind *kind)
{
    static const char *const NAMES[] = {"rule", "class", "roles"};
    for (int i = 0; i < 3; i++)
        if (str_eq(keyword, str_of(NAMES[i]))) {
            *kind = (block_kind)i;
            return true;
        }
    return false;
}

// The first word of the line, without moving on.
static str peek_word(const scanner *s)
{
    size_t end = s->at;
    while (end < s->text.n && !ends_word(s->text.p[end])) end++;
    return str_sub(s->text, s->at, end);
}

static bool valid_name(str name, block_kind kind)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && !(i && (c == '-' || (c == '_' && kind != BLOCK_RULE)))) return false;
    }
    return name.n > 0;
}

static status scan_head(scanner *s, int layer, block_kind kind, rule_block_vec *out)
{
    static const char *const NAMES[] = {"rule", "class", "roles"};
    rule_line head;
    TRY(scan_line(s, false, &head));
    if (head.n_words == 0)
        return diag_set(s->why, ST_CODEBOOK, s->file, head.line, head.column,
                        "'%s' needs a name behind it", NAMES[kind]);
    if (!valid_name(head.words[0].text, kind) || head.words[0].quoted)
        return diag_set(s->why, ST_CODEBOOK, s->file, head.words[0].line, head.words[0].column,
                        "'%.*s' is no name: lower-case letters, digits and hyphens make one",
                        STR_ARG(head.words[0].text));
    rule_block *b = vec_push(s->a, out);
    *b = (rule_block){.kind = kind,
                      .name = head.words[0].text,
                      .file = s->file,
                      .line = head.line,
                      .column = head.words[0].column,
                      .layer = layer};
    if (head.n_words == 1) return ST_OK;
    if (kind != BLOCK_CLASS)
        return diag_set(s->why, ST_CODEBOOK, s->file, head.words[1].line, head.words[1].column,
                        "one name is expected behind '%s'; what belongs to it stands on the lines "
                        "below",
                        NAMES[kind]);
    rule_line *line = vec_push(s->a, &b->lines); // members on the line of the name
    *line = head;
    line->keyword = STR_NONE;
    line->words = head.words + 1;
    line->n_words = head.n_words - 1;
    return ST_OK;
}

static status refuse_outside(scanner *s)
{
    suggestion near = {.word = peek_word(s)};
    suggestion_offer(&near, STR("rule"));
    suggestion_offer(&near, STR("class"));
    suggestion_offer(&near, STR("roles"));
    return diag_set(s->why, ST_CODEBOOK, s->file, s->line, column_of(s),
                    "'%.*s' stands outside any block: expected 'rule NAME', 'class NAME' or "
                    "'roles NAME'%s",
                    STR_ARG(near.word), suggestion_text(&near));
}

static status begin_text(scanner *s)
{
    str text = s->text;
    if (text.n > RULE_FILE_MAX_BYTES)
        return diag_set(s->why, ST_LIMIT, s->file, 0, 0, "the file is larger than %zu MB: split it",
                        RULE_FILE_MAX_BYTES >> 20);
    if (str_starts(text, STR("\xEF\xBB\xBF"))) s->at = s->line_start = 3;
    const char *nul = text.n ? memchr(text.p, '\0', text.n) : NULL;
    if (nul)
        return diag_set(s->why, ST_CODEBOOK, s->file, 0, 0,
                        "byte %zu is a NUL: this is no text file", (size_t)(nul - text.p));
    return ST_OK;
}

// Is the scanner at the head of a line that belongs to an example?
static bool at_example(const scanner *s)
{
    char c = s->text.p[s->at];
    if (begins_expectation(c)) return true;
    return (c == 'e' || c == 'w' || c == 'n' || c == 't') && carries_text(peek_word(s));
}

// Over the logical line, which goes on after a '\\' at its end.
static void skip_rest(scanner *s)
{
    for (bool more = true; more;) {
        size_t begin = s->at;
        const char *end = memchr(s->text.p + begin, '\n', s->text.n - begin);
        s->at = end ? (size_t)(end - s->text.p) : s->text.n;
        more = str_ends(str_trim(str_sub(s->text, begin, s->at)), STR("\\")) && !at_end(s);
        next_line(s);
    }
}

static status scan_blocks(scanner *s, int layer, bool examples, rule_block_vec *out)
{
    TRY(begin_text(s));
    size_t first = out->n;
    while (skip_to_word(s)) {
        block_kind kind;
        bool in_class = out->n > first && out->p[out->n - 1].kind == BLOCK_CLASS;
        if (!examples && out->n > first && !in_class && at_example(s)) {
            skip_rest(s);
            continue;
        }
        if (is_block(peek_word(s), &kind)) {
            TRY(scan_head(s, layer, kind, out));
            continue;
        }
        if (out->n == first) return refuse_outside(s);
        rule_line line;
        TRY(scan_line(s, in_class, &line));
        *vec_push(s->a, &out->p[out->n - 1].lines) = line;
    }
    return ST_OK;
}

status rule_source_scan(str text, const char *file, int layer, rule_block_vec *out, arena *a,
                        diag *why)
{
    scanner s = {.text = text, .line = 1, .file = file, .a = a, .why = why};
    return scan_blocks(&s, layer, true, out);
}

status rule_source_scan_rules(str text, const char *file, int layer, rule_block_vec *out, arena *a,
                              diag *why)
{
    scanner s = {.text = text, .line = 1, .file = file, .a = a, .why = why};
    return scan_blocks(&s, layer, false, out);
}

status rule_source_sentences(str text, const char *file, rule_block *out, arena *a, diag *why)
{
    scanner s = {.text = text, .line = 1, .file = file, .a = a, .why = why};
    TRY(begin_text(&s));
    *out = (rule_block){.kind = BLOCK_RULE, .file = file};
    while (skip_to_word(&s)) {
        rule_line line;
        TRY(scan_line(&s, false, &line));
        if (line.keyword.n && !carries_text(line.keyword))
            return diag_set(why, ST_CODEBOOK, file, line.line, line.column,
                            "'%.*s': a line begins with 'example', 'not' or 'wish' and a sentence, "
                            "or says what must come out, such as 'IRN > FRA ACCUSE'",
                            STR_ARG(line.keyword));
        *vec_push(a, &out->lines) = line;
    }
    return ST_OK;
}

#include "parse/language.h"

#include "parse/insertion.h"
#include "parse/inversion.h"
#include "parse/mending.h"
#include "parse/mendtree.h"
#include "parse/namepair.h"
#include "parse/parser.h"
#include "parse/present.h"
#include "parse/recase.h"
#include "token/lemma.h"
#include "token/tokenizer.h"

#include <string.h>

struct language {
    encoder encoder;
    parser parser;
    lemmatizer lemmas;
};

struct language_run {
    const language *en;
    encoder_run encoder;
    parser_run parser;
    mending mending;
};

static status open_all(language *en, const model *m, diag *why)
{
    TRY(encoder_open(&en->encoder, m, why));
    TRY(parser_open(&en->parser, &en->encoder, m, why));
    return lemma_open(&en->lemmas, m, why);
}

status language_open(const model *m, language **out, diag *why)
{
    language *en = mem_alloc(sizeof *en);
    *en = (language){0};
    status s = open_all(en, m, why);
    if (s != ST_OK) {
        language_close(en);
        en = NULL;
    }
    *out = en;
    return s;
}

void language_close(language *en)
{
    if (!en) return;
    parser_close(&en->parser);
    encoder_close(&en->encoder);
    mem_free(en);
}

language_run *language_run_new(const language *en)
{
    language_run *run = mem_alloc(sizeof *run);
    *run = (language_run){.en = en};
    return run;
}

void language_run_delete(language_run *run)
{
    if (!run) return;
    encoder_run_free(&run->encoder);
    parser_run_free(&run->parser);
    mending_free(&run->mending);
    mem_free(run);
}

// Hangs the later pieces of a sentence that was analysed in pieces on the root of the first.
static void join(sentence *s, uint32_t begin, uint32_t end, int32_t *root)
{
    for (uint32_t i = begin; i < end; i++) {
        token *t = &s->tokens[i];
        if (t->head >= 0)
            t->head += (int32_t)begin;
        else if (*root < 0)
            *root = (int32_t)i;
        else {
            t->head = *root;
            t->rel = REL_PARATAXIS;
        }
    }
}

static void read_words(language_run *run, sentence *s)
{
    const language *en = run->en;
    int32_t root = -1;
    for (uint32_t begin = 0; begin < s->n_tokens; begin += LANGUAGE_WORDS_MAX) {
        uint32_t n = s->n_tokens - begin;
        if (n > LANGUAGE_WORDS_MAX) n = LANGUAGE_WORDS_MAX;
        encoder_read(&en->encoder, &run->encoder, s->tokens + begin, n);
        parser_read(&en->parser, &run->parser, &run->encoder, s->tokens + begin);
        join(s, begin, begin + n, &root);
    }
}

// Is there a verb that heads the sentence or has a subject?
static bool has_clause(const sentence *s)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        if (t->upos == UPOS_VERB && t->head < 0) return true;
        if (deprel_base((deprel)t->rel) == REL_NSUBJ) return true;
    }
    return false;
}

// Reads the sentence with another form in the place of a word. Returns its words as they were, to
// be put back when the reading is no better.
static token *read_with(language_run *run, sentence *s, uint32_t word, str form, arena *a)
{
    token *before = s->tokens, *after = arena_array(a, token, s->n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++) after[i] = before[i];
    after[word].form = form;
    s->tokens = after;
    read_words(run, s);
    after[word].form = before[word].form;
    return before;
}

// The sentence with the word in its past tense, if that makes a clause of it.
static bool read_as_past(language_run *run, sentence *s, uint32_t word, str past, arena *a)
{
    token *before = read_with(run, s, word, past, a);
    if (present_confirm(s, word, (xpos)before[word].xpos)) return true;
    s->tokens = before;
    return false;
}

// A verb that passed for a noun between these words: "Turkey bombs camps in Iraq".
static void read_present(language_run *run, sentence *s, uint32_t from, uint32_t to, arena *a)
{
    int tries = 0;
    for (uint32_t i = from; i < to && tries < PRESENT_TRIES_MAX; i++) {
        str past;
        if (!present_candidate(&run->en->lemmas, s, i, &past, a)) continue;
        if (read_as_past(run, s, i, past, a)) return;
        if (read_as_past(run, s, i, STR(PRESENT_SURE), a)) return;
        tries++;
    }
}

// "Japan, India sign pact" as "Japan and India sign pact".
static void read_pair(language_run *run, sentence *s, arena *a)
{
    int32_t comma = namepair_find(s);
    if (comma < 0) return;
    token *before = s->tokens, *after = arena_array(a, token, s->n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++) after[i] = before[i];
    after[comma].form = STR("and");
    s->tokens = after;
    read_words(run, s);
    if (present_lacks_clause(s)) read_present(run, s, 1, s->n_tokens, a);
    s->tokens[comma].form = before[comma].form;
    if (!namepair_confirm(s, (uint32_t)comma)) s->tokens = before;
}

// "Thousands flee as militia attacks camp", with the camp for what they flee as.
static void read_circumstance(language_run *run, sentence *s, arena *a)
{
    for (uint32_t as = 1; as + 3 < s->n_tokens; as++) {
        const token *t = &s->tokens[as];
        if (t->rel != REL_CASE || t->head < (int32_t)as + 3 || !str_eq(t->form, STR("as")))
            continue;
        if (s->tokens[as + 1].upos == UPOS_DET) continue; // "as the new army chief"
        read_present(run, s, as + 2, (uint32_t)t->head, a);
        return;
    }
}

#define PAST_SURE "stopped"

#define OPENING_WORDS 8 // of a sentence, in which its main verb may be lost

// "Canada halted talks" with the verb for an adjective: a past tense behind a name, in a sentence
// that shows no clause, or whose main verb takes the noun behind for its subject.
static bool may_be_past(const sentence *s, uint32_t word, bool lacks_clause)
{
    const token *t = &s->tokens[word], *before = &s->tokens[word - 1];
    bool piece = t->rel == REL_COMPOUND && lacks_clause && !s->headline; // "Fiji cut ties"
    if (t->rel != REL_AMOD && !piece) return false;
    if (before->upos != UPOS_PROPN || t->head <= (int32_t)word) return false;
    if (t->form.n < 3 || t->form.p[0] < 'a' || t->form.p[0] > 'z') return false;
    if (!lacks_clause && s->tokens[t->head].rel != REL_NSUBJ) return false;
    return (!piece && str_ends(t->form, STR("ed"))) ||
           str_in_list(t->form, "cut|put|hit|shut|set|cast|quit|split|shed|beat", '|');
}

static void read_past_participle(language_run *run, sentence *s, arena *a)
{
    bool lacks_clause = present_lacks_clause(s);
    uint32_t word = 1, end = lacks_clause ? s->n_tokens : OPENING_WORDS;
    if (end > s->n_tokens) end = s->n_tokens;
    while (word + 1 < end && !may_be_past(s, word, lacks_clause)) word++;
    if (word + 1 >= end) return;
    token *before = read_with(run, s, word, STR(PAST_SURE), a);
    if (s->tokens[word].xpos != XPOS_VBD || s->tokens[word].head >= 0) s->tokens = before;
}

// An adjective behind which "to" opens an infinitive, and no noun.
#define DUE_SURE "ready"

// "Is due to meet Chad", "was due to [visit] Chad" with "due to" for a preposition; 0 when there is
// none.
static uint32_t find_due(const sentence *s)
{
    for (uint32_t w = 1; w + 3 < s->n_tokens; w++) {
        const token *due = &s->tokens[w], *verb = &s->tokens[w + 2], *next = &s->tokens[w + 3];
        if (!str_eq(due->form, STR("due")) || !str_eq(s->tokens[w + 1].form, STR("to"))) continue;
        if (due->rel != REL_CASE && s->tokens[w + 1].rel != REL_FIXED) continue;
        uint32_t be = w - 1;
        while (be > 0 && s->tokens[be].upos == UPOS_ADV) be--;
        if (!str_in_list(s->tokens[be].form, "is|are|was|were|be|been", '|')) continue;
        bool object = next->upos == UPOS_PROPN || next->upos == UPOS_DET || next->upos == UPOS_NUM;
        bool bare = verb->xpos == XPOS_NN || verb->xpos == XPOS_VBP;
        if (verb->xpos == XPOS_VB || (bare && object)) return w;
    }
    return 0;
}

static void read_due(language_run *run, sentence *s, arena *a)
{
    uint32_t w = find_due(s);
    if (!w) return;
    token *before = read_with(run, s, w, STR(DUE_SURE), a);
    const token *verb = &s->tokens[w + 2];
    if (verb->xpos != XPOS_VB || verb->head != (int32_t)w) s->tokens = before;
}

// "start to hand over weapons": may the word behind "to" be the verb of the particle behind it?
static bool may_be_phrasal(const sentence *s, uint32_t word)
{
    if (word == 0 || word + 2 >= s->n_tokens) return false;
    const token *t = &s->tokens[word], *next = &s->tokens[word + 1], *last = &s->tokens[word + 2];
    if (t->xpos != XPOS_NN || !str_eq(s->tokens[word - 1].form, STR("to"))) return false;
    if (!str_in_list(next->form, "over|out|off|up|down|back|away", '|')) return false;
    return last->upos == UPOS_NOUN || last->upos == UPOS_PROPN || last->upos == UPOS_DET ||
           last->upos == UPOS_ADJ || last->upos == UPOS_NUM || last->upos == UPOS_PRON;
}

// Past tenses that are no other word and that a treebank may lack: "froze its dialogue" must not
// pass for a noun. Read once more with a past tense that every treebank has.
static bool is_rare_past(const token *t)
{
    static const char *const FORMS[] = {
        "forbade", "foresaw",  "forsook",   "froze",    "misled",   "overcame",
        "overran", "overrode", "overthrew", "overtook", "rebuilt",  "redrew",
        "retook",  "shrank",   "sought",    "strove",   "swore",    "undertook",
        "unfroze", "upheld",   "withdrew",  "withheld", "withstood"}; // sorted
    if (t->xpos == XPOS_VBD || t->xpos == XPOS_VBN || t->form.n < 5 || t->form.n > 9) return false;
    if (!memchr("fmorsuw", t->form.p[0], 7)) return false;
    for (size_t low = 0, high = sizeof FORMS / sizeof *FORMS; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(str_of(FORMS[middle]), t->form);
        if (order == 0) return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

// "Bore full responsibility", which is the past tense of what one bears, and no name or adjective
// ("a bore", "the smooth bore of ...").
static bool is_borne(const sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    return w > 0 && w + 1 < s->n_tokens && t->xpos != XPOS_VBD && str_eq(t->form, STR("bore")) &&
           s->tokens[w - 1].upos != UPOS_DET && s->tokens[w - 1].upos != UPOS_ADJ &&
           str_in_list(s->tokens[w + 1].form,
                       "the|a|sole|full|no|some|responsibility|primary|much|little|all|its|their|"
                       "most|part|witness|ultimate",
                       '|');
}

static bool is_past(const sentence *s, uint32_t w)
{
    return is_rare_past(&s->tokens[w]) || is_borne(s, w);
}

static void read_past(language_run *run, sentence *s, arena *a)
{
    bool rare = false;
    for (uint32_t i = 0; i < s->n_tokens; i++) rare |= is_past(s, i);
    if (!rare) return;
    token *words = s->tokens, *other = arena_array(a, token, s->n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        other[i] = words[i];
        if (is_past(s, i)) other[i].form = STR(PAST_SURE);
    }
    s->tokens = other;
    read_words(run, s);
    for (uint32_t i = 0; i < s->n_tokens; i++) other[i].form = words[i].form;
}

// Participles behind which one is dead or down, and that are no nouns.
#define SHOT_DEAD_SURE "found"
#define SHOT_DOWN_SURE "struck"

// "Reporter shot dead in Lagos" with the shot for a noun.
static void read_shot(language_run *run, sentence *s, arena *a)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        if (!is_noun(&s->tokens[w]) || !str_eq(s->tokens[w].form, STR("shot"))) continue;
        bool dead = str_eq(s->tokens[w + 1].form, STR("dead"));
        if (!dead && !str_eq(s->tokens[w + 1].form, STR("down"))) continue;
        str sure = dead ? STR(SHOT_DEAD_SURE) : STR(SHOT_DOWN_SURE);
        token *before = read_with(run, s, w, sure, a);
        if (s->tokens[w].upos != UPOS_VERB) s->tokens = before;
        return;
    }
}

// A verb that no tagger takes for a noun, and that has all those particles.
#define PHRASAL_SURE "turn"

static void read_phrasal(language_run *run, sentence *s, arena *a)
{
    for (uint32_t i = 1; i < s->n_tokens; i++) {
        if (!may_be_phrasal(s, i)) continue;
        token *before = read_with(run, s, i, STR(PHRASAL_SURE), a);
        if (s->tokens[i].xpos != XPOS_VB) s->tokens = before;
        return;
    }
}

// Reads `n` words of `s` by themselves, those of `from`, and a full stop behind them if `stop`;
// their heads are places in `s`, that of the root is -1. Gives the root.
static uint32_t read_piece(language_run *run, sentence *s, const uint32_t *from, uint32_t n,
                           bool stop, arena *a)
{
    sentence piece = *s;
    piece.tokens = arena_array(a, token, (size_t)n + 1);
    for (uint32_t i = 0; i < n; i++) piece.tokens[i] = s->tokens[from[i]];
    piece.tokens[n] = (token){.form = STR(".")};
    piece.n_tokens = n + (stop ? 1 : 0);
    read_words(run, &piece);
    read_past(run, &piece, a);
    read_due(run, &piece, a);
    uint32_t root = n;
    for (uint32_t i = 0; i < n; i++)
        if (piece.tokens[i].head < 0 || (root == n && piece.tokens[i].head == (int32_t)n)) root = i;
    for (uint32_t i = 0; i < n; i++) {
        token *t = &s->tokens[from[i]];
        *t = piece.tokens[i];
        if (t->head == (int32_t)n) t->head = (int32_t)root;
        t->head = i == root ? -1 : (int32_t)from[t->head];
        if (i == root) t->rel = REL_ROOT;
    }
    return from[root];
}

// Reads the words outside the insertion, and outside `also` unless NULL; gives their root.
static uint32_t read_around(language_run *run, sentence *s, const insertion *x,
                            const insertion *also, arena *a)
{
    uint32_t *around = arena_array(a, uint32_t, s->n_tokens), n = 0;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        bool out = i < x->from || i >= x->to;
        if (out && (!also || i < also->from || i >= also->to)) around[n++] = i;
    }
    return read_piece(run, s, around, n, false, a);
}

// Reads a report of words apart from what it interrupts.
static void read_report(language_run *run, sentence *s, const insertion *x, const insertion *also,
                        arena *a)
{
    uint32_t *within = arena_array(a, uint32_t, x->end - x->begin);
    for (uint32_t i = x->begin; i < x->end; i++) within[i - x->begin] = i;
    uint32_t root = read_around(run, s, x, also, a);
    uint32_t said = read_piece(run, s, within, x->end - x->begin, true, a);
    s->tokens[said].head = (int32_t)root;
    s->tokens[said].rel = REL_PARATAXIS;
    for (uint32_t i = x->from; i < x->to; i++) {
        if (i >= x->begin && i < x->end) continue;
        s->tokens[i].head = (int32_t)said;
        s->tokens[i].rel = REL_PUNCT;
    }
}

// Hangs the words of an adverb on its verb.
static void hang_adverb(sentence *s, const insertion *x)
{
    const token *verb = &s->tokens[x->verb];
    bool helps =
        verb->head >= 0 && (deprel_base((deprel)verb->rel) == REL_AUX || verb->rel == REL_COP);
    int32_t head = helps ? verb->head : (int32_t)x->verb;
    for (uint32_t i = x->begin; i < x->end; i++) {
        token *t = &s->tokens[i];
        t->upos = UPOS_ADV;
        t->xpos = XPOS_RB;
        t->feats = STR_NONE;
        t->head = i == x->begin ? head : (int32_t)x->begin;
        t->rel = i == x->begin ? REL_ADVMOD : REL_FIXED;
    }
}

// Reads a relative clause apart, and hangs it on the noun before it.
static void read_relative(language_run *run, sentence *s, const insertion *x, arena *a)
{
    uint32_t *within = arena_array(a, uint32_t, x->end - x->begin);
    for (uint32_t i = x->begin; i < x->end; i++) within[i - x->begin] = i;
    read_around(run, s, x, NULL, a);
    uint32_t told = read_piece(run, s, within, x->end - x->begin, true, a);
    s->tokens[told].head = (int32_t)x->verb;
    s->tokens[told].rel = REL_ACL_RELCL;
    s->tokens[x->from].head = (int32_t)told;
    s->tokens[x->from].rel = REL_PUNCT;
}

// Insertions that the parser has mixed up with the words around them. Says whether there was one.
static bool mend_insertions(language_run *run, sentence *s, arena *a)
{
    insertion adverb, x;
    if (s->headline || s->n_tokens > INSERTION_SENTENCE_MAX) return false;
    bool anew = insertion_find_relative(s, &x);
    if (anew) read_relative(run, s, &x, a);
    bool repeats = insertion_find_adverb(s, &adverb);
    if (repeats) read_around(run, s, &adverb, NULL, a);
    for (uint32_t from = 0; insertion_find(s, from, &x); from = x.end) {
        bool holds = repeats && adverb.begin >= x.from && adverb.end <= x.to;
        if (holds || insertion_is_apart(s, &x)) continue;
        read_report(run, s, &x, repeats ? &adverb : NULL, a);
        anew = true;
        break;
    }
    if (repeats) hang_adverb(s, &adverb);
    return anew || repeats;
}

// "Only last year was Chad given drones": read once more with the auxiliary behind its subject.
static bool read_inverted(language_run *run, sentence *s, arena *a)
{
    uint32_t auxiliary, verb, n = s->n_tokens;
    if (n >= LANGUAGE_WORDS_MAX || !inversion_find(s, &auxiliary, &verb)) return false;
    token *words = s->tokens, *plain = arena_array(a, token, (size_t)n + 1);
    for (uint32_t i = 0; i <= n; i++) {
        int32_t w = inversion_word(i, auxiliary, verb);
        if (w < 0)
            plain[i] = (token){.form = STR(",")};
        else
            plain[i] = words[w];
    }
    s->tokens = plain;
    s->n_tokens = n + 1;
    read_words(run, s);
    bool better = has_clause(s) && plain[auxiliary].head >= 0;
    s->tokens = words;
    s->n_tokens = n;
    for (uint32_t i = 0; i <= n && better; i++) {
        int32_t w = inversion_word(i, auxiliary, verb), h = plain[i].head;
        if (w < 0) continue;
        if (h == (int32_t)auxiliary) h = plain[auxiliary].head; // what hangs on the comma
        words[w] = plain[i];
        words[w].head = h < 0 ? -1 : inversion_word((uint32_t)h, auxiliary, verb);
    }
    return better;
}

static void add_lemmas(language_run *run, sentence *s, arena *a)
{
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token *t = &s->tokens[i];
        t->lemma = lemma_of(&run->en->lemmas, t->form, (xpos)t->xpos, a);
    }
}

void language_predict(language_run *run, sentence *s, arena *a)
{
    read_words(run, s);
    add_lemmas(run, s, a);
}

// Reads a sentence with all second readings and repairs, but for its lemmas.
static void read_sentence(language_run *run, sentence *s, arena *a)
{
    read_words(run, s);
    if (s->headline) read_pair(run, s, a);
    if (present_lacks_clause(s)) read_present(run, s, 1, s->n_tokens, a);
    if (s->headline) read_circumstance(run, s, a);
    read_past_participle(run, s, a);
    read_phrasal(run, s, a);
    if (s->headline) read_shot(run, s, a);
    read_past(run, s, a);
    read_due(run, s, a);
    bool anew = read_inverted(run, s, a) || mend_insertions(run, s, a);
    if (anew && !mending_is_tree(&run->mending, s)) read_words(run, s); // pieces joined amiss
    mending_apply(&run->mending, s);
}

// Reads a line in Title Case or capitals as a sentence would have its words. Says whether that made
// a clause; else it is a name.
static bool read_recased(language_run *run, sentence *s, arena *a)
{
    if (!s->headline || s->n_tokens < 3 || s->n_tokens > LANGUAGE_WORDS_MAX) return false;
    token *words = s->tokens, *small = recase_small(s, a);
    if (!small) return false;
    read_words(run, s);
    encoder_read(&run->en->encoder, &run->encoder, small, s->n_tokens);
    recase_names(&run->en->lemmas, s, small, a);
    s->tokens = small;
    read_sentence(run, s, a);
    bool clause = has_clause(s);
    for (uint32_t i = 0; i < s->n_tokens; i++) s->tokens[i].form = words[i].form;
    if (!clause) s->tokens = words;
    return clause;
}

void language_analyse(language_run *run, sentence *s, arena *a)
{
    if (!read_recased(run, s, a)) read_sentence(run, s, a);
    add_lemmas(run, s, a);
}

sentence_list language_tokenize(language_run *run, const document *d, arena *a)
{
    (void)run;
    VEC(sentence) list = {0};
    token_reader reader = tok_open(d);
    sentence s;
    while (tok_next(&reader, a, &s)) *vec_push(a, &list) = s;
    return (sentence_list){list.p, list.n};
}

sentence_list language_read(language_run *run, const document *d, arena *a)
{
    sentence_list list = language_tokenize(run, d, a);
    for (size_t i = 0; i < list.n; i++) language_analyse(run, &list.p[i], a);
    return list;
}

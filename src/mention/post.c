#include "mention/post.h"

#include "base/ascii.h"
#include "mention/actor_scan.h"
#include "mention/agentword.h"
#include "mention/word.h"

static bool is_signed(str form, char sign)
{
    if (form.n < 2 || form.p[0] != sign) return false;
    for (size_t i = 1; i < form.n; i++)
        if (ascii_is_word(form.p[i])) return true;
    return false;
}

bool post_is_address(str form)
{
    return is_signed(form, '@');
}

bool post_is_tag(str form)
{
    return is_signed(form, '#');
}

static bool is_name(const token *t)
{
    return post_is_address(t->form) || post_is_tag(t->form);
}

bool post_is_link(const token *t)
{
    return str_starts(t->form, STR("http://")) || str_starts(t->form, STR("https://")) ||
           str_starts(t->form, STR("www.")) || str_starts(t->form, STR("pic.twitter.com"));
}

// A word that says what the addresses behind it are there for.
static bool is_tail_word(const sentence *s, uint32_t i)
{
    return word_among(s, i, "cc|via|h/t|ht|cc:|c/o|hat|tip");
}

// Something that can stand behind the end of a sentence; sets `name` when it is a name with a sign.
static bool is_tail(const sentence *s, uint32_t i, bool *name)
{
    const token *t = &s->tokens[i];
    if (is_name(t)) return *name = true;
    if (post_is_link(t)) return true;
    if (t->upos == UPOS_SYM || t->upos == UPOS_PUNCT) return true;
    if (is_tail_word(s, i)) return i + 1 < s->n_tokens && is_name(&s->tokens[i + 1]);
    // signs that nobody pronounces
    return (unsigned char)t->form.p[0] >= 0xE2 && t->upos == UPOS_X;
}

// May a sentence end with this word? Not when the name behind it is what it governs: "in #Goma",
// "free #Amal", "envoy @x".
static bool may_end(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i], *next = &s->tokens[i + 1];
    agent_kind kind;
    switch (t->upos) {
    case UPOS_NOUN:
    case UPOS_PROPN:
        if (t->rel == REL_NMOD_DESC || t->rel == REL_NMOD_POSS) return false;
        if (t->head == (int32_t)i + 1 && t->rel == REL_COMPOUND && post_is_address(next->form))
            return false;
        if (agent_is_noun(agent_word(t->form, true), &kind) && kind == AGENT_TITLE) return false;
        return !(agent_is_noun(t->lemma, &kind) && kind <= AGENT_PERSON &&
                 post_is_address(next->form));
    case UPOS_ADV:
    case UPOS_NUM: return true;
    case UPOS_PRON: return t->xpos == XPOS_PRP;
    case UPOS_VERB: return s->tokens[i + 1].rel == REL_PARATAXIS;
    case UPOS_X: return true;
    default: return false;
    }
}

static bool joins(const sentence *s, uint32_t i)
{
    return word_among(s, i, ",|&|/|-|+|and|w/");
}

// "at @UN's @UN_PGA"
static bool owns(const sentence *s, uint32_t i)
{
    return word_among(s, i, "'|'s|\xe2\x80\x99|\xe2\x80\x99s");
}

// "those who serve: @USArmy @USNavy": the end of a list of two addresses or more behind the colon
// at word i; i when there is none.
static uint32_t listed_end(const sentence *s, uint32_t i)
{
    uint32_t end = i, members = 0;
    if (!word_is(s, i, ":")) return i;
    for (uint32_t w = i + 1; w < s->n_tokens; w++) {
        bool address = post_is_address(s->tokens[w].form);
        if (!address && !word_among(s, w, ",|-|--|\xe2\x80\x93|and|&")) break;
        members += address;
        if (address) end = w + 1;
    }
    return members > 1 ? end : i;
}

uint32_t post_tail(const sentence *s)
{
    uint32_t begin = s->n_tokens;
    bool name = false;
    while (begin > 0 && is_tail(s, begin - 1, &name)) begin--;
    if (begin == s->n_tokens) return begin;
    if (!name) { // links and marks alone
        while (begin < s->n_tokens && !post_is_link(&s->tokens[begin])) begin++;
        return begin;
    }
    if (s->n_tokens > 0 && word_is(s, s->n_tokens - 1, ":")) return s->n_tokens; // "@X:", a label
    if (begin == 0) return 0;
    if (listed_end(s, begin) > begin) return listed_end(s, begin);
    if (is_name(&s->tokens[begin])) {
        if (may_end(s, begin - 1)) return begin;
        begin++;
    } else if (word_among(s, begin, ",|-|/|&|'|\"|(|\xe2\x80\x9c|\xe2\x80\x98") &&
               begin + 1 < s->n_tokens && is_name(&s->tokens[begin + 1]) &&
               !s->tokens[begin].space_after) {
        begin += 2; // "US-#Morocco", "the (@UN"
    } else if (joins(s, begin) && begin + 1 < s->n_tokens && is_name(&s->tokens[begin + 1]) &&
               word_among(s, begin, ",|&|/")) {
        begin += 2; // "Chad, #Niger, and …", "Kenya & #Chad"
    } else {
        return begin;
    }
    while (begin + 1 < s->n_tokens && (joins(s, begin) || owns(s, begin)) &&
           is_name(&s->tokens[begin + 1]))
        begin += 2;
    return begin;
}

bool post_is_spoken_to(const sentence *s, uint32_t word)
{
    for (uint32_t i = 0; i <= word; i++)
        if (!post_is_address(s->tokens[i].form)) return false;
    return s->tokens[word].rel == REL_VOCATIVE;
}

bool post_is_dash(const sentence *s, uint32_t i)
{
    str form = word_form(s, i);
    return word_is_hyphen(s, i) || str_eq(form, STR("--")) || str_eq(form, STR("---"));
}

bool post_is_signed(const sentence *s, uint32_t word)
{
    if (word < 1 || !post_is_address(s->tokens[word].form) || !post_is_dash(s, word - 1))
        return false;
    if (word + 1 < s->n_tokens && post_is_address(s->tokens[word + 1].form)) return false; // a list
    if (word == 1) return s->index > 0;
    return s->tokens[word - 2].space_after || word_has(s, word - 2, UPOS_PUNCT);
}

uint32_t post_passed_on(const sentence *s)
{
    uint32_t i = 0;
    while (i < s->n_tokens && word_has(s, i, UPOS_PUNCT)) i++;
    if (i + 1 >= s->n_tokens || !word_among(s, i, "rt|mt|qt")) return s->n_tokens;
    return post_is_address(s->tokens[i + 1].form) ? i + 1 : s->n_tokens;
}

bool post_is_aside(const sentence *s, uint32_t word)
{
    if (post_is_spoken_to(s, word)) return true;
    return word >= post_tail(s) && !post_is_signed(s, word);
}

str post_behind_title(str form)
{
    size_t at = str_find_byte(form, '@', 0);
    bool title = at != SIZE_MAX && at > 1 && at < 7 && form.p[at - 1] == '.' && form.p[0] >= 'A' &&
                 form.p[0] <= 'Z' && str_find_byte(form, '.', at) == SIZE_MAX;
    return title ? str_sub(form, at, form.n) : form;
}

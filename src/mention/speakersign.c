// Words whose author is told behind a dash, as posts and mottoes have it: "We will go on." --
// Secretary Roe; "Talks go on. -@UN".
#include "mention/post.h"
#include "mention/speakerscan.h"

#define SIGNED_SENTENCES_MAX 12 // that one signature stands under

static bool is_closing(const sentence *s, uint32_t i)
{
    return word_among(s, i, "\"|''|\xe2\x80\x9d|\xc2\xbb");
}

static bool is_opening(const sentence *s, uint32_t i)
{
    return word_among(s, i, "\"|``|\xe2\x80\x9c|\xc2\xab");
}

// The longest actor that begins at word i.
static const mention *actor_at(const speaker_scan *x, const sentence *s, uint32_t i)
{
    if (!x->m->n) return NULL;
    for (uint32_t k = x->m->first_of[s->index]; k < x->m->first_of[s->index + 1]; k++)
        if (x->m->p[k].kind == MENTION_ACTOR && x->m->p[k].first == i) return &x->m->p[k];
    return NULL;
}

static bool is_someone(const sentence *s, const mention *k, bool quoted)
{
    if (k->n_actors != 1) return false;
    return quoted || k->actors[0]->person || post_is_address(s->tokens[k->first].form) ||
           str_in_list(k->how, "office|title", '|');
}

static bool has_address(const sentence *s, const mention *k)
{
    for (uint32_t i = k->first; i < k->end; i++)
        if (post_is_address(s->tokens[i].form)) return true;
    return false;
}

// May the words behind the name belong to a signature: nothing, links and tags, where and on what
// he spoke? "Live now - Secretary Roe speaks" is none.
static bool ends_well(const sentence *s, uint32_t i)
{
    if (post_is_address(word_form(s, i))) return false; // a list of them
    if (i >= s->n_tokens || i >= post_tail(s)) return true;
    if (word_among(s, i,
                   "on|at|in|to|during|before|after|ahead|marking|today|via|'s|\xe2\x80\x99s"))
        return true;
    return i + 1 == s->n_tokens && word_has(s, i, UPOS_PUNCT);
}

static bool has_finite(const sentence *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (token_is_finite(&s->tokens[i])) return true;
    return false;
}

// Does a quotation or a sentence end right before the dash at word i?
static bool ends_before(const speaker_scan *x, const sentence *s, uint32_t i, bool *quoted)
{
    if (i == 0 && s->index == 0) return false;
    const sentence *before = i ? s : &x->sentences->p[s->index - 1];
    uint32_t last = i ? i - 1 : before->n_tokens - 1;
    *quoted = is_closing(before, last);
    return *quoted || word_among(before, last, ".|!|?|...|\xe2\x80\xa6") ||
           (i == 0 && !before->headline);
}

// Who signs at the dash at word i; NULL when nobody does.
static const mention *signer_at(const speaker_scan *x, const sentence *s, uint32_t i, bool *quoted)
{
    if (!post_is_dash(s, i)) return NULL;
    bool ended = ends_before(x, s, i, quoted);
    uint32_t name = i + 1 + word_is(s, i + 1, "the");
    const mention *k = actor_at(x, s, name);
    if (!k || !is_someone(s, k, *quoted) || !ends_well(s, k->end)) return NULL;
    if (ended) return k;
    // "The war goes on - Secretary @ana_roe on Chad": nothing but the dash parts them
    bool apart = i > 0 && s->tokens[i - 1].space_after && has_address(s, k);
    return apart && has_finite(s, 0, i) && !has_finite(s, k->end, s->n_tokens) ? k : NULL;
}

// Is it known whose the word is? A quotation of nobody in particular waits for a signature.
static bool is_open(const attribution *t)
{
    return !t || (!t->speaker && !t->name.n && t->verb == SPEAKER_NONE);
}

static void give(speaker_scan *x, uint32_t index, uint32_t first, uint32_t end,
                 const attribution *who)
{
    const attribution **row = speaker_row(x, index);
    for (uint32_t i = first; i < end; i++) {
        if (is_open(row[i])) {
            row[i] = who;
            continue;
        }
        attribution *outer = (attribution *)row[i]; // made by this scan
        while (outer->outer && outer != who) outer = (attribution *)outer->outer;
        if (outer != who) outer->outer = who;
    }
}

// Gives him the quotation that ends before word `end` of sentence `index`.
static void give_quotation(speaker_scan *x, uint32_t index, uint32_t end, const attribution *who)
{
    for (uint32_t n = 0; n < SIGNED_SENTENCES_MAX; n++, index--) {
        const sentence *s = &x->sentences->p[index];
        uint32_t i = n ? s->n_tokens : end;
        while (i > 0 && !is_opening(s, i - 1)) i--;
        give(x, index, i, n ? s->n_tokens : end, who);
        if (i > 0 || index == 0) return;
    }
}

// Gives him the sentences of the paragraph that ends before word `end` of sentence `index`.
static void give_paragraph(speaker_scan *x, uint32_t index, uint32_t end, const attribution *who)
{
    for (uint32_t n = 0; n < SIGNED_SENTENCES_MAX; n++, index--) {
        give(x, index, 0, n ? x->sentences->p[index].n_tokens : end, who);
        if (index == 0 || speaker_paragraph(x, index)) return;
    }
}

void speaker_signatures(speaker_scan *x)
{
    for (uint32_t k = 0; k < x->sentences->n; k++) {
        const sentence *s = &x->sentences->p[k];
        for (uint32_t i = 0; i + 1 < s->n_tokens; i++) {
            bool quoted = false;
            const mention *signer = signer_at(x, s, i, &quoted);
            if (!signer) continue;
            const sentence *said = i ? s : s - 1;
            uint32_t end = i ? i : said->n_tokens;
            attribution *who = speaker_direct(x, s, signer, signer->span);
            if (quoted)
                give_quotation(x, said->index, end - 1, who);
            else
                give_paragraph(x, said->index, end, who);
            break;
        }
    }
}

#include "event/skeleton.h"

// The sign of a mention; NULL for those whose words stay.
static const char *sign_of(const mention *m)
{
    switch (m->kind) {
    case MENTION_ACTOR:
    case MENTION_PLACE: return "A";
    case MENTION_TIME: return "T";
    case MENTION_MONEY:
    case MENTION_QUANTITY:
    case MENTION_PERCENT:
    case MENTION_PEOPLE: return "#";
    default: return NULL;
    }
}

// The longest mention that has a sign for each word [n_tokens]; NULL where none has.
static const mention **cover(const sentence *s, const mention_list *l, arena *a)
{
    const mention **by = arena_array(a, const mention *, (size_t)s->n_tokens + 1);
    for (uint32_t i = l->first_of[s->index]; i < l->first_of[s->index + 1]; i++)
        for (uint32_t w = l->p[i].first; sign_of(&l->p[i]) && w < l->p[i].end; w++)
            if (!by[w] || by[w]->end - by[w]->first < l->p[i].end - l->p[i].first) by[w] = &l->p[i];
    return by;
}

static bool is_open_class(upos u)
{
    return u == UPOS_VERB || u == UPOS_NOUN || u == UPOS_ADJ || u == UPOS_ADV;
}

static void add_word(const token *t, skeleton_kind kind, buf *out)
{
    upos u = (upos)t->upos;
    if (u == UPOS_PUNCT || u == UPOS_DET || u == UPOS_SYM) return;
    if (out->n) buf_add_byte(out, ' ');
    if (u == UPOS_PROPN)
        buf_add_c(out, "A");
    else if (u == UPOS_NUM)
        buf_add_c(out, "#");
    else if (kind == SKELETON_GRAMMAR && is_open_class(u))
        buf_add_c(out, xpos_name((xpos)t->xpos));
    else // the tense of a verb makes another sentence of it
        buf_add_format(out, "%.*s%s%s", STR_ARG(t->lemma), u == UPOS_VERB ? "/" : "",
                       u == UPOS_VERB ? xpos_name((xpos)t->xpos) : "");
}

str skeleton_of(const sentence_list *sentences, const mention_list *mentions, skeleton_kind kind,
                arena *a)
{
    buf out = {0};
    for (size_t i = 0; i < sentences->n; i++) {
        const sentence *s = &sentences->p[i];
        const mention **by = cover(s, mentions, a);
        buf_add_c(&out, s->headline ? "|" : "");
        for (uint32_t w = 0; w < s->n_tokens; w++) {
            bool goes_on = w && (by[w] ? by[w] == by[w - 1]
                                       : s->tokens[w].upos == UPOS_PROPN &&
                                             s->tokens[w - 1].upos == UPOS_PROPN && !by[w - 1]);
            if (goes_on) continue;
            if (!by[w])
                add_word(&s->tokens[w], kind, &out);
            else
                buf_add_format(&out, "%s%s", out.n ? " " : "", sign_of(by[w]));
        }
    }
    str copy = str_copy(a, buf_str(&out));
    buf_free(&out);
    return copy;
}

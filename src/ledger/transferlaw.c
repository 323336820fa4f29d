// Bills and laws that give arms or aid: which words make one, and whether it is for abroad.
#include "ledger/transfer.h"
#include "mention/statename.h"

#define LEGAL_FORM 6 // weight from which words name a legal form, not only a way of telling

static const char LAW_NOUNS[] = "aid|assistance|support|funding|bill|law";

static bool names_legislature(const frame_view *f)
{
    const mention_list *m = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = m->first_of[s]; i < m->first_of[s + 1]; i++)
        for (uint32_t k = 0; m->p[i].kind == MENTION_ACTOR && k < m->p[i].n_actors; k++)
            for (uint8_t j = 0; j < m->p[i].actors[k]->n_sectors; j++)
                if (str_eq(m->p[i].actors[k]->sectors[j], STR("LEG"))) return true;
    return false;
}

// Aid by its name, "military aid", "assistance for Ukraine"; that of a country's own people has
// other words before it: "rental assistance".
static bool is_aid_abroad(const frame_view *f, uint32_t w, bool by_name)
{
    const mention_list *m = f->mentions;
    for (uint32_t k = w > 3 ? w - 3 : 0; k < w; k++) {
        if (str_in_list(frame_word(f, k)->lemma,
                        "foreign|security|military|humanitarian|overseas|weapon|defence|defense|"
                        "arm|economic|international|lethal",
                        '|'))
            return true;
        const mention *who = mention_covering(m, f->sentence->index, k, MENTION_ACTOR);
        if (by_name && who && who->n_actors && who->actors[0]->country.n &&
            !who->actors[0]->n_sectors)
            return true;
    }
    for (uint32_t k = w + 1; by_name && k < w + 6 && k < f->sentence->n_tokens; k++) {
        const mention *who = mention_covering(m, f->sentence->index, k, MENTION_ACTOR);
        bool of_state = who && who->n_actors && who->actors[0]->country.n;
        if ((of_state && !who->actors[0]->n_sectors) ||
            str_eq(frame_word(f, k)->lemma, STR("abroad")))
            return true;
    }
    return false;
}

static bool names_aid(const frame_view *f, const char *nouns)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        str lemma = frame_word(f, w)->lemma;
        bool law = str_in_list(lemma, "bill|law", '|'); // "the American Rescue Plan into law"
        if (str_in_list(lemma, nouns, '|') && is_aid_abroad(f, w, !law)) return true;
    }
    return false;
}

// "A bill with weapons for Chad": arms or aid, and another country than that whose law it is.
static bool names_foreigner(const frame_view *f)
{
    const mention_list *m = f->mentions;
    uint32_t index = f->sentence->index;
    bool aid = false;
    str first = STR_NONE;
    for (uint32_t w = 0; w < f->sentence->n_tokens && !aid; w++)
        aid = str_in_list(
            frame_word(f, w)->lemma,
            "aid|assistance|foreign|security|military|weapon|defence|defense|arm|help", '|');
    for (uint32_t i = m->first_of[index]; aid && i < m->first_of[index + 1]; i++)
        for (uint32_t k = 0; m->p[i].kind == MENTION_ACTOR && k < m->p[i].n_actors; k++) {
            str country = m->p[i].actors[k]->country;
            if (first.n && country.n && !str_eq(first, country)) return true;
            if (country.n) first = country;
        }
    return false;
}

// A bill or law; a package or sum that a legislature has to do with.
bool transfer_is_law(const frame_view *f, int32_t topic, uint32_t word)
{
    if (topic < 0) return false;
    str noun = frame_word(f, (uint32_t)topic)->lemma;
    if (str_in_list(noun, "bill|law|act|legislation|appropriation|supplemental|measure|Act", '|'))
        return true;
    const mention *sum =
        mention_covering(f->mentions, f->sentence->index, (uint32_t)topic, MENTION_MONEY);
    bool voted = str_in_list(frame_word(f, word)->lemma,
                             "ask|request|urge|seek|pass|vote|include|approve", '|');
    return ((sum && voted) ||
            str_in_list(noun, "package|funding|fund|money|spending|aid|request|programme|program",
                        '|')) &&
           names_legislature(f);
}

// A law is an appropriation, whatever else its sentence names.
void transfer_settle_law(const fact_reading *r, const frame_view *f, saying *s)
{
    if (str_eq(s->mode, STR("enacted"))) s->law = true;
    if (!s->law) return;
    s->aid_law = names_aid(f, LAW_NOUNS) || names_foreigner(f);
    for (size_t i = 0; i < r->c->sentences.n && !s->aid_law && r->c->sentences.p[i].headline; i++)
        s->aid_law = r->open[i] && names_aid(&r->frames[i], LAW_NOUNS);
    if (s->kind_weight >= LEGAL_FORM) return;
    s->kind_weight = LEGAL_FORM;
    s->x.kind = STR("appropriation");
}

bool transfer_names_aid(const frame_view *f)
{
    return names_aid(f, "aid|assistance");
}

// "Congress, which provided": who the relative clause is of, by the order of the words.
static const actor *subject_of(const frame_view *f, uint32_t word)
{
    int32_t who = frame_child(f, word, REL_NSUBJ);
    if (who < 0) who = transfer_described(f, word); // "what Congress gave", hung on Congress
    if (who < 0) return NULL;
    uint32_t w = (uint32_t)who;
    if (str_in_list(frame_word(f, w)->lemma, "which|that|who", '|'))
        while (w > 0 && (w == (uint32_t)who || frame_word(f, w)->upos == UPOS_PUNCT)) w--;
    const mention *m = mention_covering(f->mentions, f->sentence->index, w, MENTION_ACTOR);
    return m && m->n_actors ? m->actors[0] : NULL;
}

// "The Act provides 5 million", "the law which gives", "it sets aside" behind a law: what a law
// holds has not been handed over by that.
static bool is_law_speaking(const fact_reading *r, const frame_view *f, uint32_t word)
{
    static const char LAWS[] = "bill|law|act|legislation|measure|supplemental|budget|appropriation";
    static const char HOLDS[] = "provide|give|supply|send|allocate|earmark|appropriate|fund|"
                                "finance|set|release";
    if (!str_in_list(frame_word(f, word)->lemma, HOLDS, '|')) return false;
    int32_t who = frame_child(f, word, REL_NSUBJ);
    if (who < 0 || str_in_list(frame_word(f, (uint32_t)who)->lemma, "which|that", '|'))
        who = transfer_described(f, word);
    if (who < 0) return false;
    str lemma = frame_word(f, (uint32_t)who)->lemma;
    if (str_in_list(lemma, LAWS, '|') || str_eq(lemma, STR("Act"))) return true;
    if (!str_eq(lemma, STR("it"))) return false;
    for (uint32_t w = (uint32_t)who; w-- > 0;)
        if (str_in_list(frame_word(f, w)->lemma, LAWS, '|') ||
            str_eq(frame_word(f, w)->form, STR("Act")))
            return true;
    if (f->sentence->index == 0 || !r->open[f->sentence->index - 1]) return false;
    const frame_view *back = &r->frames[f->sentence->index - 1];
    for (uint32_t w = 0; w < back->sentence->n_tokens; w++)
        if (str_in_list(frame_word(back, w)->lemma, LAWS, '|') ||
            str_eq(frame_word(back, w)->form, STR("Act")))
            return true;
    return false;
}

// What a legislature "provides" it votes: that is enacted, and in the future only asked for.
void transfer_settle_votes(const fact_reading *r, const frame_view *f, saying *s)
{
    if (is_law_speaking(r, f, s->word) &&
        str_in_list(s->mode, "delivered|announced|funded|approved", '|')) {
        s->x.state = STR_NONE;
        s->weak = true;
        return;
    }
    const actor *who = subject_of(f, s->word);
    bool votes = who && str_ends(who->code, STR("LEG"));
    if (!votes || !str_in_list(s->mode, "delivered|announced", '|')) return;
    bool done = !s->weak && str_eq(s->x.state, STR("delivered"));
    s->x.state = done ? STR("enacted") : STR_NONE;
    if (!done) return;
    s->law = true;
    transfer_settle_law(r, f, s);
}

// The state itself as the text names it; else by its code.
static fact_party state_of(const fact_reading *r, str key)
{
    const mention_list *all = &r->c->mentions;
    for (size_t i = 0; i < all->n; i++)
        for (uint32_t k = 0; all->p[i].kind == MENTION_ACTOR && k < all->p[i].n_actors; k++) {
            const actor *x = all->p[i].actors[k];
            if (str_eq(x->country, key) && str_eq(x->code, key)) return transfer_party(x);
        }
    return (fact_party){.code = key, .key = key, .name = statename_called(key)};
}

void transfer_name_states(const fact_reading *r, party_list *from)
{
    for (uint32_t i = 0; i < from->n; i++)
        if (str_ends(from->p[i].code, STR("LEG")) && from->p[i].key.n == 3)
            from->p[i] = state_of(r, from->p[i].key);
}

// Where a matter without a name is, when the headline says what the whole text is about: "Statement
// on Venezuela".
#include "ledger/position.h"

#include "ledger/positionsure.h"

#define SAYS_KIND 2 // words of substance, below which it is no single thing of a place: "terrorism"

// Headlines that say where something was said, not what it is about.
static const char OCCASIONS[] =
    "meeting|remark|press|travel|trip|visit|briefing|call|availability|interview|conference|"
    "summit|ministerial|dialogue|forum|speech|address|readout|background|committee|proclamation";

static bool is_of_occasion(const frame_view *f)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_among_nocase(frame_word(f, w)->lemma, str_of(OCCASIONS), '|') ||
            str_among_nocase(frame_word(f, w)->form, str_of("remarks"), '|'))
            return true;
    return false;
}

// The country that a mention is of or in; empty: none, or a person.
static str country_of(const mention *x)
{
    if (x->kind == MENTION_PLACE && x->place) return x->place->country;
    bool one = x->kind == MENTION_ACTOR && x->n_actors == 1 && !x->actors[0]->person;
    return one ? x->actors[0]->country : STR_NONE;
}

static bool is_about(const frame_view *f, const mention *x)
{
    int32_t mark = frame_child(f, x->head, REL_CASE);
    return mark >= 0 && str_in_list(frame_word(f, (uint32_t)mark)->lemma, "on|in|about", '|') &&
           frame_word(f, x->head)->upos == UPOS_PROPN;
}

static str titled(fact_reading *r, str holder)
{
    const mention_list *all = &r->c->mentions;
    if (!r->c->sentences.n || !r->c->sentences.p[0].headline) return STR_NONE;
    const frame_view *f = reading_frame(r, 0);
    const mention *found = NULL;
    if (is_of_occasion(f)) return STR_NONE;
    for (uint32_t i = all->first_of[0]; i < all->first_of[1]; i++) {
        const mention *x = &all->p[i];
        str country = country_of(x);
        if (!country.n || (!found && !is_about(f, x))) continue;
        if (str_eq(country, holder)) return STR_NONE;
        if (found && !str_eq(country, country_of(found))) return STR_NONE; // "on Mali and Chad"
        if (!found) found = x;
    }
    return found ? span_text(r->c->document->text, found->span) : STR_NONE;
}

// Backing is often for what is good anywhere: "the freedom of speech the world over".
str position_placed(fact_reading *r, const rule_match *m, str wording, str holder)
{
    bool anywhere = str_eq(m->rule->mode, STR("supports")) || matter_size(wording) < SAYS_KIND;
    if (anywhere || position_has_name(wording)) return wording;
    str place = titled(r, holder);
    if (!place.n) return wording;
    buf b = {0};
    buf_add_format(&b, "%.*s [%.*s]", STR_ARG(wording), STR_ARG(place));
    str out = str_copy(r->a, buf_str(&b));
    buf_free(&b);
    return out;
}

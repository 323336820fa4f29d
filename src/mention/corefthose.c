// People and states that no noun of the lexicon names: "those killed", "all who came", "many
// believe", "our partners", "18 states". Of whose country the text says nothing they have no code.
#include "mention/coref.h"
#include "mention/word.h"

#define PHRASE_REACH  5 // words from a noun back to where its phrase begins
#define ADVERBS_MAX   3 // words between "those" and the participle behind it
#define ALLIES_WINDOW 5 // sentences back to the alliance that "the Allies" belong to
#define REFUGE_REACH  4 // words from "forced" to "flee"

// What befalls or moves people, behind "those": participles.
static const char SUFFER[] =
    "killed|injured|wounded|hurt|maimed|arrested|detained|imprisoned|jailed|affected|impacted|"
    "harmed|trapped|persecuted|infected|vaccinated|unvaccinated|tortured|abducted|kidnapped|"
    "executed|murdered|sentenced|stranded|oppressed|enslaved|exploited|trafficked|hospitalized|"
    "hospitalised|rescued|silenced|living|suffering|struggling|mourning|grieving|waiting|stricken";
static const char FLEE[] = "displaced|uprooted|evacuated|fleeing|escaping";
static const char PROTEST[] = "protesting|demonstrating|marching";
// What people do, are made or are held to have done.
static const char ACT[] =
    "accused|convicted|charged|elected|gathered|assembled|employed|implicated|suspected|wanted|"
    "designated|sanctioned|fighting|serving|working|traveling|travelling|calling|trying|arriving|"
    "crossing|attending|demanding|returning|leading|perpetrating|committing|celebrating|observing|"
    "watching|listening|joining|participating|attempting|hoping|entering|seeking|facing|"
    "experiencing|responsible|present|guilty|complicit|eligible|vulnerable|aboard|forced|born|"
    "interested|involved";
// Whose subjects are people although they are but "many" or "some".
static const char THINK[] =
    "say|believe|think|argue|fear|hope|claim|warn|worry|wonder|suspect|expect|criticise|criticize|"
    "praise|welcome|denounce|complain|doubt|call|consider|regard|support|oppose";

static void record_unknown(coref *c, uint32_t first, uint32_t end, uint32_t head, str sectors,
                           str noun, bool plural)
{
    const actor *who = scan_actor(c->s, STR_NONE, sectors, STR_NONE, noun, noun, false);
    size_t from = c->s->records.n, past = c->past.n;
    size_t at = coref_record(c, first, end, head, &who, 1, "agent", noun, 0);
    c->past.p[at].plural = plural;
    coref_make_faint(c, from, past);
}

// "Those forced to leave", "those seeking refuge": do they flee?
static bool is_flight(const sentence *st, uint32_t i)
{
    if (!word_among(st, i, "forced|seeking")) return word_among(st, i, FLEE);
    for (uint32_t k = i + 1; k < st->n_tokens && k < i + REFUGE_REACH; k++)
        if (word_among(st, k, "flee|leave|refuge|asylum|safety|protection|shelter")) return true;
    return false;
}

// The sector of those of whom word i tells something; false when it tells nothing of people.
static bool told_of(const sentence *st, uint32_t i, str *sectors)
{
    *sectors = STR_NONE;
    if (is_flight(st, i))
        *sectors = STR("REF");
    else if (word_among(st, i, PROTEST))
        *sectors = STR("CVL PRO");
    else if (word_among(st, i, SUFFER))
        *sectors = STR("CVL");
    else
        return word_among(st, i, ACT);
    return true;
}

// "in need", "on board", "at risk"
static bool is_state_of_people(const sentence *st, uint32_t i)
{
    if (word_is(st, i, "in"))
        return word_among(st, i + 1,
                          "need|power|attendance|charge|custody|uniform|poverty|distress|danger|"
                          "prison|jail|exile|detention|mourning|pain|hiding|captivity|hospitals|"
                          "shelters|desperate|conflict|crisis|harm");
    if (word_is(st, i, "on")) return word_among(st, i + 1, "board|trial");
    return word_is(st, i, "at") && word_is(st, i + 1, "risk");
}

// "those wounded soldiers": it only points at a noun.
static bool points_at_noun(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    bool noun = t->rel == REL_DET && t->head > (int32_t)i && word_is_noun(st, (uint32_t)t->head) &&
                t->head < (int32_t)i + PHRASE_REACH;
    // "those suffering from drought": a participle taken for a noun
    bool participle = t->head == (int32_t)i + 1 && str_ends(st->tokens[i + 1].form, STR("ing")) &&
                      (word_has(st, i + 2, UPOS_ADP) || word_has(st, i + 2, UPOS_PUNCT));
    return noun && !participle;
}

// "Those who served", "who have worn the uniform"
static bool serves(const sentence *st, uint32_t i)
{
    while (word_among(st, i, "have|has|had|are|were|bravely|proudly|still|currently")) i++;
    if (word_among(st, i, "wear|wore|worn") && word_among(st, i + 2, "uniform|uniforms"))
        return true;
    bool nothing =
        !word_is(st, i + 1, "as") && !word_is(st, i + 1, "on") && !word_is(st, i + 1, "the");
    return word_among(st, i, "serve|served|serving") && (nothing || word_is(st, i + 2, "country"));
}

// What befalls people or what they do together, of whom only a number is told.
static const char BEFALLS[] =
    "kill|injure|wound|arrest|detain|release|free|rescue|die|survive|hospitalize|hospitalise|drown|"
    "flee|escape|charge|convict|acquit|sentence|execute|behead|abduct|kidnap|evacuate|displace|"
    "hurt|perish|protest|march|gather|rally|demonstrate|hope|wait|starve|mourn|vote|celebrate";

// "Those who were wounded", "who have been displaced"
static bool befell(const sentence *st, uint32_t i)
{
    if (!word_among(st, i, "were|was|are|have|had|has|got")) return false;
    while (word_among(st, i, "were|was|are|have|had|has|got|been|being|not|also|still|already"))
        i++;
    return i < st->n_tokens && st->tokens[i].xpos == XPOS_VBN &&
           !word_among(st, i, "released|freed|charged|convicted|acquitted|sentenced") &&
           word_lemma_among(&st->tokens[i], BEFALLS);
}

static bool is_such(const sentence *st, uint32_t i, str *sectors)
{
    uint32_t next = i + 1;
    *sectors = STR_NONE;
    if (word_among(st, next, "who|whose|whom")) {
        if (word_among(st, next + 1, "fled|flee|escaped")) *sectors = STR("REF");
        if (serves(st, next + 1)) *sectors = STR("MIL");
        if (word_among(st, next + 1, "suffer|suffered|died|perished|live|lived|lost") ||
            befell(st, next + 1))
            *sectors = STR("CVL");
        return true;
    }
    if (!word_is(st, i, "those")) return false;
    if (word_is(st, next, "behind") && word_among(st, next + 1, "these|this|the|such|it|them|bars"))
        return true;
    for (int k = 0; k < ADVERBS_MAX && (word_has(st, next, UPOS_ADV) || word_is(st, next, "being"));
         k++)
        next++;
    if (word_is(st, next, "in") && word_among(st, next + 1, "uniform"))
        *sectors = STR("MIL");
    else if (word_among(st, next, "in|on|at") &&
             !word_among(st, next + 1, "power|charge|attendance"))
        *sectors = STR("CVL");
    if (is_state_of_people(st, next)) return true;
    *sectors = STR_NONE;
    return told_of(st, next, sectors);
}

// The word that what is told of a number hangs on: "two were freed", "with thousands hoping"; -1.
static int32_t told_word(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    if (deprel_base((deprel)t->rel) == REL_NSUBJ || t->rel == REL_OBJ) return t->head;
    for (uint32_t k = i + 1; k < st->n_tokens && k < i + PHRASE_REACH; k++)
        if (st->tokens[k].head == (int32_t)i && st->tokens[k].upos == UPOS_VERB) return (int32_t)k;
    return -1;
}

// The people named in this sentence, or in the window before, whose part a number without a noun
// is.
static const antecedent *counted_before(const coref *c, uint32_t i, uint32_t window)
{
    for (size_t k = c->past.n, looked = 0; k-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[k];
        if (!coref_within(c, a, window)) return NULL;
        if (a->sentence == c->sentence && a->word >= i) continue;
        if (a->n == 1 && a->plural && a->noun.n && !a->actors[0]->person) return a;
    }
    return NULL;
}

// "Ten people died, seven from one family", "thousands still hoping to return": people of whom only
// the number is told.
static bool bare_count(coref *c, uint32_t i)
{
    const sentence *st = c->st;
    const token *t = &st->tokens[i];
    bool many = word_among(st, i, "thousands|hundreds|dozens|scores|millions");
    bool few = t->upos == UPOS_NUM && word_among(st, i,
                                                 "two|three|four|five|six|seven|eight|nine|"
                                                 "ten|eleven|twelve");
    if ((!many && !few) || c->taken[i]) return false;
    if (word_is(st, i + 1, "of") || word_is_noun(st, i + 1) || word_has(st, i + 1, UPOS_NUM) ||
        word_has(st, i + 1, UPOS_ADJ) || word_is_hyphen(st, i + 1))
        return false;
    bool family =
        word_is(st, i + 1, "from") && word_is(st, i + 2, "the") && word_is(st, i + 3, "same");
    int32_t told = told_word(st, i);
    bool people = told >= 0 && word_lemma_among(&st->tokens[told], BEFALLS);
    if (!people && !(few && family)) return false;
    if (many && told >= 0 &&
        !word_lemma_among(&st->tokens[told], "hope|wait|starve|mourn|vote|celebrate"))
        return false; // counted people (people.c)
    const antecedent *a = counted_before(c, i, few ? 1 : 0);
    if (a) {
        const actor *who = a->actors[0];
        bool faint = a->faint;
        str noun = a->noun;
        size_t from = c->s->records.n;
        size_t at = coref_record(c, i, i + 1, i, &who, 1, "set", noun, 0);
        if (faint) coref_make_faint(c, from, at);
        c->past.p[at].plural = true;
        return true;
    }
    if (!many) return false;
    const actor *where = coref_whereabouts(c, i, false);
    bool several;
    if (!where) where = coref_only_here(c, NULL, false, &several);
    const actor *who =
        where ? scan_with_sectors(c->s, coref_country(c, where), STR("CVL"))
              : scan_actor(c->s, STR_NONE, STR("CVL"), STR_NONE, STR("those"), STR("those"), false);
    size_t from = c->s->records.n, past = c->past.n;
    size_t at = coref_record(c, i, i + 1, i, &who, 1, "agent", STR("those"), 0);
    c->past.p[at].plural = true;
    coref_make_faint(c, from, past);
    return true;
}

bool coref_those(coref *c, uint32_t i)
{
    const sentence *st = c->st;
    const token *t = &st->tokens[i];
    str sectors;
    if (t->upos == UPOS_VERB || t->upos == UPOS_ADP || t->upos == UPOS_PUNCT || t->upos == UPOS_AUX)
        return false; // most words
    bool told = word_is(st, i, "those") || word_is(st, i + 1, "who") ||
                word_is(st, i + 1, "whose") || word_is(st, i + 1, "whom");
    if (told && word_among(st, i, "those|all|anyone|everyone|anybody|everybody|others|many") &&
        !points_at_noun(st, i) && is_such(st, i, &sectors)) {
        uint32_t first = i > 0 && word_is(st, i - 1, "all") ? i - 1 : i;
        const actor *home = c->home && str_eq(sectors, STR("MIL")) ? c->home : NULL;
        if (home) { // a government honours its own
            const actor *own = scan_with_sectors(c->s, coref_country(c, home), sectors);
            size_t from = c->s->records.n, past = c->past.n;
            size_t at = coref_record(c, first, i + 1, i, &own, 1, "publisher", STR("those"), 0);
            c->past.p[at].plural = true;
            coref_make_faint(c, from, past);
            return true;
        }
        record_unknown(c, first, i + 1, i, sectors, STR("those"), true);
        return true;
    }
    bool think = t->rel == REL_NSUBJ && t->head == (int32_t)i + 1 &&
                 st->tokens[i + 1].upos == UPOS_VERB &&
                 word_among(st, i, "many|some|several|others|most|few") &&
                 str_in_list(st->tokens[i + 1].lemma, THINK, '|');
    if (think) record_unknown(c, i, i + 1, i, STR_NONE, STR("those"), true);
    return think || bare_count(c, i);
}

// -- states

// Where the phrase of the noun at word i begins; *counted: a number or a word of amount opens it,
// *named: it holds a name that says more.
static uint32_t phrase_begin(const coref *c, uint32_t i, bool *counted, bool *named)
{
    const sentence *st = c->st;
    uint32_t first = i;
    while (first > 0 && first + PHRASE_REACH > i) {
        uint32_t k = first - 1;
        const token *t = &st->tokens[k];
        if (c->taken[k] || c->s->piece_at[k] >= 0 || c->s->hit_at[k] >= 0) *named = true;
        bool counts = t->upos == UPOS_NUM ||
                      word_among(st, k,
                                 "some|many|other|several|most|every|each|all|any|few|more|"
                                 "these|those|another|various|numerous|dozens|both");
        *counted |= counts;
        bool inside = counts || t->upos == UPOS_ADJ || t->upos == UPOS_NOUN || t->rel == REL_AMOD ||
                      word_is_hyphen(st, k) ||
                      word_among(st, k, "developing|emerging|participating|contributing|donating");
        if (!inside) break;
        first = k;
    }
    return first;
}

// "Called on other nations to act"
static bool is_called_on(const sentence *st, uint32_t head)
{
    int32_t verb = st->tokens[head].head;
    return verb >= 0 && str_in_list(st->tokens[verb].lemma, "call|prevail|lean|rely|press", '|');
}

// Does the noun at word i do or suffer something, rather than say where or what something is?
static bool has_part(const sentence *st, uint32_t first, uint32_t i, bool place)
{
    uint32_t head = i;
    for (int step = 0; step < 3 && deprel_base((deprel)st->tokens[head].rel) == REL_CONJ; step++) {
        if (st->tokens[st->tokens[head].head].upos == UPOS_VERB && word_is(st, first - 1, "with"))
            return true; // "engaged bilaterally and with partners"
        head = (uint32_t)st->tokens[head].head;
    }
    deprel rel = deprel_base((deprel)st->tokens[head].rel);
    if (rel != REL_NSUBJ && rel != REL_OBJ && rel != REL_IOBJ && rel != REL_OBL && rel != REL_NMOD)
        return false;
    for (uint32_t k = 0; k < st->n_tokens; k++) {
        if (st->tokens[k].head != (int32_t)head) continue;
        if (st->tokens[k].rel == REL_COP) return false;
        if (st->tokens[k].rel != REL_CASE || k > head) continue;
        if (word_among(st, k, "as|like|unlike") || (!place && word_is(st, k, "than"))) return false;
        if (place && word_is(st, k, "on") && is_called_on(st, head)) continue;
        if (place && !word_among(st, k, "by|with|between|among|against|of|for|to|including|than"))
            return false;
    }
    return true;
}

// "All sides of the conflict", not of a debate.
static bool is_strife(const sentence *st, uint32_t i)
{
    for (uint32_t k = i + 2; k < st->n_tokens && k < i + PHRASE_REACH; k++)
        if (word_among(st, k, "conflict|war|dispute|talks|fighting|negotiations")) return true;
    return false;
}

// "Malign actors", "democracies", "other groups": nobody says whose they are.
static bool is_group_of_several(const sentence *st, uint32_t i, str lemma)
{
    if (i > 0 && str_in_list(lemma, "group|institution|entity", '|'))
        return word_among(st, i - 1, "other|several|various|many") ||
               (i > 1 && word_is(st, i - 1, "and") && word_among(st, i - 2, "states|governments"));
    return str_in_list(lemma, "actor|democracy|autocracy|dictatorship", '|') &&
           st->tokens[i].xpos == XPOS_NNS;
}

// "Our partners in India and Peru": those countries, how many; 0 when none is named.
static uint32_t friends_in(coref *c, uint32_t at, const actor *whose[SCAN_ACTORS_MAX])
{
    uint32_t n = 0;
    while (at < c->st->n_tokens && n < SCAN_ACTORS_MAX && c->s->piece_at[at] >= 0) {
        const piece *p = &c->s->pieces.p[c->s->piece_at[at]];
        if (!name_is_country(p) || p->kind == PIECE_NATIONALITY || p->blocked || !p->who) break;
        whose[n++] = coref_country(c, p->who);
        at = p->end;
        while (word_among(c->st, at, ",|and|the")) at++;
    }
    return n;
}

// "The Allies" of a text that names the alliance: its own; NULL for all others.
static const actor *alliance(const coref *c, uint32_t i, str lemma)
{
    if (!str_eq(lemma, STR("ally")) || !name_is_capital(c->st->tokens[i].form)) return NULL;
    for (size_t k = c->past.n, looked = 0; k-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[k];
        if (!coref_within(c, a, ALLIES_WINDOW)) break;
        if (a->n == 1 && str_eq(a->actors[0]->code, STR("IGOWSTNAT"))) return a->actors[0];
    }
    return NULL;
}

// Records friends whose country or alliance the text tells; false when it tells none.
static bool record_friends(coref *c, uint32_t first, uint32_t i, str lemma)
{
    const actor *whose[SCAN_ACTORS_MAX];
    uint32_t n = word_among(c->st, i + 1, "in|from") ? friends_in(c, i + 2, whose) : 0;
    if (n == 0) {
        whose[0] = alliance(c, i, lemma);
        n = whose[0] != NULL;
    }
    if (n == 0) return false;
    const actor **own = arena_array(c->s->a, const actor *, n);
    for (uint32_t k = 0; k < n; k++) own[k] = whose[k];
    size_t at = coref_record(c, first, i + 1, i, own, n, "agent", lemma, 0);
    c->past.p[at].plural = true;
    return true;
}

// "18 states passed the law" in a text about the United States: parts of them.
static bool is_american_state(const coref *c, uint32_t first, uint32_t i)
{
    static const char USA[] = "USA";
    for (uint32_t k = first; k < i; k++)
        if (c->st->tokens[k].upos == UPOS_ADJ &&
            !word_among(c->st, k,
                        "other|many|several|few|more|most|various|red|blue|southern|"
                        "western|eastern|northern|rural|individual|all"))
            return false;
    bool home = c->home && !c->publisher.abroad && str_eq(c->home->country, str_of(USA));
    bool only = c->only && str_eq(c->only->country, str_of(USA));
    return (home && !c->abroad) || (home && c->domestic) || only;
}

bool coref_states(coref *c, uint32_t i)
{
    const sentence *st = c->st;
    const token *t = &st->tokens[i];
    str lemma = word_lemma(t);
    if (word_is(st, i, "allies")) lemma = STR("ally"); // "Allies", as a name
    bool state = str_in_list(lemma, "country|nation|state", '|');
    bool friend = str_in_list(lemma, "ally|partner|neighbor|neighbour|rival|foe|enemy", '|') ||
                  is_group_of_several(st, i, lemma);
    bool side = str_in_list(lemma, "party|side|belligerent", '|');
    if ((!state && !friend && !side) || word_is_hyphen(st, i + 1)) return false;
    bool counted = false, named = false;
    uint32_t first = phrase_begin(c, i, &counted, &named);
    if (first > 0 && word_is(st, first - 1, "your")) return false; // anybody's
    bool one = t->xpos == XPOS_NN;
    bool many = t->xpos == XPOS_NNS || (friend && t->xpos == XPOS_NNPS);
    if (!many && !(one && state && first < i && word_among(st, first, "every|each"))) return false;
    if (named || !has_part(st, first, i, state)) return false;
    uint32_t before = first - (first > 0), outside = before;
    if (outside > 0 && word_has(st, outside, UPOS_DET)) outside--;
    if (state && word_among(st, outside, "in|across|throughout|within|around|into")) return false;
    if (side && word_is(st, i + 1, "of") && !is_strife(st, i)) return false;
    bool definite = first > 0 && word_is(st, before, "the");
    if (side &&
        !(definite || word_is(st, first, "all") || word_among(st, i - (i > 0), "warring|opposing")))
        return false;
    if (side && definite && word_among(st, i - 1, "the|two")) {
        const actor *two[2];
        if (coref_two(c, false, two)) {
            coref_record(c, before, i + 1, i, two, 2, "set", STR_NONE, 0);
            return true;
        }
    }
    if (state && !counted && first == i && !str_eq(lemma, STR("country")) &&
        !str_eq(lemma, STR("nation")) && !word_is(st, i + 1, "and"))
        return false; // "states of mind"
    if (friend && record_friends(c, first, i, lemma)) return true;
    if (str_eq(lemma, STR("state")) && is_american_state(c, first, i)) {
        const actor *home = name_country_of(c->s, STR("United States"));
        size_t from = c->s->records.n, past = c->past.n;
        size_t at = coref_record(c, first, i + 1, i, &home, 1, "agent", lemma, 0);
        c->past.p[at].plural = true;
        coref_make_faint(c, from, past);
        return true;
    }
    record_unknown(c, first, i + 1, i, STR_NONE, lemma, true);
    return true;
}

// Whose an agent without a country is, by the evidence that its kind admits: a teacher is at home
// where he is, a soldier need not be, "women" may be all of mankind.
#include "mention/coref.h"
#include "mention/word.h"

// "The players arrived in Peru": who comes is none of its own.
static bool moves(const coref *c, uint32_t word)
{
    static const char MOTION[] =
        "arrive|travel|fly|come|go|visit|return|flee|leave|land|enter|tour|move|cross|head|sail|"
        "drive|stay|depart|deploy";
    int32_t verb = c->st->tokens[word].head;
    if (verb < 0 || !str_in_list(c->st->tokens[verb].lemma, MOTION, '|')) return false;
    for (uint32_t p = c->s->piece_of[c->sentence]; p < c->s->piece_of[c->sentence + 1]; p++) {
        const piece *x = &c->s->pieces.p[p];
        uint32_t head = scan_head(c->st, x->first, x->end);
        if (x->who && x->first > word && scan_below(c->st, (uint32_t)verb, head)) return true;
    }
    return false;
}

bool coref_is_public(str sectors)
{
    str first = str_split(&sectors, ' ');
    return first.n && str_in_list(first, "GOV|MIL|COP|LEG|JUD|OPP|PTY|SPY", '|');
}

// Who may be anybody's wherever he is: reporters, companies, refugees, gunmen, bodies of many.
static bool is_rover(str sectors)
{
    if (str_ends(sectors, STR("REF"))) return true;
    str first = str_split(&sectors, ' ');
    return str_in_list(first, "MED|BUS|MNC", '|');
}

bool coref_is_anybodys(const coref *c, const agent_hit *h)
{
    const sentence *st = c->st;
    str first = h->noun;
    first = str_split(&first, ' ');
    if (str_in_list(first,
                    "international|transatlantic|trilateral|multilateral|foreign|world|global|"
                    "regional|multinational|peacekeeping",
                    '|'))
        return true;
    for (uint32_t i = h->first; i-- > 0 && i + 4 > h->first;) {
        const token *t = &st->tokens[i];
        if (t->upos != UPOS_ADJ && t->upos != UPOS_NOUN && t->upos != UPOS_PROPN &&
            t->upos != UPOS_CCONJ && t->xpos != XPOS_POS)
            break;
        if (c->s->piece_at[i] >= 0) { // "United Nations relief agencies"
            const piece *p = &c->s->pieces.p[c->s->piece_at[i]];
            if (p->kind == PIECE_BODY && p->who && !p->who->country.n) return true;
            if (p->kind == PIECE_NATIONALITY && p->blocked) return true;
        }
        if (str_in_list(
                t->form,
                "foreign|international|multinational|transnational|transatlantic|trilateral|"
                "multilateral|bilateral|allied|coalition|"
                "Caribbean|Balkan|Baltic|Nordic|Sahel|Sahelian|Scandinavian|Pacific|"
                "Mediterranean|Indo-Pacific|Andean|Asia-Pacific|"
                "peacekeeping|world|global|regional|western|Western|European|Arab|African|"
                "Foreign|International|Global|Regional|Allied|Africa|Asia|Asian|Gulf|"
                "#Africa|#Asia",
                '|'))
            return true;
    }
    for (uint32_t i = h->end; i < st->n_tokens && i < h->end + 4; i++) {
        if (st->tokens[i].upos == UPOS_PUNCT || st->tokens[i].upos == UPOS_VERB) break;
        if (str_in_list(st->tokens[i].form, "worldwide|world|globe|everywhere|globally", '|'))
            return true;
    }
    return false;
}

// "Chadian and Malian students and teachers"
static bool is_of_several(const coref *c, const agent_hit *h)
{
    const token *t = &c->st->tokens[h->head];
    int32_t joined = t->rel == REL_CONJ && t->head >= 0 ? c->s->hit_at[t->head] : -1;
    return joined >= 0 && c->s->hits.p[joined].n_actors > 1;
}

bool coref_is_of_here(const sentence *st, const agent_hit *h)
{
    static const char HERE[] =
        "area|village|town|city|state|district|region|neighbourhood|neighborhood|province|county|"
        "country|island|suburb|building|block|street|estate|camp|quarter|settlement|community|"
        "hospital|school|university|college|church|diocese|parish|police|army|navy|court|council|"
        "service|brigade|union|club|team|company|firm|ministry|department|government|parliament|"
        "station|prison|jail|mosque|temple|synagogue|factory|mine|plant|hotel|airport|victim|"
        "victims|dead|deceased|suspect|accused|defendant|municipality|site|scene|capital|coast|"
        "office|party|zone|outskirts|countryside|valley";
    uint32_t i = h->end;
    if (!word_among(st, i, "of|from|for")) return false;
    if (!word_among(st, i + 1,
                    "the|this|that|these|those|nearby|local|surrounding|neighbouring|"
                    "neighboring|several|some"))
        return false;
    for (i++; i < st->n_tokens && i < h->end + 6; i++) {
        const token *t = &st->tokens[i];
        bool plain = t->upos == UPOS_DET || t->upos == UPOS_ADJ || t->upos == UPOS_NUM;
        bool first = t->upos == UPOS_NOUN && word_is_noun(st, i + 1); // "the fire service"
        if (plain || first) continue;
        return t->upos == UPOS_NOUN && !name_is_capital(t->form) &&
               str_in_list(word_lemma(t), HERE, '|') && !word_is(st, i + 1, "of");
    }
    return false;
}

// "Residents of Zarnobad", in a report that names one country alone: the town is there.
static bool is_of_a_town(const coref *c, const agent_hit *h)
{
    const sentence *st = c->st;
    if (c->home || !c->only || !h->plural || h->kind != AGENT_CROWD) return false;
    if (!word_among(st, h->end, "of|from") || !word_is_capital(st, h->end + 1)) return false;
    return str_in_list(h->noun,
                       "resident|villager|inhabitant|local|farmer|trader|shopkeeper|fisherman|"
                       "weaver|miner|worker|student|youth|commuter|parent",
                       '|');
}

// "The Asad regime", "villagers of a border town": the words name the owner, whom we do not know.
static bool is_strangers(const coref *c, const agent_hit *h)
{
    const sentence *st = c->st;
    if (h->named || is_of_a_town(c, h)) return false;
    if (is_of_several(c, h)) return true;
    bool of = h->end < st->n_tokens && str_in_list(st->tokens[h->end].form, "of|from|for", '|');
    of &= !coref_is_of_here(st, h);
    return of || (h->first > 0 && st->tokens[h->first - 1].upos == UPOS_PROPN && !st->headline);
}

// Who is of many countries by what he is.
static bool is_outsider(const agent_hit *h)
{
    return str_in_list(h->noun,
                       "coalition|media|press|alliance|coalition partner|partner|donor|investor|"
                       "stakeholder|catholic|christian|muslim|jew|hindu|buddhist|faithful|believer",
                       '|') ||
           (h->plural && str_eq(h->noun, STR("party"))); // of a conflict
}

// Of no country that the text is about: refugees, bodies of many states, armed men, the press.
static bool is_unbound(const agent_hit *h, str sectors)
{
    if (str_ends(sectors, STR("REF"))) return true;
    str first = str_split(&sectors, ' ');
    return str_in_list(first, "NGO|IGO|REB|UAF|CRM", '|') || is_outsider(h);
}

// Nouns that speak of mankind as often as of a people.
static bool is_mankind(const agent_hit *h)
{
    static const char MANKIND[] = "people|person|persons|woman|women|man|men|girl|boy|individual|"
                                  "being|beings|folk|folks";
    str last = h->noun, rest = h->noun; // "indigenous women", "people with disabilities"
    while (rest.n) last = str_split(&rest, ' ');
    if (str_in_list(last, MANKIND, '|') || str_starts(h->noun, STR("people with")) ||
        str_starts(h->noun, STR("people of")))
        return true;
    return str_in_list(
        h->noun,
        "people|guys|senior|individual|woman|women|man|men|girl|boy|child|children|youth|family|"
        "community|human being|young people|citizen|society|minority|survivor|interpreter|"
        "victim|loved one|user|consumer|worker|employee|expert|detainee|hostage|captive",
        '|');
}

// Is the sentence about people on the way from elsewhere?
static bool is_of_migrants(const coref *c)
{
    for (uint32_t i = c->s->hit_of[c->sentence]; i < c->s->hit_of[c->sentence + 1]; i++)
        if (str_ends(agent_sectors(&c->s->hits.p[i]), STR("REF"))) return true;
    for (uint32_t i = 0; i < c->st->n_tokens; i++)
        if (str_in_list(c->st->tokens[i].lemma, "migrant|refugee|asylum", '|')) return true;
    return false;
}

// A mayor is where his town is; a minister may be abroad.
static bool is_settled(const agent_hit *h, str sectors)
{
    str first = h->noun;
    first = str_split(&first, ' ');
    if (str_in_list(first, "local|county|city|municipal|district|provincial|village|town", '|') &&
        first.n < h->noun.n)
        return true;
    if (str_ends(h->noun, STR("mayor")) || str_ends(h->noun, STR("governor")) ||
        str_ends(h->noun, STR("council")) || str_ends(h->noun, STR("sheriff")))
        return true;
    return !str_starts(sectors, STR("GOV")) && !str_starts(sectors, STR("MIL")) &&
           !str_starts(sectors, STR("LEG")) && !str_starts(sectors, STR("MED")) &&
           !str_starts(sectors, STR("SPY")) && !str_starts(sectors, STR("OPP")) &&
           !str_ends(sectors, STR("REF"));
}

static bool is_armed(str sectors)
{
    str first = str_split(&sectors, ' ');
    return str_in_list(first, "REB|UAF|CRM", '|');
}

// "Law enforcement activities" of a text that looks abroad: anybody's.
static bool is_task_of_police(const coref *c, const agent_hit *h)
{
    return str_eq(h->noun, STR("law enforcement")) && agent_modifies(c->st, h) &&
           (!c->home || c->publisher.abroad);
}

evidence coref_owner_near(const coref *c, const agent_hit *h, str sectors)
{
    static const evidence NONE = {0};
    if (h->named || h->kind == AGENT_SIDE || coref_is_anybodys(c, h)) return NONE;
    if (is_task_of_police(c, h)) return NONE;
    bool many = str_starts(sectors, STR("NGO")) || str_starts(sectors, STR("IGO")) ||
                str_ends(sectors, STR("REF")) || is_outsider(h);
    if (many || is_of_several(c, h)) return NONE;
    const actor *who = coref_joined(c, h);
    if (who) return (evidence){who, "joined"};
    if (is_mankind(h) && is_of_migrants(c)) return NONE;
    who = coref_disposer(c, h->head, sectors);
    if (who) return (evidence){who, "disposer"};
    bool known = h->definite && (h->weak || str_starts(sectors, STR("BUS"))); // named before
    if (known || !is_settled(h, sectors)) return NONE;
    who = coref_whereabouts(c, h->head, is_armed(sectors));
    // "their families": of whom we do not know
    bool theirs = h->first > 0 && c->st->tokens[h->first - 1].xpos == XPOS_PRP_POSS;
    if (who && theirs && c->home && !str_eq(who->country, c->home->country)) return NONE;
    return (evidence){who, "place"};
}

bool coref_is_others_word(const agent_hit *h)
{
    return str_ends(h->noun, STR("regime")) || str_ends(h->noun, STR("opposition")) ||
           str_in_list(h->noun, "junta|dictator|ruler|monarch", '|');
}

bool coref_is_event(const sentence *st, const agent_hit *h)
{
    if (h->named || !h->plural) return false;
    const token *t = &st->tokens[h->head];
    return t->rel == REL_NMOD_POSS && t->head >= 0 &&
           str_in_list(st->tokens[t->head].lemma,
                       "meeting|summit|conference|retreat|dialogue|singles|doubles|title|"
                       "championship|tournament|race|final|event|team|league|cup",
                       '|');
}

// "The Ministers" after two ministers of one country; "protesters" after "Tunisian protesters".
static const actor *find_same(const coref *c, const agent_hit *h)
{
    const actor *who = NULL;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_SAME_WINDOW)) break;
        if (a->n != 1 || !a->noun.n || !a->actors[0]->country.n) continue;
        if (!str_eq(a->noun, h->noun) && !(a->person && str_ends(a->noun, h->noun))) continue;
        if (c->home && str_eq(c->home->country, a->actors[0]->country)) continue;
        if (who && !str_eq(who->country, a->actors[0]->country)) return NULL;
        who = a->actors[0];
    }
    return who;
}

// Governments in general; "government partners", of several states.
static bool is_any_state(const coref *c, const agent_hit *h)
{
    return str_in_list(h->noun, "government|gov't|govt", '|') &&
           (h->plural || (c->home && !h->definite && agent_modifies(c->st, h)));
}

// "Every leader", "each of the ministers"
static bool is_each(const sentence *st, const agent_hit *h)
{
    for (uint32_t i = h->first; i-- > 0 && i + 4 > h->first;)
        if (st->tokens[i].upos == UPOS_DET)
            return str_in_list(st->tokens[i].form, "every|any|each|all|Every|Any|Each|All", '|');
    return false;
}

// What a text of one's own government says of its own: "senior administration official".
static bool is_own_word(const coref *c, const agent_hit *h)
{
    bool heads = h->first > 0 && str_eq(c->st->tokens[h->first - 1].form, STR("of"));
    return (str_ends(h->noun, STR("delegation")) && !h->plural && !heads) ||
           str_ends(h->noun, STR("administration official")) ||
           str_eq(h->noun, STR("national security team")) ||
           ((str_starts(h->noun, STR("federal ")) || str_starts(h->noun, STR("congressional "))) &&
            str_eq(c->home->country, STR("USA"))) ||
           (h->formed &&
            (str_ends(h->noun, STR("review board")) || str_ends(h->noun, STR("bureau")) ||
             str_ends(h->noun, STR("task force")))) ||
           str_in_list(
               h->noun,
               "administration|state trooper|state legislature|state senator|state legislator|"
               "state official|governor",
               '|');
}

// "Will brief reporters": those who came along.
static bool is_briefed(const sentence *st, const agent_hit *h)
{
    static const char SPEAKS[] = "address|brief|speak|tell|update|talk|answer|remark";
    const token *t = &st->tokens[h->head];
    if (h->first > 0 && str_in_list(st->tokens[h->first - 1].form, SPEAKS, '|')) return true;
    return t->head >= 0 && str_in_list(st->tokens[t->head].lemma, SPEAKS, '|');
}

// "The United States and India": is the country joined to the home of the text here?
static bool joins_home(const coref *c, const actor *country)
{
    const token *t = c->st->tokens;
    for (uint32_t p = c->s->piece_of[c->sentence]; p < c->s->piece_of[c->sentence + 1]; p++) {
        const piece *x = &c->s->pieces.p[p];
        if (!x->who || !name_is_country(x)) continue;
        uint32_t w = scan_head(c->st, x->first, x->end);
        if (t[w].rel != REL_CONJ || t[w].head < 0 || c->s->piece_at[t[w].head] < 0) continue;
        const actor *other = c->s->pieces.p[c->s->piece_at[t[w].head]].who;
        if (!other) continue;
        bool second = str_eq(x->who->country, country->country);
        const actor *first = second ? other : x->who;
        if (!second && !str_eq(other->country, country->country)) continue;
        if (str_eq(first->country, c->home->country)) return true;
    }
    return false;
}

// In the text of a government: the other country that the sentence, those before it or the document
// are about, else its own where it speaks of matters at home.
static evidence abroad_evidence(coref *c, const agent_hit *h, str sectors)
{
    static const evidence NONE = {0};
    bool several;
    bool crew = str_in_list(h->noun, "staff|personnel|national security team", '|');
    if (crew) return (evidence){c->home, "publisher"};
    if (is_own_word(c, h) && !(c->publisher.abroad && str_ends(h->noun, STR("governor"))))
        return (evidence){c->home, "publisher"};
    bool title = !h->plural && !h->definite && str_starts(sectors, STR("GOV")) &&
                 name_is_capital(c->st->tokens[h->first].form) && h->kind <= AGENT_PERSON;
    if (title) return NONE; // of a list of names: "Special Assistant"
    if (str_in_list(h->noun, "diplomat|ambassador|envoy", '|')) return NONE;
    bool own = c->domestic && h->kind != AGENT_STATE;
    const actor *who = coref_only_here(c, c->home, own, &several);
    bool press = str_starts(sectors, STR("MED")) && !is_briefed(c->st, h);
    if (who && !coref_is_public(sectors) && joins_home(c, who)) return NONE;
    if (who && !is_mankind(h) && (press || !is_rover(sectors)))
        return (evidence){coref_country(c, who), "focus"};
    if (who || several) return NONE;
    if (own) return (evidence){c->home, "publisher"};
    if (is_mankind(h) || is_rover(sectors)) return NONE;
    // whose soldiers shell a town is no country of its people
    bool people = str_starts(sectors, STR("CVL"));
    who = people ? coref_ground(c, c->home) : coref_focus_but(c, h->first, c->home);
    if (!who) who = c->other;
    return (evidence){who ? coref_country(c, who) : NULL, "focus"};
}

static bool is_counted(const sentence *st, const agent_hit *h)
{
    for (uint32_t i = h->first; i-- > 0 && i + 4 > h->first;)
        if (st->tokens[i].head == (int32_t)h->head && st->tokens[i].rel == REL_NUMMOD) return true;
    return false;
}

// "A girl was cut", "police held a man": one whom something happened to.
static bool is_one(const sentence *st, const agent_hit *h)
{
    const token *t = &st->tokens[h->head];
    if (h->plural || t->head < 0) return false;
    const token *verb = &st->tokens[t->head];
    bool acts = t->rel == REL_NSUBJ || t->rel == REL_NSUBJ_PASS || t->rel == REL_OBJ;
    if (!acts || (verb->xpos != XPOS_VBD && verb->xpos != XPOS_VBN)) return false;
    for (uint32_t i = h->first; i-- > 0 && i + 4 > h->first;)
        if (st->tokens[i].upos == UPOS_DET)
            return str_in_list(st->tokens[i].form, "a|A|an|An", '|');
    return false;
}

static bool is_subject(const coref *c, const actor *who)
{
    for (uint32_t i = 0; i < c->n_here; i++) {
        const record *r = &c->s->records.p[c->here[i]];
        const actor *it = r->subject && r->m.n_actors ? r->m.actors[0] : NULL;
        if (it && !it->n_sectors && str_eq(it->country, who->country)) return true;
    }
    return false;
}

// In a report: the only country of the sentence, else that of those before it or of the document.
// Soldiers, envoys and reporters need not be of the country where they are.
static evidence report_evidence(coref *c, const agent_hit *h, str sectors)
{
    static const evidence NONE = {0};
    bool several, rover = is_rover(sectors);
    if (str_starts(sectors, STR("BUS"))) return NONE;
    if (str_starts(sectors, STR("MED")) && !h->plural && !h->definite && !h->named) return NONE;
    bool guest = str_starts(sectors, STR("MIL")) || str_starts(sectors, STR("GOV")) || rover ||
                 (h->named && c->story); // somebody may be where he does not belong
    const actor *who = coref_only_here(c, NULL, guest && h->kind != AGENT_STATE, &several);
    bool speaks = who && is_mankind(h) && is_subject(c, who); // "Chad welcomed persons who"
    if (speaks) return NONE;
    bool branch = h->kind == AGENT_BODY && // "Congress approved aid to Ukraine": another's
                  (str_starts(sectors, STR("GOV")) || str_starts(sectors, STR("LEG")));
    if (who && branch && coref_deals_with(c, h->head, who)) return NONE;
    if (who) return (evidence){coref_country(c, who), "focus"};
    bool anyone = is_mankind(h) && !h->definite && !is_counted(c->st, h) && !is_one(c->st, h);
    if (several || rover || anyone) return NONE;
    if (!guest) who = coref_ground(c, NULL);
    if (!who) who = c->only;
    if (!who && !several) who = c->story;
    return (evidence){who ? coref_country(c, who) : NULL, "focus"};
}

// "Children serve as soldiers", "armies and armed groups" of a text that looks abroad.
static bool is_soldiers_anywhere(const coref *c, const agent_hit *h, str sectors)
{
    bool armed = str_starts(sectors, STR("MIL")) && !str_eq(h->noun, STR("veteran"));
    return c->home && c->publisher.abroad && !c->abroad && armed && h->plural && !h->definite;
}

// "Leaders at the summit", "a joint task force", "rights of all people"
static bool is_of_all(const sentence *st, const agent_hit *h)
{
    str before = h->first > 0 ? st->tokens[h->first - 1].form : STR_NONE;
    if (str_eq_nocase(before, STR("joint")) || str_starts(h->noun, STR("joint ")))
        return h->kind == AGENT_BODY;
    str next = h->end < st->n_tokens ? st->tokens[h->end].form : STR_NONE;
    if (str_in_list(next, "abroad|overseas", '|'))
        return str_in_list(h->noun, "community|people", '|');
    if (str_eq_nocase(before, STR("all"))) return str_in_list(h->noun, "people|person", '|');
    return h->plural && str_ends(h->noun, STR("leader")) && h->end < st->n_tokens &&
           str_eq(st->tokens[h->end].form, STR("at"));
}

evidence coref_owner_wide(coref *c, const agent_hit *h, str sectors)
{
    static const evidence NONE = {0};
    bool side = h->kind == AGENT_SIDE && !str_ends(h->noun, STR("delegation"));
    if ((h->weak && !h->loose) || side || !sectors.n || coref_is_anybodys(c, h) ||
        is_strangers(c, h) || agent_has_owner(c->st, h->first) || is_task_of_police(c, h))
        return NONE;
    if (is_unbound(h, sectors)) return NONE;
    if (is_mankind(h) && is_of_migrants(c)) return NONE;
    if (moves(c, h->head) || is_of_all(c->st, h)) return NONE;
    bool at_home = c->home && !c->publisher.abroad;
    bool any =
        is_any_state(c, h) || (!at_home && str_starts(sectors, STR("GOV")) && is_each(c->st, h));
    if (any) return NONE;
    bool leaders = h->kind == AGENT_TITLE && h->plural && !h->definite && !h->named &&
                   (!at_home || str_eq(h->noun, STR("leader")));
    if (c->home && coref_is_others_word(h) && !c->abroad) return NONE;
    bool any_one =
        str_eq(h->noun, STR("government")) && !h->definite && !h->plural; // "business and"
    if (c->home && c->publisher.abroad && !c->abroad && any_one) return NONE;
    if (is_soldiers_anywhere(c, h, sectors)) return NONE;
    if (c->home && !c->abroad && !leaders && (at_home || coref_is_public(sectors)))
        return (evidence){c->home, "publisher"};
    bool many = h->plural && (h->kind == AGENT_CROWD || h->kind == AGENT_TITLE);
    const actor *same = many ? find_same(c, h) : NULL;
    if (!same) same = coref_same_branch(c, sectors); // "the Senate … lawmakers"
    if (same) return (evidence){coref_country(c, same), "focus"};
    if (h->named && c->home) return NONE;
    bool office = h->kind == AGENT_TITLE && str_starts(sectors, STR("GOV"));
    if (office && ((h->named && !c->acts) || (c->only && coref_deals_with(c, h->head, c->only))))
        return NONE;
    if (office && !(c->home && h->plural)) // "the minister met Russian officers"
        return (evidence){c->home || !c->only ? NULL : coref_country(c, c->only), "focus"};
    return c->home ? abroad_evidence(c, h, sectors) : report_evidence(c, h, sectors);
}

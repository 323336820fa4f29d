// Places that the gazetteer lacks, known by their form ("Iron Gate Bridge", "Interstate 80") or by
// what stands before them ("a clash in Oddanur").
#include "mention/placekey.h"
#include "mention/placescan.h"
#include "mention/word.h"

// Last words of the names of places.
static const char HEADS[] =
    "stadium|arena|field|cave|caves|cavern|square|street|avenue|road|boulevard|bridge|tunnel|"
    "airport|aerodrome|airfield|station|terminal|mosque|temple|church|cathedral|basilica|shrine|"
    "monastery|abbey|synagogue|park|beach|desert|forest|highway|motorway|expressway|freeway|mall|"
    "hotel|hall|theatre|theater|museum|palace|castle|fort|fortress|citadel|tower|plaza|market|"
    "bazaar|canyon|falls|glacier|hill|hills|mountain|mountains|river|creek|lake|bay|gulf|sea|ocean|"
    "strait|channel|canal|island|islands|archipelago|peninsula|valley|plateau|basin|delta|province|"
    "district|county|governorate|prefecture|oblast|region|village|township|barracks|prison|jail|"
    "crossing|dam|reservoir|harbor|harbour|zoo|cemetery|gardens|quarter|neighborhood|"
    "neighbourhood|campus|shipyard|strip|ridge|reef|lagoon|marsh|overpass|interchange|crossroads|"
    "hauptbahnhof|hospital|clinic|headquarters|orphanage|memorial|monument|lighthouse|pier|wharf|"
    "dock|"
    "marina|speedway|raceway|ballpark|coliseum|velodrome|aquarium|observatory|plantation|ranch|"
    "refinery|volcano|crater|cinema|nightclub|playground|pavilion|fairgrounds|auditorium";
// First words of such names: "Mount Cook".
static const char FOREWORDS[] = "Mount|Mt|Mt.|Lake|Cape|Fort|Port|Camp|Isle|Loch|Puerto";
// Roads by number: "Interstate 80".
static const char ROADS[] = "interstate|highway|route|motorway|autobahn";
// Small words inside such a name.
static const char INSIDE[] =
    "of|de|del|la|al|el|-|railway|train|bus|metro|subway|international|air";
// Capitalised words that are no names of towns, however the sentence writes them.
static const char COMMON[] =
    "support|honor|honour|review|action|memory|celebration|summit|technology|education|english|"
    "islam|congress|parliament|assembly|house|senate|cabinet|christianity|judaism|hinduism|"
    "buddhism|medicine|science|sciences|arts|law|economics|history|philosophy|engineering|bitcoin|"
    "brexit|ramadan|easter|christmas|lent|eid|hajj|covid|internet|mandarin|swahili|arabic|hindi|"
    "urdu|pashto|dari|war|peace|god|christ|jesus|allah|heaven|hell|olympics|games|cup|series|"
    "league|"
    "championship|championships|bowl|session|question|section|article|chapter|part|phase|round|"
    "group|book|twitter|facebook|zoom|youtube|instagram|google|english|class|room|floor|base|"
    "court|press|public|private|general|data|finance|business|health|energy|security|policy|"
    "affairs|relations|studies|development|management|administration|politics|party|union|state|"
    "states|nation|nations|world|earth|globe|region|valley|city|town|village|district|north|south|"
    "east|west|opposition|centre|center|well|wall|command|service|services|office|department|"
    "ministry|government|council|committee|commission|federal|national|international|stage|final|"
    "finals|play|concert|conference|meeting|ceremony|festival|forum|week|day|month|year|life|time|"
    "spanish|french|german|russian|ukrainian|portuguese|italian|chinese|japanese|korean|turkish|"
    "persian|farsi|polish|hebrew|kurdish|somali|amharic|tagalog|vietnamese|thai|burmese|khmer|"
    "indonesian|malay|bengali|bangla|tamil|punjabi|nepali|dutch|swedish|norwegian|danish|finnish|"
    "greek|latin|creole|hausa|yoruba|igbo|zulu|xhosa|afrikaans|romanian|bulgarian|serbian|"
    "croatian|czech|slovak|hungarian|albanian|armenian|georgian|azerbaijani|uzbek|kazakh|uyghur|"
    "tibetan|mongolian|cantonese|taiwanese|catalan|basque|welsh|irish|gaelic|yiddish|sanskrit|"
    "wonderland|mathematics|physics|chemistry|biology|journalism|linguistics|sociology|psychology|"
    "embassy|consulate|elementary|school|llp|inc|korea|prime|exile|custody|office|charge|america's|"
    "europe's|mideast|holocaust|act|bill|treaty|pact|"
    "constitution|bible|quran|koran|torah|winter|summer|spring|autumn|fall|report|statement";

static bool is_capital(str f)
{
    return f.n > 1 && ((f.p[0] >= 'A' && f.p[0] <= 'Z') || (unsigned char)f.p[0] >= 0xC3);
}

static bool is_name(const sentence *s, uint32_t i)
{
    const token *t = &s->tokens[i];
    return is_capital(t->form) && (t->upos == UPOS_PROPN || t->upos == UPOS_NOUN ||
                                   t->upos == UPOS_ADJ || t->upos == UPOS_VERB);
}

// Can the word be the noun that closes such a name, whatever the tagger took it for?
static bool may_head(const token *t)
{
    const uint32_t out = 1u << UPOS_PUNCT | 1u << UPOS_ADP | 1u << UPOS_AUX | 1u << UPOS_CCONJ |
                         1u << UPOS_DET | 1u << UPOS_PART | 1u << UPOS_PRON | 1u << UPOS_SCONJ;
    return !(out >> t->upos & 1);
}

// "the Iron Gate Bridge", "Roe Field at", "Interstate 80"
bool place_formed_at(const sentence *s, uint32_t i, place_name *out)
{
    *out = (place_name){.kind = PLACE_KINDS, .first = i, .end = i};
    if (s->headline || i >= s->n_tokens || !is_name(s, i)) return false;
    if (i > 0 && is_name(s, i - 1) && s->tokens[i - 1].space_after) return false;
    bool road = word_is_digit(s, i + 1) && word_among(s, i, ROADS);
    if (road) out->end = word_among(s, i + 2, HEADS) ? i + 3 : i + 2; // "Interstate 80 overpass"
    if (str_in_list(s->tokens[i].form, FOREWORDS, '|') && i + 1 < s->n_tokens &&
        is_name(s, i + 1) && s->tokens[i + 1].upos == UPOS_PROPN)
        out->end = i + 2;
    for (uint32_t j = i; j < s->n_tokens && j < i + PLACE_WORDS_MAX; j++) {
        bool name = is_name(s, j);
        bool inner =
            j > i && j + 1 < s->n_tokens && !name &&
            (word_among(s, j, INSIDE) || (word_is(s, j, "the") && word_is(s, j - 1, "of")));
        bool called = j > i && may_head(&s->tokens[j]) && word_among(s, j, HEADS); // "X mosque"
        if (!name && !inner && !called) break;
        if (called) out->end = j + 1;
        if (called && !name) break;
    }
    if (out->end < i + 2) return false;
    bool longer = out->end < s->n_tokens && is_name(s, out->end) &&
                  s->tokens[out->end - 1].space_after && s->tokens[out->end].upos == UPOS_PROPN;
    out->from = out->owner = out->first;
    out->to = out->end;
    return !longer; // "Roe Street Bank"
}

// Most words with capitals: a heading, where capitals tell nothing.
static bool is_heading(const sentence *s)
{
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        if (s->tokens[i].form.n < 4) continue;
        words++;
        capitals += is_capital(s->tokens[i].form);
    }
    return capitals * 2 > words;
}

bool place_is_word(str f)
{
    bool small = false;
    for (size_t i = 1; i < f.n; i++) {
        bool shout = f.p[i] >= 'A' && f.p[i] <= 'Z'; // "UofSC"
        if (shout && (i + 1 == f.n || (f.p[i - 1] >= 'A' && f.p[i - 1] <= 'Z'))) return false;
        if (f.p[i] == '@' || f.p[i] == '.' || (f.p[i] >= '0' && f.p[i] <= '9')) return false;
        small |= (f.p[i] >= 'a' && f.p[i] <= 'z') || (unsigned char)f.p[i] >= 0x80;
    }
    return small;
}

// "the road from Oddanur to Velur", "between Oddanur and Velur": one of two names of a way
static bool is_from_to(const sentence *s, const place_name *n)
{
    static const char WAYS[] =
        "road|route|highway|train|railway|flight|bus|ferry|fly|drive|march|travel|sail|line|convoy|"
        "pipeline|walk|trek|corridor|motorway|journey|trip|tram|truck|lorry|ship|border|track|"
        "crash";
    uint32_t at = n->first, end = n->end;
    if (at == 0 || end != at + 1) return false;
    bool way = false;
    int32_t up = (int32_t)at;
    for (int step = 0; step < 3 && up >= 0; step++, up = s->tokens[up].head)
        way |= word_lemma_among(&s->tokens[up], WAYS);
    for (uint32_t k = 2; k <= 4 && k <= at; k += 2) // the word before "from"
        way |= word_lemma_among(&s->tokens[at - k], WAYS);
    if (!way) return false;
    bool first = (word_is(s, at - 1, "from") && word_is(s, end, "to")) ||
                 (word_is(s, at - 1, "between") && word_is(s, end, "and"));
    if (first) return end + 1 < s->n_tokens && is_name(s, end + 1);
    bool last = at > 2 && is_name(s, at - 2) &&
                ((word_is(s, at - 1, "to") && word_is(s, at - 3, "from")) ||
                 (word_is(s, at - 1, "and") && word_is(s, at - 3, "between")));
    return last;
}

// "a clash in Oddanur": words that the tagger takes for a name, which nothing else claims.
bool place_is_preposed(const sentence *s, const place_name *n)
{
    uint32_t at = n->first;
    bool within = at > 0 && word_among(s, at - 1, "in|at|near|around|outside");
    if (!(within || is_from_to(s, n)) || n->end - at > 2) return false;
    if (s->tokens[n->end - 1].xpos == XPOS_POS || is_heading(s)) return false;
    if (word_is(s, at - 1, "at") && at > 1 && place_is_staff(s, at - 2)) return false;
    for (uint32_t i = at; i < n->end; i++) {
        const token *t = &s->tokens[i];
        placekey key = placekey_of(t->form);
        bool city = i > at && word_is(s, i, "City"); // "Ybor City"
        if (t->upos != UPOS_PROPN || t->form.n < 4 || !place_is_word(t->form) ||
            (str_in_list(placekey_text(&key), COMMON, '|') && !city) ||
            place_is_doubtful(placekey_text(&key)))
            return false;
    }
    const token *head = &s->tokens[place_head(s, n->first, n->end)];
    deprel rel = deprel_base((deprel)head->rel);
    bool behind = word_is_noun(s, n->end) && s->tokens[n->end - 1].space_after;
    bool joined = rel == REL_CONJ && !within;
    return (rel == REL_OBL || rel == REL_NMOD || joined) && !behind &&
           !place_is_joined(s, n->end) && !word_has(s, n->end, UPOS_NUM) &&
           !word_is(s, n->end, "&");
}

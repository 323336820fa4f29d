// Is a sequence of capitals the name of a person? Told by a given name, an initial, a particle, an
// age or a title of address beside it, by "who" behind it, or by the tree.
#include "mention/person_form.h"

#include "mention/word.h"

#include "given_table.inc"
#include "head_table.inc"

#define AGE_MAX    120 // years; a larger number is none
#define KIND_REACH 3   // words behind a name that may say of what kind it is

// Last words of names of places, works, laws, events, prizes and things.
static const char THINGS[] =
    "Street|Avenue|Road|Square|River|Lake|Mountain|Mountains|Island|Islands|Valley|Bay|Sea|Ocean|"
    "Strait|Gulf|Desert|Park|Garden|Gardens|Bridge|Airport|Station|Hotel|Tower|Towers|Building|"
    "House|Palace|Castle|Stadium|Arena|Hall|Plaza|Mall|Market|Border|Crossing|Gate|Wall|Camp|Base|"
    "Province|District|County|State|City|Town|Village|Region|Territory|Republic|Kingdom|Coast|"
    "Beach|Falls|Hill|Hills|Heights|Springs|Creek|Forest|Port|Harbor|Harbour|Canal|Dam|Peninsula|"
    "Act|Law|Bill|Treaty|Agreement|Accord|Accords|Convention|Protocol|Charter|Declaration|"
    "Resolution|Constitution|Amendment|Memorandum|Pact|Plan|Program|Programme|Project|Initiative|"
    "Strategy|Policy|Doctrine|Process|Framework|Report|Index|Statement|Award|Awards|Prize|Medal|"
    "Order|Honor|Honour|Cup|League|Games|Championship|Championships|Tournament|Open|Prix|Olympics|"
    "Marathon|Festival|Day|Week|Month|Year|Eve|Night|Christmas|Easter|Ramadan|War|Battle|Operation|"
    "Revolution|Uprising|Massacre|Crisis|Summit|Conference|Forum|Meeting|Dialogue|Talks|Session|"
    "Mission|Campaign|Tour|Show|Album|Song|Film|Movie|Book|Series|Times|Post|News|Disease|Syndrome|"
    "Virus|Storm|Hurricane|Typhoon|Cyclone|Earthquake|Highway|Railway|Line|Pipeline|Stream|Strip|"
    "Bank|Triangle|Circle|Zone|Area|Center|Centre|School|Church|Mosque|Temple|Cathedral|Cemetery|"
    "Memorial|Museum|Theater|Theatre|Room|Office|Court|Library|Press|Team|Club|United|Rovers|"
    "Wanderers|Athletic|Rangers|Giants|Bulls|Lions|Eagles|Tigers|Kings|Yankees|Fellowship|"
    "Scholarship|Scholars|Visa|Model|Missile|Rifle|Class|Rights|Hole|Shield|Storm|Resolve|Freedom|"
    "Ave|St|Blvd|Rd|Ridge|Point|Cape|Pass|Fund|Formula|Method|Theorem|Law|Principles|Doctrine|"
    "Address|Speech|Interview|Lecture|Administration|Government|Cabinet|Regime|Presidency|Era|"
    "Archives|Trial|Case|Affair|Scandal|Papers|"
    "Africa|Asia|Europe|Americas|Inquiry|Commission|Foundation|Institute|University|College|"
    "Hospital|Group|Company|Inc|Inc.|"
    "Corp|Corp.|Ltd|Ltd.|Motors|Airlines|Airways|Party|Movement|Front|Army|Forces|Union|Council";
// First words of places and ships rather than persons.
static const char PLACE_STARTS[] =
    "Haram|Masjid|San|Santa|St.|Saint|Sainte|Port|Fort|Los|Las|El|La|Le|Les|New|North|South|East|"
    "West|Northern|"
    "Southern|Eastern|Western|Central|Upper|Lower|Mount|Mt.|Mt|Lake|Cape|Camp|Nova|São|Sao|Rio|Ras|"
    "Tel|Ain|"
    "Deir|Khan|Umm|Kfar|Beit|Bab|Tal|Tell|Jebel|Jabal|Wadi|Via|Rue|Villa|Puerto|Monte|Costa|Ar|"
    "Al|As|Ad|Ash|At|Operation|Exercise|Hurricane|Typhoon|Cyclone|Tropical|USS|HMS|USNS|FS|INS|"
    "HMAS|"
    "Great|Grand|Big|Little|Royal|Holy|Old|Dar|Addis|Phnom|Hong|Kuala|Buenos|Nuevo|Nueva|Belo|"
    "Porto|Point|Ivory|Sierra|Burkina|Sri|Costa|Dame|Sub|Good|Happy|First|Second|World|Black|White|"
    "Red|Blue|"
    "Green|Air|Street|General|National|International";
// Nouns behind a name that is a place's or a thing's.
static const char KINDS[] =
    "airport|airbase|base|camp|prison|bridge|district|province|region|village|town|city|river|area|"
    "neighborhood|neighbourhood|crossing|port|dam|refinery|stadium|island|islands|hospital|school|"
    "university|case|trial|affair|award|prize|airfield|checkpoint|governorate|county|state|suburb|"
    "mosque|church|square|market|station|highway|valley|reservoir|missile|rocket|class|airline|"
    "awards|prizes|lecture|lectures|fellowship|fellowships|scholarship|scholarships|medal|medals|"
    "trophy|foundation|memorial|museum|library|act|amendment|theorem|syndrome|disease";
// Particles that stand inside a person's name and no other.
static const char PARTICLES[] = "bin|ibn|bint|van|von|der|ben|al|el";
// What only persons do.
static const char HUMAN_VERBS[] =
    "say|tell|write|tweet|add|testify|resign|argue|explain|die|marry|graduate|retire|think|believe|"
    "recall|joke|insist|admit|confess|weep|smile|apologize|apologise|remember|speak|note|plead|"
    "blame|accuse|allege|claim|deny|condemn|criticize|criticise|warn|urge|vow|complain|lament|"
    "reply|"
    "respond|laugh|cry|sit|walk|wake|sleep|love|hate|know|hope|wish|forget|understand|realize|"
    "realise|learn|study|teach|preside|attend|enrol|enroll|live|suffer|flee|escape|appear|visit|"
    "meet|tour|inaugurate|praise|welcome|thank|mourn|regret|concede|comment|interject|surrender";
// What a single name does that no firm and no town does.
static const char LONE_VERBS[] =
    "say|tell|add|recall|think|believe|joke|insist|admit|confess|weep|smile|apologize|apologise|"
    "testify|die|marry|retire|plead|explain|argue|reply|point|allege|complain|remember";
// What is done to persons.
static const char HUMAN_OBJECTS[] =
    "arrest|jail|detain|imprison|kill|murder|shoot|behead|execute|kidnap|abduct|appoint|elect|"
    "nominate|charge|convict|sentence|marry|interview|quote|extradite|deport|free|bear|indict|"
    "acquit|assassinate|torture|name|hire|fire|dismiss|sack|stab|injure|wound|tap|pardon|succeed";
// Endings of family names.
static const char *const SURNAME_ENDS[] = {"ovich", "ović",  "enko",   "escu", "shvili", "dze",
                                           "sson",  "yan",   "zadeh",  "oglu", "oğlu",   "ević",
                                           "ovic",  "evic",  "poulos", "akis", "iewicz", "owski",
                                           "ovsky", "enkov", "ullah",  "uddin"};

bool person_is_given(str form)
{
    return table_find_str(&given_table, form).found;
}

char person_given_gender(str form)
{
    table_hit h = table_find_str(&given_table, form);
    if (!h.found) return 0;
    str g = table_cell(&given_table, h.row, GIVEN_TABLE_GENDER);
    return g.n == 1 ? g.p[0] : 0;
}

static bool is_initial(str form)
{
    if (form.n == 0 || form.p[0] < 'A' || form.p[0] > 'Z') return false;
    if (form.n == 2) return form.p[1] == '.';
    if (form.n == 6 && form.p[1] == '.' && form.p[3] == '.' && form.p[5] == '.') return true;
    return form.n == 4 && form.p[1] == '.' && form.p[3] == '.'; // "J.K."
}

// ", 34," or ", 34." behind the name
static bool has_age(const sentence *st, uint32_t end)
{
    if (end + 2 >= st->n_tokens || !str_eq(st->tokens[end].form, STR(","))) return false;
    int64_t n;
    if (str_in_list(st->tokens[end + 1].form, "aged|age", '|')) end++;
    if (end + 2 >= st->n_tokens || !str_to_int(st->tokens[end + 1].form, &n)) return false;
    return n > 0 && n < AGE_MAX && str_in_list(st->tokens[end + 2].form, ",|.|;|and", '|');
}

static bool has_who(const sentence *st, uint32_t end)
{
    if (end < st->n_tokens && str_eq(st->tokens[end].form, STR(","))) end++;
    return end < st->n_tokens && str_in_list(st->tokens[end].form, "who|whose|whom", '|');
}

static bool ends_as_surname(str form)
{
    for (size_t i = 0; i < sizeof SURNAME_ENDS / sizeof *SURNAME_ENDS; i++)
        if (form.n > str_of(SURNAME_ENDS[i]).n + 1 && str_ends(form, str_of(SURNAME_ENDS[i])))
            return true;
    return false;
}

static bool is_flat(const sentence *st, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i < end; i++)
        if (st->tokens[i].rel == REL_FLAT && st->tokens[i].head >= (int32_t)first &&
            st->tokens[i].head < (int32_t)i)
            return true;
    return false;
}

// "M S Rao", "V Kumar": initials without their dots.
static bool has_bare_initials(const sentence *st, uint32_t first, uint32_t end)
{
    uint32_t i = first;
    while (i + 1 < end && st->tokens[i].form.n == 1 && st->tokens[i].form.p[0] >= 'A' &&
           st->tokens[i].form.p[0] <= 'Z')
        i++;
    bool article = i == first + 1 && str_in_list(st->tokens[first].form, "A|I|X", '|');
    return i > first && i + 1 == end && !article && st->tokens[i].form.n > 2;
}

// What is done to nobody but persons.
static const char LONE_OBJECTS[] =
    "arrest|jail|imprison|behead|kidnap|abduct|marry|extradite|acquit|murder|stab|assassinate|bear|"
    "indict|convict|deport|pardon|torture|baptize|baptise|ordain|bury|eulogize";

// Does a single name do what only persons do, or is that done to it?
static bool is_lone_human(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    const token *verb = &st->tokens[t->head];
    if (verb->upos != UPOS_VERB) return false;
    if (t->rel == REL_NSUBJ)
        return t->head > (int32_t)i && str_in_list(verb->lemma, LONE_VERBS, '|');
    return (t->rel == REL_OBJ || t->rel == REL_NSUBJ_PASS) &&
           str_in_list(verb->lemma, LONE_OBJECTS, '|');
}

bool person_speaks_alone(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    if (t->head < 0 || st->headline || t->form.n < 3) return false;
    for (size_t k = 1; k < t->form.n; k++)
        if (!(t->form.p[k] >= 'a' && t->form.p[k] <= 'z')) return false;
    for (uint32_t w = 0; w < st->n_tokens; w++) // "the Guardian", "Apple CEO"
        if (st->tokens[w].head == (int32_t)i && st->tokens[w].upos != UPOS_PUNCT &&
            st->tokens[w].rel != REL_ACL_RELCL)
            return false;
    bool who = word_is(st, i + 1, ",") && word_is(st, i + 2, "who");
    return (who || is_lone_human(st, i)) && !str_in_list(t->form, THINGS, '|') &&
           !str_in_list(t->form, PLACE_STARTS, '|');
}

// Does he do what only persons do, or is it done to him?
static bool acts_human(const sentence *st, uint32_t head)
{
    const token *t = &st->tokens[head];
    if (t->head < 0) return false;
    const token *verb = &st->tokens[t->head];
    if (verb->upos != UPOS_VERB) return false;
    deprel rel = deprel_base((deprel)t->rel);
    if (t->rel == REL_NSUBJ) return str_in_list(verb->lemma, HUMAN_VERBS, '|');
    if (rel == REL_OBJ || t->rel == REL_NSUBJ_PASS)
        return str_in_list(verb->lemma, HUMAN_OBJECTS, '|');
    return false;
}

// Things that the whole looks like rather than a person.
static bool is_thing(const sentence *st, uint32_t first, uint32_t end)
{
    str start = st->tokens[first].form, last = st->tokens[end - 1].form;
    if (str_in_list(start, PLACE_STARTS, '|') || str_in_list(last, THINGS, '|')) return true;
    bool known = person_is_given(start);
    if (!known && table_find_str(&head_table, last).found) return true;
    for (uint32_t i = first; i < end; i++) // "GOP", "UN": no part of a name
        if (st->tokens[i].form.n > 1 && !is_initial(st->tokens[i].form)) {
            str f = st->tokens[i].form;
            bool shouted = true;
            for (size_t k = 0; k < f.n; k++) shouted &= f.p[k] >= 'A' && f.p[k] <= 'Z';
            if (shouted && f.n < 6 && !str_in_list(f, "II|III|IV|JR|SR", '|')) return true;
        }
    return false;
}

// "the Ravi Menon case": the name says what kind of thing another is.
static bool says_kind(const sentence *st, uint32_t first, uint32_t end)
{
    bool article = first > 0 && st->tokens[first - 1].upos == UPOS_DET;
    if (article) return true;
    for (uint32_t i = end; i < st->n_tokens && i < end + KIND_REACH; i++) { // "Abu Omar air base"
        const token *k = &st->tokens[i];
        if (k->upos != UPOS_NOUN && k->upos != UPOS_ADJ) return false;
        if (str_in_list(k->form, KINDS, '|')) return true;
    }
    return false;
}

// What befalls a person, before "of" and his name: "Statement on the Death of Ana Roe".
static const char FATES[] =
    "death|deaths|killing|killings|passing|arrest|arrests|release|detention|conviction|sentencing|"
    "sentence|trial|murder|appointment|nomination|election|reelection|re-election|inauguration|"
    "resignation|departure|abduction|imprisonment|execution|disappearance|selection|confirmation|"
    "assassination|retirement|extradition|poisoning|harassment|loss|swearing-in|designation|"
    "indictment|beheading|kidnapping";

bool person_stands_out(const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first < 2 || !person_is_given(st->tokens[first].form)) return false;
    if (st->tokens[end - 1].form.n < 3) return false;
    if (word_is_noun(st, end) && word_is_capital(st, end)) return false; // "Ana B. Roe Room"
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (is_initial(st->tokens[i].form)) return true;
    if (first < 2 || !str_eq(st->tokens[first - 1].form, STR("of"))) return false;
    str fate = st->tokens[first - 2].form;
    char small[24];
    if (fate.n >= sizeof small) return false;
    for (size_t i = 0; i < fate.n; i++)
        small[i] = fate.p[i] >= 'A' && fate.p[i] <= 'Z' ? (char)(fate.p[i] + 32) : fate.p[i];
    return str_in_list((str){small, fate.n}, FATES, '|');
}

bool person_is_alias(const sentence *st, uint32_t first)
{
    if (first < 2) return false;
    str before = st->tokens[first - 1].form, far = st->tokens[first - 2].form;
    if (str_eq(before, STR("as"))) return str_in_list(far, "known|Known", '|');
    return str_in_list(before, "aka|a.k.a.|AKA|A.K.A.|alias|née|nee|nicknamed|a/k/a", '|');
}

bool person_may_have(const sentence *st, uint32_t first, uint32_t end)
{
    return !is_thing(st, first, end) && !says_kind(st, first, end);
}

bool person_is_called(const sentence *st, uint32_t first)
{
    if (first < 2) return false;
    uint32_t at = first - 1; // "named"
    if (word_is(st, at, "as") && word_among(st, at - 1, "identified|named"))
        at--;
    else if (!word_among(st, at, "named|surnamed|nicknamed"))
        return false;
    if (at > 1 && word_is(st, at - 1, ",")) at--;
    if (at == 0) return false;
    const token *noun = &st->tokens[at - 1]; // "a bar named Bonita" is none
    return noun->upos == UPOS_NOUN && (agent_is_noun(noun->lemma, NULL) ||
                                       str_in_list(noun->lemma, "guy|fellow|chap|lad", '|'));
}

bool person_has_form(const sentence *st, uint32_t first, uint32_t end)
{
    bool aged = has_age(st, end);
    if (person_is_called(st, first) && person_may_have(st, first, end)) return true;
    if (end - first < 2) return aged && !str_in_list(st->tokens[first].form, PLACE_STARTS, '|');
    if (aged || has_who(st, end) || has_bare_initials(st, first, end)) return true;
    if (person_is_given(st->tokens[first].form) || is_initial(st->tokens[first].form)) return true;
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (is_initial(st->tokens[i].form) || str_in_list(st->tokens[i].form, PARTICLES, '|') ||
            person_is_given(st->tokens[i].form))
            return true;
    if (first > 0 && word_is(st, first - 1, "one") && person_may_have(st, first, end))
        return true; // "one Ravi Menon"
    if (!is_flat(st, first, end)) return false;
    if (ends_as_surname(st->tokens[end - 1].form)) return true;
    return acts_human(st, scan_head(st, first, end));
}

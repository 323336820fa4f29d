// Transcripts and posts say whose the words are before a colon: "MR. ROE: We will", "Q: Will you",
// "Secretary Roe: We will".
#include "mention/post.h"
#include "mention/speakerscan.h"

#include <ctype.h>

#define LABEL_WORDS_MAX 9  // words of a label, its colon left out
#define LABEL_TEXT_MIN  5  // words behind one that are a statement even without a verb
#define OFFICE_MAX      4  // words of an office before what we know of a name's title
#define TOPIC_WORDS_MAX 24 // words of one that says what is spoken on

typedef struct {
    const attribution *who; // NULL: nobody speaks by a label
    bool whole;             // until the next label; else to the end of the paragraph
} label;

// What opens the label of somebody whose name or office follows, or who has none.
static const char TITLES[] =
    "mr|mr.|ms|ms.|mrs|mrs.|dr|dr.|sir|dame|lord|amb|amb.|gen.|adm.|col.|rep.|sen.|gov.|under|"
    "assistant|deputy|acting|senior|special|permanent|vice|prime|foreign|external|high|first|"
    "secretary|minister|president|ambassador|premier|chancellor|general|admiral|director|chair|"
    "chairman|chairwoman|administrator|commissioner|governor|mayor|senator|congressman|"
    "congresswoman|representative|counselor|spokesperson|king|queen|speaker|judge|justice|state|"
    "attorney|envoy|coordinator|chief|staff|administration|lieutenant|major|captain|the";
static const char STRANGERS[] = "q|question|reporter|journalist|participant|audience|voice|press";
static const char HOSTS[] = "moderator|operator|interpreter|host|translator|facilitator|emcee";

static bool is_capitals(str form)
{
    bool letter = false;
    for (size_t i = 0; i < form.n; i++) {
        unsigned char c = (unsigned char)form.p[i];
        if (islower(c)) return false;
        letter |= isupper(c) != 0 || c >= 0x80;
    }
    return letter || (form.n == 1 && ispunct((unsigned char)form.p[0]));
}

// The colon behind the label that opens the sentence, as a word; 0 when none does. *end is behind
// the label's words: "MINISTER ROE (via interpreter):".
static uint32_t find_colon(const sentence *s, uint32_t *end)
{
    bool aside = false;
    *end = 0;
    for (uint32_t i = 1; i < s->n_tokens && i <= LABEL_WORDS_MAX; i++) {
        if (word_is(s, i, ":") && !*end) *end = i;
        if (word_is(s, i, ":")) return i;
        if (word_is(s, i, "(") && !*end) *end = i;
        aside |= word_is(s, i, "(");
        if (!aside && word_has(s, i, UPOS_VERB) && !is_capitals(s->tokens[i].form)) return 0;
    }
    return 0;
}

static bool in_capitals(const sentence *s, uint32_t end)
{
    for (uint32_t i = 0; i < end; i++)
        if (!is_capitals(s->tokens[i].form)) return false;
    return true;
}

static uint32_t end_of(const mention_list *m, const sentence *s)
{
    return m->n ? m->first_of[s->index + 1] : 0;
}

// "Press Office Director Roe:", of which we know "Director Roe": where the person begins that an
// office of any name opens; `i` when there is none.
static uint32_t behind_office(const mention_list *m, const sentence *s, uint32_t i)
{
    for (uint32_t j = i; j < s->n_tokens && j <= i + OFFICE_MAX; j++) {
        const mention *k = mention_covering(m, s->index, j, MENTION_ACTOR);
        bool person = k && k->n_actors == 1 && k->actors[0]->person;
        if (person && k->first == j) return str_eq(k->how, STR("title")) ? j : i;
        if (!word_is_capital(s, j) || !word_is_noun(s, j)) return i;
    }
    return i;
}

// Where a label may begin: behind the point and the addresses of those spoken to that posts put
// first (".@tiko_b Secretary Roe: ...").
static uint32_t label_begin(const mention_list *m, const sentence *s)
{
    uint32_t i = word_is(s, 0, ".");
    while (i + 1 < s->n_tokens && post_is_address(s->tokens[i].form) &&
           !mention_covering(m, s->index, i, MENTION_ACTOR) && !word_is(s, i + 1, ":"))
        i++;
    return behind_office(m, s, i);
}

// The person or office that the words before the colon name, nothing left over.
static const mention *named_before(const mention_list *m, const sentence *s, uint32_t colon)
{
    uint32_t begin = label_begin(m, s);
    for (uint32_t i = m->n ? m->first_of[s->index] : 0; i < end_of(m, s); i++) {
        const mention *k = &m->p[i];
        if (k->kind != MENTION_ACTOR || k->n_actors != 1 || k->end != colon) continue;
        bool opens = k->first == 0 || k->first == begin ||
                     (k->first == begin + 1 && word_among(s, begin, "the|acting|then"));
        opens |= k->first == post_passed_on(s); // "RT @UN: We …"
        bool someone = k->actors[0]->person || post_is_address(s->tokens[k->first].form) ||
                       str_in_list(k->how, "office|title|short name", '|');
        if (opens && someone) return k;
    }
    return NULL;
}

// The longest actor that ends where the label does.
static const mention *last_before(const mention_list *m, const sentence *s, uint32_t colon)
{
    const mention *best = NULL;
    for (uint32_t i = m->n ? m->first_of[s->index] : 0; i < end_of(m, s); i++) {
        const mention *k = &m->p[i];
        if (k->kind == MENTION_ACTOR && k->end == colon && !best) best = k;
    }
    return best;
}

static attribution *make(const speaker_scan *x, const sentence *s, uint32_t colon,
                         const mention *speaker, bool question)
{
    attribution *t =
        speaker_direct(x, s, speaker, speaker ? speaker->span : word_span(s, 0, colon));
    t->question = question;
    return t;
}

// "QUESTION", "MR. ROE": somebody who is no mention of the text, but known by his part in it.
static const mention *stand_in(const speaker_scan *x, const sentence *s, uint32_t end,
                               const actor *who)
{
    mention *m = arena_array(x->a, mention, 1);
    const actor **actors = arena_array(x->a, const actor *, 1);
    actors[0] = who;
    *m = (mention){.kind = MENTION_ACTOR, .sentence = s->index, .end = end, .head = end - 1};
    m->span = word_span(s, 0, end);
    m->how = STR("speaker");
    m->actors = actors;
    m->n_actors = 1;
    return m;
}

static const actor *journalist(const speaker_scan *x)
{
    actor *who = arena_array(x->a, actor, 1);
    *who = (actor){.code = STR("MED"), .sectors = {STR("MED")}, .n_sectors = 1};
    who->name = who->entity = STR("journalist");
    return who;
}

// "MR. ROE:" in a government's own transcript: one of its people, as they come without titles.
static bool is_house(const speaker_scan *x, const sentence *s)
{
    return x->home && word_among(s, 0, "mr|mr.|ms|ms.|mrs|mrs.|dr|dr.");
}

// "Read more", "Watch": what a reader is asked to do is nobody's statement.
static bool is_invitation(const sentence *s, uint32_t i)
{
    return word_among(s, i,
                      "watch|read|learn|follow|see|listen|join|check|tune|click|more|full|"
                      "details|submit|ask|live|video|photo|photos|remarks|transcript|via");
}

// "RT @ana_roe Talks go on", ".@ana_roe: Talks go on": the address, whoever that is.
static label read_address(const speaker_scan *x, const sentence *s, uint32_t colon, uint32_t *from)
{
    uint32_t at = post_passed_on(s);
    if (at == s->n_tokens && !colon) return (label){0};
    if (at == s->n_tokens) at = colon - 1;
    if (at + 1 >= s->n_tokens || (at > 1 && at != post_passed_on(s)) ||
        !post_is_address(s->tokens[at].form))
        return (label){0};
    bool told = word_is(s, at + 1, ":");
    *from = at + 1 + told;
    if (told && is_invitation(s, *from)) return (label){0};
    attribution *t = make(x, s, at + 1, last_before(x->m, s, at + 1), false);
    if (!t->speaker) t->span = word_span(s, at, at + 1);
    t->name = span_text(x->d->text, t->span);
    t->direct = told && *from + LABEL_TEXT_MIN <= post_tail(s); // "U.S. concerned about #Chad"
    return (label){t, false};
}

// Words that open a clause inside what a label says ("on the news that …").
static bool opens_clause(const sentence *s, uint32_t i)
{
    return word_among(s, i,
                      "that|who|which|whom|as|when|where|after|before|how|why|what|whether|if|"
                      "since|while");
}

// The colon behind word `first`, where what the speaker speaks on begins; 0 when there is none
// before a clause of the sentence's own.
static uint32_t find_far_colon(const sentence *s, uint32_t first)
{
    bool clause = false;
    uint32_t i = first;
    for (; i < s->n_tokens && i <= first + TOPIC_WORDS_MAX && !word_is(s, i, ":"); i++) {
        if (word_among(s, i, "'|\"|``|\xe2\x80\x98|\xe2\x80\x9c")) return 0; // of a title inside
        clause |= opens_clause(s, i);
        if (token_is_finite(&s->tokens[i]) && !clause) return 0;
    }
    return word_is(s, i, ":") ? i : 0;
}

// Is there a statement from word `first` on: something with a verb, or a sentence that is closed?
static bool is_statement(const sentence *s, uint32_t first)
{
    uint32_t end = post_tail(s);
    if (first >= end || is_invitation(s, first)) return false;
    for (uint32_t i = first; i < end; i++)
        if (word_has(s, i, UPOS_VERB) || word_has(s, i, UPOS_AUX)) return true;
    return word_among(s, end - 1, ".|!|?");
}

// What stands between a speaker and his colon: what he speaks on, where, when, with whom.
static bool opens_topic(const sentence *s, uint32_t i)
{
    if (word_is(s, i, "to") && word_has(s, i + 1, UPOS_VERB)) return false; // "Roe to speak"
    return post_is_address(word_form(s, i)) ||
           word_among(s, i,
                      "on|to|in|at|with|after|before|following|during|from|ahead|marking|"
                      "last|today|yesterday|tonight|this|earlier|via");
}

// "Roe thanks the staff: We could not do it without you": the speaker's own words behind the colon.
// Quotation marks would say themselves how far they go (speakerquote.c).
static bool is_own_word(const sentence *s, uint32_t i)
{
    return word_among(s, i, "we|i|our|my");
}

// The colon behind what the speaker at the sentence's head does; 0 when there is none or what
// follows is not in his words.
static uint32_t find_act_colon(const sentence *s, uint32_t first)
{
    for (uint32_t i = first; i + 1 < s->n_tokens && i <= first + TOPIC_WORDS_MAX; i++)
        if (word_is(s, i, ":")) return is_own_word(s, i + 1) ? i : 0;
    return 0;
}

// "@ana_roe on #Chad: Talks go on": the person who opens the sentence and what he speaks on; sets
// the colon.
static const mention *named_on(const mention_list *m, const sentence *s, uint32_t *colon)
{
    uint32_t begin = label_begin(m, s);
    if (s->headline) return NULL; // "Roe in Chad: A Visit and What It Meant"
    for (uint32_t i = m->n ? m->first_of[s->index] : 0; i < end_of(m, s); i++) {
        const mention *k = &m->p[i];
        if (k->first > begin) return NULL;
        if (k->kind != MENTION_ACTOR || k->n_actors != 1 || k->first < begin) continue;
        if (!k->actors[0]->person) continue;
        bool acts = k->end < s->n_tokens && token_is_finite(&s->tokens[k->end]);
        if (!acts && !opens_topic(s, k->end)) continue;
        *colon = acts ? find_act_colon(s, k->end) : find_far_colon(s, k->end);
        return *colon && is_statement(s, *colon + 1) ? k : NULL;
    }
    return NULL;
}

// Whose words begin here; who is NULL when the sentence has no label. *from is behind the label.
static label read_label(const speaker_scan *x, const sentence *s, uint32_t *from)
{
    uint32_t end, colon = find_colon(s, &end), behind = end;
    bool q = word_form(s, 0).n == 1 && s->tokens[0].form.p[0] == 'Q' && s->n_tokens > 2;
    *from = q && colon != 1 ? 1 : colon + 1;
    if (q || (end == 1 && word_among(s, 0, STRANGERS) && in_capitals(s, end))) {
        end = q ? 1 : end;
        return (label){make(x, s, end, stand_in(x, s, end, journalist(x)), true), true};
    }
    label passed = read_address(x, s, colon, from);
    if (passed.who) return passed;
    const mention *far = named_on(x->m, s, &behind);
    if (far) {
        *from = behind + 1;
        return (label){make(x, s, far->end, far, false), false};
    }
    if (!colon) return (label){0};
    bool loud = in_capitals(s, end);
    if (!loud && is_invitation(s, colon + 1)) return (label){0};
    const mention *speaker = named_before(x->m, s, end);
    if (!speaker && loud && end > 1 && word_among(s, 0, TITLES)) {
        speaker = last_before(x->m, s, end);
        if (!speaker && is_house(x, s)) speaker = stand_in(x, s, end, x->home);
        return (label){make(x, s, end, speaker, false), true};
    }
    if (!speaker && !(loud && word_among(s, 0, HOSTS))) return (label){0};
    return (label){make(x, s, end, speaker, false), loud};
}

// "(Via interpreter.)" behind a label is nobody's.
static uint32_t behind_aside(const sentence *s, uint32_t first)
{
    if (!word_is(s, first, "(")) return first;
    for (uint32_t i = first + 1; i < s->n_tokens && i <= first + LABEL_WORDS_MAX; i++)
        if (word_is(s, i, ")")) return i + 1;
    return first;
}

// Gives the words from `first` on to the speaker, those within others' reports as the outermost.
static void give(speaker_scan *x, uint32_t index, uint32_t first, const attribution *who)
{
    const sentence *s = &x->sentences->p[index];
    const attribution **row = speaker_row(x, index);
    uint32_t end = post_tail(s); // what stands behind the words is nobody's
    for (uint32_t i = first; i < end; i++) {
        if (!row[i]) {
            row[i] = who;
            continue;
        }
        attribution *outer = (attribution *)row[i]; // made by this scan
        while (outer->outer) outer = (attribution *)outer->outer;
        if (outer != who) outer->outer = who;
    }
}

// "Read more: http://…" behind the words of a post: nobody's any more.
static bool is_pointer(const sentence *s)
{
    uint32_t first = 0;
    while (first < s->n_tokens && !word_is_noun(s, first) && s->tokens[first].form.n == 1)
        first++; // "| Photos: …"
    if (word_is(s, first, "for") && word_is(s, first + 1, "more")) first++;
    if (word_is(s, first, "stay") && word_is(s, first + 1, "tuned")) return true;
    if (!is_invitation(s, first)) return false;
    for (uint32_t i = first + 1; i < s->n_tokens; i++)
        if (word_is(s, i, ":") || post_is_link(&s->tokens[i])) return true;
    return false;
}

// Does the sentence stand in another kind of part than the one before: the title's words are not
// those of the body? Each paragraph is a part of its own.
static bool changes_kind(const speaker_scan *x, uint32_t k)
{
    uint32_t here = x->sentences->p[k].part, before = x->sentences->p[k - 1].part;
    if (here >= x->d->n_parts || before >= x->d->n_parts) return here != before;
    return x->d->parts[here].kind != x->d->parts[before].kind;
}

void speaker_labels(speaker_scan *x)
{
    label now = {0};
    for (uint32_t k = 0; k < x->sentences->n; k++) {
        const sentence *s = &x->sentences->p[k];
        uint32_t first = 0;
        if (speaker_paragraph(x, k)) {
            if (k == 0 || !now.whole || changes_kind(x, k)) now = (label){0};
            label next = read_label(x, s, &first);
            if (next.who)
                now = next;
            else
                first = 0;
        }
        if (now.who && !now.whole && first == 0 && is_pointer(s)) now = (label){0};
        if (now.who) give(x, k, behind_aside(s, first), now.who);
    }
}

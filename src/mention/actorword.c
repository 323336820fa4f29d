#include "mention/actorword.h"

#include "mention/word.h"

bool actorword_is_capitals(str form)
{
    for (size_t i = 0; i < form.n; i++)
        if (form.p[i] < 'A' || form.p[i] > 'Z') return false;
    return true;
}

bool actorword_is_loud(const sentence *st, uint32_t word)
{
    uint32_t loud = 0, calm = 0;
    uint8_t pos = st->tokens[word].upos;
    if (pos == UPOS_NOUN || pos == UPOS_PROPN || pos == UPOS_X) return false;
    if (!actorword_is_capitals(st->tokens[word].form)) return false;
    for (uint32_t i = 0; i < st->n_tokens; i++) {
        str form = st->tokens[i].form;
        if (form.n < 2 || i == word) continue;
        loud += actorword_is_capitals(form);
        calm += form.p[form.n - 1] >= 'a' && form.p[form.n - 1] <= 'z';
    }
    return loud > calm;
}

// Bodies with the letters of an American state ("HUD, VA and USDA").
static const char STATE_LETTERS[] = "VA|PA|MA|IA|ID|AI|CA|DC|ME|MI|SC|NC|GA|LA|CO|OR|DE";

bool actorword_is_state(const sentence *st, uint32_t i)
{
    if (i == 0 || !str_eq(st->tokens[i - 1].form, STR(",")) ||
        !str_in_list(st->tokens[i].form, STATE_LETTERS, '|'))
        return false;
    if (i + 1 >= st->n_tokens) return true;
    return !str_in_list(st->tokens[i + 1].form, ",|and|or|;|&", '|');
}

bool actorword_is_language(const sentence *st, uint32_t i)
{
    static const char MATTERS[] =
        "language|lesson|class|course|speaker|word|translation|dictionary|"
        "proficiency|grammar|accent|alphabet|subtitle";
    static const char SPEAKS[] = "speak|learn|teach|study|translate|write|understand";
    const token *t = &st->tokens[i];
    if (t->head < 0) return false;
    const token *up = &st->tokens[t->head];
    str lemma = word_lemma(up);
    if (t->head == (int32_t)i + 1 && str_in_list(lemma, MATTERS, '|')) return true;
    deprel rel = deprel_base((deprel)t->rel);
    if (rel == REL_CONJ && t->head < (int32_t)i)
        return actorword_is_language(st, (uint32_t)t->head);
    if (rel == REL_OBJ) return str_in_list(lemma, SPEAKS, '|');
    bool in = i > 0 && str_in_list(st->tokens[i - 1].form, "in|into|In", '|') &&
              st->tokens[i - 1].head == (int32_t)i;
    return in && (rel == REL_OBL || rel == REL_NMOD);
}

// Where posts are: as a tag ("a #Twitter chat") they are a place, not the firm.
static const char PLATFORMS[] = "Twitter|Facebook|YouTube|Instagram|Snapchat|Google|Skype|Tumblr|"
                                "GooglePlus|Periscope|Storify|LinkedIn|WhatsApp|Reddit";

bool actorword_names_platform(str name)
{
    return str_in_list(name, PLATFORMS, '|');
}

bool actorword_is_platform(const sentence *st, uint32_t first, uint32_t end)
{
    if (!actorword_names_platform(st->tokens[first].form)) return false;
    if (word_is(st, end, "+") || st->tokens[first].rel == REL_COMPOUND) return true;
    return first > 0 && word_among(st, first - 1, "on|via|through|our|my|your");
}

bool actorword_is_ship(const sentence *st, uint32_t i)
{
    static const char PREFIXES[] = "USS|USNS|HMS|HMAS|HMCS|HMNZS|RFA|USCGC|INS|ROKS";
    return i > 0 && str_in_list(st->tokens[i - 1].form, PREFIXES, '|');
}

bool actorword_is_currency(const sentence *st, uint32_t i)
{
    static const char CURRENCIES[] =
        "dollar|dollars|pound|pounds|franc|francs|yen|yuan|rouble|roubles|ruble|"
        "rubles|rupee|rupees|rial|rials|riyal|riyals|dinar|dinars|peso|pesos|"
        "lira|krona|kronor|krone|kroner|shilling|shillings|zloty";
    return i < st->n_tokens && str_in_list(st->tokens[i].form, CURRENCIES, '|');
}

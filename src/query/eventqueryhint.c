#include "query/eventqueryhint.h"

#include "query/eventqueryfield.h"
#include "rule/suggestion.h"

// Other names, divided by |, and what does it here.
static const struct {
    const char *names, *instead;
} OTHERS[] = {
    {"from|by|who|initiator|source_actor", "source"},
    {"to|whom|against|recipient|target_actor", "target"},
    {"actors|party|parties", "actor"},
    {"between|pair", "dyad:USA-CHN"},
    {"event|kind|event_type|event-type|root", "type"},
    {"goldstein|tone|intensity", "score"},
    {"year|month|day|when|on", "date"},
    {"after|start|begin", "since"},
    {"before|end", "until"},
    {"location|where|city|at", "place"},
    {"speaker|said|attribution", "says"},
    {"weapon|weapons|items", "item"},
    {"money|value|sum", "amount"},
    {"publisher|newspaper|site", "outlet"},
    {"doc|url|article", "document"},
    {"probability", "confidence"},
    {"word|words|sentence|q", "text"},
    {"sort|order|orderby", "the order, which is said beside the query"},
    {"limit|top", "a limit, which is said beside the query"},
    {"group|groupby|group-by", "counts by group, which are asked for beside the query"},
};

void eventqueryhint_field(str name, buf *out)
{
    if (str_ends(name, STR("-"))) { // USA->CHN
        buf_add_c(out, "; did you mean dyad:USA-CHN?");
        return;
    }
    suggestion s = {.word = name};
    for (int i = 0; i < FIELD_COUNT; i++) suggestion_offer(&s, str_of(EVENTQUERY_FIELDS[i].name));
    for (size_t i = 0; !s.best.n && i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (str_among_nocase(name, str_of(OTHERS[i].names), '|')) {
            buf_add_format(out, "; did you mean %s?", OTHERS[i].instead);
            return;
        }
    buf_add_c(out, suggestion_text(&s));
}

static status refuse(size_t at, diag *why, str word, const char *advice)
{
    return diag_set(why, ST_USAGE, NULL, 0, (int)at + 1, "%.*s %s", STR_ARG(word), advice);
}

static const struct {
    const char *word, *advice;
} OPERATORS[] = {
    {"&", "is no operator; terms side by side must all hold"},
    {"&&", "is no operator; terms side by side must all hold"},
    {"+", "is no operator; terms side by side must all hold"},
    {"|", "is no operator; did you mean OR?"},
    {"||", "is no operator; did you mean OR?"},
    {"and", "in small letters would be a word to look for; write AND, or \"and\" in quotes"},
    {"or", "in small letters would be a word to look for; write OR, or \"or\" in quotes"},
    {"not", "in small letters would be a word to look for; write NOT, or \"not\" in quotes"},
};

status eventqueryhint_word(str word, size_t at, diag *why)
{
    static const str COLON = STR("\uff1a"), UNEQUAL = STR("!=");
    for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++)
        if (str_eq(word, str_of(OPERATORS[i].word)))
            return refuse(at, why, word, OPERATORS[i].advice);
    size_t unequal = str_find(word, UNEQUAL), colon = str_find(word, COLON);
    if (unequal != SIZE_MAX)
        return refuse(at + unequal, why, UNEQUAL,
                      "is no operator; a minus denies a term: -type:AID");
    if (word.n > 1 && word.p[0] == '!')
        return refuse(at, why, STR("!"), "is no operator; a minus denies a term: -type:AID");
    if (word.n && strchr("[]{}", word.p[0]))
        return refuse(at, why, str_sub(word, 0, 1), "is no bracket of a query; those are ( and )");
    if (colon != SIZE_MAX)
        return refuse(at + colon, why, COLON, "is not the colon of a field; write a plain : there");
    return ST_OK;
}

status eventqueryhint_value(str value, size_t at, diag *why)
{
    if (value.n < 2 || value.p[0] != '\'') return ST_OK;
    return refuse(at, why, STR("'"), "is no quotation mark of a query; those are \"");
}

status eventqueryhint_query(str text, diag *why)
{
    static const str SELECT = STR("SELECT "), FROM = STR(" FROM ");
    if (!str_starts_nocase(text, SELECT) || str_find_nocase(text, FROM) == SIZE_MAX) return ST_OK;
    return refuse(0, why, STR("SELECT"),
                  "begins a question in SQL: ask it with demarche sql DB 'SELECT ...'");
}

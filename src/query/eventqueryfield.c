#include "query/eventqueryfield.h"

#define STATUSES "happened|ongoing|planned|conditional|hypothetical"

// Name, kind, column of events, column of dyads, choices, about.
const eventquery_field EVENTQUERY_FIELDS[FIELD_COUNT] = {
    [FIELD_SOURCE] = {"source", VALUE_SIDE, NULL, NULL, NULL,
                      "who does it: a country (CHN) or the beginning of a code (CHNGOV)"},
    [FIELD_TARGET] = {"target", VALUE_SIDE, NULL, NULL, NULL, "to whom"},
    [FIELD_ACTOR] = {"actor", VALUE_SIDE, NULL, NULL, NULL, "on either side"},
    [FIELD_DYAD] = {"dyad", VALUE_DYAD, NULL, NULL, NULL,
                    "USA-CHN: one to the other, in either direction"},
    [FIELD_TYPE] = {"type", VALUE_CHOICE, "e.type", "x.type", NULL, "PLOVER's type: CONSULT"},
    [FIELD_MODE] = {"mode", VALUE_CHOICE, "e.mode", NULL, NULL, "PLOVER's mode: phone"},
    [FIELD_CAMEO] = {"cameo", VALUE_CAMEO, "e.cameo", NULL, NULL,
                     "the beginning of a CAMEO code: 19, 190"},
    [FIELD_QUAD] = {"quad", VALUE_NUMBER, "e.quad", "x.quad", NULL,
                    "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict"},
    [FIELD_SCORE] = {"score", VALUE_NUMBER, "e.score", "x.score", NULL,
                     "PLOVER's score, -10 to 10: score<0"},
    [FIELD_CONTEXT] = {"context", VALUE_CONTEXT, "e.contexts", NULL, NULL,
                       "PLOVER's context: diplomatic"},
    [FIELD_DATE] = {"date", VALUE_DATE, "e.date_value", "x.date", NULL,
                    "when it was: 2024, 2024-05, 2024-W20, 2024-05-17, 2023-01..2023-06, >2023"},
    [FIELD_SINCE] = {"since", VALUE_SINCE, "e.date_value", "x.date", NULL,
                     "then or later: since:2024"},
    [FIELD_UNTIL] = {"until", VALUE_UNTIL, "e.date_value", "x.date", NULL, "then or earlier"},
    [FIELD_PUBLISHED] = {"published", VALUE_DATE, "d.published_value", NULL, NULL,
                         "when the text appeared, as date"},
    [FIELD_PUBLISHED_SINCE] = {"published-since", VALUE_SINCE, "d.published_value", NULL, NULL,
                               "then or later"},
    [FIELD_PUBLISHED_UNTIL] = {"published-until", VALUE_UNTIL, "d.published_value", NULL, NULL,
                               "then or earlier"},
    [FIELD_PLACE] = {"place", VALUE_NAME, "e.place_name", NULL, NULL,
                     "where, as the text writes it: place:Kyiv"},
    [FIELD_COUNTRY] = {"country", VALUE_SIDE, "e.place_country", NULL, NULL,
                       "the country of the place: UKR"},
    [FIELD_HAPPENED] = {"happened", VALUE_HAPPENED, NULL, "x.happened", NULL,
                        "yes (the default), no, any: whether it happened or goes on, undenied"},
    [FIELD_STATUS] = {"status", VALUE_CHOICE, "e.status", NULL, STATUSES, STATUSES},
    [FIELD_POLARITY] = {"polarity", VALUE_CHOICE, "e.polarity", NULL, "affirmed|negated",
                        "affirmed|negated"},
    [FIELD_CLAIM] = {"claim", VALUE_CHOICE, "e.claim", NULL, "stated|alleged|denied",
                     "stated|alleged|denied"},
    [FIELD_BACKGROUND] = {"background", VALUE_YES_NO, "e.background", "x.background", NULL,
                          "yes, no: told as history or circumstance"},
    [FIELD_CONFIDENCE] = {"confidence", VALUE_NUMBER, "e.confidence", NULL, NULL,
                          "0 to 1: confidence>0.8, confidence:0.5..0.7"},
    [FIELD_SAYS] = {"says", VALUE_NAME, NULL, NULL, NULL,
                    "who says so: the beginning of a code (CHNGOV), or a name"},
    [FIELD_ITEM] = {"item", VALUE_NAME, NULL, NULL, NULL,
                    "category or designation of a weapon: drone, F-16"},
    [FIELD_AMOUNT] = {"amount", VALUE_NUMBER, NULL, NULL, NULL,
                      "money, in whatever currency: amount>1000000"},
    [FIELD_OUTLET] = {"outlet", VALUE_NAME, "d.outlet", NULL, NULL,
                      "who published it: outlet:Reuters"},
    [FIELD_DOCUMENT] = {"document", VALUE_ID, NULL, NULL, NULL,
                        "a document's id, its source's id or URL"},
    [FIELD_RULE] = {"rule", VALUE_NAME, "e.rule", NULL, NULL, "the rule that fired: rule:aid-*"},
    [FIELD_ID] = {"id", VALUE_ID, "e.id", NULL, NULL, "an event's id"},
    [FIELD_TEXT] = {"text", VALUE_WORDS, NULL, NULL, NULL,
                    "words of the event's sentence, stemmed; as a word without a field"},
};

const eventquery_field *eventquery_field_find(str name)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (str_eq_nocase(name, str_of(EVENTQUERY_FIELDS[i].name))) return &EVENTQUERY_FIELDS[i];
    return NULL;
}

void eventquery_field_list(buf *out)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        buf_add_format(out, "  %-16s %s\n", EVENTQUERY_FIELDS[i].name, EVENTQUERY_FIELDS[i].about);
}

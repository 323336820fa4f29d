// The columns of an event.
#include "mention/cow.h"
#include "store/attribution.h"
#include "store/getter.h"
#include "store/item_columns.h"
#include "store/values.h"

#include <string.h>

// The types of reference/plover.tsv and the contexts of plover_contexts.txt.
#define TYPES                                                                                      \
    "AGREE|CONSULT|SUPPORT|CONCEDE|COOPERATE|AID|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|"  \
    "SANCTION|MOBILIZE|COERCE|ASSAULT"
#define CONTEXTS                                                                                   \
    "military|intelligence|executive|legislative|election|political_institutions|pro_democracy|"   \
    "pro_autocracy|economic|legal|reparations|human_rights|rights_freedoms|repression|"            \
    "human_security|gender|lgbt|religion_ethnicity|inequality|diplomatic|territory|peacekeeping|"  \
    "health|asylum|migration|disasters|natural_resource|environment|technology|terrorism|cbrn|"    \
    "cyber|misinformation|crime|corruption|illegal_drugs|trafficking"

// --- participants

GET_TEXT(actor_code, participant, x->actor->code)
GET_TEXT(actor_country, participant, x->actor->country)
GETTER(actor_cow, participant, out->integer = cow_number(x->actor->country);
       return out->integer > 0;)
GET_TEXTS(actor_sectors, participant, x->actor->sectors, x->actor->n_sectors)
GET_TEXT(actor_name, participant, x->name)
GET_TEXT(actor_entity, participant, x->actor->entity)
GET_SPAN(actor_span, participant, x->span)
GET_TEXT(actor_how, participant, x->how)

static const column ACTOR[] = {
    COL("code", STRING, actor_code, "CAMEO actor code: country or body, then sectors (`CHNGOV`)."),
    COL_NULL("country", STRING, actor_country,
             "ISO 3166-1 alpha-3; null for a body of no single country."),
    COL_NULL("cow", INTEGER, actor_cow,
             "The country's number in the Correlates of War project; null of others than states."),
    COL_TEXTS("sectors", NULL, actor_sectors, "Sector codes (`GOV`, `MIL`), most specific last."),
    COL_NULL("name", STRING, actor_name, "As written."),
    COL("entity", STRING, actor_entity,
        "Key of the entity in the document: equal means the same one."),
    COL_NULL("span", SPAN, actor_span, "Where it is written; null when taken over from afar."),
    COL_ENUM_NULL("how", HOW_PARTICIPANT, actor_how, "How it was found."),
};

// --- date, place, amounts, items, casualties

GET_TEXT(date_value, event_date, x->value)
GET_TEXT(date_precision, event_date, x->precision)
GET_TEXT(date_how, event_date, x->how)

static const column DATE[] = {
    COL_NULL("value", STRING, date_value,
             "`2024-07-17`, `2023-11`, `1979`, an interval `2023-11/2024-07`, open `1979/..`; null "
             "when it cannot be resolved."),
    COL_ENUM_NULL("precision", TIME_PRECISION, date_precision, "What the value is cut to."),
    COL_ENUM_NULL("how", HOW_EVENT_DATE, date_how,
                  "How it was found; `document`: the report's own news."),
};

GET_TEXT(place_name, event_place, x->name)
GET_TEXT(place_country, event_place, x->where->country)
GET_TEXT(place_admin, event_place, x->where->admin)
GET_NUMBER(place_lat, event_place, x->where->lat)
GET_NUMBER(place_lon, event_place, x->where->lon)
GET_TEXT(place_kind_, event_place, x->where->kind)
GET_TEXT(place_precision, event_place, x->where->precision)
GET_TEXT(place_how, event_place, x->how)
GET_SPAN(place_span, event_place, x->span)

static const column PLACE[] = {
    COL("name", STRING, place_name, "As written."),
    COL_NULL("country", STRING, place_country,
             "ISO 3166-1 alpha-3; null where states share or dispute it."),
    COL_NULL("admin", STRING, place_admin, "The part of the country that it lies in, by GeoNames."),
    COL_NULL("lat", NUMBER, place_lat, "Degrees north."),
    COL_NULL("lon", NUMBER, place_lon, "Degrees east."),
    COL_ENUM("kind", PLACE_KIND_NAMES, place_kind_, "What sort of place it is."),
    COL_ENUM_NULL("precision", PLACE_PRECISION, place_precision,
                  "Of the coordinates; `near`: the text says near, outside or off it."),
    COL_ENUM(
        "how", "clause|noun|object|main clause|sentence|dateline|venue", place_how,
        "How the tree gives it: beside the verb, on a noun, as what is done to it, or from the "
        "clause above; `venue`: no table has it, and its country is that of who acts there."),
    COL_NULL("span", SPAN, place_span, "Where it is written."),
};

GET_TEXT(amount_kind, event_amount, x->kind)
GET_NUMBER(amount_value, event_amount, x->amount.value)
GET_NUMBER(amount_low, event_amount, x->amount.low)
GET_NUMBER(amount_high, event_amount, x->amount.high)
GET_TEXT(amount_unit, event_amount, x->amount.unit)
GET_TEXT(amount_text, event_amount, x->text)
GET_SPAN(amount_span, event_amount, x->span)

static const column AMOUNT[] = {
    COL_ENUM("kind", "money|quantity|percent", amount_kind, "What is counted."),
    COL_NULL("value", NUMBER, amount_value, "The number that the text gives."),
    COL_NULL("low", NUMBER, amount_low, "At least; of \"hundreds\", 200."),
    COL_NULL("high", NUMBER, amount_high, "At most; null when open."),
    COL_NULL("unit", STRING, amount_unit, "ISO 4217 currency, `%`, or what is counted."),
    COL("text", STRING, amount_text, "As written."),
    COL_NULL("span", SPAN, amount_span, "Where it is written."),
};

ITEM_GETTERS(event_item, x->item)
GET_NUMBER(item_quantity, event_item, x->amount.value)
GET_NUMBER(item_low, event_item, x->amount.low)
GET_NUMBER(item_high, event_item, x->amount.high)
GET_TEXT(item_text, event_item, x->text)
GET_SPAN(item_span, event_item, x->span)

static const column ITEM[] = {
    COL("category", STRING, item_category, ITEM_CATEGORY_ABOUT),
    ITEM_COLUMNS,
    COL_NULL("quantity", NUMBER, item_quantity, "The number that the text gives."),
    COL_NULL("low", NUMBER, item_low, "At least; of \"hundreds\", 200."),
    COL_NULL("high", NUMBER, item_high, "At most; null when open."),
    COL("text", STRING, item_text, "As written."),
    COL_NULL("span", SPAN, item_span, "Where it is written."),
};

GET_TEXT(casualties_kind, event_casualties, x->kind)
GET_NUMBER(casualties_low, event_casualties, x->low)
GET_NUMBER(casualties_high, event_casualties, x->high)
GET_TEXT(casualties_whose, event_casualties, x->whose)
GET_TEXT(casualties_text, event_casualties, x->text)
GET_SPAN(casualties_span, event_casualties, x->span)

static const column CASUALTIES[] = {
    COL_ENUM("kind", "killed|injured|detained|displaced", casualties_kind, "What befell them."),
    COL_NULL("low", NUMBER, casualties_low, "At least."),
    COL_NULL("high", NUMBER, casualties_high, "At most; null when open."),
    COL_NULL("whose", STRING, casualties_whose, "Actor code of the people concerned."),
    COL("text", STRING, casualties_text, "As written."),
    COL_NULL("span", SPAN, casualties_span, "Where it is written."),
};

// --- marked words

// A span of the document with its words.
GET_TEXT(marked_text, span, span_text(r->coded->document->text, *x))
GET_SPAN(marked_span, span, *x)

static const column MARKED[] = {
    COL("text", STRING, marked_text, "The words."),
    COL("span", SPAN, marked_span, "Where they stand."),
};

// --- the event

static int64_t quad(const event *x)
{
    return x->quad;
}

static str sentence_words(const record *r, const event *x)
{
    const sentence_list *all = &r->coded->sentences;
    return x->sentence < all->n ? span_text(r->coded->document->text, all->p[x->sentence].span)
                                : STR_NONE;
}

static const attribution *speaker_at(const event *x, size_t i)
{
    const attribution *says = x->says;
    while (says && i--) says = says->outer;
    return says;
}

GET_TEXT(get_id, event, str_of(x->id))
GET_TEXT(get_document, event, r->coded->document->id)
GET_INTEGER(get_sentence, event, (int64_t)x->sentence)
GET_TEXT(get_type, event, x->type)
GET_TEXT(get_mode, event, x->mode)
GET_TEXTS(get_contexts, event, x->contexts, x->n_contexts)
GET_TEXT(get_cameo, event, x->cameo)
GET_INTEGER(get_quad, event, quad(x))
GET_NUMBER(get_score, event, x->score)
GET_LIST(get_actors, event, x->actors, x->n_actors)
GET_LIST(get_recipients, event, x->recipients, x->n_recipients)
GET_OBJECT(get_date, event, x->date.value.n || x->date.how.n, &x->date)
GET_OBJECT(get_place, event, x->place.name.n, &x->place)
GET_LIST(get_amounts, event, x->amounts, x->n_amounts)
GET_LIST(get_items, event, x->items, x->n_items)
GET_LIST(get_casualties, event, x->casualties, x->n_casualties)
GET_TEXT(get_status, event, str_of(event_status_name(x->status)))
GET_TRUTH(get_background, event, x->background)
GET_TEXT(get_polarity, event, x->negated ? STR("negated") : STR("affirmed"))
GET_TEXT(get_claim, event, str_of(event_claim_name(x->claim)))
GETTER(get_attribution, event, out->object = speaker_at(x, i); return out->object != NULL;)
GET_OBJECT(get_trigger, event, true, &x->trigger)
GET_OBJECT(get_topic, event, !span_empty(x->topic), &x->topic)
GET_TEXT(get_rule, event, x->rule ? x->rule->name : STR_NONE)
GET_TEXT(get_decided_by, event, x->decided_by)
GET_NUMBER(get_confidence, event, x->confidence)
GET_TEXTS(get_reconsidered, event, x->reconsidered, x->n_reconsidered)
GET_TEXT(get_text, event, sentence_words(r, x))

static const column COLUMNS[] = {
    COL("id", STRING, get_id,
        "16 hex digits: hash of document, trigger span, type and roles; not of rule or version."),
    COL("document", STRING, get_document, "`id` of its document."),
    COL("sentence", INTEGER, get_sentence, "Index of its sentence, from 0, headlines included."),
    COL_ENUM("type", TYPES, get_type, "PLOVER event type."),
    COL_NULL("mode", STRING, get_mode, "PLOVER mode of that type."),
    COL_TEXTS("contexts", CONTEXTS, get_contexts, "PLOVER contexts."),
    COL("cameo", STRING, get_cameo, "CAMEO code, 2 to 4 digits."),
    COL("quad", INTEGER, get_quad,
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."),
    COL_NULL("score", NUMBER, get_score,
             "PLOVER's score of type and mode, -10 (conflict) to 10 (cooperation)."),
    COL_LIST("actors", ACTOR, get_actors, "Who does it; CAMEO calls them sources."),
    COL_LIST("recipients", ACTOR, get_recipients, "To whom; CAMEO calls them targets."),
    COL_OBJECT("date", true, DATE, get_date,
               "When: what the sentence says, or the document's date for the report's own news."),
    COL_OBJECT("place", true, PLACE, get_place, "Where."),
    COL_LIST("amounts", AMOUNT, get_amounts, "Money, numbers and percentages."),
    COL_LIST("items", ITEM, get_items, "Weapons and other military items."),
    COL_LIST("casualties", CASUALTIES, get_casualties, "The killed, injured, detained, displaced."),
    COL_ENUM("status", "happened|ongoing|planned|conditional|hypothetical", get_status,
             "Whether it happened."),
    COL("background", BOOLEAN, get_background,
        "Told as history or circumstance of the report's own news."),
    COL_ENUM("polarity", "affirmed|negated", get_polarity,
             "`negated`: the text says that it is not so."),
    COL_ENUM("claim", "stated|alleged|denied", get_claim,
             "How the attributed speaker, or the author, puts it."),
    COL_LIST("attribution", ATTRIBUTION, get_attribution,
             "Who says so, from the innermost speaker outwards; empty: the author."),
    COL_OBJECT("trigger", false, MARKED, get_trigger, "The words that the event hangs on."),
    COL_OBJECT("topic", true, MARKED, get_topic, "What it is about."),
    COL_NULL("rule", STRING, get_rule, "Name of the rule that fired."),
    COL_ENUM("decided_by", "rule|operator|classifier", get_decided_by,
             "What decided: a rule, an operator, or where rules leave doubt the classifier."),
    COL("confidence", NUMBER, get_confidence,
        "How likely a careful coder writes down an event of these words: 0 to 1."),
    COL_TEXTS("reconsidered", "background|date", get_reconsidered,
              "Fields that the classifier has set against what the rules read."),
    COL("text", STRING, get_text, "The sentence."),
};

static size_t count(const coded *c)
{
    return c->events.n;
}

static const void *at(const coded *c, size_t i)
{
    return &c->events.p[i];
}

RECORD(RECORD_EVENT, "event", "One event, with its proof.", COLUMNS, count, at);

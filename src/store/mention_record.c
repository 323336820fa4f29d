// The columns of a mention and of a sentence.
#include "mention/cow.h"
#include "store/attribution.h"
#include "store/getter.h"
#include "store/item_columns.h"
#include "store/values.h"

// The actors of a mention are pointers: a getter hands on the actor itself.
GET_TEXT(actor_code, actor, x->code)
GET_TEXT(actor_country, actor, x->country)
GETTER(actor_cow, actor, out->integer = cow_number(x->country); return out->integer > 0;)
GET_TEXTS(actor_sectors, actor, x->sectors, x->n_sectors)
GET_TEXT(actor_name, actor, x->name)
GET_TEXT(actor_entity, actor, x->entity)
GET_TRUTH(actor_person, actor, x->person)

static const column ACTOR[] = {
    COL("code", STRING, actor_code, "CAMEO actor code: country or body, then sectors (`CHNGOV`)."),
    COL_NULL("country", STRING, actor_country,
             "ISO 3166-1 alpha-3; null for a body of no single country."),
    COL_NULL("cow", INTEGER, actor_cow,
             "The country's number in the Correlates of War project; null of others than states."),
    COL_TEXTS("sectors", NULL, actor_sectors, "Sector codes, most specific last."),
    COL_NULL("name", STRING, actor_name, "The entity's best name."),
    COL("entity", STRING, actor_entity,
        "Key of the entity in the document: equal means the same one."),
    COL("person", BOOLEAN, actor_person, "True of a single person."),
};

GET_TEXT(time_value_, time_value, x->value)
GET_TEXT(time_type, time_value, x->type)
GET_TEXT(time_precision, time_value, x->precision)
GET_TEXT(time_how, time_value, x->how)

static const column TIME[] = {
    COL_NULL("value", STRING, time_value_, "TIMEX3 value; null when it cannot be resolved."),
    COL_ENUM_NULL("type", TIME_TYPES, time_type, "TIMEX3 type."),
    COL_ENUM_NULL("precision", TIME_PRECISION, time_precision, "What the value is cut to."),
    COL_ENUM_NULL("how", HOW_TIME, time_how, "How it was found."),
};

GET_NUMBER(amount_value, amount, x->value)
GET_NUMBER(amount_low, amount, x->low)
GET_NUMBER(amount_high, amount, x->high)
GET_TEXT(amount_unit, amount, x->unit)

static const column AMOUNT[] = {
    COL_NULL("value", NUMBER, amount_value, "The number that the text gives."),
    COL_NULL("low", NUMBER, amount_low, "At least; of \"hundreds\", 200."),
    COL_NULL("high", NUMBER, amount_high, "At most; null when open."),
    COL_NULL("unit", STRING, amount_unit, "ISO 4217 currency, `%`, or what is counted."),
};

ITEM_GETTERS(item, *x)

static const column ITEM[] = {
    COL_NULL("category", STRING, item_category, ITEM_CATEGORY_ABOUT),
    ITEM_COLUMNS,
};

GET_TEXT(place_name, place_value, x->name)
GET_TEXT(place_country, place_value, x->country)
GET_TEXT(place_admin, place_value, x->admin)
GET_NUMBER(place_lat, place_value, x->lat)
GET_NUMBER(place_lon, place_value, x->lon)
GET_TEXT(place_kind_, place_value, x->kind)
GET_TEXT(place_precision, place_value, x->precision)
GET_TEXT(place_chosen, place_value, x->chosen)

static const column PLACE[] = {
    COL("name", STRING, place_name, "Its first name in the gazetteer: `Kyiv` for \"Kiev\"."),
    COL_NULL("country", STRING, place_country,
             "ISO 3166-1 alpha-3; null where states share or dispute it."),
    COL_NULL("admin", STRING, place_admin, "The part of the country that it lies in, by GeoNames."),
    COL_NULL("lat", NUMBER, place_lat, "Degrees north."),
    COL_NULL("lon", NUMBER, place_lon, "Degrees east."),
    COL_ENUM("kind", PLACE_KIND_NAMES, place_kind_, "What sort of place it is."),
    COL_ENUM_NULL("precision", PLACE_PRECISION, place_precision,
                  "Of the coordinates; `near`: the text says near, outside or off it."),
    COL_ENUM("chosen", PLACE_CHOSEN, place_chosen,
             "By what of several with this name: `context`, the text says whose it is; `document`, "
             "it names the country; `size`, the largest."),
};

GET_TEXT(people_role, people_value, x->role)
GET_TEXT(people_whose, people_value, x->whose ? x->whose->code : STR_NONE)
GET_TEXT(people_by, people_value, x->by ? x->by->code : STR_NONE)
GET_TRUTH(people_superseded, people_value, x->superseded)

static const column PEOPLE[] = {
    COL_ENUM("role", PEOPLE_ROLES, people_role, "What befell them, or what they do."),
    COL_NULL("whose", STRING, people_whose, "Actor code of the nationality or group they are of."),
    COL_NULL("by", STRING, people_by, "Actor code of who did it to them, if the clause says."),
    COL("superseded", BOOLEAN, people_superseded,
        "True when a later toll of the text replaces it."),
};

str mention_kind_name(mention_kind kind)
{
    static const char *const NAMES[MENTION_KINDS] = {
        [MENTION_ACTOR] = "actor", [MENTION_SAID] = "said",         [MENTION_TIME] = "time",
        [MENTION_MONEY] = "money", [MENTION_QUANTITY] = "quantity", [MENTION_PERCENT] = "percent",
        [MENTION_ITEM] = "item",   [MENTION_PLACE] = "place",       [MENTION_PEOPLE] = "people",
    };
    return str_of(NAMES[kind]);
}

static bool has_amount(const mention *m)
{
    return m->kind == MENTION_MONEY || m->kind == MENTION_QUANTITY || m->kind == MENTION_PERCENT ||
           m->kind == MENTION_PEOPLE ||
           (m->kind == MENTION_ITEM && (isfinite(m->amount.value) || isfinite(m->amount.low)));
}

GET_TEXT(get_document, mention, r->coded->document->id)
GET_INTEGER(get_sentence, mention, (int64_t)x->sentence)
GET_TEXT(get_kind, mention, mention_kind_name(x->kind))
GET_TEXT(get_text, mention, span_text(r->coded->document->text, x->span))
GET_SPAN(get_span, mention, x->span)
GET_TEXT(get_how, mention, x->how)
GETTER(get_actors, mention, if (i >= x->n_actors) return false; out->object = x->actors[i];
       return true;)
GET_OBJECT(get_time, mention, x->kind == MENTION_TIME, &x->time)
GET_OBJECT(get_amount, mention, has_amount(x), &x->amount)
GET_OBJECT(get_people, mention, x->kind == MENTION_PEOPLE, x->people)
GET_OBJECT(get_item, mention, x->kind == MENTION_ITEM, &x->item)
GET_OBJECT(get_place, mention, x->kind == MENTION_PLACE, x->place)
GET_OBJECT(get_speech, mention, x->kind == MENTION_SAID, x->says)

static const column COLUMNS[] = {
    COL("document", STRING, get_document, "`id` of its document."),
    COL("sentence", INTEGER, get_sentence, "Index of its sentence, from 0, headlines included."),
    COL_ENUM("kind", "actor|said|time|money|quantity|percent|item|place|people", get_kind,
             "What it is."),
    COL("text", STRING, get_text, "As written."),
    COL("span", SPAN, get_span, "Where it is written."),
    COL_ENUM_NULL("how",
                  HOW_ACTOR "|" HOW_SAID "|" HOW_TIME "|" HOW_AMOUNT "|" HOW_ITEM "|" HOW_PLACE,
                  get_how, "How it was found."),
    COL_LIST("actors", ACTOR, get_actors,
             "Of an actor: who; several for \"both sides\". Of words said: who says them."),
    COL_OBJECT("time", true, TIME, get_time, "Of a time: which."),
    COL_OBJECT("amount", true, AMOUNT, get_amount,
               "Of money, numbers, people and items: how many."),
    COL_OBJECT("item", true, ITEM, get_item, "Of an item: what."),
    COL_OBJECT("place", true, PLACE, get_place, "Of a place: which."),
    COL_OBJECT("people", true, PEOPLE, get_people, "Of counted people: who, and what befell them."),
    COL_OBJECT("speech", true, ATTRIBUTION, get_speech,
               "Of words said: who says them, as what, to whom, through whom."),
};

static size_t count(const coded *c)
{
    return c->mentions.n;
}

static const void *at(const coded *c, size_t i)
{
    return mention_shown(&c->mentions, i);
}

RECORD(RECORD_MENTION, "mention", "One mention; printed by `demarche mentions` alone.", COLUMNS,
       count, at);

// --- sentences: in the database only

GET_TEXT(sentence_document, sentence, r->coded->document->id)
GET_INTEGER(sentence_index, sentence, (int64_t)x->index)
GET_TEXT(sentence_part, sentence, str_of(part_kind_name(r->coded->document->parts[x->part].kind)))
GET_SPAN(sentence_span, sentence, x->span)

static const column SENTENCE_COLUMNS[] = {
    COL("document", STRING, sentence_document, "`id` of its document."),
    COL("sentence", INTEGER, sentence_index, "Its index, from 0, headlines included."),
    COL_ENUM("part", "title|subtitle|byline|dateline|body|note", sentence_part,
             "Part of the document that it stands in."),
    COL("span", SPAN, sentence_span, "Where it stands."),
};

static size_t sentence_count(const coded *c)
{
    return c->sentences.n;
}

static const void *sentence_at(const coded *c, size_t i)
{
    return &c->sentences.p[i];
}

RECORD(RECORD_SENTENCE, "sentence", "One sentence; in the database alone.", SENTENCE_COLUMNS,
       sentence_count, sentence_at);

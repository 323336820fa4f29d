// The columns of a link.
#include "store/attribution.h"
#include "store/getter.h"

static const attribution *speaker_at(const event_link *x, size_t i)
{
    const attribution *says = x->says;
    while (says && i--) says = says->outer;
    return says;
}

static str words_of(const record *r, span s)
{
    return span_empty(s) ? STR_NONE : span_text(r->coded->document->text, s);
}

GET_TEXT(get_id, event_link, str_of(x->id))
GET_TEXT(get_document, event_link, r->coded->document->id)
GET_TEXT(get_kind, event_link, str_of(link_kind_name(x->kind)))
GET_TEXT(get_from, event_link, x->from ? str_of(x->from->id) : STR_NONE)
GET_TEXT(get_to, event_link, str_of(x->to->id))
GET_INTEGER(get_sentence, event_link, (int64_t)x->sentence)
GET_TEXT(get_words, event_link, words_of(r, x->words))
GET_SPAN(get_span, event_link, x->words)
GET_TEXT(get_from_text, event_link, words_of(r, x->from_words))
GET_SPAN(get_from_span, event_link, x->from_words)
GETTER(get_attribution, event_link, out->object = speaker_at(x, i); return out->object != NULL;)
GET_NUMBER(get_confidence, event_link, x->confidence)

static const column COLUMNS[] = {
    COL("id", STRING, get_id, "16 hex digits: hash of document, kind, both events and the words."),
    COL("document", STRING, get_document, "`id` of its document."),
    COL_ENUM("kind", "cause|response|condition|purpose|concession|part|same", get_kind,
             "What `from` is of `to`: its cause, what it answers, its condition, its purpose, what "
             "it is done in spite of, a part of it, the same event told again."),
    COL_NULL("from", STRING, get_from,
             "`id` of the event that explains, is the part, or is told again; null when what "
             "explains was coded as no event."),
    COL("to", STRING, get_to,
        "`id` of the event that is explained, is the whole, or is told first."),
    COL("sentence", INTEGER, get_sentence, "Index of the sentence that says so, from 0."),
    COL_NULL("words", STRING, get_words,
             "The words that say so; null of events that are the same by what they tell."),
    COL_NULL("span", SPAN, get_span, "Where they stand."),
    COL_NULL("from_text", STRING, get_from_text, "What explains, as written."),
    COL_NULL("from_span", SPAN, get_from_span, "Where that stands."),
    COL_LIST("attribution", ATTRIBUTION, get_attribution,
             "Whose explanation it is, from the innermost speaker outwards; empty: the author's."),
    COL("confidence", NUMBER, get_confidence,
        "How likely the link is right, the event that it explains, too: 0 to 1."),
};

static size_t count(const coded *c)
{
    return c->links.n;
}

static const void *at(const coded *c, size_t i)
{
    return &c->links.p[i];
}

RECORD(RECORD_LINK, "link", "One link between two events, with the words that say so.", COLUMNS,
       count, at);

#include "store/attribution.h"

#include "store/values.h"

static const actor *speaker_actor(const attribution *says)
{
    return says->speaker && says->speaker->n_actors ? says->speaker->actors[0] : NULL;
}

GET_TEXT(party_name, spoken_party, x->name)
GET_TEXT(party_code, spoken_party, x->who ? x->who->code : STR_NONE)
GET_SPAN(party_span, spoken_party, x->span)
GET_TEXT(party_how, spoken_party, x->how)

static const column TO[] = {
    COL("name", STRING, party_name, "As written."),
    COL_NULL("code", STRING, party_code, "Actor code; null when it is no actor."),
    COL_NULL("span", SPAN, party_span, "Where it is written."),
};

static const column THROUGH[] = {
    COL("name", STRING, party_name, "As written."),
    COL_NULL("code", STRING, party_code, "Actor code; null when it is no actor."),
    COL_NULL("span", SPAN, party_span, "Where it is written."),
    COL_ENUM(
        "how", SPEECH_THROUGH, party_how,
        "`source`: the speaker has it from there (\"citing X\"); `channel`: his words come by it "
        "(\"via X\", \"X quoted him as saying\")."),
};

GET_TEXT(says_name, attribution, x->name)
GET_TEXT(says_code, attribution, speaker_actor(x) ? speaker_actor(x)->code : STR_NONE)
GET_SPAN(says_span, attribution, x->span)
GET_TEXT(says_verb, attribution, x->lemma)
GET_TEXT(says_role, attribution, x->role)
GET_OBJECT(says_to, attribution, x->to.name.n > 0, &x->to)
GET_OBJECT(says_through, attribution, x->through.name.n > 0, &x->through)

const column ATTRIBUTION[ATTRIBUTION_COLUMNS] = {
    COL_NULL("name", STRING, says_name, "The speaker as written."),
    COL_NULL("code", STRING, says_code, "Actor code of the speaker; null when it is no actor."),
    COL_NULL("span", SPAN, says_span, "Where the speaker is written."),
    COL_NULL("verb", STRING, says_verb, "Lemma of the word of saying: `say`, `according to`."),
    COL_NULL("role", STRING, says_role,
             "The office that the text gives the speaker, here or before, as written."),
    COL_OBJECT("to", true, TO, says_to, "To whom: \"told X\", \"said in a letter to X\"."),
    COL_OBJECT("through", true, THROUGH, says_through, "Through whom."),
};

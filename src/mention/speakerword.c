#include "mention/speakerscan.h"

#include "speech_table.inc"

#define QUOTED_MAX 10 // words of him who is quoted

static str cell(table_hit h, uint32_t column)
{
    return table_cell(&speech_table, h.row, column);
}

// "made (it) clear", "let it be known": said, in several words.
static bool makes_known(const sentence *s, uint32_t i)
{
    bool make = str_eq(s->tokens[i].lemma, STR("make")),
         let = str_eq(s->tokens[i].lemma, STR("let"));
    for (uint32_t k = i + 1; (make || let) && k <= i + 3 && k < s->n_tokens; k++) {
        str form = s->tokens[k].form;
        if (make && str_in_list(form, "clear|plain|known|public", '|')) return true;
        if (let && str_eq(form, STR("known"))) return true;
    }
    return false;
}

// "quoted him as saying": the words are those of whom it names, and "saying" reports them.
static bool only_quotes(const sentence *s, uint32_t i)
{
    if (!str_eq(s->tokens[i].lemma, STR("quote"))) return false;
    for (uint32_t k = i + 1; k + 1 < s->n_tokens && k < i + QUOTED_MAX; k++)
        if (word_is(s, k, "as") && word_is(s, k + 1, "saying")) return true;
    return false;
}

// "the court found that", "the inquiry holds that": a finding in words.
static bool finds(const sentence *s, uint32_t i)
{
    static const char FINDERS[] =
        "court|judge|jury|tribunal|panel|inquiry|investigator|investigation|commission|report|"
        "audit|auditor|inspector|probe|review|appeals|inquest|coroner";
    if (!str_in_list(s->tokens[i].lemma, "find|hold", '|')) return false;
    if (!word_is(s, i + 1, "that") || !word_has(s, i + 1, UPOS_SCONJ)) return false;
    int32_t who = tree_child(s, i, REL_NSUBJ);
    return who >= 0 && (word_lemma_among(&s->tokens[who], FINDERS) ||
                        word_among(s, (uint32_t)who, "court|commission|tribunal|panel"));
}

static speech of_word(str lemma, speech_part pos)
{
    const str PARTS[] = {STR("verb"), STR("noun"), STR("adverb")};
    for (table_hit h = table_find_str(&speech_table, lemma); h.found;
         h = table_next(&speech_table, h)) {
        if (!str_eq(cell(h, SPEECH_TABLE_POS), PARTS[pos])) continue;
        if (!str_eq(cell(h, SPEECH_TABLE_WORD), lemma)) continue; // "chargé" is no charge
        str claim = cell(h, SPEECH_TABLE_CLAIM);
        str use = cell(h, SPEECH_TABLE_USE);
        return (speech){.found = true,
                        .alleged = claim.p[0] == 'a',
                        .denied = claim.p[0] == 'd',
                        .question = claim.p[0] == 'q',
                        .object = use.p[0] == 'o',
                        .report = use.p[0] == 'r'};
    }
    return (speech){.found = false};
}

speech speech_at(const sentence *s, uint32_t i, speech_part pos)
{
    static const upos WANTED[] = {UPOS_VERB, UPOS_NOUN, UPOS_ADV};
    speech none = {.found = false};
    if (i >= s->n_tokens || s->tokens[i].upos != (uint8_t)WANTED[pos]) return none;
    if (pos == SPEECH_VERB && makes_known(s, i)) return (speech){.found = true};
    if (pos == SPEECH_VERB && only_quotes(s, i)) return none;
    if (pos == SPEECH_VERB && finds(s, i)) return (speech){.found = true};
    return of_word(s->tokens[i].lemma, pos);
}

speech speech_misread(const sentence *s, uint32_t i)
{
    if (i >= s->n_tokens || s->tokens[i].upos != UPOS_NOUN) return (speech){.found = false};
    return of_word(word_lemma(&s->tokens[i]), SPEECH_VERB);
}

#include "mention/speakerscan.h"

#include "speech_table.inc"

#include <string.h>

#define QUOTED_MAX 10 // words of him who is quoted

static const char *const PARTS[] = {"verb", "noun", "adverb"};

// First row of the word, -1 when there is none
static int find(str word)
{
    size_t low = 0, high = sizeof SPEECH / sizeof *SPEECH;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (str_cmp(str_of(SPEECH[mid][SPEECH_WORD]), word) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    bool found =
        low < sizeof SPEECH / sizeof *SPEECH && str_eq(str_of(SPEECH[low][SPEECH_WORD]), word);
    return found ? (int)low : -1;
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
    speech none = {.found = false};
    int row = find(lemma);
    if (row < 0) return none;
    size_t n = sizeof SPEECH / sizeof *SPEECH;
    for (size_t r = (size_t)row; r < n; r++) {
        if (strcmp(SPEECH[r][SPEECH_WORD], SPEECH[row][SPEECH_WORD]) != 0) break;
        if (strcmp(SPEECH[r][SPEECH_POS], PARTS[pos]) != 0) continue;
        const char *claim = SPEECH[r][SPEECH_CLAIM], *use = SPEECH[r][SPEECH_USE];
        return (speech){.found = true,
                        .alleged = claim[0] == 'a',
                        .denied = claim[0] == 'd',
                        .question = claim[0] == 'q',
                        .object = use[0] == 'o',
                        .report = use[0] == 'r'};
    }
    return none;
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

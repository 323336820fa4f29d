// Whose words each word of a document is: first sentence by sentence from the trees, then over the
// quotation marks, which may run over sentences and paragraphs.
#include "mention/speakerscan.h"

const attribution *const *const *speaker_find(const document *d, const sentence_list *sentences,
                                              const mention_list *m, const actor *home, arena *a)
{
    speaker_scan x = {.d = d, .sentences = sentences, .m = m, .home = home, .a = a};
    x.says = (const attribution ***)arena_array(a, attribution **, sentences->n);
    for (uint32_t i = 0; i < sentences->n; i++) speaker_clauses(&x, i);
    speaker_quotes(&x);
    speaker_labels(&x);
    speaker_headlines(&x);
    speaker_signatures(&x);
    return (const attribution *const *const *)x.says;
}

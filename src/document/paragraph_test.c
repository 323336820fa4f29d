#include "base/check.h"

#include "document/paragraph.h"

static void assert_layout(const char *in, const char *out)
{
    arena a = {0};
    clean_text clean = normaliser_clean(&a, str_of(in));
    layout l = paragraph_layout(&a, &clean);
    assert_str_is(l.text, out);
    size_t at = 0;
    for (size_t i = 0; i < l.n; i++) {
        assert_int_equal(l.p[i].span.begin, at);
        at = l.p[i].span.end + 1u;
    }
    if (l.n) assert_int_equal(at, l.text.n + 1);
    arena_free(&a);
}

static void test_wrapped(void **state)
{
    (void)state;
    assert_layout(
        "The two governments agreed on Monday to hold another round of\n"
        "talks on the border, which has been closed since the spring, and\n"
        "to exchange prisoners.\n"
        "\n"
        "A spokesman for the ministry said that the next meeting would be\n"
        "held in Lima before the end of the year.\n",
        "The two governments agreed on Monday to hold another round of talks on the border, "
        "which has been closed since the spring, and to exchange prisoners.\n"
        "A spokesman for the ministry said that the next meeting would be held in Lima "
        "before the end of the year.");
    // Indented paragraphs without empty lines.
    assert_layout(
        "   The two governments agreed on Monday to hold another round of\n"
        "talks on the border, which has been closed since the spring, and\n"
        "to exchange prisoners.\n"
        "   A spokesman for the ministry said that the next meeting would\n"
        "be held in Lima before the end of the year.\n",
        "The two governments agreed on Monday to hold another round of talks on the border, "
        "which has been closed since the spring, and to exchange prisoners.\n"
        "A spokesman for the ministry said that the next meeting would be held in Lima "
        "before the end of the year.");
    // Names begin two lines of three; one small letter shows that the lines are of prose.
    assert_layout("The two governments agreed on Monday that the president of\n"
                  "Norden and the chancellor will meet again in the capital of\n"
                  "Examplia in May, together with the envoys of the union and\n"
                  "its members.",
                  "The two governments agreed on Monday that the president of Norden and the "
                  "chancellor will meet again in the capital of Examplia in May, together with the "
                  "envoys of the union and its members.");
    // One paragraph of two lines.
    assert_layout("The two governments agreed on Monday to hold another round\nof talks.",
                  "The two governments agreed on Monday to hold another round of talks.");
    // An address opens a line of a wrapped text.
    assert_layout("The two governments agreed on Monday to hold another round of\n"
                  "talks on the border, as the ministry says in its statement, at\n"
                  "https://example.org/statements/border-talks, and to exchange all\n"
                  "prisoners.",
                  "The two governments agreed on Monday to hold another round of talks on the "
                  "border, as the ministry says in its statement, at "
                  "https://example.org/statements/border-talks, and to exchange all prisoners.");
}

static void test_not_wrapped(void **state)
{
    (void)state;
    assert_layout("Office of the Spokesperson\nLima, Peru\nMs. Doe met with Mr. Roe today.",
                  "Office of the Spokesperson\nLima, Peru\nMs. Doe met with Mr. Roe today.");
    assert_layout("QUESTION: Will the talks go on?\nMR. DOE: They will.\nQUESTION: When?",
                  "QUESTION: Will the talks go on?\nMR. DOE: They will.\nQUESTION: When?");
    // A post: a line of words, one with an address, one with a #tag.
    assert_layout("Our report on the Norden grain talks is out, and it is long\n"
                  "https://example.org/norden #Grain",
                  "Our report on the Norden grain talks is out, and it is long\n"
                  "https://example.org/norden #Grain");
    assert_layout("Tomorrow the envoy answers questions on drug policy\nSubmit yours now",
                  "Tomorrow the envoy answers questions on drug policy\nSubmit yours now");
    // Paragraphs that are one long line each.
    assert_layout(
        "The two governments agreed on Monday to hold another round of talks on the border, "
        "which has been closed since the spring, and to exchange prisoners.\n"
        "A spokesman said that the next meeting would be held in Lima.\n",
        "The two governments agreed on Monday to hold another round of talks on the border, "
        "which has been closed since the spring, and to exchange prisoners.\n"
        "A spokesman said that the next meeting would be held in Lima.");
    // A list of full names is as wide as prose, but no line goes on in the next.
    assert_layout("The Ministry of Foreign Affairs of Examplia\n"
                  "The Ministry of Defence of the Republic\n"
                  "The Central Bank of the Republic of Examplia\n"
                  "The National Assembly of the Republic",
                  "The Ministry of Foreign Affairs of Examplia\n"
                  "The Ministry of Defence of the Republic\n"
                  "The Central Bank of the Republic of Examplia\n"
                  "The National Assembly of the Republic");
    // Headlines, a line each: as wide as prose and without stops, but none goes on in small
    // letters.
    assert_layout("Police arrest four over bank raid in harbour city\n"
                  "Union calls off strike after late-night deal\n"
                  "Envoy says no date set for new round of talks\n"
                  "Opposition vows to boycott runoff vote in May\n"
                  "Peace talks resume, but hopes are low",
                  "Police arrest four over bank raid in harbour city\n"
                  "Union calls off strike after late-night deal\n"
                  "Envoy says no date set for new round of talks\n"
                  "Opposition vows to boycott runoff vote in May\n"
                  "Peace talks resume, but hopes are low");
    assert_layout("", "");
}

static void test_hyphens(void **state)
{
    (void)state;
    // Elsewhere in the text the word has no hyphen: it goes.
    assert_layout("The two governments agreed on Monday to hold a round of negotia-\n"
                  "tions on the border, which has been closed for months, and both\n"
                  "said that the negotiations would begin soon.",
                  "The two governments agreed on Monday to hold a round of negotiations on the "
                  "border, which has been closed for months, and both said that the negotiations "
                  "would begin soon.");
    // A hyphen of its own stays, without a space.
    assert_layout(
        "The two governments agreed on Monday to hold a round of arms-\n"
        "control talks on the border, which has been closed for months,\n"
        "and both said that they would begin soon. Nobody knew when the\n"
        "first of them would be, or where, or who would come to it, or\n"
        "what would happen if one of the two sides did not come at all,\n"
        "which had been the case before, and more than once, after all;\n"
        "the two had met in the spring, in the summer, in the autumn and\n"
        "in the winter of the year before, and had agreed on nothing of\n"
        "weight, while the troops of both sides dug in along the whole\n"
        "of the line and the villages around it were empty of people by\n"
        "then, and the fields that they had left were full of mines and\n"
        "wire, so that nobody went there any more, not even the children\n"
        "who had known every path, and the herds that they kept were gone\n"
        "too, sold or eaten, and the wells were dry or fouled, which was\n"
        "what the two governments had to speak about in the first place.",
        "The two governments agreed on Monday to hold a round of arms-control talks on the "
        "border, which has been closed for months, and both said that they would begin "
        "soon. Nobody knew when the first of them would be, or where, or who would come to "
        "it, or what would happen if one of the two sides did not come at all, which had "
        "been the case before, and more than once, after all; the two had met in the "
        "spring, in the summer, in the autumn and in the winter of the year before, and "
        "had agreed on nothing of weight, while the troops of both sides dug in along the "
        "whole of the line and the villages around it were empty of people by then, and "
        "the fields that they had left were full of mines and wire, so that nobody went "
        "there any more, not even the children who had known every path, and the herds "
        "that they kept were gone too, sold or eaten, and the wells were dry or fouled, "
        "which was what the two governments had to speak about in the first place.");
    // Words that are broken for certain become one, in the middle of a line and in any text.
    assert_layout("The Council took up the agree- ment and the pre- and post-war claims.",
                  "The Council took up the agreement and the pre- and post-war claims.");
    assert_layout("NEGOTIA-\nTIONS RESUME\nLong- term aid", "NEGOTIATIONS RESUME\nLong- term aid");
    // Soft hyphens go in any text.
    assert_layout("Nego\xC2\xAD\ntiations", "Negotiations");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrapped),
        cmocka_unit_test(test_not_wrapped),
        cmocka_unit_test(test_hyphens),
    };
    return cmocka_run_group_tests_name("paragraph", tests, NULL, NULL);
}

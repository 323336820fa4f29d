#include "base/check.h"

#include "parse/mendline.h"
#include "parse/treecase.h"

static const tree_case HEADLINES[] = {
    // a name that is to do something
    {"Peru/PROPN/NNP/0/root to/PART/TO/3/mark Hold/VERB/VB/1/advcl Talks/NOUN/NNS/3/obj",
     "Peru/PROPN/NNP/3/nsubj to/PART/TO/3/mark Hold/VERB/VB/0/root Talks/NOUN/NNS/3/obj"},
    {"Togo/PROPN/NNP/0/root ,/PUNCT/,/3/punct Mali/PROPN/NNP/1/appos to/PART/TO/5/mark "
     "talk/VERB/VB/1/acl",
     "Togo/PROPN/NNP/5/nsubj ,/PUNCT/,/3/punct Mali/PROPN/NNP/1/conj to/PART/TO/5/mark "
     "talk/VERB/VB/0/root"},
    {"Consul/NOUN/NN/0/root to/PART/TO/4/mark be/AUX/VB/4/aux:pass Expelled/VERB/VBN/1/acl",
     "Consul/NOUN/NN/4/nsubj:pass to/PART/TO/4/mark be/AUX/VB/4/aux:pass "
     "Expelled/VERB/VBN/0/root"},
    // but the infinitive of a noun, and of a verb before it
    {"Cairo/PROPN/NNP/2/compound Plan/PROPN/NNP/0/root to/PART/TO/4/mark arm/VERB/VB/2/acl", NULL},
    {"Aid/PROPN/NNP/2/compound Kits/NOUN/NNS/0/root sent/VERB/VBN/2/acl to/PART/TO/5/mark "
     "help/VERB/VB/2/acl",
     NULL},
    {"For/ADP/IN/2/case Peru/PROPN/NNP/0/root to/PART/TO/4/mark win/VERB/VB/2/acl", NULL},
    // a modifier of the verb
    {"Omani/ADJ/JJ/2/amod envoy/NOUN/NN/3/nmod:desc summoned/VERB/VBD/0/root by/ADP/IN/5/case "
     "Iran/PROPN/NNP/3/obl:agent",
     "Omani/ADJ/JJ/2/amod envoy/NOUN/NN/3/nsubj:pass summoned/VERB/VBN/0/root by/ADP/IN/5/case "
     "Iran/PROPN/NNP/3/obl:agent"},
    {"President/NOUN/NN/2/nmod Vetoes/VERB/VBZ/0/root Bill/NOUN/NN/2/obj",
     "President/NOUN/NN/2/nsubj Vetoes/VERB/VBZ/0/root Bill/NOUN/NN/2/obj"},
    {"Peru/PROPN/NNP/2/compound Vows/VERB/VBZ/0/root Revenge/NOUN/NN/2/obj",
     "Peru/PROPN/NNP/2/nsubj Vows/VERB/VBZ/0/root Revenge/NOUN/NN/2/obj"},
    {"At/ADP/IN/2/case home/NOUN/NN/3/nmod stayed/VERB/VBD/0/root", NULL},
    // what is said of a noun
    {"Six/NUM/CD/0/root still/ADV/RB/1/advmod dead/ADJ/JJ/1/amod in/ADP/IN/5/case "
     "Aden/PROPN/NNP/1/nmod",
     "Six/NUM/CD/3/nsubj still/ADV/RB/1/advmod dead/ADJ/JJ/0/root in/ADP/IN/5/case "
     "Aden/PROPN/NNP/3/nmod"},
    // two subjects of what is said
    {"Town/NOUN/NN/6/nsubj without/ADP/IN/3/case water/NOUN/NN/1/nmod ,/PUNCT/,/1/punct "
     "army/NOUN/NN/6/nsubj says/VERB/VBZ/0/root",
     "Town/NOUN/NN/6/ccomp without/ADP/IN/3/case water/NOUN/NN/1/nmod ,/PUNCT/,/1/punct "
     "army/NOUN/NN/6/nsubj says/VERB/VBZ/0/root"},
    {"Towns/NOUN/NNS/5/nsubj seized/VERB/VBN/1/acl ,/PUNCT/,/1/punct army/NOUN/NN/5/nsubj "
     "claims/VERB/VBZ/0/root",
     "Towns/NOUN/NNS/2/nsubj:pass seized/VERB/VBN/5/ccomp ,/PUNCT/,/2/punct "
     "army/NOUN/NN/5/nsubj claims/VERB/VBZ/0/root"},
};

static const tree_case LABELS[] = {
    {"QUESTION/NOUN/NN/0/root :/PUNCT/:/1/punct Please/INTJ/UH/1/discourse ,/PUNCT/,/3/punct "
     "why/ADV/WRB/7/advmod they/PRON/PRP/7/nsubj left/VERB/VBD/1/appos ?/PUNCT/./1/punct",
     "QUESTION/NOUN/NN/0/root :/PUNCT/:/7/punct Please/INTJ/UH/7/discourse ,/PUNCT/,/3/punct "
     "why/ADV/WRB/7/advmod they/PRON/PRP/7/nsubj left/VERB/VBD/1/parataxis ?/PUNCT/./1/punct"},
    {"MR./PROPN/NNP/2/nmod:desc BROWN/PROPN/NNP/4/vocative :/PUNCT/:/2/punct Let/VERB/VB/0/root "
     "us/PRON/PRP/4/obj see/VERB/VB/4/xcomp ./PUNCT/./4/punct",
     "MR./PROPN/NNP/2/nmod:desc BROWN/PROPN/NNP/0/root :/PUNCT/:/4/punct "
     "Let/VERB/VB/2/parataxis us/PRON/PRP/4/obj see/VERB/VB/4/xcomp ./PUNCT/./2/punct"},
    {"A/DET/DT/3/reparandum :/PUNCT/:/1/punct Not/PART/RB/4/advmod yet/ADV/RB/0/root",
     "A/NOUN/NN/0/root :/PUNCT/:/4/punct Not/PART/RB/4/advmod yet/ADV/RB/1/parataxis"},
    {"STAFF/NOUN/NN/3/nmod:poss '/PART/POS/1/case NOTE/NOUN/NN/0/root :/PUNCT/:/3/punct "
     "mind/VERB/VB/3/appos",
     "STAFF/NOUN/NN/3/nmod:poss '/PART/POS/1/case NOTE/NOUN/NN/0/root :/PUNCT/:/5/punct "
     "mind/VERB/VB/3/parataxis"},
    // no label: in small letters, or all in capitals
    {"Weapons/NOUN/NNS/0/root :/PUNCT/:/1/punct rifles/NOUN/NNS/1/appos", NULL},
    {"UN/PROPN/NNP/0/root :/PUNCT/:/1/punct TALKS/NOUN/NNS/1/appos", NULL},
    // a clause of its own
    {"WHO/PROPN/NNP/2/nsubj SAYS/VERB/VBZ/4/parataxis :/PUNCT/:/2/punct go/VERB/VB/0/root", NULL},
};

static const tree_case POSTS[] = {
    {"@who/PROPN/NNP/0/root @unhcr/PROPN/NNP/1/flat thanks/NOUN/NN/1/discourse !/PUNCT/./1/punct",
     "@who/PROPN/NNP/3/vocative @unhcr/PROPN/NNP/3/vocative thanks/NOUN/NN/0/root "
     "!/PUNCT/./3/punct"},
    {"@unhcr/PROPN/NNP/0/root staff/NOUN/NN/1/appos in/ADP/IN/4/case Goma/PROPN/NNP/1/nmod", NULL},
    {"Stop/VERB/VB/0/root the/DET/DT/4/det war/NOUN/NN/4/compound #Peace/NOUN/NN/1/obj",
     "Stop/VERB/VB/0/root the/DET/DT/3/det war/NOUN/NN/1/obj #Peace/NOUN/NN/1/parataxis"},
    {"No/DET/DT/2/det aid/NOUN/NN/3/nsubj #Mali/PROPN/NNP/0/root #Now/ADV/RB/3/advmod",
     "No/DET/DT/2/det aid/NOUN/NN/0/root #Mali/PROPN/NNP/2/parataxis #Now/ADV/RB/2/parataxis"},
    // words of the sentence
    {"Back/ADV/RB/0/root in/ADP/IN/3/case #Goma/PROPN/NNP/1/obl", NULL},
    {"Free/VERB/VB/0/root #Amal/PROPN/NNP/1/obj", NULL},
    {"Ask/VERB/VB/0/root President/NOUN/NN/3/nmod:desc #Sall/PROPN/NNP/1/obj", NULL},
    {"RT/PROPN/NNP/2/compound @unhcr/PROPN/NNP/0/root :/PUNCT/:/2/punct Help/VERB/VB/2/parataxis",
     "RT/PROPN/NNP/2/discourse @unhcr/PROPN/NNP/0/root :/PUNCT/:/2/punct "
     "Help/VERB/VB/2/parataxis"},
};

static void test_headlines(void **state)
{
    (void)state;
    tree_check_cases(HEADLINES, sizeof HEADLINES / sizeof *HEADLINES, true, mend_headlines);
}

// Behind a full stop only names are to do something: "Preparations to leave." stays.
static void test_sentence(void **state)
{
    (void)state;
    token words[TREE_WORDS] = {0};
    sentence s = tree_read("Rebels/NOUN/NNS/0/root to/PART/TO/3/mark talk/VERB/VB/1/acl", words);
    mend_headlines(&s);
    assert_int_equal(words[0].head, -1);
}

static void test_labels(void **state)
{
    (void)state;
    tree_check_cases(LABELS, sizeof LABELS / sizeof *LABELS, true, mend_labels);
}

static void test_posts(void **state)
{
    (void)state;
    tree_check_cases(POSTS, sizeof POSTS / sizeof *POSTS, true, mend_posts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headlines),
        cmocka_unit_test(test_sentence),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_posts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

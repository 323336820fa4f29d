// The one command table: subcommands, their options and words for the reader. Help, usage errors,
// the man page, the reference (doc/cli.md) and the shell completion all come from it.
//
// A subcommand is one file, NAME_command.c, with a const `command` at its end.
#ifndef DM_CLI_COMMAND_H
#define DM_CLI_COMMAND_H

#include "base/status.h"
#include "base/str.h"

// X(name in C, long form, short form or 0, name of its value or NULL for a flag, help)
// A value's name with | lists all values there are; FILE and DIR are what they say.
#define OPTION_LIST(X)                                                                             \
    X(JSON, "--json", 0, NULL,                                                                     \
      "JSON Lines (of events and mentions, the default when standard output is no terminal)")      \
    X(CSV, "--csv", 0, NULL, "comma-separated values with a line of names, for spreadsheets")      \
    X(PARQUET, "--parquet", 0, NULL, "Apache Parquet")                                             \
    X(TABLE, "--table", 0, NULL, "a table for people (the default on a terminal)")                 \
    X(BRAT, "--brat", 0, NULL, "brat's standoff annotations, offsets in code points")              \
    X(OUTPUT_DIR, "--output-dir", 0, "DIR", "with --brat: a .txt and an .ann file a document")     \
    X(ALL, "--all", 0, NULL, "also events that did not happen, in formats that cannot tell them")  \
    X(REDACT, "--redact", 0, NULL,                                                                 \
      "leave out the sources' sentences and titles; offsets and hashes stay")                      \
    X(HEADER, "--header", 0, NULL, "names of columns also in formats that have none")              \
    X(WHERE, "--where", 0, "QUERY",                                                                \
      "only the events that it finds, in the language of 'demarche query'")                        \
    X(EXPLAIN, "--explain", 0, NULL,                                                               \
      "for each event its sentence, tree, rule and the words for each role")                       \
    X(BETWEEN, "--between", 0, NULL,                                                               \
      "say which relation each text asserts from its \"source\" to its \"target\"")                \
    X(JOBS, "--jobs", 'j', "N", "code N documents at a time; same output for any N")               \
    X(DB, "--db", 0, "FILE", "a database: a file of SQLite, postgresql:// or clickhouse://")       \
    X(RESUME, "--resume", 0, NULL,                                                                 \
      "with --db: pass over what is there already, go on where the last load ended")               \
    X(PROGRESS, "--progress", 0, "auto|json|never",                                                \
      "how far it is: auto, the default, a bar on a terminal; json a line each second")            \
    X(FACTS, "--facts", 0, NULL, "what each text says, before it is added up, as JSON Lines")      \
    X(UNSURE, "--unsure", 0, NULL, "positions of a confidence below 0.5, too")                     \
    X(MIN_CONFIDENCE, "--min-confidence", 0, "P",                                                  \
      "only reasons that are right with this likelihood: 0, the default, to 1; 0.7 keeps 7 of 10") \
    X(AS_OF, "--as-of", 0, "DATE",                                                                 \
      "the state of that day (the default is the last day of any document)")                       \
    X(SEEN, "--seen", 0, "FILE", "what was printed before; new changes are added to it")           \
    X(FROM, "--from", 0, "ACTOR", "rows whose supplier, owner or party is that: USA, SDNREB")      \
    X(TO, "--to", 0, "ACTOR", "rows whose recipient, hearer or party is that")                     \
    X(SINCE, "--since", 0, "DATE", "rows whose day or last change is then or later")               \
    X(UNTIL, "--until", 0, "DATE", "rows whose day or last change is then or earlier")             \
    X(BY, "--by", 0, "day|week|month|year|dyad|event", "the period that is counted together")      \
    X(CORRECTIONS, "--corrections", 0, "FILE",                                                     \
      "take readers' corrections and add them to FILE ('demarche corrections')")                   \
    X(GOLD, "--gold", 0, "DIR",                                                                    \
      "with --db: write texts and events as readers say they are, for 'demarche eval'")            \
    X(DRY_RUN, "--dry-run", 0, NULL, "tell what would be removed, and remove nothing")             \
    X(BIBTEX, "--bibtex", 0, NULL, "an entry for a bibliography")                                  \
    X(SUBJECT, "--subject", 0, "WORDS", "rows about that")                                         \
    X(STAGE, "--stage", 0, "STATE", "rows in that state or stage")                                 \
    X(TALLY, "--count", 0, NULL, "only how many there are, and their mean score")                  \
    X(GROUP_BY, "--group-by", 0, "year|month|day|quad|type|source|target|dyad|outlet|country",     \
      "count them by that")                                                                        \
    X(SORT, "--sort", 0, "date|-date|confidence",                                                  \
      "by date (the default), by date with the newest first, the surest first")                    \
    X(LIMIT, "--limit", 0, "N", "at most N of them (on a terminal 100, else all)")                 \
    X(AFTER, "--after", 0, "ID", "the events behind the one with this id: the next page")          \
    X(DATE, "--date", 0, "DATE", "date of publication, such as 2024-07-17")                        \
    X(TITLE, "--title", 0, "TEXT", "headline")                                                     \
    X(URL, "--url", 0, "URL", "address of publication")                                            \
    X(OUTLET, "--outlet", 0, "NAME", "who published it")                                           \
    X(MAP, "--map", 0, "NAME=FIELD,...",                                                           \
      "fields of JSON, columns of CSV with other names: text=body,id=key; text=#3")                \
    X(FILES_FROM, "--files-from", 0, "FILE",                                                       \
      "read the files that this one lists, a path a line; - is standard input")                    \
    X(NUL, "--null", '0', NULL, "the paths of --files-from end in NUL, as find -print0 writes")    \
    X(FEEDS, "--feeds", 0, "FILE", "feeds, an address a line; # begins a comment")                 \
    X(ONCE, "--once", 0, NULL, "ask each feed once and end, as for cron")                          \
    X(EVERY, "--every", 0, "TIME", "ask each feed that often: 300, 15m, 2h (30m)")                 \
    X(FULL_PAGES, "--full-pages", 0, "auto|never|always",                                          \
      "read the page behind an item: auto, the default, where the feed has not the whole text")    \
    X(DELAY, "--delay", 0, "SECONDS", "pause between two questions to one host (2)")               \
    X(TIMEOUT, "--timeout", 0, "SECONDS", "longest time that one answer may take (60)")            \
    X(USER_AGENT, "--user-agent", 0, "TEXT",                                                       \
      "who asks; its first word is the name that robots.txt calls")                                \
    X(ALLOW_PRIVATE, "--allow-private", 0, NULL,                                                   \
      "fetch also from loopback, private and link-local addresses")                                \
    X(ANY_LANGUAGE, "--any-language", 0, NULL,                                                     \
      "code texts that are surely not in English, too, as if they were")                           \
    X(CODEBOOK, "--codebook", 0, "DIR", "a folder of rules on top of the built-in ones")           \
    X(ALONE, "--alone", 0, NULL, "the rules of --codebook without the built-in ones")              \
    X(NO_CLASSIFIER, "--no-classifier", 0, NULL,                                                   \
      "what the rules code, whatever the classifier thinks")                                       \
    X(RULE, "--rule", 0, "NAME", "tell all about this rule")                                       \
    X(MODEL, "--model", 0, "FILE", "the language model")                                           \
    X(OFFSETS, "--offsets", 0, "byte|codepoint|utf16",                                             \
      "what the spans count (the default is byte)")                                                \
    X(COLOR, "--color", 0, "auto|always|never",                                                    \
      "auto, the default: on a terminal, unless NO_COLOR is set")                                  \
    X(TOKENS, "--tokens", 0, "GOLD.conllu", "keep these sentences and words, predict the rest")    \
    X(GIVEN, "--given", 0, "TREES.conllu", "draw these trees as they stand; predict nothing")      \
    X(TREE, "--tree", 0, NULL, "draw trees for people, on the terminal")                           \
    X(SVG, "--svg", 0, "FILE", "draw into an SVG picture; - is standard output")                   \
    X(PNG, "--png", 0, "FILE", "draw into a PNG picture; - is standard output")                    \
    X(CONLLU, "--conllu", 0, "GOLD.conllu", "the treebank to measure against")                     \
    X(RELATIONS, "--relations", 0, NULL, "also a table relation by relation")                      \
    X(ATTACHMENTS, "--attachments", 0, NULL,                                                       \
      "also a table of prepositional phrases, coordination, clauses, arguments, names")            \
    X(FORMAT, "--format", 0, "conllu|re3d|spans|dates|marks|events",                               \
      "what GOLD is, when its content does not tell")                                              \
    X(ERRORS, "--errors", 0, NULL, "also each error with its words, to read")                      \
    X(KIND, "--kind", 0, "KIND", "only errors or problems of this kind")                           \
    X(ASIDE, "--aside", 0, "FILE",                                                                 \
      "cases that do not count (the default is gold/dates/aside.tsv)")                             \
    X(ALSO, "--also", 0, "FILE",                                                                   \
      "values that are right as well (the default is gold/dates/also.tsv)")                        \
    X(CORPORA, "--corpora", 0, "DIR",                                                              \
      "where the texts of marks are (the default is ../shared/corpora); treebanks beside it")      \
    X(CHECK, "--check", 0, NULL, "say what is wrong with the files as CoNLL-U; measure nothing")   \
    X(MARKDOWN, "--markdown", 0, NULL, "the reference in Markdown")                                \
    X(MAN, "--man", 0, NULL, "the manual page in roff")                                            \
    X(COMPLETION, "--completion", 0, "bash|zsh|fish", "a completion script for that shell")        \
    X(OUTPUT, "--output", 'o', "FILE",                                                             \
      "write there instead of standard output, whole or not at all")                               \
    X(UNIT, "--unit", 0, "dyad|actor|place", "of what a row is: who to whom (the default), ...")   \
    X(UNDIRECTED, "--undirected", 0, NULL, "dyads of A and B, whoever does it to whom")            \
    X(ACTORS, "--actors", 0, "CODE,...", "only these, with rows also where nothing happened")      \
    X(MIN_EVENTS, "--min-events", 0, "N", "only what has so many events in the range")             \
    X(COUNTS, "--counts", 0, "quad|type",                                                          \
      "quad classes alone (the default), or types of PLOVER, too")                                 \
    X(INCLUDE, "--include", 0, "KIND,...",                                                         \
      "count also planned, conditional, hypothetical, negated, denied, background; all")           \
    X(MENTIONS, "--mentions", 0, NULL, "count every mention, not each event once")                 \
    X(LIST, "--list", 0, "acled|ucdp|transfers",                                                   \
      "a list of events or transfers instead of a panel")                                          \
    X(GET, "--get", 0, "URL", "answer this one request on standard output and end")                \
    X(LISTEN, "--listen", 0, "ADDRESS:PORT", "listen there (the default is 127.0.0.1:8080)")       \
    X(TOKEN_FILE, "--token-file", 0, "FILE", "ask everybody for the token in this file")           \
    X(ALLOW_ORIGIN, "--allow-origin", 0, "URL", "let pages of this site ask, too (CORS)")          \
    X(HELP, "--help", 'h', NULL, "this help")

typedef enum {
#define X(name, long_form, letter, value, help) OPT_##name,
    OPTION_LIST(X)
#undef X
        OPT_COUNT
} option_id;

typedef struct {
    const char *name;  // "--json"
    char letter;       // 'j', 0 when it has none
    const char *value; // name of its value, NULL for a flag
    const char *help;
} option;

extern const option OPTIONS[OPT_COUNT];

// What stood on the command line.
typedef struct {
    const char *values[OPT_COUNT]; // NULL: not given; a flag's value is ""
    const char **words;            // [n_words] what is no option: files, mostly
    size_t n_words;
} arguments;

// What an option is for in one command, where its words in the table do not fit.
typedef struct {
    option_id id;
    const char *value; // as in `option`
    const char *help;
} option_meaning;

#define COMMAND_OPTIONS_MAX  28 // of one command
#define COMMAND_MEANINGS_MAX 8  // panel and compare have seven
#define COMMAND_WORDS_ANY    ((size_t)-1)

typedef struct {
    const char *name;  // "code"
    const char *words; // "[FILE...]", "" for none
    size_t n_words_min, n_words_max;
    bool words_with_minus; // a word may begin with one; it has no options of one letter but -h
    const char *summary;   // one line, lower case, no full stop
    const char *about;     // paragraphs for help and manual, lines of at most 78 characters
    const char *example;   // command lines, one a line; NULL for none
    option_id options[COMMAND_OPTIONS_MAX]; // [n_options]
    size_t n_options;
    option_meaning meanings[COMMAND_MEANINGS_MAX]; // [n_meanings] of some of the options
    size_t n_meanings;
    int (*run)(const arguments *args); // gives the exit code
} command;

#define COMMAND_OPTIONS(...)                                                                       \
    .options = {__VA_ARGS__}, .n_options = sizeof((option_id[]){__VA_ARGS__}) / sizeof(option_id)
#define COMMAND_MEANINGS(...)                                                                      \
    .meanings = {__VA_ARGS__},                                                                     \
    .n_meanings = sizeof((option_meaning[]){__VA_ARGS__}) / sizeof(option_meaning)

extern const command *const COMMANDS[]; // ends with NULL

const command *command_find(const char *name); // NULL if none
bool command_takes(const command *c, option_id id);
// The option as this command means it.
option command_option(const command *c, option_id id);

// Reads argv[0..n) for the command. `words` is the caller's, [n]. ST_USAGE with a message that
// names what is wrong and the nearest thing that exists.
status arguments_read(const command *c, int n, char **argv, const char **words, arguments *out,
                      diag *why);
bool arguments_has(const arguments *args, option_id id);
// The same without the first `n` words, which there are.
arguments arguments_behind(const arguments *args, size_t n);
// ST_USAGE when two options that contradict each other were both given.
status arguments_refuse_both(const arguments *args, option_id a, option_id b, const char *advice,
                             diag *why);

// The candidate nearest to `word` by edit distance, NULL when none is near; `candidates` ends with
// NULL.
const char *nearest_word(const char *word, const char *const *candidates);

// Manual texts (manual.c), from the same table.
void manual_program(buf *out);                   // demarche --help
void manual_command(const command *c, buf *out); // demarche COMMAND --help
void manual_roff(buf *out);                      // the man page
void manual_markdown(buf *out);                  // the reference, doc/cli.md

// The completion script (completion.c); `shell` is one of the values of --completion.
void completion_script(str shell, buf *out);

#endif

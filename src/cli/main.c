// The program: finds the subcommand and runs it.
#include "cli/command.h"
#include "cli/output.h"
#include "coder/coder.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

extern const command CODE_COMMAND, EXPORT_COMMAND, PARSE_COMMAND, MENTIONS_COMMAND,
    CODEBOOK_COMMAND, MODEL_COMMAND, SCHEMA_COMMAND, EVAL_COMMAND, LIMITS_COMMAND, HELP_COMMAND,
    LEDGER_COMMAND, WHY_COMMAND, STATUS_COMMAND, MERGE_COMMAND, WATCH_COMMAND, EXTRACT_COMMAND,
    PROBLEMS_COMMAND, COVERAGE_COMMAND, FOLLOW_COMMAND, PLOT_COMMAND, PANEL_COMMAND, QUERY_COMMAND,
    SQL_COMMAND, COMPARE_COMMAND, SERVE_COMMAND;

// Of a store that is kept for years.
extern const command CHANGES_COMMAND, CORRECTIONS_COMMAND, VERIFY_COMMAND, FORGET_COMMAND,
    CITE_COMMAND, DUMP_COMMAND, LOAD_COMMAND;

// One a line, since many hands add to it.
// clang-format off
const command *const COMMANDS[] = {
    &CODE_COMMAND,
    &FOLLOW_COMMAND,
    &QUERY_COMMAND,
    &SQL_COMMAND,
    &LEDGER_COMMAND,
    &STATUS_COMMAND,
    &SERVE_COMMAND,
    &PLOT_COMMAND,
    &MERGE_COMMAND,
    &WHY_COMMAND,
    &WATCH_COMMAND,
    &EXPORT_COMMAND, &PARSE_COMMAND,
    &MENTIONS_COMMAND,
    &CODEBOOK_COMMAND,
    &MODEL_COMMAND,
    &PROBLEMS_COMMAND,
    &COVERAGE_COMMAND,
    &PANEL_COMMAND,
    &COMPARE_COMMAND,
    &EXTRACT_COMMAND,
    &SCHEMA_COMMAND,
    &CHANGES_COMMAND,
    &CORRECTIONS_COMMAND,
    &VERIFY_COMMAND,
    &FORGET_COMMAND,
    &DUMP_COMMAND,
    &LOAD_COMMAND,
    &CITE_COMMAND,
    &EVAL_COMMAND,
    &LIMITS_COMMAND,
    &HELP_COMMAND,
    NULL,
};
// clang-format on

static int print(const buf *text)
{
    output o = {0};
    output_write(&o, buf_str(text));
    return output_finish(&o, 0);
}

static int print_version(void)
{
    buf text = {0};
    buf_add_format(&text, "demarche %s\n", coder_version());
    int code = print(&text);
    buf_free(&text);
    return code;
}

static int print_help(const command *c)
{
    buf text = {0};
    if (c)
        manual_command(c, &text);
    else
        manual_program(&text);
    int code = print(&text);
    buf_free(&text);
    return code;
}

static int run_command(const command *c, int n, char **argv)
{
    arena memory = {0};
    diag why = {0};
    arguments args;
    const char **words = arena_array(&memory, const char *, (size_t)n + 1);
    int code;
    if (arguments_read(c, n, argv, words, &args, &why) != ST_OK)
        code = output_complain(&why);
    else if (arguments_has(&args, OPT_HELP))
        code = print_help(c);
    else
        code = c->run(&args);
    arena_free(&memory);
    return code;
}

// Is it an option of some command, with or without "=VALUE"?
static bool is_option(const char *word)
{
    size_t n = strcspn(word, "=");
    for (size_t i = 0; i < OPT_COUNT; i++)
        if (strlen(OPTIONS[i].name) == n && memcmp(OPTIONS[i].name, word, n) == 0) return true;
    return false;
}

// The first word is no command: what was meant?
static int refuse_first_word(char **words)
{
    const char *word = words[0];
    static const char *const FIRST[] = {"--help", "--version", NULL};
    diag why = {0};
    const char *near = word[0] == '-' ? nearest_word(word, FIRST) : NULL;
    if (near)
        diag_set(&why, ST_USAGE, NULL, 0, 0, "%s: unknown option; did you mean %s?", word, near);
    else if (is_option(word))
        diag_set(&why, ST_USAGE, NULL, 0, 0,
                 "%s: a command comes first, as in demarche code %s; see demarche --help", word,
                 word);
    else if (word[0] == '-')
        diag_set(&why, ST_USAGE, NULL, 0, 0, "%s: unknown option; see demarche --help", word);
    else if (access(word, F_OK) == 0)
        diag_set(&why, ST_USAGE, NULL, 0, 0,
                 "%s: a command comes first; did you mean demarche code %s?", word, word);
    else
        return run_command(&HELP_COMMAND, 1, words); // knows the commands' names
    return output_complain(&why);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); // a closed pipe is a write error, see output.h
    signal(SIGXFSZ, SIG_IGN); // and so is a file that grows past ulimit -f
    const char *word = argc > 1 ? argv[1] : "--help";
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) return print_version();
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        int code = print_help(NULL);
        return argc > 1 ? code : status_exit_code(ST_USAGE);
    }
    const command *c = command_find(word);
    return c ? run_command(c, argc - 2, argv + 2) : refuse_first_word(argv + 1);
}

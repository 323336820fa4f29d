// Help, man page and reference, all written from the command table.
#include "cli/command.h"
#include "coder/coder.h"

#include <stdio.h>
#include <string.h>

#define HELP_COLUMN 26 // where the words of an option begin

static const char PROGRAM_ABOUT[] =
    "demarche reads news text and writes political events: who did what to whom,\n"
    "when, whether it happened, who says so, and the words that prove it.";

static const char EXITS[][2][64] = {
    {"0", "done"},
    {"1", "some input could not be used; the rest is done"},
    {"2", "the command line cannot be understood"},
    {"3", "the codebook has an error, or an example of it fails"},
    {"4", "input or output failed"},
    {"5", "a limit was exceeded"},
    {"6", "nothing new (watch), nothing to compare (compare)"},
};

static const char ENVIRONMENT[][2][80] = {
    {"DEMARCHE_MODEL", "the language model, when --model is not given"},
    {"NO_COLOR", "set and not empty: no colours, unless --color asks for them"},
};

// "  -j, --jobs N", then its help at the column.
static void add_option(const command *c, option_id id, buf *out)
{
    const option own = command_option(c, id), *o = &own;
    size_t from = out->n;
    buf_add_c(out, "  ");
    if (o->letter) buf_add_format(out, "-%c, ", o->letter);
    buf_add_c(out, o->name);
    if (o->value) buf_add_format(out, " %s", o->value);
    size_t used = out->n - from;
    if (used + 2 > HELP_COLUMN) {
        buf_add_byte(out, '\n');
        used = 0;
    }
    buf_add_format(out, "%*s%s\n", (int)(HELP_COLUMN - used), "", o->help);
}

void manual_program(buf *out)
{
    buf_add_format(out, "%s\n\nUsage: demarche COMMAND [OPTION...] [FILE...]\n\nCommands:\n",
                   PROGRAM_ABOUT);
    for (size_t i = 0; COMMANDS[i]; i++)
        buf_add_format(out, "  %-10s %s\n", COMMANDS[i]->name, COMMANDS[i]->summary);
    buf_add_c(out, "\n'demarche COMMAND --help' says more. Exit codes:\n");
    for (size_t i = 0; i < sizeof EXITS / sizeof *EXITS; i++)
        buf_add_format(out, "  %s  %s\n", EXITS[i][0], EXITS[i][1]);
}

void manual_command(const command *c, buf *out)
{
    buf_add_format(out, "Usage: demarche %s%s%s%s\n\n%s\n", c->name,
                   c->n_options ? " [OPTION...]" : "", *c->words ? " " : "", c->words, c->about);
    buf_add_c(out, "\nOptions:\n");
    for (size_t i = 0; i < c->n_options; i++) add_option(c, c->options[i], out);
    add_option(c, OPT_HELP, out);
    if (!c->example) return;
    buf_add_c(out, c->example[0] && strchr(c->example, '\n') ? "\nExamples:\n" : "\nExample:\n");
    str rest = str_of(c->example);
    while (rest.p) {
        str line = str_split(&rest, '\n');
        buf_add_format(out, "  %.*s\n", STR_ARG(line));
    }
}

// --- man page

// Text for roff: a leading dot or quote is a request, a backslash starts an escape, and a hyphen is
// typeset unless escaped.
static void add_roff(str text, buf *out)
{
    bool line_start = true;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (line_start && (c == '.' || c == '\'')) buf_add_c(out, "\\&");
        if (c == '\\')
            buf_add_c(out, "\\e");
        else if (c == '-')
            buf_add_c(out, "\\-");
        else
            buf_add_byte(out, c);
        line_start = c == '\n';
    }
}

static void add_roff_c(const char *text, buf *out)
{
    add_roff(str_of(text), out);
}

// Paragraphs are parted by empty lines.
static void add_roff_paragraphs(const char *text, buf *out)
{
    str rest = str_of(text);
    while (rest.p) {
        str line = str_split(&rest, '\n');
        if (line.n)
            add_roff(line, out);
        else
            buf_add_c(out, ".PP");
        buf_add_byte(out, '\n');
    }
}

static void add_roff_option(const command *c, option_id id, buf *out)
{
    const option own = command_option(c, id), *o = &own;
    buf_add_c(out, ".TP\n.B ");
    if (o->letter) buf_add_format(out, "\\-%c\\fR, \\fB", o->letter);
    add_roff_c(o->name, out);
    if (o->value) {
        buf_add_c(out, " \\fI");
        add_roff_c(o->value, out);
    }
    buf_add_c(out, "\n");
    add_roff_c(o->help, out);
    buf_add_byte(out, '\n');
}

static void add_roff_command(const command *c, buf *out)
{
    buf_add_format(out, ".SS demarche %s ", c->name);
    if (c->n_options) buf_add_c(out, "[OPTION...] ");
    add_roff_c(c->words, out);
    buf_add_byte(out, '\n');
    add_roff_paragraphs(c->about, out);
    for (size_t i = 0; i < c->n_options; i++) add_roff_option(c, c->options[i], out);
    if (!c->example) return;
    buf_add_c(out, ".PP\n.nf\n.RS\n");
    add_roff_c(c->example, out);
    buf_add_c(out, "\n.RE\n.fi\n");
}

void manual_roff(buf *out)
{
    buf_add_format(out,
                   ".TH DEMARCHE 1 \"\" \"demarche %s\"\n.SH NAME\ndemarche \\- code news text as "
                   "political events\n.SH SYNOPSIS\n.B demarche\n.I COMMAND\n[OPTION...] "
                   "[FILE...]\n.SH DESCRIPTION\n",
                   coder_version());
    add_roff_paragraphs(PROGRAM_ABOUT, out);
    buf_add_c(out, ".SH COMMANDS\n");
    for (size_t i = 0; COMMANDS[i]; i++) add_roff_command(COMMANDS[i], out);
    buf_add_c(out, ".SH EXIT STATUS\n");
    for (size_t i = 0; i < sizeof EXITS / sizeof *EXITS; i++)
        buf_add_format(out, ".TP\n.B %s\n%s\n", EXITS[i][0], EXITS[i][1]);
    buf_add_c(out, ".SH ENVIRONMENT\n");
    for (size_t i = 0; i < sizeof ENVIRONMENT / sizeof *ENVIRONMENT; i++) {
        buf_add_format(out, ".TP\n.B %s\n", ENVIRONMENT[i][0]);
        add_roff_c(ENVIRONMENT[i][1], out);
        buf_add_byte(out, '\n');
    }
}

// --- reference

// In a cell of a table a bar would end it.
static void add_markdown_cell(const char *text, buf *out)
{
    for (; *text; text++) {
        if (*text == '|') buf_add_byte(out, '\\');
        buf_add_byte(out, *text);
    }
}

static void add_markdown_option(const command *c, option_id id, buf *out)
{
    const option own = command_option(c, id), *o = &own;
    buf_add_c(out, "| `");
    if (o->letter) buf_add_format(out, "-%c`, `", o->letter);
    buf_add_c(out, o->name);
    if (o->value) buf_add_byte(out, ' ');
    if (o->value) add_markdown_cell(o->value, out);
    buf_add_c(out, "` | ");
    add_markdown_cell(o->help, out);
    buf_add_c(out, " |\n");
}

static void add_markdown_command(const command *c, buf *out)
{
    buf_add_format(out, "\n## demarche %s\n\n    demarche %s%s%s%s\n\n%s\n\n", c->name, c->name,
                   c->n_options ? " [OPTION...]" : "", *c->words ? " " : "", c->words, c->about);
    buf_add_c(out, "| option | meaning |\n|---|---|\n");
    for (size_t i = 0; i < c->n_options; i++) add_markdown_option(c, c->options[i], out);
    add_markdown_option(c, OPT_HELP, out);
    if (c->example) buf_add_format(out, "\n```sh\n%s\n```\n", c->example);
}

void manual_markdown(buf *out)
{
    buf_add_format(out,
                   "# The command line\n\nWhat `demarche help --markdown` prints; a test holds the "
                   "two together.\n\n%s\n\n| command | what it does |\n|---|---|\n",
                   PROGRAM_ABOUT);
    for (size_t i = 0; COMMANDS[i]; i++)
        buf_add_format(out, "| [`%s`](#demarche-%s) | %s |\n", COMMANDS[i]->name, COMMANDS[i]->name,
                       COMMANDS[i]->summary);
    for (size_t i = 0; COMMANDS[i]; i++) add_markdown_command(COMMANDS[i], out);
    buf_add_c(out, "\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
    for (size_t i = 0; i < sizeof EXITS / sizeof *EXITS; i++)
        buf_add_format(out, "| %s | %s |\n", EXITS[i][0], EXITS[i][1]);
    buf_add_c(out, "\n## Environment\n\n| variable | meaning |\n|---|---|\n");
    for (size_t i = 0; i < sizeof ENVIRONMENT / sizeof *ENVIRONMENT; i++)
        buf_add_format(out, "| `%s` | %s |\n", ENVIRONMENT[i][0], ENVIRONMENT[i][1]);
}

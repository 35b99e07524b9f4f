/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relu-cli.h: what the commands of reluscope-cli share. */

#pragma once

#include "relu-file.h"

G_BEGIN_DECLS

#define RELU_CLI_DONE 0
#define RELU_CLI_FAILED 1 /* the work failed */
#define RELU_CLI_USAGE 2  /* the command line is wrong */

/* An option "--name VALUES...", with a letter for "-o VALUES..." or 0. */
typedef struct
{
  const char *name;
  char letter;
  guint n_values;
  const char *values; /* how the help calls them: "A B"; NULL where there are none */
  const char *help;   /* to be translated */
} ReluCliOption;

/* Takes over one option with its values; FALSE with an error that says what was expected. */
typedef gboolean (*ReluCliOptionFunc) (guint option, char **values, gpointer state, GError **error);

typedef struct
{
  const char *name;
  const char *operands; /* how the help calls them: "FILE" */
  const char *summary;  /* to be translated */
  const ReluCliOption *options; /* up to one without a name */
  const char *notes;            /* below the options, to be translated; NULL: none */
  guint min_operands, max_operands;
  ReluCliOptionFunc set_option;
  gpointer state;
  int (*run) (char **operands, gpointer state);
} ReluCliCommand;

typedef enum
{
  RELU_CLI_ERROR_USAGE,
} ReluCliError;

#define RELU_CLI_ERROR (relu_cli_error_quark ())
GQuark relu_cli_error_quark (void);

int relu_cli_run (const ReluCliCommand *command, int argc, char **argv);
gboolean relu_cli_parse_number (const char *text, double *number);
gboolean relu_cli_parse_double (const char *option, const char *text, double *number, GError **error);
gboolean relu_cli_parse_count (const char *option, const char *text, guint64 least, guint64 most,
                               guint64 *count, GError **error);
gboolean relu_cli_parse_range (const char *option, char **values, double *from, double *to,
                               GError **error);

gboolean relu_cli_fail_option (GError **error, const char *option, const char *expected,
                               const char *found);
int relu_cli_fail (const GError *error);
int relu_cli_fail_usage (const char *command, const char *message);
ReluFile *relu_cli_read_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *relu_cli_dup_display_name (const char *path);
void relu_cli_append_plain (GString *text, const char *untrusted);

/* Standard output in blocks; after the first failure nothing more is written. */
typedef struct
{
  GString *text;
  int error; /* errno, or 0 */
} ReluCliOutput;

#define RELU_CLI_OUTPUT_INIT { g_string_new (NULL), 0 }

void relu_cli_output_flush_if_long (ReluCliOutput *output);
int relu_cli_output_finish (ReluCliOutput *output);

extern const ReluCliCommand relu_cli_analyze;
extern const ReluCliCommand relu_cli_animate;
extern const ReluCliCommand relu_cli_render;
extern const ReluCliCommand relu_cli_examples;
extern const ReluCliCommand relu_cli_lessons;
extern const ReluCliCommand relu_cli_trace;
extern const ReluCliCommand relu_cli_sound;
extern const ReluCliCommand relu_cli_train;
extern const ReluCliCommand relu_cli_handout;
extern const ReluCliCommand relu_cli_starts;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-run.c: what a run notes, how a record thins it, and a run in a thread of its own. */

#include <math.h>
#include <string.h>

#include "relu-init.h"
#include "relu-regions.h"
#include "relu-run-thread.h"
#include "relu-units.h"

static ReluNetwork *
drawn_network (guint width, guint64 seed)
{
  const ReluLayer layers[] = { { 1, width, { RELU_ACTIVATION_RELU, 0 } },
                               { width, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  g_autofree double *zeros = g_new0 (double, 3 * width + 1);
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, zeros, NULL);
  ReluInitOptions options = { .seed = seed };

  relu_init_options_set_usual (&options, RELU_INIT_PYTORCH);

  return relu_network_draw (network, &options, NULL);
}

static ReluData *
sine (gsize n)
{
  ReluDataRecipe recipe = { .kind = RELU_DATA_SINE, .from = -2, .to = 2, .n = n };

  return relu_data_generate (&recipe, NULL);
}

static ReluRun *
run_new (ReluNetwork *network, ReluData *data, guint64 step, double rate)
{
  ReluTrainerOptions options = RELU_TRAINER_OPTIONS_INIT;
  ReluRunStart start = { network, data, NULL, -2, 2, step };
  g_autoptr (GError) error = NULL;
  ReluRun *run;

  options.rate = rate;
  run = relu_run_new (&start, &options, &error);
  g_assert_no_error (error);

  return run;
}

static GPtrArray *
moments_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relu_moment_free);
}

/* A moment of nothing but a step, for the record alone. */
static ReluMoment *
moment_new (ReluNetwork *network, guint64 step, guint n_regions, guint8 dead)
{
  ReluMoment *moment = g_new0 (ReluMoment, 1);

  moment->step = step;
  moment->network = relu_network_ref (network);
  moment->n_regions = n_regions;
  moment->n_units = 1;
  moment->dead = g_memdup2 (&dead, 1);
  moment->n_dead = dead;

  return moment;
}

/* Whatever is appended, a record has its ends, is ascending, and is not long. */
static void
test_thinning (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (1, 1);
  g_autoptr (ReluRecord) record = relu_record_new ();
  guint64 step = 0, spacing;

  while (step < 300000)
    {
      relu_record_append (record, moment_new (network, step, 1, 0));
      g_assert_cmpuint (relu_record_get_n (record), <=, 4097);
      step += relu_record_get_spacing (network, step);
    }

  g_assert_cmpuint (relu_record_get_n (record), >, 2000);
  g_assert_cmpuint (relu_record_get (record, 0)->step, ==, 0);
  spacing = relu_record_get_spacing (network, 300000);
  for (guint i = 1; i < relu_record_get_n (record); i++)
    g_assert_cmpuint (relu_record_get (record, i)->step - relu_record_get (record, i - 1)->step, <=,
                      spacing);

  for (guint64 s = 0; s < 300000; s += 777)
    {
      guint i = relu_record_find (record, s);

      g_assert_cmpuint (relu_record_get (record, i)->step, <=, s);
      if (i + 1 < relu_record_get_n (record))
        g_assert_cmpuint (relu_record_get (record, i + 1)->step, >, s);
    }
}

/* The last moment stays where it is at an odd step, and one at the same step takes its place. */
static void
test_ends (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (1, 1);
  g_autoptr (ReluRecord) record = relu_record_new ();

  for (guint64 step = 0; step <= 5001; step++)
    relu_record_append (record, moment_new (network, step, 1, 0));
  g_assert_cmpuint (relu_record_get (record, relu_record_get_n (record) - 1)->step, ==, 5001);
  relu_record_append (record, moment_new (network, 5001, 3, 0));
  g_assert_cmpuint (relu_record_get (record, relu_record_get_n (record) - 1)->n_regions, ==, 3);
  g_assert_cmpuint (relu_record_get (record, relu_record_get_n (record) - 2)->step, <, 5001);
  relu_record_clear (record);
  g_assert_cmpuint (relu_record_get_n (record), ==, 0);
  g_assert_cmpuint (relu_record_get_n_events (record), ==, 0);
}

static void
test_events (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (1, 1);
  g_autoptr (ReluRecord) record = relu_record_new ();
  const ReluEvent *event;

  relu_record_append (record, moment_new (network, 0, 1, 0));
  relu_record_append (record, moment_new (network, 1, 2, 0));
  relu_record_append (record, moment_new (network, 2, 2, 1));
  relu_record_append (record, moment_new (network, 3, 0, 1)); /* not known: no event */
  relu_record_append (record, moment_new (network, 4, 1, 0));

  g_assert_cmpuint (relu_record_get_n_events (record), ==, 3);
  event = relu_record_get_event (record, 0);
  g_assert_cmpint (event->kind, ==, RELU_EVENT_REGIONS);
  g_assert_cmpuint (event->step, ==, 1);
  g_assert_cmpuint (event->from, ==, 1);
  g_assert_cmpuint (event->to, ==, 2);
  event = relu_record_get_event (record, 1);
  g_assert_cmpint (event->kind, ==, RELU_EVENT_DIED);
  g_assert_cmpuint (event->step, ==, 2);
  event = relu_record_get_event (record, 2);
  g_assert_cmpint (event->kind, ==, RELU_EVENT_REVIVED);
  g_assert_cmpuint (event->step, ==, 4);

  relu_record_truncate (record, 3);
  g_assert_cmpuint (relu_record_get_n (record), ==, 3);
  g_assert_cmpuint (relu_record_get_n_events (record), ==, 2);
}

/* However the steps are portioned, a run notes the same, and what it notes is what a trainer comes to. */
static void
test_moments (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (6, 3);
  g_autoptr (ReluData) data = sine (21);
  g_autoptr (ReluRun) one = run_new (network, data, 0, 0.05), many = run_new (network, data, 0, 0.05);
  g_autoptr (GPtrArray) a = moments_new (), b = moments_new ();
  ReluTrainerOptions options = RELU_TRAINER_OPTIONS_INIT;
  g_autoptr (ReluTrainer) trainer = NULL;

  options.rate = 0.05;
  trainer = relu_trainer_new (network, data, NULL, &options, NULL);
  relu_run_advance (one, 6000, a);
  for (guint i = 0; i < 6000; i += 7)
    relu_run_advance (many, MIN (7, 6000 - i), b);

  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const ReluMoment *p = a->pdata[i], *q = b->pdata[i];
      g_autoptr (ReluNetwork) expected = NULL;
      g_autoptr (ReluRegions) regions = NULL;
      guint8 dead[6];

      g_assert_cmpuint (p->step, ==, q->step);
      g_assert_true (relu_network_equal (p->network, q->network));
      g_assert_cmpfloat (p->loss, ==, q->loss);
      g_assert_cmpuint (p->n_regions, ==, q->n_regions);

      relu_trainer_run (trainer, p->step - relu_trainer_get_n_steps (trainer));
      expected = relu_trainer_dup_network (trainer);
      g_assert_true (relu_network_equal (p->network, expected));
      regions = relu_regions_new (expected, -2, 2, NULL);
      g_assert_cmpuint (p->n_regions, ==, relu_regions_get_n_linear_regions (regions));
      relu_units_find_dead (expected, relu_data_get_x (data), 21, dead);
      g_assert_cmpmem (p->dead, 6, dead, 6);
    }
}

/* A run that goes on from a moment numbers its steps from there. */
static void
test_branch (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (4, 5);
  g_autoptr (ReluData) data = sine (21);
  g_autoptr (ReluRun) run = run_new (network, data, 10001, 0.05);
  g_autoptr (GPtrArray) moments = moments_new ();

  relu_run_advance (run, 100, moments);
  g_assert_cmpuint (relu_run_get_step (run), ==, 10101);
  for (guint i = 0; i < moments->len; i++)
    g_assert_cmpuint (((ReluMoment *) moments->pdata[i])->step
                        % relu_record_get_spacing (network, 10001), ==, 0);
}

static void
wait_idle (ReluRunThread *thread, ReluRecord *record, ReluRunNews *last)
{
  do
    {
      ReluRunNews news;

      relu_run_thread_take_news (thread, &news);
      for (guint i = 0; i < news.moments->len; i++)
        relu_record_append (record, g_steal_pointer (&news.moments->pdata[i]));
      relu_run_news_clear (last);
      *last = news;
      g_usleep (200);
    }
  while (!last->is_idle);
}

/* The same in a thread: as many steps as are allowed, the same networks, the same record. */
static void
test_thread (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (6, 3);
  g_autoptr (ReluData) data = sine (21);
  g_autoptr (ReluRun) plain = run_new (network, data, 0, 0.05);
  g_autoptr (ReluRunThread) thread = relu_run_thread_new (run_new (network, data, 0, 0.05));
  g_autoptr (ReluRecord) record = relu_record_new ();
  g_autoptr (GPtrArray) moments = moments_new ();
  g_autoptr (ReluNetwork) end = NULL;
  g_auto (ReluRunNews) news = { NULL };
  const ReluMoment *last;

  relu_run_advance (plain, 9001, moments);
  relu_run_thread_allow (thread, 9000, RELU_RUN_UNLIMITED);
  wait_idle (thread, record, &news);
  g_assert_cmpuint (news.step, ==, 9000);
  relu_run_thread_allow (thread, 1, RELU_RUN_UNLIMITED);
  wait_idle (thread, record, &news);
  g_assert_cmpuint (news.step, ==, 9001);

  last = relu_record_get (record, relu_record_get_n (record) - 1);
  end = relu_trainer_dup_network (relu_run_get_trainer (plain));
  g_assert_cmpuint (last->step, ==, 9001);
  g_assert_true (relu_network_equal (last->network, end));
}

/* Other parameters, locks and options while it runs flat out. */
static void
test_wishes (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (4, 7), moved = NULL;
  g_autoptr (ReluData) data = sine (21);
  g_autoptr (ReluRunThread) thread = relu_run_thread_new (run_new (network, data, 0, 0.01));
  g_autoptr (ReluRecord) record = relu_record_new ();
  g_auto (ReluRunNews) news = { NULL };
  ReluTrainerOptions options = RELU_TRAINER_OPTIONS_INIT;
  guint8 locked[13] = { 0 };

  relu_run_thread_allow (thread, RELU_RUN_UNLIMITED, RELU_RUN_UNLIMITED);
  g_usleep (20000);
  moved = relu_network_with_parameter (network, 2, 7.5);
  locked[2] = 1;
  relu_run_thread_set_locked (thread, locked);
  relu_run_thread_set_parameters (thread, moved);
  options.optimizer = RELU_OPTIMIZER_MOMENTUM;
  relu_run_thread_set_options (thread, &options);
  relu_run_thread_set_domain (thread, -1, 1);
  for (guint i = 0; i < 20; i++)
    {
      g_auto (ReluRunNews) now = { NULL };

      g_usleep (1000);
      relu_run_thread_take_news (thread, &now);
      /* Never a state from before. */
      if (now.network != NULL)
        g_assert_cmpfloat (relu_network_get_parameters (now.network)[2], ==, 7.5);
    }
  relu_run_thread_allow (thread, 0, RELU_RUN_UNLIMITED);
  wait_idle (thread, record, &news);
  g_assert_cmpint (news.stop, ==, RELU_STOP_NONE);
  g_assert_cmpuint (news.step, >, 0);
}

/* It makes no step after the last one, however often and wherever it is asked to. What was moved by hand while it
 * rested is the moment from which it goes on. */
static void
test_end_step (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (4, 7), moved = NULL;
  g_autoptr (ReluData) data = sine (21);
  g_autoptr (ReluRunThread) thread = relu_run_thread_new (run_new (network, data, 50, 0.01));
  g_autoptr (ReluRecord) record = relu_record_new ();
  g_auto (ReluRunNews) news = { NULL };

  for (guint i = 0; i < 5; i++)
    {
      relu_run_thread_allow (thread, i % 2 == 0 ? RELU_RUN_UNLIMITED : 70, 100);
      g_usleep (1000);
    }
  wait_idle (thread, record, &news);
  g_assert_cmpuint (news.step, ==, 100);

  moved = relu_network_with_parameter (network, 2, 7.5);
  relu_run_thread_set_parameters (thread, moved);
  wait_idle (thread, record, &news);
  g_assert_cmpuint (relu_record_get (record, relu_record_get_n (record) - 1)->step, ==, 100);
  relu_run_thread_allow (thread, RELU_RUN_UNLIMITED, 120);
  wait_idle (thread, record, &news);
  g_assert_cmpuint (news.step, ==, 120);
  g_assert_true (relu_network_equal (
    relu_record_get (record, relu_record_find (record, 100))->network, moved));
}

/* It stops by itself, says why, and rests. */
static void
test_stop (void)
{
  g_autoptr (ReluNetwork) network = drawn_network (4, 7);
  g_autoptr (ReluData) data = sine (21);
  g_autoptr (ReluRecord) record = relu_record_new ();
  g_autoptr (ReluRunThread) thread = NULL;
  g_auto (ReluRunNews) news = { NULL };
  ReluTrainerOptions options = RELU_TRAINER_OPTIONS_INIT;
  ReluRunStart start = { network, data, NULL, -2, 2, 0 };

  options.optimizer = RELU_OPTIMIZER_GD;
  options.rate = 1e6;
  thread = relu_run_thread_new (relu_run_new (&start, &options, NULL));
  relu_run_thread_allow (thread, RELU_RUN_UNLIMITED, RELU_RUN_UNLIMITED);
  wait_idle (thread, record, &news);
  g_assert_cmpint (news.stop, !=, RELU_STOP_NONE);
  g_assert_cmpuint (relu_record_get (record, relu_record_get_n (record) - 1)->step, ==, news.step);
  /* Asked again, it stays where it is. */
  relu_run_thread_allow (thread, 5, RELU_RUN_UNLIMITED);
  wait_idle (thread, record, &news);
  g_assert_cmpint (news.stop, !=, RELU_STOP_NONE);
}

/* It has no regions to be counted, and nobody asks for them. */
static void
test_smooth (void)
{
  const ReluLayer layers[] = { { 1, 2, { RELU_ACTIVATION_TANH, 0 } },
                               { 2, 1, { RELU_ACTIVATION_IDENTITY, 0 } } };
  const double parameters[] = { 1, -1, 0, 1, 1, 1, 0 };
  g_autoptr (ReluNetwork) network = relu_network_new (2, layers, parameters, NULL);
  g_autoptr (ReluData) data = sine (21);
  g_autoptr (ReluRun) run = run_new (network, data, 0, 0.01);
  ReluMoment *moment = relu_run_dup_moment (run);

  g_assert_cmpuint (moment->n_regions, ==, 0);
  g_assert_cmpuint (moment->n_dead, ==, 0);
  relu_moment_free (moment);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/thinning", test_thinning);
  g_test_add_func ("/record/ends", test_ends);
  g_test_add_func ("/record/events", test_events);
  g_test_add_func ("/run/moments", test_moments);
  g_test_add_func ("/run/smooth", test_smooth);
  g_test_add_func ("/run/branch", test_branch);
  g_test_add_func ("/run/thread", test_thread);
  g_test_add_func ("/run/wishes", test_wishes);
  g_test_add_func ("/run/end-step", test_end_step);
  g_test_add_func ("/run/stop", test_stop);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lesson-fixture.h"

/* f(x) = max(0, x + b0): b0 says which scene it is. */
static const char text[]
    = "{\"format\":\"reluscope-lesson\",\"version\":1,\"title\":\"Bends\",\"steps\":["
      "{\"title\":\"Look\",\"text\":\"First.\\n\\nSecond.\",\"notes\":\"Say it slowly.\","
      "\"network\":{\"format\":\"reluscope\",\"version\":1,\"domain\":[-4,4],\"layers\":["
      "{\"weights\":[[1]],\"biases\":[0]},{\"weights\":[[1]],\"biases\":[0]}]},"
      "\"sliders\":[\"b0\"],\"seconds\":0.2,"
      "\"view\":{\"x\":[-2,2],\"y\":[-1,4],\"line\":1,\"shows\":[\"slope-strip\"],"
      "\"tool\":\"regions\"}},"
      "{\"title\":\"Number\",\"set\":{\"b0\":-1},\"view\":{\"x\":\"fit\",\"y\":\"fit\",\"line\":null,"
      "\"tool\":\"none\"},"
      "\"question\":{\"kind\":\"number\",\"text\":\"How many?\",\"answer\":3,\"tolerance\":0.5},"
      "\"reveal\":{\"text\":\"Because.\",\"set\":{\"b0\":-3},\"domain\":[-8,8],"
      "\"view\":{\"shows\":[\"headline\",\"lanes\"]}}},"
      "{\"title\":\"Place\",\"set\":{\"b0\":-2},"
      "\"question\":{\"kind\":\"place\",\"text\":\"Where?\",\"answer\":2,\"tolerance\":0.5}},"
      "{\"title\":\"Choice\",\"sliders\":[],"
      "\"question\":{\"kind\":\"choice\",\"text\":\"Which?\",\"choices\":[\"None\",\"One\"],"
      "\"answer\":1},\"reveal\":{\"text\":\"One of them.\"}},"
      "{\"title\":\"Turn\",\"set\":{\"b0\":4},\"reveal\":{\"text\":\"\",\"set\":{\"b0\":5}}}]}";

char *
lesson_fixture_dup_text (void)
{
  return g_strdup (text);
}

ReluLesson *
lesson_fixture_new (void)
{
  g_autoptr (GError) error = NULL;
  ReluLesson *lesson = relu_lesson_parse (text, -1, "bends.relu-lesson.json", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (relu_lesson_get_n_steps (lesson), ==, LESSON_N_STEPS);
  return lesson;
}

double
lesson_fixture_get_bias (ReluFile *contents)
{
  return relu_network_get_parameters (relu_file_get_network (contents))[1];
}

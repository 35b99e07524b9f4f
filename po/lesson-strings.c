/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made by po/make-lesson-strings.py from data/lessons: for translators only, nothing compiles it. */

/* Translators: lesson “Where is the non-linearity?”, step 1, “One ReLU”: its title */
N_("One ReLU")

/* Translators: lesson “Where is the non-linearity?”, step 1, “One ReLU”: its text */
N_("A ReLU gives 0 when its input is negative. When its input is positive, it passes it on unchanged.\n\n"
   "So there is a flat piece and a rising piece, and each of them is a straight line. Where is the non-linearity?")

/* Translators: lesson “Where is the non-linearity?”, step 1, “One ReLU”: the question */
N_("0 on the left, a straight line on the right. Is the whole function linear, one straight line?")

/* Translators: lesson “Where is the non-linearity?”, step 1, “One ReLU”: an answer to choose */
N_("Yes, because all its pieces are straight")

/* Translators: lesson “Where is the non-linearity?”, step 1, “One ReLU”: an answer to choose */
N_("No, because its left half is 0")

/* Translators: lesson “Where is the non-linearity?”, step 1, “One ReLU”: an answer to choose */
N_("No, because its slope changes at x = 0")

/* Translators: lesson “Where is the non-linearity?”, step 1, “One ReLU”: the reason, after the answer */
N_("Both halves are straight, for 0 is a straight line too. But one line has one slope, and here it is 0 on the left and 1 on the right.\n\n"
   "The slope jumps at x = 0, where the ReLU switches from off to on. That switch is the non-linearity.")

/* Translators: lesson “Where is the non-linearity?”, step 1, “One ReLU”: for the teacher */
N_("Ask for a show of hands before you go on. Most will say yes, it is linear: “zero is linear, and the rest is linear”. That is the question this lesson answers. Here linear means one straight line, whether it goes through 0 or not.")

/* Translators: lesson “Where is the non-linearity?”, step 2, “The switch can be moved”: its title */
N_("The switch can be moved")

/* Translators: lesson “Where is the non-linearity?”, step 2, “The switch can be moved”: its text */
N_("The ReLU switches where its input, w₀x + b₀, is 0.\n\n"
   "Now w₀ = 1 and b₀ = 0, so it switches at x = 0. The bias b₀ moves the switch, and the bend with it.")

/* Translators: lesson “Where is the non-linearity?”, step 2, “The switch can be moved”: the question */
N_("b₀ goes up from 0 to 2. Put the marker where you think the curve will bend.")

/* Translators: lesson “Where is the non-linearity?”, step 2, “The switch can be moved”: the reason, after the answer */
N_("At x = −2, because there the input, x + 2, is 0. A larger bias moves the bend to the left. A ReLU switches at x = −b₀/w₀, with a minus sign.")

/* Translators: lesson “Where is the non-linearity?”, step 2, “The switch can be moved”: for the teacher */
N_("Expect x = 2 from about half of the class. Let them argue before you go on. Afterwards drag the slider of b₀, and then the ring on the curve: they are the same thing.")

/* Translators: lesson “Where is the non-linearity?”, step 3, “Three ReLUs”: its title */
N_("Three ReLUs")

/* Translators: lesson “Where is the non-linearity?”, step 3, “Three ReLUs”: its text */
N_("Three ReLUs, all with weight 1. The network adds them up.\n\n"
   "h₀ has bias −2 and switches at x = 2. h₁ and h₂ have bias 2 and switch at x = −2. So the curve bends at two places, and there are three straight pieces: three linear regions.")

/* Translators: lesson “Where is the non-linearity?”, step 3, “Three ReLUs”: the question */
N_("The biases become −10, 10 and 10. How many linear regions will there be from x = −4 to 4?")

/* Translators: lesson “Where is the non-linearity?”, step 3, “Three ReLUs”: the reason, after the answer */
N_("One. The switches have moved out to x = 10 and x = −10. From −4 to 4, h₀ is always off, and h₁ and h₂ are always on. Nothing switches, so nothing bends: f(x) = 2x + 20.")

/* Translators: lesson “Where is the non-linearity?”, step 3, “Three ReLUs”: for the teacher */
N_("Let someone read the lanes aloud: which units are on at x = 0? To the question many say 3, because nothing about the units seems to change. Some say 4, because there are three units.")

/* Translators: lesson “Where is the non-linearity?”, step 4, “The linear case”: its title */
N_("The linear case")

/* Translators: lesson “Where is the non-linearity?”, step 4, “The linear case”: its text */
N_("A unit that is always off adds nothing. A unit that is always on adds a straight line. Straight lines add up to a straight line.\n\n"
   "So on this domain, three ReLUs are no more than one straight line. About this case, the doubt was right.")

/* Translators: lesson “Where is the non-linearity?”, step 4, “The linear case”: for the teacher */
N_("The dashed lines are what each unit contributes. Ask: what would the curve be without h₀? Exactly the same, on this domain.")

/* Translators: lesson “Where is the non-linearity?”, step 5, “One bias is enough”: its title */
N_("One bias is enough")

/* Translators: lesson “Where is the non-linearity?”, step 5, “One bias is enough”: its text */
N_("Now let us make it bend. We leave all weights alone and lower one bias, b₁.\n\n"
   "h₁ switches at x = −b₁. Now b₁ = 10, so the switch is at −10, left of the domain.")

/* Translators: lesson “Where is the non-linearity?”, step 5, “One bias is enough”: the question */
N_("We lower b₁ from 10. Below which value does the curve begin to bend between x = −4 and 4?")

/* Translators: lesson “Where is the non-linearity?”, step 5, “One bias is enough”: the reason, after the answer */
N_("Below 4. Then the switch at x = −b₁ is right of −4, so it has come into the domain. That is the striped part of the slider.\n\n"
   "Now b₁ = 0, and the curve bends at x = 0: slope 1 before it, slope 2 after it.")

/* Translators: lesson “Where is the non-linearity?”, step 5, “One bias is enough”: for the teacher */
N_("Most will say 0, since a bias below 0 “turns the unit off”. Point at the stripes on the slider: inside them the unit switches on this domain. Drag b₁ into them and out again.")

/* Translators: lesson “Where is the non-linearity?”, step 6, “The non-linear case”: its title */
N_("The non-linear case")

/* Translators: lesson “Where is the non-linearity?”, step 6, “The non-linear case”: its text */
N_("Now all three ReLUs are going to switch inside the domain, at x = −3, x = 0 and x = 2.\n\n"
   "The weights v into the output change too, and v₁ goes below 0.")

/* Translators: lesson “Where is the non-linearity?”, step 6, “The non-linear case”: the question */
N_("Three units, and three switches inside the domain. How many linear regions will there be?")

/* Translators: lesson “Where is the non-linearity?”, step 6, “The non-linear case”: the reason, after the answer */
N_("Four: one before the first switch, and a new one after each. The curve is level, rises, falls and rises again.\n\n"
   "More ReLUs bring more bends. Enough of them can follow any curve that you draw in one stroke from left to right.")

/* Translators: lesson “Where is the non-linearity?”, step 6, “The non-linear case”: for the teacher */
N_("The usual wrong answer is 3, one for each unit. Ask where each region begins: the first begins without any switch.")

/* Translators: lesson “Where is the non-linearity?”, step 7, “Look further”: its title */
N_("Look further")

/* Translators: lesson “Where is the non-linearity?”, step 7, “Look further”: its text */
N_("Back to the linear case, with biases −10, 10 and 10. From x = −4 to 4 it is one straight line.\n\n"
   "Now we change nothing in the network. We only look further, from x = −15 to 15.")

/* Translators: lesson “Where is the non-linearity?”, step 7, “Look further”: the question */
N_("How many linear regions will there be from x = −15 to 15?")

/* Translators: lesson “Where is the non-linearity?”, step 7, “Look further”: the reason, after the answer */
N_("Three. h₁ and h₂ switch together at x = −10 and make one bend. h₀ switches at x = 10 and makes another.\n\n"
   "The bends were there all the time. We had only looked at a part without any.")

/* Translators: lesson “Where is the non-linearity?”, step 7, “Look further”: for the teacher */
N_("This is the surprise of the lesson, so take a vote. Many say 1: “it is linear, we have just seen it”. Careful ones say 4, and forget that h₁ and h₂ switch together.")

/* Translators: lesson “Where is the non-linearity?”, step 8, “So where is it?”: its title */
N_("So where is it?")

/* Translators: lesson “Where is the non-linearity?”, step 8, “So where is it?”: its text */
N_("The non-linearity of a ReLU network is in its switches.\n\n"
   "Where no ReLU switches, the network is one straight line. Where one switches, the curve can bend. So the question is always: linear on which domain?")

/* Translators: lesson “Where is the non-linearity?”, step 8, “So where is it?”: the question */
N_("h₀ gave 0 at every x from −4 to 4. Is it a dead neuron?")

/* Translators: lesson “Where is the non-linearity?”, step 8, “So where is it?”: an answer to choose */
N_("Yes, it can only give 0")

/* Translators: lesson “Where is the non-linearity?”, step 8, “So where is it?”: an answer to choose */
N_("No, it is on for other x")

/* Translators: lesson “Where is the non-linearity?”, step 8, “So where is it?”: an answer to choose */
N_("Yes, because its input was negative")

/* Translators: lesson “Where is the non-linearity?”, step 8, “So where is it?”: the reason, after the answer */
N_("No. Right of x = 10 it is on. On the domain from −4 to 4 it was always off, which is something else.\n\n"
   "“Dead” is about training: off at every point of the data. That is another lesson.")

/* Translators: lesson “Where is the non-linearity?”, step 8, “So where is it?”: for the teacher */
N_("Come back to the first question, and let the class answer it in one sentence. Yes to the last question is the common answer; lesson 3 is about it.")

/* Translators: lesson “Slopes add up, and can go down”, step 1, “One unit, one slope”: its title */
N_("One unit, one slope")

/* Translators: lesson “Slopes add up, and can go down”, step 1, “One unit, one slope”: its text */
N_("Left of its switch h₀ is off and adds nothing. Right of it, h₀ is on and adds a straight line.\n\n"
   "The slope of that line is weight in times weight out: w₀ × v₀ = 1 × 1.")

/* Translators: lesson “Slopes add up, and can go down”, step 1, “One unit, one slope”: for the teacher */
N_("Drag v₀ and then w₀. Both change the slope, but only w₀ moves the switch too. Ask why: the switch is at −b₀/w₀, and v₀ is not in it.")

/* Translators: lesson “Slopes add up, and can go down”, step 2, “A second unit”: its title */
N_("A second unit")

/* Translators: lesson “Slopes add up, and can go down”, step 2, “A second unit”: its text */
N_("h₁ is the second unit. It switches at x = 0 and its weight w₁ is 1. So far v₁ = 0, so it adds nothing, and its switch is silent.")

/* Translators: lesson “Slopes add up, and can go down”, step 2, “A second unit”: the question */
N_("v₁ becomes 1. What will the slope be right of x = 0?")

/* Translators: lesson “Slopes add up, and can go down”, step 2, “A second unit”: the reason, after the answer */
N_("2. h₀ is still on there and still adds slope 1. h₁ adds 1 more.\n\n"
   "A unit that turns on does not take over. It joins in.")

/* Translators: lesson “Slopes add up, and can go down”, step 2, “A second unit”: for the teacher */
N_("The usual wrong answer is 1: “h₁ is on there, and its slope is 1”. Those who say so replace the slope instead of adding to it.")

/* Translators: lesson “Slopes add up, and can go down”, step 3, “Only upwards?”: its title */
N_("Only upwards?")

/* Translators: lesson “Slopes add up, and can go down”, step 3, “Only upwards?”: its text */
N_("A ReLU never gives less than 0, and the network adds up its ReLUs. So far each switch has made the curve steeper.")

/* Translators: lesson “Slopes add up, and can go down”, step 3, “Only upwards?”: the question */
N_("Can the curve go down somewhere, with these two ReLUs?")

/* Translators: lesson “Slopes add up, and can go down”, step 3, “Only upwards?”: an answer to choose */
N_("No, sums of ReLUs only go up")

/* Translators: lesson “Slopes add up, and can go down”, step 3, “Only upwards?”: an answer to choose */
N_("Yes, if v₁ is negative")

/* Translators: lesson “Slopes add up, and can go down”, step 3, “Only upwards?”: an answer to choose */
N_("Only if the bias c is negative")

/* Translators: lesson “Slopes add up, and can go down”, step 3, “Only upwards?”: the reason, after the answer */
N_("h₁ itself is never below 0. But the network adds v₁ × h₁, and v₁ can be negative.\n\n"
   "With v₁ = −2 the slope right of x = 0 is 1 − 2 = −1, and the curve falls.")

/* Translators: lesson “Slopes add up, and can go down”, step 3, “Only upwards?”: for the teacher */
N_("“No” wins in most classes. Let the winners explain: they add outputs, and forget the weight that each output is multiplied with.")

/* Translators: lesson “Slopes add up, and can go down”, step 4, “Off on the right”: its title */
N_("Off on the right")

/* Translators: lesson “Slopes add up, and can go down”, step 4, “Off on the right”: its text */
N_("Here w₀ = −1, so h₀ is on at the left of its switch and turns off at x = 0. Its slope, w₀ × v₀, is −1.\n\n"
   "h₁ turns on at x = 0. So far v₁ = 0, and it adds nothing.")

/* Translators: lesson “Slopes add up, and can go down”, step 4, “Off on the right”: the question */
N_("v₁ becomes 1. By how much will the slope change at x = 0?")

/* Translators: lesson “Slopes add up, and can go down”, step 4, “Off on the right”: the reason, after the answer */
N_("By 2, from −1 to 1. h₀ takes its slope −1 away, and h₁ brings a slope of 1.\n\n"
   "Two ReLUs make |x|, the absolute value.")

/* Translators: lesson “Slopes add up, and can go down”, step 4, “Off on the right”: for the teacher */
N_("Expect 1. Ask what changes at x = 0 as you walk from left to right: one unit leaves the sum, and another one joins it.")

/* Translators: lesson “Slopes add up, and can go down”, step 5, “A third piece”: its title */
N_("A third piece")

/* Translators: lesson “Slopes add up, and can go down”, step 5, “A third piece”: its text */
N_("The points are on three straight lines with slopes −2, 1 and 3. The first two pieces are done: h₀ makes the one on the left, h₁ the one in the middle.\n\n"
   "h₂ will switch at x = 2, with v₂ = 1.")

/* Translators: lesson “Slopes add up, and can go down”, step 5, “A third piece”: the question */
N_("On the right the points rise with slope 3. Which weight w₂ does h₂ need?")

/* Translators: lesson “Slopes add up, and can go down”, step 5, “A third piece”: the reason, after the answer */
N_("2. h₁ is still on there and gives slope 1. h₂ has to add only what is missing: 3 − 1 = 2.")

/* Translators: lesson “Slopes add up, and can go down”, step 5, “A third piece”: for the teacher */
N_("Nearly everyone says 3: “the third unit makes the third piece”. Do not correct them yet; the next step shows what comes of it.")

/* Translators: lesson “Slopes add up, and can go down”, step 6, “The tempting answer”: its title */
N_("The tempting answer")

/* Translators: lesson “Slopes add up, and can go down”, step 6, “The tempting answer”: its text */
N_("Someone looks at the third line, 3x − 5, and gives h₂ just that: w₂ = 3 and b₂ = −5.")

/* Translators: lesson “Slopes add up, and can go down”, step 6, “The tempting answer”: the question */
N_("What will the slope on the right be then?")

/* Translators: lesson “Slopes add up, and can go down”, step 6, “The tempting answer”: the reason, after the answer */
N_("4: too steep, because h₁ still adds its 1. And h₂ turns on too early, at x = 5/3.\n\n"
   "The third unit does not give the third slope. It gives the change from the second to the third.")

/* Translators: lesson “Slopes add up, and can go down”, step 6, “The tempting answer”: for the teacher */
N_("Ask for two things: where h₂ turns on now, and how steep the curve is from there on. It goes wrong twice.")

/* Translators: lesson “Slopes add up, and can go down”, step 7, “All three on”: its title */
N_("All three on")

/* Translators: lesson “Slopes add up, and can go down”, step 7, “All three on”: its text */
N_("Three ReLUs with weights w of 1, and v₀ = 0.8, v₁ = −2. They switch at x = −3, x = 0 and x = 2.\n\n"
   "So far v₂ = 0: the last switch is silent, and the curve goes on falling with slope 0.8 − 2 = −1.2.")

/* Translators: lesson “Slopes add up, and can go down”, step 7, “All three on”: the question */
N_("v₂ becomes 2.6. What will the slope be right of x = 2?")

/* Translators: lesson “Slopes add up, and can go down”, step 7, “All three on”: the reason, after the answer */
N_("0.8 − 2 + 2.6 = 1.4. All three units are on there, so all three slopes are in the sum.\n\n"
   "The slope of a piece is the sum of w × v over the units that are on.")

/* Translators: lesson “Slopes add up, and can go down”, step 7, “All three on”: for the teacher */
N_("2.6 is what those say who still think that the third unit gives the third slope. Let the class write the sum on the board.")

/* Translators: lesson “Slopes add up, and can go down”, step 8, “Up, down, and level again”: its title */
N_("Up, down, and level again")

/* Translators: lesson “Slopes add up, and can go down”, step 8, “Up, down, and level again”: its text */
N_("h₀ lifts the curve with slope 0.5. h₁ turns it down, to 0.5 − 1 = −0.5.\n\n"
   "h₂ switches at x = 1. It is to make the curve level again.")

/* Translators: lesson “Slopes add up, and can go down”, step 8, “Up, down, and level again”: the question */
N_("Which v₂ does it take?")

/* Translators: lesson “Slopes add up, and can go down”, step 8, “Up, down, and level again”: the reason, after the answer */
N_("0.5, because 0.5 − 1 + 0.5 = 0. Three ReLUs, each of them 0 or rising, make a bump that rises, falls, and stays at 0 on both sides.\n\n"
   "Bumps side by side can follow any curve.")

/* Translators: lesson “Slopes add up, and can go down”, step 8, “Up, down, and level again”: for the teacher */
N_("Some will say 0: “level means slope 0, so v₂ is 0”. But v₂ is 0 now: ask whether the curve is level.")

/* Translators: lesson “What is a dead neuron?”, step 1, “Off at one x”: its title */
N_("Off at one x")

/* Translators: lesson “What is a dead neuron?”, step 1, “Off at one x”: its text */
N_("Three ReLUs. The line stands at x = −1. There the input of h₀ is −1 + 0.5 = −0.5, which is negative, so h₀ gives 0. It is off.")

/* Translators: lesson “What is a dead neuron?”, step 1, “Off at one x”: the question */
N_("Is h₀ dead?")

/* Translators: lesson “What is a dead neuron?”, step 1, “Off at one x”: an answer to choose */
N_("Yes, because its output is 0")

/* Translators: lesson “What is a dead neuron?”, step 1, “Off at one x”: an answer to choose */
N_("No, because it is on for other x")

/* Translators: lesson “What is a dead neuron?”, step 1, “Off at one x”: an answer to choose */
N_("Yes, because a negative input kills it")

/* Translators: lesson “What is a dead neuron?”, step 1, “Off at one x”: the reason, after the answer */
N_("No. The line has moved to x = 2, and there h₀ is on.\n\n"
   "To be off for some x and on for others is what makes a ReLU bend the curve. “0 for one input” is not “dead”.")

/* Translators: lesson “What is a dead neuron?”, step 1, “Off at one x”: for the teacher */
N_("“Negative inputs kill neurons” is what many have read. Ask them to look at the lane of h₀ before they answer.")

/* Translators: lesson “What is a dead neuron?”, step 2, “Off on a whole domain”: its title */
N_("Off on a whole domain")

/* Translators: lesson “What is a dead neuron?”, step 2, “Off on a whole domain”: its text */
N_("Another network: h₀ has bias −10, and is off at every x from −4 to 4. We say: always off on this domain.\n\n"
   "The domain is what we look at. Is h₀ off everywhere else too?")

/* Translators: lesson “What is a dead neuron?”, step 2, “Off on a whole domain”: the question */
N_("What does h₀ give at x = 12, which is far outside?")

/* Translators: lesson “What is a dead neuron?”, step 2, “Off on a whole domain”: the reason, after the answer */
N_("2, because its input there is 12 − 10. On the domain from −15 to 15 the same unit switches, at x = 10.\n\n"
   "So “always off” says nothing without a domain.")

/* Translators: lesson “What is a dead neuron?”, step 2, “Off on a whole domain”: for the teacher */
N_("0 is what those say who think that h₀ is dead. Ask what its input is at x = 12.")

/* Translators: lesson “What is a dead neuron?”, step 3, “Dead on the data”: its title */
N_("Dead on the data")

/* Translators: lesson “What is a dead neuron?”, step 3, “Dead on the data”: its text */
N_("Training sees the points only. Here they lie between x = −2 and 2, on |x|.\n\n"
   "h₂ turns on at x = 1. It is on at 4 of the 17 points, and from these it can learn.")

/* Translators: lesson “What is a dead neuron?”, step 3, “Dead on the data”: the question */
N_("We move its switch to x = 3, right of all points. What can training do with h₂?")

/* Translators: lesson “What is a dead neuron?”, step 3, “Dead on the data”: an answer to choose */
N_("Move it back, slowly")

/* Translators: lesson “What is a dead neuron?”, step 3, “Dead on the data”: an answer to choose */
N_("Nothing at all")

/* Translators: lesson “What is a dead neuron?”, step 3, “Dead on the data”: an answer to choose */
N_("It depends on the learning rate")

/* Translators: lesson “What is a dead neuron?”, step 3, “Dead on the data”: the reason, after the answer */
N_("Nothing. At every point h₂ gives 0, and a small change of its weights changes nothing at any point. So its gradients are exactly 0.\n\n"
   "That is a dead unit: off at every point of the data.")

/* Translators: lesson “What is a dead neuron?”, step 3, “Dead on the data”: for the teacher */
N_("Those who say “slowly” think of a small gradient. The point is that it is exactly 0, not small.")

/* Translators: lesson “What is a dead neuron?”, step 4, “A lower learning rate?”: its title */
N_("A lower learning rate?")

/* Translators: lesson “What is a dead neuron?”, step 4, “A lower learning rate?”: its text */
N_("The track above the slider of b₂ shows the loss for other values of b₂. Around −3 it is level: neither way leads down.")

/* Translators: lesson “What is a dead neuron?”, step 4, “A lower learning rate?”: the question */
N_("Which learning rate brings h₂ back to life?")

/* Translators: lesson “What is a dead neuron?”, step 4, “A lower learning rate?”: an answer to choose */
N_("A lower one")

/* Translators: lesson “What is a dead neuron?”, step 4, “A lower learning rate?”: an answer to choose */
N_("A higher one")

/* Translators: lesson “What is a dead neuron?”, step 4, “A lower learning rate?”: an answer to choose */
N_("None")

/* Translators: lesson “What is a dead neuron?”, step 4, “A lower learning rate?”: the reason, after the answer */
N_("None. A step is the rate times the gradient, and any rate times 0 is 0.\n\n"
   "Watch it train: h₀ and h₁ learn |x|. b₂ stays at −3, to the last digit.")

/* Translators: lesson “What is a dead neuron?”, step 4, “A lower learning rate?”: for the teacher */
N_("This is the misconception that survives longest. Let someone say the formula of a step: new = old − rate × gradient. Momentum or weight decay can still move a dead unit, and in a deep network the layer below can wake it. Its own gradient cannot.")

/* Translators: lesson “What is a dead neuron?”, step 5, “What the rate is good for”: its title */
N_("What the rate is good for")

/* Translators: lesson “What is a dead neuron?”, step 5, “What the rate is good for”: its text */
N_("A lower rate does not revive, but it prevents. Units often die in one step that is too large.\n\n"
   "Back to the start, with all three alive. One step at rate 0.05 leaves them alive.")

/* Translators: lesson “What is a dead neuron?”, step 5, “What the rate is good for”: the question */
N_("One step at rate 1 instead. How many of the three units will be dead on the data?")

/* Translators: lesson “What is a dead neuron?”, step 5, “What the rate is good for”: the reason, after the answer */
N_("Two. The step threw h₀ and h₂ so far that they are off at every point. Only h₁ is left.\n\n"
   "A lower rate would have kept them alive. It cannot bring them back now.")

/* Translators: lesson “What is a dead neuron?”, step 5, “What the rate is good for”: for the teacher */
N_("Numbers are those of one real step of gradient descent from these weights. Look at the lanes: h₀ and h₂ are off everywhere after it.")

/* Translators: lesson “What is a dead neuron?”, step 6, “A point where it is on”: its title */
N_("A point where it is on")

/* Translators: lesson “What is a dead neuron?”, step 6, “A point where it is on”: its text */
N_("Back to the network that has learned |x| between −2 and 2, while h₂ was dead.\n\n"
   "Right of x = 3, h₂ turns on and bends the curve away from |x|. No point is there to say so.")

/* Translators: lesson “What is a dead neuron?”, step 6, “A point where it is on”: the question */
N_("Which of these gives h₂ a gradient?")

/* Translators: lesson “What is a dead neuron?”, step 6, “A point where it is on”: an answer to choose */
N_("More training steps")

/* Translators: lesson “What is a dead neuron?”, step 6, “A point where it is on”: an answer to choose */
N_("Points right of x = 3")

/* Translators: lesson “What is a dead neuron?”, step 6, “A point where it is on”: an answer to choose */
N_("A lower loss")

/* Translators: lesson “What is a dead neuron?”, step 6, “A point where it is on”: the reason, after the answer */
N_("Points right of 3. There h₂ is on and the curve is too high: that makes a gradient, and training moves h₂ out of the way.\n\n"
   "More steps, or a lower loss, leave the gradient at 0.")

/* Translators: lesson “What is a dead neuron?”, step 6, “A point where it is on”: for the teacher */
N_("Ask what a gradient needs: a point where the unit is on, and an error there.")

/* Translators: lesson “What is a dead neuron?”, step 7, “A unit that is never quite off”: its title */
N_("A unit that is never quite off")

/* Translators: lesson “What is a dead neuron?”, step 7, “A unit that is never quite off”: its text */
N_("The same network with leaky ReLUs, and the old points. A leaky ReLU keeps a small slope where a ReLU is off, here 0.1.\n\n"
   "Still h₂ switches at x = 3, right of all points.")

/* Translators: lesson “What is a dead neuron?”, step 7, “A unit that is never quite off”: the question */
N_("Can h₂ learn from these points now?")

/* Translators: lesson “What is a dead neuron?”, step 7, “A unit that is never quite off”: an answer to choose */
N_("Yes")

/* Translators: lesson “What is a dead neuron?”, step 7, “A unit that is never quite off”: an answer to choose */
N_("No, it is dead as before")

/* Translators: lesson “What is a dead neuron?”, step 7, “A unit that is never quite off”: the reason, after the answer */
N_("Yes. Below 0 it has the slope 0.1 instead of 0, so its gradient is small, but not 0. Watch its sliders move.")

/* Translators: lesson “What is a dead neuron?”, step 7, “A unit that is never quite off”: for the teacher */
N_("A third way is to draw new weights for the dead units: New Weights for Dead Units in the main menu does that, and leaves the curve as it is at the points.")

/* Translators: lesson “What is a dead neuron?”, step 8, “Three different things”: its title */
N_("Three different things")

/* Translators: lesson “What is a dead neuron?”, step 8, “Three different things”: its text */
N_("Off at x: it gives 0 there. Every ReLU that switches is off somewhere.\n\n"
   "Always off on a domain: no x that we look at turns it on.\n\n"
   "Dead on the data: no point of the data turns it on, so it cannot learn from them.")

/* Translators: lesson “What is a dead neuron?”, step 8, “Three different things”: the question */
N_("h₂ moves so that it is off at 16 of the 17 points. Is it dead on the data?")

/* Translators: lesson “What is a dead neuron?”, step 8, “Three different things”: an answer to choose */
N_("Yes, nearly always off is dead")

/* Translators: lesson “What is a dead neuron?”, step 8, “Three different things”: an answer to choose */
N_("No, one point is enough")

/* Translators: lesson “What is a dead neuron?”, step 8, “Three different things”: the reason, after the answer */
N_("No. At x = 2 it is on, and there is an error. So it has a gradient, and it can learn.\n\n"
   "Dead means off at all points of the data, not at most of them.")

/* Translators: lesson “What is a dead neuron?”, step 8, “Three different things”: for the teacher */
N_("Have them say all three with the set named: off at which x, on which domain, on which data?")

/* Translators: lesson “Does training favour linear?”, step 1, “Points on a line”: its title */
N_("Points on a line")

/* Translators: lesson “Does training favour linear?”, step 1, “Points on a line”: its text */
N_("Three ReLUs that make one straight line on this domain: f(x) = 2x + 20. The points are on another line, 2x − 1.\n\n"
   "Training changes weights and biases in small steps, so that the loss goes down: the mean of the squared distances to the points.")

/* Translators: lesson “Does training favour linear?”, step 1, “Points on a line”: the question */
N_("The curve is straight at the start. What will it be on the way, and at the end?")

/* Translators: lesson “Does training favour linear?”, step 1, “Points on a line”: an answer to choose */
N_("Straight all the way")

/* Translators: lesson “Does training favour linear?”, step 1, “Points on a line”: an answer to choose */
N_("Bent on the way, straight at the end")

/* Translators: lesson “Does training favour linear?”, step 1, “Points on a line”: an answer to choose */
N_("Bent at the end")

/* Translators: lesson “Does training favour linear?”, step 1, “Points on a line”: the reason, after the answer */
N_("On the way, h₁ and h₂ switch inside the domain, and the curve bends. At the end it is straight again.\n\n"
   "The points are on a line, and a straight line is what brings the loss to 0.")

/* Translators: lesson “Does training favour linear?”, step 1, “Points on a line”: for the teacher */
N_("“It stays straight, because it is linear” is what most say. A network is linear only as long as nothing switches in the domain, and training moves the switches.")

/* Translators: lesson “Does training favour linear?”, step 2, “Points on a sine”: its title */
N_("Points on a sine")

/* Translators: lesson “Does training favour linear?”, step 2, “Points on a sine”: its text */
N_("The same network again, with the same weights at the start. Only the points are different: they are on a sine.")

/* Translators: lesson “Does training favour linear?”, step 2, “Points on a sine”: the question */
N_("How will the curve end?")

/* Translators: lesson “Does training favour linear?”, step 2, “Points on a sine”: an answer to choose */
N_("Straight, as it began")

/* Translators: lesson “Does training favour linear?”, step 2, “Points on a sine”: an answer to choose */
N_("Bent, but not a sine")

/* Translators: lesson “Does training favour linear?”, step 2, “Points on a sine”: an answer to choose */
N_("As a perfect sine")

/* Translators: lesson “Does training favour linear?”, step 2, “Points on a sine”: the reason, after the answer */
N_("Bent: 2 linear regions. The best straight line has a loss of 1.96, and with one bend it is 1.62.\n\n"
   "Training does not favour straight lines. It goes where the loss is lower.")

/* Translators: lesson “Does training favour linear?”, step 2, “Points on a sine”: for the teacher */
N_("Take a vote. Those who say straight believe that a network is linear or not by nature. Afterwards ask why there is only one bend: h₀ is dead on the data, and h₁ and h₂ start alike and so stay alike.")

/* Translators: lesson “Does training favour linear?”, step 3, “A lower sine”: its title */
N_("A lower sine")

/* Translators: lesson “Does training favour linear?”, step 3, “A lower sine”: its text */
N_("Once more the same start. The points are on a sine too, but this one is only a third as high.")

/* Translators: lesson “Does training favour linear?”, step 3, “A lower sine”: the question */
N_("And now?")

/* Translators: lesson “Does training favour linear?”, step 3, “A lower sine”: an answer to choose */
N_("Bent, as before")

/* Translators: lesson “Does training favour linear?”, step 3, “A lower sine”: an answer to choose */
N_("Straight")

/* Translators: lesson “Does training favour linear?”, step 3, “A lower sine”: an answer to choose */
N_("On the sine this time")

/* Translators: lesson “Does training favour linear?”, step 3, “A lower sine”: the reason, after the answer */
N_("Straight, and stuck: loss 0.218, no better than the best straight line.\n\n"
   "The weights got small before the switch had come in among the points. Now h₁ and h₂ are on at every point, and nothing pulls the switch in.")

/* Translators: lesson “Does training favour linear?”, step 3, “A lower sine”: for the teacher */
N_("After the run, look at the lanes: h₁ and h₂ are on at every point. Training has come to rest at the best straight line. That is a fact about this start, not about ReLU networks.")

/* Translators: lesson “Does training favour linear?”, step 4, “Another start”: its title */
N_("Another start")

/* Translators: lesson “Does training favour linear?”, step 4, “Another start”: its text */
N_("Here it is stuck. Are more steps enough, or another learning rate, or does it take new weights?")

/* Translators: lesson “Does training favour linear?”, step 4, “Another start”: the question */
N_("What will get it away from the straight line?")

/* Translators: lesson “Does training favour linear?”, step 4, “Another start”: an answer to choose */
N_("More steps")

/* Translators: lesson “Does training favour linear?”, step 4, “Another start”: an answer to choose */
N_("A lower learning rate")

/* Translators: lesson “Does training favour linear?”, step 4, “Another start”: an answer to choose */
N_("New random weights at the start")

/* Translators: lesson “Does training favour linear?”, step 4, “Another start”: the reason, after the answer */
N_("New weights. From this start the switches stand among the points already, and each of them learns its place: 4 linear regions, loss 0.004.\n\n"
   "Of 100 random starts, 58 get below a loss of 0.01.")

/* Translators: lesson “Does training favour linear?”, step 4, “Another start”: for the teacher */
N_("The page Starts (Ctrl+Shift+T) trains from 100 starts at once: 58 of them get below a loss of 0.01.")

/* Translators: lesson “Does training favour linear?”, step 5, “All biases 0”: its title */
N_("All biases 0")

/* Translators: lesson “Does training favour linear?”, step 5, “All biases 0”: its text */
N_("Many programs start with all biases at 0. Then every ReLU switches at x = 0.\n\n"
   "Here all points are right of 0, on a parabola.")

/* Translators: lesson “Does training favour linear?”, step 5, “All biases 0”: the question */
N_("What shape has this network at the start, right of x = 0?")

/* Translators: lesson “Does training favour linear?”, step 5, “All biases 0”: an answer to choose */
N_("One straight line")

/* Translators: lesson “Does training favour linear?”, step 5, “All biases 0”: an answer to choose */
N_("Three pieces, one for each ReLU")

/* Translators: lesson “Does training favour linear?”, step 5, “All biases 0”: an answer to choose */
N_("A parabola")

/* Translators: lesson “Does training favour linear?”, step 5, “All biases 0”: the reason, after the answer */
N_("One straight line: nothing switches right of 0. Then training moves the biases, two switches come in, and the line bends to 3 pieces.\n\n"
   "It starts straight, and it does not stay so.")

/* Translators: lesson “Does training favour linear?”, step 5, “All biases 0”: for the teacher */
N_("A network with all biases 0 is a straight line on each side of 0, however deep it is. Only moving biases can bend it elsewhere, and that may take many steps.")

/* Translators: lesson “Does training favour linear?”, step 6, “It fits here”: its title */
N_("It fits here")

/* Translators: lesson “Does training favour linear?”, step 6, “It fits here”: its text */
N_("Ten ReLUs, after a long training on the points. From x = −4 to 4 the curve is never further than 0.11 from a point.\n\n"
   "So has it learned the sine?")

/* Translators: lesson “Does training favour linear?”, step 6, “It fits here”: the question */
N_("How does the curve go on, right of x = 4?")

/* Translators: lesson “Does training favour linear?”, step 6, “It fits here”: an answer to choose */
N_("As a sine")

/* Translators: lesson “Does training favour linear?”, step 6, “It fits here”: an answer to choose */
N_("In a straight line")

/* Translators: lesson “Does training favour linear?”, step 6, “It fits here”: an answer to choose */
N_("Level")

/* Translators: lesson “Does training favour linear?”, step 6, “It fits here”: the reason, after the answer */
N_("In a straight line, and for ever: right of the last switch nothing switches any more.\n\n"
   "Training asked for nothing there. “It fits here” is all that we know; it has not learned the function.")

/* Translators: lesson “Does training favour linear?”, step 6, “It fits here”: for the teacher */
N_("Let someone draw on the board how the curve goes on. Many draw the sine. The points that appear were not there in training.")

/* Translators: lesson “Does training favour linear?”, step 7, “So does it favour linear?”: its title */
N_("So does it favour linear?")

/* Translators: lesson “Does training favour linear?”, step 7, “So does it favour linear?”: its text */
N_("Training lowers the loss. It does not know straight or bent.\n\n"
   "Whether the curve ends bent depends on the points, and on the start: a switch can move only while it feels the points.")

/* Translators: lesson “Does training favour linear?”, step 7, “So does it favour linear?”: the question */
N_("This network is one straight line today. Is it a linear model?")

/* Translators: lesson “Does training favour linear?”, step 7, “So does it favour linear?”: an answer to choose */
N_("Yes, for ever")

/* Translators: lesson “Does training favour linear?”, step 7, “So does it favour linear?”: an answer to choose */
N_("No, training can bend it")

/* Translators: lesson “Does training favour linear?”, step 7, “So does it favour linear?”: the reason, after the answer */
N_("No. A linear model cannot bend, whatever its weights are. This network happens to be straight here, with these weights. You have seen it bend.")

/* Translators: lesson “Does training favour linear?”, step 7, “So does it favour linear?”: for the teacher */
N_("Have the class say it in their own words: what did the points decide, and what did the start decide?")

/* Translators: lesson “Stuck, and starting again”, step 1, “The simplest task”: its title */
N_("The simplest task")

/* Translators: lesson “Stuck, and starting again”, step 1, “The simplest task”: its text */
N_("One ReLU, ReLU(wx + c), is to learn one ReLU. The points are on ReLU(x), so w = 1 and c = 0 would be perfect.\n\n"
   "It starts at w = −1.3 and c = 0.")

/* Translators: lesson “Stuck, and starting again”, step 1, “The simplest task”: the question */
N_("Will training find w = 1 and c = 0?")

/* Translators: lesson “Stuck, and starting again”, step 1, “The simplest task”: an answer to choose */
N_("Yes, it could not be simpler")

/* Translators: lesson “Stuck, and starting again”, step 1, “The simplest task”: an answer to choose */
N_("No")

/* Translators: lesson “Stuck, and starting again”, step 1, “The simplest task”: the reason, after the answer */
N_("No. It is on at the left, where it is too high, so it sinks to 0 there. At the right it is off, so the points there give no gradient: they cannot pull it over.\n\n"
   "It is stuck at 0.")

/* Translators: lesson “Stuck, and starting again”, step 1, “The simplest task”: for the teacher */
N_("Nearly all say yes: “it is a ReLU, so it can be that ReLU”. To be able to is not to get there.")

/* Translators: lesson “Stuck, and starting again”, step 2, “The other sign”: its title */
N_("The other sign")

/* Translators: lesson “Stuck, and starting again”, step 2, “The other sign”: its text */
N_("The same task, the same points, the same learning rate. Only the sign of w is changed at the start: w = 1.3.")

/* Translators: lesson “Stuck, and starting again”, step 2, “The other sign”: the question */
N_("And now?")

/* Translators: lesson “Stuck, and starting again”, step 2, “The other sign”: an answer to choose */
N_("It is stuck again")

/* Translators: lesson “Stuck, and starting again”, step 2, “The other sign”: an answer to choose */
N_("It finds w = 1 and c = 0")

/* Translators: lesson “Stuck, and starting again”, step 2, “The other sign”: the reason, after the answer */
N_("It finds them. This time it is on at the points that rise, and their errors turn w towards 1.\n\n"
   "The start made the difference, and nothing else.")

/* Translators: lesson “Stuck, and starting again”, step 2, “The other sign”: for the teacher */
N_("Ask what is different now: it is on where the points rise, so it feels them.")

/* Translators: lesson “Stuck, and starting again”, step 3, “A hundred starts”: its title */
N_("A hundred starts")

/* Translators: lesson “Stuck, and starting again”, step 3, “A hundred starts”: its text */
N_("“It has ReLUs, so training will find the curve”: let us count. We draw w at random, train, and do that 100 times.")

/* Translators: lesson “Stuck, and starting again”, step 3, “A hundred starts”: the question */
N_("How many of the 100 will learn it? A guess within 15 is good.")

/* Translators: lesson “Stuck, and starting again”, step 3, “A hundred starts”: the reason, after the answer */
N_("51. All the others are stuck, and they are just those whose w began below 0.\n\n"
   "Whether training finds the curve is a matter of chance here, even in the simplest case.")

/* Translators: lesson “Stuck, and starting again”, step 3, “A hundred starts”: for the teacher */
N_("Run them all, here and now, on the page Starts that opens: each thin line is where one of them ended. It is always the same 51, because the seeds are the same.")

/* Translators: lesson “Stuck, and starting again”, step 4, “Two ReLUs for |x|”: its title */
N_("Two ReLUs for |x|")

/* Translators: lesson “Stuck, and starting again”, step 4, “Two ReLUs for |x|”: its text */
N_("Two ReLUs can make |x|. From this start they do not: both die on the way, and a constant is all that is left. All gradients of both units are exactly 0.")

/* Translators: lesson “Stuck, and starting again”, step 4, “Two ReLUs for |x|”: the question */
N_("What helps?")

/* Translators: lesson “Stuck, and starting again”, step 4, “Two ReLUs for |x|”: an answer to choose */
N_("A lower learning rate")

/* Translators: lesson “Stuck, and starting again”, step 4, “Two ReLUs for |x|”: an answer to choose */
N_("Many more steps")

/* Translators: lesson “Stuck, and starting again”, step 4, “Two ReLUs for |x|”: an answer to choose */
N_("Another start")

/* Translators: lesson “Stuck, and starting again”, step 4, “Two ReLUs for |x|”: the reason, after the answer */
N_("Another start. More steps and other rates multiply a gradient of 0.\n\n"
   "This start learns |x|. Of 100 random starts, 56 do.")

/* Translators: lesson “Stuck, and starting again”, step 4, “Two ReLUs for |x|”: for the teacher */
N_("Training runs as soon as you come to this step. Many say a lower rate: it makes smaller steps. But a smaller multiple of 0 is 0.")

/* Translators: lesson “Stuck, and starting again”, step 5, “More units than needed”: its title */
N_("More units than needed")

/* Translators: lesson “Stuck, and starting again”, step 5, “More units than needed”: its text */
N_("|x| needs two ReLUs. Now we take eight, and draw 100 starts again.")

/* Translators: lesson “Stuck, and starting again”, step 5, “More units than needed”: the question */
N_("With two units 56 of 100 learned |x|. How many will with eight? Within 10 is good.")

/* Translators: lesson “Stuck, and starting again”, step 5, “More units than needed”: the reason, after the answer */
N_("All 100. Units still die: here h₂ does. But enough of them are left for each side.\n\n"
   "Spare units make a good end likely. That is a reason to take more than a task needs.")

/* Translators: lesson “Stuck, and starting again”, step 5, “More units than needed”: for the teacher */
N_("Expect answers around 50, “the same as before”. Ask what must happen now for a start to fail: no unit may be left on one of the sides.")

/* Translators: lesson “Stuck, and starting again”, step 6, “A ReLU on the output”: its title */
N_("A ReLU on the output")

/* Translators: lesson “Stuck, and starting again”, step 6, “A ReLU on the output”: its text */
N_("This network has a ReLU on its output too. The points are on 2x − 1: some of them are below 0.")

/* Translators: lesson “Stuck, and starting again”, step 6, “A ReLU on the output”: the question */
N_("What will training do?")

/* Translators: lesson “Stuck, and starting again”, step 6, “A ReLU on the output”: an answer to choose */
N_("Learn the line")

/* Translators: lesson “Stuck, and starting again”, step 6, “A ReLU on the output”: an answer to choose */
N_("Fit the points above 0 only")

/* Translators: lesson “Stuck, and starting again”, step 6, “A ReLU on the output”: an answer to choose */
N_("End at 0 everywhere")

/* Translators: lesson “Stuck, and starting again”, step 6, “A ReLU on the output”: the reason, after the answer */
N_("End at 0. The ReLU on the output is off at every point, so it is dead, and then all gradients are 0 in all layers. The loss stays at 15.7.\n\n"
   "The output needs no ReLU.")

/* Translators: lesson “Stuck, and starting again”, step 6, “A ReLU on the output”: for the teacher */
N_("This is a common bug behind “my loss does not change”. A ReLU on the output cannot give a number below 0, and once it is off at all points, no layer gets a gradient.")

/* Translators: lesson “Stuck, and starting again”, step 7, “What helps, and what does not”: its title */
N_("What helps, and what does not")

/* Translators: lesson “Stuck, and starting again”, step 7, “What helps, and what does not”: its text */
N_("Stuck means: it does not fit, and nothing changes any more.\n\n"
   "What helps: start again, take more units, leave the ReLU off the output, or use leaky ReLUs.\n\n"
   "What does not: to wait, or another learning rate.")

/* Translators: lesson “Stuck, and starting again”, step 7, “What helps, and what does not”: the question */
N_("All gradients are exactly 0. What does a lower learning rate change?")

/* Translators: lesson “Stuck, and starting again”, step 7, “What helps, and what does not”: an answer to choose */
N_("It gets unstuck, slowly")

/* Translators: lesson “Stuck, and starting again”, step 7, “What helps, and what does not”: an answer to choose */
N_("It gets unstuck, at once")

/* Translators: lesson “Stuck, and starting again”, step 7, “What helps, and what does not”: an answer to choose */
N_("Nothing")

/* Translators: lesson “Stuck, and starting again”, step 7, “What helps, and what does not”: the reason, after the answer */
N_("Nothing. Each step is the rate times the gradient. Whatever the rate is, the step is 0.")

/* Translators: lesson “Stuck, and starting again”, step 7, “What helps, and what does not”: for the teacher */
N_("A lower rate from the very start is another matter: it can keep units from being thrown off the points. It prevents, it does not cure.")

/* Translators: lesson “More units, finer pieces”, step 1, “Three units”: its title */
N_("Three units")

/* Translators: lesson “More units, finer pieces”, step 1, “Three units”: its text */
N_("Three ReLUs that all switch at x = 0: one bend, two linear regions.\n\n"
   "Now we pull the three switches apart, to x = −3, x = 0 and x = 2.")

/* Translators: lesson “More units, finer pieces”, step 1, “Three units”: the question */
N_("How many linear regions will there be?")

/* Translators: lesson “More units, finer pieces”, step 1, “Three units”: the reason, after the answer */
N_("Four. Each switch cuts the domain once more, and three cuts make four pieces.\n\n"
   "One layer of n ReLUs can make n + 1 linear regions, and no more.")

/* Translators: lesson “More units, finer pieces”, step 1, “Three units”: for the teacher */
N_("“Three units, three regions” is the classic. Ask them to cut a loaf of bread three times.")

/* Translators: lesson “More units, finer pieces”, step 2, “One outside”: its title */
N_("One outside")

/* Translators: lesson “More units, finer pieces”, step 2, “One outside”: its text */
N_("That is how many there can be. There may be fewer.\n\n"
   "Now the switch of h₀ moves to x = −6, left of the domain.")

/* Translators: lesson “More units, finer pieces”, step 2, “One outside”: the question */
N_("How many linear regions are left from x = −4 to 4?")

/* Translators: lesson “More units, finer pieces”, step 2, “One outside”: the reason, after the answer */
N_("Three. The fourth is still there, but outside of what we look at. On this domain h₀ is always on and does not bend anything.")

/* Translators: lesson “More units, finer pieces”, step 2, “One outside”: for the teacher */
N_("Some will say that h₀ is dead then. It is always on here: it adds slope 0.8 everywhere.")

/* Translators: lesson “More units, finer pieces”, step 3, “Two that cancel”: its title */
N_("Two that cancel")

/* Translators: lesson “More units, finer pieces”, step 3, “Two that cancel”: its text */
N_("Two ReLUs that switch at the same place: h₀ turns on at x = 0, and h₁ turns off there. Together they make |x|.\n\n"
   "Now v₁ goes from 1 to −1.")

/* Translators: lesson “More units, finer pieces”, step 3, “Two that cancel”: the question */
N_("How many linear regions will there be?")

/* Translators: lesson “More units, finer pieces”, step 3, “Two that cancel”: the reason, after the answer */
N_("One. The slope is 1 on the right, and (−1) × (−1) = 1 on the left too. Both units switch, and the curve does not bend.\n\n"
   "Two activation regions, one linear region: f(x) = x.")

/* Translators: lesson “More units, finer pieces”, step 3, “Two that cancel”: for the teacher */
N_("Let them work out the slope on each side with the sum of w × v before you go on.")

/* Translators: lesson “More units, finer pieces”, step 4, “Following a curve”: its title */
N_("Following a curve")

/* Translators: lesson “More units, finer pieces”, step 4, “Following a curve”: its text */
N_("The points are on x². Two ReLUs make two pieces between x = −2 and 2. They meet the curve at the ends and in the middle.\n\n"
   "In between the largest error is 1.")

/* Translators: lesson “More units, finer pieces”, step 4, “Following a curve”: the question */
N_("Four ReLUs make four pieces, half as wide. What will the largest error be?")

/* Translators: lesson “More units, finer pieces”, step 4, “Following a curve”: an answer to choose */
N_("0.5")

/* Translators: lesson “More units, finer pieces”, step 4, “Following a curve”: an answer to choose */
N_("0.25")

/* Translators: lesson “More units, finer pieces”, step 4, “Following a curve”: an answer to choose */
N_("0.125")

/* Translators: lesson “More units, finer pieces”, step 4, “Following a curve”: the reason, after the answer */
N_("0.25. Half the width makes a quarter of the error, because the error goes with the square of the width.")

/* Translators: lesson “More units, finer pieces”, step 4, “Following a curve”: for the teacher */
N_("Half as wide, half the error: that is what most expect. The error of a chord goes with the square of its width.")

/* Translators: lesson “More units, finer pieces”, step 5, “And again”: its title */
N_("And again")

/* Translators: lesson “More units, finer pieces”, step 5, “And again”: its text */
N_("Eight ReLUs: the largest error is 0.0625, a quarter again.")

/* Translators: lesson “More units, finer pieces”, step 5, “And again”: the question */
N_("And with 16?")

/* Translators: lesson “More units, finer pieces”, step 5, “And again”: an answer to choose */
N_("About 0.03")

/* Translators: lesson “More units, finer pieces”, step 5, “And again”: an answer to choose */
N_("About 0.016")

/* Translators: lesson “More units, finer pieces”, step 5, “And again”: an answer to choose */
N_("0")

/* Translators: lesson “More units, finer pieces”, step 5, “And again”: the reason, after the answer */
N_("0.015625, about 0.016. From afar you no longer see that it is made of straight pieces. It still is.\n\n"
   "With enough units the error gets as small as you like, on this domain.")

/* Translators: lesson “More units, finer pieces”, step 5, “And again”: for the teacher */
N_("Ask how many units it would take for an error of 0.001: 4/n², so 64 units.")

/* Translators: lesson “More units, finer pieces”, step 6, “It fits here”: its title */
N_("It fits here")

/* Translators: lesson “More units, finer pieces”, step 6, “It fits here”: its text */
N_("The curve is so close to x² now that one could think: it has learned the function.\n\n"
   "We look further, from x = −6 to 6.")

/* Translators: lesson “More units, finer pieces”, step 6, “It fits here”: the question */
N_("What does the network do right of x = 2?")

/* Translators: lesson “More units, finer pieces”, step 6, “It fits here”: an answer to choose */
N_("It goes on like x²")

/* Translators: lesson “More units, finer pieces”, step 6, “It fits here”: an answer to choose */
N_("It goes straight on")

/* Translators: lesson “More units, finer pieces”, step 6, “It fits here”: an answer to choose */
N_("It falls back to 0")

/* Translators: lesson “More units, finer pieces”, step 6, “It fits here”: the reason, after the answer */
N_("It goes straight on, with the slope of its last piece, 3.75. Left of −2 all units are off, and it is level at 4.\n\n"
   "It fits here. It does not know x².")

/* Translators: lesson “More units, finer pieces”, step 6, “It fits here”: for the teacher */
N_("“It goes on as x²” is the common answer, with the parabola drawn in the air.")

/* Translators: lesson “More units, finer pieces”, step 7, “How many now?”: its title */
N_("How many now?")

/* Translators: lesson “More units, finer pieces”, step 7, “How many now?”: its text */
N_("16 ReLUs that switch at x = −2, −1.75, −1.5 and so on up to 1.75: all of them between x = −6 and 6, each at its own place.")

/* Translators: lesson “More units, finer pieces”, step 7, “How many now?”: the question */
N_("How many linear regions are there from x = −6 to 6?")

/* Translators: lesson “More units, finer pieces”, step 7, “How many now?”: the reason, after the answer */
N_("17: 16 cuts, 17 pieces. To have 32 pieces in this way you need 31 units.\n\n"
   "Or you put layers on top of each other. That is the next lesson.")

/* Translators: lesson “More units, finer pieces”, step 7, “How many now?”: for the teacher */
N_("15 and 16 come up as well. Ask again about the loaf of bread.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 1, “One behind the other”: its title */
N_("One behind the other")

/* Translators: lesson “Depth folds: the saw-tooth”, step 1, “One behind the other”: its text */
N_("One ReLU: two linear regions. Now we put a second ReLU behind it, in a second layer.\n\n"
   "Its weight is 1 and its bias 0, so it computes ReLU(ReLU(x)).")

/* Translators: lesson “Depth folds: the saw-tooth”, step 1, “One behind the other”: the question */
N_("How many linear regions will there be?")

/* Translators: lesson “Depth folds: the saw-tooth”, step 1, “One behind the other”: the reason, after the answer */
N_("Two, as before. What comes out of the first ReLU is never below 0, so the second one passes it on unchanged.\n\n"
   "Depth alone adds nothing. It depends on what the layer below hands over.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 1, “One behind the other”: for the teacher */
N_("Expect 3 and 4. Ask what the second ReLU gets as its input: nothing below 0.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 2, “The fold”: its title */
N_("The fold")

/* Translators: lesson “Depth folds: the saw-tooth”, step 2, “The fold”: its text */
N_("Two ReLUs make a tent: up from 0 to 1, and down to 0 again.\n\n"
   "Every height below 1 is met twice, once on the way up and once on the way down. It is like paper that is folded in the middle.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 2, “The fold”: for the teacher */
N_("Fold a strip of paper, and make a mark through both halves: two places on the strip, one mark. Keep it for the next steps.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 3, “Twice the same”: its title */
N_("Twice the same")

/* Translators: lesson “Depth folds: the saw-tooth”, step 3, “Twice the same”: its text */
N_("A second layer with the same two ReLUs gets this tent as its input, instead of x.\n\n"
   "As x goes from 0 to 1, its input goes from 0 to 1 and back to 0.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 3, “Twice the same”: the question */
N_("How many linear regions will the tent of the tent have?")

/* Translators: lesson “Depth folds: the saw-tooth”, step 3, “Twice the same”: the reason, after the answer */
N_("Four. The second layer makes its tent on the way up, and once more on the way down.\n\n"
   "Units side by side add pieces. Layers multiply them: 2 × 2.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 3, “Twice the same”: for the teacher */
N_("Many say 3, one bend more, or 5, as for four units side by side.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 4, “A third layer”: its title */
N_("A third layer")

/* Translators: lesson “Depth folds: the saw-tooth”, step 4, “A third layer”: its text */
N_("Two layers of two ReLUs make four pieces. A third layer of two ReLUs comes on top.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 4, “A third layer”: the question */
N_("How many linear regions will there be now?")

/* Translators: lesson “Depth folds: the saw-tooth”, step 4, “A third layer”: the reason, after the answer */
N_("Eight: each fold doubles them. Look at the lanes: the units of the third layer switch again and again, because their input goes up and down.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 4, “A third layer”: for the teacher */
N_("Those who say 6 add two for each layer. Fold the strip of paper once more, and unfold it.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 5, “Five layers”: its title */
N_("Five layers")

/* Translators: lesson “Depth folds: the saw-tooth”, step 5, “Five layers”: its text */
N_("Five layers, two ReLUs in each: ten ReLUs in all.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 5, “Five layers”: the question */
N_("How many linear regions?")

/* Translators: lesson “Depth folds: the saw-tooth”, step 5, “Five layers”: the reason, after the answer */
N_("2 × 2 × 2 × 2 × 2 = 32. One layer would need 31 ReLUs for that; here ten are enough.\n\n"
   "But they are not 32 pieces of your choice. All teeth are alike, for they are made by the same fold.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 5, “Five layers”: for the teacher */
N_("Ask how many units in one layer would be needed for as many pieces: 31. And with 10 layers: 1024 pieces from 20 units, or 1023 units side by side.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 6, “One change moves many”: its title */
N_("One change moves many")

/* Translators: lesson “Depth folds: the saw-tooth”, step 6, “One change moves many”: its text */
N_("Back to three layers. We change one number in the first layer: its second bias goes from −0.5 to −0.45, so that the tent bends at x = 0.45.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 6, “One change moves many”: the question */
N_("What will change in the curve?")

/* Translators: lesson “Depth folds: the saw-tooth”, step 6, “One change moves many”: an answer to choose */
N_("One bend only")

/* Translators: lesson “Depth folds: the saw-tooth”, step 6, “One change moves many”: an answer to choose */
N_("Everything right of x = 0.45")

/* Translators: lesson “Depth folds: the saw-tooth”, step 6, “One change moves many”: an answer to choose */
N_("Every tooth")

/* Translators: lesson “Depth folds: the saw-tooth”, step 6, “One change moves many”: the reason, after the answer */
N_("Everything right of x = 0.45. What the first layer hands over is different there, and all layers above work with it. Left of it nothing has changed.\n\n"
   "The pieces of a deep network hang together.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 6, “One change moves many”: for the teacher */
N_("Drag the slider yourself, slowly. In a network of one layer a bias moves one bend. Here it moves every tooth right of it.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 7, “A unit that switches twice”: its title */
N_("A unit that switches twice")

/* Translators: lesson “Depth folds: the saw-tooth”, step 7, “A unit that switches twice”: its text */
N_("A ReLU of the first layer switches once at most, because its input is a straight line.\n\n"
   "This bent curve is the input of a ReLU in a second layer.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 7, “A unit that switches twice”: the question */
N_("How many times will that ReLU switch between x = −2 and 2?")

/* Translators: lesson “Depth folds: the saw-tooth”, step 7, “A unit that switches twice”: the reason, after the answer */
N_("Twice, at x = −0.5 and x = 0.5: wherever its input crosses 0.\n\n"
   "The bend that its input has at x = 0 is no longer seen, because the ReLU is off there.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 7, “A unit that switches twice”: for the teacher */
N_("Cover the part of the curve below 0 with a sheet of paper: what is left is what the ReLU gives.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 8, “Can is not does”: its title */
N_("Can is not does")

/* Translators: lesson “Depth folds: the saw-tooth”, step 8, “Can is not does”: its text */
N_("Three layers of two ReLUs can make more than eight pieces. But the weights of the saw-tooth were chosen with care.\n\n"
   "Now we draw them at random, as PyTorch does.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 8, “Can is not does”: the question */
N_("Of 100 random draws, how many have 8 pieces or more?")

/* Translators: lesson “Depth folds: the saw-tooth”, step 8, “Can is not does”: an answer to choose */
N_("Nearly all")

/* Translators: lesson “Depth folds: the saw-tooth”, step 8, “Can is not does”: an answer to choose */
N_("About half")

/* Translators: lesson “Depth folds: the saw-tooth”, step 8, “Can is not does”: an answer to choose */
N_("None")

/* Translators: lesson “Depth folds: the saw-tooth”, step 8, “Can is not does”: the reason, after the answer */
N_("None. The best have 7, and most have 4 or fewer. This one has 3.\n\n"
   "Depth makes many pieces possible. It does not make them come by themselves.")

/* Translators: lesson “Depth folds: the saw-tooth”, step 8, “Can is not does”: for the teacher */
N_("Of 100 draws (seeds 0 to 99, on −4 ≤ x ≤ 4) 83 have four pieces or fewer, and none has more than seven. Most folds miss what the layer below hands over.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 1, “A small slope instead of none”: its title */
N_("A small slope instead of none")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 1, “A small slope instead of none”: its text */
N_("Three ReLUs that switch at x = −3, x = 0 and x = 2.\n\n"
   "A leaky ReLU does not give 0 for a negative input, but a small share of it: here a tenth.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 1, “A small slope instead of none”: the question */
N_("We make all three leaky, and keep all weights. Where will the curve bend?")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 1, “A small slope instead of none”: an answer to choose */
N_("Nowhere")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 1, “A small slope instead of none”: an answer to choose */
N_("At other places")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 1, “A small slope instead of none”: an answer to choose */
N_("At the same places")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 1, “A small slope instead of none”: the reason, after the answer */
N_("At the same places. A leaky ReLU also switches where its input is 0. Only the slopes are different: the units that are “off” still add a tenth of theirs.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 1, “A small slope instead of none”: for the teacher */
N_("“It bends less” is a good answer, “it bends elsewhere” is the common one. The switch is still where wx + b is 0.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 2, “Off, but not silent”: its title */
N_("Off, but not silent")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 2, “Off, but not silent”: its text */
N_("The linear case: h₀ is always off on this domain, h₁ and h₂ are always on, and f(x) = 2x + 20.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 2, “Off, but not silent”: the question */
N_("With leaky ReLUs that keep a tenth: what will the slope be?")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 2, “Off, but not silent”: the reason, after the answer */
N_("2.1. h₀ adds 0.1 × 1 now. It is never quite silent, so it can learn, and it is not dead.\n\n"
   "But still nothing switches, and the network is linear on this domain.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 2, “Off, but not silent”: for the teacher */
N_("Those who say 2 still think that off means nothing. Those who say 3 forget the tenth.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 3, “More and more leak”: its title */
N_("More and more leak")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 3, “More and more leak”: its text */
N_("Back to the three bends, with leaky ReLUs. We let more and more through below 0: a tenth, a half, and in the end all of it.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 3, “More and more leak”: the question */
N_("When the slope below 0 is 1 as well, how many linear regions are left?")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 3, “More and more leak”: the reason, after the answer */
N_("One. Each unit has the same slope on both sides then, and its switch makes no bend. The network is a straight line, whatever its weights are.\n\n"
   "A bend is a change of slope.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 3, “More and more leak”: for the teacher */
N_("This is the whole point in one picture: what bends is the difference of two slopes.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 4, “tanh”: its title */
N_("tanh")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 4, “tanh”: its text */
N_("The same weights and biases once more. Now the activation is tanh, an S that goes smoothly from −1 to 1.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 4, “tanh”: the question */
N_("How many linear regions will there be?")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 4, “tanh”: an answer to choose */
N_("4, as with ReLU")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 4, “tanh”: an answer to choose */
N_("2")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 4, “tanh”: an answer to choose */
N_("None")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 4, “tanh”: the reason, after the answer */
N_("None. tanh has no place where it switches, and it is bent everywhere, a little here and a lot there.\n\n"
   "With ReLU the non-linearity is in a few points. With tanh it is spread out.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 4, “tanh”: for the teacher */
N_("Some say 4, because the weights are the same. Zoom in as far as you like: it is never straight.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 5, “Flat at both ends”: its title */
N_("Flat at both ends")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 5, “Flat at both ends”: its text */
N_("One tanh from x = −10 to 10. Far out it looks level, on both sides.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 5, “Flat at both ends”: the question */
N_("What is its slope at x = 10?")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 5, “Flat at both ends”: an answer to choose */
N_("Exactly 0, as for a ReLU that is off")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 5, “Flat at both ends”: an answer to choose */
N_("Very small, but not 0")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 5, “Flat at both ends”: an answer to choose */
N_("1")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 5, “Flat at both ends”: the reason, after the answer */
N_("Very small, but not 0. A unit that is so far out is not dead, only very slow. And it happens on both sides, not on one only.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 5, “Flat at both ends”: for the teacher */
N_("At an input of 10 the slope is about 0.00000001. In practice that can be as bad as 0: one speaks of vanishing gradients.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 6, “Swish from afar”: its title */
N_("Swish from afar")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 6, “Swish from afar”: its text */
N_("One swish unit, also called SiLU, from x = −60 to 60. One could take it for a ReLU.\n\n"
   "Now we go closer, to where the corner seems to be.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 6, “Swish from afar”: the question */
N_("What is there, from x = −4 to 4?")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 6, “Swish from afar”: an answer to choose */
N_("A corner, as in a ReLU")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 6, “Swish from afar”: an answer to choose */
N_("A round bend that dips below 0")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 6, “Swish from afar”: an answer to choose */
N_("A round bend, never below 0")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 6, “Swish from afar”: the reason, after the answer */
N_("A round bend with a dip: at x = −1.28 it is at −0.28, its lowest. So left of the dip swish goes down while x goes up.\n\n"
   "Smooth near 0, and like a ReLU from afar.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 6, “Swish from afar”: for the teacher */
N_("Ask for a drawing of what will be seen. Almost nobody draws the dip.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 7, “The same points”: its title */
N_("The same points")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 7, “The same points”: its text */
N_("The linear case, trained with ReLUs on this sine, ended with one bend, and h₀ stayed dead: loss 1.62.\n\n"
   "Now the same weights, the same points and the same 10 000 steps with tanh.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 7, “The same points”: the question */
N_("Will h₀ learn this time?")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 7, “The same points”: an answer to choose */
N_("No, it is too far out")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 7, “The same points”: an answer to choose */
N_("Yes")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 7, “The same points”: the reason, after the answer */
N_("Yes. tanh has a slope everywhere on these points, so all three units learn, and the loss comes down to 0.365.\n\n"
   "No unit is dead, and no piece is straight.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 7, “The same points”: for the teacher */
N_("It is one case, not a law: on points with corners ReLUs are often the better choice. h₁ and h₂ start alike and stay alike with tanh as well.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 8, “What changes, what stays”: its title */
N_("What changes, what stays")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 8, “What changes, what stays”: its text */
N_("ReLU and leaky ReLU: straight pieces, and bends at a few points that can be computed exactly.\n\n"
   "tanh and swish: no pieces, bent everywhere.\n\n"
   "Without any activation a network is one straight line, however many layers it has.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 8, “What changes, what stays”: the question */
N_("Which network has exact breakpoints?")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 8, “What changes, what stays”: an answer to choose */
N_("One with leaky ReLUs")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 8, “What changes, what stays”: an answer to choose */
N_("One with tanh")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 8, “What changes, what stays”: an answer to choose */
N_("One with swish")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 8, “What changes, what stays”: the reason, after the answer */
N_("The one with leaky ReLUs. It has a knot at 0, where its slope jumps. tanh and swish have none: their slope changes smoothly.")

/* Translators: lesson “Leaky, tanh, swish: what changes”, step 8, “What changes, what stays”: for the teacher */
N_("Come back to the first lesson: where is the non-linearity of a leaky ReLU, and where is that of tanh?")

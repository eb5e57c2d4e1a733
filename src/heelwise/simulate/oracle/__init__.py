"""Judges what was prescribed to a virtual person, without a line of the engine's code.

The oracle knows three things: the true tendon, what was told until now, and the content.
It never asks what the engine thinks, so that the engine's own mistakes cannot excuse it
(`pyproject.toml` forbids the import). Eight predicates; each is a necessary condition,
put down from the clinical rules and not from the code that follows them:

1. `sign`: nothing is prescribed while a sign that stops training was told (yes; or unsure of
   a grave one) and no clinician lifted it, or while questions are due: the first full screen,
   the screen after weeks away, the tear questions after hard pain.
2. `past-neutral`: nothing bends the ankle past neutral at a tendon that truly hurts at the heel
   bone, whose place nobody knows, or that heals, before a clinician opened it and its week came.
3. `healing`: a healing tear does only what an opened milestone names, never before the week in
   the content: the conservative one for told words, the hard floor for a clinician's own account.
4. `one-step`: from one prescription to the next at most one variable of an exercise rises, or one
   rung (one load tier, into another pathway); nothing rises without a morning check, and nothing
   twice without a session between, nor back from an easing. A healing tear goes by milestones (3).
   A session told late changes what is known of the past: what follows is compared with what follows it.
5. `after-pain`: nothing rises while the last session went over the cap, or on a bad morning.
6. `spacing`: heavy and springing work is two days apart, and never asked on a day of rest.
7. `means`: no exercise without its kit, no more weight than there is, no step of weight above
   5 kg or a tenth of the body's weight.
8. `hard-pain`: after pain of 7 or more, sharp pain or a limp, the next session's main exercise
   is an easier one, or less of it.
"""

"""Words of training: kinds of exercise, slots of a day, what is measured."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "static-stretch",
    "dynamic-mobility",
    "isometric",
    "strength",
    "eccentric",
    "balance",
    "plyometric",
    "self-care",
    "aerobic",
]

Dorsiflexion = Literal["none", "to-neutral", "past-neutral"]
"""The most an exercise asks of the ankle, loaded or passive."""

Legs = Literal["one", "two"]

Slot = Literal["morning", "evening", "any", "before-activity", "after-activity"]

SkipReason = Literal["no-time", "no-kit", "too-hard", "hurt"]

Quality = Literal["steady", "ragged"]

StopReason = Literal["pain", "time", "other"]

Trained = Literal["none", "some", "regular"]
"""How much a person trains the calf at the intake."""

Triable = Literal["yes", "no", "not-tried"]

Measure = Literal[
    "heel-raise-endurance",
    "heel-raise-height",
    "heel-raise-work",
    "knee-to-wall",
    "hop-pain",
    "single-hop",
    "visa-a",
    "tendins-a",
    "atrs",
    "lefs",
    "faam-adl",
    "faam-sport",
    "psfs",
    "body-weight",
]

Method = Literal["counted", "ruler", "tilt", "accelerometer", "sticker", "form"]

Activity = Literal["run", "walk", "ride", "swim", "sport"]

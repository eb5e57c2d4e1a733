"""Everything the field knows, as one frozen value. Reading it from files is `read`'s."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heelwise.knowledge.evidence import Claim, Figure
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.facts import Source
from heelwise.knowledge.flags import Flag
from heelwise.knowledge.limits import Limits
from heelwise.knowledge.measures import OutcomeMeasure
from heelwise.knowledge.pathways import Pathway
from heelwise.knowledge.permissions import MeasurePermission, Permission
from heelwise.knowledge.signing import Rule


class Knowledge(Struct, frozen=True, kw_only=True):
    """The content of one edition: facts by id, and the sentences of one language.

    `sentences` maps `<rule>.<verdict>` to a sentence with `{facts}` in braces.
    `measures` are the permissions of measures, `outcomes` what each of them means.
    `edition` is a name and a digest of all content files that decide anything.
    """

    edition: str
    sources: Mapping[str, Source]
    limits: Limits
    flags: Mapping[str, Flag]
    exercises: Mapping[str, Exercise]
    permissions: Mapping[str, Permission]
    measures: Mapping[str, MeasurePermission]
    outcomes: Mapping[str, OutcomeMeasure]
    pathways: Mapping[str, Pathway]
    sentences: Mapping[str, str]
    names: Mapping[str, str]
    advice: Mapping[str, Advice]
    figures: Mapping[str, Figure]
    claims: Mapping[str, Claim]
    rules: Mapping[str, Rule]


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """edition.toml: the name of the content; the reader adds the digest."""

    name: str
    language: str
    note: str | None = None


class Advice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A piece of advice with its sources."""

    id: str
    text: str
    sources: tuple[str, ...]

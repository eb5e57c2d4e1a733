"""The short hand of the vignettes; it is the audit's, which plays them too."""

from heelwise.audit.vignettes.notation import diary, value

__all__ = ["diary", "value"]

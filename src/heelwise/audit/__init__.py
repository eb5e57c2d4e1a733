"""Questions of the whole content: is it sound together.

One audit a file. What a single file must be is `knowledge`'s.
"""

from heelwise.audit.audit import audit
from heelwise.audit.review import Reviewed, reviewed, unused_sources
from heelwise.knowledge.faults import Fault

__all__ = ["Fault", "Reviewed", "audit", "reviewed", "unused_sources"]

"""Prints the table of a plan or a measure as the content has it: `python -m tests.cases.tables alfredson`.

What it prints is not yet right: read it against the source before it goes into `tables/`.
"""

from __future__ import annotations

import json
import sys

from heelwise.audit.vignettes.tables import rows_of
from tests.people import library

if __name__ == "__main__":
    rows = "".join(f"  {json.dumps(row)},\n" for row in rows_of(sys.argv[1], library()))
    print(f'says = ""\nrows = [\n{rows}]')

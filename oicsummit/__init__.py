"""From news text to quantities, claims, speakers and links, and a site to check them at."""

import os

# Before numpy is loaded: the matrices here are small, so that threads of its own only wait for each other, and for
# those of the process beside.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

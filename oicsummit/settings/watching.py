"""What is counted and timed, and who may see it."""

import os
from pathlib import Path

from oicsummit.settings.environment import number, text

# Whoever sends it (`Authorization: Bearer …`) is given /metrics; without one, only administrators are.
METRICS_TOKEN = text("METRICS_TOKEN")
# Where several web processes of one machine put their counts together; prometheus_client reads its own name for it.
METRICS_DIR = text("METRICS_DIR")
if METRICS_DIR:
    Path(METRICS_DIR).mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = METRICS_DIR

# What of the database takes longer is logged; 0: nothing is.
SLOW_QUERY_MS = number("SLOW_QUERY_MS", 500)

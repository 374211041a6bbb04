"""A pytest plugin: servers of the run's own, and skips that count as failures where they must not happen.

The embedded servers start when the first test asks for the database (the core's tests never do) and end with the
run. DATABASE_URL and REDIS_URL in the environment switch to other servers. Tests connect as the owner, since they
create and empty databases; `as_app_role` and the worker connect as the role the site runs with.

REQUIRE=services,browser,corpus: a skip whose reason names one of these makes the run fail.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_mine = pytest.StashKey[Path]()
_skips = pytest.StashKey[list[str]]()

# Words by which a skip's reason is known to be about one of the things that can be required.
_NAMED = {
    "services": ("services", "postgres", "valkey", "redis", "broker", "database"),
    "browser": ("browser", "chromium"),
    "corpus": ("corpus", "gold", "shared"),
}

# Before Django reads its settings, and for every process a test starts.
os.environ["DATABASE_ROLE"] = "owner"
os.environ.setdefault("LOG_LEVEL", "WARNING")
# All tests come from one address within a few minutes; those of the limits set their own (tests/defence).
os.environ.setdefault("FORM_RATE_ANONYMOUS", "100000/minute")
os.environ.setdefault("FORM_RATE_USER", "100000/minute")
os.environ.setdefault("API_RATE_ANONYMOUS", "100000/minute")
os.environ.setdefault("COUNTS_SECONDS", "0")
# Which links are drawn for a second reading follows from their ids, which are random: tests of it draw all of them.
os.environ.setdefault("SECOND_READING_PERCENT", "0")
for name in ("STATIC_BUILT", "DATABASE_POOL", "DEBUG", "HTTPS"):
    os.environ.pop(name, None)
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["LOCAL_DIR"] = tempfile.mkdtemp(prefix="oicsummit-tests-")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_mine] = Path(os.environ["LOCAL_DIR"])
    config.stash[_skips] = []


def pytest_unconfigure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(config.stash[_mine], ignore_errors=True)


@pytest.fixture(scope="session")
def services() -> Iterator[None]:
    """PostgreSQL and Valkey, up until the run ends."""
    from oicsummit.embedded import servers  # here: the core's tests need no Django and no server

    data = Path(os.environ["LOCAL_DIR"])
    database, queue = "DATABASE_URL" not in os.environ, "REDIS_URL" not in os.environ
    if "PYTEST_XDIST_WORKER" in os.environ or not (database or queue):
        yield
        return
    with servers.lock(data), servers.running(data, database=database, queue=queue, forgetful=True):
        yield


def required(reason: str) -> set[str]:
    """Which of the things named in REQUIRE the reason of a skip is about."""
    wanted = {word.strip() for word in os.environ.get("REQUIRE", "").split(",") if word.strip()}
    return {kind for kind in wanted if any(word in reason.lower() for word in _NAMED.get(kind, (kind,)))}


def _note_skip(report: pytest.TestReport | pytest.CollectReport, skips: list[str]) -> None:
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if required(reason):
        skips.append(f"{report.nodeid}: {reason}")


class _Watch:
    def __init__(self, skips: list[str]):
        self.skips = skips

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        _note_skip(report, self.skips)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        _note_skip(report, self.skips)


def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.pluginmanager.register(_Watch(session.config.stash[_skips]))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if session.config.stash[_skips] and exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    skips = config.stash[_skips]
    for line in skips:
        terminalreporter.write_line(f"REQUIRED, yet skipped: {line}", red=True)
    counts = {word: len(terminalreporter.stats.get(word, [])) for word in ("passed", "failed", "error", "skipped")}
    failed = counts["failed"] + counts["error"] + len(skips)
    skipped = counts["skipped"] - len(skips)
    line = f"{counts['passed']} passed, {failed} failed, {skipped} skipped"
    if "TEST_SUMS" in os.environ:  # tests/__main__.py adds up the parts of a run, and names what failed once more
        why = [_why(report) for word in ("failed", "error") for report in terminalreporter.stats.get(word, [])]
        with Path(os.environ["TEST_SUMS"]).open("a") as sums:
            sums.writelines(f"{text}\n" for text in (line, *why, *(f"REQUIRED, yet skipped: {skip}" for skip in skips)))
    terminalreporter.write_line(line)


def _why(report: pytest.TestReport | pytest.CollectReport) -> str:
    """What failed and the end of what it said, in one line."""
    said = [text for text in report.longreprtext.splitlines() if text.strip()]
    return f"FAILED {report.nodeid}: {' | '.join(text.strip() for text in said[-8:])[-1500:]}"

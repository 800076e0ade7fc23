"""How a polite reader asks: what robots.txt forbids is not read, and no host is asked twice in a breath."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dateline.errors import UnreadableSource
from dateline.read.fetch import Refused, Stamp, ask

if TYPE_CHECKING:
    from httpx import Client

    from dateline.read.fetch import Answer

# What robots.txt may call us by, and the largest file and longest pause that we go along with.
ROBOT = "dateline"
LARGEST_ROBOTS = 512 * 1024
LONGEST_PAUSE = 60.0


class Manners:
    """One round of requests: robots.txt is asked for once a host, and ``pause`` seconds lie between two requests.

    ``sleep`` and ``clock`` (seconds) can be replaced, so that tests need not wait.
    """

    def __init__(
        self,
        client: Client,
        pause: float,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._pause = pause
        self._sleep = sleep
        self._clock = clock
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def ask(self, address: str, *, largest: int, stamp: Stamp | None = None) -> Answer | None:
        """What is at an address, or None if it has not changed; raises UnreadableSource, also where robots forbid."""
        rules = self._rules_of(address)
        if not rules.can_fetch(ROBOT, address):
            raise UnreadableSource("robots.txt forbids programs to read it", remedy="save the page in a browser")
        self._wait(address, rules)
        return ask(self._client, address, largest=largest, stamp=stamp)

    def _wait(self, address: str, rules: RobotFileParser) -> None:
        """Let the pause pass that lies between two requests to one host."""
        host = _host(address)
        pause = max(self._pause, min(float(rules.crawl_delay(ROBOT) or 0), LONGEST_PAUSE))
        if host in self._asked and (left := self._asked[host] + pause - self._clock()) > 0:
            self._sleep(left)
        self._asked[host] = self._clock()

    def _rules_of(self, address: str) -> RobotFileParser:
        """The robots.txt of an address's host."""
        host = _host(address)
        if host not in self._rules:
            self._rules[host] = self._fetched_rules(host)
        return self._rules[host]

    def _fetched_rules(self, host: str) -> RobotFileParser:
        """RFC 9309, 2.3.1: a missing file allows everything, one that cannot be had forbids everything for now."""
        rules = RobotFileParser()
        try:
            answer = ask(self._client, f"{host}/robots.txt", largest=LARGEST_ROBOTS)
            rules.parse(answer.content.decode("utf-8", "replace").splitlines() if answer else [])
        except Refused as refusal:
            rules.parse(["User-agent: *", "Disallow: /" if refusal.status >= 500 else "Disallow:"])
        except UnreadableSource:
            rules.parse(["User-agent: *", "Disallow: /"])
        return rules


def _host(address: str) -> str:
    """Scheme, host and port of an address.

    >>> _host("https://example.org:8080/a?b")
    'https://example.org:8080'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"

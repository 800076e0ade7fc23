"""One tree of exceptions: every message says what is wrong, where, and what to do."""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors that dateline raises on purpose.

    ``remedy`` is the part that says what to do; it is shown after the message and filed under ``failures``.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message}; {self.remedy}" if self.remedy else message

    @property
    def problem(self) -> str:
        """The message without the remedy."""
        return super().__str__()


class UnreadableSource(DatelineError):
    """A file, feed, line or URL that cannot be turned into a report."""


class BadSetting(DatelineError):
    """A flag, environment variable or line of the configuration file that makes no sense."""


class BadRecord(DatelineError):
    """A record that is missing, damaged, or written by a newer version."""


class UnknownId(DatelineError):
    """An id that the record does not hold."""


class BadDecision(DatelineError):
    """A decision that cannot be made, or that says the opposite of another."""


class MissingModel(DatelineError):
    """The language model is not installed."""


class BrokenSpan(DatelineError):
    """An annotator pointed outside the text or into a block that is not annotated: a defect of ours."""

"""The command line: every command is parse, call, print."""

from __future__ import annotations

import sys

from dateline.errors import DatelineError


def main() -> None:
    """Run a command; an error of ours is one line on stderr and exit status 1."""
    from dateline.cli.app import app

    # It may stand anywhere: one adds it behind a command that has just failed.
    verbose = "--verbose" in sys.argv
    words = [word for word in sys.argv[1:] if word != "--verbose"]
    try:
        app(words)
    except BrokenPipeError:
        # `dateline timeline | head` closes our output early; that is no error.
        sys.stderr.close()
        raise SystemExit(0) from None
    except (DatelineError, OSError) as err:
        if verbose:
            raise
        print(f"dateline: {_line(err)}", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        print("dateline: stopped; what was read is kept, run the same command to go on", file=sys.stderr)
        raise SystemExit(130) from None


def _line(error: Exception) -> str:
    """An error in one line: what, where, what to do."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}; check the path and who may write there"
    return str(error)

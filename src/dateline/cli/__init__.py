"""The command line: every command is parse, call, print."""

from __future__ import annotations

import sys

from dateline.errors import DatelineError


def main() -> None:
    """Run a command; an error of ours is one line on stderr and exit status 1."""
    from dateline.cli.app import app

    try:
        app()
    except DatelineError as err:
        if "--verbose" in sys.argv:
            raise
        print(f"dateline: {err}", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        print("dateline: stopped; what was read is kept, run the same command to go on", file=sys.stderr)
        raise SystemExit(130) from None
    except BrokenPipeError:
        # `dateline timeline | head` closes our output early; that is no error.
        sys.stderr.close()
        raise SystemExit(0) from None

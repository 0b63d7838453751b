"""The door: `visittui` and `python -m visittui`."""

import sys


def main() -> int:
    """Run the command line of this process; the result is its exit code."""
    from visittui.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

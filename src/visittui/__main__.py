"""The door: `visittui` and `python -m visittui`."""

import gc
import sys


def main() -> int:
    """Run the command line of this process; the result is its exit code."""
    # Among modules that are being loaded the collector finds nothing.
    gc.disable()
    try:
        from visittui.cli import run

        gc.enable()
        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

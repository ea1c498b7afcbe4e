"""`python -m dashboard`: the command line, from a checkout that was not installed."""

import sys

from dashboard.cli import main

if __name__ == "__main__":
    sys.exit(main())

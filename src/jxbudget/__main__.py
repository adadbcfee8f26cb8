"""``python -m jxbudget``."""

import sys

from jxbudget.cli import main

if __name__ == "__main__":
    sys.exit(main())

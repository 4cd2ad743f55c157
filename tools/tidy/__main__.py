"""`python3 tools/tidy`: the same as tidy.py."""
import sys

from tidy import main

sys.exit(main())

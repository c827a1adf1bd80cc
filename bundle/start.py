"""The program of a bundle: the command line, or Python for a process that coach starts."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from coach.interpreter import AS_PYTHON, run_as_python

    if sys.argv[1:2] == [AS_PYTHON]:
        run_as_python(sys.argv[2:])
    else:
        from coach.cli import main

        # Opened by a double click there are no arguments: the window is what is wanted.
        sys.exit(main(sys.argv[1:] or ["live"]))

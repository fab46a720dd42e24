"""`python -m lib`: the command line. Results on standard output, the rest on standard error."""

from lib.commands import run

if __name__ == "__main__":
    run()

"""`python -m lib.demo` writes the demonstration base as CSV files into `data/demo/`."""

import sys

from lib.demo import FOLDER, generate, written


def main() -> None:
    """Write each table; the counts go to standard error."""
    tables = generate()
    for table, text in written(tables).items():
        (FOLDER / f"{table}.csv").write_text(text, encoding="utf-8", newline="")
        print(f"{table}: {len(tables[table])}", file=sys.stderr)


if __name__ == "__main__":
    main()

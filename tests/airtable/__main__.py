"""`python -m tests.airtable PORT [PENALTY]`: the service with one empty base, to try things by hand."""

import sys
import time

from tests.airtable.bases import BASE, TOKEN
from tests.airtable.model import Base
from tests.airtable.server import serving
from tests.airtable.service import READ, WRITE, Service


def main() -> None:
    service = Service({BASE: Base(BASE)}, {TOKEN: READ | WRITE})
    service.limits.penalty_s = float(sys.argv[2]) if len(sys.argv) > 2 else 30
    with serving(service, int(sys.argv[1])) as server:
        print(f"AIRTABLE_URL={server.url} AIRTABLE_BASE_ID={BASE} AIRTABLE_TOKEN={TOKEN}")
        while True:
            time.sleep(10)
            print(f"{len(service.requests)} requests, {service.limits.refused} refused", flush=True)


if __name__ == "__main__":
    main()

"""Prints the answer to a query: CSV, JSON lines, or a table for people."""

from __future__ import annotations

import csv
import json
import sys

from rich.console import Console
from rich.table import Table

from annotations.host.query import Answer

FORMATS = ("csv", "json", "table")


def print_answer(answer: Answer, form: str) -> None:
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    elif form == "json":
        for record in answer.records():
            print(json.dumps(record, default=str))
    else:
        table = Table(*answer.columns)
        for row in answer.rows:
            table.add_row(*["" if value is None else str(value) for value in row])
        Console().print(table)

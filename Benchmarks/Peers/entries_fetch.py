"""What fetching a long list of time entries takes in Python, with requests, json and dataclasses, for comparison.

usage: entries_fetch.py BASE WORKSPACE USER PAGE_SIZE

Reads commands from standard input: "fetch". Answers each with the nanoseconds that it took and how many entries there
were.
"""

import dataclasses
import datetime
import json
import sys
import time

import requests


@dataclasses.dataclass(slots=True)
class Interval:
    start: datetime.datetime
    end: datetime.datetime | None
    duration: str | None


@dataclasses.dataclass(slots=True)
class Entry:
    id: str
    description: str | None
    workspace: str
    user: str
    project: str | None
    task: str | None
    tags: list
    billable: bool
    locked: bool
    kind: str
    interval: Interval
    hourly_rate: dict | None
    cost_rate: dict | None
    custom_fields: list


def moment(text):
    return datetime.datetime.fromisoformat(text) if text else None


def entry(row):
    interval = row["timeInterval"]
    return Entry(
        row["id"],
        row.get("description"),
        row["workspaceId"],
        row["userId"],
        row.get("projectId"),
        row.get("taskId"),
        row.get("tagIds") or [],
        row["billable"],
        row["isLocked"],
        row["type"],
        Interval(moment(interval["start"]), moment(interval.get("end")), interval.get("duration")),
        row.get("hourlyRate"),
        row.get("costRate"),
        row.get("customFieldValues") or [],
    )


def fetch(session, address, size):
    page, count = 1, 0
    while True:
        answer = session.get(address, params={"page": page, "page-size": size}, timeout=30)
        answer.raise_for_status()
        count += sum(1 for row in json.loads(answer.content) if entry(row).interval.end)
        if answer.headers["Last-Page"] == "true":
            return count
        page += 1


def main():
    base, workspace, user, size = sys.argv[1:]
    session = requests.Session()
    session.headers["X-Api-Key"] = "benchmark-key"
    address = f"{base}/workspaces/{workspace}/user/{user}/time-entries"
    for line in sys.stdin:
        begin = time.perf_counter_ns()
        count = fetch(session, address, int(size))
        print(time.perf_counter_ns() - begin, count, flush=True)


main()

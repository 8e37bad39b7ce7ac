"""Uses two clients of Clockify that others wrote for Python, as their pages show, against a server.

usage: use_clients.py ADDRESS

Reads the API key from the first line of standard input. Prints one line for each call, "CLIENT CALL: what it gave".
"""

import datetime
import logging
import sys

import clockify_sdk.config
from clockify_api_client.client import ClockifyAPIClient
from clockify_sdk.client import Clockify

HOUR = datetime.timedelta(hours=1)
NINE = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.timezone.utc)


def say(client, call, result):
    print(f"{client} {call}: {result}", flush=True)


def use_sdk(address, key):
    clockify_sdk.config.Config.BASE_URL = f"{address}/api/v1"
    clockify_sdk.config.Config.REPORTS_URL = f"{address}/report/v1"
    with Clockify(api_key=key) as client:
        say("sdk", "user", client.users.get_current_user()["name"])
        say("sdk", "workspace", client.workspace_id)
        customer = client.clients.create("Analytical Society")
        project = client.projects.create("Note H", client_id=customer["id"], billable=True)
        say("sdk", "project", client.projects.get_by_id(project["id"])["name"])
        names = [row["name"] for row in client.projects.get_all()]
        say("sdk", "projects", "Note H" in names)
        task = client.tasks.create(project["id"], "Diagram")
        say("sdk", "tasks", [row["name"] for row in client.tasks.get_all(project["id"])])
        entry = client.time_entries.create(
            start=NINE, end=NINE + HOUR, project_id=project["id"], task_id=task["id"], description="Cards"
        )
        say("sdk", "entry", entry["timeInterval"]["duration"])
        entry = client.time_entries.update(
            entry["id"], start=NINE, end=NINE + 2 * HOUR, project_id=project["id"], description="More cards"
        )
        say("sdk", "changed", (entry["description"], entry["timeInterval"]["duration"]))
        rows = client.time_entries.get_by_user_id(client.user_id, start=NINE - 24 * HOUR, end=NINE + 24 * HOUR)
        say("sdk", "entries", [row["description"] for row in rows])
        say("sdk", "running", client.time_entries.get_all_in_progress())
        report = client.reports.get_summary(NINE - HOUR, NINE + 3 * HOUR, group_by=["PROJECT"])
        say("sdk", "summary", report["totals"][0]["totalTime"])
        report = client.reports.get_detailed(NINE - HOUR, NINE + 3 * HOUR)
        say("sdk", "detailed", [row["description"] for row in report["timeentries"]])


def use_api_client(address, key):
    client = ClockifyAPIClient().build(key, "api.clockify.me/v1")
    # It has its host built in.
    for part in (client.users, client.workspaces, client.projects, client.tasks, client.time_entries):
        part.base_url = f"{address}/api/v1"
    client.reports.base_url = f"{address}/report/v1"
    user = client.users.get_current_user()
    say("api-client", "user", user["name"])
    workspace = client.workspaces.get_workspaces()[0]["id"]
    say("api-client", "workspace", workspace)
    projects = client.projects.get_projects(workspace, {"name": "Note H"})
    say("api-client", "projects", [row["name"] for row in projects])
    task = client.tasks.add_task(workspace, projects[0]["id"], "Proof")
    say("api-client", "task", client.tasks.get_task(workspace, projects[0]["id"], task["id"])["name"])
    payload = {"start": "2026-03-03T09:00:00Z", "end": "2026-03-03T09:30:00Z", "description": "Proof reading"}
    entry = client.time_entries.add_time_entry(workspace, user["id"], payload)
    payload["description"] = "Proofs read"
    say("api-client", "changed", client.time_entries.update_time_entry(workspace, entry["id"], payload)["description"])
    rows = client.time_entries.get_time_entries(workspace, user["id"], {"start": "2026-03-03T00:00:00Z"})
    say("api-client", "entries", [row["description"] for row in rows])


def main():
    logging.disable(logging.CRITICAL)
    key = sys.stdin.readline().strip()
    use_sdk(sys.argv[1], key)
    use_api_client(sys.argv[1], key)


main()

"""Validates requests against an OpenAPI 3.0 document.

usage: validate_requests.py DOCUMENT < LOG

Each line of the log is a JSON object: method, path (with its query), contentType and body (a text, or null for none).
Prints one line for each fault, and a last one "N requests, M operations". Ends with status 1 when there was a fault.

The document's schemas are taken more strictly than they are written: a member of a body, or a name in a query, that an
operation does not list is a fault. An object of which nothing more is said may be any value.
"""

import json
import re
import sys
import urllib.parse

import jsonschema

METHODS = ("get", "post", "put", "patch", "delete")
# What stands before "/v1/" on the hosts that the document's servers name.
PREFIXES = ("/api", "/report", "")


def strict(node):
    """The schema in the dialect of the validator: null where it may be, and no member that is not listed."""
    if isinstance(node, list):
        return [strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: strict(value) for key, value in node.items() if key not in ("example", "xml", "discriminator")}
    if result.get("type") == "object" and not {"properties", "additionalProperties", "allOf", "oneOf"} & result.keys():
        # So it is written for the value of a custom field, which may be a text, a number, a list or nothing.
        del result["type"]
    days = result.get("properties", {}).get("workingDays", {})
    if days.get("type") == "string":
        # Written as one name, with a list of names for an example: a list is meant.
        result["properties"]["workingDays"] = {"type": "array", "items": days}
    if "properties" in result and result.get("type", "object") == "object":
        result.setdefault("additionalProperties", False)
    if result.pop("nullable", False):
        result = {"anyOf": [result, {"type": "null"}]}
    return result


class Document:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.source = json.load(file)
        self.components = strict(self.source["components"])
        # Written as an object; the examples of the operation that names it are ids.
        self.components["schemas"]["TimeEntryId"] = {"type": "string"}
        self.operations = []
        for template, methods in self.source["paths"].items():
            pattern = re.compile("".join(self.part(part) for part in re.split(r"(\{[^}]+\})", template)) + "$")
            for method, operation in methods.items():
                if method in METHODS:
                    shared = methods.get("parameters", [])
                    fixed = len(re.sub(r"\{[^}]+\}", "", template))
                    self.operations.append((method, template, pattern, fixed, operation, shared))

    @staticmethod
    def part(text):
        return "[^/]+" if text.startswith("{") else re.escape(text)

    def find(self, method, path):
        """The operation of a request: the one whose path has most that is fixed, as `/status/in-progress` before `/{id}`."""
        found = [
            candidate
            for candidate in self.operations
            if candidate[0] == method
            and any(path.startswith(prefix) and candidate[2].match(path[len(prefix) :]) for prefix in PREFIXES)
        ]
        return max(found, key=lambda candidate: candidate[3], default=None)

    def faults(self, schema, value):
        root = {"components": self.components, **strict(schema)}
        validator = jsonschema.Draft202012Validator(root)
        for error in validator.iter_errors(value):
            place = "/".join(str(part) for part in error.absolute_path)
            # The message quotes the value; ours are invented.
            yield f"{place or 'the body'}: {error.message}"


def text_value(schema, text):
    """The value of a parameter, which travels as text, as its schema wants it."""
    kind = schema.get("type")
    if kind in ("integer", "number"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    return text


def check(document, request):
    target = urllib.parse.urlsplit(request["path"])
    operation = document.find(request["method"].lower(), target.path)
    if operation is None:
        return None, ["there is no such operation"]
    method, template, _, _, description, shared = operation
    faults = []
    parameters = {p["name"]: p for p in [*shared, *description.get("parameters", [])] if p["in"] == "query"}
    sent = urllib.parse.parse_qsl(target.query, keep_blank_values=True)
    for name, text in sent:
        if name not in parameters:
            faults.append(f"the query {name} is not listed")
            continue
        schema = parameters[name].get("schema", {})
        if schema.get("type") == "array":
            values = text.split(",") if parameters[name].get("explode") is False else [text]
            schema = schema.get("items", {})
        else:
            values = [text]
        for value in values:
            faults += [f"the query {name}, {fault}" for fault in document.faults(schema, text_value(schema, value))]
    for name, parameter in parameters.items():
        if parameter.get("required") and name not in dict(sent):
            faults.append(f"the query {name} is missing")
    body = description.get("requestBody")
    if request["body"] is None:
        if body is not None and body.get("required"):
            faults.append("the body is missing")
    elif body is None:
        faults.append("no body is taken")
    else:
        kind = (request["contentType"] or "").split(";")[0]
        content = body["content"].get(kind)
        if content is None:
            faults.append(f"the body is {kind}, which is not listed")
        elif kind == "application/json":
            faults += document.faults(content["schema"], json.loads(request["body"]))
        elif kind == "multipart/form-data":
            names = re.findall(r'form-data; name="([^"]+)"', request["body"])
            listed = content["schema"].get("properties", {})
            faults += [f"the part {name} is not listed" for name in names if name not in listed]
            if not names:
                faults.append("the body has no part")
    return f"{method.upper()} {template}", faults


def main():
    document = Document(sys.argv[1])
    seen, count, failed = set(), 0, False
    for line in sys.stdin:
        request = json.loads(line)
        count += 1
        operation, faults = check(document, request)
        seen.add(operation)
        for fault in faults:
            failed = True
            print(f"{request['method']} {request['path']}: {fault}")
    print(f"{count} requests, {len(seen - {None})} operations")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
